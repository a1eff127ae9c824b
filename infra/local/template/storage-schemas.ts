import * as z from 'zod';
import { tags, unused } from './schema-parts.ts';

const keySchema = z.array(z.strictObject({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) }));

const projection = z.strictObject({
  ProjectionType: z.enum(['ALL', 'KEYS_ONLY', 'INCLUDE']),
  NonKeyAttributes: z.array(z.string()).optional(),
});

const index = z.strictObject({ IndexName: z.string(), KeySchema: keySchema, Projection: projection });

export const tableSchema = z.strictObject({
  TableName: z.string().optional(),
  KeySchema: keySchema,
  AttributeDefinitions: z.array(
    z.strictObject({ AttributeName: z.string(), AttributeType: z.enum(['S', 'N', 'B']) }),
  ),
  GlobalSecondaryIndexes: z
    .array(
      index.extend({ ProvisionedThroughput: unused, OnDemandThroughput: unused, WarmThroughput: unused }),
    )
    .default([]),
  LocalSecondaryIndexes: z.array(index).default([]),
  StreamSpecification: z
    .strictObject({ StreamViewType: z.enum(['KEYS_ONLY', 'NEW_IMAGE', 'OLD_IMAGE', 'NEW_AND_OLD_IMAGES']) })
    .optional(),
  // The service deletes expired items up to days late, so all code filters them itself; here they simply stay.
  TimeToLiveSpecification: unused,
  BillingMode: unused,
  ProvisionedThroughput: unused,
  OnDemandThroughput: unused,
  WarmThroughput: unused,
  PointInTimeRecoverySpecification: unused,
  SSESpecification: unused,
  DeletionProtectionEnabled: unused,
  ContributorInsightsSpecification: unused,
  TableClass: unused,
  ...tags,
});

const corsRule = z.strictObject({
  Id: unused,
  AllowedOrigins: z.array(z.string()),
  AllowedMethods: z.array(z.string()),
  AllowedHeaders: z.array(z.string()).optional(),
  ExposedHeaders: z.array(z.string()).optional(),
  MaxAge: z.number().int().optional(),
});

export const bucketSchema = z.strictObject({
  BucketName: z.string().optional(),
  CorsConfiguration: z.strictObject({ CorsRules: z.array(corsRule) }).optional(),
  VersioningConfiguration: z.strictObject({ Status: z.enum(['Enabled', 'Suspended']) }).optional(),
  /** Every new object is an event on the bus; notifications of other kinds are not known here. */
  NotificationConfiguration: z
    .strictObject({
      EventBridgeConfiguration: z.strictObject({ EventBridgeEnabled: z.boolean().default(true) }),
    })
    .optional(),
  BucketEncryption: unused,
  PublicAccessBlockConfiguration: unused,
  OwnershipControls: unused,
  LifecycleConfiguration: unused,
  LoggingConfiguration: unused,
  ObjectLockEnabled: unused,
  ...tags,
});

/** Queues hold dead letters only: nothing in the template may read from them by an event source. */
export const queueSchema = z.strictObject({
  QueueName: z.string().optional(),
  MessageRetentionPeriod: unused,
  SqsManagedSseEnabled: unused,
  KmsMasterKeyId: unused,
  VisibilityTimeout: unused,
  RedriveAllowPolicy: unused,
  ...tags,
});

/** Every new object of the bucket is scanned: it gets a tag, and what was found is an event on the bus. */
export const malwarePlanSchema = z.strictObject({
  Role: unused,
  ProtectedResource: z.strictObject({
    S3Bucket: z.strictObject({ BucketName: z.string(), ObjectPrefixes: z.array(z.string()).default([]) }),
  }),
  Actions: z
    .strictObject({ Tagging: z.strictObject({ Status: z.enum(['ENABLED', 'DISABLED']) }) })
    .default({ Tagging: { Status: 'DISABLED' } }),
  ...tags,
});
