import { describe, expect, it } from 'vitest';
import type { AwardPlanOf } from '../../../../shared/domain/program/award-plan.ts';
import { authorityFor, decideByLine } from '../../../../shared/domain/scoring/loan-decision.ts';
import { referenceTables } from '../../../../shared/domain/tables/reference-tables.ts';
import { borrower, usd } from '../../programs/eligible-answers.ts';
import { loan } from '../../programs/samples.ts';

const plan = loan.award as AwardPlanOf<'rolling-loan'>;
const decide = (ranks: readonly [number, number, number, number, number], change: object = {}) => {
  const [creditRank, managementRank, ltvRank, debtRank, lienRank] = ranks;
  const answers = { ...borrower, ...change } as Record<string, unknown>;
  return decideByLine({ program: loan, answers, asOf: '2026-11-21', tables: referenceTables }, plan, [
    { creditRank, managementRank, ltvRank, debtRank, lienRank },
  ]);
};
const codes = (decision: ReturnType<typeof decide>) =>
  decision.kind === 'refuse' ? decision.reasons.map(({ code }) => code) : decision.kind;

describe('the loan’s matrix', () => {
  it('approves below 4.00 and refuses at 4.00 (the test vector ranks cash flow 5)', () => {
    expect(decide([3, 4, 3, 3, 3])).toEqual({ kind: 'approve', score: '3.95' });
    expect(decide([3, 4, 3, 4, 3])).toMatchObject({ kind: 'refuse', score: '4.00' });
  });

  it.each([
    ['46645.44', 1],
    ['46645.43', 2],
    ['40814.76', 2],
    ['34984.08', 3],
    ['31485.68', 4],
    ['31485.67', 5],
    ['29153.40', 5],
    ['29153.39', 6],
    ['25655.00', 6],
    ['25654.99', 7],
  ])('a cash flow of %s dollars ranks %d', (cashFlow, rank) => {
    const decision = decide([1, 1, 1, 1, 1], { operatingCashFlow: usd(cashFlow) });
    expect(decision).toMatchObject({ score: (0.4 * rank + 0.6).toFixed(2) });
  });

  it('gives at most four reasons, heaviest contribution first, each a factor that weighed against', () => {
    expect(codes(decide([7, 7, 7, 7, 7]))).toEqual([
      'cash-flow-too-low',
      'credit-history',
      'management-experience',
      'collateral-too-low',
    ]);
    expect(codes(decide([7, 2, 2, 4, 4]))).toEqual([
      'cash-flow-too-low',
      'credit-history',
      'debt-too-high',
      'liens-ahead',
    ]);
    expect(codes(decide([7, 7, 6, 1, 1], { operatingCashFlow: usd('99000.00') }))).toBe('approve');
    expect(codes(decide([7, 7, 7, 7, 7], { operatingCashFlow: usd('46700.00') }))).toEqual([
      'credit-history',
      'management-experience',
      'collateral-too-low',
      'debt-too-high',
    ]);
  });

  it('never gives the score or a policy as a reason, in either language', () => {
    const decision = decide([7, 7, 7, 7, 7]);
    if (decision.kind !== 'refuse') throw new Error('expected a refusal');
    for (const { text } of decision.reasons) {
      expect(text.en).not.toMatch(/score|policy|qualif|points|rank/i);
      expect(text.es).not.toMatch(/puntaje|política|calific|puntos|rango/i);
    }
  });

  it('decides nothing without the analyst’s ranks or the figures', () => {
    expect(decide([3, 3, 3, undefined as never, 3])).toEqual({ kind: 'incomplete', missing: ['debtRank'] });
    expect(decide([3, 3, 3, 3, 3], { operatingCashFlow: undefined })).toEqual({
      kind: 'incomplete',
      missing: ['cashFlow'],
    });
  });
});

describe('who may approve', () => {
  it.each([
    [1_000_000, 'analyst', 0],
    [2_500_000, 'analyst', 0],
    [2_500_001, 'manager', 1],
    [5_000_000, 'manager', 1],
    [5_000_001, 'committee', 2],
    [10_000_000, 'committee', 2],
  ])('%d cents: %s, with %d approvals', (cents, by, approvals) => {
    expect(authorityFor(plan, cents)).toMatchObject({ by, approvals });
  });
  it('does not depend on the order in which the tiers are written', () => {
    const backwards = { ...plan, authority: [...plan.authority].reverse() };
    expect(authorityFor(backwards, 1_000_000)).toMatchObject({ by: 'analyst' });
  });
  it('nobody above the highest tier', () => {
    expect(authorityFor(plan, 10_000_001)).toBeUndefined();
  });
});
