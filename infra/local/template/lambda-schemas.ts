import * as z from 'zod';
import { onFailure, tags, unused } from './schema-parts.ts';

export const functionSchema = z.strictObject({
  FunctionName: z.string().optional(),
  Code: z.strictObject({ S3Bucket: unused, S3Key: z.string() }),
  Handler: z.string(),
  Runtime: z.string().startsWith('nodejs'),
  Timeout: z.number().int().positive().default(3),
  Environment: z.strictObject({ Variables: z.record(z.string(), z.coerce.string()).default({}) }).optional(),
  // Memory, processor type and reserved capacity say how much of a data centre to use.
  MemorySize: unused,
  Architectures: unused,
  EphemeralStorage: unused,
  ReservedConcurrentExecutions: unused,
  Role: unused,
  Description: unused,
  LoggingConfig: unused,
  TracingConfig: unused,
  RuntimeManagementConfig: unused,
  RecursiveLoop: unused,
  DeadLetterConfig: z.strictObject({ TargetArn: z.string() }).optional(),
  ...tags,
});

export const invokeConfigSchema = z.strictObject({
  FunctionName: z.string(),
  Qualifier: z.literal('$LATEST'),
  MaximumRetryAttempts: z.number().int().min(0).max(2).optional(),
  MaximumEventAgeInSeconds: z.number().int().positive().optional(),
  DestinationConfig: onFailure.optional(),
});

export const eventSourceSchema = z.strictObject({
  EventSourceArn: z.string(),
  FunctionName: z.string(),
  StartingPosition: z.enum(['TRIM_HORIZON', 'LATEST']),
  BatchSize: z.number().int().positive().default(100),
  Enabled: z.boolean().default(true),
  FilterCriteria: z.strictObject({ Filters: z.array(z.strictObject({ Pattern: z.string() })) }).optional(),
  FunctionResponseTypes: z.array(z.literal('ReportBatchItemFailures')).default([]),
  BisectBatchOnFunctionError: z.boolean().default(false),
  /** -1: until the record leaves the stream. */
  MaximumRetryAttempts: z.number().int().min(-1).default(-1),
  MaximumRecordAgeInSeconds: z.number().int().min(-1).default(-1),
  DestinationConfig: onFailure.optional(),
  // Waiting for fuller batches and working shards in parallel are matters of cost and throughput.
  MaximumBatchingWindowInSeconds: unused,
  ParallelizationFactor: unused,
  MetricsConfig: unused,
  ...tags,
});
