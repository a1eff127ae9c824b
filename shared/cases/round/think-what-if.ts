import { opaqueId } from '../../domain/ids.ts';
import { fundsOfPlan } from '../../domain/program/award-plan.ts';
import { planThought, type WhatIf, type WhatIfChange } from '../../domain/round/what-if.ts';
import { interviewsOf } from '../../store/interviews.ts';
import { readRound } from '../../store/rounds.ts';
import { nowIso, type Store } from '../../store/table.ts';
import { readWhatIf, storeWhatIf } from '../../store/what-ifs.ts';
import type { Manager } from '../manager.ts';
import { basisOf } from './basis.ts';
import type { ProposalDraft } from './draft-proposal.ts';
import { planRound } from './plan-round.ts';
import { candidatesIn, freeNow, roundPlanOf, workOut } from './work-out.ts';

/**
 * Works a round out as if something were otherwise, before it is allocated: what would come out, beside what would come out as things
 * stand. Nothing but a note of it is written: no money is reserved, nobody is asked or told anything. Ties that only the lots decide stand
 * by time of receipt here: the lots are not opened before the round is allocated.
 */
export async function thinkWhatIf(
  store: Store,
  roundId: string,
  change: WhatIfChange,
  manager: Manager,
): Promise<{ kind: 'thought'; id: string } | { kind: 'nobody-reviewed' | 'not-possible' | 'missing' }> {
  const round = await readRound(store, roundId);
  if (!round) return { kind: 'missing' };
  if (round.status !== 'open' && round.status !== 'closed') return { kind: 'not-possible' };
  const { program, plan } = await roundPlanOf(store, round);
  const candidates = await candidatesIn(store, round, program);
  if (candidates.length === 0) return { kind: 'nobody-reviewed' };
  const ids = candidates.map(({ applicationId }) => applicationId);
  const interviews = program.review.interview ? await interviewsOf(store, ids) : new Map();
  const free = await freeNow(store, plan);
  const otherwise = new Map(change.funds.map(({ fundId, units }) => [fundId as string, units]));
  const thought = { program, plan: planThought(plan, change) };
  const [unchanged, result, basis] = [
    await workOut(candidates, { program, plan }, interviews, free),
    await workOut(candidates, thought, interviews, (id) => otherwise.get(id) ?? free(id)),
    await whatIfBasis(store, round.programId, ids, fundsOfPlan(plan)),
  ];
  const one: WhatIf = {
    id: opaqueId('wif', store.random),
    ...{ by: manager.id, name: manager.name, at: nowIso(store), change, basis },
    result: outcomeOf(result),
    unchanged: outcomeOf(unchanged),
    funds: result.funds,
    ...(result.allocation ? { allocation: result.allocation } : {}),
  };
  await storeWhatIf(store, roundId, one);
  return { kind: 'thought', id: one.id };
}

const outcomeOf = ({ lines, funds }: ProposalDraft): WhatIf['result'] => {
  const offered = lines.flatMap((line) => (line.decision === 'offer' ? [line.applicationId] : []));
  return { offers: offered.length, units: funds.reduce((sum, { units }) => sum + units, 0), offered };
};

const whatIfBasis = (store: Store, programId: string, ids: readonly string[], funds: readonly string[]) =>
  basisOf(
    store,
    programId,
    ids.map((applicationId) => ({ applicationId })),
    funds.map((fundId) => ({ fundId })),
  );

/** True where what a list was thought from is not how things stand any more: another person, score, limit or program. */
export async function isStale(store: Store, roundId: string, one: WhatIf): Promise<boolean> {
  const round = await readRound(store, roundId);
  if (!round) return true;
  const { program, plan } = await roundPlanOf(store, round);
  const now = await candidatesIn(store, round, program);
  const ids = now.map(({ applicationId }) => applicationId);
  return one.basis !== (await whatIfBasis(store, round.programId, ids, fundsOfPlan(plan)));
}

/** Takes a list that was thought as what is expected of the round: only while it still is what would come out. */
export async function expectWhatIf(
  store: Store,
  roundId: string,
  id: string,
  manager: Manager,
): Promise<{ kind: 'planned' | 'stale' | 'not-possible' | 'missing' }> {
  const one = await readWhatIf(store, roundId, id);
  if (!one) return { kind: 'missing' };
  if (await isStale(store, roundId, one)) return { kind: 'stale' };
  return planRound(store, roundId, one.result, manager);
}
