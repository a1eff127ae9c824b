import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reviewer } from '../../../../shared/domain/review/reviewer.ts';
import {
  bids,
  type History,
  type Pair,
  suitabilityOf,
} from '../../../../shared/domain/review/suitability.ts';

const plan = {
  topics: { fields: ['careerField', 'track'], points: 40 },
  language: 30,
  bids: 20,
  history: 10,
};
const one = (given: object = {}) =>
  reviewer.parse({
    ...{ reviewerId: 'someone', programId: 'some-program', name: 'N', email: 'n@example.org' },
    ...{ language: 'en', panel: 'reader', load: 0, topics: ['nursing', 'sophomore'] },
    ...given,
  });
const about = (answers: object = {}, language: 'en' | 'es' = 'en'): Pair['application'] => ({
  answers: answers as Record<string, unknown>,
  language,
});
const parts = (pair: Pair) =>
  Object.fromEntries(suitabilityOf(plan, pair).parts.map(({ part, points }) => [part, points]));

describe('how well a reviewer suits an application', () => {
  it('is what the topics, the language, the wish and the past give together', () => {
    const pair: Pair = {
      reviewer: one(),
      application: about({ careerField: 'nursing', track: 'high-school' }),
      bid: 'want',
      history: { finished: 8, onTime: 8, overdue: 0 },
    };
    expect(parts(pair)).toEqual({ topics: 20, language: 30, bids: 20, history: 9 });
    expect(suitabilityOf(plan, pair).points).toBe(79);
  });

  it('counts half for what is not known: no topics, no answers, no wish, no past', () => {
    const unsaid = { reviewer: one({ topics: [] }), application: about({ careerField: 'nursing' }) };
    expect(parts(unsaid)).toEqual({ topics: 20, language: 30, bids: 10, history: 5 });
    expect(parts({ reviewer: one(), application: about() })).toMatchObject({ topics: 20 });
  });

  it('gives nothing for a language they do not read, and all of it for one they do', () => {
    const spanish = about({}, 'es');
    expect(parts({ reviewer: one(), application: spanish })).toMatchObject({ language: 0 });
    expect(parts({ reviewer: one({ languages: ['en', 'es'] }), application: spanish })).toMatchObject({
      language: 30,
    });
    // Somebody who is written to in English may read only Spanish.
    expect(parts({ reviewer: one({ languages: ['es'] }), application: about() })).toMatchObject({
      language: 0,
    });
  });

  it('takes any of several answers to one question', () => {
    expect(
      parts({ reviewer: one(), application: about({ careerField: ['medicine', 'nursing'] }) }),
    ).toMatchObject({ topics: 40 });
  });

  it('knows no topics where the plan names none', () => {
    const { topics: _, ...rest } = plan;
    const without = suitabilityOf({ ...rest, language: 70 }, { reviewer: one(), application: about() });
    expect(without.parts.map(({ part }) => part)).toEqual(['language', 'bids', 'history']);
  });

  it('is an integer from 0 to 100, the sum of its parts, and never falls with a better past or wish', () => {
    const points = fc.tuple(fc.nat(100), fc.nat(100), fc.nat(100)).map(([a, b, c]) => {
      const [x = 0, y = 0, z = 0] = [a, b, c].sort((one, other) => one - other);
      return {
        topics: { fields: ['careerField', 'track'], points: x },
        language: y - x,
        bids: z - y,
        history: 100 - z,
      };
    });
    const history = fc
      .tuple(fc.nat(50), fc.nat(50), fc.nat(50))
      .map(([onTime, late, overdue]) => ({ finished: onTime + late, onTime, overdue }));
    fc.assert(
      fc.property(
        points,
        fc.constantFrom(...bids, undefined),
        history,
        fc.anything(),
        (weights, bid, past, answer) => {
          const pair: Pair = {
            reviewer: one(),
            application: about({ careerField: answer }),
            bid,
            history: past,
          };
          const found = suitabilityOf(weights, pair);
          expect(Number.isInteger(found.points)).toBe(true);
          expect(found.points).toBeGreaterThanOrEqual(0);
          expect(found.points).toBeLessThanOrEqual(100);
          expect(found.points).toBe(
            Math.min(
              100,
              found.parts.reduce((sum, part) => sum + part.points, 0),
            ),
          );
          const pointsWith = (more: Partial<History>) =>
            suitabilityOf(weights, { ...pair, history: { ...past, ...more } }).points;
          const { finished, onTime, overdue } = past;
          expect(pointsWith({ finished: finished + 1, onTime: onTime + 1 })).toBeGreaterThanOrEqual(
            found.points,
          );
          expect(pointsWith({ finished: finished + 1 })).toBeLessThanOrEqual(found.points);
          expect(pointsWith({ overdue: overdue + 1 })).toBeLessThanOrEqual(found.points);
          expect(suitabilityOf(weights, { ...pair, bid: 'want' }).points).toBeGreaterThanOrEqual(
            found.points,
          );
        },
      ),
    );
  });
});
