import { readSnapshot } from '../cases/intake/snapshot.ts';
import type { OfferTerms } from '../domain/application/application.ts';
import { siteLabel } from '../domain/placing/site-label.ts';
import { offersOf } from '../domain/program/offer-plan.ts';
import { answerAt } from '../domain/program/paths.ts';
import type { Program } from '../domain/program/schema.ts';
import { loanDisclosure } from '../domain/rules/loan-disclosure.ts';
import type { MailAward } from '../messages/mail/data.ts';
import type { Loaded } from '../store/applications.ts';
import type { Store } from '../store/table.ts';

/** What is offered or was awarded, as mails and letters say it. */
export async function awardTold(
  store: Store,
  { application, key }: Loaded,
  program: Program,
  offer: OfferTerms,
): Promise<MailAward> {
  const plan = program.award;
  if (offer.unit === 'slot')
    return offer.site === undefined
      ? { kind: 'seat' }
      : { kind: 'slot', site: siteLabel(program, offer.site) };
  // Without a published rate the loan papers say what is paid back.
  const annualRate = plan.kind === 'rolling-loan' ? plan.annualRate : undefined;
  if (plan.kind !== 'rolling-loan' || annualRate === undefined) return { kind: 'money', cents: offer.units };
  const { answers } = await readSnapshot(
    store,
    key,
    ('snapshot' in application && application.snapshot) || 1,
  );
  const { originationFee } = offersOf(program);
  return loanTold(offer.units, annualRate, Number(answerAt(answers, plan.termField)), originationFee);
}

/** A loan with what it costs, as it is disclosed; the fee in percent, where there is one. */
export function loanTold(
  amountCents: number,
  annualRate: string,
  months: number,
  feePercent?: string,
): MailAward {
  const { apr, schedule, totalCents } = loanDisclosure({ amountCents, annualRate, months, feePercent });
  const { paymentCents, payments } = schedule;
  return { kind: 'loan', cents: amountCents, annualRate, payments, paymentCents, totalCents, apr };
}
