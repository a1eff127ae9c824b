import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Invitation } from '../../../../shared/domain/program/phases.ts';
import { drawLine, phaseScore } from '../../../../shared/domain/scoring/phase-line.ts';
import { referenceTables } from '../../../../shared/domain/tables/reference-tables.ts';
import { goodAnswers } from '../../../support/scenario.ts';
import { twoPhaseProgram } from '../../../support/two-phase.ts';

const invitation = (count: number): Invitation => ({ top: { count }, rankedBy: ['academics'] });
const placed = (...scores: (number | undefined)[]) =>
  scores.map((score, i) => ({ applicationId: `a${i}`, score }));
const ids = (list: readonly { applicationId: string }[]) => list.map(({ applicationId }) => applicationId);

describe('The line of the first phase', () => {
  it('invites everybody who ties with the last one', () => {
    const line = drawLine(placed(9000, 6000, 6000, 6000, 2000), invitation(2));
    expect(line.atLeast).toBe(6000);
    expect(ids(line.invited)).toEqual(['a0', 'a1', 'a2', 'a3']);
    expect(ids(line.others)).toEqual(['a4']);
  });

  it('invites somebody whose score is not decided, who takes nobody’s place', () => {
    const line = drawLine(placed(undefined, 3000, 9000, 6000), invitation(2));
    expect(line.atLeast).toBe(6000);
    expect(ids(line.invited).sort()).toEqual(['a0', 'a2', 'a3']);
  });

  it('invites all when there are places for all, even those at nothing', () => {
    expect(drawLine(placed(0, 100), invitation(2))).toMatchObject({ atLeast: 0, others: [] });
  });

  const scores = fc.array(fc.option(fc.integer({ min: 0, max: 100 }), { nil: undefined }), { maxLength: 60 });
  it('never leaves out somebody better than anybody invited, and leaves nobody out while a place is free', () => {
    fc.assert(
      fc.property(scores, fc.integer({ min: 1, max: 40 }), (given, most) => {
        const all = placed(...given);
        const { invited, others, atLeast } = drawLine(all, invitation(most));
        expect(ids([...invited, ...others]).sort()).toEqual(ids(all).sort());
        for (const { score } of others) expect(score).toBeLessThan(atLeast);
        const scored = invited.filter(({ score }) => score !== undefined);
        expect(scored.filter(({ score }) => (score ?? 0) > atLeast).length).toBeLessThanOrEqual(most);
        if (others.length > 0) expect(scored.length).toBeGreaterThanOrEqual(most);
      }),
    );
  });
});

describe('The score of the first phase', () => {
  const program = twoPhaseProgram();
  const score = (gpa: Record<string, unknown>) =>
    phaseScore(
      {
        program,
        answers: { ...goodAnswers['health-careers-scholarship'], gpa },
        asOf: '2027-01-10',
        tables: referenceTables,
      },
      invitation(1),
    );

  it.each([
    ['3.75', 10_000],
    ['3.74', 8_000],
    ['2.49', 0],
  ])('of a GPA of %s is %d, the ranking criteria’s weights as shares of each other', (value, expected) => {
    expect(score({ value, scale: '4.0', weighted: true })).toBe(expected);
  });

  it('is not decided where only a person can judge', () => {
    expect(score({ scale: 'pass-fail', weighted: false, note: 'No grades.' })).toBeUndefined();
  });
});
