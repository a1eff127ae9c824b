import type { Program } from '../../domain/program/schema.ts';
import { type CsvLine, type ReviewerChange, withChange } from '../../domain/review/reviewer-csv.ts';
import type { Deed } from '../../store/reviewer-pool.ts';
import type { Store } from '../../store/table.ts';
import { storeNewReviewer } from './add-reviewer.ts';
import { changeReviewer } from './change-reviewer.ts';
import { leaveConflicted } from './leave-tasks.ts';

/** How many people a list added and changed; `late` were changed by somebody else meanwhile and stay as they are. */
export interface Imported {
  readonly added: number;
  readonly changed: number;
  readonly late: number;
}

/**
 * Writes what a checked list says, person by person: each is whole by itself, and a list that was broken off is sent again
 * without doing anything twice. Whom a new relation bars from a task they hold gives it up.
 */
export async function importReviewers(
  store: Store,
  program: Pick<Program, 'id' | 'review'>,
  lines: readonly CsvLine[],
  by: Deed['by'],
): Promise<Imported> {
  const kinds: Outcome[] = [];
  for (let i = 0; i < lines.length; i += sideBySide) {
    const some = lines.slice(i, i + sideBySide);
    kinds.push(...(await Promise.all(some.map((line) => importOne(store, program, line, by)))));
  }
  const count = (kind: Outcome) => kinds.filter((one) => one === kind).length;
  return { added: count('added'), changed: count('changed'), late: count('late') };
}

type Outcome = 'added' | 'changed' | 'late' | 'same';

/** How many people are written at a time: each is items of its own. */
const sideBySide = 8;

async function importOne(
  store: Store,
  program: Pick<Program, 'id' | 'review'>,
  line: CsvLine,
  by: Deed['by'],
): Promise<Outcome> {
  if (line.kind === 'same') return 'same';
  if (line.kind === 'add') {
    const { kind } = await storeNewReviewer(store, newPerson(program, line.change), by);
    return kind === 'added' ? 'added' : 'late';
  }
  const { before, change } = line;
  const outcome = await changeReviewer(store, before, before.version, (now) => withChange(now, change), by);
  if (outcome.kind === 'changed') await leaveConflicted(store, outcome.reviewer, by);
  return outcome.kind === 'changed' || outcome.kind === 'same' ? outcome.kind : 'late';
}

/** Somebody new, with what the list does not say as the program has it. */
const newPerson = ({ id, review }: Pick<Program, 'id' | 'review'>, change: ReviewerChange) =>
  withChange(
    {
      ...{ programId: id, name: change.name, email: change.email, language: 'en' as const, languages: [] },
      ...{ panel: review.panel, topics: [], capacity: {}, away: [] },
      relations: { schools: [], employers: [], people: [], businesses: [], addresses: [] },
    },
    change,
  );
