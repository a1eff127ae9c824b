import { type Placed, place } from './place.ts';
import { type Grouped, siteOrders } from './site-orders.ts';

/** Places what is free at each site among those who are ranked by one common order, best first, and by each site's own groups. */
export function placeByChoice(
  ranked: readonly Grouped[],
  freeSlots: Readonly<Record<string, number>>,
): Placed {
  const orders = siteOrders(ranked, Object.keys(freeSlots));
  return place(
    ranked,
    new Map(
      [...orders].map(([option, order]) => [
        option,
        { slots: freeSlots[option] ?? 0, order: order.map(({ applicationId }) => applicationId) },
      ]),
    ),
  );
}
