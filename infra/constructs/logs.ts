import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';

/** Long enough to look into a complaint, short enough not to keep what nobody reads. Audit events are in the table. */
export const logRetention = RetentionDays.THREE_MONTHS;

/**
 * A log group that another service writes to. The prefix keeps those services from growing the account's log
 * resource policy with every group until it is full.
 */
export function vendedLogs(scope: Construct, id: string, name: string): LogGroup {
  return new LogGroup(scope, id, {
    logGroupName: `/aws/vendedlogs/${Stack.of(scope).stackName}/${name}`,
    retention: logRetention,
    removalPolicy: RemovalPolicy.DESTROY,
  });
}
