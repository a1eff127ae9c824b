import { readSnapshot } from '../../../shared/cases/intake/snapshot.ts';
import { readVerdict } from '../../../shared/cases/screening/verdicts.ts';
import type { ApplicationIn } from '../../../shared/domain/application/application.ts';
import { PermanentFault } from '../../../shared/domain/faults.ts';
import { moneyOf } from '../../../shared/domain/money.ts';
import { answerAt } from '../../../shared/domain/program/paths.ts';
import { monthlyPaymentCents } from '../../../shared/domain/rules/loan.ts';
import { toldRules } from '../../../shared/domain/rules/told.ts';
import { creditReasons } from './credit-reasons.ts';
import { dropped, type Material, type Told } from './prepared.ts';

/** The letter of a counter-offer, from the record: reasons of the verdict on what was asked, figures of what is offered. */
export async function counterOfferMail(
  { dispatch: { store }, loaded: { key }, program, to }: Material,
  { counterOffer, snapshot, answerBy }: ApplicationIn<'info-requested'>,
): Promise<Told> {
  const { award } = program;
  if (!counterOffer || award.kind !== 'rolling-loan') return dropped('no-counter-offer');
  const [{ answers }, verdict] = await Promise.all([
    readSnapshot(store, key, snapshot),
    readVerdict(store, key, snapshot),
  ]);
  const asked = moneyOf(answerAt(answers, award.amountField))?.cents;
  if (!verdict || asked === undefined)
    throw new PermanentFault('A counter-offer without a verdict or an amount');
  const reasons = creditReasons(toldRules(verdict, program).map(({ reason }) => reason.text));
  const months = answerAt(answers, award.termField);
  const { cents } = counterOffer;
  const { annualRate } = award;
  return {
    kind: 'counter-offer',
    data: {
      ...to,
      askedCents: asked,
      offeredCents: cents,
      ...(annualRate !== undefined && typeof months === 'number'
        ? { payments: { count: months, cents: monthlyPaymentCents(cents, annualRate, months), annualRate } }
        : {}),
      reasons,
      answerBy,
    },
  };
}
