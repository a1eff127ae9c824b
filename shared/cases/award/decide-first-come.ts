import type { ApplicationIn } from '../../domain/application/application.ts';
import type { Actor } from '../../domain/effects.ts';
import type { AwardPlanOf } from '../../domain/program/award-plan.ts';
import { tableCents } from '../../domain/scoring/award-amount.ts';
import { decideByLine } from '../../domain/scoring/loan-decision.ts';
import { hundredthsOf } from '../../domain/scoring/score.ts';
import type { Loaded } from '../../store/applications.ts';
import { readFund } from '../../store/funds.ts';
import type { Store } from '../../store/table.ts';
import { contextOf, readReviews } from '../judging.ts';
import { completedAt, keptForEarlier } from './completion.ts';
import { joinWaitlist } from './join-waitlist.ts';
import { listMoves } from './list-moves.ts';
import { loanDecisionWrite, readLoanDecision } from './loan-decisions.ts';
import { makeOffer, raiseSamePerson } from './make-offer.ts';
import { refuseForReasons } from './refuse.ts';

const byTable: Actor = { kind: 'system', id: 'workflow' };

/**
 * Decides an application that the staff have checked, where the first to be complete comes first: offered by the published
 * table of amounts if the fund reaches beyond those who were complete earlier, else in line at the time it was complete.
 */
export async function decideFirstCome(
  store: Store,
  loaded: Loaded<ApplicationIn<'reviewed'>>,
  plan: AwardPlanOf<'first-come'>,
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
  if (decision.kind === 'incomplete') throw new Error('A checked application cannot be decided');
  const record = {
    recommendation: decision.kind,
    reasons: decision.kind === 'refuse' ? decision.reasons.map((reason) => reason.criterion) : [],
    score: hundredthsOf(decision.score),
    tier: 'analyst' as const,
    approvalsNeeded: 0,
    votes: [],
    revision: 0,
  };
  if (decision.kind === 'refuse') {
    await refuseForReasons(store, id, record, byTable);
    return;
  }
  const units = tableCents(context, plan);
  const recorded = [loanDecisionWrite(id, record)];
  const inLine = async () => joinWaitlist(store, id, recorded, await completedAt(store, loaded));
  const free = (await readFund(store, plan.fund))?.free ?? 0;
  if (free - (await keptForEarlier(store, loaded, plan)) < units) {
    await inLine();
    return;
  }
  const effects = listMoves(context.program, application);
  const offer = { fundId: plan.fund, units, unit: 'money', from: 'free', with: recorded, effects } as const;
  const outcome = await makeOffer(store, id, offer, byTable);
  if (outcome.kind === 'same-person') await raiseSamePerson(store, id, outcome.others);
  if (outcome.kind === 'fund-empty') await inLine();
}
