import type { ApplicationIn } from '../../../domain/application/application.ts';
import type { Answers } from '../../../domain/program/fields.ts';
import type { Program } from '../../../domain/program/schema.ts';
import type { ConflictFile } from '../../../domain/review/conflict.ts';
import { type Loaded, parseApplication, personOf } from '../../../store/applications.ts';
import { bidsOn, stakesIn } from '../../../store/bids.ts';
import { keys } from '../../../store/keys.ts';
import { programOf } from '../../../store/programs.ts';
import { readMany } from '../../../store/read-many.ts';
import { listByStatus } from '../../../store/status-lists.ts';
import type { Item, Store } from '../../../store/table.ts';
import { openSnapshot } from '../../intake/snapshot.ts';
import { requestsOf } from '../../people/voices.ts';
import { conflictFile } from '../conflict-file.ts';

type InReview = ApplicationIn<'in-review'>;

/** Applications of a round that wait for readers, in the order in which they came. */
export async function waitingForReaders(
  store: Store,
  programId: string,
  roundId: string,
): Promise<readonly InReview[]> {
  const listed = (await listByStatus(store, programId, 'in-review')).filter((one) => one.roundId === roundId);
  const place = new Map(listed.map(({ applicationId }, i) => [applicationId, i]));
  const items = await readMany(
    store,
    listed.map(({ applicationId }) => keys.application(applicationId)),
  );
  return items
    .map(parseApplication)
    .filter((one): one is InReview => one.status === 'in-review' && one.awaits === 'readers')
    .sort((a, b) => (place.get(a.applicationId) ?? 0) - (place.get(b.applicationId) ?? 0));
}

/** An application with what readers are looked for by. */
export interface Opened {
  readonly application: InReview;
  /** The version it is bound to. */
  readonly program: Program;
  readonly answers: Answers;
  readonly file: ConflictFile;
}

/** Files that are read side by side. */
const atOnce = 32;

/** Opens waiting applications in few calls; whoever was erased is left out. In the same order. */
export async function openWaiting(store: Store, all: readonly InReview[]): Promise<readonly Opened[]> {
  const items = await readMany(
    store,
    all.flatMap(({ applicationId, snapshot }) => [
      keys.applicationKey(applicationId),
      keys.snapshot(applicationId, snapshot),
    ]),
  );
  const idOf = (item: Item) => String(item['pk']).slice('APP#'.length);
  const isKey = (item: Item) => item['sk'] === 'KEY';
  const secrets = new Map(items.filter(isKey).map((item) => [idOf(item), String(item['secret'])]));
  const snapshots = new Map(items.filter((item) => !isKey(item)).map((item) => [idOf(item), item]));
  const programs = new Map<number, Program>();
  const opened: Opened[] = [];
  for (let i = 0; i < all.length; i += atOnce)
    opened.push(
      ...(
        await Promise.all(
          all.slice(i, i + atOnce).map(async (application) => {
            const { applicationId, programVersion } = application;
            const [secret, item] = [secrets.get(applicationId), snapshots.get(applicationId)];
            if (secret === undefined || !item) return [];
            const program = programs.get(programVersion) ?? (await programOf(store, application)).program;
            programs.set(programVersion, program);
            return [await openOne(store, { application, key: { applicationId, secret } }, program, item)];
          }),
        )
      ).flat(),
    );
  return opened;
}

async function openOne(
  store: Store,
  { application, key }: Loaded<InReview>,
  program: Program,
  item: Item,
): Promise<Opened> {
  const { answers } = openSnapshot(key, item);
  const [requests, said] = await Promise.all([requestsOf(store, key, program), bidsOn(store, application)]);
  return {
    application,
    program,
    answers,
    file: conflictFile(key, personOf({ application, key }), answers, requests, stakesIn(said)),
  };
}
