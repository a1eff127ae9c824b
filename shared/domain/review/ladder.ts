import { addDays, type CivilDate, compareDates } from '../dates.ts';
import type { LadderStep, ReviewPlan } from '../program/review-plan.ts';
import { workingDayFrom } from '../tables/holidays.ts';

/** A step of the ladder of one task, with the day on which it is taken. `index` names it among the plan's steps. */
export interface DatedStep {
  readonly index: number;
  readonly do: LadderStep['do'];
  readonly day: CivilDate;
}

/** The day a review is due: so many days after it was asked for, or the next working day. */
export function dueDay(plan: Pick<ReviewPlan, 'dueDays' | 'holidays'>, asked: CivilDate): CivilDate {
  return workingDayFrom(addDays(asked, plan.dueDays), plan.holidays);
}

/**
 * What happens for a task that is due on a day, each step on a working day. A step that would have been before now is left out
 * unless it leads to somebody else: moving a date later never loses the owner.
 */
export function stepsFor(
  plan: Pick<ReviewPlan, 'ladder' | 'holidays'>,
  due: CivilDate,
  today: CivilDate,
): readonly DatedStep[] {
  return plan.ladder.flatMap((step, index): readonly DatedStep[] => {
    const wanted = workingDayFrom(addDays(due, step.days), plan.holidays);
    const late = compareDates(wanted, today) < 0;
    if (late && step.do === 'remind') return [];
    return [{ index, do: step.do, day: late ? today : wanted }];
  });
}
