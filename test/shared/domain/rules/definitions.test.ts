import { describe, expect, it } from 'vitest';
import { type Program, programDocument } from '../../../../shared/domain/program/schema.ts';
import { evaluate, replay, rulesHash } from '../../../../shared/domain/rules/evaluate.ts';
import type { Condition, Fact } from '../../../../shared/domain/rules/language.ts';
import { nearestChange } from '../../../../shared/domain/rules/nearest.ts';
import type { Trace } from '../../../../shared/domain/rules/verdict.ts';
import { referenceTables } from '../../../../shared/domain/tables/reference-tables.ts';
import { borrower, usd } from '../../programs/eligible-answers.ts';
import { loan } from '../../programs/samples.ts';

const label = { en: 'A question', es: 'Una pregunta' };
const option = (value: string) => ({ value, label: { en: value, es: value } });
const money = (id: string) => ({ id, type: 'money', label, optional: true });
const size = (id: string) => ({ id, type: 'integer', label, optional: true });

/** The loan with owners of several kinds, two households and something to choose; one rule instead of its own. */
const withCheck = (check: Condition, more: object = {}): Program =>
  programDocument.parse({
    ...loan,
    tables: {
      ...loan.tables,
      povertyGuideline: 'us48-2026',
      own: [
        {
          id: 'area-income',
          title: label,
          source: 'Made up',
          effective: '2026-04-01',
          bySize: ['70000.00', '80000.00', '90000.50'],
          eachFurther: '7000.25',
        },
      ],
    },
    pages: [
      {
        id: 'more',
        title: label,
        fields: [
          { id: 'needs', type: 'choices', label, options: ['child-care', 'tools', 'rent'].map(option) },
          {
            id: 'livesWith',
            type: 'choice',
            label,
            optional: true,
            options: ['one', 'other', 'both'].map(option),
          },
          ...['one', 'other'].map((id) => ({
            id: `${id}Home`,
            type: 'group',
            label,
            optional: true,
            fields: [money('income'), size('people')],
          })),
          {
            id: 'holders',
            type: 'list',
            label,
            max: 9,
            itemLabel: label,
            fields: [
              { id: 'percent', type: 'decimal', decimals: 2, label },
              { id: 'direct', type: 'yes-no', label },
              { id: 'status', type: 'choice', label, options: ['citizen', 'resident', 'other'].map(option) },
              { id: 'born', type: 'date', label, optional: true },
            ],
          },
        ],
      },
      ...loan.pages,
    ],
    rules: [{ ...loan.rules[0], id: 'the-rule', check, ...more }],
  });

const judged = (check: Condition, answers: object, asOf = '2026-11-21') => {
  const program = withCheck(check);
  const verdict = evaluate(program, { ...borrower, ...answers }, { asOf, programVersion: 1 });
  const [rule] = verdict.rules;
  return { verdict, program, outcome: rule?.outcome, trace: rule?.trace as Exclude<Trace, { of: unknown }> };
};
const holder = (percent: string, direct: boolean, status = 'citizen') => ({ percent, direct, status });

describe('what was chosen of several', () => {
  it.each<[string, Condition, readonly string[], string]>([
    ['includes one of those named', { field: 'needs', includesAny: ['tools', 'rent'] }, ['rent'], 'pass'],
    ['or none of them', { field: 'needs', includesAny: ['tools', 'rent'] }, ['child-care'], 'fail'],
    ['includes every one', { field: 'needs', includesAll: ['tools', 'rent'] }, ['rent', 'tools'], 'pass'],
    ['or only some', { field: 'needs', includesAll: ['tools', 'rent'] }, ['rent'], 'fail'],
    ['leaves out what it must', { field: 'needs', includesNone: ['tools'] }, ['rent'], 'pass'],
    ['or does not', { field: 'needs', includesNone: ['tools'] }, ['tools'], 'fail'],
  ])('%s', (_name, check, needs, outcome) => {
    expect(judged(check, { needs }).outcome).toBe(outcome);
  });

  it('is asked for where nothing was said, and judged by a person where it is no list', () => {
    expect(judged({ field: 'needs', includesNone: ['tools'] }, {})).toMatchObject({ outcome: 'unknown' });
    expect(judged({ field: 'needs', includesNone: ['tools'] }, { needs: 'tools' }).verdict.judge).toEqual([
      'needs',
    ]);
  });

  it('is named in the nearest change with the fewest more or fewer', () => {
    const nearest = (check: Condition, needs: readonly string[]) =>
      nearestChange({
        program: withCheck(check),
        answers: { ...borrower, needs },
        asOf: '2026-11-21',
        tables: referenceTables,
      });
    expect(nearest({ field: 'needs', includesAll: ['tools', 'rent'] }, ['child-care'])).toEqual([
      { field: 'needs', from: ['child-care'], to: ['child-care', 'tools', 'rent'] },
    ]);
    expect(nearest({ field: 'needs', includesNone: ['tools'] }, ['tools', 'rent'])).toEqual([
      { field: 'needs', from: ['tools', 'rent'], to: ['rent'] },
    ]);
  });
});

describe('so many of several conditions', () => {
  const three = [
    { field: 'employees', atLeast: 3 },
    { field: 'amount', atMost: '20000.00' },
    { field: 'use', equals: 'equipment' },
  ] as const;

  it.each<[object, object, string]>([
    [{ atLeast: 2 }, {}, 'pass'],
    [{ atLeast: 3 }, {}, 'fail'],
    [{ atMost: 1 }, {}, 'fail'],
    [{ atLeast: 1, atMost: 2 }, {}, 'pass'],
    [{ atLeast: 2 }, { employees: undefined }, 'unknown'],
    [{ atLeast: 1 }, { employees: undefined }, 'pass'],
    [{ atLeast: 3 }, { employees: undefined }, 'fail'],
    [{ atMost: 2 }, { employees: undefined }, 'pass'],
  ])('%j with %j: %s', (bounds, answers, outcome) => {
    const { outcome: found, trace } = judged({ countOf: three, ...bounds } as Condition, answers);
    expect(found).toBe(outcome);
    expect(trace).toMatchObject({
      op: 'countOf',
      result: { pass: 'true', fail: 'false' }[outcome] ?? 'unknown',
    });
  });

  it('asks only for what can still tip it', () => {
    expect(judged({ countOf: three, atLeast: 2 }, { employees: undefined }).verdict.ask).toContain(
      'employees',
    );
  });
});

describe('rows of a list', () => {
  const direct: Condition = { field: 'direct', equals: true };
  const sum: Fact = { name: 'sum', list: 'holders', of: 'percent', where: direct };

  it('are added up where they meet the condition, and the trace says which', () => {
    const { outcome, trace } = judged(
      { fact: sum, atLeast: '51.00' },
      { holders: [holder('50.99', true), holder('49', false), holder('0.01', true)] },
    );
    expect(outcome).toBe('pass');
    expect(trace).toMatchObject({ value: '51', by: '1, 3' });
  });

  it('are counted, and no row that meets it is none', () => {
    const count: Fact = { name: 'countRows', list: 'holders', where: { field: 'percent', atLeast: '20' } };
    const holders = [holder('19.99', true), holder('20.00', true), holder('60.01', false)];
    expect(judged({ fact: count, equals: 2 }, { holders }).trace).toMatchObject({ value: '2', by: '2, 3' });
    expect(judged({ fact: count, equals: 0 }, { holders: [] }).trace).toMatchObject({ value: '0', by: '' });
  });

  it('one in doubt leaves the whole in doubt: the list is asked for', () => {
    const { outcome, verdict } = judged(
      { fact: sum, atLeast: '51.00' },
      { holders: [holder('80', true), { percent: '20', status: 'citizen' }] },
    );
    expect(outcome).toBe('unknown');
    expect(verdict.ask).toContain('holders');
    expect(judged({ fact: sum, atLeast: '51.00' }, {}).verdict.ask).toContain('holders');
    expect(judged({ fact: sum, atLeast: '51.00' }, { holders: [7] }).verdict.judge).toEqual(['holders']);
  });

  it('can be looked at through facts of their own, such as an age', () => {
    const adult: Condition = { fact: { name: 'ageAt', born: 'born', on: 'submission' }, atLeast: 18 };
    const count: Fact = { name: 'countRows', list: 'holders', where: adult };
    const born = (day: string) => ({ ...holder('50', true), born: day });
    expect(
      judged({ fact: count, equals: 1 }, { holders: [born('2008-11-21'), born('2008-11-22')] }).outcome,
    ).toBe('pass');
  });
});

describe('ownership by the program’s own definition', () => {
  const owned: Fact = {
    name: 'ownedShare',
    list: 'holders',
    share: 'percent',
    versions: [
      {
        from: '2026-01-01',
        counts: {
          all: [
            { field: 'direct', equals: true },
            { field: 'status', in: ['citizen', 'resident'] },
          ],
        },
      },
      {
        from: '2027-03-01',
        counts: {
          all: [
            { field: 'direct', equals: true },
            { field: 'status', equals: 'citizen' },
          ],
        },
      },
    ],
  };
  const holders = [holder('30', true), holder('30', true, 'resident'), holder('40', false)];

  it.each([
    ['2027-02-28', '60', '1, 2', 'pass'],
    ['2027-03-01', '30', '1', 'fail'],
  ])('on %s it is %s percent', (asOf, value, by, outcome) => {
    const found = judged({ fact: owned, atLeast: '51.00' }, { holders }, asOf);
    expect(found.trace).toMatchObject({ value, by });
    expect(found.outcome).toBe(outcome);
  });

  it('before the first definition a person must say', () => {
    expect(judged({ fact: owned, atLeast: '51' }, { holders }, '2025-12-31').verdict.judge).toEqual([
      'holders',
    ]);
  });
});

describe('tables by household size', () => {
  const share = (amount: string, people: number, limit: string) =>
    judged(
      {
        fact: {
          name: 'percentOfTable',
          amount: 'oneHome.income',
          size: 'oneHome.people',
          table: 'area-income',
        },
        atMost: limit,
      },
      { oneHome: { income: usd(amount), people } },
    );

  it.each<[string, number, string]>([
    ['70000.00', 1, 'pass'],
    ['70000.01', 1, 'fail'],
    ['90000.50', 3, 'pass'],
    ['90000.51', 3, 'fail'],
    // 90,000.50 and twice 7,000.25 for the fourth and the fifth.
    ['104001.00', 5, 'pass'],
    ['104001.01', 5, 'fail'],
  ])('%s for %s people: %s', (amount, people, outcome) => {
    expect(share(amount, people, '100').outcome).toBe(outcome);
  });

  it('a household of nobody goes to a person', () => {
    expect(share('1.00', 0, '100').verdict.judge).toEqual(['oneHome.people']);
  });

  it('are part of what a verdict is stamped with, and another row makes other rules', () => {
    const { verdict, program } = share('70000.00', 1, '100');
    expect(verdict.tableVersions).toEqual({ 'area-income': '2026-04-01' });
    const [own] = program.tables.own ?? [];
    const raised = { ...program, tables: { own: [{ ...own, bySize: ['70001.00'] }] } } as Program;
    expect(rulesHash(raised)).not.toBe(verdict.rulesHash);
    expect(
      replay(verdict, raised, { ...borrower, oneHome: { income: usd('70000.00'), people: 1 } }).same,
    ).toBe(false);
  });
});

describe('the household that counts', () => {
  const fact: Fact = {
    name: 'householdPercent',
    table: 'povertyGuideline',
    households: [
      {
        id: 'first',
        title: label,
        when: { field: 'livesWith', equals: 'one' },
        size: 'oneHome.people',
        income: 'oneHome.income',
      },
      { id: 'second', title: label, size: 'otherHome.people', income: 'otherHome.income' },
    ],
  };
  const homes = {
    oneHome: { income: usd('15960.00'), people: 1 },
    otherHome: { income: usd('43280.00'), people: 2 },
  };

  it.each([
    ['one', '100', 'first'],
    ['other', '200', 'second'],
  ])('for somebody who lives with the %s is %s percent, and shows which', (livesWith, value, by) => {
    expect(judged({ fact, atMost: '100' }, { ...homes, livesWith }).trace).toMatchObject({ value, by });
  });

  it('is not guessed while nobody said which', () => {
    const { outcome, verdict } = judged({ fact, atMost: '300' }, homes);
    expect(outcome).toBe('unknown');
    expect(verdict.ask).toEqual(expect.arrayContaining(['livesWith']));
  });

  it('needs only the figures of its own household', () => {
    const { outcome } = judged({ fact, atMost: '100' }, { oneHome: homes.oneHome, livesWith: 'one' });
    expect(outcome).toBe('pass');
  });
});
