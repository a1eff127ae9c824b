import type { ApplicationIn } from '../../domain/application/application.ts';
import { moneyOf } from '../../domain/money.ts';
import type { AwardPlanOf } from '../../domain/program/award-plan.ts';
import { answerAt } from '../../domain/program/paths.ts';
import type { Program } from '../../domain/program/schema.ts';
import { type Tally, tallyOf, type Vote } from '../../domain/scoring/vote.ts';
import { change, type Loaded, loadApplication } from '../../store/applications.ts';
import { programOf } from '../../store/programs.ts';
import { isRecused } from '../../store/recusals.ts';
import { nowIso, type Store } from '../../store/table.ts';
import { contextOf } from '../judging.ts';
import type { Manager } from '../manager.ts';
import { stakeOf } from '../review/stake-of.ts';
import { offerLoan } from './decide-loan.ts';
import { type LoanDecisionRecord, loanDecisionWrite, readLoanDecision } from './loan-decisions.ts';
import { refuseForReasons } from './refuse.ts';
import { smallerLoan } from './smaller-loan.ts';

/** What somebody says of a recommended loan; against it only for one to four of the published factors. */
export type Ballot =
  | { readonly ballot: 'for' | 'abstain' }
  | { readonly ballot: 'against'; readonly reasons: readonly string[] };

export type VoteCast =
  | { readonly kind: 'offered' | 'refused' }
  | { readonly kind: 'recorded'; readonly tally: Tally }
  /** They said the same before; they read it as its analyst; they stepped back, or are joined to it. */
  | { readonly kind: 'voted-already' | 'reviewed-it' | 'has-stake' }
  | { readonly kind: 'no-reason' | 'same-person' | 'fund-empty' | 'not-possible' | 'missing' };

/**
 * One person's vote on a recommended loan. With the one that decides it is offered, or refused for the reasons of those against,
 * in the same transaction. Until then a vote can be changed; the trail keeps both.
 */
export async function castVote(
  store: Store,
  id: string,
  manager: Manager,
  ballot: Ballot,
  /** The amount that they saw, in cents: a vote is about no other. */
  seen?: number,
): Promise<VoteCast> {
  const loaded = await loadApplication(store, id);
  const record = await readLoanDecision(store, id);
  if (!loaded) return { kind: 'missing' };
  const barred = await whyMayNotVote(store, loaded, record, manager);
  if (barred) return { kind: barred };
  const { application, key } = loaded;
  if (!record || application.status !== 'reviewed') return { kind: 'not-possible' };
  const { program } = await programOf(store, application);
  if (seen !== undefined && seen !== (await votedCents(store, { application, key }, record)))
    return { kind: 'not-possible' };
  if (ballot.ballot === 'against' && !areReasons(program, ballot.reasons)) return { kind: 'no-reason' };
  if (record.votes.some((one) => one.by === manager.id && isSame(one, ballot)))
    return { kind: 'voted-already' };
  const next = withVote(store, record, manager, ballot);
  const tally = tallyOf(ruleOf(next), next.votes);
  switch (tally.outcome) {
    case 'open':
      return recordVote(store, id, record.revision, next, manager, ballot, tally);
    case 'carried':
      return offer(store, { application, key }, record.revision, next, manager);
    case 'defeated': {
      const refused = { ...next, recommendation: 'refuse' as const, reasons: [...tally.reasons] };
      const outcome = await refuseForReasons(store, id, refused, actorOf(manager), record.revision);
      return outcome.kind === 'committed' ? { kind: 'refused' } : { kind: 'not-possible' };
    }
  }
}

/** What is voted on, in cents: what was asked, or the smaller amount that somebody put to the vote. */
async function votedCents(
  store: Store,
  loaded: Loaded<ApplicationIn<'reviewed'>>,
  record: LoanDecisionRecord,
): Promise<number> {
  const { answers, program } = await contextOf(store, loaded);
  const { amountField } = program.award as AwardPlanOf<'rolling-loan'>;
  return smallerLoan(Number(moneyOf(answerAt(answers, amountField))?.cents), record).units;
}

/** What a decision asks of its vote. */
export const ruleOf = ({ approvalsNeeded, quorum }: LoanDecisionRecord) => ({
  approvals: approvalsNeeded,
  quorum: quorum ?? approvalsNeeded,
});

/** True where more than one person says yes or no; else one approves or refuses. */
export const isVote = ({ tier, approvalsNeeded }: LoanDecisionRecord): boolean =>
  tier === 'committee' || approvalsNeeded > 1;

/** Why somebody may not vote on a loan, nor put another amount to the vote; undefined where they may. */
export async function whyMayNotVote(
  store: Store,
  loaded: Loaded,
  record: LoanDecisionRecord | undefined,
  manager: Manager,
): Promise<'not-possible' | 'reviewed-it' | 'has-stake' | undefined> {
  const { applicationId, status } = loaded.application;
  if (status !== 'reviewed' || record?.recommendation !== 'approve') return 'not-possible';
  if (await isRecused(store, manager.id, applicationId)) return 'has-stake';
  const stake = await stakeOf(store, loaded, manager);
  if (stake === undefined) return undefined;
  return stake === 'reader' ? 'reviewed-it' : 'has-stake';
}

/** True for one to four different published factors. */
export function areReasons({ scoring }: Program, reasons: readonly string[]): boolean {
  const factors = new Set<string>(scoring.criteria.filter(({ refusal }) => refusal).map(({ id }) => id));
  const distinct = new Set(reasons);
  return (
    reasons.length >= 1 &&
    reasons.length <= 4 &&
    distinct.size === reasons.length &&
    reasons.every((reason) => factors.has(reason))
  );
}

const isSame = (vote: Vote, ballot: Ballot): boolean =>
  vote.ballot === ballot.ballot &&
  (vote.ballot !== 'against' ||
    ballot.ballot !== 'against' ||
    [...vote.reasons].sort().join() === [...ballot.reasons].sort().join());

function withVote(
  store: Store,
  record: LoanDecisionRecord,
  { id: by, name }: Manager,
  ballot: Ballot,
): LoanDecisionRecord {
  const said = { by, name, at: nowIso(store) };
  const vote: Vote =
    ballot.ballot === 'against'
      ? { ballot: 'against', ...said, reasons: [...ballot.reasons] }
      : { ballot: ballot.ballot, ...said };
  const others = record.votes.filter((one) => one.by !== by);
  return { ...record, votes: [...others, vote], revision: record.revision + 1 };
}

const actorOf = ({ id }: Manager) => ({ kind: 'manager', id }) as const;
const events = { for: 'loan approved', against: 'voted against', abstain: 'abstained' } as const;

async function recordVote(
  store: Store,
  id: string,
  seen: number,
  next: LoanDecisionRecord,
  manager: Manager,
  ballot: Ballot,
  tally: Tally,
): Promise<VoteCast> {
  const outcome = await change<{ kind: 'not-possible' }>(store, id, async ({ application }) => {
    const now = await readLoanDecision(store, id);
    if (application.status !== 'reviewed' || now?.revision !== seen) return { kind: 'not-possible' };
    return {
      next: application,
      happening: {
        event: events[ballot.ballot],
        actor: actorOf(manager),
        data: {
          for: tally.for,
          against: tally.against,
          abstained: tally.abstained,
          ...(ballot.ballot === 'against' ? { reasons: [...ballot.reasons] } : {}),
        },
      },
      writes: [loanDecisionWrite(id, next, seen)],
    };
  });
  return outcome.kind === 'committed' ? { kind: 'recorded', tally } : { kind: 'not-possible' };
}

async function offer(
  store: Store,
  loaded: Loaded<ApplicationIn<'reviewed'>>,
  seen: number,
  next: LoanDecisionRecord,
  manager: Manager,
): Promise<VoteCast> {
  const context = await contextOf(store, loaded);
  const plan = context.program.award as AwardPlanOf<'rolling-loan'>;
  const cents = Number(moneyOf(answerAt(context.answers, plan.amountField))?.cents);
  const id = loaded.application.applicationId;
  const outcome = await offerLoan(store, id, cents, plan, actorOf(manager), next, seen);
  if (outcome.kind === 'committed') return { kind: 'offered' };
  return { kind: outcome.kind as 'same-person' | 'fund-empty' | 'not-possible' };
}
