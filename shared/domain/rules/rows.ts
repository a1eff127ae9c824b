import type { Answers } from '../program/fields.ts';
import { answerAt } from '../program/paths.ts';
import { judge } from './condition.ts';
import type { Condition } from './language.ts';
import type { Context } from './read.ts';
import { askFor, leaveToPerson, type Unknown } from './value.ts';

/** One row of a list, with its number as people count: from 1. */
export type Row = { readonly number: number; readonly answers: Answers };

/**
 * The rows of a list that surely meet a condition, or all of them; unknown as soon as one row is, because a row in doubt may be
 * the one that matters.
 */
export function rowsOf(context: Context, list: string, where?: Condition): readonly Row[] | Unknown {
  const items = answerAt(context.answers, list);
  if (items === undefined) return askFor(list);
  if (!Array.isArray(items)) return leaveToPerson(list);
  const chosen: Row[] = [];
  const ask: string[] = [];
  const byPerson: string[] = [];
  for (const [index, item] of (items as readonly unknown[]).entries()) {
    if (typeof item !== 'object' || item === null || Array.isArray(item)) return leaveToPerson(list);
    const row = { number: index + 1, answers: item as Answers };
    const judged = where && judge({ ...context, row: { list, answers: row.answers } }, where);
    if (!judged || judged.truth === 'true') chosen.push(row);
    else if (judged.truth === 'unknown') {
      ask.push(...judged.ask);
      byPerson.push(...judged.judge.map(() => list));
    }
  }
  if (ask.length + byPerson.length === 0) return chosen;
  return { kind: 'unknown', ask: [...new Set(ask)], judge: [...new Set(byPerson)] };
}
