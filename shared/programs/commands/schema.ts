import * as z from 'zod';
import { programDocument } from '../../domain/program/schema.ts';
import { readReferences } from '../reference.ts';
import type { References } from '../resolve-references.ts';

type Json = Record<string, unknown>;

/** The JSON Schema of a program's YAML, from the same schema that checks it, so that an editor completes and marks it. */
export function yamlSchema(references: References = readReferences()): Json {
  const schema = z.toJSONSchema(programDocument, {
    target: 'draft-2020-12',
    io: 'input',
    reused: 'ref',
    unrepresentable: 'any',
  }) as Json;
  const named = (kind: 'options' | 'area') =>
    [...references].flatMap(([name, one]) => (one.kind === kind ? [name] : [])).sort();
  const properties = schema['properties'] as Json;
  properties['serviceArea'] = {
    anyOf: [
      {
        type: 'object',
        properties: { from: { enum: named('area') }, title: (properties['title'] as Json) ?? {} },
        required: ['from'],
        additionalProperties: false,
      },
      properties['serviceArea'],
    ],
  };
  return { ...(withLists(schema, named('options')) as Json), title: 'A program of Anchor Awards' };
}

/** Questions with options may name a shared list; their own options then come behind it. */
function withLists(node: unknown, names: readonly string[]): unknown {
  if (Array.isArray(node)) return node.map((one) => withLists(one, names));
  if (typeof node !== 'object' || node === null) return node;
  const copy = Object.fromEntries(Object.entries(node).map(([key, one]) => [key, withLists(one, names)]));
  const properties = copy['properties'] as Json | undefined;
  const type = (properties?.['type'] as Json | undefined)?.['const'];
  if (!properties || !['choice', 'choices', 'ranked'].includes(String(type))) return copy;
  const { minItems: _, ...options } = properties['options'] as Json;
  const required = (copy['required'] as readonly string[]).filter((name) => name !== 'options');
  return {
    ...copy,
    properties: { ...properties, options, optionsFrom: { enum: names } },
    required,
    anyOf: [{ required: ['options'] }, { required: ['optionsFrom'] }],
  };
}

/** The file's text. */
export const yamlSchemaText = (): string => `${JSON.stringify(yamlSchema(), null, 2)}\n`;
