import * as z from 'zod';
import { instant } from '../application/application.ts';
import { fundId } from '../ids.ts';
import type { RoundPlan } from '../program/award-plan.ts';
import { objectives } from '../program/funds-plan.ts';
import { totals } from './comparison.ts';
import { proposalSummary } from './round.ts';
import { restrictionName, restrictionsOf, without } from './several-funds.ts';
import { allocationSummary } from './why.ts';

/** What is thought otherwise: money or places that are free in funds, limits that are left out, another aim. */
export const whatIfChange = z.strictObject({
  funds: z.array(z.strictObject({ fundId, units: z.int().nonnegative() })),
  /** Names of restrictions that are thought away. */
  without: z.array(z.string()),
  objective: z.enum(objectives).optional(),
});
export type WhatIfChange = z.infer<typeof whatIfChange>;

/** Ids of who would get something, best ranked first. */
const outcome = totals.extend({ offered: z.array(z.string()) });

/** A list that was only thought: nothing of the round or its money was touched. Ids and counts only. */
export const whatIf = z.strictObject({
  id: z.string(),
  by: z.string(),
  name: z.string(),
  at: instant,
  change: whatIfChange,
  /** A hash over what it rests on, as it stood then. */
  basis: z.string(),
  result: outcome,
  /** As it would have been without the change. */
  unchanged: outcome,
  funds: proposalSummary.shape.funds,
  allocation: allocationSummary.optional(),
});
export type WhatIf = z.infer<typeof whatIf>;

/** A plan as it is thought: other plans than that of several funds have nothing but their money to change. */
export function planThought<P extends RoundPlan>(
  plan: P,
  change: Pick<WhatIfChange, 'without' | 'objective'>,
): P {
  if (plan.kind !== 'round-funds') return plan;
  const freed = restrictionsOf(plan)
    .filter((one) => change.without.includes(restrictionName(one)))
    .reduce(without, plan);
  return (change.objective ? { ...freed, objective: change.objective } : freed) as P;
}
