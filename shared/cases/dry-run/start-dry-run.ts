import { dryRunId, opaqueId } from '../../domain/ids.ts';
import { documentHash } from '../../domain/program/document.ts';
import type { Program } from '../../domain/program/schema.ts';
import { beginDryRun, readDraftOf, readDryRun } from '../../store/dry-runs.ts';
import { cyclesOf, readProgram } from '../../store/programs.ts';
import type { Store } from '../../store/table.ts';

export type Started =
  | { readonly kind: 'started' | 'running'; readonly runId: string }
  | { readonly kind: 'unknown-program' | 'unknown-cycle' };

/**
 * Has a checked draft tried on everybody who applied in a cycle, behind the scenes. One at a time for each program; the same one
 * pressed twice is started once.
 */
export async function startDryRun(store: Store, draft: Program, cycle: string): Promise<Started> {
  const current = await readProgram(store, draft.id);
  if (!current) return { kind: 'unknown-program' };
  if (!(await cyclesOf(store, draft.id)).includes(cycle)) return { kind: 'unknown-cycle' };
  const runId = dryRunId.parse(opaqueId('drn', store.random));
  const run = { runId, programId: draft.id, cycle, programVersion: current.version };
  const begun = await beginDryRun(store, run, draft);
  if (begun.kind === 'begun') return { kind: 'started', runId };
  const [other, theirs] = await Promise.all([
    readDryRun(store, draft.id, begun.runId),
    readDraftOf(store, begun.runId),
  ]);
  const same = other?.cycle === cycle && theirs && documentHash(theirs) === documentHash(draft);
  return same ? { kind: 'started', runId: begun.runId } : begun;
}
