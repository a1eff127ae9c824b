import { locate } from '../paths.ts';
import type { Program } from '../schema.ts';
import { type Finding, finding } from './finding.ts';

/** A field that is asked for an amount or a term, of the type that holds one, and that nobody may leave empty. */
export function needsType(
  program: Program,
  key: string,
  path: string,
  type: 'money' | 'integer',
): readonly Finding[] {
  const field = locate(program, path)?.field;
  if (field?.type !== type)
    return [finding(['award', key], `"${path}" is no field of type ${type}`, `Name a ${type} field`)];
  return field.optional
    ? [finding(['award', key], `"${path}" may be left empty`, 'Take optional: true away from it')]
    : [];
}
