import { moneyOf } from '../../domain/money.ts';
import type { AwardPlanOf } from '../../domain/program/award-plan.ts';
import { answerAt } from '../../domain/program/paths.ts';
import { change, loadApplication } from '../../store/applications.ts';
import { listReviewers, listTasks } from '../../store/reviewers.ts';
import { nowIso, type Store } from '../../store/table.ts';
import { contextOf } from '../judging.ts';
import { offerLoan } from './decide-loan.ts';
import { loanDecisionWrite, readLoanDecision } from './loan-decisions.ts';
import { refuseForReasons } from './refuse.ts';

/** A signed-in manager. */
export interface Manager {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

export type LoanApproval =
  | { readonly kind: 'offered' | 'approved'; readonly missing: number }
  /** The same person cannot approve twice, nor who reviewed it. */
  | { readonly kind: 'same-approver' | 'reviewed-it' }
  | { readonly kind: 'same-person' | 'fund-empty' | 'not-possible' | 'missing' };

/** One person's approval of a recommended loan; with the last one needed it is offered in the same transaction. */
export async function approveLoan(store: Store, id: string, manager: Manager): Promise<LoanApproval> {
  const loaded = await loadApplication(store, id);
  const record = await readLoanDecision(store, id);
  if (!loaded) return { kind: 'missing' };
  const { application, key } = loaded;
  if (application.status !== 'reviewed' || record?.recommendation !== 'approve')
    return { kind: 'not-possible' };
  if (record.approvals.some((approval) => approval.by === manager.id)) return { kind: 'same-approver' };
  if (await reviewedBy(store, id, application.programId, manager)) return { kind: 'reviewed-it' };
  const approvals = [...record.approvals, { by: manager.id, name: manager.name, at: nowIso(store) }];
  const next = { ...record, approvals };
  const missing = record.approvalsNeeded - approvals.length;
  if (missing > 0) return recordApproval(store, id, record.approvals.length, next, manager, missing);
  const context = await contextOf(store, { application, key });
  const plan = context.program.award as AwardPlanOf<'rolling-loan'>;
  const cents = Number(moneyOf(answerAt(context.answers, plan.amountField))?.cents);
  const outcome = await offerLoan(
    store,
    id,
    cents,
    plan,
    { kind: 'manager', id: manager.id },
    next,
    record.approvals.length,
  );
  if (outcome.kind === 'committed') return { kind: 'offered', missing: 0 };
  return { kind: outcome.kind as 'same-person' | 'fund-empty' | 'not-possible' };
}

async function recordApproval(
  store: Store,
  id: string,
  seen: number,
  next: Parameters<typeof loanDecisionWrite>[1],
  manager: Manager,
  missing: number,
): Promise<LoanApproval> {
  const outcome = await change<{ kind: 'not-possible' }>(store, id, async ({ application }) => {
    const now = await readLoanDecision(store, id);
    if (application.status !== 'reviewed' || now?.approvals.length !== seen) return { kind: 'not-possible' };
    return {
      next: application,
      happening: { event: 'loan approved', actor: { kind: 'manager', id: manager.id }, data: { missing } },
      writes: [loanDecisionWrite(id, next, seen)],
    };
  });
  return outcome.kind === 'committed' ? { kind: 'approved', missing } : { kind: 'not-possible' };
}

/** A manager refuses a loan that the matrix recommended, for one to four of the published factors. */
export async function refuseRecommendedLoan(
  store: Store,
  id: string,
  manager: Manager,
  reasons: readonly string[],
): Promise<{ kind: string }> {
  const loaded = await loadApplication(store, id);
  const record = await readLoanDecision(store, id);
  if (!loaded || !record || loaded.application.status !== 'reviewed') return { kind: 'not-possible' };
  if (await reviewedBy(store, id, loaded.application.programId, manager)) return { kind: 'reviewed-it' };
  const { program } = await contextOf(store, { application: loaded.application, key: loaded.key });
  const known = reasons.filter((reason) =>
    program.scoring.criteria.some((one) => one.id === reason && one.refusal),
  );
  if (known.length < 1 || known.length > 4 || known.length !== reasons.length) return { kind: 'no-reason' };
  return refuseForReasons(
    store,
    id,
    { ...record, recommendation: 'refuse', reasons: [...known] },
    { kind: 'manager', id: manager.id },
  );
}

async function reviewedBy(store: Store, id: string, programId: string, manager: Manager): Promise<boolean> {
  const readers = new Set((await listTasks(store, id)).map((task) => task.reviewerId as string));
  const people = await listReviewers(store, programId);
  return people.some(
    (one) => readers.has(one.reviewerId) && one.email.toLowerCase() === manager.email.toLowerCase(),
  );
}
