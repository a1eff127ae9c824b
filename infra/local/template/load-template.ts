import type * as z from 'zod';
import { type Resource, readAssets, readTemplate, type Template } from './cloudformation.ts';
import { reasonToIgnore } from './ignored-types.ts';
import { noValue, resolve, type Scope } from './intrinsics.ts';
import {
  attributeOf,
  describeResource,
  nameProperties,
  type PhysicalResource,
  type Place,
} from './physical-names.ts';
import { isRunningType, type PropertiesOf, type RunningType, runningTypes } from './running-types.ts';
import { TemplateError } from './template-error.ts';

/** One resource that runs here: names fixed, intrinsics resolved, properties checked. */
export interface RunningResource<T extends RunningType> {
  readonly logicalId: string;
  readonly ref: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly properties: PropertiesOf<T>;
}

/** The synthesised template, ready to run. */
export interface LocalTemplate {
  readonly place: Place;
  /** Every resource of a type, in the template's order. */
  all<T extends RunningType>(type: T): readonly RunningResource<T>[];
  /** The folder of an asset by its object key; throws a TemplateError when the manifest lacks it. */
  assetFolder(objectKey: string): string;
}

function explain(logicalId: string, type: string, error: z.ZodError): TemplateError {
  const said = error.issues.map((issue) => {
    const path = issue.path.join('.');
    if (issue.code === 'unrecognized_keys')
      return issue.keys
        .map((key) => `property ${[...issue.path, key].join('.')} is not supported by the local runtime`)
        .join('; ');
    return `property ${path}: ${issue.message}`;
  });
  return new TemplateError(`${logicalId} (${type}): ${said.join('; ')}`);
}

/** The scope intrinsics are resolved in, and the physical resource behind each logical id. */
function scopeOf(
  template: Template,
  place: Place,
): { scope: Scope; physical: (logicalId: string) => PhysicalResource } {
  const known = new Map<string, PhysicalResource>();
  const pseudo: Readonly<Record<string, unknown>> = {
    'AWS::Region': place.region,
    'AWS::AccountId': place.account,
    'AWS::Partition': 'aws',
    'AWS::URLSuffix': 'amazonaws.com',
    'AWS::StackName': place.stack,
    'AWS::StackId': `arn:aws:cloudformation:${place.region}:${place.account}:stack/${place.stack}/local`,
    'AWS::NotificationARNs': [],
    'AWS::NoValue': noValue,
  };

  function physical(logicalId: string): PhysicalResource {
    const found = known.get(logicalId);
    if (found !== undefined) return found;
    const resource = template.Resources[logicalId];
    if (resource === undefined)
      throw new TemplateError(`There is no resource, parameter or pseudo parameter ${logicalId}`);
    const given = resolve(resource.Properties[nameProperties[resource.Type] ?? ''], scope);
    const made = describeResource(
      resource.Type,
      logicalId,
      typeof given === 'string' ? given : undefined,
      place,
    );
    known.set(logicalId, made);
    return made;
  }

  function parameter(name: string): unknown {
    const value = place.parameters?.[name] ?? template.Parameters[name]?.Default;
    if (value === undefined)
      throw new TemplateError(`Parameter ${name} has no default, and nobody to ask on a laptop`);
    return value;
  }

  const scope: Scope = {
    ref: (name) => {
      if (Object.hasOwn(pseudo, name)) return pseudo[name];
      return Object.hasOwn(template.Parameters, name) ? parameter(name) : physical(name).ref;
    },
    attribute: (logicalId, attribute) =>
      attributeOf(physical(logicalId), template.Resources[logicalId]?.Type ?? '', logicalId, attribute),
    condition: (name) => {
      if (!Object.hasOwn(template.Conditions, name)) throw new TemplateError(`There is no condition ${name}`);
      return resolve(template.Conditions[name], scope) === true;
    },
    mapping: (map, first, second) => {
      const value = template.Mappings[map]?.[first]?.[second];
      if (value === undefined) throw new TemplateError(`Mapping ${map} has no entry ${first}.${second}`);
      return value;
    },
  };
  return { scope, physical };
}

/** Addresses that a template spells out with the service's host names, and what answers for them here. */
function localAddresses(template: Template, scope: Scope, place: Place): (text: string) => string {
  const pairs = Object.entries(template.Resources).flatMap(
    ([logicalId, { Type: type }]): [string, string][] => {
      if (type === 'AWS::ApiGatewayV2::Api')
        return [[`https://${scope.ref(logicalId)}.execute-api.${place.region}.amazonaws.com`, place.baseUrl]];
      if (type === 'AWS::Cognito::UserPool')
        return [[`https://${scope.attribute(logicalId, 'ProviderName')}`, place.issuer]];
      return [];
    },
  );
  return (text) => pairs.reduce((sofar, [from, to]) => sofar.replaceAll(from, to), text);
}

function mapText(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((item) => mapText(item, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapText(item, change)]));
}

/** Loads a synthesised template, refusing everything that this runtime does not know, by name. */
export function loadTemplate(folder: string, place: Place): LocalTemplate {
  const template = readTemplate(folder, place.stack);
  const assets = readAssets(folder, place.stack);
  const { scope, physical } = scopeOf(template, place);
  const localise = localAddresses(template, scope, place);
  const running = new Map<RunningType, RunningResource<RunningType>[]>();

  function read(logicalId: string, resource: Resource): void {
    const { Type: type, Condition: condition } = resource;
    if (condition !== undefined && !scope.condition(condition)) return;
    if (!isRunningType(type)) {
      if (reasonToIgnore(type) !== undefined) return;
      throw new TemplateError(`${logicalId} (${type}): this resource type is not known to the local runtime`);
    }
    const properties = mapText(resolve(resource.Properties, scope), localise);
    const parsed = runningTypes[type].safeParse(properties);
    if (!parsed.success) throw explain(logicalId, type, parsed.error);
    running.set(type, [
      ...(running.get(type) ?? []),
      { logicalId, ...physical(logicalId), properties: parsed.data },
    ]);
  }

  for (const [logicalId, resource] of Object.entries(template.Resources)) {
    try {
      read(logicalId, resource);
    } catch (error) {
      if (error instanceof TemplateError && !error.message.startsWith(logicalId))
        throw new TemplateError(`${logicalId} (${resource.Type}): ${error.message}`);
      throw error;
    }
  }

  return {
    place,
    all: <T extends RunningType>(type: T) => (running.get(type) ?? []) as unknown as RunningResource<T>[],
    assetFolder: (objectKey) => {
      const found = assets.get(objectKey);
      if (found === undefined) throw new TemplateError(`The assets manifest has no file ${objectKey}`);
      return found;
    },
  };
}
