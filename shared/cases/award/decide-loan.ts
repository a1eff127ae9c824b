import type { ApplicationIn } from '../../domain/application/application.ts';
import type { Actor } from '../../domain/effects.ts';
import { moneyOf } from '../../domain/money.ts';
import type { AwardPlanOf } from '../../domain/program/award-plan.ts';
import { answerAt } from '../../domain/program/paths.ts';
import { authorityFor, decideByLine } from '../../domain/scoring/loan-decision.ts';
import { hundredthsOf } from '../../domain/scoring/score.ts';
import { change, type Loaded } from '../../store/applications.ts';
import { raiseWrite } from '../../store/attention.ts';
import type { Store } from '../../store/table.ts';
import { contextOf, readReviews } from '../judging.ts';
import { joinWaitlist } from './join-waitlist.ts';
import { type LoanDecisionRecord, loanDecisionWrite, readLoanDecision } from './loan-decisions.ts';
import { makeOffer, raiseSamePerson } from './make-offer.ts';
import { refuseForReasons } from './refuse.ts';
import { smallerLoan } from './smaller-loan.ts';

const byMatrix: Actor = { kind: 'system', id: 'workflow' };

/**
 * Decides a reviewed loan by its published line: on the good side it is offered at once where the analyst's authority
 * reaches, else it waits for the approvals of its tier; on the other it is refused with its specific reasons.
 */
export async function decideLoanApplication(
  store: Store,
  loaded: Loaded<ApplicationIn<'reviewed'>>,
  plan: AwardPlanOf<'rolling-loan'>,
): Promise<void> {
  const { application, key } = loaded;
  const id = application.applicationId;
  if (await readLoanDecision(store, id)) return;
  const context = await contextOf(store, loaded);
  const decision = decideByLine(
    context,
    plan,
    (await readReviews(store, key)).map((review) => review.scores),
  );
  const cents = moneyOf(answerAt(context.answers, plan.amountField))?.cents;
  if (decision.kind === 'incomplete' || cents === undefined)
    throw new Error('A reviewed loan cannot be decided');
  const tier = authorityFor(plan, Number(cents));
  if (!tier) throw new Error('A loan is above every authority');
  const record = {
    reasons: decision.kind === 'refuse' ? decision.reasons.map((reason) => reason.criterion) : [],
    score: hundredthsOf(decision.score),
    tier: tier.by,
    approvalsNeeded: tier.approvals,
    ...(tier.quorum === undefined ? {} : { quorum: tier.quorum }),
    votes: [],
    revision: 0,
  };
  if (decision.kind === 'refuse') {
    await refuseForReasons(store, id, { ...record, recommendation: 'refuse' }, byMatrix);
    return;
  }
  if (tier.approvals > 0) {
    await awaitApprovals(store, id, { ...record, recommendation: 'approve' });
    return;
  }
  await offerLoan(store, id, Number(cents), plan, byMatrix, { ...record, recommendation: 'approve' });
}

async function awaitApprovals(store: Store, id: string, record: LoanDecisionRecord): Promise<void> {
  await change<{ kind: 'not-possible' }>(store, id, ({ application }) => {
    if (application.status !== 'reviewed') return { kind: 'not-possible' };
    const subject = `APP#${id}`;
    const { programId } = application;
    return {
      next: application,
      happening: {
        event: 'approval asked',
        actor: byMatrix,
        data: { tier: record.tier, approvals: record.approvalsNeeded },
      },
      writes: [
        loanDecisionWrite(id, record),
        raiseWrite(store, { subject, programId, kind: 'approve-loan', details: [record.tier] }),
      ],
      effects: [{ kind: 'mail-owner', mail: 'owner-attention', programId, subject, about: 'approve-loan' }],
    };
  });
}

/** Offers a loan's amount, or the smaller one that was decided instead, with the decision it rests on; where the fund is empty it waits in line, where identities meet for a person. */
export async function offerLoan(
  store: Store,
  id: string,
  cents: number,
  plan: AwardPlanOf<'rolling-loan'>,
  actor: Actor,
  record: LoanDecisionRecord,
  seen?: number,
): Promise<{ kind: string }> {
  const { units, ...counter } = smallerLoan(cents, record);
  const outcome = await makeOffer(
    store,
    id,
    {
      fundId: plan.fund,
      units,
      ...counter,
      unit: 'money',
      from: 'free',
      with: [loanDecisionWrite(id, record, seen)],
    },
    actor,
  );
  if (outcome.kind === 'same-person') await raiseSamePerson(store, id, outcome.others);
  if (outcome.kind === 'fund-empty') await joinWaitlist(store, id, [loanDecisionWrite(id, record, seen)]);
  return outcome;
}
