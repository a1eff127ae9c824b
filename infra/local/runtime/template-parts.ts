import type { ProtectionPlan } from '../malware/index.ts';
import type { UserPool } from '../oidc/index.ts';
import type { BucketSpec } from '../s3/index.ts';
import type { ConfigurationSet } from '../ses/index.ts';
import type { TemplateMachine } from '../states/index.ts';
import type { LocalTemplate } from '../template/load-template.ts';
import { TemplateError } from '../template/template-error.ts';

/** The template's user pools with their clients and groups. */
export function userPools(template: LocalTemplate): UserPool[] {
  return template.all('AWS::Cognito::UserPool').map(({ ref }) => ({
    poolId: ref,
    clients: template
      .all('AWS::Cognito::UserPoolClient')
      .filter(({ properties }) => properties.UserPoolId === ref)
      .map((client) => ({
        clientId: client.ref,
        callbackUrls: client.properties.CallbackURLs,
        logoutUrls: client.properties.LogoutURLs,
      })),
    groups: template
      .all('AWS::Cognito::UserPoolGroup')
      .filter(({ properties }) => properties.UserPoolId === ref)
      .map(({ properties }) => properties.GroupName),
  }));
}

/** The template's buckets. */
export function buckets(template: LocalTemplate): BucketSpec[] {
  const protectedBuckets = new Set(protectionPlans(template).map(({ bucket }) => bucket));
  return template.all('AWS::S3::Bucket').map(({ ref, properties }) => ({
    name: ref,
    follows: [
      ...(properties.NotificationConfiguration?.EventBridgeConfiguration.EventBridgeEnabled
        ? (['announce'] as const)
        : []),
      ...(protectedBuckets.has(ref) ? (['scan'] as const) : []),
    ],
    versioned: properties.VersioningConfiguration?.Status === 'Enabled',
    cors: (properties.CorsConfiguration?.CorsRules ?? []).map((rule) => ({
      allowedOrigins: rule.AllowedOrigins,
      allowedMethods: rule.AllowedMethods,
      ...(rule.AllowedHeaders === undefined ? {} : { allowedHeaders: rule.AllowedHeaders }),
      ...(rule.ExposedHeaders === undefined ? {} : { exposedHeaders: rule.ExposedHeaders }),
      ...(rule.MaxAge === undefined ? {} : { maxAgeSeconds: rule.MaxAge }),
    })),
  }));
}

/** The template's malware protection plans. One for a bucket that the template does not make cannot work here. */
export function protectionPlans(template: LocalTemplate): ProtectionPlan[] {
  const names = template.all('AWS::S3::Bucket').map(({ ref }) => ref);
  return template
    .all('AWS::GuardDuty::MalwareProtectionPlan')
    .map(({ logicalId, attributes, properties: { ProtectedResource, Actions } }) => {
      const { BucketName: bucket, ObjectPrefixes: prefixes } = ProtectedResource.S3Bucket;
      if (!names.includes(bucket))
        throw new TemplateError(
          `${logicalId} (AWS::GuardDuty::MalwareProtectionPlan): there is no bucket ${bucket} in the template`,
        );
      return {
        arn: attributes['Arn'] ?? logicalId,
        bucket,
        prefixes,
        tags: Actions.Tagging.Status === 'ENABLED',
      };
    });
}

/** Who may send mail. */
export function mailIdentities(template: LocalTemplate): string[] {
  return template.all('AWS::SES::EmailIdentity').map(({ properties }) => properties.EmailIdentity);
}

/** The kinds of events the local mail service knows; a laptop's mail is neither delayed nor rejected. */
const mailEvents = ['send', 'delivery', 'bounce', 'complaint'] as const;

/** The template's configuration sets, each with the events that reach the event bus. */
export function configurationSets(template: LocalTemplate): ConfigurationSet[] {
  const destinations = template
    .all('AWS::SES::ConfigurationSetEventDestination')
    .map(({ properties }) => properties);
  return template.all('AWS::SES::ConfigurationSet').map(({ ref }) => {
    const asked = destinations
      .filter(
        ({ ConfigurationSetName, EventDestination }) =>
          ConfigurationSetName === ref && EventDestination.Enabled,
      )
      .flatMap(({ EventDestination }) =>
        EventDestination.MatchingEventTypes.map((type) => type.toLowerCase()),
      );
    return { name: ref, events: mailEvents.filter((type) => asked.includes(type)) };
  });
}

/** The template's state machines, definitions parsed. */
export function stateMachines(template: LocalTemplate): TemplateMachine[] {
  return template
    .all('AWS::StepFunctions::StateMachine')
    .map(({ logicalId, ref, attributes, properties }) => {
      const { Definition, DefinitionString, DefinitionSubstitutions } = properties;
      const text = (DefinitionString ?? JSON.stringify(Definition ?? null)).replace(
        /\$\{([^}]+)\}/g,
        (whole, name: string) => DefinitionSubstitutions[name] ?? whole,
      );
      try {
        return { arn: ref, name: attributes['Name'] ?? logicalId, definition: JSON.parse(text) as unknown };
      } catch (error) {
        if (!(error instanceof SyntaxError)) throw error;
        throw new TemplateError(
          `${logicalId} (AWS::StepFunctions::StateMachine): property DefinitionString: ${error.message}`,
        );
      }
    });
}
