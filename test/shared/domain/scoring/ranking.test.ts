import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Rankable, rank } from '../../../../shared/domain/scoring/ranking.ts';
import { usd } from '../../programs/eligible-answers.ts';

const one = (applicationId: string, change: Partial<Rankable> = {}): Rankable => ({
  applicationId,
  score: '70.00',
  means: { disadvantage: '3.0000', commitment: '3.0000' },
  receivedAt: '2027-01-01T00:00:00.000Z',
  answers: {},
  ...change,
});
const order = (
  applications: readonly Rankable[],
  ...rest: [Parameters<typeof rank>[1]?, Parameters<typeof rank>[2]?]
) => rank(applications, rest[0] ?? [], rest[1] ?? 'points').map(({ applicationId }) => applicationId);

describe('the order of applications', () => {
  it('is by score as a number, not as text', () => {
    expect(
      order([one('b', { score: '9.99' }), one('a', { score: '100.00' }), one('c', { score: '64.00' })]),
    ).toEqual(['a', 'c', 'b']);
  });

  it('on ranks has the lowest first', () => {
    expect(order([one('b', { score: '3.95' }), one('a', { score: '1.20' })], [], 'ranks')).toEqual([
      'a',
      'b',
    ]);
  });

  it('breaks ties by the published criteria in their order', () => {
    const applications = [
      one('c', { means: { disadvantage: '3.5000', commitment: '1.0000' } }),
      one('b', { means: { disadvantage: '4.0000', commitment: '1.0000' } }),
      one('a', { means: { disadvantage: '4.0000', commitment: '2.0000' } }),
    ];
    expect(order(applications, [{ criterion: 'disadvantage' }, { criterion: 'commitment' }])).toEqual([
      'a',
      'b',
      'c',
    ]);
  });

  it('breaks ties by an answer; a missing one loses', () => {
    const first = [
      one('c'),
      one('b', { answers: { firstGeneration: false } }),
      one('a', { answers: { firstGeneration: true } }),
    ];
    expect(order(first, [{ field: 'firstGeneration', first: [true] }])).toEqual(['a', 'b', 'c']);
    const grades = [one('c'), one('b', { answers: { grade: 9 } }), one('a', { answers: { grade: 12 } })];
    expect(order(grades, [{ field: 'grade', prefer: 'highest' }])).toEqual(['a', 'b', 'c']);
    const incomes = [
      one('b', { answers: { householdIncome: usd('100000.00') } }),
      one('a', { answers: { householdIncome: usd('20000.00') } }),
      one('c'),
    ];
    expect(order(incomes, [{ field: 'householdIncome', prefer: 'lowest' }])).toEqual(['a', 'b', 'c']);
  });

  it('breaks ties by a published order of options; any other option comes after them', () => {
    const fields = ['dentistry', 'public-health', 'nursing'].map((careerField) =>
      one(careerField, { answers: { careerField } }),
    );
    expect(order(fields, [{ field: 'careerField', first: ['nursing', 'public-health'] }])).toEqual([
      'nursing',
      'public-health',
      'dentistry',
    ]);
  });

  it('reads decimals as numbers in a tie-break, and what is no number as missing', () => {
    const shares = [
      one('c', { answers: { share: 'most' } }),
      one('b', { answers: { share: '9.5' } }),
      one('a', { answers: { share: '10.25' } }),
    ];
    expect(order(shares, [{ field: 'share', prefer: 'highest' }])).toEqual(['a', 'b', 'c']);
    expect(order(shares, [{ field: 'share', prefer: 'lowest' }])).toEqual(['b', 'a', 'c']);
  });

  it('at last has the earlier received first', () => {
    const applications = [one('a', { receivedAt: '2027-01-02T00:00:00.000Z' }), one('b')];
    expect(order(applications)).toEqual(['b', 'a']);
  });

  it('is total and the same from whatever order they come in', () => {
    const application = fc.record({
      applicationId: fc.uuid(),
      score: fc.constantFrom('70.00', '70.01'),
      means: fc.record({ disadvantage: fc.constantFrom('3.0000', '4.0000') }),
      receivedAt: fc.constantFrom('2027-01-01T00:00:00.000Z', '2027-01-01T00:00:00.001Z'),
      answers: fc.oneof(fc.constant({}), fc.record({ firstGeneration: fc.boolean() })),
    });
    const tieBreaks = [{ criterion: 'disadvantage' }, { field: 'firstGeneration', first: [true] }];
    fc.assert(
      fc.property(
        fc
          .uniqueArray(application, { selector: ({ applicationId }) => applicationId, maxLength: 12 })
          .chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([all, shuffled]) => {
          expect(order(shuffled, tieBreaks)).toEqual(order(all, tieBreaks));
        },
      ),
    );
  });
});
