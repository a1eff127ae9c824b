import { scoredOf } from '../../domain/application/application.ts';
import type { Actor } from '../../domain/effects.ts';
import { change } from '../../store/applications.ts';
import { settleWrite } from '../../store/attention.ts';
import { programOf } from '../../store/programs.ts';
import type { Store } from '../../store/table.ts';
import { creditSettled } from '../screening/credit-clock.ts';
import { listMoves } from './list-moves.ts';
import { type LoanDecisionRecord, loanDecisionWrite } from './loan-decisions.ts';

/** Refuses what a published line or a vote decided (`seen`: which votes), for its specific reasons; of credit the notice states them (12 CFR 1002.9). */
export async function refuseForReasons(
  store: Store,
  id: string,
  record: LoanDecisionRecord,
  actor: Actor,
  seen?: number,
): Promise<{ kind: string }> {
  return change<{ kind: 'not-possible' }>(store, id, async ({ application }) => {
    if (application.status !== 'reviewed' && application.status !== 'waitlisted')
      return { kind: 'not-possible' };
    const subject = `APP#${id}`;
    return {
      next: { ...scoredOf(application), status: 'not-selected' },
      move: 'not-select',
      happening: { event: 'not selected', actor, data: { reasons: record.reasons } },
      writes: [
        loanDecisionWrite(id, record, seen),
        settleWrite(subject, 'approve-loan'),
        ...creditSettled(id),
      ],
      effects: [
        { kind: 'mail-applicant', mail: 'not-selected', applicationId: id },
        { kind: 'resume', subject, stage: 'decision', output: { outcome: 'ended' } },
        ...listMoves((await programOf(store, application)).program, application),
      ],
    };
  });
}
