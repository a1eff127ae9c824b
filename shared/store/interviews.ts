import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import {
  type Interview,
  type InterviewSeat,
  interview,
  type Slot,
  seat,
  sits,
  slot,
} from '../domain/interviews/interview.ts';
import type { ReaderScores } from '../domain/scoring/score.ts';
import { readAll, readItem } from './applications.ts';
import { keys } from './keys.ts';
import { readMany } from './read-many.ts';
import { tableSchema } from './schema.ts';
import { type Item, nowIso, type Store } from './table.ts';
import { absent, type Condition, present, type Write } from './transact.ts';
import { open, seal, type VaultKey } from './vault.ts';

const { byList } = tableSchema.indexes;
const interviewerList = (programId: string, id: string) => `INTERVIEWER#${programId}#${id}`;

/** An item without its place in the table and its indexes. */
function entity(item: Item): Item {
  const { pk, sk, type, listPk, listSk, ...rest } = item;
  return rest;
}

/** An application's interview; undefined for whoever was not invited. */
export async function readInterview(store: Store, applicationId: string): Promise<Interview | undefined> {
  const item = await readItem(store, keys.interview(applicationId));
  return item && interview.parse(entity(item));
}

/** The interviews of these applications, by application. */
export async function interviewsOf(
  store: Store,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Interview>> {
  const items = await readMany(
    store,
    ids.map((id) => keys.interview(id)),
  );
  return new Map(items.map((item) => [String(item['applicationId']), interview.parse(entity(item))]));
}

/** The write that stores an interview's next state. It goes with a change of its application, whose version guards it. */
export const interviewWrite = (next: Interview): Write => ({
  as: 'interview',
  put: { ...keys.interview(next.applicationId), type: 'interview', ...next },
});

/** Every time of a round, the earliest first. */
export async function listSlots(store: Store, roundId: string): Promise<Slot[]> {
  const items = await readAll(store, `ROUND#${roundId}`, 'SLOT#');
  return items.map((item) => slot.parse(entity(item))).sort(byStart);
}

const byStart = (a: Slot, b: Slot) =>
  a.startsAt < b.startsAt ? -1 : a.startsAt > b.startsAt ? 1 : a.slotId < b.slotId ? -1 : 1;

export const newSlotWrite = (one: Slot): Write => ({
  as: 'slot',
  put: { ...keys.slot(one.roundId, one.slotId), type: 'slot', ...one },
  when: absent,
});

/** Takes a time, while it is there, free and to come: of all who want it, one gets it. */
export const takeSlotWrite = (store: Store, one: Slot, applicationId: string): Write => ({
  as: 'slot',
  update: keys.slot(one.roundId, one.slotId),
  set: { expression: 'SET takenBy = :by', values: { ':by': applicationId } },
  when: {
    expression: 'attribute_exists(pk) AND attribute_not_exists(takenBy) AND startsAt > :now',
    values: { ':now': nowIso(store) },
  },
});

/** Gives a time back, if it is this application's. */
export const freeSlotWrite = (roundId: string, slotId: string, applicationId: string): Write => ({
  as: 'old slot',
  update: keys.slot(roundId, slotId),
  set: { expression: 'REMOVE takenBy' },
  when: { expression: 'takenBy = :by', values: { ':by': applicationId } },
});

/** Takes a time away that nobody has. */
export const removeSlotWrite = (roundId: string, slotId: string): Write => ({
  as: 'slot',
  delete: keys.slot(roundId, slotId),
  when: { expression: 'attribute_exists(pk) AND attribute_not_exists(takenBy)' },
});

const runs: Condition = {
  expression: '#status IN (:open, :closed)',
  names: { '#status': 'status' },
  values: { ':open': 'open', ':closed': 'closed' },
};

/** Interviews go on until a round is ranked: holds for every move of one. */
export const roundRuns = (roundId: string): Write => ({
  as: 'round',
  check: keys.round(roundId),
  when: runs,
});

/** Who sits, or sat, on an application's panels: those of one panel in its order. */
export async function listSeats(store: Store, applicationId: string): Promise<InterviewSeat[]> {
  const items = await readAll(store, `APP#${applicationId}`, 'INTERVIEW-SEAT#');
  const place = ({ appointment: { panel }, reviewerId }: InterviewSeat) => panel.indexOf(reviewerId);
  return items
    .map((item) => seat.parse(entity(item)))
    .sort((a, b) =>
      a.appointment.startsAt === b.appointment.startsAt
        ? place(a) - place(b)
        : a.appointment.startsAt < b.appointment.startsAt
          ? -1
          : 1,
    );
}

export async function readSeat(
  store: Store,
  applicationId: string,
  id: string,
): Promise<InterviewSeat | undefined> {
  const item = await readItem(store, keys.interviewSeat(applicationId, id));
  return item && seat.parse(entity(item));
}

/** The write that stores somebody's part; while they sit on the panel it stands in their list. */
export function seatWrite(one: InterviewSeat): Write {
  const listed = sits(one)
    ? {
        [byList.partitionKey]: interviewerList(one.programId, one.reviewerId),
        [byList.sortKey]: `${one.appointment.startsAt}#${one.seatId}`,
      }
    : {};
  return {
    as: `seat ${one.seatId}`,
    put: { ...keys.interviewSeat(one.applicationId, one.seatId), type: 'interview-seat', ...one, ...listed },
  };
}

/** A reviewer's interviews, the earliest first. The list lags behind for a moment. */
export async function seatsOf(store: Store, programId: string, id: string): Promise<InterviewSeat[]> {
  const { Items } = await store.client.send(
    new QueryCommand({
      TableName: store.tableName,
      IndexName: byList.name,
      KeyConditionExpression: `${byList.partitionKey} = :pk`,
      ExpressionAttributeValues: { ':pk': interviewerList(programId, id) },
    }),
  );
  return (Items ?? []).map((item) => seat.parse(entity(item)));
}

/** What an interviewer wrote on their sheet. */
export interface SheetContent {
  readonly scores: ReaderScores;
  readonly comments: Readonly<Record<string, string>>;
  readonly notSure: readonly string[];
}

/** A score sheet; since `voidedAt` it counts for nothing. */
export interface Sheet extends SheetContent {
  readonly seatId: string;
  readonly reviewerId: string;
  readonly at: string;
  readonly voidedAt?: string;
}

/** Every sheet of an application that was ever sent, the void ones too. */
export async function listSheets(store: Store, key: VaultKey): Promise<Sheet[]> {
  const items = await readAll(store, `APP#${key.applicationId}`, 'INTERVIEW-SHEET#');
  return items.map((item) => ({
    seatId: String(item['seatId']),
    reviewerId: String(item['reviewerId']),
    at: String(item['at']),
    ...(open(key, 'interview', String(item['sealed'])) as SheetContent),
    ...(item['voidedAt'] === undefined ? {} : { voidedAt: String(item['voidedAt']) }),
  }));
}

export const sheetWrite = (
  store: Store,
  key: VaultKey,
  { seatId, reviewerId }: InterviewSeat,
  content: SheetContent,
): Write => ({
  as: 'sheet',
  put: {
    ...keys.interviewSheet(key.applicationId, seatId),
    type: 'interview-sheet',
    seatId,
    reviewerId,
    at: nowIso(store),
    sealed: seal(key, 'interview', content, store.random),
  },
  when: absent,
});

export const voidSheetWrite = (store: Store, applicationId: string, seatId: string): Write => ({
  as: 'sheet',
  update: keys.interviewSheet(applicationId, seatId),
  set: { expression: 'SET voidedAt = :at', values: { ':at': nowIso(store) } },
  when: present,
});

export const sealWords = (store: Store, key: VaultKey, words: string): string =>
  seal(key, 'interview', words, store.random);
export const openWords = (key: VaultKey, sealed: string | undefined): string =>
  sealed === undefined ? '' : String(open(key, 'interview', sealed));
