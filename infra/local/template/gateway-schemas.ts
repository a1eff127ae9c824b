import * as z from 'zod';
import { tags, unused } from './schema-parts.ts';

export const apiSchema = z.strictObject({
  Name: unused,
  Description: unused,
  ProtocolType: z.literal('HTTP'),
  DisableExecuteApiEndpoint: unused,
  IpAddressType: unused,
  ...tags,
});

export const integrationSchema = z.strictObject({
  ApiId: z.string(),
  IntegrationType: z.literal('AWS_PROXY'),
  IntegrationUri: z.string(),
  PayloadFormatVersion: z.literal('2.0'),
  TimeoutInMillis: z.number().int().min(50).max(30_000).default(30_000),
  IntegrationMethod: unused,
  Description: unused,
  ConnectionType: z.literal('INTERNET').optional(),
});

export const routeSchema = z.strictObject({
  ApiId: z.string(),
  RouteKey: z.string(),
  Target: z.string(),
  AuthorizationType: z.literal('NONE').optional(),
  ApiKeyRequired: z.literal(false).optional(),
  OperationName: unused,
});

export const stageSchema = z.strictObject({
  ApiId: z.string(),
  StageName: z.literal('$default'),
  AutoDeploy: unused,
  Description: unused,
  AccessLogSettings: unused,
  DefaultRouteSettings: unused,
  RouteSettings: unused,
  ...tags,
});
