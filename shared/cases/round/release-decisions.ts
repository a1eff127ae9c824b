import { scoredOf } from '../../domain/application/application.ts';
import type { ProposalLine, RoundIn } from '../../domain/round/round.ts';
import { change } from '../../store/applications.ts';
import { movementWrites, readFund } from '../../store/funds.ts';
import { readSeed } from '../../store/lotteries.ts';
import { commitRound, readProposal, readRound } from '../../store/rounds.ts';
import { listByStatus } from '../../store/status-lists.ts';
import { nowIso, type Store } from '../../store/table.ts';
import { transact } from '../../store/transact.ts';
import { joinWaitlist, waitlisted } from '../award/join-waitlist.ts';
import { makeOffer, raiseSamePerson } from '../award/make-offer.ts';

const batch = 25;
const actor = { kind: 'system', id: 'round' } as const;

/**
 * Releases the next decisions of an approved round, a batch at a time; called until none remain. Each decision is one
 * transaction, so a batch that is begun again finds what was done and goes on.
 */
export async function releaseDecisions(store: Store, roundId: string): Promise<{ remaining: number }> {
  const round = await readRound(store, roundId);
  if (round?.status !== 'releasing') return { remaining: 0 };
  const { offers, waitlisted, notSelected } = round.proposal;
  const total = offers + waitlisted + notSelected;
  const lines = await readProposal(store, roundId, round.proposal.run, round.released, batch);
  for (const line of lines) await release(store, round, line);
  const released = round.released + lines.length;
  if (released < total) {
    await commitRound(store, round, {
      next: { ...round, released },
      happening: { event: 'decisions released', actor, data: { released } },
    });
    return { remaining: total - released };
  }
  await finish(store, round);
  return { remaining: 0 };
}

async function release(store: Store, round: RoundIn<'releasing'>, line: ProposalLine): Promise<void> {
  const id = line.applicationId;
  if (line.decision === 'waitlist') {
    await change<{ kind: 'not-possible' }>(store, id, ({ application }) =>
      application.status === 'reviewed'
        ? waitlisted(store, application, line.position, [])
        : { kind: 'not-possible' },
    );
    return;
  }
  if (line.decision === 'not-select') {
    await notSelect(store, id);
    return;
  }
  const { fundId, units, site, why } = line;
  const asked = why?.kind === 'given' ? why.asked : undefined;
  const unit = (await readFund(store, fundId))?.unit ?? 'money';
  const offered = await makeOffer(
    store,
    id,
    { fundId, units, unit, from: 'reserved', ...(site ? { site } : {}), ...(asked ? { asked } : {}) },
    actor,
  );
  if (offered.kind === 'committed') return;
  if (offered.kind === 'same-person') await raiseSamePerson(store, id, offered.others);
  if (await holdsOffer(store, id, line)) return;
  // Withdrawn meanwhile, or held for a person: what was kept for it is free again, once.
  const entry = `${round.roundId}#${round.proposal.run}#unused#${id}`;
  await transact(
    store,
    movementWrites(store, { fundId, from: 'reserved', to: 'free', units, subject: round.roundId, entry }),
  );
}

/** Neither offered nor in line: told so, and the workflow ends. */
async function notSelect(store: Store, id: string): Promise<void> {
  await change<{ kind: 'not-possible' }>(store, id, ({ application }) => {
    if (application.status !== 'reviewed') return { kind: 'not-possible' };
    return {
      next: { ...scoredOf(application), status: 'not-selected' },
      move: 'not-select',
      happening: { event: 'not selected', actor, data: { reasons: [] } },
      effects: [
        { kind: 'mail-applicant', mail: 'not-selected', applicationId: id },
        { kind: 'resume', subject: `APP#${id}`, stage: 'decision', output: { outcome: 'ended' } },
      ],
    };
  });
}

/** True when an earlier try of this batch made the offer already. */
async function holdsOffer(store: Store, id: string, line: { fundId: string }): Promise<boolean> {
  const seen = await change<{ kind: 'seen'; offered: boolean }>(store, id, ({ application }) => ({
    kind: 'seen',
    offered: 'offer' in application && application.offer?.fundId === line.fundId,
  }));
  return seen.kind === 'seen' && seen.offered;
}

async function finish(store: Store, round: RoundIn<'releasing'>): Promise<void> {
  const { released: _, ...rest } = round;
  const seed = round.lottery && (await readSeed(store, round.roundId));
  const outcome = await commitRound(store, round, {
    next: {
      ...rest,
      // The results are out: now anybody can work the lots out again.
      ...(round.lottery && seed !== undefined ? { lottery: { ...round.lottery, seed } } : {}),
      status: 'released',
      releasedAt: nowIso(store),
      lastWaitlistPosition: round.proposal.waitlisted,
    },
    happening: { event: 'round released', actor, data: { offers: round.proposal.offers } },
    effects: round.proposal.funds.map(({ fundId }) => ({
      kind: 'move-waitlist',
      roundId: round.roundId,
      fundId,
    })),
  });
  if (outcome.kind !== 'committed') return;
  // Whoever was scored while the round was allocated is in no line of it: they join the end of the waiting list.
  const late = (await listByStatus(store, round.programId, 'reviewed')).filter(
    (one) => one.roundId === round.roundId,
  );
  for (const { applicationId } of late) await joinWaitlist(store, applicationId);
}
