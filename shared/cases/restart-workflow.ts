import type { ApplicationIn } from '../domain/application/application.ts';
import { isFinal } from '../domain/application/status.ts';
import { type Change, change } from '../store/applications.ts';
import { settleWrite } from '../store/attention.ts';
import { commitRound, readRound } from '../store/rounds.ts';
import type { Store } from '../store/table.ts';
import { awardStartsAgain } from './after-award/begin-award.ts';

/**
 * Starts an application's workflow again from the table. The table decides, the workflow only orders the work: every
 * step looks at the status first, so a second run goes on where the first one stopped.
 */
export async function restartWorkflow(store: Store, id: string, manager: string): Promise<{ kind: string }> {
  return change<{ kind: 'not-possible' }>(store, id, async ({ application }) => {
    if (application.status === 'accepted') return restartAward(store, application, manager);
    if (application.status === 'draft' || isFinal(application.status)) return { kind: 'not-possible' };
    const run = application.workflowRuns + 1;
    return {
      next: { ...application, workflowRuns: run },
      happening: { event: 'workflow started again', actor: { kind: 'manager', id: manager }, data: { run } },
      writes: [settleWrite(`APP#${id}`, 'workflow-failed')],
      effects: [{ kind: 'start-workflow', machine: 'application', id, run }],
    };
  });
}

/** What follows acceptance is started again: begun if it is not, and awaited wherever something is. */
async function restartAward(
  store: Store,
  application: ApplicationIn<'accepted'>,
  manager: string,
): Promise<Change | { kind: 'not-possible' }> {
  const effects = await awardStartsAgain(store, application);
  if (effects.length === 0) return { kind: 'not-possible' };
  return {
    next: application,
    happening: { event: 'workflow started again', actor: { kind: 'manager', id: manager }, data: {} },
    writes: [settleWrite(`APP#${application.applicationId}`, 'workflow-failed')],
    effects,
  };
}

/** The same for a round whose workflow gave up between closing and release. */
export async function restartRound(
  store: Store,
  roundId: string,
  manager: string,
): Promise<{ kind: string }> {
  const round = await readRound(store, roundId);
  if (!round || round.status === 'open' || round.status === 'closed' || round.status === 'released')
    return { kind: 'not-possible' };
  const run = round.workflowRuns + 1;
  return commitRound(store, round, {
    next: { ...round, workflowRuns: run },
    happening: { event: 'workflow started again', actor: { kind: 'manager', id: manager }, data: { run } },
    writes: [settleWrite(`ROUND#${roundId}`, 'workflow-failed')],
    effects: [{ kind: 'start-workflow', machine: 'round', id: roundId, run }],
  });
}
