import { createHash } from 'node:crypto';
import { TemplateError } from './template-error.ts';

/** Where this stack pretends to be. */
export interface Place {
  readonly region: string;
  readonly account: string;
  readonly stack: string;
  /** The address of the HTTP API, without a trailing slash. */
  readonly baseUrl: string;
  /** The address of the identity provider. */
  readonly issuer: string;
  /** Values of the template's parameters, as a deployment would give them; the others have their defaults. */
  readonly parameters?: Readonly<Record<string, string>>;
}

/** What `Ref` and `Fn::GetAtt` answer for one resource. */
export interface PhysicalResource {
  readonly ref: string;
  readonly attributes: Readonly<Record<string, string>>;
}

function shortHash(text: string, length: number): string {
  return createHash('sha256').update(text).digest('hex').slice(0, length);
}

type Describe = (name: string, place: Place, logicalId: string) => PhysicalResource;

function arn(service: string, resource: (name: string) => string): Describe {
  return (name, { region, account }) => ({
    ref: name,
    attributes: { Arn: `arn:aws:${service}:${region}:${account}:${resource(name)}` },
  });
}

const byType: Readonly<Record<string, Describe>> = {
  'AWS::Lambda::Function': arn('lambda', (name) => `function:${name}`),
  'AWS::Scheduler::Schedule': arn('scheduler', (name) => `schedule/default/${name}`),
  'AWS::Events::Rule': arn('events', (name) => `rule/${name}`),
  'AWS::GuardDuty::MalwareProtectionPlan': arn('guardduty', (name) => `malware-protection-plan/${name}`),
  'AWS::Logs::LogGroup': arn('logs', (name) => `log-group:${name}:*`),
  'AWS::DynamoDB::Table': (name, { region, account }) => {
    const table = `arn:aws:dynamodb:${region}:${account}:table/${name}`;
    return { ref: name, attributes: { Arn: table, StreamArn: `${table}/stream/local` } };
  },
  'AWS::S3::Bucket': (given, { region }) => {
    const name = given.toLowerCase();
    return {
      ref: name,
      attributes: {
        Arn: `arn:aws:s3:::${name}`,
        DomainName: `${name}.s3.amazonaws.com`,
        RegionalDomainName: `${name}.s3.${region}.amazonaws.com`,
      },
    };
  },
  'AWS::StepFunctions::StateMachine': (name, { region, account }) => {
    const machine = `arn:aws:states:${region}:${account}:stateMachine:${name}`;
    return { ref: machine, attributes: { Arn: machine, Name: name } };
  },
  'AWS::SQS::Queue': (name, { region, account }) => ({
    ref: `https://sqs.${region}.amazonaws.com/${account}/${name}`,
    attributes: { Arn: `arn:aws:sqs:${region}:${account}:${name}`, QueueName: name },
  }),
  'AWS::ApiGatewayV2::Api': (_name, { baseUrl }, logicalId) => {
    const id = shortHash(logicalId, 10);
    return { ref: id, attributes: { ApiId: id, ApiEndpoint: baseUrl } };
  },
  'AWS::Cognito::UserPool': (_name, { region, account, issuer }, logicalId) => {
    const id = `${region}_${shortHash(logicalId, 9)}`;
    return {
      ref: id,
      attributes: {
        Arn: `arn:aws:cognito-idp:${region}:${account}:userpool/${id}`,
        ProviderName: `cognito-idp.${region}.amazonaws.com/${id}`,
        ProviderURL: issuer,
        UserPoolId: id,
      },
    };
  },
  'AWS::Cognito::UserPoolClient': (name, _place, logicalId) => {
    const id = shortHash(logicalId, 26);
    return { ref: id, attributes: { ClientId: id, Name: name } };
  },
  'AWS::IAM::Role': (name, { account }) => ({
    ref: name,
    attributes: { Arn: `arn:aws:iam::${account}:role/${name}`, RoleId: name },
  }),
  'AWS::SNS::Topic': (name, { region, account }) => {
    const topic = `arn:aws:sns:${region}:${account}:${name}`;
    return { ref: topic, attributes: { TopicArn: topic, TopicName: name } };
  },
};

/** The property that names a resource, for types that have one. */
export const nameProperties: Readonly<Record<string, string>> = {
  'AWS::Lambda::Function': 'FunctionName',
  'AWS::DynamoDB::Table': 'TableName',
  'AWS::S3::Bucket': 'BucketName',
  'AWS::SQS::Queue': 'QueueName',
  'AWS::StepFunctions::StateMachine': 'StateMachineName',
  'AWS::Scheduler::Schedule': 'Name',
  'AWS::Events::Rule': 'Name',
  'AWS::SES::EmailIdentity': 'EmailIdentity',
  'AWS::SES::ConfigurationSet': 'Name',
  'AWS::Cognito::UserPoolDomain': 'Domain',
  'AWS::Cognito::UserPoolGroup': 'GroupName',
  'AWS::Cognito::UserPoolClient': 'ClientName',
  'AWS::ApiGatewayV2::Stage': 'StageName',
  'AWS::Logs::LogGroup': 'LogGroupName',
};

/** The physical resource behind a logical id: the same on every start of the same template. */
export function describeResource(
  type: string,
  logicalId: string,
  ownName: string | undefined,
  place: Place,
): PhysicalResource {
  const name = ownName ?? `${place.stack}-${logicalId}`;
  const describe = byType[type];

  return describe === undefined ? { ref: name, attributes: {} } : describe(name, place, logicalId);
}

/** One attribute of a resource, or a clear refusal. */
export function attributeOf(
  resource: PhysicalResource,
  type: string,
  logicalId: string,
  attribute: string,
): string {
  const value = resource.attributes[attribute];
  if (value === undefined)
    throw new TemplateError(
      `${logicalId} (${type}): the local runtime has no attribute ${attribute} for this type`,
    );
  return value;
}
