import { describe, expect, it } from 'vitest';
import type { Program } from '../../shared/domain/program/schema.ts';
import { evaluate, replay, rulesHash } from '../../shared/domain/rules/evaluate.ts';
import { referenceTables } from '../../shared/domain/tables/reference-tables.ts';
import { borrower, scholar, usd } from '../shared/programs/eligible-answers.ts';
import { loan, sample, scholarship } from '../shared/programs/samples.ts';
import { validAnswers } from '../support/valid-answers.ts';
import { day, leavesOf, pointsFor, reasonsOn, ruleOn, verdictOn } from './judged.ts';

const graded = (value: string | undefined, scale: string) => ({
  ...scholar,
  gpa: { ...(value === undefined ? {} : { value }), scale, weighted: true },
});

describe('Case 5: GPA on 4.0, 5.0, 100 or pass-fail', () => {
  it.each<[string, string, 'pass' | 'fail', string]>([
    ['2.50', '4.0', 'pass', '2.5'],
    ['3.125', '5.0', 'pass', '2.5'],
    ['3.12', '5.0', 'fail', '2.496'],
    ['93', '100', 'pass', '4'],
    ['64', '100', 'fail', '0'],
  ])('%s on the scale of %s is converted by the published table: %s', (value, scale, outcome, four) => {
    const rule = verdictOn(scholarship, graded(value, scale)).rules.find(
      ({ id }) => id === 'gpa-high-school',
    );
    expect(rule?.outcome).toBe(outcome);
    const [leaf] = rule ? leavesOf(rule.trace) : [];
    expect(leaf?.value).toBe(four);
  });

  it.each(['pass-fail', 'other'])('%s goes to a person, never to a refusal and never to a zero', (scale) => {
    const answers = graded(undefined, scale);
    expect(verdictOn(scholarship, answers)).toMatchObject({
      outcome: 'unknown',
      ask: [],
      judge: ['gpa.scale'],
    });
    expect(pointsFor(scholarship, 'academics', answers)).toBeUndefined();
  });

  it('a slip of the scale goes to a person too: 87 "out of 4"', () => {
    expect(verdictOn(scholarship, graded('87', '4.0'))).toMatchObject({
      outcome: 'unknown',
      judge: ['gpa.value'],
    });
  });

  it('the original stays as it was given, with its scale', () => {
    const answers = graded('3.1250', '5.0');
    const before = structuredClone(answers);
    verdictOn(scholarship, answers);
    expect(answers).toEqual(before);
  });
});

describe('Case 6: GPA 2.495 against 2.50', () => {
  it.each([
    ['2.4999', ['gpa-below-minimum']],
    ['2.495', ['gpa-below-minimum']],
    ['2.5', []],
    ['2.50', []],
    ['2.5000', []],
  ])('%s: %j; exact decimals, nothing is rounded', (value, reasons) => {
    expect(reasonsOn(scholarship, graded(value, '4.0'))).toEqual(reasons);
    const scholars = sample('two-phase-scholars');
    const answers = { ...validAnswers(scholars), gpa: { value, scale: '4.0', weighted: true } };
    expect(reasonsOn(scholars, answers)).toEqual(reasons);
  });

  it('no binary fraction comes near it: DSCR 1.0999 is below 1.10', () => {
    // $943.56 a month for $50,000 are $11,322.72 a year; 1.10 times that is $12,454.992.
    const flow = (amount: string) => ({
      ...borrower,
      existingDebtService: usd('0.00'),
      operatingCashFlow: usd(amount),
    });
    expect(reasonsOn(loan, flow('12455.00'))).toEqual([]);
    expect(reasonsOn(loan, flow('12454.99'))).toEqual(['cash-flow-below-minimum']);
  });
});

describe('Case 7: income exactly at the limit', () => {
  const hiring = sample('neighborhood-hiring');
  // Has work, so income and hurdle both have to count.
  const neighbor = {
    ...validAnswers(hiring),
    path: 'new-job',
    workStatus: 'full',
    hourlyPay: usd('20.00'),
    hurdles: ['no-degree'],
    householdSize: 4,
  };
  const earns = (amount: string, householdSize = 4) => ({
    ...neighbor,
    householdSize,
    householdIncome: usd(amount),
  });

  it('"at most" takes the limit itself, and not a cent more', () => {
    expect(reasonsOn(hiring, earns('110000.00'))).toEqual([]);
    expect(reasonsOn(hiring, earns('110000.01'))).toEqual(['fewer-than-two-of-three']);
  });

  it('the limit is that of the household’s size, also beyond the table’s last row', () => {
    expect(reasonsOn(hiring, earns('77000.00', 1))).toEqual([]);
    expect(reasonsOn(hiring, earns('77000.01', 1))).toEqual(['fewer-than-two-of-three']);
    expect(reasonsOn(hiring, earns('154000.00', 9))).toEqual([]);
    expect(reasonsOn(hiring, earns('154000.01', 9))).toEqual(['fewer-than-two-of-three']);
  });

  it('"below" does not take it: $24.00 an hour is not below $24.00', () => {
    const pay = (amount: string) =>
      ruleOn(hiring, 'too-little-work', { ...neighbor, hourlyPay: usd(amount) });
    expect(pay('23.99')).toBe('pass');
    expect(pay('24.00')).toBe('fail');
  });

  it('the words say which of the two it is', () => {
    const homes = sample('home-purchase-loan');
    expect(JSON.stringify(homes.award)).toContain('"atMost":"150000.00"');
    const text = hiring.pages.flatMap(({ fields }) => fields).find(({ id }) => id === 'householdIncome')
      ?.hint?.en;
    expect(text).toContain('Exactly the limit is still fine');
  });

  it('a need score at exactly 100, 150, 200 and 300 percent takes the better row', () => {
    const scholars = sample('two-phase-scholars');
    const need = (amount: string) =>
      pointsFor(scholars, 'need', { homes: 'one', householdSize: 4, householdIncome: usd(amount) });
    expect(['33000.00', '49500.00', '66000.00', '99000.00'].map(need)).toEqual([5, 4, 3, 2]);
    expect(['33000.01', '49500.01', '66000.01', '99000.01'].map(need)).toEqual([4, 3, 2, 0]);
  });
});

describe('Case 8: the poverty table changes in January', () => {
  const scholars = sample('two-phase-scholars');
  const answers = {
    ...validAnswers(scholars),
    dateOfBirth: '2006-05-04',
    guardian: undefined,
    homes: 'one',
    householdSize: 4,
    householdIncome: usd('33000.00'),
  };
  /** As the tables will be once the next guideline is out, which is higher. */
  const nextYear = {
    ...referenceTables,
    povertyGuideline: {
      ...referenceTables.povertyGuideline,
      'us48-2027': { ...referenceTables.povertyGuideline['us48-2026'], effective: '2027-01-13' },
    },
  } as typeof referenceTables;
  const on = (asOf: string, tables = referenceTables) =>
    evaluate(scholars, answers, { asOf, programVersion: 1, tables });

  it('moves no verdict of a program that opened before, neither a stored one nor a new one', () => {
    const stored = on('2026-12-30');
    expect(stored.tableVersions).toEqual({ gpaHundred: 'common-2026', povertyGuideline: 'us48-2026' });
    expect(replay(stored, scholars, answers, nextYear).same).toBe(true);
    const later = on('2027-01-20', nextYear);
    expect(later.tableVersions).toEqual(stored.tableVersions);
    expect(later.rulesHash).toBe(stored.rulesHash);
    expect(later.rules).toEqual(stored.rules);
  });

  it('another table is another version of the program, and its verdicts carry another hash', () => {
    const older: Program = { ...scholars, tables: { ...scholars.tables, povertyGuideline: 'us48-2025' } };
    expect(rulesHash(older)).not.toBe(rulesHash(scholars));
    expect(evaluate(older, answers, { asOf: day, programVersion: 2 }).tableVersions).toMatchObject({
      povertyGuideline: 'us48-2025',
    });
  });

  it('a table of the program’s own is part of its version as well', () => {
    const hiring = sample('neighborhood-hiring');
    const [limits] = hiring.tables.own ?? [];
    if (!limits) throw new Error('no limits');
    const raised = { ...hiring, tables: { own: [{ ...limits, bySize: ['80000.00'] }] } } as Program;
    expect(rulesHash(raised)).not.toBe(rulesHash(hiring));
    expect(verdictOn(hiring, validAnswers(hiring)).tableVersions).toHaveProperty('income-limits');
  });
});
