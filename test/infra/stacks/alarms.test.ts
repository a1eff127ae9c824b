import { beforeAll, describe, expect, it } from 'vitest';
import {
  functionName,
  onlyResourceOf,
  readTemplate,
  references,
  resourcesOf,
  type Template,
} from '../template.ts';

let template: Template;
beforeAll(async () => {
  template = await readTemplate();
});

describe('alarms', () => {
  it('watch every dead-letter queue', () => {
    for (const [id] of resourcesOf(template, 'AWS::SQS::Queue')) {
      expect(metricsOn(id)).toContain('ApproximateNumberOfMessagesVisible');
    }
  });

  it('watch every machine for failed, timed out and aborted executions', () => {
    const machines = resourcesOf(template, 'AWS::StepFunctions::StateMachine');
    expect(machines).toHaveLength(3);
    for (const [id] of machines) {
      expect(metricsOn(id)).toEqual(
        expect.arrayContaining(['ExecutionsFailed', 'ExecutionsTimedOut', 'ExecutionsAborted']),
      );
    }
  });

  it('watch every function for errors and throttles, and the outbox for being late', () => {
    for (const [id] of resourcesOf(template, 'AWS::Lambda::Function')) {
      expect(metricsOn(id)).toEqual(expect.arrayContaining(['Errors', 'Throttles']));
      if (functionName(template, id) === 'dispatch') expect(metricsOn(id)).toContain('IteratorAge');
    }
  });

  it('ring on one topic that CloudWatch may publish to', () => {
    const [topic] = resourcesOf(template, 'AWS::SNS::Topic').map(([id]) => id);
    for (const [, alarm] of resourcesOf(template, 'AWS::CloudWatch::Alarm')) {
      expect(references(alarm['AlarmActions'])).toEqual([topic]);
    }
    const policy = onlyResourceOf(template, 'AWS::SNS::TopicPolicy');
    expect(JSON.stringify(policy)).toContain('cloudwatch.amazonaws.com');
  });
});

function metricsOn(id: string): unknown[] {
  return resourcesOf(template, 'AWS::CloudWatch::Alarm')
    .filter(([, alarm]) => references(alarm['Dimensions']).includes(id))
    .map(([, alarm]) => alarm['MetricName']);
}
