import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { loadApplication, readAll } from './applications.ts';
import { keys } from './keys.ts';
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

/** Reads a list: its count of moves first, so that whatever changes while its places are read is noticed at the commit. */
export async function readWaitingList(
  store: Store,
  programId: string,
  roundId: string,
): Promise<WaitingList> {
  const { Item } = await store.client.send(
    new GetCommand({ TableName: store.tableName, Key: keys.waitlist(roundId), ConsistentRead: true }),
  );
  const own = (await readAll(store, `ROUND#${roundId}`, 'WAITING#')).map((item) => ({
    applicationId: String(item['applicationId']),
    position: Number(item['position']),
  }));
  return {
    moves: Number(Item?.['moves'] ?? 0),
    places: [...own, ...(await ofBefore(store, programId, roundId, own))].sort(byPlace),
  };
}

/** Who was put on the list before its places were kept: found by the index, their places with them. */
async function ofBefore(store: Store, programId: string, roundId: string, own: readonly Place[]) {
  const known = new Set(own.map(({ applicationId }) => applicationId));
  const listed = (await listByStatus(store, programId, 'waitlisted')).filter(
    (one) => one.roundId === roundId && !known.has(one.applicationId),
  );
  const loaded = await Promise.all(listed.map(({ applicationId }) => loadApplication(store, applicationId)));
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
