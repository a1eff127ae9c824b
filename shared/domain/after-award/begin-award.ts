import type { ApplicationIn } from '../application/application.ts';
import { addDays, civilDateIn, compareDates } from '../dates.ts';
import type { AfterAwardPlan, PlannedDay, TranchePlan } from '../program/after-award-plan.ts';
import { trancheCents } from './amounts.ts';
import type { AwardIn, Tranche } from './award.ts';

/** Nobody is asked for anything, and nothing is paid by date, within so many days of accepting. */
const fortnight = 14;

/** The day of a plan, for somebody who accepted on one: somebody who came late is given a fortnight. */
export function dayOf(planned: PlannedDay, acceptedOn: string): string {
  if ('days' in planned) return addDays(acceptedOn, planned.days);
  const soonest = addDays(acceptedOn, fortnight);
  return compareDates(planned.on, soonest) < 0 ? soonest : planned.on;
}

/** An award as it begins: everything that will be asked, and every part of the money with its amount. */
export function beginAward(
  { applicationId, programId, offer, acceptedAt }: ApplicationIn<'accepted'>,
  plan: AfterAwardPlan,
  zone: string,
): AwardIn<'active'> {
  const acceptedOn = civilDateIn(zone, acceptedAt);
  return {
    state: 'active',
    ...{ applicationId, programId, fundId: offer.fundId, unit: offer.unit, units: offer.units, acceptedOn },
    reports: plan.reports.map(({ id, due }) => ({
      id,
      dueOn: dayOf(due, acceptedOn),
      state: 'open',
      sent: 0,
    })),
    tranches:
      offer.unit === 'money' ? tranchesOf(plan.tranches, offer.units, acceptedOn) : [place(offer.units)],
    ...{ releasedCents: 0, owedCents: 0, recoveredCents: 0, recoveries: 0, decisions: [] },
  };
}

/** Places are never paid: the one part of such an award is used when it is completed, or given back. */
const place = (units: number): Tranche => ({ id: 'place', cents: units, state: 'waiting' });

function tranchesOf(plans: readonly TranchePlan[], total: number, acceptedOn: string): Tranche[] {
  const cents = trancheCents(
    total,
    plans.map(({ part }) => part),
  );
  return plans.map(({ id, release }, i) => ({
    ...{ id, cents: cents[i] ?? 0, state: 'waiting' },
    ...('after' in release ? {} : { dueOn: dayOf(release, acceptedOn) }),
  }));
}
