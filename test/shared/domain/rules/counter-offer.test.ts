import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toWire } from '../../../../shared/domain/money.ts';
import type { AwardPlanOf } from '../../../../shared/domain/program/award-plan.ts';
import { counterOffer } from '../../../../shared/domain/rules/counter-offer.ts';
import { judgeRules } from '../../../../shared/domain/rules/evaluate.ts';
import { referenceTables } from '../../../../shared/domain/tables/reference-tables.ts';
import { borrower, usd } from '../../programs/eligible-answers.ts';
import { loan } from '../../programs/samples.ts';

const plan = loan.award as AwardPlanOf<'rolling-loan'>;
const context = (answers: object) => ({
  program: loan,
  answers: { ...borrower, ...answers } as Record<string, unknown>,
  asOf: '2026-11-21',
  tables: referenceTables,
});
const offered = (answers: object) => counterOffer(context(answers), plan);
const passes = (answers: object) =>
  judgeRules(context(answers)).every(({ verdict }) => verdict.kind !== 'hard' || verdict.outcome === 'pass');

describe('The amount that is offered instead', () => {
  it('of the test vector, with a cash flow that carries less, is the last cent at 1.10', () => {
    // 25,000 / 1.10 leaves 10,727.27 a year beside 12,000: 893.93 a month, at 5 % over 60 months.
    const answers = { operatingCashFlow: usd('25000.00') };
    const cents = offered(answers) ?? 0;
    expect(cents).toBe(4_737_024);
    expect(passes({ ...answers, amount: toWire({ cents, currency: 'USD' }) })).toBe(true);
    expect(passes({ ...answers, amount: toWire({ cents: cents + 1, currency: 'USD' }) })).toBe(false);
  });

  it('is the largest that the range allows, where only the range stands against it', () => {
    expect(offered({ amount: usd('120000.00'), operatingCashFlow: usd('90000.00') })).toBe(10_000_000);
  });

  it.each<[string, object]>([
    ['what was asked passes', {}],
    ['even the smallest loan is too much', { operatingCashFlow: usd('12500.00') }],
    ['something else stands against it as well', { operatingCashFlow: usd('25000.00'), employees: 1 }],
    ['something is not known yet', { operatingCashFlow: usd('25000.00'), employees: undefined }],
    ['too little was asked', { amount: usd('5000.00') }],
    ['the term is too long', { operatingCashFlow: usd('25000.00'), termMonths: 61 }],
    ['nothing was asked', { amount: undefined }],
  ])('is none where %s', (_name, answers) => {
    expect(offered(answers)).toBeUndefined();
  });

  it('always passes, and one cent more never does', () => {
    let found = 0;
    fc.assert(
      fc.property(
        fc.integer({ min: 900_000, max: 15_000_000 }),
        fc.integer({ min: 12, max: 60 }),
        fc.integer({ min: 1_000_000, max: 9_000_000 }),
        fc.integer({ min: 0, max: 3_000_000 }),
        (asked, termMonths, flow, service) => {
          const answers = {
            amount: toWire({ cents: asked, currency: 'USD' }),
            operatingCashFlow: toWire({ cents: flow, currency: 'USD' }),
            existingDebtService: toWire({ cents: service, currency: 'USD' }),
            termMonths,
          };
          const cents = offered(answers);
          const at = (amount: number) =>
            passes({ ...answers, amount: toWire({ cents: amount, currency: 'USD' }) });
          if (cents === undefined) {
            if (!passes(answers)) expect(at(1_000_000) && asked > 1_000_000).toBe(false);
            return;
          }
          found++;
          expect(cents).toBeLessThan(asked);
          expect(at(cents)).toBe(true);
          expect(at(cents + 1)).toBe(false);
        },
      ),
      { numRuns: 150 },
    );
    expect(found).toBeGreaterThan(15);
  });
});
