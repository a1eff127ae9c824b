import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextPlace } from '../../../../shared/domain/placing/next-place.ts';
import { place, type Seeker, type Site } from '../../../../shared/domain/placing/place.ts';
import { serialPlaces } from '../../../support/serial-places.ts';

const names = ['oakland', 'richmond', 'san-jose', 'sacramento'];
type Sites = ReadonlyMap<string, Site>;

/** Few places and many who want them: where it matters who is given theirs first. */
const markets = fc.integer({ min: 1, max: 10 }).chain((count) => {
  const ids = Array.from({ length: count }, (_, index) => `app-${index}`);
  const whole = fc.shuffledSubarray(ids, { minLength: count });
  return fc.record({
    seekers: fc
      .tuple(...ids.map(() => fc.shuffledSubarray(names, { minLength: 1 })))
      .map((lists) => lists.map((choices, index): Seeker => ({ applicationId: ids[index] ?? '', choices }))),
    sites: fc
      .tuple(
        ...names.map(() =>
          fc.record({ slots: fc.oneof(fc.constant(1), fc.integer({ min: 0, max: 2 })), order: whole }),
        ),
      )
      .map((all): Sites => new Map(all.map((site, index) => [names[index] ?? '', site]))),
  });
});

type Chosen = { readonly applicationId: string; readonly option: string };
/** Everything given one by one, everybody who is left placed anew each time. */
function stepByStep(
  seekers: readonly Seeker[],
  sites: Sites,
  choose: (seekers: readonly Seeker[], sites: Sites) => Chosen | undefined,
): string[] {
  const next = choose(seekers, sites);
  if (!next) return [];
  const { applicationId, option } = next;
  const rest = seekers.filter((one) => one.applicationId !== applicationId);
  const left = new Map(
    [...sites].map(([name, site]) => [name, name === option ? { ...site, slots: site.slots - 1 } : site]),
  );
  return [`${applicationId} ${option}`, ...stepByStep(rest, left, choose)];
}
const begun = (seekers: readonly Seeker[], sites: Sites) => nextPlace(seekers, sites, place(seekers, sites));
const atOnce = (seekers: readonly Seeker[], sites: Sites) =>
  place(seekers, sites)
    .offers.map(({ applicationId, option }) => `${applicationId} ${option}`)
    .sort();

describe('Places that are given one by one', () => {
  it('are in the end those that were worked out at once', () => {
    fc.assert(
      fc.property(markets, ({ seekers, sites }) => {
        expect(stepByStep(seekers, sites, begun).sort()).toEqual(atOnce(seekers, sites));
      }),
      { numRuns: 5000 },
    );
  }, 60_000);

  it('begin with the first of the list whom a place can help, where all sites have one order', () => {
    fc.assert(
      fc.property(markets, ({ seekers, sites }) => {
        const order = seekers.map(({ applicationId }) => applicationId);
        const alike = new Map([...sites].map(([name, { slots }]) => [name, { slots, order }]));
        const free = Object.fromEntries([...sites].map(([name, { slots }]) => [name, slots]));
        expect(nextPlace(seekers, alike, place(seekers, alike))).toEqual(
          serialPlaces(seekers, free).offers[0],
        );
      }),
    );
  });

  it('do not begin with somebody who is next in line for a better one', () => {
    // Ana would rather be in Richmond and is next there; Cy is behind her. If she had Oakland first, Ben and Cy could change places.
    const seekers = [
      { applicationId: 'ana', choices: ['richmond', 'oakland'] },
      { applicationId: 'ben', choices: ['san-jose', 'richmond'] },
      { applicationId: 'cy', choices: ['richmond', 'san-jose'] },
    ];
    const sites = new Map([
      ['oakland', { slots: 1, order: ['ana', 'ben', 'cy'] }],
      ['richmond', { slots: 1, order: ['ben', 'ana', 'cy'] }],
      ['san-jose', { slots: 1, order: ['cy', 'ben', 'ana'] }],
    ]);
    const placed = place(seekers, sites);
    expect(placed.offers.map(({ applicationId, option }) => `${applicationId} ${option}`)).toEqual([
      'ana oakland',
      'ben richmond',
      'cy san-jose',
    ]);
    expect(nextPlace(seekers, sites, placed)).toMatchObject({ applicationId: 'cy', option: 'san-jose' });
    expect(stepByStep(seekers, sites, begun).sort()).toEqual(atOnce(seekers, sites));
    // In the order of the list she would be passed: Cy would have Richmond.
    expect(stepByStep(seekers, sites, (left, free) => place(left, free).offers[0])).toEqual([
      'ana oakland',
      'ben san-jose',
      'cy richmond',
    ]);
    expect(nextPlace(seekers, sites, { offers: [] })).toBeUndefined();
  });
});
