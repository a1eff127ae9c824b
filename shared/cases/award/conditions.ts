import * as z from 'zod';
import { type Application, instant } from '../../domain/application/application.ts';
import type { Due } from '../../domain/effects.ts';
import type { Answers } from '../../domain/program/fields.ts';
import { offersOf } from '../../domain/program/offer-plan.ts';
import { answerAt } from '../../domain/program/paths.ts';
import type { Program } from '../../domain/program/schema.ts';
import { change, readAll, readItem } from '../../store/applications.ts';
import { raiseWrite, settleWrite } from '../../store/attention.ts';
import { keys, subjectOf } from '../../store/keys.ts';
import { programOf } from '../../store/programs.ts';
import { nowIso, type Store } from '../../store/table.ts';
import type { Write } from '../../store/transact.ts';
import { endOfDay } from '../deadlines.ts';
import type { Manager } from '../manager.ts';

/** A condition of an accepted offer: by when, and since when it is met and who said so. */
export const conditionItem = z.object({
  condition: z.string(),
  dueBy: instant,
  metAt: instant.optional(),
  /** A manager's id; `answer` where the applicant's answer met it. */
  metBy: z.string().optional(),
});
export type ConditionItem = z.infer<typeof conditionItem>;

/** The conditions of an accepted offer in the order of the program; none before the acceptance. */
export async function readConditions(
  store: Store,
  applicationId: string,
  program: Program,
): Promise<readonly ConditionItem[]> {
  if (offersOf(program).conditions.length === 0) return [];
  const items = (await readAll(store, `APP#${applicationId}`, 'CONDITION#')).map((item) =>
    conditionItem.parse(item),
  );
  return offersOf(program).conditions.flatMap(({ id }) => items.filter(({ condition }) => condition === id));
}

/** What goes with an acceptance: each condition with its date. */
export function conditionsBegun(
  applicationId: string,
  program: Program,
  acceptedAt: string,
): { readonly writes: readonly Write[]; readonly due: readonly Due[] } {
  const begun = offersOf(program).conditions.map(({ id, days }) => ({
    condition: id,
    dueBy: endOfDay(program.zone, acceptedAt, days),
  }));
  return {
    writes: begun.map((one) => conditionWrite(applicationId, one)),
    due: begun.map(({ condition, dueBy }) => ({
      kind: 'condition-due',
      subject: subjectOf.application(applicationId),
      ref: condition,
      at: dueBy,
    })),
  };
}

const conditionWrite = (applicationId: string, item: ConditionItem): Write => ({
  as: `condition ${item.condition}`,
  put: { ...keys.condition(applicationId, item.condition), type: 'condition', ...item },
});

const readCondition = async (store: Store, id: string, condition: string) => {
  const item = await readItem(store, keys.condition(id, condition));
  return item && conditionItem.parse(item);
};

export type ConditionMet = { readonly kind: 'committed' | 'already' | 'not-possible' | 'missing' };

/** A manager says that a condition is met: who, when, and nothing of how. Where none is late any more the owner's list forgets it. */
export async function meetCondition(
  store: Store,
  id: string,
  condition: string,
  manager: Manager,
): Promise<ConditionMet> {
  const outcome = await change<Exclude<ConditionMet, { kind: 'committed' }>>(
    store,
    id,
    async ({ application }) => {
      const { program } = await programOf(store, application);
      const conditions = await readConditions(store, id, program);
      const own = conditions.find((one) => one.condition === condition);
      if (!own || application.status !== 'accepted') return { kind: 'not-possible' };
      if (own.metAt !== undefined) return { kind: 'already' };
      const now = nowIso(store);
      const late = conditions.some(
        (one) => one.condition !== condition && one.metAt === undefined && one.dueBy < now,
      );
      return {
        next: application,
        happening: {
          event: 'condition met',
          actor: { kind: 'manager', id: manager.id },
          data: { condition },
        },
        writes: [
          conditionWrite(id, { ...own, metAt: now, metBy: manager.id }),
          ...(late ? [] : [settleWrite(subjectOf.application(id), 'condition-overdue')]),
        ],
        cancel: [{ kind: 'condition-due', ref: condition }],
      };
    },
  );
  if (outcome.kind === 'refused') throw new Error(`A condition was refused by ${outcome.by}`);
  return { kind: outcome.kind };
}

/** What answers after the offer meet of the open conditions: the writes, and the dates that are off. */
export async function conditionsAnswered(
  store: Store,
  application: Application,
  program: Program,
  answers: Answers,
) {
  const { applicationId } = application;
  const now = nowIso(store);
  const items = await readConditions(store, applicationId, program);
  const met = items.filter((item) => {
    const plan = offersOf(program).conditions.find(({ id }) => id === item.condition);
    return (
      item.metAt === undefined &&
      plan !== undefined &&
      plan.confirmedBy !== 'manager' &&
      answerAt(answers, plan.confirmedBy.answer) !== undefined
    );
  });
  const late = items.some((one) => !met.includes(one) && one.metAt === undefined && one.dueBy < now);
  return {
    met: met.map(({ condition }) => condition),
    writes: [
      ...met.map((item) => conditionWrite(applicationId, { ...item, metAt: now, metBy: 'answer' })),
      ...(met.length > 0 && !late
        ? [settleWrite(subjectOf.application(applicationId), 'condition-overdue')]
        : []),
    ],
    cancel: met.map(({ condition }) => ({ kind: 'condition-due' as const, ref: condition })),
  };
}

/** A condition's date has passed: the owner is told, and whoever accepted is reminded. Nothing is taken away by itself. */
export async function conditionOverdue(store: Store, id: string, condition: string): Promise<void> {
  await change<{ kind: 'nothing' }>(store, id, async ({ application }) => {
    const item = await readCondition(store, id, condition);
    if (application.status !== 'accepted' || !item || item.metAt !== undefined) return { kind: 'nothing' };
    if (item.dueBy > nowIso(store)) return { kind: 'nothing' };
    const subject = subjectOf.application(id);
    const { programId } = application;
    return {
      next: application,
      happening: {
        event: 'condition overdue',
        actor: { kind: 'system', id: 'clock' },
        data: { condition },
      },
      writes: [raiseWrite(store, { subject, programId, kind: 'condition-overdue', details: [condition] })],
      effects: [
        { kind: 'mail-owner', mail: 'owner-attention', programId, subject, about: 'condition-overdue' },
        { kind: 'mail-applicant', mail: 'condition-overdue', applicationId: id },
      ],
      cancel: [{ kind: 'condition-due', ref: condition }],
    };
  });
}
