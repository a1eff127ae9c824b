import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { place, type Seeker, type Site } from '../../../../shared/domain/placing/place.ts';
import { serialPlaces } from '../../../support/serial-places.ts';

type Market = { readonly seekers: readonly Seeker[]; readonly sites: ReadonlyMap<string, Site> };
type Matching = ReadonlyMap<string, string>;

const names = ['oakland', 'richmond', 'san-jose', 'sacramento', 'fresno'];

/** A market in which each seeker has their own list and each site its own strict order, some of whom it would not have at all. */
function markets(most: { seekers: number; sites: number; slots: number }): fc.Arbitrary<Market> {
  const options = names.slice(0, most.sites);
  return fc.array(fc.shuffledSubarray(options), { maxLength: most.seekers }).chain((lists) => {
    const seekers = lists.map((choices, index) => ({ applicationId: `app-${index}`, choices }));
    const ids = seekers.map(({ applicationId }) => applicationId);
    const order = fc.oneof(
      { weight: 4, arbitrary: fc.shuffledSubarray(ids, { minLength: ids.length }) },
      { weight: 1, arbitrary: fc.shuffledSubarray(ids) },
    );
    const site = fc.record({ slots: fc.integer({ min: 0, max: most.slots }), order });
    return fc
      .tuple(...options.map(() => site))
      .map((all) => ({ seekers, sites: new Map(all.map((one, index) => [options[index] ?? '', one])) }));
  });
}

/** As many seekers as places, each with all sites on their list: where several matchings are stable. */
const tight = fc
  .tuple(
    fc.array(fc.shuffledSubarray(names.slice(0, 4), { minLength: 4 }), { minLength: 4, maxLength: 4 }),
    fc.array(fc.shuffledSubarray(['app-0', 'app-1', 'app-2', 'app-3'], { minLength: 4 }), {
      minLength: 4,
      maxLength: 4,
    }),
  )
  .map(
    ([lists, orders]): Market => ({
      seekers: lists.map((choices, index) => ({ applicationId: `app-${index}`, choices })),
      sites: new Map(orders.map((order, index) => [names[index] ?? '', { slots: 1, order }])),
    }),
  );

const matchingOf = ({ seekers, sites }: Market): Matching =>
  new Map(place(seekers, sites).offers.map(({ applicationId, option }) => [applicationId, option]));

/** Better is smaller; nothing at all is worst. */
const likes = ({ choices }: Seeker, option: string | undefined): number => {
  const index = option === undefined ? -1 : choices.indexOf(option);
  return index < 0 ? choices.length : index;
};

/** Why a matching is not stable, or nothing. */
function unstable({ seekers, sites }: Market, matching: Matching): string | undefined {
  for (const [option, { slots, order }] of sites) {
    const there = seekers.filter(({ applicationId }) => matching.get(applicationId) === option);
    if (there.length > slots) return `${option} is too full`;
    for (const { applicationId, choices } of there)
      if (!choices.includes(option) || !order.includes(applicationId))
        return `${applicationId} is not wanted`;
    for (const seeker of seekers) {
      const { applicationId, choices } = seeker;
      const rather =
        choices.includes(option) && likes(seeker, matching.get(applicationId)) > likes(seeker, option);
      if (!rather || !order.includes(applicationId)) continue;
      if (there.length < slots) return `${applicationId} would rather have a free place at ${option}`;
      const passed = there.find((other) => order.indexOf(other.applicationId) > order.indexOf(applicationId));
      if (passed)
        return `${applicationId} and ${option} would rather have each other than ${passed.applicationId}`;
    }
  }
  return undefined;
}

/** Every matching there is. */
function everyMatching({ seekers }: Market): Matching[] {
  return seekers.reduce<Matching[]>(
    (all, { applicationId, choices }) =>
      all.flatMap((matching) => [
        matching,
        ...choices.map((option) => new Map([...matching, [applicationId, option]])),
      ]),
    [new Map()],
  );
}

/** Every list that somebody could hand in. */
function everyList(options: readonly string[]): (readonly string[])[] {
  return [
    [],
    ...options.flatMap((first) =>
      everyList(options.filter((one) => one !== first)).map((rest) => [first, ...rest]),
    ),
  ];
}

describe('Places by deferred acceptance', () => {
  it('let a site keep whom it takes first, and move the others on to their next choice', () => {
    const seekers = [
      { applicationId: 'ana', choices: ['oakland', 'richmond'] },
      { applicationId: 'ben', choices: ['richmond', 'oakland'] },
      { applicationId: 'cy', choices: ['oakland'] },
    ];
    const sites = new Map([
      ['oakland', { slots: 1, order: ['ana', 'cy', 'ben'] }],
      ['richmond', { slots: 1, order: ['ben', 'ana', 'cy'] }],
    ]);
    expect(place(seekers, sites)).toMatchObject({
      offers: [
        { applicationId: 'ana', option: 'oakland', choice: 1 },
        { applicationId: 'ben', option: 'richmond', choice: 1 },
      ],
      waitlist: ['cy'],
    });
    // Oakland now takes Cy first: Ana asks at Richmond, which would still rather have Ben.
    const other = new Map([...sites, ['oakland', { slots: 1, order: ['cy', 'ana', 'ben'] }]]);
    expect(
      place(seekers, other).offers.map(({ applicationId, option }) => `${applicationId} ${option}`),
    ).toEqual(['ben richmond', 'cy oakland']);
  });

  it('are taken away again from whom a site held for a while, through a whole chain', () => {
    const seekers = [
      { applicationId: 'ana', choices: ['oakland', 'richmond'] },
      { applicationId: 'ben', choices: ['richmond', 'fresno'] },
      { applicationId: 'cy', choices: ['oakland', 'fresno'] },
    ];
    const sites = new Map([
      ['oakland', { slots: 1, order: ['cy', 'ana', 'ben'] }],
      ['richmond', { slots: 1, order: ['ana', 'ben', 'cy'] }],
      ['fresno', { slots: 1, order: ['ana', 'ben', 'cy'] }],
    ]);
    const { offers, waitlist, held } = place(seekers, sites);
    expect(offers).toEqual([
      { applicationId: 'ana', option: 'richmond', choice: 2 },
      { applicationId: 'ben', option: 'fresno', choice: 2 },
      { applicationId: 'cy', option: 'oakland', choice: 1 },
    ]);
    expect([waitlist, [...held].sort()]).toEqual([[], ['ana', 'ben', 'cy']]);
  });

  it('are stable: nobody would rather have a free place, or one whose site would rather have them', () => {
    let contested = 0;
    fc.assert(
      fc.property(markets({ seekers: 12, sites: 5, slots: 4 }), (market) => {
        expect(unstable(market, matchingOf(market))).toBeUndefined();
        const { offers, waitlist } = place(market.seekers, market.sites);
        expect([...offers.map(({ applicationId }) => applicationId), ...waitlist].sort()).toEqual(
          market.seekers.map(({ applicationId }) => applicationId).sort(),
        );
        for (const { applicationId, option, choice } of offers)
          expect(market.seekers.find((one) => one.applicationId === applicationId)?.choices[choice - 1]).toBe(
            option,
          );
        if (offers.some(({ choice }) => choice > 1)) contested++;
      }),
      { numRuns: 2000 },
    );
    expect(contested).toBeGreaterThan(200);
  });

  it('are of all stable ones the best for every applicant', () => {
    let several = 0;
    fc.assert(
      fc.property(fc.oneof(tight, markets({ seekers: 5, sites: 3, slots: 2 })), (market) => {
        const matching = matchingOf(market);
        const stable = everyMatching(market).filter((one) => unstable(market, one) === undefined);
        if (stable.length > 1) several++;
        for (const other of stable)
          for (const seeker of market.seekers)
            expect(likes(seeker, matching.get(seeker.applicationId))).toBeLessThanOrEqual(
              likes(seeker, other.get(seeker.applicationId)),
            );
      }),
      { numRuns: 1500 },
    );
    // In markets with one stable matching there would be nothing to choose.
    expect(several).toBeGreaterThan(60);
  }, 60_000);

  it('give nobody a better site for a list that is not their own', () => {
    const lists = everyList(names.slice(0, 3));
    expect(lists).toHaveLength(16);
    fc.assert(
      fc.property(markets({ seekers: 6, sites: 3, slots: 2 }), (market) => {
        const honest = matchingOf(market);
        for (const [index, seeker] of market.seekers.entries())
          for (const choices of lists) {
            const seekers = market.seekers.with(index, { ...seeker, choices });
            const got = matchingOf({ ...market, seekers }).get(seeker.applicationId);
            expect(likes(seeker, honest.get(seeker.applicationId))).toBeLessThanOrEqual(likes(seeker, got));
          }
      }),
      { numRuns: 500 },
    );
  }, 60_000);

  it('are the same in whatever order the applicants ask', () => {
    fc.assert(
      fc.property(
        markets({ seekers: 12, sites: 5, slots: 3 }).chain((market) =>
          fc.tuple(
            fc.constant(market),
            fc.shuffledSubarray([...market.seekers], { minLength: market.seekers.length }),
          ),
        ),
        ([market, shuffled]) => {
          const again = matchingOf({ ...market, seekers: shuffled });
          expect(Object.fromEntries(again)).toEqual(Object.fromEntries(matchingOf(market)));
        },
      ),
    );
  });

  it('would be the same without any of those whom no site ever held', () => {
    let left = 0;
    fc.assert(
      fc.property(markets({ seekers: 12, sites: 4, slots: 2 }), (market) => {
        const { held } = place(market.seekers, market.sites);
        const seekers = market.seekers.filter(({ applicationId }) => held.has(applicationId));
        left += market.seekers.length - seekers.length;
        expect(Object.fromEntries(matchingOf({ ...market, seekers }))).toEqual(
          Object.fromEntries(matchingOf(market)),
        );
      }),
    );
    expect(left).toBeGreaterThan(20);
  });

  it('with one order for all sites are exactly what each in turn would choose', () => {
    const round = fc.tuple(
      fc.array(fc.shuffledSubarray(names), { maxLength: 60 }),
      fc.record(Object.fromEntries(names.map((name) => [name, fc.integer({ min: 0, max: 9 })]))),
    );
    fc.assert(
      fc.property(round, ([lists, free]) => {
        const ranked = lists.map((choices, index) => ({ applicationId: `app-${index}`, choices }));
        const order = ranked.map(({ applicationId }) => applicationId);
        const sites = new Map(names.map((name) => [name, { slots: free[name] ?? 0, order }]));
        expect(place(ranked, sites)).toMatchObject(serialPlaces(ranked, free));
      }),
      { numRuns: 1000 },
    );
  });

  it('of a thousand applicants and forty sites are there at once, and are stable', () => {
    const options = Array.from({ length: 40 }, (_, index) => `site-${index}`);
    const market = fc.sample(
      fc.array(fc.shuffledSubarray(options, { minLength: 5, maxLength: 5 }), {
        minLength: 1000,
        maxLength: 1000,
      }),
      { numRuns: 1, seed: 6 },
    )[0];
    const seekers = (market ?? []).map((choices, index) => ({ applicationId: `app-${index}`, choices }));
    const ids = seekers.map(({ applicationId }) => applicationId);
    const sites = new Map(
      options.map((option, at) => [
        option,
        // Each site its own order, far from all others: multiples of a number that shares no factor with the thousand.
        { slots: 15, order: ids.map((_, index) => ids[(index * (2 * at + 1) * 3 + at) % ids.length] ?? '') },
      ]),
    );
    const whole = [...sites.values()].filter(({ order }) => new Set(order).size === ids.length);
    expect(whole.length).toBeGreaterThan(20);
    const matching = matchingOf({ seekers, sites });
    expect(matching.size).toBeGreaterThan(500);
    expect(unstable({ seekers, sites }, matching)).toBeUndefined();
  });

  it.each([-1, 0, 0.5, Number.NaN])('of a site with %s places are given to nobody', (slots) => {
    const sites = new Map([['oakland', { slots, order: ['ana'] }]]);
    expect(
      place([{ applicationId: 'ana', choices: ['oakland', 'oakland', 'nowhere'] }], sites),
    ).toMatchObject({
      offers: [],
      waitlist: ['ana'],
    });
  });
});
