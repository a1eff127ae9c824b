import type { Award } from '../../domain/after-award/award.ts';
import { beginAward } from '../../domain/after-award/begin-award.ts';
import type { Application } from '../../domain/application/application.ts';
import { addDays, civilDateIn, compareDates } from '../../domain/dates.ts';
import type { Due, Effect } from '../../domain/effects.ts';
import type { AfterAwardPlan } from '../../domain/program/after-award-plan.ts';
import type { Program } from '../../domain/program/schema.ts';
import { change } from '../../store/applications.ts';
import { firstAwardWrite, readAward } from '../../store/awards.ts';
import { subjectOf } from '../../store/keys.ts';
import { programOf } from '../../store/programs.ts';
import { nowIso, type Store } from '../../store/table.ts';
import { endOfDayOf, morningOf } from '../deadlines.ts';
import { startOf, wholeAward } from './starts.ts';

/** Days before its date at which an obligation's workflow begins: none of them waits for a year. */
const opensBefore = 300;

/** What goes with an acceptance: in a program that keeps what follows, its workflow is started. */
export async function awardStarts(store: Store, application: Application): Promise<readonly Effect[]> {
  const { program } = await programOf(store, application);
  return program.afterAward ? [startOf(application, wholeAward)] : [];
}

/** The same once more, after a failure: the award where it was not begun, and each thing that is awaited by now. */
export async function awardStartsAgain(store: Store, application: Application): Promise<readonly Effect[]> {
  const { program } = await programOf(store, application);
  if (!program.afterAward) return [];
  const award = await readAward(store, application.applicationId);
  if (!award) return [startOf(application, wholeAward)];
  const today = civilDateIn(program.zone, nowIso(store));
  const awaited = [
    ...award.reports.filter(
      ({ state, dueOn }) => (state === 'open' || state === 'reported') && isNear(dueOn, today),
    ),
    ...award.tranches.filter(({ state }) => state === 'ordered'),
  ];
  // Nothing is awaited: whatever stopped, the award as a whole looks whether it is done.
  return awaited.length > 0
    ? awaited.map(({ id }) => startOf(application, id))
    : [startOf(application, wholeAward)];
}

const isNear = (dueOn: string, today: string) => compareDates(addDays(today, opensBefore), dueOn) >= 0;

/** Begins an award: once, with a date for each thing that is asked and paid. Called again it finds it there. */
export async function beginAwardOf(store: Store, id: string): Promise<{ readonly kind: string }> {
  return change<{ kind: 'already' | 'nothing' }>(store, id, async ({ application }) => {
    if (application.status !== 'accepted') return { kind: 'nothing' };
    const { program } = await programOf(store, application);
    const plan = program.afterAward;
    if (!plan) return { kind: 'nothing' };
    if (await readAward(store, id)) return { kind: 'already' };
    const award = beginAward(application, plan, program.zone);
    const today = civilDateIn(program.zone, nowIso(store));
    const near = award.reports.filter(({ dueOn }) => isNear(dueOn, today));
    return {
      next: application,
      happening: {
        event: 'award begun',
        actor: { kind: 'system', id: 'workflow' },
        data: {
          reports: award.reports.map(({ id: report, dueOn }) => `${report} ${dueOn}`),
          tranches: award.tranches.map(({ id: tranche, cents }) => `${tranche} ${cents}`),
        },
      },
      writes: [firstAwardWrite(award)],
      effects: near.map(({ id: report }) => startOf(application, report)),
      due: [
        ...datesOfReports(award, plan, program),
        ...award.reports
          .filter((one) => !near.includes(one))
          .map(({ id: ref, dueOn }) =>
            dated('award-opens', award, ref, morningOf(program.zone, dueOn, -opensBefore)),
          ),
        ...award.tranches.flatMap((one) =>
          one.state === 'waiting' && one.dueOn
            ? [dated('award-release', award, one.id, morningOf(program.zone, one.dueOn))]
            : [],
        ),
      ],
    };
  });
}

/** Reminder and date of every report that is open. */
export function datesOfReports(award: Award, plan: AfterAwardPlan, program: Program): Due[] {
  return award.reports
    .filter(({ state }) => state === 'open')
    .flatMap(({ id, dueOn }) => {
      const before = plan.reports.find((one) => one.id === id)?.remindDaysBefore ?? 1;
      return [
        dated('award-reminder', award, id, morningOf(program.zone, dueOn, -before)),
        dated('award-overdue', award, id, endOfDayOf(program.zone, dueOn)),
      ];
    });
}

export const dated = (
  kind: Due['kind'],
  { applicationId }: Pick<Award, 'applicationId'>,
  ref: string,
  at: string,
): Due => ({ kind, subject: subjectOf.application(applicationId), ref, at });
