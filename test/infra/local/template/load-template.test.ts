// biome-ignore-all lint/suspicious/noTemplateCurlyInString: this is CloudFormation's own notation
import { expect, test } from 'vitest';
import { loadTemplate } from '../../../../infra/local/template/load-template.ts';
import { TemplateError } from '../../../../infra/local/template/template-error.ts';
import { place, writeTemplate } from '../runtime/fixture.ts';

const table = {
  Type: 'AWS::DynamoDB::Table',
  Properties: {
    KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
    AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
  },
};

function environmentOf(
  environment: Record<string, unknown>,
  resources: Record<string, unknown> = {},
  rest = {},
) {
  const folder = writeTemplate({ functions: { Fn: { code: '', environment } }, resources, rest });
  return loadTemplate(folder, place).all('AWS::Lambda::Function')[0]?.properties.Environment?.Variables;
}

test('intrinsic functions are evaluated as CloudFormation does', () => {
  expect(
    environmentOf(
      {
        REF: { Ref: 'Table' },
        ARN: { 'Fn::GetAtt': ['Table', 'Arn'] },
        DOTTED: { 'Fn::GetAtt': 'Table.StreamArn' },
        JOIN: { 'Fn::Join': ['-', ['a', { Ref: 'AWS::Region' }, { Ref: 'AWS::NoValue' }]] },
        SUB: { 'Fn::Sub': '${AWS::Partition}/${Table}/${Table.Arn}/${!Literal}' },
        SUB_OWN: { 'Fn::Sub': ['${x}:${AWS::AccountId}', { x: { Ref: 'Table' } }] },
        SELECT: { 'Fn::Select': [1, { 'Fn::Split': ['/', 'a/b/c'] }] },
        YES: { 'Fn::If': ['IsEast', 'east', 'west'] },
        NO: { 'Fn::If': ['IsWest', 'west', { Ref: 'AWS::NoValue' }] },
        PARAMETER: { Ref: 'Tier' },
        MAP: { 'Fn::FindInMap': ['Sizes', { Ref: 'AWS::Region' }, 'small'] },
      },
      { Table: table },
      {
        Parameters: { Tier: { Type: 'String', Default: 'gold' } },
        Mappings: { Sizes: { 'us-east-1': { small: '3' } } },
        Conditions: {
          IsEast: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'us-east-1'] },
          IsWest: {
            'Fn::And': [{ 'Fn::Not': [{ Condition: 'IsEast' }] }, { 'Fn::Or': [{ Condition: 'IsEast' }] }],
          },
        },
      },
    ),
  ).toEqual({
    REF: 'AnchorAwards-Table',
    ARN: 'arn:aws:dynamodb:us-east-1:000000000000:table/AnchorAwards-Table',
    DOTTED: 'arn:aws:dynamodb:us-east-1:000000000000:table/AnchorAwards-Table/stream/local',
    JOIN: 'a-us-east-1',
    SUB: 'aws/AnchorAwards-Table/arn:aws:dynamodb:us-east-1:000000000000:table/AnchorAwards-Table/${Literal}',
    SUB_OWN: 'AnchorAwards-Table:000000000000',
    SELECT: 'b',
    YES: 'east',
    PARAMETER: 'gold',
    MAP: '3',
  });
});

test('addresses of the services become local ones, however the template spells them', () => {
  const resources = {
    Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { ProtocolType: 'HTTP' } },
    Pool: { Type: 'AWS::Cognito::UserPool', Properties: {} },
  };
  const host = (id: string) => ({
    'Fn::Join': [
      '',
      [
        'https://',
        { Ref: id },
        '.execute-api.',
        { Ref: 'AWS::Region' },
        '.',
        { Ref: 'AWS::URLSuffix' },
        '/x',
      ],
    ],
  });
  expect(
    environmentOf(
      {
        ENDPOINT: { 'Fn::GetAtt': ['Api', 'ApiEndpoint'] },
        JOINED: host('Api'),
        ISSUER: { 'Fn::GetAtt': ['Pool', 'ProviderURL'] },
        ISSUER_JOINED: { 'Fn::Sub': 'https://cognito-idp.${AWS::Region}.amazonaws.com/${Pool}' },
      },
      resources,
    ),
  ).toEqual({
    ENDPOINT: 'http://localhost:3000',
    JOINED: 'http://localhost:3000/x',
    ISSUER: 'http://localhost:3000/_local/oidc',
    ISSUER_JOINED: 'http://localhost:3000/_local/oidc',
  });
});

test('a resource has the same names on every start, its own where the template gives one', () => {
  const load = () =>
    loadTemplate(
      writeTemplate({
        resources: {
          Table: table,
          Named: {
            ...table,
            Properties: { ...table.Properties, TableName: { 'Fn::Sub': 'awards-${AWS::Region}' } },
          },
          Files: { Type: 'AWS::S3::Bucket', Properties: {} },
        },
      }),
      place,
    );
  const names = () =>
    [...load().all('AWS::DynamoDB::Table'), ...load().all('AWS::S3::Bucket')].map(({ ref }) => ref);
  expect(names()).toEqual(['AnchorAwards-Table', 'awards-us-east-1', 'anchorawards-files']);
  expect(names()).toEqual(names());
});

test.each([
  [
    'an unknown type',
    { Mesh: { Type: 'AWS::AppMesh::Mesh', Properties: {} } },
    'Mesh (AWS::AppMesh::Mesh): this resource type is not known to the local runtime',
  ],
  [
    'an unknown property',
    { Table: { ...table, Properties: { ...table.Properties, ImportSourceSpecification: {} } } },
    'Table (AWS::DynamoDB::Table): property ImportSourceSpecification is not supported by the local runtime',
  ],
  [
    'an unknown property further down',
    {
      Q: {
        Type: 'AWS::Scheduler::Schedule',
        Properties: { ScheduleExpression: 'rate(1 minute)', Target: { Arn: 'a', EcsParameters: {} } },
      },
    },
    'Q (AWS::Scheduler::Schedule): property Target.EcsParameters is not supported by the local runtime',
  ],
  [
    'a value of the wrong kind',
    { Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { ProtocolType: 'WEBSOCKET' } } },
    'Api (AWS::ApiGatewayV2::Api): property ProtocolType: Invalid input: expected "HTTP"',
  ],
  [
    'an import from another stack',
    { Table: { ...table, Properties: { ...table.Properties, TableName: { 'Fn::ImportValue': 'x' } } } },
    'Table (AWS::DynamoDB::Table): Fn::ImportValue is not supported by the local runtime: one laptop runs one stack, and there is no other to import from',
  ],
  [
    'a reference to nothing',
    { Table: { ...table, Properties: { ...table.Properties, TableName: { Ref: 'Nobody' } } } },
    'Table (AWS::DynamoDB::Table): There is no resource, parameter or pseudo parameter Nobody',
  ],
])('%s stops the start with one clear message', (_what, resources, message) => {
  const folder = writeTemplate({ resources });
  expect(() => loadTemplate(folder, place)).toThrow(new TemplateError(message));
});

test('types without meaning on a laptop are left out, and so is a resource whose condition is false', () => {
  const folder = writeTemplate({
    resources: {
      Role: { Type: 'AWS::IAM::Role', Properties: { Whatever: { 'Fn::ImportValue': 'x' } } },
      Alarm: { Type: 'AWS::CloudWatch::Alarm', Properties: {} },
      Metadata: { Type: 'AWS::CDK::Metadata', Properties: {} },
      Table: { ...table, Condition: 'Never' },
    },
    rest: { Conditions: { Never: { 'Fn::Equals': ['a', 'b'] } } },
  });
  expect(loadTemplate(folder, place).all('AWS::DynamoDB::Table')).toEqual([]);
});
