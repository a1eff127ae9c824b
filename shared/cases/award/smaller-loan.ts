import type { OfferTerms } from '../../domain/application/application.ts';
import type { LoanDecisionRecord } from './loan-decisions.ts';

/** A counter-offer that is not taken up within ninety days is a refusal (12 CFR 1002.9(a)(1)(iv)). */
const daysToAnswerCounter = 90;

/** What a decided loan comes to: what was asked, or the smaller amount that was decided instead, with what that brings. */
export interface DecidedLoan {
  readonly units: number;
  readonly counter?: NonNullable<OfferTerms['counter']>;
  readonly answerDays?: number;
}

/** The terms of a loan by its decision. Amounts are cents. */
export function smallerLoan(asked: number, record: LoanDecisionRecord | undefined): DecidedLoan {
  if (!record?.smaller) return { units: asked };
  const { cents, reasons } = record.smaller;
  return { units: cents, counter: { asked, reasons: [...reasons] }, answerDays: daysToAnswerCounter };
}
