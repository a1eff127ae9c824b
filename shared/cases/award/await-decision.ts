import { loadApplication } from '../../store/applications.ts';
import { subjectOf } from '../../store/keys.ts';
import { programOf } from '../../store/programs.ts';
import { readRound } from '../../store/rounds.ts';
import type { Store } from '../../store/table.ts';
import { registerWait } from '../waits.ts';
import { decideLoanApplication } from './decide-loan.ts';
import { joinWaitlist } from './join-waitlist.ts';

/** The workflow waits for the decision: a loan's is made now, a round's when it is released. */
export async function awaitDecision(store: Store, id: string, token: string): Promise<void> {
  const loaded = await loadApplication(store, id);
  if (loaded?.application.status === 'reviewed') {
    const { application, key } = loaded;
    const { program } = await programOf(store, application);
    if (program.award.kind === 'rolling-loan')
      await decideLoanApplication(store, { application, key }, program.award);
    else if (await isReleased(store, application.roundId)) await joinWaitlist(store, id);
  }
  await registerWait(store, subjectOf.application(id), 'decision', token, async () => {
    const now = (await loadApplication(store, id))?.application.status;
    if (now === 'reviewed' || now === 'waitlisted') return undefined;
    return {
      outcome:
        now === 'offered' || now === 'accepted' || now === 'declined' || now === 'lapsed'
          ? 'offered'
          : 'ended',
    };
  });
}

async function isReleased(store: Store, roundId: string): Promise<boolean> {
  const status = (await readRound(store, roundId))?.status;
  return status === 'releasing' || status === 'released';
}

/** The workflow waits for the answer to an offer; its date is kept by the clock, not by the workflow. */
export async function awaitAnswer(store: Store, id: string, token: string): Promise<void> {
  await registerWait(store, subjectOf.application(id), 'answer', token, async () => {
    const now = (await loadApplication(store, id))?.application.status;
    return now === 'offered' ? undefined : { outcome: now ?? 'ended' };
  });
}
