import type { AwardPlanOf } from '../program/award-plan.ts';
import { answerAt } from '../program/paths.ts';
import type { Program } from '../program/schema.ts';
import { judge } from '../rules/condition.ts';
import type { Context } from '../rules/read.ts';
import type { Seeker } from './place.ts';

type SitesPlan = AwardPlanOf<'round-slots'>;

/** A seeker with the group that they belong to at each site of their list, from 1. */
export type Grouped = Seeker & { readonly groups: Readonly<Record<string, number>> };

/** What somebody asks for by their answers: the sites of their list that the plan still has, and whether a site takes them first. */
export function groupedBy(
  plan: SitesPlan,
  program: Program,
  applicationId: string,
  context: Context,
): Grouped {
  const ranks = answerAt(context.answers, plan.ranks);
  const choices = (Array.isArray(ranks) ? ranks : []).map(String);
  const groups = plan.sites
    .filter(({ option }) => choices.includes(option))
    .map((site) => [site.option, groupAt(site, { ...context, program })] as const);
  return { applicationId, choices, groups: Object.fromEntries(groups) };
}

/**
 * The first of a site's published conditions that holds for somebody, from 1; whoever meets none is of the group after the last. The
 * conditions are those of the plan, so they are read by its program: what an earlier version did not ask yet is unknown, and
 * takes nobody first, as a missing answer wins no tie-break.
 */
function groupAt({ first = [] }: SitesPlan['sites'][number], context: Context): number {
  const at = first.findIndex(({ when }) => judge(context, when).truth === 'true');
  return (at < 0 ? first.length : at) + 1;
}

/** Each site's own order of those who chose it: by group, and inside a group as they stand in the round's common order. */
export function siteOrders(
  ranked: readonly Grouped[],
  options: readonly string[],
): ReadonlyMap<string, readonly Grouped[]> {
  return new Map(
    options.map((option) => [
      option,
      ranked
        .filter(({ choices }) => choices.includes(option))
        .toSorted((a, b) => groupOf(a, option) - groupOf(b, option)),
    ]),
  );
}

/** The group at a site; of a site that has none, the only one. */
export const groupOf = ({ groups }: Grouped, option: string): number => groups[option] ?? 1;
