import { describe, expect, it } from 'vitest';
import { plainText, roundedHalfUp } from '../../../../shared/domain/decimal.ts';
import type { Program } from '../../../../shared/domain/program/schema.ts';
import { readFact } from '../../../../shared/domain/rules/facts.ts';
import type { Fact } from '../../../../shared/domain/rules/language.ts';
import { referenceTables } from '../../../../shared/domain/tables/reference-tables.ts';
import { borrower, scholar, usd } from '../../programs/eligible-answers.ts';
import { internship, loan, scholarship } from '../../programs/samples.ts';

const read = (program: Program, fact: Fact, answers: object, asOf = '2026-11-21') =>
  readFact({ program, answers: answers as Record<string, unknown>, asOf, tables: referenceTables }, fact);
const number = (value: ReturnType<typeof read>) =>
  value.kind === 'number' ? plainText(value.number) : value;
const unknown = (ask: readonly string[], judge: readonly string[]) => ({ kind: 'unknown', ask, judge });

describe('a grade point average on the 4.0 scale', () => {
  const fact: Fact = { name: 'gpaOnFour', value: 'gpa.value', scale: 'gpa.scale' };
  const gpa = (value: string, scale: string) =>
    number(read(scholarship, fact, { gpa: { value, scale, weighted: true } }));

  it.each([
    ['2.495', '4.0', '2.495'],
    ['4.6', '4.0', '4.6'],
    ['3.125', '5.0', '2.5'],
    ['3.12', '5.0', '2.496'],
    ['5.0', '5.0', '4'],
    ['93', '100', '4'],
    ['92.99', '100', '3.7'],
    ['77', '100', '2.3'],
    ['80', '100', '2.7'],
    ['64.9', '100', '0'],
    ['0', '100', '0'],
  ])('%s of %s is %s, exact', (value, scale, expected) => {
    expect(gpa(value, scale)).toBe(expected);
  });

  it.each([
    ['87', '4.0', ['gpa.value']],
    ['5.1', '5.0', ['gpa.value']],
    ['101', '100', ['gpa.value']],
    ['3.0', 'pass-fail', ['gpa.scale']],
    ['3.0', 'other', ['gpa.scale']],
  ])('%s of %s goes to a person', (value, scale, judge) => {
    expect(gpa(value, scale)).toEqual(unknown([], judge));
  });

  it('is asked for where it was not given, by the part that is missing', () => {
    expect(read(scholarship, fact, {})).toEqual(unknown(['gpa'], []));
    expect(read(scholarship, fact, { gpa: { scale: '4.0' } })).toEqual(unknown(['gpa.value'], []));
  });
});

describe('debt service coverage', () => {
  const fact: Fact = {
    name: 'dscr',
    cashFlow: 'operatingCashFlow',
    existing: 'existingDebtService',
    amount: 'amount',
    termMonths: 'termMonths',
    annualRate: '5',
  };
  const dscr = (change: object) => read(loan, fact, { ...borrower, ...change });
  const rounded = (change: object) => {
    const value = dscr(change);
    return value.kind === 'number' ? roundedHalfUp(value.number, 3) : value;
  };

  it('of the published test vector is 1.286', () => {
    expect(rounded({})).toBe('1.286');
  });
  it('counts a loss as a loss', () => {
    expect(rounded({ operatingCashFlow: usd('-30000.00') })).toBe('-1.286');
  });
  it('with no other debts looks at this loan alone', () => {
    expect(rounded({ existingDebtService: usd('0.00') })).toBe('2.650');
  });
  it('asks for every figure that is missing, at once', () => {
    expect(dscr({ operatingCashFlow: undefined, termMonths: undefined })).toEqual(
      unknown(['operatingCashFlow', 'termMonths'], []),
    );
  });
  it('of a loan over one month is still one', () => {
    expect(rounded({ termMonths: 1, amount: usd('1000.00'), existingDebtService: usd('0.00') })).toBe(
      '2.490',
    );
  });
  it('of no loan is a question for a person, not a division by nothing', () => {
    expect(dscr({ amount: usd('0.00') })).toEqual(unknown([], ['amount']));
  });
  it('over more than a hundred years is a slip that a person looks at, at once', () => {
    expect(dscr({ termMonths: 1201 })).toEqual(unknown([], ['termMonths']));
    expect(dscr({ termMonths: 1_000_000_000 })).toEqual(unknown([], ['termMonths']));
  });
});

describe('other facts', () => {
  it.each([
    ['1', '15960.00', '100'],
    ['4', '99000.00', '300'],
    ['8', '55720.00', '100'],
    ['9', '61400.00', '100'],
    ['11', '72760.00', '100'],
    ['1', '0.00', '0'],
  ])('a household of %s with %s dollars has %s percent of the 2026 guideline', (size, income, percent) => {
    const fact: Fact = { name: 'povertyPercent', income: 'householdIncome', householdSize: 'householdSize' };
    const answers = { householdSize: Number(size), householdIncome: usd(income) };
    expect(number(read(scholarship, fact, answers))).toBe(percent);
  });

  it('the guideline is the one of the version the program opened with', () => {
    const fact: Fact = { name: 'povertyPercent', income: 'householdIncome', householdSize: 'householdSize' };
    const of2025 = { ...scholarship, tables: { ...scholarship.tables, povertyGuideline: 'us48-2025' } };
    const answers = { householdSize: 4, householdIncome: usd('96450.00') };
    expect(number(read(of2025, fact, answers))).toBe('300');
    expect(number(read({ ...scholarship, tables: {} }, fact, answers))).toEqual(
      unknown([], ['householdSize']),
    );
  });

  it.each([
    ['2025-11-21', 12],
    ['2025-11-22', 11],
    ['2027-01-01', -2],
  ])('a business formed %s has operated %d whole months on 21 November 2026', (formationDate, months) => {
    expect(number(read(loan, { name: 'monthsOperating', since: 'formationDate' }, { formationDate }))).toBe(
      String(months),
    );
  });

  it('an age is taken on the day of submission or on a fixed day', () => {
    const answers = { dateOfBirth: '2010-12-01' };
    expect(number(read(internship, { name: 'ageAt', born: 'dateOfBirth', on: 'submission' }, answers))).toBe(
      '15',
    );
    expect(number(read(internship, { name: 'ageAt', born: 'dateOfBirth', on: '2027-06-01' }, answers))).toBe(
      '16',
    );
    const newborn = { dateOfBirth: '2026-11-21' };
    expect(number(read(internship, { name: 'ageAt', born: 'dateOfBirth', on: 'submission' }, newborn))).toBe(
      '0',
    );
    const unborn = { dateOfBirth: '2026-11-22' };
    expect(read(internship, { name: 'ageAt', born: 'dateOfBirth', on: 'submission' }, unborn)).toEqual(
      unknown([], ['dateOfBirth']),
    );
  });

  it('a sum is exact over thirds, and unknown while one part is missing', () => {
    const sum: Fact = { name: 'sum', list: 'owners', of: 'percent' };
    const owners = (...percents: (string | undefined)[]) => ({
      owners: percents.map((percent) => ({ name: 'A', percent })),
    });
    expect(number(read(loan, sum, owners('33.33', '33.33', '33.34')))).toBe('100');
    expect(number(read(loan, sum, owners('0.1', '0.2')))).toBe('0.3');
    expect(read(loan, sum, owners('50', undefined))).toEqual(unknown(['owners'], []));
    expect(read(loan, sum, {})).toEqual(unknown(['owners'], []));
    expect(read(loan, sum, { owners: 'all of it' })).toEqual(unknown([], ['owners']));
  });

  it.each<[object, unknown]>([
    [{ employees: 2, householdSize: 5 }, '40'],
    [{ employees: 0, householdSize: 5 }, '0'],
    [{ employees: 5, householdSize: 5 }, '100'],
    [{ employees: 6, householdSize: 5 }, unknown([], ['employees'])],
    [{ employees: 0, householdSize: 0 }, unknown([], ['householdSize'])],
    [{ householdSize: 5 }, unknown(['employees'], [])],
    [{}, unknown(['employees', 'householdSize'], [])],
  ])('a part of a whole in percent: %j is %j', (answers, percent) => {
    const integers = [
      ...loan.pages.flatMap((page) => page.fields),
      ...scholarship.pages.flatMap((page) => page.fields),
    ].filter(({ id }) => id === 'employees' || id === 'householdSize');
    const both = { ...loan, pages: loan.pages.slice(0, 1).map((page) => ({ ...page, fields: integers })) };
    const fact: Fact = { name: 'percentOf', part: 'employees', whole: 'householdSize' };
    expect(number(read(both, fact, answers))).toEqual(percent);
  });

  it('answers that do not have their field’s type go to a person', () => {
    const sizes = { ...scholar, householdSize: '4' };
    const fact: Fact = { name: 'povertyPercent', income: 'householdIncome', householdSize: 'householdSize' };
    expect(read(scholarship, fact, sizes)).toEqual(unknown([], ['householdSize']));
  });
});
