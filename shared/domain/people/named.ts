import type { Person } from '../application/application.ts';
import type { Answers } from '../program/fields.ts';
import { answerAt } from '../program/paths.ts';
import type { PeopleEntry } from '../program/people-plan.ts';

/** Somebody whom the application's own answers name, with the part of the answers that is about them. */
export interface Named {
  readonly person: Person;
  readonly part: Readonly<Record<string, unknown>>;
}

/** Everybody an entry's answer names with an address. */
export function namedIn(entry: PeopleEntry, answers: Answers): readonly Named[] {
  const value = entry.from === undefined ? undefined : answerAt(answers, entry.from);
  const items = Array.isArray(value) ? value : [value];
  return items.flatMap((item) => {
    if (typeof item !== 'object' || item === null) return [];
    const part = item as Record<string, unknown>;
    const { name, email } = part;
    return typeof name === 'string' && typeof email === 'string' && email !== ''
      ? [{ person: { name, email }, part }]
      : [];
  });
}

/** Two addresses that reach the same mailbox, as far as writing goes. */
export const sameAddress = (a: string, b: string): boolean => plain(a) === plain(b);

const plain = (address: string) => address.normalize('NFKC').trim().toLowerCase();
