import { baseOfAward, unpaidCents } from '../../domain/after-award/award.ts';
import { isDone } from '../../domain/after-award/steps.ts';
import { type ApplicationIn, scoredOf } from '../../domain/application/application.ts';
import { onceOf } from '../../store/awards.ts';
import { movementWrites } from '../../store/funds.ts';
import type { Store } from '../../store/table.ts';
import { type AwardChange, changeAward } from './change-award.ts';

/**
 * Completes an award of which nothing is left to be shown, paid or paid back. The person's claim stays: it was their one award.
 * A place that was accepted is used now.
 */
export async function completeIfDone(
  store: Store,
  id: string,
): Promise<{ readonly kind: 'committed' | 'not-yet' | 'no-award' }> {
  return changeAward<{ kind: 'not-yet' }>(
    store,
    id,
    ({ award, plan, today, now, loaded }): AwardChange | { kind: 'not-yet' } => {
      if (!isDone(award, plan, today)) return { kind: 'not-yet' };
      const { application } = loaded;
      const next: ApplicationIn<'completed'> = {
        ...scoredOf(application),
        ...{ status: 'completed', by: 'award', offer: application.offer, acceptedAt: application.acceptedAt },
      };
      const used = unpaidCents(award);
      return {
        award: { ...baseOfAward(award), state: 'completed', completedAt: now },
        next,
        move: 'complete',
        happening: {
          event: 'award completed',
          actor: { kind: 'system', id: 'workflow' },
          data: { stopped: award.state === 'stopped' },
        },
        writes:
          used === 0
            ? []
            : movementWrites(store, {
                ...{ fundId: award.fundId, from: 'accepted', to: 'paid', units: used },
                ...{ subject: id, entry: onceOf(application, 'used') },
              }),
        effects: [{ kind: 'mail-applicant', mail: 'award-completed', applicationId: id }],
      };
    },
  );
}
