import type * as z from 'zod';
import { apiSchema, integrationSchema, routeSchema, stageSchema } from './gateway-schemas.ts';
import { eventSourceSchema, functionSchema, invokeConfigSchema } from './lambda-schemas.ts';
import {
  configurationSetSchema,
  emailIdentitySchema,
  eventDestinationSchema,
  userPoolClientSchema,
  userPoolDomainSchema,
  userPoolGroupSchema,
  userPoolSchema,
} from './mail-and-identity-schemas.ts';
import { bucketSchema, malwarePlanSchema, queueSchema, tableSchema } from './storage-schemas.ts';
import { ruleSchema, scheduleSchema, stateMachineSchema } from './workflow-schemas.ts';

/** The resource types this runtime runs, each with the properties it knows. */
export const runningTypes = {
  'AWS::Lambda::Function': functionSchema,
  'AWS::Lambda::EventInvokeConfig': invokeConfigSchema,
  'AWS::Lambda::EventSourceMapping': eventSourceSchema,
  'AWS::ApiGatewayV2::Api': apiSchema,
  'AWS::ApiGatewayV2::Integration': integrationSchema,
  'AWS::ApiGatewayV2::Route': routeSchema,
  'AWS::ApiGatewayV2::Stage': stageSchema,
  'AWS::DynamoDB::Table': tableSchema,
  'AWS::S3::Bucket': bucketSchema,
  'AWS::GuardDuty::MalwareProtectionPlan': malwarePlanSchema,
  'AWS::SQS::Queue': queueSchema,
  'AWS::StepFunctions::StateMachine': stateMachineSchema,
  'AWS::Scheduler::Schedule': scheduleSchema,
  'AWS::Events::Rule': ruleSchema,
  'AWS::SES::EmailIdentity': emailIdentitySchema,
  'AWS::SES::ConfigurationSet': configurationSetSchema,
  'AWS::SES::ConfigurationSetEventDestination': eventDestinationSchema,
  'AWS::Cognito::UserPool': userPoolSchema,
  'AWS::Cognito::UserPoolClient': userPoolClientSchema,
  'AWS::Cognito::UserPoolDomain': userPoolDomainSchema,
  'AWS::Cognito::UserPoolGroup': userPoolGroupSchema,
} as const satisfies Record<string, z.ZodType>;

export type RunningType = keyof typeof runningTypes;

/** The properties of a resource of this type, checked and with defaults. */
export type PropertiesOf<T extends RunningType> = z.output<(typeof runningTypes)[T]>;

export function isRunningType(type: string): type is RunningType {
  return Object.hasOwn(runningTypes, type);
}
