import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { synthesised } from '../support/synth.ts';

const templateSchema = z.object({
  Parameters: z.record(z.string(), z.record(z.string(), z.unknown())),
  Resources: z.record(
    z.string(),
    z.looseObject({ Type: z.string(), Properties: z.record(z.string(), z.unknown()).default({}) }),
  ),
});

export type Template = z.output<typeof templateSchema>;
/** Properties as the template has them: intrinsic functions unresolved. */
export type Properties = Record<string, unknown>;

export async function readTemplate(): Promise<Template> {
  const text = await readFile(join(await synthesised(), 'AnchorAwards.template.json'), 'utf8');
  return templateSchema.parse(JSON.parse(text));
}

/** Logical id and properties of every resource of a type. */
export function resourcesOf(template: Template, type: string): [string, Properties][] {
  return Object.entries(template.Resources)
    .filter(([, resource]) => resource.Type === type)
    .map(([id, resource]) => [id, resource.Properties]);
}

/** The one resource of a type. */
export function onlyResourceOf(template: Template, type: string): Properties {
  const [first, ...others] = resourcesOf(template, type);
  if (first === undefined || others.length > 0) throw new Error(`Expected exactly one ${type}`);
  return first[1];
}

/** The logical id that a `Ref`, a `Fn::GetAtt` or a `Fn::Join` around one of them points to. */
export function referred(value: unknown): string {
  const [id] = references(value);
  if (id === undefined) throw new Error(`Refers to no resource: ${JSON.stringify(value)}`);
  return id;
}

/** Every logical id that a value refers to. */
export function references(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(references);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    if (key === 'Ref') return String(inner).startsWith('AWS::') ? [] : [String(inner)];
    if (key === 'Fn::GetAtt' && Array.isArray(inner)) return [String(inner[0])];
    return references(inner);
  });
}

/** The name of the function (its folder) behind a logical id. */
export function functionName(template: Template, id: string): string {
  const variables = template.Resources[id]?.Properties['Environment'];
  return z.object({ Variables: z.looseObject({ POWERTOOLS_SERVICE_NAME: z.string() }) }).parse(variables)
    .Variables.POWERTOOLS_SERVICE_NAME;
}

/** A machine's definition, complete: references are replaced by the name of the function they point to. */
export function definitionOf(template: Template, machine: 'application' | 'round' | 'award'): unknown {
  const found = resourcesOf(template, 'AWS::StepFunctions::StateMachine').find(([, properties]) =>
    String(properties['StateMachineName']).endsWith(machine),
  );
  const { DefinitionString } = z
    .object({ DefinitionString: z.object({ 'Fn::Join': z.tuple([z.literal(''), z.array(z.unknown())]) }) })
    .parse(found?.[1]);
  const text = DefinitionString['Fn::Join'][1].map((part) =>
    typeof part === 'string'
      ? part
      : `arn:aws:lambda:eu-west-1:123456789012:function:${functionName(template, referred(part))}`,
  );
  return JSON.parse(text.join(''));
}
