/** Resource types that a laptop can leave out, each with the reason. A trailing `*` covers a family. */
export const ignoredTypes: Readonly<Record<string, string>> = {
  'AWS::IAM::*': 'there is one user, and nothing checks permissions',
  'AWS::Lambda::Permission': 'there is one user, and nothing checks permissions',
  'AWS::S3::BucketPolicy': 'there is one user, and nothing checks permissions',
  'AWS::SQS::QueuePolicy': 'there is one user, and nothing checks permissions',
  'AWS::SNS::TopicPolicy': 'there is one user, and nothing checks permissions',
  'AWS::Logs::*': 'logs are files in the data folder',
  'AWS::CloudWatch::*': 'nobody watches alarms of a laptop; dead letters are kept and shown',
  'AWS::SNS::*': 'topics carry alarms only',
  'AWS::XRay::*': 'traces are off',
  'AWS::Scheduler::ScheduleGroup': 'a name for schedules, nothing that runs',
  'AWS::Cognito::ManagedLoginBranding': 'the local sign-in page has its own look',
  'AWS::Cognito::UserPoolUICustomizationAttachment': 'the local sign-in page has its own look',
  'AWS::CDK::Metadata': 'statistics about the library that made the template',
};

/** Why this type is left out, or undefined when it is not one of those. */
export function reasonToIgnore(type: string): string | undefined {
  const family = `${type.split('::').slice(0, 2).join('::')}::*`;
  return ignoredTypes[type] ?? ignoredTypes[family];
}
