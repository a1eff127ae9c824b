import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { declineOffer, lapseOffer } from '../../shared/cases/award/answer-offer.ts';
import { awaitDecision } from '../../shared/cases/award/await-decision.ts';
import { makeOffer } from '../../shared/cases/award/make-offer.ts';
import { moveWaitlist } from '../../shared/cases/award/move-waitlist.ts';
import { readSnapshot } from '../../shared/cases/intake/snapshot.ts';
import { place } from '../../shared/domain/placing/place.ts';
import { seedSamples } from '../../shared/programs/publish-samples.ts';
import { loadApplication, statusPartition } from '../../shared/store/applications.ts';
import { ledgerSums, listFunds, movementWrites, readFund, readLedger } from '../../shared/store/funds.ts';
import { keys, shardOf } from '../../shared/store/keys.ts';
import { tableSchema } from '../../shared/store/schema.ts';
import type { Store } from '../../shared/store/table.ts';
import { transact } from '../../shared/store/transact.ts';
import { seal } from '../../shared/store/vault.ts';
import { startTestTable, type TestTable } from '../support/dynamodb.ts';
import { roundReleased } from '../support/round-released.ts';
import { goodAnswers, type SampleProgram, statusOf, submitted } from '../support/scenario.ts';

let table: TestTable;
beforeAll(async () => {
  table = await startTestTable();
});
afterAll(() => table.stop());

/** A seeded generator (mulberry32), so that every run is the same run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
function shuffled<T>(items: readonly T[], chance: () => number): T[] {
  const out = [...items];
  for (let i = out.length - 1; i > 0; i--) {
    const j = Math.floor(chance() * (i + 1));
    [out[i], out[j]] = [out[j] as T, out[i] as T];
  }
  return out;
}

const sites = ['oakland', 'richmond', 'san-jose', 'sacramento', 'fresno'] as const;
const fundOf = (site: string) => `internship-${site}-2027`;

/** What makes an application fail the rules from now on: an answer changes in the snapshot that is judged. */
async function losesEligibility(store: Store, id: string, change: Record<string, unknown>): Promise<void> {
  const loaded = await loadApplication(store, id);
  if (!loaded || !('snapshot' in loaded.application)) throw new Error('nothing to judge');
  const number = loaded.application.snapshot ?? 1;
  const snapshot = await readSnapshot(store, loaded.key, number);
  const key = keys.snapshot(id, number);
  const sealed = seal(
    loaded.key,
    'snapshot',
    { ...snapshot, answers: { ...snapshot.answers, ...change } },
    store.random,
  );
  await transact(store, [
    {
      as: 'snapshot',
      update: key,
      set: { expression: 'SET sealed = :sealed', values: { ':sealed': sealed } },
    },
  ]);
}

/** Puts the fund at exactly so many free units: the rest is kept elsewhere for this test. */
async function leaveFree(store: Store, fundId: string, free: number, what = 'kept'): Promise<void> {
  const fund = await readFund(store, fundId);
  if (!fund) throw new Error('no fund');
  const units = fund.free - free;
  if (units <= 0) return;
  await transact(
    store,
    movementWrites(store, {
      fundId,
      from: 'free',
      to: 'reserved',
      units,
      subject: 'kept',
      entry: `${what}-${fundId}`,
    }),
  );
}

/**
 * Applications as they stand once they are scored, of whom this is about only what comes after: sent through the real door, and put
 * where the end of a review puts them, without two readers' work for each of several hundred.
 */
async function waitingFor(
  store: Store,
  program: SampleProgram,
  count: number,
  answers: (i: number) => object,
) {
  const ids: string[] = [];
  for (let i = 0; i < count; i++) ids.push(await submitted(store, program, { answers: answers(i) as never }));
  const index = tableSchema.indexes.byStatus.partitionKey;
  for (const id of ids) {
    const partition = statusPartition(program, 'reviewed', shardOf(id));
    await transact(store, [
      {
        as: 'reviewed',
        update: keys.application(id),
        set: {
          expression: 'SET #status = :status, score = :score, #index = :partition',
          names: { '#status': 'status', '#index': index },
          values: { ':status': 'reviewed', ':score': 400, ':partition': partition },
        },
      },
    ]);
  }
  return ids;
}

async function booksAgree(store: Store): Promise<void> {
  for (const fund of await listFunds(store)) {
    const { free, reserved, offered, accepted, paid, limit } = fund;
    expect(ledgerSums(await readLedger(store, fund.fundId))).toEqual({
      free,
      reserved,
      offered,
      accepted,
      paid,
    });
    expect(free + reserved + offered + accepted + paid).toBe(limit);
    for (const units of [free, reserved, offered, accepted, paid]) expect(units).toBeGreaterThanOrEqual(0);
  }
}

/** A store that remembers what every offer from the list was made upon: what was free in each fund that it was conditional on. */
function watched(inner: Store) {
  const freeAt = new Map<string, number>();
  const made: { next: number; id: string; free: Map<string, number> }[] = [];
  const client = new Proxy(inner.client, {
    get(target, name) {
      if (name !== 'send') return Reflect.get(target, name);
      return async (command: { input: Record<string, unknown> }) => {
        const answer = (await target.send(command as never)) as { Item?: Record<string, unknown> };
        const { Item } = answer;
        if (Item?.['type'] === 'fund') freeAt.set(`${Item['fundId']} ${Item['moves']}`, Number(Item['free']));
        const offer = offerIn(command.input['TransactItems'] as Action[] | undefined, freeAt);
        if (offer) made.push(offer);
        return answer;
      };
    },
  });
  return { store: { ...inner, client }, offers: () => made.toSorted((a, b) => a.next - b.next) };
}

type Action = Record<
  string,
  {
    Key?: { pk: string; sk: string };
    Item?: Record<string, unknown>;
    ExpressionAttributeValues?: Record<string, unknown>;
  }
>;

/** An offer from the list in a transaction that was committed: its number, to whom, and what was free where it looked. */
function offerIn(actions: Action[] | undefined, freeAt: ReadonlyMap<string, number>) {
  const parts = (actions ?? []).flatMap((action) => Object.values(action));
  const list = parts.find(({ Key }) => Key?.sk === 'WAITLIST');
  const application = parts.find(({ Item }) => Item?.['type'] === 'application')?.Item;
  if (!list || application?.['status'] !== 'offered') return undefined;
  const free = new Map<string, number>();
  for (const { Key, ExpressionAttributeValues } of parts) {
    if (!Key?.pk.startsWith('FUND#') || Key.sk !== 'META') continue;
    const fundId = Key.pk.slice('FUND#'.length);
    free.set(fundId, freeAt.get(`${fundId} ${ExpressionAttributeValues?.[':seen']}`) ?? Number.NaN);
  }
  return {
    next: Number(list.ExpressionAttributeValues?.[':next']),
    id: String(application['applicationId']),
    free,
  };
}

/** Whom the published order gives the returned places to: in order, who qualifies, each the first of their sites that is free. */
function expected(
  line: readonly { id: string; ranks: readonly string[]; qualifies: boolean }[],
  freed: ReadonlyMap<string, number>,
): ReadonlyMap<string, string> {
  const left = new Map(freed);
  const given = new Map<string, string>();
  for (const one of line) {
    if (!one.qualifies) continue;
    const site = one.ranks.find((rank) => (left.get(rank) ?? 0) > 0);
    if (!site) continue;
    left.set(site, (left.get(site) ?? 0) - 1);
    given.set(one.id, site);
  }
  return given;
}

describe('Fifty offers that are declined, with a waiting list behind them', () => {
  const offers = 50;
  const line = 56;

  /** 50 offers at five sites with nothing left free, and a list of 56 with other wishes of whom every eighth no longer qualifies. */
  async function sitesFull(seed: number) {
    const store = await table.another();
    await seedSamples(store, ['youth-internship']);
    const chance = seeded(seed);
    const held = await waitingFor(store, 'youth-internship', offers, () => ({}));
    for (const [i, id] of held.entries()) {
      const site = sites[i % sites.length] ?? '';
      const plan = { fundId: fundOf(site), units: 1, unit: 'slot', site, from: 'free' } as const;
      expect((await makeOffer(store, id, plan, { kind: 'system', id: 'round' })).kind).toBe('committed');
    }
    for (const site of sites) await leaveFree(store, fundOf(site), 0);
    const ranks = Array.from({ length: line }, () => shuffled(sites, chance).slice(0, 3));
    const ids = await waitingFor(store, 'youth-internship', line, (i) => ({ siteRanks: ranks[i] }));
    const roundId = await roundReleased(store, 'youth-internship');
    for (const id of ids) {
      await awaitDecision(store, id, `token-${id}`);
      expect((await statusOf(store, id)).status).toBe('waitlisted');
    }
    const out = new Set(ids.filter((_, i) => i % 8 === 3));
    for (const id of out) await losesEligibility(store, id, { availableAllWeeks: false });
    const waiting = ids.map((id, i) => ({ id, ranks: ranks[i] ?? [], qualifies: !out.has(id) }));
    return { store, roundId, held, waiting, out, chance };
  }
  const siteOf = async (store: Store, id: string) => {
    const application = await statusOf(store, id);
    return application.status === 'offered' ? application.offer.site : undefined;
  };

  it('one after the other in random order: each place goes to the first who qualifies and wants it', async () => {
    const { store, roundId, held, waiting, out, chance } = await sitesFull(4201);
    const given = new Map<string, string>();
    let moved = 0;
    for (const id of shuffled(held, chance)) {
      const site = (await siteOf(store, id)) ?? '';
      const rest = waiting.filter((one) => !given.has(one.id));
      const next = expected(rest, new Map([[site, 1]]));
      expect((await declineOffer(store, id)).kind).toBe('committed');
      moved += (await moveWaitlist(store, roundId, fundOf(site))).offered;
      for (const [who, where] of next) {
        expect(await siteOf(store, who)).toBe(where);
        given.set(who, where);
      }
      expect((await readFund(store, fundOf(site)))?.free).toBe(1 - next.size);
      // Nobody is left who wants this place: it stays free, and is put aside so that the next step looks at its own.
      if (next.size === 0) await leaveFree(store, fundOf(site), 0, id);
    }
    expect(moved).toBe(given.size);
    for (const id of out) expect((await statusOf(store, id)).status).toBe('waitlisted');
    await booksAgree(store);
    console.info(
      `waiting list, one by one: ${held.length} declines, ${given.size} placed again, ${out.size} passed over`,
    );
  }, 480_000);

  it('all at once: everything is placed again as the published order says, and nobody is passed', async () => {
    const full = await sitesFull(4202);
    const { roundId, held, waiting, out, chance } = full;
    const watch = watched(full.store);
    const { store } = watch;
    const freed = new Map(sites.map((site) => [site, offers / sites.length]));
    await Promise.all(
      shuffled(held, chance).map(async (id) => {
        const site = (await siteOf(store, id)) ?? '';
        expect((await declineOffer(store, id)).kind).toBe('committed');
        // At least once: every third move is delivered twice.
        await moveWaitlist(store, roundId, fundOf(site));
        if (chance() < 0.33) await moveWaitlist(store, roundId, fundOf(site));
      }),
    );
    const offered = new Map<string, string>();
    for (const { id } of waiting) {
      const site = await siteOf(store, id);
      if (site) offered.set(id, site);
    }
    // Which site somebody gets hangs on what was free in their moment; whom the list reaches does not pass anybody.
    const left = new Map<string, number>();
    for (const site of sites) left.set(site, (await readFund(store, fundOf(site)))?.free ?? 0);
    for (const { id, ranks, qualifies } of waiting) {
      if (!qualifies) expect((await statusOf(store, id)).status).toBe('waitlisted');
      else if (!offered.has(id)) for (const rank of ranks) expect(left.get(rank)).toBe(0);
      else expect(ranks).toContain(offered.get(id));
    }
    const total = [...freed.values()].reduce((sum, one) => sum + one, 0);
    expect(offered.size + [...left.values()].reduce((sum, one) => sum + one, 0)).toBe(total);
    for (const id of out) expect(offered.has(id)).toBe(false);
    // Every single offer, in the order in which they were committed, went to the first whom a place that was free then could help.
    const before = new Set<string>();
    for (const { id, free } of watch.offers()) {
      const ahead = waiting.filter((one) => !before.has(one.id));
      const first = ahead.find(
        (one) => one.qualifies && one.ranks.some((rank) => (free.get(fundOf(rank)) ?? 0) > 0),
      );
      expect(first?.id).toBe(id);
      expect(offered.get(id)).toBe(first?.ranks.find((rank) => (free.get(fundOf(rank)) ?? 0) > 0));
      before.add(id);
    }
    expect(before.size).toBe(offered.size);
    await booksAgree(store);
    console.info(
      `waiting list, all at once: ${held.length} declines, ${offered.size} placed again, ${out.size} passed over`,
    );
  }, 480_000);
});

describe('Fifty awards of money that come back, with a list that is served strictly in order', () => {
  async function fundEmpty() {
    const store = await table.another();
    await seedSamples(store, ['health-careers-scholarship']);
    const fundId = 'health-careers-2027';
    const held = await waitingFor(store, 'health-careers-scholarship', 50, () => ({}));
    for (const [i, id] of held.entries()) {
      const plan = { fundId, units: 50_000 * (1 + (i % 3)), unit: 'money', from: 'free' } as const;
      expect((await makeOffer(store, id, plan, { kind: 'system', id: 'round' })).kind).toBe('committed');
    }
    await leaveFree(store, fundId, 0);
    const ids = await waitingFor(store, 'health-careers-scholarship', 36, () => ({}));
    const roundId = await roundReleased(store, 'health-careers-scholarship');
    for (const id of ids) await awaitDecision(store, id, `token-${id}`);
    const out = new Set(ids.filter((_, i) => i % 7 === 2));
    for (const id of out) await losesEligibility(store, id, { enrollment: 'part-time' });
    return { store, fundId, roundId, held, ids, out };
  }

  it('all at once, declined or lapsed, in a seeded order: exactly the first who qualify are offered, chain by chain', async () => {
    const { store, fundId, roundId, held, ids, out } = await fundEmpty();
    const chance = seeded(4203);
    const amounts = await Promise.all(
      held.map(async (id) => {
        const application = await statusOf(store, id);
        return application.status === 'offered' ? application.offer.units : 0;
      }),
    );
    const half = shuffled(held, chance);
    await Promise.all(
      half.map(async (id) => {
        await declineOffer(store, id);
        await moveWaitlist(store, roundId, fundId);
      }),
    );
    await moveWaitlist(store, roundId, fundId);
    const total = amounts.reduce((sum, one) => sum + one, 0);
    const each = 200_000;
    const reached = ids.filter((id) => !out.has(id)).slice(0, Math.floor(total / each));
    for (const id of ids)
      expect([id, (await statusOf(store, id)).status]).toEqual([
        id,
        reached.includes(id) ? 'offered' : 'waitlisted',
      ]);
    await booksAgree(store);

    // A second link of the chain: everybody who was reached declines or lets it lapse, and the next are reached.
    const first = reached.slice(0, 3);
    for (const [i, id] of first.entries()) {
      const application = await statusOf(store, id);
      if (application.status !== 'offered') throw new Error('not offered');
      if (i === 1) {
        table.clock.moveTo(application.offer.answerBy);
        await lapseOffer(store, id);
      } else await declineOffer(store, id);
      await moveWaitlist(store, roundId, fundId);
    }
    const next = ids.filter((id) => !out.has(id)).slice(0, reached.length + 3);
    const chain = next.slice(reached.length);
    for (const id of chain) expect((await statusOf(store, id)).status).toBe('offered');
    await booksAgree(store);
    console.info(
      `waiting list, money: ${held.length} declines at once and ${first.length} more, ${reached.length + chain.length} placed again, ${out.size} passed over`,
    );
  }, 480_000);
});

describe('Sites that take some people first, with a waiting list behind them', () => {
  type Line = { id: string; ranks: readonly string[]; qualifies: boolean; postalCode: string; grade: number };
  const { address } = goodAnswers['youth-internship'];

  /** Whom each site takes first, as the program published it. */
  function groupAt(site: string, { postalCode, grade }: Line): number {
    if (site === 'richmond') return postalCode.startsWith('94804') ? 1 : 2;
    if (site !== 'sacramento') return 1;
    if (postalCode === '95817') return 1;
    return grade === 12 ? 2 : 3;
  }
  /** A site's own order of those who wait: by group, then as they stand on the list. */
  const orderAt = (site: string, line: readonly Line[]) =>
    line.filter(({ ranks }) => ranks.includes(site)).toSorted((a, b) => groupAt(site, a) - groupAt(site, b));
  /** Everybody placed at once, as a round would. */
  function placedAtOnce(line: readonly Line[], free: ReadonlyMap<string, number>) {
    const seekers = line
      .filter(({ qualifies }) => qualifies)
      .map(({ id, ranks }) => ({ applicationId: id, choices: ranks }));
    const order = (site: string) => orderAt(site, line).map(({ id }) => id);
    const markets = new Map(sites.map((site) => [site, { slots: free.get(site) ?? 0, order: order(site) }]));
    return new Map(
      place(seekers, markets).offers.map(({ applicationId, option }) => [applicationId, option]),
    );
  }

  async function listBehind(seed: number, perSite = 6) {
    const store = await table.another();
    await seedSamples(store, ['youth-internship']);
    const chance = seeded(seed);
    const held = await waitingFor(store, 'youth-internship', perSite * sites.length, () => ({
      siteRanks: ['fresno', 'richmond', 'oakland'],
    }));
    for (const [i, id] of held.entries()) {
      const site = sites[i % sites.length] ?? '';
      const plan = { fundId: fundOf(site), units: 1, unit: 'slot', site, from: 'free' } as const;
      expect((await makeOffer(store, id, plan, { kind: 'system', id: 'round' })).kind).toBe('committed');
    }
    for (const site of sites) await leaveFree(store, fundOf(site), 0);
    const people = Array.from({ length: 48 }, () => ({
      ranks: shuffled(sites, chance).slice(0, 3),
      postalCode: ['94607', '94804', '94804-2207', '95817'][Math.floor(chance() * 4)] ?? '',
      grade: 11 + Math.floor(chance() * 2),
    }));
    const ids = await waitingFor(store, 'youth-internship', people.length, (i) => ({
      siteRanks: people[i]?.ranks,
      grade: people[i]?.grade,
      address: { ...address, postalCode: people[i]?.postalCode },
    }));
    const roundId = await roundReleased(store, 'youth-internship');
    for (const id of ids) await awaitDecision(store, id, `token-${id}`);
    const line = people.map((one, i): Line => ({ ...one, id: ids[i] ?? '', qualifies: i % 8 !== 3 }));
    for (const { id, qualifies } of line)
      if (!qualifies) await losesEligibility(store, id, { availableAllWeeks: false });
    return { store, roundId, held, line, chance };
  }
  const siteOf = async (store: Store, id: string) => {
    const application = await statusOf(store, id);
    return application.status === 'offered' ? application.offer.site : undefined;
  };

  it('one after the other: each place goes to the first in that site’s order, and whoever holds one stays', async () => {
    const { store, roundId, held, line, chance } = await listBehind(4204);
    const placed = new Map<string, string>();
    let outOfTurn = 0;
    for (const id of shuffled(held, chance)) {
      const site = (await siteOf(store, id)) ?? '';
      const rest = line.filter((one) => one.qualifies && !placed.has(one.id));
      const next = orderAt(site, rest)[0];
      expect((await declineOffer(store, id)).kind).toBe('committed');
      expect(await moveWaitlist(store, roundId, fundOf(site))).toEqual({ offered: next ? 1 : 0 });
      if (next) {
        expect(await siteOf(store, next.id)).toBe(site);
        placed.set(next.id, site);
        if (next !== rest.find(({ ranks }) => ranks.includes(site))) outOfTurn++;
      } else await leaveFree(store, fundOf(site), 0, id);
      // Nobody who was offered a place before has another one now, however much better it would be.
      for (const [who, where] of placed) expect(await siteOf(store, who)).toBe(where);
    }
    for (const { id, qualifies } of line)
      if (!qualifies) expect((await statusOf(store, id)).status).toBe('waitlisted');
    const better = line.filter(
      ({ id, ranks }) => (ranks as readonly string[]).indexOf(placed.get(id) ?? '') > 0,
    );
    // So the test is about something: orders that are not the list's, and people who would rather have been elsewhere.
    expect(Math.min(outOfTurn, better.length)).toBeGreaterThan(3);
    await booksAgree(store);
    console.info(
      `sites with orders, one by one: ${held.length} declines, ${placed.size} placed again, ${outOfTurn} before others of the list`,
    );
  }, 480_000);

  it('all come free at once and twelve moves at once: exactly what placing everybody together gives', async () => {
    const { store, roundId, held, line, chance } = await listBehind(4205);
    for (const id of shuffled(held, chance)) expect((await declineOffer(store, id)).kind).toBe('committed');
    const freed = held.length / sites.length;
    const expected = placedAtOnce(line, new Map(sites.map((site) => [site, freed])));
    await Promise.all(
      Array.from({ length: 12 }, (_, i) =>
        moveWaitlist(store, roundId, fundOf(sites[i % sites.length] ?? '')),
      ),
    );
    for (const { id } of line) expect([id, await siteOf(store, id)]).toEqual([id, expected.get(id)]);
    for (const site of sites) {
      const there = [...expected.values()].filter((one) => one === site).length;
      expect((await readFund(store, fundOf(site)))?.free).toBe(freed - there);
    }
    await booksAgree(store);

    // The second link of the chain: everybody who was reached says no, one after the other in another order.
    const given = new Map(expected);
    for (const id of shuffled([...expected.keys()], chance).slice(0, 12)) {
      const site = given.get(id) ?? '';
      const rest = line.filter((one) => one.qualifies && !given.has(one.id));
      const free = new Map<string, number>();
      for (const each of sites) free.set(each, (await readFund(store, fundOf(each)))?.free ?? 0);
      free.set(site, (free.get(site) ?? 0) + 1);
      const next = placedAtOnce(rest, free);
      expect((await declineOffer(store, id)).kind).toBe('committed');
      expect(await moveWaitlist(store, roundId, fundOf(site))).toEqual({ offered: next.size });
      for (const [who, where] of next) {
        expect(await siteOf(store, who)).toBe(where);
        given.set(who, where);
      }
    }
    await booksAgree(store);
    console.info(
      `sites with orders, all at once: ${held.length} declines, ${expected.size} placed as if together, then 12 more declines, ${given.size - expected.size} placed`,
    );
  }, 480_000);

  it('declined and moved at once: every single offer is one that placing everybody at that moment gives', async () => {
    const full = await listBehind(4206, 4);
    const { roundId, held, line, chance } = full;
    const watch = watched(full.store);
    const { store } = watch;
    await Promise.all(
      shuffled(held, chance).map(async (id) => {
        const site = (await siteOf(store, id)) ?? '';
        expect((await declineOffer(store, id)).kind).toBe('committed');
        await moveWaitlist(store, roundId, fundOf(site));
        if (chance() < 0.33) await moveWaitlist(store, roundId, fundOf(site));
      }),
    );
    const before = new Set<string>();
    for (const { id, free } of watch.offers()) {
      const rest = line.filter((one) => !before.has(one.id));
      const then = placedAtOnce(rest, new Map(sites.map((site) => [site, free.get(fundOf(site)) ?? 0])));
      expect([id, await siteOf(store, id)]).toEqual([id, then.get(id)]);
      before.add(id);
    }
    expect(before.size).toBe(
      (await Promise.all(line.map(({ id }) => siteOf(store, id)))).filter(Boolean).length,
    );
    for (const { id, ranks, qualifies } of line) {
      if (before.has(id)) continue;
      expect((await statusOf(store, id)).status).toBe('waitlisted');
      for (const rank of qualifies ? ranks : []) expect((await readFund(store, fundOf(rank)))?.free).toBe(0);
    }
    await booksAgree(store);
    console.info(
      `sites with orders, declined and moved at once: ${held.length} declines, ${before.size} placed again`,
    );
  }, 480_000);
});
