import { dryRunId, opaqueId } from '../../domain/ids.ts';
import type { Program } from '../../domain/program/schema.ts';
import { beginDryRun } from '../../store/dry-runs.ts';
import { cyclesOf, readProgram } from '../../store/programs.ts';
import type { Store } from '../../store/table.ts';

export type Started =
  | { readonly kind: 'started' | 'running'; readonly runId: string }
  | { readonly kind: 'unknown-program' | 'unknown-cycle' };

/** Has a checked draft tried on everybody who applied in a cycle, behind the scenes. One at a time for each program. */
export async function startDryRun(store: Store, draft: Program, cycle: string): Promise<Started> {
  const current = await readProgram(store, draft.id);
  if (!current) return { kind: 'unknown-program' };
  if (!(await cyclesOf(store, draft.id)).includes(cycle)) return { kind: 'unknown-cycle' };
  const runId = dryRunId.parse(opaqueId('drn', store.random));
  const run = { runId, programId: draft.id, cycle, programVersion: current.version };
  const begun = await beginDryRun(store, run, draft);
  return begun.kind === 'begun' ? { kind: 'started', runId } : begun;
}
