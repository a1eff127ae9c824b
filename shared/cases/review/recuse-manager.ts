import { change } from '../../store/applications.ts';
import { recusalWrite } from '../../store/recusals.ts';
import { readRound } from '../../store/rounds.ts';
import type { Store } from '../../store/table.ts';
import { loanDecisionWrite, readLoanDecision } from '../award/loan-decisions.ts';
import { withdrawProposal } from '../round/send-back.ts';

/**
 * A manager or chair has a stake in an application: from then on they see neither its file nor its scores nor the ranking it
 * stands in, and decide nothing about it. An approval they gave of a loan no longer counts; a ranking they approved goes back.
 */
export async function recuseManager(
  store: Store,
  applicationId: string,
  manager: string,
): Promise<{ readonly kind: 'committed' | 'missing' }> {
  const outcome = await change<{ kind: 'missing' }>(store, applicationId, async ({ application }) => {
    const loan = await readLoanDecision(store, applicationId);
    const { roundId, status } = application;
    const approved = status === 'reviewed' && loan?.approvals.some(({ by }) => by === manager);
    return {
      next: application,
      happening: { event: 'manager recused', actor: { kind: 'manager', id: manager }, data: {} },
      writes: [
        recusalWrite(store, manager, { applicationId, roundId }),
        ...(approved && loan
          ? [
              loanDecisionWrite(
                applicationId,
                { ...loan, approvals: loan.approvals.filter(({ by }) => by !== manager) },
                loan.approvals.length,
              ),
            ]
          : []),
      ],
    };
  });
  if (outcome.kind === 'refused') return recuseManager(store, applicationId, manager);
  if (outcome.kind !== 'committed') return outcome;
  const round = await readRound(store, outcome.application.roundId);
  if (round?.status === 'proposed' && round.approvals.some(({ by }) => by === manager))
    await withdrawProposal(store, round.roundId, applicationId);
  return { kind: 'committed' };
}
