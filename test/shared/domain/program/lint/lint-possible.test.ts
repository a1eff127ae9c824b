import { describe, expect, it } from 'vitest';
import { lintPossible } from '../../../../../shared/domain/program/lint/lint-possible.ts';
import { isPossible } from '../../../../../shared/domain/program/lint/possible/possible.ts';
import { type Program, programDocument } from '../../../../../shared/domain/program/schema.ts';
import { judge } from '../../../../../shared/domain/rules/condition.ts';
import type { Comparison, Condition } from '../../../../../shared/domain/rules/language.ts';
import { referenceTables } from '../../../../../shared/domain/tables/reference-tables.ts';
import { loadSamples } from '../../../../../shared/programs/load.ts';
import { Random } from '../../../../support/generated/random.ts';
import { sample } from '../../../programs/samples.ts';

const label = { en: 'A question', es: 'Una pregunta' };
const option = (value: string | number) => ({ value, label: { en: `${value}`, es: `${value}` } });
const small: Program = programDocument.parse({
  ...sample('community-business-loan'),
  pages: [
    {
      id: 'all',
      title: label,
      fields: [
        { id: 'whole', type: 'integer', min: 1, max: 5, label },
        { id: 'tenths', type: 'decimal', decimals: 1, min: '0', max: '0.6', label },
        { id: 'one', type: 'choice', options: ['a', 'b', 'c'].map(option), label },
        { id: 'rank', type: 'choice', options: [1, 2, 3].map(option), label },
        {
          id: 'some',
          type: 'choices',
          options: ['a', 'b', 'none'].map(option),
          alone: 'none',
          max: 2,
          label,
        },
        {
          id: 'many',
          type: 'choices',
          options: Array.from({ length: 11 }, (_, n) => option(`m${n}`)),
          label,
        },
        { id: 'yes', type: 'yes-no', label },
        { id: 'day', type: 'date', label },
        { id: 'born', type: 'date', past: true, label },
        { id: 'part', type: 'integer', label },
      ],
    },
  ],
  people: [],
  analystFields: [],
});
type One = { readonly check: Condition; readonly appliesWhen?: Condition };
const withRules = (...rules: readonly One[]): Program => ({
  ...small,
  rules: rules.map(
    (one, index) => ({ ...small.rules[0], id: `rule-${index + 1}`, ...one }) as Program['rules'][number],
  ),
});
const problems = (program: Program) =>
  lintPossible(program).map(({ path, problem }) => `${path.join('.')}: ${problem}`);

describe('A rule is refused', () => {
  it.each<[string, One, string]>([
    [
      'whose limits cross',
      {
        check: {
          all: [
            { field: 'whole', atLeast: 4 },
            { field: 'whole', lessThan: 4 },
          ],
        },
      },
      'rules.0.check: the rule "rule-1" is impossible: no applicant can pass it',
    ],
    [
      'beyond what its field takes',
      { check: { field: 'whole', moreThan: 5 } },
      'rules.0.check: the rule "rule-1" is impossible',
    ],
    [
      'that asks for a value between two of the field',
      { check: { field: 'tenths', equals: '0.25' } },
      'is impossible',
    ],
    [
      'that asks one choice to be two',
      {
        check: {
          all: [
            { field: 'one', equals: 'a' },
            { field: 'one', equals: 'b' },
          ],
        },
      },
      'is impossible',
    ],
    [
      'that asks for what stands alone, and something with it',
      { check: { field: 'some', includesAll: ['a', 'none'] } },
      'is impossible',
    ],
    [
      'about an age nobody reaches',
      { check: { fact: { name: 'ageAt', born: 'born', on: 'submission' }, atLeast: 151 } },
      'is impossible',
    ],
    [
      'about a share of more than everything',
      { check: { fact: { name: 'percentOf', part: 'part', whole: 'whole' }, moreThan: '100' } },
      'is impossible',
    ],
    [
      'of days that cross',
      {
        check: {
          all: [
            { field: 'day', onOrAfter: '2027-03-01' },
            { field: 'day', onOrBefore: '2027-02-28' },
          ],
        },
      },
      'is impossible',
    ],
    [
      'that no answer can meet where it applies',
      { appliesWhen: { field: 'one', equals: 'a' }, check: { field: 'one', in: ['b', 'c'] } },
      'no applicant can pass it where it applies',
    ],
    [
      'that never applies',
      { appliesWhen: { field: 'whole', atLeast: 9 }, check: { field: 'yes', equals: true } },
      'rules.0.appliesWhen: the rule "rule-1" never applies',
    ],
    [
      'that nobody can fail',
      { check: { field: 'one', in: ['a', 'b', 'c'] } },
      'nobody can fail the rule "rule-1"',
    ],
    [
      'with a part that never holds',
      {
        check: {
          any: [
            { field: 'yes', equals: true },
            { field: 'whole', lessThan: 1 },
          ],
        },
      },
      'rules.0.check.any.1: this part can never hold',
    ],
    [
      'with a part that always holds',
      {
        check: {
          all: [
            { field: 'yes', equals: true },
            { field: 'whole', atLeast: 1 },
          ],
        },
      },
      'rules.0.check.all.1: this part always holds',
    ],
    [
      'that counts more than can be',
      {
        check: {
          countOf: [
            { field: 'one', equals: 'a' },
            { field: 'one', equals: 'b' },
          ],
          atLeast: 2,
        },
      },
      'is impossible',
    ],
  ])('%s', (_name, rule, expected) => {
    expect(problems(withRules(rule)).join('\n')).toContain(expected);
  });

  it('that contradicts another one, and both are named', () => {
    const found = problems(
      withRules({ check: { field: 'whole', atMost: 2 } }, { check: { field: 'whole', atLeast: 3 } }),
    );
    expect(found).toEqual([
      'rules.1.check: the rules "rule-1" and "rule-2" contradict each other: no applicant can pass both',
    ]);
  });

  it('that is too much beside several others', () => {
    const two: Condition = {
      any: [
        { field: 'one', equals: 'a' },
        { field: 'yes', equals: true },
      ],
    };
    expect(
      problems(
        withRules(
          { check: two },
          { check: { field: 'one', in: ['b', 'c'] } },
          { check: { field: 'yes', equals: false } },
        ),
      ),
    ).toEqual(['rules: no applicant can pass all hard rules']);
  });

  it('also beside what is not judged', () => {
    const crossed: Condition = {
      all: [
        { field: 'many', includesAny: ['m1'] },
        { field: 'whole', atLeast: 4 },
        { field: 'whole', lessThan: 4 },
      ],
    };
    expect(problems(withRules({ check: crossed }))[0]).toContain('is impossible');
    expect(problems(withRules({ check: { field: 'many', includesAny: ['m1'] } }))).toEqual([]);
  });

  it.each<[string, Condition]>([
    [
      'one day alone',
      {
        all: [
          { field: 'day', onOrAfter: '2027-02-28' },
          { field: 'day', onOrBefore: '2027-02-28' },
        ],
      },
    ],
    ['the highest value', { field: 'whole', atLeast: 5 }],
    [
      'one of two tenths',
      {
        all: [
          { field: 'tenths', moreThan: '0.1' },
          { field: 'tenths', lessThan: '0.3' },
        ],
      },
    ],
    [
      'a ratio between two limits',
      {
        all: [
          { fact: { name: 'percentOf', part: 'part', whole: 'whole' }, moreThan: '33.33' },
          { fact: { name: 'percentOf', part: 'part', whole: 'whole' }, lessThan: '33.34' },
        ],
      },
    ],
  ])('never for %s', (_name, check) => {
    expect(problems(withRules({ check }))).toEqual([]);
  });

  it('in no sample program', () => {
    for (const program of loadSamples().programs) expect(lintPossible(program)).toEqual([]);
  });
});

describe('What is impossible', () => {
  /** Every answer there can be to the questions with few values. */
  const everyAnswer = [1, 2, 3, 4, 5].flatMap((whole) =>
    ['0', '0.1', '0.2', '0.3', '0.4', '0.5', '0.6'].flatMap((tenths) =>
      ['a', 'b', 'c'].flatMap((one) =>
        [1, 2, 3].flatMap((rank) =>
          [['a'], ['b'], ['a', 'b'], ['none']].flatMap((some) =>
            [true, false].map((yes) => ({ whole, tenths, one, rank, some, yes })),
          ),
        ),
      ),
    ),
  );

  function comparison(random: Random): Comparison {
    const order = (value: () => string | number) =>
      random.pick([
        { atLeast: value() },
        { atMost: value() },
        { moreThan: value() },
        { lessThan: value() },
        { equals: value() },
        { in: [value(), value()] },
        { between: [value(), value()] as [string, string] },
      ]);
    const choices = (values: string[]) =>
      random.pick([{ includesAny: values }, { includesAll: values }, { includesNone: values }]);
    return random.pick([
      () => ({ field: 'whole', ...order(() => random.between(0, 6)) }),
      () => ({ field: 'tenths', ...order(() => random.pick(['0', '0.1', '0.25', '0.3', '0.6', '0.7'])) }),
      () => ({
        field: 'one',
        ...random.pick([{ equals: random.pick(['a', 'b']) }, { in: random.some(['a', 'b', 'c']) }]),
      }),
      () => ({
        field: 'rank',
        ...random.pick([{ equals: random.between(1, 3) }, { in: random.some([1, 2, 3]) }]),
      }),
      () => ({ field: 'some', ...choices(random.some(['a', 'b', 'none'])) }),
      () => ({ field: 'yes', equals: random.chance(50) }),
    ])();
  }

  function condition(random: Random, depth: number): Condition {
    if (depth === 0 || random.chance(35)) return comparison(random);
    const parts = () => Array.from({ length: random.between(2, 3) }, () => condition(random, depth - 1));
    const joins: (() => Condition)[] = [
      () => ({ all: parts() }),
      () => ({ all: parts() }),
      () => ({ any: parts() }),
      () => ({ not: condition(random, depth - 1) }),
      () => ({ countOf: parts(), atLeast: random.between(1, 3) }),
    ];
    return random.pick(joins)();
  }

  it('is exactly what none of all possible answers meets', () => {
    const seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31));
    const seen = { possible: 0, impossible: 0 };
    for (let at = 0; at < 400; at++) {
      const random = new Random(seed + at);
      const one = condition(random, 3);
      const met = everyAnswer.some(
        (answers) =>
          judge({ program: small, answers, asOf: '2026-11-21', tables: referenceTables }, one).truth ===
          'true',
      );
      expect(isPossible(small, [one]), `SEED=${seed + at}: ${JSON.stringify(one)}`).toBe(met);
      seen[met ? 'possible' : 'impossible']++;
    }
    expect(seen.impossible).toBeGreaterThan(20);
    expect(seen.possible).toBeGreaterThan(20);
  });
});
