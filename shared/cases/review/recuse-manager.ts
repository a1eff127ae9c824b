import type { Effect } from '../../domain/effects.ts';
import { change } from '../../store/applications.ts';
import { recusalWrites } from '../../store/recusals.ts';
import { readRound } from '../../store/rounds.ts';
import type { Store } from '../../store/table.ts';
import { loanDecisionWrite, readLoanDecision } from '../award/loan-decisions.ts';
import type { Manager } from '../manager.ts';
import { withdrawProposal } from '../round/send-back.ts';

/**
 * A manager or chair has a stake in an application: from then on they see neither its file nor its scores nor the ranking it
 * stands in, and decide nothing about it. A vote they gave on a loan no longer counts, and the record counts them as having stepped
 * back; where the vote is open its owner is told that it is one person short. A ranking they approved goes back.
 */
export async function recuseManager(
  store: Store,
  applicationId: string,
  manager: Pick<Manager, 'id' | 'name'>,
): Promise<{ readonly kind: 'committed' | 'missing' }> {
  const outcome = await change<{ kind: 'missing' }>(store, applicationId, async ({ application }) => {
    const loan = await readLoanDecision(store, applicationId);
    const { roundId, programId, status } = application;
    const open = status === 'reviewed' && loan?.recommendation === 'approve' ? loan : undefined;
    const owner: Effect = {
      kind: 'mail-owner',
      mail: 'owner-attention',
      programId,
      subject: `APP#${applicationId}`,
      about: 'approve-loan',
    };
    return {
      next: application,
      happening: { event: 'manager recused', actor: { kind: 'manager', id: manager.id }, data: {} },
      writes: [
        ...recusalWrites(store, manager, { applicationId, roundId }),
        // Also where they had not voted: a vote of theirs that is under way rests on what stood before.
        ...(open
          ? [
              loanDecisionWrite(
                applicationId,
                {
                  ...open,
                  votes: open.votes.filter(({ by }) => by !== manager.id),
                  revision: open.revision + 1,
                },
                open.revision,
              ),
            ]
          : []),
      ],
      effects: open ? [owner] : [],
    };
  });
  if (outcome.kind === 'refused') return recuseManager(store, applicationId, manager);
  if (outcome.kind !== 'committed') return outcome;
  const round = await readRound(store, outcome.application.roundId);
  if (round?.status === 'proposed' && round.approvals.some(({ by }) => by === manager.id))
    await withdrawProposal(store, round.roundId, applicationId);
  return { kind: 'committed' };
}
