import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../../shared/domain/canonical-json.ts';
import { type Program, programDocument } from '../../../../shared/domain/program/schema.ts';
import { evaluate, replay, rulesHash } from '../../../../shared/domain/rules/evaluate.ts';
import type { Condition } from '../../../../shared/domain/rules/language.ts';
import { referenceTables } from '../../../../shared/domain/tables/reference-tables.ts';
import { borrower, home, intern, scholar, usd } from '../../programs/eligible-answers.ts';
import { internship, loan, scholarship } from '../../programs/samples.ts';

type AnyAnswers = Record<string, unknown>;
const verdict = (program: Program, answers: AnyAnswers, asOf = '2026-11-21') =>
  evaluate(program, answers, { asOf, programVersion: 3 });

/** The loan with one rule instead of its own. */
const withRule = (check: Condition, more: object = {}): Program =>
  programDocument.parse({ ...loan, rules: [{ ...loan.rules[0], id: 'the-rule', check, ...more }] });
const outcomeOf = (program: Program, answers: AnyAnswers) => {
  const { outcome, ask, judge, rules } = verdict(program, answers);
  return { outcome, ask, judge, rule: rules[0]?.outcome };
};

describe('a verdict', () => {
  it('is eligible for answers that qualify', () => {
    for (const [program, answers] of [
      [scholarship, scholar],
      [internship, intern],
      [loan, borrower],
    ] as const)
      expect(verdict(program, answers)).toMatchObject({ outcome: 'eligible', ask: [], judge: [] });
  });

  it('is ineligible as soon as one hard rule surely fails, whatever else is missing', () => {
    const found = verdict(loan, { employees: 1 });
    expect(found.outcome).toBe('ineligible');
    expect(
      found.rules.filter(({ outcome }) => outcome === 'fail').map(({ reasonCode }) => reasonCode),
    ).toEqual(['fewer-than-two-employees']);
  });

  it('with nothing given is a question about everything, never a refusal', () => {
    for (const program of [scholarship, internship, loan]) {
      const found = verdict(program, {});
      expect(found.outcome).toBe('unknown');
      expect(found.rules.map(({ outcome }) => outcome)).not.toContain('fail');
      expect(found.ask.length).toBeGreaterThan(5);
    }
  });

  it('asks for what is missing in the order of the form, each once', () => {
    const { operatingCashFlow: _a, amount: _b, legalName: _c, ...rest } = borrower;
    expect(verdict(loan, rest)).toMatchObject({
      outcome: 'unknown',
      ask: ['legalName', 'amount', 'operatingCashFlow'],
      judge: [],
    });
  });

  it('asks for a required answer that no rule looks at', () => {
    const { essays: _, ...rest } = scholar;
    expect(verdict(scholarship, rest)).toMatchObject({ outcome: 'unknown', ask: ['essays'] });
  });

  it('hands to a person what an applicant cannot settle', () => {
    const passFail = { ...scholar, gpa: { scale: 'pass-fail', weighted: false } };
    expect(verdict(scholarship, passFail)).toMatchObject({
      outcome: 'unknown',
      ask: [],
      judge: ['gpa.scale'],
    });
    const box = { ...scholar, address: { ...home, street1: 'PO Box 7' } };
    expect(verdict(scholarship, box)).toMatchObject({ outcome: 'unknown', ask: [], judge: ['address'] });
  });

  it('an informational rule never decides', () => {
    const rich = verdict(scholarship, { ...scholar, householdIncome: usd('400000.00') });
    expect(rich.outcome).toBe('eligible');
    expect(rich.rules.find(({ id }) => id === 'lower-income-household')).toMatchObject({
      outcome: 'fail',
      kind: 'informational',
    });
  });

  it('shows for each rule what was looked at and against which limit', () => {
    const found = verdict(scholarship, { ...scholar, gpa: { value: '2.495', scale: '4.0', weighted: true } });
    expect(found.rules.find(({ id }) => id === 'gpa-high-school')).toEqual({
      id: 'gpa-high-school',
      kind: 'hard',
      outcome: 'fail',
      reasonCode: 'gpa-below-minimum',
      applies: 'true',
      whenTrace: {
        op: 'equals',
        subject: 'track',
        value: 'high-school',
        limit: 'high-school',
        result: 'true',
      },
      trace: { op: 'atLeast', subject: 'gpaOnFour', value: '2.495', limit: '2.50', result: 'false' },
    });
  });

  it('is stamped with the program’s version, its rules and the tables they look into', () => {
    const found = verdict(scholarship, scholar);
    expect(found.programVersion).toBe(3);
    expect(found.tableVersions).toEqual({ gpaHundred: 'common-2026', povertyGuideline: 'us48-2026' });
    expect(verdict(loan, borrower).tableVersions).toEqual({});
    expect(found.rulesHash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('has another hash when a limit, the area or a table changes, and the same when a text does', () => {
    const hash = rulesHash(scholarship);
    const changed = (edit: (draft: Program) => unknown) => {
      const draft = structuredClone(scholarship);
      edit(draft);
      return rulesHash(draft);
    };
    expect(changed((draft) => Object.assign(draft.serviceArea, { postalCodes: [] }))).not.toBe(hash);
    expect(changed((draft) => Object.assign(draft.tables, { povertyGuideline: 'us48-2025' }))).not.toBe(hash);
    expect(
      changed((draft) =>
        Object.assign(draft.rules[1] ?? {}, { check: { field: 'schoolId', in: ['other'] } }),
      ),
    ).not.toBe(hash);
    expect(changed((draft) => Object.assign(draft.title, { en: 'Another title' }))).toBe(hash);
    const amended = structuredClone(referenceTables) as {
      povertyGuideline: Record<string, { eachFurther: number }>;
    };
    Object.assign(amended.povertyGuideline['us48-2026'] ?? {}, { eachFurther: 1 });
    expect(rulesHash(scholarship, amended as never)).not.toBe(hash);
  });
});

describe('conditions', () => {
  const base = { ...borrower };
  it.each<[string, Condition, string]>([
    ['an amount at the limit passes atMost', { field: 'amount', atMost: '50000.00' }, 'pass'],
    ['and fails lessThan', { field: 'amount', lessThan: '50000.00' }, 'fail'],
    ['and passes atLeast', { field: 'amount', atLeast: '50000' }, 'pass'],
    ['and fails moreThan', { field: 'amount', moreThan: '50000.00' }, 'fail'],
    ['between includes its lower end', { field: 'amount', between: ['50000.00', '60000.00'] }, 'pass'],
    ['between includes its upper end', { field: 'amount', between: ['40000.00', '50000.00'] }, 'pass'],
    ['a cent below is below', { field: 'amount', atLeast: '50000.01' }, 'fail'],
    ['equal amounts are equal however written', { field: 'amount', equals: '50000' }, 'pass'],
    ['a choice is one of several', { field: 'use', in: ['inventory', 'equipment'] }, 'pass'],
    ['or none of them', { field: 'use', in: ['inventory', 'refinance'] }, 'fail'],
    ['a whole number is one of several', { field: 'termMonths', in: [12, 60] }, 'pass'],
    ['a day is on or before itself', { field: 'formationDate', onOrBefore: '2021-02-01' }, 'pass'],
    ['a day is on or after itself', { field: 'formationDate', onOrAfter: '2021-02-01' }, 'pass'],
    ['a day is not before the day before', { field: 'formationDate', onOrBefore: '2021-01-31' }, 'fail'],
    ['a part of an address is text', { field: 'address.city', equals: 'Oakland' }, 'pass'],
    ['not turns around', { not: { field: 'use', equals: 'equipment' } }, 'fail'],
    [
      'any needs one',
      {
        any: [
          { field: 'employees', atLeast: 9 },
          { field: 'termMonths', atMost: 60 },
        ],
      },
      'pass',
    ],
    [
      'all needs each',
      {
        all: [
          { field: 'employees', atLeast: 9 },
          { field: 'termMonths', atMost: 60 },
        ],
      },
      'fail',
    ],
  ])('%s', (_name, check, outcome) => {
    expect(outcomeOf(withRule(check), base).rule).toBe(outcome);
  });

  it('one side that decides settles the rule, and nothing is asked about the other', () => {
    const { employees: _, ...rest } = borrower;
    const either = withRule({
      any: [
        { field: 'employees', atLeast: 9 },
        { field: 'termMonths', atMost: 60 },
      ],
    });
    expect(outcomeOf(either, rest)).toMatchObject({ rule: 'pass', ask: ['employees'] });
    const both = withRule({
      all: [
        { field: 'employees', atLeast: 9 },
        { field: 'termMonths', atMost: 12 },
      ],
    });
    expect(outcomeOf(both, rest)).toMatchObject({ rule: 'fail', outcome: 'ineligible' });
    const open = withRule({
      all: [
        { field: 'employees', atLeast: 9 },
        { field: 'termMonths', atMost: 60 },
      ],
    });
    expect(outcomeOf(open, rest)).toMatchObject({ rule: 'unknown', outcome: 'unknown', ask: ['employees'] });
  });

  const smallLoan: Condition = { field: 'amount', lessThan: '20000.00' };
  it.each<[string, object, string]>([
    ['where it applies and holds: pass', { amount: usd('10000.00'), employees: 5 }, 'pass'],
    ['where it applies and does not hold: fail', { amount: usd('10000.00'), employees: 1 }, 'fail'],
    ['where it does not apply: pass', { amount: usd('30000.00'), employees: 1 }, 'pass'],
    [
      'where it does not apply and the rest is missing: pass',
      { amount: usd('30000.00'), employees: undefined },
      'pass',
    ],
    ['where it may apply but holds anyway: pass', { amount: undefined, employees: 5 }, 'pass'],
    ['where it may apply and would fail: unknown', { amount: undefined, employees: 1 }, 'unknown'],
    [
      'where it applies and nothing is known: unknown',
      { amount: usd('10000.00'), employees: undefined },
      'unknown',
    ],
  ])('a rule with a condition, %s', (_name, change, outcome) => {
    const program = withRule({ field: 'employees', atLeast: 2 }, { appliesWhen: smallLoan });
    expect(outcomeOf(program, { ...borrower, ...change }).rule).toBe(outcome);
  });

  it('asks only for what could still change the rule, however deep', () => {
    const { employees: _a, naics: _b, ...rest } = borrower;
    const settled: Condition = {
      any: [
        { field: 'naics', equals: '1' },
        { field: 'termMonths', atMost: 60 },
      ],
    };
    const lost: Condition = {
      not: {
        any: [
          { field: 'naics', equals: '1' },
          { field: 'termMonths', atMost: 12 },
        ],
      },
    };
    const open: Condition = { not: { field: 'employees', lessThan: 2 } };
    const optional = programDocument.parse({
      ...withRule({ all: [settled, open] }),
      pages: loan.pages.map((page) => ({
        ...page,
        fields: page.fields.map((one) => ({ ...one, optional: true })),
      })),
    });
    expect(outcomeOf(optional, rest)).toMatchObject({ rule: 'unknown', ask: ['employees'] });
    const both = { ...optional, rules: withRule({ all: [lost, open] }).rules };
    expect(outcomeOf(both, rest)).toMatchObject({ rule: 'unknown', ask: ['naics', 'employees'] });
    const none = { ...optional, rules: withRule({ all: [lost, { field: 'termMonths', atMost: 12 }] }).rules };
    expect(outcomeOf(none, rest)).toMatchObject({ rule: 'fail', ask: [] });
  });

  it('says in the trace what was compared with what, and where nothing was known', () => {
    const check: Condition = {
      all: [
        { field: 'amount', between: ['10000.00', '100000.00'] },
        { field: 'use', in: ['equipment', 'inventory'] },
        { not: { field: 'naics', equals: '1' } },
      ],
    };
    const { naics: _, ...rest } = borrower;
    expect(verdict(withRule(check), rest).rules[0]?.trace).toEqual({
      op: 'all',
      result: 'unknown',
      of: [
        { op: 'between', subject: 'amount', value: '50000', limit: '10000.00..100000.00', result: 'true' },
        { op: 'in', subject: 'use', value: 'equipment', limit: 'equipment, inventory', result: 'true' },
        {
          op: 'not',
          result: 'unknown',
          of: [{ op: 'equals', subject: 'naics', value: null, limit: '1', result: 'unknown' }],
        },
      ],
    });
  });

  it('names what a person has to judge in the order of the form, whatever the order of the rules', () => {
    const rules = ['gpa-high-school', 'lives-in-area', 'gpa-sophomore'].map((id) =>
      scholarship.rules.find((rule) => rule.id === id),
    );
    const program = programDocument.parse({ ...scholarship, rules });
    const answers = {
      ...scholar,
      track: undefined,
      address: { ...home, street1: 'PO Box 7' },
      gpa: { scale: 'pass-fail', weighted: false },
    };
    expect(verdict(program, answers)).toMatchObject({
      ask: ['track', 'priorAward'],
      judge: ['address', 'gpa.scale'],
    });
  });

  it('an answer that was never asked of somebody is for a person to judge, not for them to give', () => {
    const program = programDocument.parse({
      ...scholarship,
      rules: [{ ...scholarship.rules[0], check: { field: 'priorAward', equals: true } }],
    });
    expect(outcomeOf(program, scholar)).toMatchObject({ rule: 'unknown', ask: [], judge: ['priorAward'] });
  });

  it('what an analyst sets is judged by a person, not asked of the applicant', () => {
    const program = withRule({ field: 'creditRank', atMost: 4 });
    expect(outcomeOf(program, base)).toEqual({
      outcome: 'unknown',
      ask: [],
      judge: ['creditRank'],
      rule: 'unknown',
    });
    expect(outcomeOf(program, { ...base, creditRank: 4 }).rule).toBe('pass');
  });
});

/** Applications of all kinds: each field as it qualifies, as it does not, at its edge, or absent. */
const money = fc.integer({ min: 0, max: 15_000_000 }).map((cents) => usd((cents / 100).toFixed(2)));
const answersOf: readonly [string, Program, fc.Arbitrary<AnyAnswers>][] = [
  [
    'loan',
    loan,
    fc.record({
      ...Object.fromEntries(Object.entries(borrower).map(([key, value]) => [key, fc.constant(value)])),
      employees: fc.integer({ min: 0, max: 4 }),
      amount: money,
      termMonths: fc.integer({ min: 6, max: 72 }),
      operatingCashFlow: money,
      existingDebtService: money,
      formationDate: fc.constantFrom('2021-02-01', '2025-11-21', '2025-11-22'),
      address: fc.constantFrom(home, { ...home, postalCode: '10001' }, { ...home, street1: 'PO Box 1' }),
    }),
  ],
  [
    'scholarship',
    scholarship,
    fc.record({
      ...Object.fromEntries(Object.entries(scholar).map(([key, value]) => [key, fc.constant(value)])),
      track: fc.constantFrom('high-school', 'sophomore'),
      priorAward: fc.boolean(),
      graduationDate: fc.constantFrom('2026-08-31', '2026-09-01', '2027-12-31', '2028-01-01'),
      gpa: fc.record({
        scale: fc.constantFrom('4.0', '5.0', '100', 'pass-fail'),
        value: fc.integer({ min: 0, max: 9_000 }).map((n) => (n / 1000).toFixed(3)),
        weighted: fc.boolean(),
      }),
      schoolId: fc.constantFrom('oakland-tech', 'other'),
    }),
  ],
  [
    'internship',
    internship,
    fc.record({
      ...Object.fromEntries(Object.entries(intern).map(([key, value]) => [key, fc.constant(value)])),
      dateOfBirth: fc.constantFrom(
        '2007-06-01',
        '2007-06-02',
        '2008-11-21',
        '2008-11-22',
        '2011-06-01',
        '2011-06-02',
      ),
      availableAllWeeks: fc.boolean(),
      guardian: fc.record({
        name: fc.constant('R'),
        email: fc.constant('r@example.org'),
        consent: fc.boolean(),
      }),
    }),
  ],
];

describe.each(answersOf)('for every application to the %s', (_name, program, answers) => {
  const fields = program.pages.flatMap((page) => page.fields.map(({ id }) => id));

  it('leaving answers out never turns a yes into a no or a no into a yes, for the whole or for one rule', () => {
    fc.assert(
      fc.property(answers, fc.subarray(fields, { maxLength: 5 }), (full, dropped) => {
        const some = Object.fromEntries(Object.entries(full).filter(([key]) => !dropped.includes(key)));
        const [before, after] = [verdict(program, full), verdict(program, some)];
        if (after.outcome !== 'unknown' && before.outcome !== 'unknown')
          expect(after.outcome).toBe(before.outcome);
        if (after.outcome === 'ineligible') expect(before.outcome).toBe('ineligible');
        for (const [index, rule] of after.rules.entries())
          if (rule.outcome !== 'unknown') expect(rule.outcome).toBe(before.rules[index]?.outcome);
      }),
      { numRuns: 300 },
    );
  });

  it('an unknown verdict says what is needed from whom', () => {
    fc.assert(
      fc.property(answers, (full) => {
        const { outcome, ask, judge } = verdict(program, full);
        if (outcome === 'unknown') expect(ask.length + judge.length).toBeGreaterThan(0);
        if (outcome === 'eligible') expect([...ask, ...judge]).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('a stored verdict replays to the same bytes, and not from other answers', () => {
    fc.assert(
      fc.property(answers, (full) => {
        const stored = JSON.parse(canonicalJson(verdict(program, full))) as ReturnType<typeof verdict>;
        expect(replay(stored, program, JSON.parse(JSON.stringify(full)) as AnyAnswers).same).toBe(true);
        expect(replay(stored, program, { ...full, address: { ...home, city: 'Elsewhere' } }).same).toBe(
          false,
        );
      }),
      { numRuns: 100 },
    );
  });
});
