import { describe, expect, it } from 'vitest';
import { civilDateIn } from '../../../shared/domain/dates.ts';
import type { Program } from '../../../shared/domain/program/schema.ts';
import { windowState } from '../../../shared/domain/program/window.ts';
import { borrower, home, intern, scholar, usd } from './eligible-answers.ts';
import { internship, loan, scholarship } from './samples.ts';
import { screen } from './screen.ts';

const gpa = (value: string, scale: string) => ({ gpa: { value, scale, weighted: true } });

describe('Health Careers Scholarship', () => {
  it.each<[string, object, unknown]>([
    ['a GPA of 2.495 is below 2.50 and is not rounded', gpa('2.495', '4.0'), ['gpa-below-minimum']],
    ['a GPA of exactly 2.50 is enough', gpa('2.50', '4.0'), 'eligible'],
    ['2.5 is 2.50', gpa('2.5', '4.0'), 'eligible'],
    ['3.125 of 5.0 is exactly 2.50', gpa('3.125', '5.0'), 'eligible'],
    ['3.12 of 5.0 is below', gpa('3.12', '5.0'), ['gpa-below-minimum']],
    ['80 of 100 is 2.7 by the published table', gpa('80', '100'), 'eligible'],
    ['79 of 100 is 2.3', gpa('79', '100'), ['gpa-below-minimum']],
    [
      'pass or fail goes to a person',
      { gpa: { scale: 'pass-fail', weighted: false } },
      { ask: [], judge: ['gpa.scale'] },
    ],
    ['87 "of 4.0" goes to a person', gpa('87', '4.0'), { ask: [], judge: ['gpa.value'] }],
    ['without a GPA we ask for it', { gpa: undefined }, { ask: ['gpa'], judge: [] }],
    [
      'living outside, though the school is inside',
      { address: { ...home, postalCode: '97201' } },
      ['outside-service-area'],
    ],
    ['a school that is not listed, though home is inside', { schoolId: 'other' }, ['school-not-listed']],
    ['the first postal code of the area', { address: { ...home, postalCode: '94000' } }, 'eligible'],
    ['the last postal code of the area', { address: { ...home, postalCode: '96199-0001' } }, 'eligible'],
    [
      'a shelter’s address is an address',
      { address: { ...home, street1: 'Harbor Shelter, 1 Pier Road' } },
      'eligible',
    ],
    ['finishing school a day too early', { graduationDate: '2026-08-31' }, ['graduation-outside-window']],
    ['finishing on the first day', { graduationDate: '2026-09-01' }, 'eligible'],
    ['finishing on the last day', { graduationDate: '2027-12-31' }, 'eligible'],
    ['finishing a day too late', { graduationDate: '2028-01-01' }, ['graduation-outside-window']],
    ['a career outside health', { careerField: 'other' }, ['career-not-in-health']],
    ['studying part time', { enrollment: 'part-time' }, ['not-full-time']],
    [
      'a college for profit that is not accredited',
      { intendedCollege: { name: 'X', accredited: false, nonprofit: false } },
      ['college-not-accredited', 'college-for-profit'],
    ],
    ['no activities, which are optional', { activities: undefined }, 'eligible'],
    [
      'an income far above: it informs, it does not decide',
      { householdIncome: usd('900000.00') },
      'eligible',
    ],
    [
      'no income given is a question, not zero',
      { householdIncome: undefined },
      { ask: ['householdIncome'], judge: [] },
    ],
  ])('%s', (_name, change, outcome) => {
    expect(screen(scholarship, { ...scholar, ...change })).toEqual(outcome);
  });

  const sophomore = { ...scholar, track: 'sophomore', priorAward: true, graduationDate: '2025-06-10' };
  it.each<[string, object, unknown]>([
    ['with 3.00 qualifies, whenever high school ended', gpa('3.00', '4.0'), 'eligible'],
    ['with 2.99 does not', gpa('2.99', '4.0'), ['gpa-below-sophomore-minimum']],
    ['who never had the scholarship does not', { priorAward: false }, ['not-a-prior-recipient']],
    ['is asked whether they had it', { priorAward: undefined }, { ask: ['priorAward'], judge: [] }],
  ])('a sophomore %s', (_name, change, outcome) => {
    expect(screen(scholarship, { ...sophomore, ...change })).toEqual(outcome);
  });

  it('somebody who does not say which path they are on is asked, and a GPA good for both paths passes both', () => {
    expect(screen(scholarship, { ...scholar, track: undefined })).toEqual({
      ask: ['track', 'priorAward'],
      judge: [],
    });
  });
});

describe('Youth Summer Internship', () => {
  it.each<[string, object, unknown]>([
    ['16 on 1 June is old enough', { dateOfBirth: '2011-06-01' }, 'eligible'],
    [
      '16 on 2 June is a day too young, by the exact date',
      { dateOfBirth: '2011-06-02' },
      ['age-outside-range'],
    ],
    ['20 on 2 June is young enough', { dateOfBirth: '2007-06-02', guardian: undefined }, 'eligible'],
    [
      '20 on 1 June is a day too old',
      { dateOfBirth: '2007-06-01', guardian: undefined },
      ['age-outside-range'],
    ],
    ['a leap day is a birthday like others', { dateOfBirth: '2008-02-29', guardian: undefined }, 'eligible'],
    ['not free all weeks', { availableAllWeeks: false }, ['not-available-all-weeks']],
    ['living outside', { address: { ...home, postalCode: '93999' } }, ['outside-service-area']],
    [
      'under 18 without a guardian is asked for one',
      { guardian: undefined },
      { ask: ['guardian'], judge: [] },
    ],
    [
      'a guardian who does not agree',
      { guardian: { ...intern.guardian, consent: false } },
      ['no-guardian-consent'],
    ],
    [
      'no date of birth: asked for it, never refused',
      { dateOfBirth: undefined, guardian: undefined },
      { ask: ['dateOfBirth', 'guardian'], judge: [] },
    ],
  ])('%s', (_name, change, outcome) => {
    expect(screen(internship, { ...intern, ...change })).toEqual(outcome);
  });

  it('consent is judged on the day of submission: needed the day before the eighteenth birthday, not on it', () => {
    const alone = { ...intern, dateOfBirth: '2009-03-10', guardian: undefined };
    expect(screen(internship, alone, '2027-03-09')).toEqual({ ask: ['guardian'], judge: [] });
    expect(screen(internship, alone, '2027-03-10')).toBe('eligible');
  });

  it('that day is the one in Los Angeles', () => {
    const alone = { ...intern, dateOfBirth: '2009-03-10', guardian: undefined };
    const on = (instant: string) => screen(internship, alone, civilDateIn(internship.zone, instant));
    expect(on('2027-03-10T07:59:59Z')).toEqual({ ask: ['guardian'], judge: [] });
    expect(on('2027-03-10T08:00:00Z')).toBe('eligible');
  });

  it('a guardian who said no does not bar an adult', () => {
    const adult = { ...intern, dateOfBirth: '2008-01-01', guardian: { ...intern.guardian, consent: false } };
    expect(screen(internship, adult)).toBe('eligible');
  });
});

describe('Community Business Loan', () => {
  const owners = (...percents: string[]) => ({
    owners: percents.map((percent) => ({ name: 'A', percent, guarantor: true })),
  });
  it.each<[string, object, unknown]>([
    ['the published test vector qualifies', {}, 'eligible'],
    ['coverage of exactly 1.10 or a cent more qualifies', { operatingCashFlow: usd('25655.00') }, 'eligible'],
    ['a cent less does not', { operatingCashFlow: usd('25654.99') }, ['cash-flow-below-minimum']],
    ['a loss does not', { operatingCashFlow: usd('-1.00') }, ['cash-flow-below-minimum']],
    [
      'no cash flow given is a question, not zero',
      { operatingCashFlow: undefined },
      { ask: ['operatingCashFlow'], judge: [] },
    ],
    [
      'no existing debts given is a question, not zero',
      { existingDebtService: undefined },
      { ask: ['existingDebtService'], judge: [] },
    ],
    ['12 months to the day is long enough', { formationDate: '2025-11-21' }, 'eligible'],
    ['a day less is not', { formationDate: '2025-11-22' }, ['operating-under-12-months']],
    ['one employee', { employees: 1 }, ['fewer-than-two-employees']],
    ['exactly $10,000', { amount: usd('10000.00'), termMonths: 12 }, 'eligible'],
    ['a cent less', { amount: usd('9999.99') }, ['amount-outside-range']],
    ['exactly $100,000', { amount: usd('100000.00'), operatingCashFlow: usd('90000.00') }, 'eligible'],
    [
      'a cent more',
      { amount: usd('100000.01'), operatingCashFlow: usd('90000.00') },
      ['amount-outside-range'],
    ],
    ['61 months', { termMonths: 61 }, ['term-outside-range']],
    ['11 months', { termMonths: 11, operatingCashFlow: usd('90000.00') }, ['term-outside-range']],
    ['thirds that make 100.00', owners('33.33', '33.33', '33.34'), 'eligible'],
    ['thirds that make 99.99', owners('33.33', '33.33', '33.33'), ['ownership-not-100-percent']],
    ['halves', owners('50', '50.00'), 'eligible'],
    ['outside the area', { address: { ...home, postalCode: '90001' } }, ['outside-service-area']],
    [
      'a PO box is looked at by a person',
      { address: { ...home, street1: 'P.O. Box 99' } },
      { ask: [], judge: ['address'] },
    ],
    ['no tax or social security number is asked for', { taxId: '12-3456789' }, ['/answers/taxId']],
  ])('%s', (_name, change, outcome) => {
    expect(screen(loan, { ...borrower, ...change })).toEqual(outcome);
  });

  it('every failing rule gives its own specific reason', () => {
    expect(
      screen(loan, {
        ...borrower,
        employees: 0,
        termMonths: 72,
        ...owners('10'),
        formationDate: '2026-11-01',
      }),
    ).toEqual([
      'operating-under-12-months',
      'fewer-than-two-employees',
      'term-outside-range',
      'ownership-not-100-percent',
    ]);
  });
});

describe('all sample programs', () => {
  it('are open for months from the laptop’s present, and no longer', () => {
    for (const program of [scholarship, internship, loan]) {
      expect(windowState(program, Date.parse('2026-11-01T00:00:00Z'))).toBe('open');
      expect(windowState(program, Date.parse('2027-07-01T06:59:59Z'))).toBe('open');
      expect(windowState(program, Date.parse('2027-07-01T07:00:00Z'))).toBe('closed');
    }
  });

  it('tell every reason and every criterion in two languages that differ', () => {
    const same = (text: { en: string; es: string }) => text.en === text.es;
    for (const program of [scholarship, internship, loan]) {
      expect(program.rules.filter(({ title, reason }) => same(title) || same(reason.text))).toEqual([]);
      expect(program.scoring.criteria.filter(({ title, help }) => same(title) || same(help))).toEqual([]);
    }
  });

  it('keep who somebody is from those who score, where a round compares people', () => {
    const blind = (program: Program) =>
      program.pages.flatMap((page) => page.fields.filter((field) => field.blind).map(({ id }) => id));
    expect(blind(scholarship)).toEqual([
      'dateOfBirth',
      'address',
      'schoolId',
      'intendedCollege',
      'nominator',
    ]);
    expect(blind(internship)).toEqual(['dateOfBirth', 'address', 'schoolName', 'guardian']);
  });

  it('have the published weights', () => {
    const weights = (program: Program) =>
      Object.fromEntries(program.scoring.criteria.map(({ id, weight }) => [id, weight]));
    expect(weights(scholarship)).toEqual({
      commitment: 25,
      disadvantage: 25,
      activities: 20,
      character: 15,
      academics: 15,
    });
    expect(weights(internship)).toEqual({
      motivation: 35,
      obstacles: 25,
      readiness: 20,
      grade: 10,
      noPriorExposure: 10,
    });
    expect(weights(loan)).toEqual({
      cashFlow: 40,
      creditRank: 25,
      managementRank: 15,
      ltvRank: 10,
      debtRank: 5,
      lienRank: 5,
    });
  });
});
