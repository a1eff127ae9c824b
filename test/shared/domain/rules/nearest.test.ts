import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answers, Field } from '../../../../shared/domain/program/fields.ts';
import { applicantFields, locate } from '../../../../shared/domain/program/paths.ts';
import type { Program } from '../../../../shared/domain/program/schema.ts';
import { withAnswer } from '../../../../shared/domain/rules/candidates.ts';
import { changeable } from '../../../../shared/domain/rules/changeable.ts';
import { type Change, nearestChange } from '../../../../shared/domain/rules/nearest.ts';
import { precheck } from '../../../../shared/domain/rules/precheck.ts';
import { referenceTables } from '../../../../shared/domain/tables/reference-tables.ts';
import { loadSamples } from '../../../../shared/programs/load.ts';
import { validAnswers } from '../../../support/valid-answers.ts';
import { borrower, home, intern, scholar, usd } from '../../programs/eligible-answers.ts';

const asOf = '2026-11-21';
const programs = new Map(loadSamples().programs.map((program) => [program.id as string, program]));
const named = (id: string) => programs.get(id) as Program;
const scholarship = named('health-careers-scholarship');
const internship = named('youth-internship');
const loan = named('community-business-loan');

const nearest = (program: Program, answers: Answers) =>
  nearestChange({ program, answers, asOf, tables: referenceTables });
const verdict = (program: Program, answers: Answers) =>
  precheck({ program, version: 1, hash: '' }, answers, asOf).verdict;
const applied = (answers: Answers, changes: readonly Change[]) =>
  changes.reduce((so, { field, to }) => withAnswer(so, field, to), answers);

describe('The nearest change', () => {
  it.each<[string, Program, object, readonly Change[]]>([
    ['is nothing for somebody who qualifies', scholarship, scholar, []],
    [
      'is the grade that is just enough, not a digit more',
      scholarship,
      { ...scholar, gpa: { value: '2.495', scale: '4.0', weighted: true } },
      [{ field: 'gpa.value', from: '2.495', to: '2.50' }],
    ],
    [
      'is on the scale that the school uses',
      scholarship,
      { ...scholar, gpa: { value: '3.12', scale: '5.0', weighted: true } },
      [{ field: 'gpa.value', from: '3.12', to: '3.125' }],
    ],
    [
      'follows the published table of grades out of 100',
      scholarship,
      { ...scholar, gpa: { value: '74.5', scale: '100', weighted: true } },
      [{ field: 'gpa.value', from: '74.5', to: '80' }],
    ],
    [
      'is the nearest postal code of the area',
      internship,
      { ...intern, address: { ...home, postalCode: '97201' } },
      [{ field: 'address.postalCode', from: '97201', to: '96199' }],
    ],
    [
      'is two things where two rules fail',
      scholarship,
      {
        ...scholar,
        enrollment: 'part-time',
        intendedCollege: { name: 'X', accredited: true, nonprofit: false },
      },
      [
        { field: 'intendedCollege.nonprofit', from: false, to: true },
        { field: 'enrollment', from: 'part-time', to: 'full-time' },
      ],
    ],
    [
      'is a day to come that is nearer',
      scholarship,
      { ...scholar, graduationDate: '2028-01-15' },
      [{ field: 'graduationDate', from: '2028-01-15', to: '2027-12-31' }],
    ],
    [
      'is a smaller loan where the amount is too high for the range',
      loan,
      { ...borrower, amount: usd('120000.00'), operatingCashFlow: usd('90000.00') },
      [{ field: 'amount', from: usd('120000.00'), to: usd('100000.00') }],
    ],
    ['is one more worker', loan, { ...borrower, employees: 1 }, [{ field: 'employees', from: 1, to: 2 }]],
    [
      'is nothing where only a date of birth stands in the way',
      internship,
      { ...intern, dateOfBirth: '2011-06-02' },
      [],
    ],
    ['is nothing where a business is too young', loan, { ...borrower, formationDate: '2026-05-01' }, []],
    ['is nothing about a day that has passed', scholarship, { ...scholar, graduationDate: '2026-08-31' }, []],
    [
      'is nothing where one of two things cannot change',
      internship,
      { ...intern, dateOfBirth: '2011-06-02', availableAllWeeks: false },
      [],
    ],
    [
      'is no guess at whose share is wrong',
      loan,
      { ...borrower, owners: [{ name: 'A', percent: '99.00', guarantor: true }] },
      [],
    ],
  ])('%s', (_name, program, answers, expected) => {
    expect(nearest(program, answers as Answers)).toEqual(expected);
  });

  const grant = named('community-grant');
  const accelerator = named('growth-accelerator');
  const granted = validAnswers(grant, asOf);
  const rooted = validAnswers(accelerator, asOf);
  it.each<[string, Program, object, readonly Change[]]>([
    [
      'mends every part of a rule that asks for several things',
      grant,
      { ...granted, startDate: '2027-06-01', endDate: '2028-09-30' },
      [
        { field: 'startDate', from: '2027-06-01', to: '2027-07-01' },
        { field: 'endDate', from: '2028-09-30', to: '2028-06-30' },
      ],
    ],
    [
      'mends the part of an either-or that is nearest',
      accelerator,
      {
        ...rooted,
        mainOffice: { ...home, postalCode: '10001' },
        operationsPercent: '50.00',
        employees: 100,
        employeesInArea: 10,
      },
      [{ field: 'operationsPercent', from: '50.00', to: '51.01' }],
    ],
    [
      'counts people whole: more than 40 percent of 5 is 3',
      accelerator,
      {
        ...rooted,
        mainOffice: { ...home, postalCode: '10001' },
        operationsPercent: '1',
        employees: 5,
        employeesInArea: 2,
      },
      [{ field: 'employeesInArea', from: 2, to: 3 }],
    ],
  ])('%s', (_name, program, answers, expected) => {
    expect(verdict(program, answers as Answers)).toBe('ineligible');
    expect(nearest(program, answers as Answers)).toEqual(expected);
  });

  it.each(['24000.00', '21000.00', '19876.54', '17500.01', '17000.00'])(
    'is the largest loan that a cash flow of %s carries, to the cent',
    (flow) => {
      const answers = { ...borrower, operatingCashFlow: usd(flow) };
      const [change, ...more] = nearest(loan, answers);
      expect(more).toEqual([]);
      expect(change?.field).toBe('amount');
      const to = (change as { to: ReturnType<typeof usd> }).to.amount;
      const centMore = usd((Number(to) + 0.01).toFixed(2));
      expect(verdict(loan, { ...answers, amount: usd(to) })).toBe('eligible');
      expect(verdict(loan, { ...answers, amount: centMore })).toBe('ineligible');
    },
  );

  it('mends a rule that its own change would break', () => {
    const answers = { ...borrower, amount: usd('130000.00') };
    const [change, ...more] = nearest(loan, answers);
    expect(more).toEqual([]);
    expect(change?.field).toBe('amount');
    expect(verdict(loan, applied(answers, change ? [change] : []))).toBe('eligible');
  });

  it('stays beside what is unknown without supposing anything', () => {
    const { gpa: _, ...rest } = scholar;
    const answers = { ...rest, enrollment: 'part-time' };
    const changes = nearest(scholarship, answers);
    expect(changes).toEqual([{ field: 'enrollment', from: 'part-time', to: 'full-time' }]);
    expect(verdict(scholarship, applied(answers, changes))).toBe('unknown');
  });

  it('never trades a no for another question', () => {
    const [rule] = loan.rules;
    if (!rule) throw new Error('a loan has rules');
    const program: Program = {
      ...loan,
      rules: [
        ...loan.rules,
        { ...rule, id: 'use-of-money', check: { field: 'use', in: ['equipment', 'inventory'] } },
        {
          ...rule,
          id: 'equipment-needs-sales',
          appliesWhen: { field: 'use', equals: 'equipment' },
          check: { field: 'annualRevenue', atLeast: '1.00' },
        },
      ],
    };
    const { annualRevenue: _, ...rest } = borrower;
    const answers = { ...rest, use: 'refinance' };
    expect(nearest(program, answers)).toEqual([{ field: 'use', from: 'refinance', to: 'inventory' }]);
  });

  it('never speaks of a rule or a field that may not be told', () => {
    const answers = { ...borrower, employees: 1 };
    const secretRule = {
      ...loan,
      rules: loan.rules.map((rule) => (rule.id === 'two-employees' ? { ...rule, disclosable: false } : rule)),
    };
    expect(nearest(secretRule, answers)).toEqual([]);
    const flagged = (flag: object): Program => ({
      ...loan,
      pages: loan.pages.map((page) => ({
        ...page,
        fields: page.fields.map((field) => (field.id === 'employees' ? { ...field, ...flag } : field)),
      })),
    });
    expect(nearest(flagged({ disclosable: false }), answers)).toEqual([]);
    expect(nearest(flagged({ demographic: true }), answers)).toEqual([]);
    expect(nearest(flagged({ fixed: true }), answers)).toEqual([]);
  });
});

/** Any answer of a field's type, near its limits and far from them. */
function anyAnswer(field: Field): fc.Arbitrary<unknown> {
  switch (field.type) {
    case 'yes-no':
      return fc.boolean();
    case 'choice':
      return fc.constantFrom(...field.options.map(({ value }) => value));
    case 'integer':
      return fc.integer({ min: field.min, max: Math.min(field.max, field.min + 120) });
    case 'money':
      return fc.integer({ min: 0, max: 20_000_000 }).map((cents) => usd((cents / 100).toFixed(2)));
    case 'decimal':
      return fc.integer({ min: 0, max: 100 }).map(String);
    case 'date':
      return fc
        .integer({ min: -9000, max: 700 })
        .map((days) => new Date(Date.parse(asOf) + days * 86_400_000).toISOString().slice(0, 10));
    case 'address':
      return fc.integer({ min: 10_000, max: 99_999 }).map((code) => ({ ...home, postalCode: String(code) }));
    case 'group':
      return fc.record(Object.fromEntries(field.fields.map((inner) => [inner.id, anyAnswer(inner)])));
    default:
      return fc.constant(undefined);
  }
}

const good: Record<string, Answers> = {
  ...Object.fromEntries([...programs].map(([id, program]) => [id, validAnswers(program, asOf)])),
  'health-careers-scholarship': scholar,
  'youth-internship': intern,
  'community-business-loan': borrower,
};

/** Answers that qualify, with a few of them put otherwise or left out. */
const situations = fc.constantFrom(...Object.keys(good)).chain((id) => {
  const program = named(id);
  const fields = applicantFields(program).filter((field) => field.type !== 'text' && field.type !== 'list');
  const change = fc
    .constantFrom(...fields)
    .chain((field) =>
      fc
        .oneof({ weight: 6, arbitrary: anyAnswer(field) }, { weight: 1, arbitrary: fc.constant(undefined) })
        .map((value) => [field.id, value] as const),
    );
  return fc.array(change, { minLength: 1, maxLength: 4 }).map((changes) => {
    const answers = Object.fromEntries(
      Object.entries({ ...good[id], ...Object.fromEntries(changes) }).filter(
        ([, value]) => value !== undefined,
      ),
    );
    return { program, answers };
  });
});

describe('For any answers to any sample program', () => {
  it('the nearest change, once made, leaves no rule failing, and makes whoever told us everything eligible', () => {
    let helped = 0;
    fc.assert(
      fc.property(situations, ({ program, answers }) => {
        const changes = nearest(program, answers);
        if (changes.length === 0) return;
        helped += 1;
        expect(verdict(program, answers)).toBe('ineligible');
        const after = precheck({ program, version: 1, hash: '' }, applied(answers, changes), asOf);
        expect(after.verdict).not.toBe('ineligible');
        expect(after.missing.filter((path) => !precheckOf(program, answers).missing.includes(path))).toEqual(
          [],
        );
        if (after.missing.length === 0 && after.rules.every(({ outcome }) => outcome === 'pass'))
          expect(after.verdict).toBe('eligible');
      }),
      { numRuns: 300 },
    );
    expect(helped).toBeGreaterThan(50);
  });

  it('one slip is mended by one change', () => {
    const slips = fc.constantFrom(...programs.values()).chain((program) => {
      const fields = applicantFields(program).filter(({ type }) => type !== 'group' && type !== 'address');
      return fc
        .constantFrom(...fields)
        .chain((field) => anyAnswer(field).map((value) => ({ program, id: field.id, value })));
    });
    let mended = 0;
    fc.assert(
      fc.property(slips, ({ program, id, value }) => {
        const answers = { ...good[program.id], [id]: value };
        if (value === undefined || verdict(program, answers) !== 'ineligible') return;
        if (!changeable(program, answers, asOf, id)) return;
        mended += 1;
        expect(nearest(program, answers)).toHaveLength(1);
      }),
      { numRuns: 600 },
    );
    expect(mended).toBeGreaterThan(10);
  });

  it('every part of it is needed: without one, a rule still fails', () => {
    fc.assert(
      fc.property(situations, ({ program, answers }) => {
        const changes = nearest(program, answers);
        for (const left of changes)
          expect(
            verdict(
              program,
              applied(
                answers,
                changes.filter((one) => one !== left),
              ),
            ),
          ).toBe('ineligible');
      }),
      { numRuns: 200 },
    );
  });

  it('it says truly what was answered, and never touches what cannot change', () => {
    fc.assert(
      fc.property(situations, ({ program, answers }) => {
        for (const { field } of nearest(program, answers)) {
          const located = locate(program, field);
          expect(located?.top.demographic || !located?.top.disclosable || located?.field.fixed).toBe(false);
          expect(located?.field.type === 'date' && located.field.past).toBe(false);
        }
      }),
      { numRuns: 200 },
    );
  });
});

const precheckOf = (program: Program, answers: Answers) =>
  precheck({ program, version: 1, hash: '' }, answers, asOf);
