import { reportOf } from '../../../shared/domain/rules/dry-run/report.ts';
import type { WebResponse } from '../../../shared/http/response.ts';
import { readDraftOf, readDryRun, stateOf } from '../../../shared/store/dry-runs.ts';
import { readProgram } from '../../../shared/store/programs.ts';
import type { Asked } from '../access.ts';
import type { ManageDependencies } from '../dependencies.ts';
import { dryRunPage } from '../pages/dry-run/run-page.ts';
import { programNamed } from './try.ts';

/** `GET …/dry-runs/{runId}`: how far it is, then what came out, as far as it may be said. */
export async function showDryRun(
  { store }: ManageDependencies,
  asked: Asked,
): Promise<WebResponse | undefined> {
  const { frame, request, who } = asked;
  const found = await programNamed(store, asked);
  const run = found && (await readDryRun(store, found.program.id, request.param('runId')));
  if (!run) return undefined;
  const [draft, started] = await Promise.all([
    readDraftOf(store, run.runId),
    readProgram(store, run.programId, run.programVersion),
  ]);
  if (!draft || !started) return undefined;
  const { runId, cycle, startedAt, programVersion, total, done } = run;
  return dryRunPage(frame, {
    ...{ runId, cycle, startedAt, programVersion, total, done, draft },
    published: started.program,
    state: stateOf(store, run),
    report: run.state === 'done' ? reportOf(run.tally) : undefined,
    watched: request.query.get('watch') === 'yes',
    mayTry: who.right === 'manage',
  });
}
