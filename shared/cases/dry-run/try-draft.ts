import type { Program } from '../../domain/program/schema.ts';
import { nothingCounted, type Tally, together } from '../../domain/rules/dry-run/tally.ts';
import type { Store } from '../../store/table.ts';
import { applicationsOfCycle } from './applications-of-cycle.ts';
import { countBatch } from './count-batch.ts';

/** A draft tried on everybody who sent an application in a cycle. Nothing is changed by it. */
export async function tryDraft(store: Store, draft: Program, cycle: string): Promise<Tally> {
  let tally: Tally = nothingCounted;
  for await (const ids of applicationsOfCycle(store, draft.id, cycle))
    tally = together(tally, await countBatch(store, draft, ids));
  return tally;
}
