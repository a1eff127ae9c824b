import { type Application, isDecided } from '../../domain/application/application.ts';
import type { Due } from '../../domain/effects.ts';
import type { Program } from '../../domain/program/schema.ts';
import { change } from '../../store/applications.ts';
import { raiseWrite, settleWrite } from '../../store/attention.ts';
import { subjectOf } from '../../store/keys.ts';
import type { Store } from '../../store/table.ts';
import { endOfDay, morning } from '../deadlines.ts';

/** Days from a complete application to the notice of what was decided (Regulation B, 12 CFR 1002.9(a)(1)(i)). */
const daysToDecide = 30;
/** The owner is told so many days before. */
const warnedBefore = 5;

/** The dates of a complete application for credit; none for any other. */
export function creditDates(store: Store, { applicationId }: Application, program: Program): Due[] {
  if (program.family !== 'financing') return [];
  const subject = subjectOf.application(applicationId);
  const now = store.now().toISOString();
  return [
    {
      kind: 'credit-warning',
      subject,
      ref: 'decision',
      at: morning(program.zone, now, daysToDecide - warnedBefore),
    },
    { kind: 'credit-limit', subject, ref: 'decision', at: endOfDay(program.zone, now, daysToDecide) },
  ];
}

/** The last days before the law wants an answer, or its last day: the owner is told, unless it was decided. */
export async function warnOfCreditDate(
  store: Store,
  id: string,
  about: 'credit-due' | 'credit-overdue',
): Promise<void> {
  await change<{ kind: 'nothing' }>(store, id, ({ application }) => {
    if (isDecided(application)) return { kind: 'nothing' };
    const subject = subjectOf.application(id);
    const { programId } = application;
    const kind = about === 'credit-due' ? 'credit-warning' : 'credit-limit';
    return {
      next: application,
      happening: {
        event: about === 'credit-due' ? 'decision due soon' : 'decision overdue',
        actor: { kind: 'system', id: 'clock' },
      },
      writes: [
        ...(about === 'credit-overdue' ? [settleWrite(subject, 'credit-due')] : []),
        raiseWrite(store, { subject, programId, kind: about, details: [] }),
      ],
      effects: [{ kind: 'mail-owner', mail: 'owner-attention', programId, subject, about }],
      cancel: [{ kind, ref: 'decision' }],
    };
  });
}

/** What takes the matter off the owner's list once something was decided. */
export const creditSettled = (id: string) =>
  (['credit-due', 'credit-overdue'] as const).map((kind) => settleWrite(subjectOf.application(id), kind));
