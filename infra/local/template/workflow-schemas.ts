import * as z from 'zod';
import { deadLetterTarget, retryPolicy, tags, unused } from './schema-parts.ts';

export const stateMachineSchema = z.strictObject({
  StateMachineName: z.string().optional(),
  StateMachineType: z.literal('STANDARD').optional(),
  DefinitionString: z.string().optional(),
  Definition: z.record(z.string(), z.unknown()).optional(),
  DefinitionSubstitutions: z.record(z.string(), z.coerce.string()).default({}),
  RoleArn: unused,
  LoggingConfiguration: unused,
  TracingConfiguration: unused,
  EncryptionConfiguration: unused,
  ...tags,
});

export const scheduleSchema = z.strictObject({
  Name: z.string().optional(),
  Description: unused,
  GroupName: unused,
  FlexibleTimeWindow: unused,
  ScheduleExpression: z.string(),
  ScheduleExpressionTimezone: z.string().default('UTC'),
  State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
  Target: z.strictObject({
    Arn: z.string(),
    RoleArn: unused,
    Input: z.string().optional(),
    RetryPolicy: retryPolicy.optional(),
    DeadLetterConfig: deadLetterTarget.optional(),
  }),
});

export const ruleSchema = z.strictObject({
  Name: z.string().optional(),
  Description: unused,
  EventBusName: z.literal('default').optional(),
  EventPattern: z.record(z.string(), z.unknown()).optional(),
  ScheduleExpression: z.string().optional(),
  State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
  RoleArn: unused,
  Targets: z
    .array(
      z.strictObject({
        Arn: z.string(),
        Id: z.string(),
        Input: z.string().optional(),
        RetryPolicy: retryPolicy.optional(),
        DeadLetterConfig: deadLetterTarget.optional(),
      }),
    )
    .default([]),
  ...tags,
});
