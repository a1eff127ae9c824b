import { describe, expect, it } from 'vitest';
import type { AwardPlanOf } from '../../../shared/domain/program/award-plan.ts';
import { renewalsOf } from '../../../shared/domain/program/renewals.ts';
import { tableCents } from '../../../shared/domain/scoring/award-amount.ts';
import { referenceTables } from '../../../shared/domain/tables/reference-tables.ts';
import { home, usd } from './eligible-answers.ts';
import { sample } from './samples.ts';
import { screen } from './screen.ts';

const microloan = sample('microloan');
const homeLoan = sample('home-purchase-loan');
const registry = sample('supplier-registry');

const starter = {
  legalName: 'Luz Tamales',
  stage: 'under-a-year',
  sector: '72',
  address: home,
  amount: usd('12000.00'),
  outstanding: usd('0.00'),
  termMonths: 36,
  use: 'equipment',
  useDetails: 'A steamer for $9,000 and a cart.',
  plan: 'Breakfast at two stations.',
  experience: 'Six years in a kitchen.',
  monthlySales: usd('6000.00'),
  monthlyCosts: usd('4500.00'),
  trainingAgreed: true,
};

describe('Neighborhood Microloan', () => {
  it.each<[string, object, unknown]>([
    ['an ordinary one', {}, 'eligible'],
    [
      'asked and owed together exactly $50,000',
      { amount: usd('20000.00'), outstanding: usd('30000.00') },
      'eligible',
    ],
    [
      'one cent more together',
      { amount: usd('20000.00'), outstanding: usd('30000.01') },
      ['total-above-50000'],
    ],
    ['what is owed is not counted as zero', { outstanding: undefined }, { ask: ['outstanding'], judge: [] }],
    ['exactly $20,000 needs no statement on credit elsewhere', { amount: usd('20000.00') }, 'eligible'],
    [
      'a cent more asks for it, and is no refusal',
      { amount: usd('20000.01') },
      { ask: ['creditElsewhereStatement'], judge: [] },
    ],
    [
      'a cent more with it',
      { amount: usd('20000.01'), creditElsewhereStatement: 'Two banks refused in October.' },
      'eligible',
    ],
    ['less than $500', { amount: usd('499.99') }, ['amount-below-500']],
    ['exactly $500', { amount: usd('500.00') }, 'eligible'],
    ['to buy a building', { use: 'real-estate' }, ['use-is-real-estate']],
    ['five months', { termMonths: 5 }, ['term-outside-range']],
    ['six months', { termMonths: 6 }, 'eligible'],
    ['72 months', { termMonths: 72 }, 'eligible'],
    ['73 months', { termMonths: 73 }, ['term-outside-range']],
    [
      'without the promise of training it is asked for',
      { trainingAgreed: undefined },
      { ask: ['trainingAgreed'], judge: [] },
    ],
    ['who the owners are is optional', { ownedBy: ['women'] }, 'eligible'],
    ['"none of these" stands alone', { ownedBy: ['women', 'none'] }, ['/answers/ownedBy']],
  ])('%s', (_name, change, outcome) => {
    expect(screen(microloan, { ...starter, ...change })).toEqual(outcome);
  });
});

const buyer = {
  employer: 'general-hospital',
  hoursPerWeek: 40,
  propertyAddress: home,
  unitType: 'condo',
  purchasePrice: usd('500000.00'),
  downPayment: usd('25000.00'),
  counselingDate: '2026-09-14',
  contractDate: '2026-10-02',
  householdIncome: usd('120000.00'),
  previousAward: false,
};
const at = (street1: string, postalCode: string) => ({
  propertyAddress: { ...home, street1, postalCode },
});

describe('Home Purchase Loan Near Work', () => {
  it.each<[string, object, unknown]>([
    ['an ordinary one', {}, 'eligible'],
    ['exactly 30 hours', { hoursPerWeek: 30 }, 'eligible'],
    ['29 hours', { hoursPerWeek: 29 }, ['fewer-than-30-hours']],
    ['another employer', { employer: 'other' }, ['employer-not-listed']],
    ['down payment of exactly 3 %', { downPayment: usd('15000.00') }, 'eligible'],
    ['a cent below 3 %', { downPayment: usd('14999.99') }, ['down-payment-below-3-percent']],
    [
      '3 % of a price that does not divide, not rounded up',
      { purchasePrice: usd('333333.33'), downPayment: usd('9999.99') },
      ['down-payment-below-3-percent'],
    ],
    [
      'more down than the price is a slip for a person',
      { downPayment: usd('500000.01') },
      { ask: [], judge: ['downPayment'] },
    ],
    ['counseling the day before the contract', { counselingDate: '2026-10-01' }, 'eligible'],
    [
      'counseling on the day of the contract',
      { counselingDate: '2026-10-02' },
      ['counseling-not-before-contract'],
    ],
    ['counseling after the contract', { counselingDate: '2026-10-03' }, ['counseling-not-before-contract']],
    ['the first postal code', at('1 Elm Street', '94600'), 'eligible'],
    ['the last postal code', at('1 Elm Street', '94699'), 'eligible'],
    ['one below', at('1 Elm Street', '94599'), ['home-outside-area']],
    ['one above', at('1 Elm Street', '94700'), ['home-outside-area']],
    [
      'the far side of a street on the edge goes to a person',
      at('3061 Alcatraz  Avenue', '94705'),
      { ask: [], judge: ['propertyAddress'] },
    ],
    ['that street further away does not', at('9 Alcatraz Avenue', '94110'), ['home-outside-area']],
    ['a second loan', { previousAward: true }, ['previous-award']],
    [
      'without the income it is asked for',
      { householdIncome: undefined },
      { ask: ['householdIncome'], judge: [] },
    ],
  ])('%s', (_name, change, outcome) => {
    expect(screen(homeLoan, { ...buyer, ...change })).toEqual(outcome);
  });

  it.each([
    ['150000.00', 3_000_000],
    ['150000.01', 2_000_000],
    ['0.00', 3_000_000],
  ])('a household income of %s gives %d cents', (income, cents) => {
    const answers = { ...buyer, householdIncome: usd(income) };
    const context = { program: homeLoan, answers, asOf: '2026-11-21', tables: referenceTables };
    expect(tableCents(context, homeLoan.award as AwardPlanOf<'first-come'>)).toBe(cents);
  });

  it('never takes a missing income for a high one', () => {
    const { householdIncome: _, ...answers } = buyer;
    const context = { program: homeLoan, answers, asOf: '2026-11-21', tables: referenceTables };
    expect(() => tableCents(context, homeLoan.award as AwardPlanOf<'first-come'>)).toThrow(RangeError);
  });
});

const supplier = {
  legalName: 'Vega Produce LLC',
  taxId: '94-2404110',
  address: home,
  sells: ['42', '44-45'],
  description: 'Vegetables from the valley.',
  employees: 6,
  salesContact: { name: 'Rosa Vega', email: 'rosa@example.org' },
  hasCertificates: true,
  certificates: [
    { kind: 'woman', issuer: 'State office', number: 'W-1', expiresOn: '2027-12-31' },
    { kind: 'small', issuer: 'State office', number: 'S-1', expiresOn: '2028-02-29' },
  ],
  mayShare: true,
};

describe('Supplier Registry', () => {
  it.each<[string, object, unknown]>([
    ['an ordinary one', {}, 'eligible'],
    [
      'from far away, which only counts as not local',
      { address: { ...home, postalCode: '10001' } },
      'eligible',
    ],
    ['without certificates', { hasCertificates: false, certificates: undefined }, 'eligible'],
    [
      'with certificates that are not named',
      { certificates: undefined },
      { ask: ['certificates'], judge: [] },
    ],
    [
      'a certificate without a date',
      { certificates: [{ kind: 'small', issuer: 'X', number: '1' }] },
      ['/answers/certificates/0/expiresOn'],
    ],
    ['kept from buyers', { mayShare: undefined }, { ask: ['mayShare'], judge: [] }],
  ])('%s', (_name, change, outcome) => {
    expect(screen(registry, { ...supplier, ...change })).toEqual(outcome);
  });

  it('knows what runs out, and when', () => {
    expect(
      renewalsOf(registry, supplier).map(({ what, number, expires }) => [what.en, number, expires]),
    ).toEqual([
      ['Woman-owned business', 'W-1', '2027-12-31'],
      ['Small business', 'S-1', '2028-02-29'],
    ]);
    expect(renewalsOf(homeLoan, supplier)).toEqual([]);
  });
});
