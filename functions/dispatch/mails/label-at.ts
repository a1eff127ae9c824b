import { PermanentFault } from '../../../shared/domain/faults.ts';
import { entryOfPath } from '../../../shared/domain/people/party.ts';
import { locate } from '../../../shared/domain/program/paths.ts';
import type { Program } from '../../../shared/domain/program/schema.ts';
import type { LocalizedText } from '../../../shared/domain/text.ts';

/** A field's label as the form shows it; one inside a group with the group's before it. */
export function labelAt(program: Program, path: string): LocalizedText {
  const entry = program.people.find(({ id }) => id === entryOfPath(path));
  if (entry) return entry.title;
  const found = locate(program, path);
  if (!found) throw new PermanentFault('A question about a field that the program does not have');
  const { top, field } = found;
  if (field === top) return top.label;
  return { en: `${top.label.en}: ${field.label.en}`, es: `${top.label.es}: ${field.label.es}` };
}
