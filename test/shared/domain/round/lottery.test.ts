import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commitmentOf, keepsItsWord, lotOf } from '../../../../shared/domain/round/lottery.ts';
import { type Rankable, rank } from '../../../../shared/domain/scoring/ranking.ts';

/** By the published recipe, with nothing of ours. */
const sha = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');

const equal = (applicationId: string, receivedAt = '2027-01-01T00:00:00.000Z'): Rankable => ({
  applicationId,
  score: '70.00',
  means: {},
  receivedAt,
  answers: {},
});
const ids = Array.from({ length: 50 }, (_, i) => `app_${String(i).padStart(3, '0')}`);

describe('the lottery', () => {
  it('can be worked out by anybody who has the seed', () => {
    const seed = 'hXb1yDKzE1kq';
    expect(commitmentOf(seed)).toBe(sha(seed));
    const drawn = rank(
      ids.map((id) => equal(id)),
      [],
      'points',
      (id) => lotOf(seed, id),
    ).map(({ applicationId }) => applicationId);
    const byHand = ids
      .map((id) => ({ id, lot: sha(`${seed}:${id}`) }))
      .toSorted((a, b) => (a.lot < b.lot ? -1 : 1))
      .map(({ id }) => id);
    expect(drawn).toEqual(byHand);
    expect(drawn).not.toEqual(ids);
  });

  it('keeps its word: no other seed fits what was published', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (seed, other) => {
        const commitment = commitmentOf(seed);
        expect(keepsItsWord({ commitment, seed })).toBe(true);
        expect(keepsItsWord({ commitment, seed: other })).toBe(seed === other);
      }),
    );
  });

  it('decides only what score and tie-breaks leave open, and never by who came first', () => {
    const better = { ...equal('app_better', '2027-02-01T00:00:00.000Z'), score: '70.01' };
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (seed) => {
        const lot = (id: string) => lotOf(seed, id);
        expect(rank([equal('app_a'), better, equal('app_b')], [], 'points', lot)[0]).toBe(better);
      }),
    );
    const firstWins = fc
      .sample(fc.string({ minLength: 8 }), { numRuns: 200, seed: 1 })
      .filter((seed) => lotOf(seed, 'app_early') < lotOf(seed, 'app_late')).length;
    expect(firstWins).toBeGreaterThan(70);
    expect(firstWins).toBeLessThan(130);
  });

  it('goes by the time of receipt where a round has none', () => {
    const late = equal('app_a', '2027-01-02T00:00:00.000Z');
    expect(rank([late, equal('app_b')], [])[0]?.applicationId).toBe('app_b');
  });
});
