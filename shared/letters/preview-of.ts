import { endOfDay } from '../cases/deadlines.ts';
import { siteLabel } from '../domain/placing/site-label.ts';
import { centsOfAmount } from '../domain/program/amount.ts';
import { type AwardPlan, fundsOfPlan } from '../domain/program/award-plan.ts';
import type { Program } from '../domain/program/schema.ts';
import type { Language } from '../domain/text.ts';
import type { MailAward } from '../messages/mail/data.ts';
import { readFund } from '../store/funds.ts';
import { nowIso, type Store } from '../store/table.ts';
import { loanTold } from './award-told.ts';
import type { LetterKind, PreviewLetter } from './letter.ts';
import { programTerms } from './letter-of.ts';

/** Months of the loan in a preview. */
const sampleMonths = 36;

/** How a program's letter of a kind would look today, with the first of its amounts or places. A registry has none. */
export async function previewOf(
  store: Store,
  program: Program,
  kind: LetterKind,
  language: Language,
  baseUrl: string,
): Promise<PreviewLetter | undefined> {
  const { family, award: plan } = program;
  const award = sampleAward(program, plan);
  if (family === 'registry' || plan.kind === 'registry' || !award) return undefined;
  const now = nowIso(store);
  const fund = await readFund(store, fundsOfPlan(plan)[0] ?? '');
  return {
    status: 'preview',
    ...programTerms({ ...program, family }, language),
    award,
    units: 1,
    fund: fund?.title[language] ?? '',
    offeredAt: now,
    about:
      kind === 'offer'
        ? {
            kind,
            answerBy: endOfDay(program.zone, now, plan.acceptanceDays),
            answerAt: `${baseUrl}/return`,
          }
        : { kind, acceptedAt: now, next: program.texts.accepted[language] },
  };
}

/** Something that the plan might give. */
function sampleAward(program: Program, plan: AwardPlan): MailAward | undefined {
  switch (plan.kind) {
    case 'registry':
      return undefined;
    case 'round-seats':
      return { kind: 'seat' };
    case 'round-slots':
      return { kind: 'slot', site: siteLabel(program, plan.sites[0]?.option ?? '') };
    case 'rolling-loan': {
      const cents = centsOfAmount(plan.authority[0]?.upTo ?? '10000.00');
      return plan.annualRate === undefined
        ? { kind: 'money', cents }
        : loanTold(cents, plan.annualRate, sampleMonths);
    }
    case 'first-come':
      return { kind: 'money', cents: centsOfAmount(plan.amount.base) };
    case 'round-asked':
      return { kind: 'money', cents: centsOfAmount(plan.atMost) };
    case 'round-funds':
      return { kind: 'money', cents: centsOfAmount(plan.asked?.atMost ?? plan.funds[0]?.largest ?? '0.00') };
    case 'round-money':
      return { kind: 'money', cents: centsOfAmount(plan.tiers[0]?.amount ?? '0.00') };
  }
}
