import { loadApplication, readAll, readItem } from './applications.ts';
import { keys } from './keys.ts';
import { readMany } from './read-many.ts';
import { listByStatus } from './status-lists.ts';
import type { Store } from './table.ts';
import type { Write } from './transact.ts';

/** One place of a round's waiting list. */
export interface Place {
  readonly applicationId: string;
  readonly position: number;
}

/** A round's list as it stands: how often it changed by offers and late joiners, and its places in the published order. */
export interface WaitingList {
  readonly moves: number;
  readonly places: readonly Place[];
}

/**
 * Reads a list: its count of moves first, so that whatever changes while its places are read is noticed at the commit. `before` are those
 * whose places were not kept yet when they joined.
 */
export async function readWaitingList(
  store: Store,
  roundId: string,
  before: readonly Place[],
): Promise<WaitingList> {
  const list = await readItem(store, keys.waitlist(roundId));
  const own = (await readAll(store, `ROUND#${roundId}`, 'WAITING#')).map((item) => ({
    applicationId: String(item['applicationId']),
    position: Number(item['position']),
  }));
  const kept = new Set(own.map(({ applicationId }) => applicationId));
  const places = [...own, ...before.filter(({ applicationId }) => !kept.has(applicationId))];
  return { moves: Number(list?.['moves'] ?? 0), places: places.sort(byPlace) };
}

/** Everybody whom the index shows on a round's list, with their places: it knows those too whose places were not kept when they joined. */
export async function listedPlaces(store: Store, programId: string, roundId: string): Promise<Place[]> {
  const listed = (await listByStatus(store, programId, 'waitlisted')).filter(
    (one) => one.roundId === roundId,
  );
  const kept = await readMany(
    store,
    listed.map(({ applicationId }) => keys.waiting(roundId, applicationId)),
  );
  const known = new Set(kept.map((item) => String(item['applicationId'])));
  const missing = listed.filter(({ applicationId }) => !known.has(applicationId));
  const loaded = await Promise.all(missing.map(({ applicationId }) => loadApplication(store, applicationId)));
  return loaded.flatMap((one): Place[] =>
    one?.application.status === 'waitlisted'
      ? [{ applicationId: one.application.applicationId, position: one.application.waitlistPosition }]
      : [],
  );
}

const byPlace = (a: Place, b: Place): number =>
  a.position - b.position || (a.applicationId < b.applicationId ? -1 : 1);

/** The write of whoever moves the list: refused as `list` when anybody else did since it was read. */
export const listMoved = (roundId: string, seen: number): Write => ({
  as: 'list',
  update: keys.waitlist(roundId),
  set: {
    expression: 'SET #type = :type, moves = :next',
    names: { '#type': 'type' },
    values: { ':type': 'waitlist', ':next': seen + 1 },
  },
  when:
    seen === 0
      ? { expression: 'attribute_not_exists(moves)' }
      : { expression: 'moves = :seen', values: { ':seen': seen } },
});

/** The write of whoever joins a list that moves already: whoever is just moving it looks again. */
export const listJoined = (roundId: string): Write => ({
  as: 'list joined',
  update: keys.waitlist(roundId),
  set: {
    expression: 'SET #type = :type, moves = if_not_exists(moves, :none) + :one',
    names: { '#type': 'type' },
    values: { ':type': 'waitlist', ':none': 0, ':one': 1 },
  },
});
