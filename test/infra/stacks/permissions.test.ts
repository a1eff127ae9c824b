import { beforeAll, describe, expect, it } from 'vitest';
import {
  functionName,
  type Properties,
  readTemplate,
  references,
  referred,
  resourcesOf,
  type Template,
} from '../template.ts';

let template: Template;
beforeAll(async () => {
  template = await readTemplate();
});

describe('permissions', () => {
  /** Services that have no resource to name, with the actions we use of them. */
  const withoutResource = [
    /^xray:(Put|Get)/,
    /^logs:\w*(LogDelivery|LogDeliveries|ResourcePolicy|ResourcePolicies|LogGroups)$/,
    /^dynamodb:ListStreams$/,
  ];
  /** Objects have keys that are made when they are sent; the bucket before the star is named. */
  const onObjects = /^s3:\w*Object\w*$/;
  /** Rules that GuardDuty makes and names itself, under its own condition. */
  const ownRules = /^events:(Put|Delete|Remove|Describe|List)\w+$/;

  it('name their actions and resources, except where a service has none to name', () => {
    const statements = resourcesOf(template, 'AWS::IAM::Policy').flatMap(([, properties]) =>
      statementsOf(properties),
    );
    expect(statements.length).toBeGreaterThan(20);
    for (const { Action, Resource } of statements) {
      expect(Action.filter((action) => action.includes('*'))).toEqual([]);
      if (!JSON.stringify(Resource).includes('*')) continue;
      const text = JSON.stringify(Resource);
      const named = references(Resource).length > 0 && text.endsWith('"/*"]]}');
      const known = [
        ...withoutResource,
        ...(named ? [onObjects] : []),
        ...(text.includes('DO-NOT-DELETE-AmazonGuardDutyMalwareProtectionS3*') ? [ownRules] : []),
      ];
      const unexplained = Action.filter((action) => !known.some((one) => one.test(action)));
      expect(unexplained).toEqual([]);
    }
  });

  it('come from our own policies only', () => {
    for (const [, role] of resourcesOf(template, 'AWS::IAM::Role')) {
      expect(role['ManagedPolicyArns']).toBeUndefined();
    }
  });

  it('let each machine call only functions that its definition calls', () => {
    for (const [, machine] of resourcesOf(template, 'AWS::StepFunctions::StateMachine')) {
      const called = new Set(references(machine['DefinitionString']));
      const allowed = statementsOfRole(referred(machine['RoleArn']))
        .filter(({ Action }) => Action.includes('lambda:InvokeFunction'))
        .flatMap(({ Resource }) => references(Resource));
      expect(new Set(allowed)).toEqual(called);
    }
  });

  it('let dispatch alone start executions, answer task tokens and send mail', () => {
    const outside = /^(states:|ses:)/;
    const able = resourcesOf(template, 'AWS::Lambda::Function')
      .filter(([, properties]) =>
        actionsOfRole(referred(properties['Role'])).some((action) => outside.test(action)),
      )
      .map(([id]) => functionName(template, id));
    expect(able).toEqual(['dispatch']);
  });

  it('close the partitions of who somebody is: intake alone may put something there, and nobody reads it', () => {
    const closed = resourcesOf(template, 'AWS::Lambda::Function').map(([id, properties]) => {
      const denied = statementsOfRole(referred(properties['Role']))
        .filter(({ Effect }) => Effect === 'Deny')
        .filter(({ Condition }) => JSON.stringify(Condition) === JSON.stringify(onlyDemographics))
        .flatMap(({ Action }) => Action);
      return [functionName(template, id), denied.toSorted()] as const;
    });
    const reading = ['BatchGetItem', 'ConditionCheckItem', 'GetItem', 'Query'];
    const everything = [...reading, 'DeleteItem', 'PutItem', 'UpdateItem'];
    for (const [name, denied] of closed)
      expect([name, denied]).toEqual([
        name,
        (name === 'intake' ? reading : everything).map((action) => `dynamodb:${action}`).toSorted(),
      ]);
  });

  it('let files be put into the quarantine and fetched from the clean bucket, by those who need it', () => {
    const names = new Map(
      ['Quarantine', 'Clean'].map((name) => [
        resourcesOf(template, 'AWS::S3::Bucket').find(([id]) => id.includes(name))?.[0] ?? '',
        name.toLowerCase(),
      ]),
    );
    const may = resourcesOf(template, 'AWS::Lambda::Function').flatMap(([id, properties]) =>
      statementsOfRole(referred(properties['Role'])).flatMap(({ Action, Resource }) =>
        Action.filter((action) => action.startsWith('s3:')).flatMap((action) =>
          references(Resource).map(
            (bucket) => `${functionName(template, id)} ${action} ${names.get(bucket) ?? bucket}`,
          ),
        ),
      ),
    );
    expect(new Set(may)).toEqual(
      new Set([
        'intake s3:PutObject quarantine',
        'intake s3:GetObject clean',
        'review s3:GetObject clean',
        'manage s3:GetObject clean',
        'dispatch s3:GetObject quarantine',
        'dispatch s3:GetObjectVersion quarantine',
        'dispatch s3:DeleteObject quarantine',
        'dispatch s3:PutObject clean',
        'dispatch s3:DeleteObject clean',
      ]),
    );
  });
});

const onlyDemographics = { 'ForAnyValue:StringLike': { 'dynamodb:LeadingKeys': ['DEMOGRAPHICS#*'] } };

interface Statement {
  readonly Effect: string;
  readonly Condition?: unknown;
  readonly Action: string[];
  readonly Resource: unknown;
}

function statementsOf(policy: Properties): Statement[] {
  const { Statement } = policy['PolicyDocument'] as {
    Statement: { Effect: string; Condition?: unknown; Action: string | string[]; Resource: unknown }[];
  };
  return Statement.map((statement) => ({ ...statement, Action: [statement.Action].flat() }));
}

function statementsOfRole(roleId: string): Statement[] {
  return resourcesOf(template, 'AWS::IAM::Policy')
    .filter(([, policy]) => references(policy['Roles']).includes(roleId))
    .flatMap(([, policy]) => statementsOf(policy));
}

function actionsOfRole(roleId: string): string[] {
  return statementsOfRole(roleId).flatMap(({ Action }) => Action);
}
