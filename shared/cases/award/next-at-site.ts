import { nextPlace } from '../../domain/placing/next-place.ts';
import { place } from '../../domain/placing/place.ts';
import { sitesFor } from '../../domain/placing/place-by-choice.ts';
import { type Grouped, groupedBy } from '../../domain/placing/site-orders.ts';
import type { AwardPlanOf } from '../../domain/program/award-plan.ts';
import type { Program } from '../../domain/program/schema.ts';
import type { OnList } from './on-list.ts';

/** Who is offered a place next, and every site whose places that hangs on. */
export interface NextAtSite {
  readonly applicationId: string;
  readonly option: string;
  readonly looked: ReadonlySet<string>;
}

/**
 * Whom a waiting list offers a place next, out of what is free at each site: those who wait, in the order of the list, are placed as
 * a round places them, by each site's own order, and one of those who get something is the next. Nobody whom this hangs on has ceased to qualify.
 * With one order for all sites it is the first of the list who chose a site that is free.
 */
export async function nextAtSite(
  program: Program,
  plan: AwardPlanOf<'round-slots'>,
  waiting: readonly OnList[],
  freeSlots: Readonly<Record<string, number>>,
): Promise<NextAtSite | undefined> {
  const known = new Map<string, OnList>(waiting.map((one) => [one.waiting.application.applicationId, one]));
  let seekers: readonly Grouped[] = [...known].map(([id, { context }]) =>
    groupedBy(plan, program, id, context),
  );
  const looked = new Set(seekers.flatMap(({ choices }) => choices));
  for (;;) {
    const sites = sitesFor(seekers, freeSlots);
    const placed = place(seekers, sites);
    // Only who was held by a site, if only for a while, has a part in the result: the others need not be judged.
    const out = new Set<string>();
    for (const id of placed.held) if (!(await known.get(id)?.qualifies())) out.add(id);
    if (out.size === 0) {
      const next = nextPlace(seekers, sites, placed);
      return next && { applicationId: next.applicationId, option: next.option, looked };
    }
    seekers = seekers.filter(({ applicationId }) => !out.has(applicationId));
  }
}
