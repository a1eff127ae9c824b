import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimal, roundedHalfUp } from '../../../../shared/domain/decimal.ts';
import { type Program, programDocument } from '../../../../shared/domain/program/schema.ts';
import {
  addedBy,
  criteriaForReaders,
  type ReaderScores,
  scoreApplication,
  scoreParts,
} from '../../../../shared/domain/scoring/score.ts';
import { referenceTables } from '../../../../shared/domain/tables/reference-tables.ts';
import { borrower, scholar, usd } from '../../programs/eligible-answers.ts';
import { loan, scholarship } from '../../programs/samples.ts';

const context = (program: Program, answers: object) => ({
  program,
  answers: answers as Record<string, unknown>,
  asOf: '2026-11-21',
  tables: referenceTables,
});

/** The scholarship with one criterion scored another way. */
const scoredBy = (source: object, rules: readonly object[] = []): Program => {
  const criteria = scholarship.scoring.criteria.map((one) =>
    one.id === 'academics' ? { ...one, source } : one,
  );
  return programDocument.parse({
    ...scholarship,
    rules: [...scholarship.rules, ...rules],
    scoring: { ...scholarship.scoring, criteria },
  });
};
const academics = (program: Program, answers: object) =>
  scoreParts(context(program, answers), []).find(({ criterion }) => criterion.id === 'academics');

describe('points for rules', () => {
  const rule = (id: string, check: object, more: object = {}) => ({
    ...scholarship.rules[0],
    id,
    kind: 'scored',
    check,
    ...more,
  });
  const program = scoredBy(
    {
      by: 'rules',
      points: [
        { rule: 'first-generation', score: 3 },
        { rule: 'low-income', score: 2 },
      ],
    },
    [
      rule('first-generation', { field: 'firstGeneration', equals: true }),
      rule(
        'low-income',
        {
          fact: { name: 'povertyPercent', income: 'householdIncome', householdSize: 'householdSize' },
          atMost: '200',
        },
        { appliesWhen: { field: 'track', equals: 'high-school' } },
      ),
    ],
  );

  it.each<[string, object, readonly number[]]>([
    ['add up over the rules that are met', scholar, [5]],
    ['leave out what is not met', { ...scholar, firstGeneration: false }, [2]],
    [
      'are none where nothing is met',
      { ...scholar, firstGeneration: false, householdIncome: usd('900000.00') },
      [0],
    ],
    ['are not given for a rule that does not apply', { ...scholar, track: 'sophomore' }, [3]],
  ])('%s', (_name, answers, scores) => {
    expect(academics(program, answers)).toMatchObject({ by: 'answers', scores });
  });

  it('are left to the readers, never counted as none, while one of the rules is unknown', () => {
    const { firstGeneration: _, ...rest } = scholar;
    expect(academics(program, rest)).toMatchObject({ by: 'readers', complete: false });
    expect(criteriaForReaders(context(program, rest)).map(({ id }) => id)).toContain('academics');
    expect(criteriaForReaders(context(program, scholar)).map(({ id }) => id)).not.toContain('academics');
  });
});

describe('bands', () => {
  const program = scoredBy({
    by: 'computed',
    fact: { name: 'gpaOnFour', value: 'gpa.value', scale: 'gpa.scale' },
    table: [
      { from: '2.50', below: '3.00', score: 1 },
      { from: '3.00', below: '3.50', score: 3 },
      { from: '3.50', below: '5', score: 5 },
    ],
    otherwise: 0,
  });

  it.each([
    ['2.50', 1],
    ['2.995', 1],
    ['3.00', 3],
    ['3.49', 3],
    ['3.50', 5],
    ['2.495', 0],
  ])('%s belongs to the band that begins with it: %s', (value, score) => {
    expect(academics(program, { ...scholar, gpa: { value, scale: '4.0', weighted: true } })?.scores).toEqual([
      score,
    ]);
  });
});

describe('what each criterion adds', () => {
  const cases: readonly [string, Program, object, readonly [number, number]][] = [
    ['points', scholarship, scholar, [0, 5]],
    ['ranks', loan, borrower, [1, 7]],
  ];
  it.each(cases)('on %s sums to the score, which is rounded once', (_scale, program, answers, [min, max]) => {
    const asked = criteriaForReaders(context(program, answers)).map(({ id }) => id);
    const one = fc.tuple(...asked.map(() => fc.integer({ min, max })));
    fc.assert(
      fc.property(fc.array(one, { minLength: 1, maxLength: 4 }), (rows) => {
        const readers = rows.map(
          (row): ReaderScores => Object.fromEntries(asked.map((id, i) => [id, row[i] ?? 0])),
        );
        const at = context(program, answers);
        const scored = scoreApplication(at, readers);
        const parts = scoreParts(at, readers);
        // The exact score, as a plain fraction over all readers.
        const exact = parts.reduce(
          (sum, { criterion, scores }) =>
            sum.plus(
              scores
                .reduce((all, score) => all.plus(score), decimal(0))
                .times(criterion.weight)
                .times(12 / scores.length),
            ),
          decimal(0),
        );
        const whole = program.scoring.scale === 'points' ? 5 : 100;
        expect(scored).toMatchObject({ kind: 'scored', score: roundedHalfUp(exact.div(12 * whole), 2) });
        const shown = parts.reduce((sum, part) => sum.plus(addedBy(part, program.scoring.scale)), decimal(0));
        expect(Number(shown.minus(exact.div(12 * whole)).abs())).toBeLessThanOrEqual(0.00005 * parts.length);
      }),
    );
  });
});
