import { paidCents } from '../../domain/after-award/award.ts';
import { stillOwed } from '../../domain/after-award/steps.ts';
import { onceOf } from '../../store/awards.ts';
import { movementWrites } from '../../store/funds.ts';
import type { Store } from '../../store/table.ts';
import type { Manager } from '../manager.ts';
import { dated } from './begin-award.ts';
import { type AwardChanged, changeAward, type Standing } from './change-award.ts';

export type Recovered = AwardChanged | { readonly kind: 'already' | 'too-much' | 'not-an-amount' };

/** The most that may come back now: what is owed, or what is open of a loan that is paid back every month; never what was not paid yet. */
export function mayComeBack({ award, plan }: Pick<Standing, 'award' | 'plan'>): number {
  const withThem = paidCents(award) - award.recoveredCents;
  return plan.repayment ? withThem : Math.min(stillOwed(award), withThem);
}

/**
 * Money came back: it is free in its fund again, and the waiting list moves. `seen` is how often some had come back when the
 * form was drawn: the same form sent twice counts once.
 */
export async function recordRecovery(
  store: Store,
  id: string,
  manager: Pick<Manager, 'id'>,
  cents: number,
  seen: number,
): Promise<Recovered> {
  return changeAward<Exclude<Recovered, AwardChanged>>(store, id, (standing) => {
    const { award, loaded, now } = standing;
    if (award.recoveries !== seen) return { kind: 'already' };
    if (!Number.isSafeInteger(cents) || cents < 1) return { kind: 'not-an-amount' };
    if (cents > mayComeBack(standing)) return { kind: 'too-much' };
    const { application } = loaded;
    const n = seen + 1;
    return {
      award: { ...award, recoveredCents: award.recoveredCents + cents, recoveries: n },
      happening: {
        event: 'award money came back',
        actor: { kind: 'manager', id: manager.id },
        data: { cents, number: n },
      },
      writes: movementWrites(store, {
        ...{ fundId: award.fundId, from: 'paid', to: 'free', units: cents },
        ...{ subject: id, entry: onceOf(application, `recovered-${n}`) },
      }),
      effects: [{ kind: 'move-waitlist', roundId: application.roundId, fundId: award.fundId }],
      due: [dated('award-ends', award, 'end', now)],
    };
  });
}
