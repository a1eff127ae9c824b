import { loadApplication } from '../../store/applications.ts';
import { subjectOf } from '../../store/keys.ts';
import type { Store } from '../../store/table.ts';
import { registerWait } from '../waits.ts';
import { decide } from './decide.ts';

/** The workflow waits for the decision: what can be decided alone is decided now, a round's when it is released. */
export async function awaitDecision(store: Store, id: string, token: string): Promise<void> {
  const loaded = await loadApplication(store, id);
  if (loaded?.application.status === 'reviewed') {
    const { application, key } = loaded;
    await decide(store, { application, key });
  }
  await registerWait(store, subjectOf.application(id), 'decision', token, async () => {
    const now = (await loadApplication(store, id))?.application.status;
    if (now === 'reviewed' || now === 'waitlisted') return undefined;
    if (now === 'in-review') return { outcome: 'review-again' };
    return {
      outcome:
        now === 'offered' || now === 'accepted' || now === 'declined' || now === 'lapsed'
          ? 'offered'
          : 'ended',
    };
  });
}

/** The workflow waits for the answer to an offer; its date is kept by the clock, not by the workflow. */
export async function awaitAnswer(store: Store, id: string, token: string): Promise<void> {
  await registerWait(store, subjectOf.application(id), 'answer', token, async () => {
    const now = (await loadApplication(store, id))?.application.status;
    return now === 'offered' ? undefined : { outcome: now ?? 'ended' };
  });
}
