import type { Award } from '../../domain/after-award/award.ts';
import { reportOf, trancheOf } from '../../domain/after-award/steps.ts';
import { readAward } from '../../store/awards.ts';
import { subjectOf } from '../../store/keys.ts';
import type { Store } from '../../store/table.ts';
import { registerWait } from '../waits.ts';
import { beginAwardOf } from './begin-award.ts';
import { completeIfDone } from './complete-award.ts';
import { wholeAward } from './starts.ts';

/** Whether there is still something to wait for: `waits`, or `done`. */
export function stateOf(award: Award | undefined, obligation: string): 'waits' | 'done' {
  if (!award || award.state === 'completed') return 'done';
  const state = (reportOf(award, obligation) ?? trancheOf(award, obligation))?.state;
  return state === 'open' || state === 'reported' || state === 'waiting' || state === 'ordered'
    ? 'waits'
    : 'done';
}

/** The workflow takes up an obligation: the award as a whole is begun, of the others it is said whether they still wait. */
export async function takeUp(
  store: Store,
  id: string,
  obligation: string,
): Promise<{ readonly state: 'waits' | 'done' }> {
  if (obligation === wholeAward) {
    await beginAwardOf(store, id);
    return { state: 'done' };
  }
  return { state: stateOf(await readAward(store, id), obligation) };
}

/** The workflow waits until it is met; its dates are kept by the clock, not by the workflow. */
export async function awaitObligation(
  store: Store,
  id: string,
  obligation: string,
  token: string,
): Promise<void> {
  await registerWait(store, subjectOf.application(id), `award-${obligation}`, token, async () =>
    stateOf(await readAward(store, id), obligation) === 'done' ? { outcome: 'met' } : undefined,
  );
}

/** What follows when one is met: the award is completed, if that was the last. */
export const followUp = (store: Store, id: string): Promise<unknown> => completeIfDone(store, id);
