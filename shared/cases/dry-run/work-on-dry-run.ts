import { together } from '../../domain/rules/dry-run/tally.ts';
import {
  advance,
  type DryRun,
  readBatch,
  readDraftOf,
  readDryRun,
  storeBatches,
} from '../../store/dry-runs.ts';
import { newSecret } from '../../store/sessions.ts';
import type { Store } from '../../store/table.ts';
import { applicationsOfCycle } from './applications-of-cycle.ts';
import { countBatch } from './count-batch.ts';

/** Applications of one batch: done in a second or two, and few enough that what is lost with one is little. */
const batchSize = 500;

/**
 * Does one batch of a run: the first finds whom it is about, each other judges some of them. A batch that was done before, or
 * whose run is over, changes nothing.
 */
export async function workOnDryRun(
  store: Store,
  roundId: string,
  runId: string,
  step: number,
  size = batchSize,
): Promise<'advanced' | 'elsewhere'> {
  const run = await readDryRun(store, roundId.split('~')[0] ?? '', runId);
  if (run?.step !== step) return 'elsewhere';
  if (run.state === 'finding') return find(store, run, size);
  return run.state === 'counting' ? count(store, run) : 'elsewhere';
}

async function find(store: Store, run: DryRun, size: number) {
  const ids: string[] = [];
  for await (const page of applicationsOfCycle(store, run.programId, run.cycle)) ids.push(...page);
  const batches = Array.from({ length: Math.ceil(ids.length / size) }, (_, i) =>
    ids.slice(i * size, (i + 1) * size),
  );
  const listing = newSecret(store);
  await storeBatches(store, run, listing, batches);
  return advance(store, run, { state: ids.length > 0 ? 'counting' : 'done', listing, total: ids.length });
}

async function count(store: Store, run: DryRun) {
  const [draft, ids] = await Promise.all([readDraftOf(store, run.runId), readBatch(store, run, run.step)]);
  if (!draft) return 'elsewhere';
  const done = run.done + ids.length;
  const tally = together(run.tally, await countBatch(store, draft, ids));
  return advance(store, run, { state: done < run.total ? 'counting' : 'done', done, tally });
}
