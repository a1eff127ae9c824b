import * as z from 'zod';
import { option } from '../domain/program/fields.ts';
import { serviceArea } from '../domain/program/schema.ts';
import { DocumentError } from './yaml-text.ts';

export const referenceFile = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('options'), options: z.array(option).min(2) }),
  z.strictObject({ kind: z.literal('area'), ...serviceArea.shape }),
]);
type Reference = z.infer<typeof referenceFile>;
export type References = ReadonlyMap<string, Reference>;

type Problem = (path: readonly PropertyKey[], text: string) => string;

/**
 * A document with the lists that it names put in: `optionsFrom` before a question's own options, `from` in place of an
 * area's own words. What remains is whole: it says everything itself. Throws a DocumentError for a name there is no list of.
 */
export function resolveReferences(
  document: unknown,
  references: References,
  problem: Problem,
  file: string,
): unknown {
  const problems: string[] = [];
  const named = (name: unknown, kind: Reference['kind'], path: readonly PropertyKey[]) => {
    const found = typeof name === 'string' ? references.get(name) : undefined;
    if (found?.kind === kind) return found;
    const known = [...references].filter(([, one]) => one.kind === kind).map(([id]) => id);
    const what = known.length > 0 ? `Use one of ${known.join(', ')}` : 'Write it out in the document itself';
    problems.push(problem(path, `there is no list of ${kind} "${String(name)}". ${what}.`));
    return undefined;
  };
  const resolve = (value: unknown, path: readonly PropertyKey[]): unknown => {
    if (Array.isArray(value)) return value.map((one, index) => resolve(one, [...path, index]));
    if (typeof value !== 'object' || value === null) return value;
    const { optionsFrom, ...rest } = value as Record<string, unknown>;
    const parts = Object.fromEntries(
      Object.entries(rest).map(([key, one]) => [key, resolve(one, [...path, key])]),
    );
    if (optionsFrom === undefined) return parts;
    const list = named(optionsFrom, 'options', [...path, 'optionsFrom']);
    const own = Array.isArray(parts['options']) ? parts['options'] : [];
    return { ...parts, options: [...(list?.kind === 'options' ? list.options : []), ...own] };
  };
  const resolved = resolve(document, []) as Record<string, unknown>;
  const area = resolved?.['serviceArea'];
  if (typeof area === 'object' && area !== null && 'from' in area) {
    const list = named(area.from, 'area', ['serviceArea', 'from']);
    const { from: _, ...own } = area as Record<string, unknown>;
    if (list?.kind === 'area') {
      const { kind, ...whole } = list;
      resolved['serviceArea'] = { ...whole, ...own };
    }
  }
  if (problems.length > 0) throw new DocumentError(file, problems);
  return resolved;
}
