import type { Application } from '../../domain/application/application.ts';
import type { Due, Effect } from '../../domain/effects.ts';
import { fundsOfPlan } from '../../domain/program/award-plan.ts';
import { change } from '../../store/applications.ts';
import { settleWrite } from '../../store/attention.ts';
import { subjectOf } from '../../store/keys.ts';
import { dueWrites } from '../../store/outbox.ts';
import { programOf } from '../../store/programs.ts';
import { inSeconds, type Store } from '../../store/table.ts';
import { transact } from '../../store/transact.ts';
import { collisionsOf } from './claims.ts';

const aDay = 24 * 60 * 60;

/** An application that is held for a person is looked at again every day: the other one may have ended meanwhile. */
export const lookAgain = (store: Store, id: string): Due => ({
  kind: 'held-again',
  subject: subjectOf.application(id),
  ref: 'same-person',
  at: inSeconds(store, aDay).toISOString(),
});

/** What has an application go on that was held: its workflow decides once more, or its list moves. */
export async function goingOn(store: Store, application: Application): Promise<readonly Effect[]> {
  const { applicationId, roundId } = application;
  if (application.status === 'reviewed')
    return [
      {
        kind: 'resume',
        subject: subjectOf.application(applicationId),
        stage: 'decision',
        output: { outcome: 'review-again' },
      },
    ];
  if (application.status !== 'waitlisted') return [];
  const { program } = await programOf(store, application);
  return [{ kind: 'move-waitlist', roundId, fundId: fundsOfPlan(program.award)[0] ?? '' }];
}

/** Looks at a held application: it goes on once nobody is left who may be the same person. Called by the clock. */
export async function lookAtHeld(store: Store, id: string): Promise<void> {
  const outcome = await change<{ kind: 'over' | 'held' }>(store, id, async (loaded) => {
    const { application } = loaded;
    if (application.status !== 'reviewed' && application.status !== 'waitlisted') return { kind: 'over' };
    if ((await collisionsOf(store, { ...loaded, application })).length > 0) return { kind: 'held' };
    return {
      next: application,
      happening: { event: 'no longer held', actor: { kind: 'system', id: 'clock' } },
      writes: [settleWrite(subjectOf.application(id), 'same-person')],
      effects: await goingOn(store, application),
      cancel: [{ kind: 'held-again', ref: 'same-person' }],
    };
  });
  if (outcome.kind === 'held') await transact(store, dueWrites([lookAgain(store, id)]));
}
