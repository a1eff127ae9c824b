import { Duration, Stack } from 'aws-cdk-lib';
import {
  Alarm,
  ComparisonOperator,
  type IMetric,
  type MetricOptions,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';

const period = Duration.minutes(5);
const sum: MetricOptions = { statistic: 'Sum', period };
const maximum: MetricOptions = { statistic: 'Maximum', period };

/** The topic that alarms go to, and the alarms. Whoever is on duty subscribes to the topic; see the README. */
export class Alarms extends Construct {
  readonly topic: Topic;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.topic = new Topic(this, 'Topic', { displayName: 'Anchor Awards alarms', enforceSSL: true });
    // A policy of our own replaces the default one, which let the account's alarms publish.
    this.topic.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [this.topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    );
  }

  /** A dead letter is an effect that did not happen: somebody must look. */
  onDeadLetters(queue: Queue): void {
    this.ring(
      queue,
      'NotEmpty',
      queue.metricApproximateNumberOfMessagesVisible(maximum),
      'Dead letters wait',
    );
  }

  onMachine(machine: StateMachine): void {
    this.ring(machine, 'Failed', machine.metricFailed(sum), 'An execution failed or was handed to an owner');
    this.ring(machine, 'TimedOut', machine.metricTimedOut(sum), 'An execution outlived its limit');
    this.ring(machine, 'Aborted', machine.metricAborted(sum), 'An execution was stopped by hand');
  }

  onFunction(fn: LambdaFunction): void {
    this.ring(fn, 'Errors', fn.metricErrors(sum), 'A function failed');
    this.ring(fn, 'Throttles', fn.metricThrottles(sum), 'A function was throttled');
  }

  /** The outbox is late when its stream is read late. */
  onStreamOf(fn: LambdaFunction): void {
    const age = fn.metric('IteratorAge', maximum);
    this.ring(fn, 'Late', age, 'The outbox is carried out late', Duration.minutes(5).toMilliseconds());
  }

  /** Counters, ledger and applications of a fund do not say the same: nothing else in the system is as grave. */
  onBooks(fn: LambdaFunction): void {
    const differs = new MetricFilter(fn, 'BooksDiffer', {
      logGroup: fn.logGroup,
      filterPattern: FilterPattern.stringValue('$.code', '=', 'ledgerDiffers'),
      metricNamespace: 'AnchorAwards',
      metricName: 'BooksDiffer',
    });
    this.ring(differs, 'Rings', differs.metric(sum), 'The books of a fund do not agree');
  }

  private ring(watched: Construct, id: string, metric: IMetric, description: string, threshold = 1): void {
    const alarm = new Alarm(watched, id, {
      metric,
      threshold,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
      alarmDescription: `${description}: ${watched.node.path}`,
    });
    alarm.addAlarmAction(new SnsAction(this.topic));
  }
}
