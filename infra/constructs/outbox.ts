import { Duration } from 'aws-cdk-lib';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { DynamoEventSource, SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import { outboxPrefix, tableSchema } from '../../shared/store/schema.ts';
import { acknowledge } from './acknowledge.ts';
import type { Alarms } from './alarms.ts';
import type { AnchorFunction } from './anchor-function.ts';
import { deadLetters } from './dead-letters.ts';

export interface OutboxProps {
  readonly dispatch: AnchorFunction;
  readonly table: ITable;
  readonly alarms: Alarms;
}

/** What sets `dispatch` going: new outbox records in the table's stream, and the clock once a minute. */
export class Outbox extends Construct {
  constructor(scope: Construct, id: string, { dispatch, table, alarms }: OutboxProps) {
    super(scope, id);
    dispatch.addEventSource(
      new DynamoEventSource(table, {
        startingPosition: StartingPosition.TRIM_HORIZON,
        batchSize: 25,
        filters: [
          FilterCriteria.filter({
            eventName: FilterRule.isEqual('INSERT'),
            dynamodb: { Keys: { [tableSchema.partitionKey]: { S: FilterRule.beginsWith(outboxPrefix) } } },
          }),
        ],
        reportBatchItemFailures: true,
        bisectBatchOnError: true,
        retryAttempts: 10,
        onFailure: new SqsDlq(deadLetters(this, 'RecordDeadLetters', alarms)),
      }),
    );
    alarms.onStreamOf(dispatch);
    this.everyMinute(dispatch, alarms);
  }

  private everyMinute(dispatch: AnchorFunction, alarms: Alarms): void {
    const queue = deadLetters(this, 'ClockDeadLetters', alarms);
    const role = new Role(this, 'ClockRole', { assumedBy: new ServicePrincipal('scheduler.amazonaws.com') });
    role.addToPolicy(
      new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [dispatch.functionArn] }),
    );
    role.addToPolicy(new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [queue.queueArn] }));
    new CfnSchedule(this, 'Clock', {
      description: 'Drains what fell due: reminders, expiries, and what the stream missed',
      scheduleExpression: 'rate(1 minute)',
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn: dispatch.functionArn,
        roleArn: role.roleArn,
        input: JSON.stringify({ kind: 'clock' }),
        deadLetterConfig: { arn: queue.queueArn },
        // The next minute does the same work: an old tick is not worth keeping.
        retryPolicy: { maximumEventAgeInSeconds: Duration.minutes(5).toSeconds(), maximumRetryAttempts: 3 },
      },
    });
    acknowledge(
      dispatch,
      'AwsSolutions-IAM5[Resource::*]',
      'Listing streams, like tracing, has no resource to name in a policy.',
    );
  }
}
