import * as z from 'zod';
import type { Placed } from './place.ts';
import { type Grouped, groupOf, siteOrders } from './site-orders.ts';

/** Where somebody stands in one site's own order: their group, and their place among all who chose it, both from 1. */
const stand = { group: z.int().positive(), place: z.int().positive() } as const;

/** How one choice of somebody went, without naming anybody else. */
export const choiceStood = z.strictObject({
  site: z.string(),
  ...stand,
  /** Of a site that was given to somebody: how the last one placed there stood. */
  last: z.strictObject(stand).optional(),
});
export type ChoiceStood = z.infer<typeof choiceStood>;

/**
 * Why each has what they have: for every site of their list that they would rather have than what they got, and for the one they
 * got, how they stood there and how the last one stood who was placed. Whoever waits has one for each site of their list.
 */
export function whyPlaced(
  ranked: readonly Grouped[],
  freeSlots: Readonly<Record<string, number>>,
  { offers }: Pick<Placed, 'offers'>,
): ReadonlyMap<string, readonly ChoiceStood[]> {
  const orders = siteOrders(ranked, Object.keys(freeSlots));
  const placedAt = new Map(offers.map(({ applicationId, option }) => [applicationId, option]));
  const stands = new Map(
    [...orders].map(([option, order]) => [
      option,
      new Map(
        order.map((one, index) => [one.applicationId, { group: groupOf(one, option), place: index + 1 }]),
      ),
    ]),
  );
  const last = new Map(
    [...orders].map(([option, order]) => {
      const one = order.findLast(({ applicationId }) => placedAt.get(applicationId) === option);
      return [option, one && stands.get(option)?.get(one.applicationId)];
    }),
  );
  return new Map(
    ranked.map(({ applicationId, choices }) => {
      const got = choices.indexOf(placedAt.get(applicationId) ?? '');
      const told = got < 0 ? choices : choices.slice(0, got + 1);
      return [
        applicationId,
        told.flatMap((site): readonly ChoiceStood[] => {
          const own = stands.get(site)?.get(applicationId);
          const behind = last.get(site);
          return own ? [{ site, ...own, ...(behind ? { last: behind } : {}) }] : [];
        }),
      ];
    }),
  );
}
