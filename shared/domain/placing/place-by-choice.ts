import { type Placed, place, type Site } from './place.ts';
import { type Grouped, siteOrders } from './site-orders.ts';

/** What is free at each site, with its own order of those who chose it; they come ranked by one common order, best first. */
export const sitesFor = (
  ranked: readonly Grouped[],
  freeSlots: Readonly<Record<string, number>>,
): ReadonlyMap<string, Site> =>
  new Map(
    [...siteOrders(ranked, Object.keys(freeSlots))].map(([option, order]) => [
      option,
      { slots: freeSlots[option] ?? 0, order: order.map(({ applicationId }) => applicationId) },
    ]),
  );

/** Places what is free at each site among those who are ranked by one common order and by each site's own groups. */
export const placeByChoice = (
  ranked: readonly Grouped[],
  freeSlots: Readonly<Record<string, number>>,
): Placed => place(ranked, sitesFor(ranked, freeSlots));
