import { LimitedFault } from '../../domain/faults.ts';
import { type AwardPlan, type AwardPlanOf, fundsOfPlan } from '../../domain/program/award-plan.ts';
import type { Program } from '../../domain/program/schema.ts';
import { listEndsAt, quietUntil } from '../../domain/program/waitlist-hours.ts';
import { unitsFor } from '../../domain/scoring/award-amount.ts';
import { besideAid } from '../../domain/scoring/other-aid.ts';
import { loadApplication } from '../../store/applications.ts';
import { type Fund, readFund } from '../../store/funds.ts';
import { fundSeen } from '../../store/joint-movements.ts';
import { subjectOf } from '../../store/keys.ts';
import { dueWrites } from '../../store/outbox.ts';
import { readProgram } from '../../store/programs.ts';
import { readRound } from '../../store/rounds.ts';
import { nowIso, type Store } from '../../store/table.ts';
import { transact } from '../../store/transact.ts';
import { listedPlaces, listMoved, type Place, readWaitingList } from '../../store/waiting-list.ts';
import { keptForEarlier } from './completion.ts';
import { readLoanDecision } from './loan-decisions.ts';
import { makeOffer, type OfferPlan, raiseSamePerson } from './make-offer.ts';
import { nextAtSite } from './next-at-site.ts';
import { heldAwards, nextFromFunds } from './next-from-funds.ts';
import { everybodyOnList, type KnownOnList, type OnList, onList } from './on-list.ts';
import { smallerLoan } from './smaller-loan.ts';

type Awarding = Exclude<AwardPlan, { kind: 'registry' }>;
/** Everything is given in the order of the list. */
type InLine = Exclude<Awarding, { kind: 'round-slots' }>;

/** How often a move looks again because others moved the list or the fund meanwhile: each time one of them got on. */
const tries = 500;

/**
 * Offers what is free in a fund to the waiting list, in its published order, as long as it reaches; places by each site's own order. Each is judged
 * again first; whoever may be somebody else's second application is left for a person, and the next one is asked.
 * In quiet hours nothing is offered: the list moves in the morning. Called again it finds nothing left to do.
 */
export async function moveWaitlist(
  store: Store,
  roundId: string,
  fundId: string,
): Promise<{ offered: number }> {
  const programId = roundId.split('~')[0] ?? '';
  const program = (await readProgram(store, programId))?.program;
  if (!program || program.award.kind === 'registry') return { offered: 0 };
  const now = nowIso(store);
  const endsAt = listEndsAt(program);
  if (endsAt !== undefined && endsAt <= now) return { offered: 0 };
  const until = quietUntil(program, now);
  if (until !== undefined) {
    await moveLater(store, roundId, fundId, until);
    return { offered: 0 };
  }
  // While decisions are given out a later place may be on the list before an earlier one. The end of that moves every fund's list.
  if ((await readRound(store, roundId))?.status === 'releasing') return { offered: 0 };
  const before = await listedPlaces(store, programId, roundId);
  const list: ListOf = {
    ...{ store, roundId, fundId, before, program, award: program.award },
    left: new Set(),
    known: new Map(),
  };
  let offered = 0;
  for (let attempt = 0; attempt < tries; attempt++) {
    const step = await offerToNext(list);
    if (step === 'nobody') return { offered };
    if (step === 'offered') offered += 1;
    else await pause(attempt);
  }
  throw new LimitedFault('A waiting list kept moving');
}

/** Others move the same list: who waits a little, each another while, gets out of their way. */
const pause = (attempt: number) =>
  new Promise((resolve) => setTimeout(resolve, Math.random() * Math.min(2000, 25 * 2 ** attempt)));

async function moveLater(store: Store, roundId: string, fundId: string, at: string): Promise<void> {
  const subject = subjectOf.round(roundId);
  await transact(store, dueWrites([{ kind: 'waitlist-move', subject, ref: fundId, at }]));
}

interface ListOf {
  readonly store: Store;
  readonly roundId: string;
  readonly fundId: string;
  readonly program: Program;
  readonly award: Awarding;
  /** On the list since before its places were kept. */
  readonly before: readonly Place[];
  /** Whom this move has left for a person. */
  readonly left: Set<string>;
  readonly known: KnownOnList;
}

type Funds = ReadonlyMap<string, Fund>;
/** An offer that can be made to somebody, and the funds that it hangs on. */
type Next = { readonly id: string; readonly plan: OfferPlan; readonly looked: ReadonlySet<string> };

/**
 * One offer, to the next whom the money or a place reaches. It is made on condition that neither the list nor any fund that was looked at
 * moved since: what was decided about everybody ahead of them then still holds. Two moves at once are so one after the other.
 */
async function offerToNext(list: ListOf): Promise<'offered' | 'nobody' | 'again'> {
  const { store, roundId } = list;
  const { moves, places } = await readWaitingList(store, roundId, list.before);
  const funds = await fundsSeen(list);
  if ([...funds.values()].every(({ free }) => free === 0)) return 'nobody';
  for (;;) {
    const next = await (list.award.kind === 'round-slots'
      ? nextBySites(list, list.award, places, funds)
      : nextInLine(list, list.award, places, funds));
    if (!next) return 'nobody';
    const { id, plan, looked } = next;
    const seen = funds.get(plan.fundId);
    const others = [...funds.values()].filter(({ fundId }) => fundId !== plan.fundId && looked.has(fundId));
    const outcome = await makeOffer(
      store,
      id,
      { ...plan, ...(seen ? { seen } : {}), with: [listMoved(roundId, moves), ...others.map(fundSeen)] },
      { kind: 'system', id: 'waitlist' },
    );
    if (outcome.kind === 'committed') return 'offered';
    if (outcome.kind !== 'same-person' && outcome.kind !== 'aid-covers') return 'again';
    if (outcome.kind === 'same-person') await raiseSamePerson(store, id, outcome.others);
    list.left.add(id);
  }
}

/** The first in the order of the list whom the money reaches. */
async function nextInLine(
  list: ListOf,
  award: InLine,
  places: readonly Place[],
  funds: Funds,
): Promise<Next | undefined> {
  const { store, known, left } = list;
  const looked = new Set<string>();
  const freeIn = (fundId: string) => {
    looked.add(fundId);
    return funds.get(fundId)?.free ?? 0;
  };
  for (const { applicationId: id } of places) {
    if (left.has(id)) continue;
    const loaded = await loadApplication(store, id);
    if (loaded?.application.status !== 'waitlisted') continue;
    const { application, key } = loaded;
    const plan = await planFor(list, award, await onList(store, known, { application, key }), freeIn);
    if (plan === 'stop') return undefined;
    if (plan !== 'next') return { id, plan, looked };
  }
  return undefined;
}

/** Whoever is next at one of the sites that have a place, by that site's own order. */
async function nextBySites(
  { store, known, left, program }: ListOf,
  award: AwardPlanOf<'round-slots'>,
  places: readonly Place[],
  funds: Funds,
): Promise<Next | undefined> {
  const inLine = places.filter(({ applicationId }) => !left.has(applicationId));
  const waiting = await everybodyOnList(store, known, inLine);
  const free = award.sites.map(({ option, fund }) => [option, funds.get(fund)?.free ?? 0] as const);
  const next = await nextAtSite(program, award, waiting, Object.fromEntries(free));
  const site = award.sites.find(({ option }) => option === next?.option);
  if (!next || !site) return undefined;
  return {
    id: next.applicationId,
    plan: { fundId: site.fund, units: 1, unit: 'slot', site: site.option, from: 'free' },
    looked: new Set(
      award.sites.filter(({ option }) => next.looked.has(option)).map(({ fund }) => fund as string),
    ),
  };
}

/** The plan's funds as they stand: the one that moved, or every one of several. */
async function fundsSeen({ store, award, fundId }: ListOf): Promise<Funds> {
  const several = award.kind === 'round-slots' || award.kind === 'round-funds';
  const ids = several ? fundsOfPlan(award) : [fundId];
  const funds = await Promise.all(ids.map((id) => readFund(store, id)));
  return new Map(funds.flatMap((fund) => (fund ? [[fund.fundId as string, fund] as const] : [])));
}

/** What the next in line would be offered: stop where money is short for them, next where only they cannot be helped. */
async function planFor(
  { store, roundId }: ListOf,
  award: InLine,
  { waiting, context, qualifies }: OnList,
  freeIn: (fundId: string) => number,
): Promise<OfferPlan | 'next' | 'stop'> {
  if (!(await qualifies())) return 'next';
  if (award.kind === 'round-funds') {
    // An offer moves the list, so what is held now is what is held when it is made.
    const held = award.caps.length > 0 ? await heldAwards(store, roundId, award) : [];
    const found = nextFromFunds(award, context, freeIn, held);
    return found ? { ...found, unit: 'money', from: 'free' } : 'next';
  }
  const asked = unitsFor(context, award);
  const record =
    award.kind === 'rolling-loan'
      ? await readLoanDecision(store, waiting.application.applicationId)
      : undefined;
  const { units, ...counter } = smallerLoan(asked, record);
  const kept = award.kind === 'first-come' ? await keptForEarlier(store, waiting, award) : 0;
  const needed = besideAid(context.program, context.answers, units)?.units ?? units;
  if (freeIn(award.fund) - kept < needed)
    return award.kind === 'round-asked' && award.whenShort === 'skip' ? 'next' : 'stop';
  return {
    fundId: award.fund,
    units,
    unit: award.kind === 'round-seats' ? 'slot' : 'money',
    from: 'free',
    ...counter,
  };
}
