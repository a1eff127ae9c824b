import type { Application, OfferTerms } from '../../domain/application/application.ts';
import { hashOf } from '../../domain/hash.ts';
import { offersOf } from '../../domain/program/offer-plan.ts';
import { answerAt } from '../../domain/program/paths.ts';
import type { Program } from '../../domain/program/schema.ts';
import { type LoanDisclosure, loanDisclosure } from '../../domain/rules/loan-disclosure.ts';
import type { Loaded } from '../../store/applications.ts';
import { programOf } from '../../store/programs.ts';
import type { Store } from '../../store/table.ts';
import { readSnapshot } from '../intake/snapshot.ts';

/** What a loan's offer discloses, and the hash of exactly that: whoever signs says which they read. */
export interface LoanPapers {
  readonly disclosure: LoanDisclosure;
  readonly hash: string;
}

/** The papers of an offered loan; undefined for any other award, and where the rate is set in papers of the lender's own. */
export async function loanPapersOf(store: Store, loaded: Loaded): Promise<LoanPapers | undefined> {
  const { application, key } = loaded;
  if (!('offer' in application) || !application.offer || application.snapshot === undefined) return undefined;
  const { program } = await programOf(store, application);
  if (program.award.kind !== 'rolling-loan' || program.award.annualRate === undefined) return undefined;
  const { answers } = await readSnapshot(store, key, application.snapshot);
  const months = Number(answerAt(answers, program.award.termField));
  return loanPapers(application, application.offer, program, months);
}

/** The papers of given terms over so many months. */
export function loanPapers(
  { applicationId }: Pick<Application, 'applicationId'>,
  { units, offeredAt }: OfferTerms,
  program: Program,
  months: number,
): LoanPapers | undefined {
  const { award, lender } = program;
  if (award.kind !== 'rolling-loan' || award.annualRate === undefined) return undefined;
  if (!Number.isSafeInteger(months) || months < 1) return undefined;
  const disclosure = loanDisclosure({
    amountCents: units,
    annualRate: award.annualRate,
    months,
    feePercent: offersOf(program).originationFee,
  });
  // Of another offer of the same terms the papers are others: each is signed for itself.
  return { disclosure, hash: hashOf({ applicationId, offeredAt, lender: lender ?? null, disclosure }) };
}
