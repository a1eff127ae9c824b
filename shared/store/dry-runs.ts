import * as z from 'zod';
import { instant } from '../domain/application/application.ts';
import { dryRunId, programId } from '../domain/ids.ts';
import { type Program, programDocument } from '../domain/program/schema.ts';
import { nothingCounted, type Tally, tally } from '../domain/rules/dry-run/tally.ts';
import { readAll, readItem } from './applications.ts';
import { keys } from './keys.ts';
import { storeLines } from './lines.ts';
import { outboxWrites } from './outbox.ts';
import { type Item, inSeconds, nowIso, type Store } from './table.ts';
import { absent, present, transact, type Write } from './transact.ts';

/** A draft that is tried on the applications of a cycle, and how far that has come. Holds ids and counts only. */
export const dryRun = z.strictObject({
  runId: dryRunId,
  programId,
  cycle: z.string(),
  /** The version that was current when it was started: what the draft was made from. */
  programVersion: z.int().positive(),
  startedAt: instant,
  /** Of the last batch. */
  updatedAt: instant,
  /** finding: nobody was counted yet. stopped: a batch failed for good. */
  state: z.enum(['finding', 'counting', 'done', 'stopped']),
  /** Batches that are done, with the one that finds whom; each batch is written on condition of it. */
  step: z.int().nonnegative(),
  /** Names the listing whose batches count, if several were begun. */
  listing: z.string(),
  /** Applications that were found, and how many of them were looked at. */
  total: z.int().nonnegative(),
  done: z.int().nonnegative(),
  tally,
  /** Epoch seconds. */
  expiresAt: z.int(),
});
export type DryRun = z.infer<typeof dryRun>;

const keptDays = 30;
/** A run whose last batch is so long ago has been given up: the outbox has tried for less. */
const stoppedSeconds = 15 * 60;

const goesOn = ({ state }: Pick<DryRun, 'state'>): boolean => state === 'finding' || state === 'counting';

/** As it is now: one that should have gone on by itself and did not has stopped, and another may be started. */
export const stateOf = (store: Store, run: DryRun): DryRun['state'] =>
  goesOn(run) && Date.parse(run.updatedAt) + stoppedSeconds * 1000 <= store.now().getTime()
    ? 'stopped'
    : run.state;

/** A run; undefined where there is none, or none any more. */
export async function readDryRun(store: Store, program: string, id: string): Promise<DryRun | undefined> {
  const item = await readItem(store, keys.dryRun(program, id));
  return item && current(store, item);
}

/** The runs of a program that are still kept, the latest first. */
export async function listDryRuns(store: Store, program: string): Promise<readonly DryRun[]> {
  const items = await readAll(store, keys.dryRun(program, '').pk, keys.dryRun(program, '').sk);
  return items
    .flatMap((item) => current(store, item) ?? [])
    .sort((a, b) => (a.startedAt < b.startedAt ? 1 : -1));
}

/** The table forgets late at best, so whoever reads looks at the date. */
function current(store: Store, item: Item): DryRun | undefined {
  const { pk, sk, type, ...rest } = item;
  const run = dryRun.parse({ ...rest, tally: JSON.parse(String(rest['tally'])) as unknown });
  return run.expiresAt * 1000 > store.now().getTime() ? run : undefined;
}

/** The draft that a run tries. */
export async function readDraftOf(store: Store, id: string): Promise<Program | undefined> {
  const item = await readItem(store, keys.dryRunDraft(id));
  return item && programDocument.parse(item['document']);
}

/** The ids of one batch. */
export async function readBatch(store: Store, run: DryRun, n: number): Promise<readonly string[]> {
  const item = await readItem(store, keys.dryRunBatch(run.runId, run.listing, n));
  return (item?.['ids'] as readonly string[] | undefined) ?? [];
}

/**
 * Begins a run, with the effect that does its first batch, unless one of the program goes on: then that one is answered. Of two
 * at once one begins.
 */
export async function beginDryRun(
  store: Store,
  run: Pick<DryRun, 'runId' | 'programId' | 'cycle' | 'programVersion'>,
  draft: Program,
): Promise<{ readonly kind: 'begun' } | { readonly kind: 'running'; readonly runId: string }> {
  const latest = await readItem(store, keys.latestDryRun(run.programId));
  const before = latest && (await readDryRun(store, run.programId, String(latest['runId'])));
  if (before && goesOn({ state: stateOf(store, before) })) return { kind: 'running', runId: before.runId };
  const expiresAt = Math.floor(inSeconds(store, keptDays * 86_400).getTime() / 1000);
  const at = nowIso(store);
  const begun: DryRun = {
    ...run,
    ...{ startedAt: at, updatedAt: at, state: 'finding', step: 0, listing: '', total: 0, done: 0 },
    tally: nothingCounted,
    expiresAt,
  };
  const outcome = await transact(store, [
    {
      as: 'latest',
      put: { ...keys.latestDryRun(run.programId), type: 'latest-dry-run', runId: run.runId },
      when: latest ? { expression: 'runId = :was', values: { ':was': latest['runId'] } } : absent,
    },
    { as: 'run', put: itemOf(begun), when: absent },
    {
      as: 'draft',
      put: { ...keys.dryRunDraft(run.runId), type: 'dry-run-draft', document: draft, expiresAt },
    },
    ...nextBatch(store, begun),
  ]);
  return outcome.kind === 'done' ? { kind: 'begun' } : beginDryRun(store, run, draft);
}

/** Stores the ids of batches under a listing of their own; only the one that a run names counts. */
export async function storeBatches(
  store: Store,
  run: DryRun,
  listing: string,
  batches: readonly (readonly string[])[],
): Promise<void> {
  await storeLines(
    store,
    batches.map((ids, i) => ({
      ...keys.dryRunBatch(run.runId, listing, i + 1),
      ...{ type: 'dry-run-batch', ids, expiresAt: run.expiresAt },
    })),
  );
}

/**
 * Puts a batch on record, with the effect that does the next one, on condition that no other did it: delivered twice, or begun
 * again after it died half-way, it counts once.
 */
export async function advance(
  store: Store,
  before: DryRun,
  change: Pick<DryRun, 'state'> & Partial<Pick<DryRun, 'listing' | 'total' | 'done'>> & { tally?: Tally },
): Promise<'advanced' | 'elsewhere'> {
  const next: DryRun = { ...before, ...change, step: before.step + 1, updatedAt: nowIso(store) };
  const outcome = await transact(store, [
    {
      as: 'run',
      put: itemOf(next),
      when: { expression: '#step = :step', names: { '#step': 'step' }, values: { ':step': before.step } },
    },
    ...(next.state === 'done' ? [] : nextBatch(store, next)),
  ]);
  return outcome.kind === 'done' ? 'advanced' : 'elsewhere';
}

/** The writes that say of a run that it does not go on; none where it is not kept any more. */
export async function stopDryRunWrites(
  store: Store,
  { roundId, runId }: { readonly roundId: string; readonly runId: string },
): Promise<Write[]> {
  const key = keys.dryRun(roundId.split('~')[0] ?? '', runId);
  if (!(await readItem(store, key))) return [];
  return [
    {
      as: 'run',
      update: key,
      set: {
        expression: 'SET #state = :stopped',
        names: { '#state': 'state' },
        values: { ':stopped': 'stopped' },
      },
      when: present,
    },
  ];
}

const itemOf = ({ tally, ...run }: DryRun) => ({
  ...keys.dryRun(run.programId, run.runId),
  type: 'dry-run',
  ...run,
  // Names of groups and values are no attribute names: an empty one may not be.
  tally: JSON.stringify(tally),
});

const nextBatch = (store: Store, { programId, cycle, runId, step }: DryRun): Write[] =>
  outboxWrites(store, `${runId}.${step}`, [
    { kind: 'dry-run', roundId: `${programId}~${cycle}`, runId, step },
  ]);
