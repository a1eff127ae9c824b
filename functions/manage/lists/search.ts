import { type Stage, type Status, stageOf, statuses } from '../../../shared/domain/application/status.ts';
import type { Store } from '../../../shared/store/table.ts';
import { matcher } from './matching.ts';
import { type Named, named } from './people.ts';
import { type Placed, walk } from './walk.ts';

export const sorts = ['-submittedAt', 'submittedAt', '-score', 'score'] as const;
export type Sort = (typeof sorts)[number];

/** What to list. Without statuses and stage: everything that was sent. */
export interface Search {
  readonly programs: readonly string[];
  readonly statuses?: readonly Status[] | undefined;
  readonly stage?: Stage | undefined;
  readonly q: string;
  readonly sort: Sort;
  readonly limit: number;
  /** Where the page before ended. */
  readonly after?: string | undefined;
  /** Applications that whoever asks has stepped back from: in no list, and found by no search. */
  readonly hidden: ReadonlySet<string>;
}

export interface Found {
  readonly items: readonly Named<Placed>[];
  /** Where this page ends, if there is more to look at; a search may end a page early and go on. */
  readonly next: string | undefined;
}

/** One request opens at most so many names; a longer search goes on with its cursor. */
const mostOpened = 2_000;
const batch = 100;

/**
 * One page of applications. A page begins behind a place, not at a number, so that what arrives or changes while somebody
 * leafs through neither repeats nor hides another.
 */
export async function search(store: Store, wanted: Search): Promise<Found> {
  const fits = matcher(wanted.q);
  const items: Named<Placed>[] = [];
  let looked = 0;
  let last: Placed | undefined;
  for await (const rows of inBatches(ordered(store, wanted), wanted.q === '' ? wanted.limit + 1 : batch)) {
    for (const row of await named(store, rows)) {
      if (items.length === wanted.limit) return { items, next: last && placeIn(wanted.sort, last) };
      if (!wanted.hidden.has(row.applicationId) && fits(row)) items.push(row);
      last = row;
      looked += 1;
    }
    if (looked >= mostOpened) return { items, next: last && placeIn(wanted.sort, last) };
  }
  return { items, next: undefined };
}

/** The statuses a search looks at, in the order of the path. A draft is its applicant's own until it is sent. */
export function wantedStatuses({ statuses: chosen, stage }: Pick<Search, 'statuses' | 'stage'>): Status[] {
  return statuses.filter(
    (status) =>
      (chosen?.length ? chosen.includes(status) : status !== 'draft') &&
      (stage === undefined || stageOf(status) === stage),
  );
}

async function* ordered(store: Store, wanted: Search): AsyncGenerator<Placed> {
  const lists = { programs: wanted.programs, statuses: wantedStatuses(wanted) };
  if (wanted.sort === 'submittedAt' || wanted.sort === '-submittedAt') {
    yield* walk(store, { ...lists, newestFirst: wanted.sort === '-submittedAt', after: wanted.after });
    return;
  }
  const all: Placed[] = [];
  for await (const row of walk(store, { ...lists, newestFirst: false })) all.push(row);
  const placed = all
    .map((row) => ({ row, place: placeIn(wanted.sort, row) }))
    .filter(({ place }) => wanted.after === undefined || place > wanted.after)
    .sort((a, b) => (a.place < b.place ? -1 : 1));
  for (const { row } of placed) yield row;
}

/** Where a row stands in an order, as text that sorts so. What has no score yet comes last. */
function placeIn(sort: Sort, row: Placed): string {
  if (sort === 'submittedAt' || sort === '-submittedAt') return row.place;
  const rank = row.score === undefined ? 99_999 : sort === 'score' ? row.score : 90_000 - row.score;
  return `${String(rank).padStart(5, '0')}#${row.place}`;
}

async function* inBatches<T>(all: AsyncIterable<T>, size: number): AsyncGenerator<T[]> {
  let rows: T[] = [];
  for await (const row of all) {
    rows.push(row);
    if (rows.length < size) continue;
    yield rows;
    rows = [];
  }
  if (rows.length > 0) yield rows;
}
