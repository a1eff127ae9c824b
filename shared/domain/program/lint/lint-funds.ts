import { centsOfAmount } from '../amount.ts';
import type { AwardPlanOf } from '../award-plan.ts';
import type { AwardCap, FundPart } from '../funds-plan.ts';
import type { Program } from '../schema.ts';
import { duplicates, type Finding, finding } from './finding.ts';
import { lintCondition } from './lint-rules.ts';
import { needsType } from './needs-type.ts';

type Plan = AwardPlanOf<'round-funds'>;

/** One round from several funds: each fund once, amounts in order, donors' conditions over what the form asks, caps that limit something. */
export function lintFunds(program: Program, award: Plan): readonly Finding[] {
  const { asked, funds, caps } = award;
  return [
    ...(asked ? needsType(program, 'asked', asked.field, 'money') : []),
    ...duplicates(
      funds.map(({ fund }, i) => ({ value: fund as string, path: ['award', 'funds', i, 'fund'] })),
      'The fund',
    ),
    ...funds.flatMap((part, i) => lintPart(program, award, part, i)),
    ...duplicates(
      caps.map(({ id }, i) => ({ value: id, path: ['award', 'caps', i, 'id'] })),
      'The cap',
    ),
    ...caps.flatMap((cap, i) => lintCap(award, cap, i)),
    ...(program.review.interview
      ? [
          finding(
            ['review', 'interview'],
            'whoever was interviewed stands before all others, which no sum of points says',
            'Take the interview out, or award from one fund',
          ),
        ]
      : []),
  ];
}

function lintPart(program: Program, { asked }: Plan, part: FundPart, index: number): readonly Finding[] {
  const path = ['award', 'funds', index];
  const { only, smallest, largest } = part;
  const crossed =
    smallest !== undefined && largest !== undefined && centsOfAmount(smallest) > centsOfAmount(largest);
  const open = !asked && (smallest === undefined || largest === undefined);
  return [
    ...(only ? lintCondition(program, only.when, [...path, 'only', 'when']) : []),
    ...(crossed ? [finding([...path, 'smallest'], 'smallest is above largest', 'Swap the two')] : []),
    ...(open
      ? [
          finding(
            path,
            'nobody asks for an amount, and the fund does not say what it gives',
            'Give smallest and largest, the same where the amount is fixed; or asked, with a money field',
          ),
        ]
      : []),
    ...(smallest !== undefined && centsOfAmount(smallest) === 0
      ? [finding([...path, 'smallest'], 'an award of nothing is none', 'Give an amount above 0.00')]
      : []),
  ];
}

function lintCap({ funds }: Plan, cap: AwardCap, index: number): readonly Finding[] {
  const path = ['award', 'caps', index];
  const { atLeast, most, sharePercent } = cap;
  const elsewhere = (cap.funds ?? []).filter((fund) => !funds.some((part) => part.fund === fund));
  return [
    ...((most === undefined) === (sharePercent === undefined)
      ? [finding(path, 'a cap is a number or a share', 'Give most or sharePercent, one of them')]
      : []),
    ...elsewhere.map((fund) =>
      finding([...path, 'funds'], `"${fund}" is no fund of this award`, 'Name funds of the award'),
    ),
    ...(sharePercent !== undefined && atLeast === undefined && cap.funds === undefined
      ? [finding(path, 'a share of all awards that all awards count in', 'Say atLeast or funds')]
      : []),
  ];
}
