import * as z from 'zod';
import { tags, unused } from './schema-parts.ts';

export const emailIdentitySchema = z.strictObject({
  EmailIdentity: z.string(),
  ConfigurationSetAttributes: z.strictObject({ ConfigurationSetName: z.string().optional() }).optional(),
  // Signing and return paths are about delivery over the real internet.
  DkimAttributes: unused,
  DkimSigningAttributes: unused,
  FeedbackAttributes: unused,
  MailFromAttributes: unused,
  ...tags,
});

export const configurationSetSchema = z.strictObject({
  Name: z.string().optional(),
  DeliveryOptions: unused,
  ReputationOptions: unused,
  SendingOptions: unused,
  SuppressionOptions: unused,
  TrackingOptions: unused,
  VdmOptions: unused,
  ArchivingOptions: unused,
  ...tags,
});

export const eventDestinationSchema = z.strictObject({
  ConfigurationSetName: z.string(),
  EventDestination: z.strictObject({
    Name: unused,
    Enabled: z.boolean(),
    MatchingEventTypes: z.array(z.string()),
    EventBridgeDestination: z.strictObject({ EventBusArn: z.string() }),
  }),
});

/** Sign-in itself is the local provider's; what a pool asks of passwords, mails and devices has no use here. */
export const userPoolSchema = z.strictObject({
  UserPoolName: z.string().optional(),
  AccountRecoverySetting: unused,
  AdminCreateUserConfig: unused,
  AliasAttributes: unused,
  AutoVerifiedAttributes: unused,
  DeletionProtection: unused,
  DeviceConfiguration: unused,
  EmailConfiguration: unused,
  EmailVerificationMessage: unused,
  EmailVerificationSubject: unused,
  EnabledMfas: unused,
  MfaConfiguration: unused,
  Policies: unused,
  Schema: unused,
  SmsVerificationMessage: unused,
  UserAttributeUpdateSettings: unused,
  UserPoolAddOns: unused,
  UserPoolTags: unused,
  UserPoolTier: unused,
  UsernameAttributes: unused,
  UsernameConfiguration: unused,
  VerificationMessageTemplate: unused,
});

export const userPoolClientSchema = z.strictObject({
  UserPoolId: z.string(),
  ClientName: z.string().optional(),
  CallbackURLs: z.array(z.string()).default([]),
  LogoutURLs: z.array(z.string()).default([]),
  DefaultRedirectURI: unused,
  /** Clients of the local provider are public ones with PKCE; it keeps no secrets. */
  GenerateSecret: z.literal(false).optional(),
  AccessTokenValidity: unused,
  AllowedOAuthFlows: unused,
  AllowedOAuthFlowsUserPoolClient: unused,
  AllowedOAuthScopes: unused,
  AuthSessionValidity: unused,
  EnablePropagateAdditionalUserContextData: unused,
  EnableTokenRevocation: unused,
  ExplicitAuthFlows: unused,
  IdTokenValidity: unused,
  PreventUserExistenceErrors: unused,
  ReadAttributes: unused,
  RefreshTokenValidity: unused,
  SupportedIdentityProviders: unused,
  TokenValidityUnits: unused,
  WriteAttributes: unused,
});

export const userPoolDomainSchema = z.strictObject({
  Domain: z.string(),
  UserPoolId: z.string(),
  ManagedLoginVersion: unused,
  CustomDomainConfig: unused,
});

export const userPoolGroupSchema = z.strictObject({
  GroupName: z.string(),
  UserPoolId: z.string(),
  Description: unused,
  Precedence: unused,
  RoleArn: unused,
});
