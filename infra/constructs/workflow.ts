import { Stack } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { DefinitionBody, LogLevel, StateMachine, StateMachineType } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { application } from '../workflow/application.ts';
import { award } from '../workflow/award.ts';
import { round } from '../workflow/round.ts';
import { acknowledge } from './acknowledge.ts';
import type { Alarms } from './alarms.ts';
import { vendedLogs } from './logs.ts';

export interface WorkflowProps {
  readonly functions: Readonly<Record<'eligibility' | 'review' | 'award' | 'manage', IFunction>>;
  readonly alarms: Alarms;
}

const ids = { application: 'Application', round: 'Round', award: 'Award' } as const;

/** The three state machines, from their definitions in `infra/workflow`. */
export class Workflow extends Construct {
  readonly application: StateMachine;
  readonly round: StateMachine;
  readonly award: StateMachine;

  constructor(scope: Construct, id: string, { functions, alarms }: WorkflowProps) {
    super(scope, id);
    const arns = {
      eligibility: functions.eligibility.functionArn,
      review: functions.review.functionArn,
      award: functions.award.functionArn,
      manage: functions.manage.functionArn,
    };
    this.application = this.machine('application', application(arns), Object.values(arns));
    this.round = this.machine('round', round(arns), [arns.award, arns.manage]);
    this.award = this.machine('award', award(arns), [arns.award, arns.manage]);
    alarms.onMachine(this.application);
    alarms.onMachine(this.round);
    alarms.onMachine(this.award);
  }

  private machine(name: keyof typeof ids, definition: object, functionArns: string[]): StateMachine {
    const id = ids[name];
    const parts = new Construct(this, `${id}Parts`);
    const role = new Role(parts, 'Role', { assumedBy: new ServicePrincipal('states.amazonaws.com') });
    role.addToPolicy(new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: functionArns }));
    acknowledge(
      role,
      'AwsSolutions-IAM5[Resource::*]',
      'X-Ray and the delivery of logs have no resources to name in a policy.',
    );
    const machine = new StateMachine(this, id, {
      stateMachineName: `${Stack.of(this).stackName}-${name}`,
      stateMachineType: StateMachineType.STANDARD,
      definitionBody: DefinitionBody.fromString(Stack.of(this).toJsonString(definition)),
      role,
      tracingEnabled: true,
      logs: {
        destination: vendedLogs(parts, 'Logs', `states-${name}`),
        level: LogLevel.ERROR,
        includeExecutionData: false,
      },
    });
    acknowledge(
      machine,
      'AwsSolutions-SF1',
      'Errors are logged; every move is an audit event in the table, so logging all events would only repeat them.',
    );
    return machine;
  }
}
