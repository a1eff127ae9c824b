import type { ApplicationIn } from '../../domain/application/application.ts';
import { type AwardPlan, fundsOfPlan } from '../../domain/program/award-plan.ts';
import { answerAt } from '../../domain/program/paths.ts';
import { evaluate } from '../../domain/rules/evaluate.ts';
import { unitsFor } from '../../domain/scoring/award-amount.ts';
import { type Loaded, loadApplication } from '../../store/applications.ts';
import { readFund } from '../../store/funds.ts';
import { readProgram } from '../../store/programs.ts';
import { listByStatus } from '../../store/status-lists.ts';
import type { Store } from '../../store/table.ts';
import { outcomeAfterAppeals } from '../appeals/granted.ts';
import { contextOf } from '../judging.ts';
import { keptForEarlier } from './completion.ts';
import { makeOffer, type OfferPlan, raiseSamePerson } from './make-offer.ts';

type Waiting = Loaded<ApplicationIn<'waitlisted'>>;

/**
 * Offers what is free in a fund to the waiting list, in its published order, as long as it reaches. Each is judged
 * again first; whoever may be somebody else's second application is left for a person, and the next one is asked.
 * Called again it finds nothing left to do.
 */
export async function moveWaitlist(
  store: Store,
  roundId: string,
  fundId: string,
  joined?: string,
): Promise<{ offered: number }> {
  const programId = roundId.split('~')[0] ?? '';
  const award = (await readProgram(store, programId))?.program.award;
  if (!award || award.kind === 'registry') return { offered: 0 };
  let offered = 0;
  for (const waiting of await waitingList(store, programId, roundId, joined)) {
    const free = await freeUnits(store, award, fundId);
    const plan = await planFor(store, waiting, award, free);
    if (plan === 'next') continue;
    if (plan === 'stop') break;
    const outcome = await makeOffer(store, waiting.application.applicationId, plan, {
      kind: 'system',
      id: 'waitlist',
    });
    if (outcome.kind === 'committed') offered += 1;
    if (outcome.kind === 'same-person')
      await raiseSamePerson(store, waiting.application.applicationId, outcome.others);
  }
  return { offered };
}

async function waitingList(
  store: Store,
  programId: string,
  roundId: string,
  joined: string | undefined,
): Promise<Waiting[]> {
  const listed = (await listByStatus(store, programId, 'waitlisted')).filter(
    (one) => one.roundId === roundId,
  );
  const ids = new Set([...listed.map((one) => one.applicationId), ...(joined === undefined ? [] : [joined])]);
  const loaded = await Promise.all([...ids].map((id) => loadApplication(store, id)));
  return loaded
    .flatMap((one) =>
      one?.application.status === 'waitlisted' ? [{ application: one.application, key: one.key }] : [],
    )
    .sort(
      (a, b) =>
        a.application.waitlistPosition - b.application.waitlistPosition ||
        (a.application.applicationId < b.application.applicationId ? -1 : 1),
    );
}

/** Free units of the plan's funds: of the one that moved, or of every site. */
async function freeUnits(
  store: Store,
  award: AwardPlan,
  fundId: string,
): Promise<ReadonlyMap<string, number>> {
  const ids = award.kind === 'round-slots' ? fundsOfPlan(award) : [fundId];
  const funds = await Promise.all(ids.map((id) => readFund(store, id)));
  return new Map(funds.flatMap((fund) => (fund ? [[fund.fundId as string, fund.free] as const] : [])));
}

/** What the next in line would be offered: stop where money is short for them, next where only they cannot be helped. */
async function planFor(
  store: Store,
  waiting: Waiting,
  award: Exclude<AwardPlan, { kind: 'registry' }>,
  free: ReadonlyMap<string, number>,
): Promise<OfferPlan | 'next' | 'stop'> {
  const context = await contextOf(store, waiting);
  const again = evaluate(context.program, context.answers, {
    asOf: context.asOf,
    programVersion: context.version.version,
    invited: waiting.application.invitedAt !== undefined,
  });
  if ((await outcomeAfterAppeals(store, waiting.key, again)) !== 'eligible') return 'next';
  if (award.kind === 'round-slots') {
    const ranks = answerAt(context.answers, award.ranks);
    const sites = (Array.isArray(ranks) ? ranks : []).map((option) =>
      award.sites.find((site) => site.option === option),
    );
    const site = sites.find((one) => one && (free.get(one.fund) ?? 0) >= 1);
    return site ? { fundId: site.fund, units: 1, unit: 'slot', site: site.option, from: 'free' } : 'next';
  }
  const units = unitsFor(context, award);
  const kept = award.kind === 'first-come' ? await keptForEarlier(store, waiting, award) : 0;
  if ((free.get(award.fund) ?? 0) - kept < units)
    return award.kind === 'round-asked' && award.whenShort === 'skip' ? 'next' : 'stop';
  return { fundId: award.fund, units, unit: award.kind === 'round-seats' ? 'slot' : 'money', from: 'free' };
}
