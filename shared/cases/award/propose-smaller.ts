import { moneyOf } from '../../domain/money.ts';
import { answerAt } from '../../domain/program/paths.ts';
import { change } from '../../store/applications.ts';
import { nowIso, type Store } from '../../store/table.ts';
import { contextOf } from '../judging.ts';
import type { Manager } from '../manager.ts';
import { areReasons, whyMayNotVote } from './cast-vote.ts';
import { loanDecisionWrite, readLoanDecision } from './loan-decisions.ts';

export type SmallerProposed = {
  readonly kind:
    | 'committed'
    /** They put exactly this to the vote before. */
    | 'already'
    | 'not-smaller'
    | 'no-reason'
    | 'reviewed-it'
    | 'has-stake'
    | 'not-possible'
    | 'missing';
};

/**
 * Somebody who may vote on a recommended loan puts a smaller amount to the vote instead, with one to four of the published factors against
 * what was asked. Votes that were cast were about another amount, so they are void. What is then carried is offered as a counter-offer.
 */
export async function proposeSmaller(
  store: Store,
  id: string,
  manager: Manager,
  proposed: { readonly cents: number; readonly reasons: readonly string[] },
): Promise<SmallerProposed> {
  const outcome = await change<Exclude<SmallerProposed, { kind: 'committed' }>>(store, id, async (loaded) => {
    const { application, key } = loaded;
    const record = await readLoanDecision(store, id);
    const barred = await whyMayNotVote(store, loaded, record, manager);
    if (barred) return { kind: barred };
    if (!record || application.status !== 'reviewed') return { kind: 'not-possible' };
    const { program, answers } = await contextOf(store, { application, key });
    if (program.award.kind !== 'rolling-loan') return { kind: 'not-possible' };
    const asked = moneyOf(answerAt(answers, program.award.amountField))?.cents ?? 0;
    const { cents, reasons } = proposed;
    if (!Number.isSafeInteger(cents) || cents < 1 || cents >= asked) return { kind: 'not-smaller' };
    if (!areReasons(program, reasons)) return { kind: 'no-reason' };
    const before = record.smaller;
    const isSame =
      before?.cents === cents && before.by === manager.id && before.reasons.join() === reasons.join();
    if (isSame) return { kind: 'already' };
    const at = nowIso(store);
    const next = {
      ...record,
      smaller: { cents, reasons: [...reasons], by: manager.id, at },
      votes: [],
      revision: record.revision + 1,
    };
    return {
      next: application,
      happening: {
        event: 'smaller amount proposed',
        actor: { kind: 'manager', id: manager.id },
        data: { cents, reasons: [...reasons] },
      },
      writes: [loanDecisionWrite(id, next, record.revision)],
    };
  });
  // Somebody voted in the same moment: what they voted on is read again.
  if (outcome.kind === 'refused') return proposeSmaller(store, id, manager, proposed);
  return { kind: outcome.kind };
}
