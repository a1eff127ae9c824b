import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Program, programDocument } from '../../../../shared/domain/program/schema.ts';
import {
  criteriaForReaders,
  hundredthsOf,
  type ReaderScores,
  reviewFaults,
  scoreApplication,
} from '../../../../shared/domain/scoring/score.ts';
import { referenceTables } from '../../../../shared/domain/tables/reference-tables.ts';
import { borrower, intern, scholar } from '../../programs/eligible-answers.ts';
import { internship, loan, scholarship } from '../../programs/samples.ts';

const context = (program: Program, answers: object) => ({
  program,
  answers: answers as Record<string, unknown>,
  asOf: '2026-11-21',
  tables: referenceTables,
});
const essays = (
  commitment: number,
  disadvantage: number,
  activities: number,
  character: number,
): ReaderScores => ({
  commitment,
  disadvantage,
  activities,
  character,
});
const passFail = { ...scholar, gpa: { scale: 'pass-fail', weighted: false } };

describe('the score of an application', () => {
  it('is 100.00 for the best of everything and 0.00 for the least', () => {
    const best = { ...scholar, gpa: { value: '4.0', scale: '4.0', weighted: true } };
    expect(scoreApplication(context(scholarship, best), [essays(5, 5, 5, 5)])).toMatchObject({
      score: '100.00',
    });
    const least = { ...scholar, gpa: { value: '2.0', scale: '4.0', weighted: true } };
    expect(scoreApplication(context(scholarship, least), [essays(0, 0, 0, 0)])).toMatchObject({
      score: '0.00',
    });
  });

  it('weights the mean of the readers, with the computed criterion beside them', () => {
    // (25*4.5 + 25*3.5 + 20*3 + 15*2 + 15*2) / 5: a GPA of 3.20 scores 2.
    const scored = scoreApplication(context(scholarship, scholar), [essays(5, 4, 3, 2), essays(4, 3, 3, 2)]);
    expect(scored).toEqual({
      kind: 'scored',
      score: '64.00',
      means: {
        commitment: '4.5000',
        disadvantage: '3.5000',
        activities: '3.0000',
        character: '2.0000',
        academics: '2.0000',
      },
    });
  });

  it('is rounded half up to two decimals once, at the end', () => {
    // Three readers: (25*(1/3) + 15*2) / 5 = 7.666...
    const scored = scoreApplication(context(scholarship, scholar), [
      essays(1, 0, 0, 0),
      essays(0, 0, 0, 0),
      essays(0, 0, 0, 0),
    ]);
    expect(scored).toMatchObject({ score: '7.67', means: { commitment: '0.3333' } });
  });

  it('is incomplete, never lower, while nobody has scored a criterion', () => {
    const { character: _, ...some } = essays(5, 5, 5, 5);
    expect(scoreApplication(context(scholarship, scholar), [some, some])).toEqual({
      kind: 'incomplete',
      missing: ['character'],
    });
    // One of two was not sure of it: the other's score is the mean, not half of it.
    const sure = scoreApplication(context(scholarship, scholar), [essays(5, 5, 5, 5), essays(5, 5, 5, 5)]);
    expect(scoreApplication(context(scholarship, scholar), [essays(5, 5, 5, 5), some])).toEqual(sure);
    expect(scoreApplication(context(scholarship, scholar), [])).toEqual({
      kind: 'incomplete',
      missing: ['commitment', 'disadvantage', 'activities', 'character'],
    });
  });

  it('takes a criterion that cannot be computed from the readers instead', () => {
    expect(criteriaForReaders(context(scholarship, scholar)).map(({ id }) => id)).not.toContain('academics');
    expect(criteriaForReaders(context(scholarship, passFail)).map(({ id }) => id)).toContain('academics');
    expect(scoreApplication(context(scholarship, passFail), [essays(5, 5, 5, 5)])).toEqual({
      kind: 'incomplete',
      missing: ['academics'],
    });
    expect(
      scoreApplication(context(scholarship, passFail), [{ ...essays(5, 5, 5, 5), academics: 5 }]),
    ).toMatchObject({
      score: '100.00',
    });
  });

  it('does not let a reader overrule what is computed', () => {
    expect(
      scoreApplication(context(scholarship, scholar), [{ ...essays(5, 5, 5, 5), academics: 5 }]),
    ).toMatchObject({
      score: '91.00',
    });
  });

  it.each([
    ['3.75', '5.0000'],
    ['3.7499', '4.0000'],
    ['2.50', '1.0000'],
    ['2.4999', '0.0000'],
  ])('grades of %s score %s: the table is exact at its edges', (value, mean) => {
    const answers = { ...scholar, gpa: { value, scale: '4.0', weighted: true } };
    expect(scoreApplication(context(scholarship, answers), [essays(0, 0, 0, 0)])).toMatchObject({
      means: { academics: mean },
    });
  });

  it('a table over options looks at the option', () => {
    const scores = { motivation: 0, obstacles: 0, readiness: 0, noPriorExposure: 0 };
    for (const [grade, score] of [
      [9, '4.00'],
      [10, '6.00'],
      [11, '8.00'],
      [12, '10.00'],
    ] as const)
      expect(scoreApplication(context(internship, { ...intern, grade }), [scores])).toMatchObject({ score });
  });

  it.each<[object, number]>([
    [
      {
        field: 'track',
        table: [
          { in: ['sophomore'], score: 1 },
          { in: ['other', 'high-school'], score: 4 },
        ],
      },
      4,
    ],
    [
      {
        field: 'firstGeneration',
        table: [
          { in: [false], score: 1 },
          { in: [true], score: 4 },
        ],
      },
      4,
    ],
    [
      {
        field: 'graduationDate',
        table: [
          { in: ['2027-06-11'], score: 1 },
          { in: ['2027-06-10'], score: 4 },
        ],
      },
      4,
    ],
    [{ field: 'householdSize', table: [{ in: [3, 5], score: 1 }], otherwise: 0 }, 0],
    [
      {
        field: 'householdSize',
        table: [
          { atMost: '3', score: 1 },
          { atMost: '4', score: 2 },
          { atMost: '5', score: 3 },
        ],
      },
      2,
    ],
    [{ field: 'householdSize', table: [{ atMost: '3', score: 1 }], otherwise: 0 }, 0],
    [{ field: 'address', table: [{ in: ['94601'], score: 1 }], otherwise: 2 }, 2],
  ])('a table %j gives %d, whatever kind of answer it looks at', (table, score) => {
    const criteria = scholarship.scoring.criteria.map((one) => ({
      ...one,
      source: one.id === 'academics' ? { by: 'computed', ...table } : one.source,
    }));
    const program = programDocument.parse({ ...scholarship, scoring: { ...scholarship.scoring, criteria } });
    expect(scoreApplication(context(program, scholar), [essays(0, 0, 0, 0)])).toMatchObject({
      means: { academics: `${score}.0000` },
    });
  });

  it('on ranks is the weighted rank', () => {
    const ranks = { creditRank: 2, managementRank: 3, ltvRank: 4, debtRank: 1, lienRank: 7 };
    // Coverage 1.286 ranks 5: (40*5 + 25*2 + 15*3 + 10*4 + 5*1 + 5*7) / 100
    expect(scoreApplication(context(loan, borrower), [ranks])).toMatchObject({ score: '3.75' });
  });

  it('stays on the scale, does not depend on the order of readers, and grows with any score', () => {
    const reader = fc.record({
      commitment: fc.integer({ min: 0, max: 5 }),
      disadvantage: fc.integer({ min: 0, max: 5 }),
      activities: fc.integer({ min: 0, max: 5 }),
      character: fc.integer({ min: 0, max: 5 }),
    });
    fc.assert(
      fc.property(fc.array(reader, { minLength: 1, maxLength: 5 }), (readers) => {
        const value = (scores: readonly ReaderScores[]) => {
          const scored = scoreApplication(context(scholarship, scholar), scores);
          if (scored.kind !== 'scored') throw new Error('incomplete');
          return hundredthsOf(scored.score);
        };
        const score = value(readers);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(10_000);
        expect(value([...readers].reverse())).toBe(score);
        const [first, ...others] = readers;
        if (first && first.character < 5)
          expect(value([{ ...first, character: first.character + 1 }, ...others])).toBeGreaterThan(score);
        const exact = readers.reduce(
          (sum, r) =>
            sum + 25 * r.commitment + 25 * r.disadvantage + 20 * r.activities + 15 * r.character + 30,
          0,
        );
        expect(Math.abs(score / 100 - exact / readers.length / 5)).toBeLessThanOrEqual(0.005 + 1e-9);
      }),
    );
  });
});

describe('a review', () => {
  const complete = essays(3, 3, 3, 3);
  it('without faults has every score, and a comment where the rubric asks for one', () => {
    expect(reviewFaults(context(scholarship, scholar), complete, {})).toEqual([]);
    expect(
      reviewFaults(context(scholarship, scholar), essays(5, 3, 3, 3), {
        commitment: 'Three years at a clinic',
      }),
    ).toEqual([]);
  });
  it.each<[ReaderScores, Record<string, string>, object]>([
    [{ ...complete, character: undefined as never }, {}, { criterion: 'character', fault: 'missing' }],
    [{ ...complete, character: 6 }, {}, { criterion: 'character', fault: 'off-scale' }],
    [{ ...complete, character: -1 }, {}, { criterion: 'character', fault: 'off-scale' }],
    [{ ...complete, character: 2.5 }, {}, { criterion: 'character', fault: 'off-scale' }],
    [{ ...complete, commitment: 5 }, {}, { criterion: 'commitment', fault: 'comment-needed' }],
    [
      { ...complete, commitment: 0 },
      { commitment: '  ' },
      { criterion: 'commitment', fault: 'comment-needed' },
    ],
  ])('%j with comments %j has a fault', (scores, comments, fault) => {
    expect(reviewFaults(context(scholarship, scholar), scores, comments)).toEqual([fault]);
  });
  it('of a loan has ranks from 1 to 7', () => {
    const ranks = { creditRank: 1, managementRank: 1, ltvRank: 1, debtRank: 1, lienRank: 0 };
    expect(reviewFaults(context(loan, borrower), ranks, {})).toEqual([
      { criterion: 'lienRank', fault: 'off-scale' },
    ]);
  });
});
