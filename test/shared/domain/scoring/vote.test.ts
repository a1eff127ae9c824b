import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tallyOf, type Vote } from '../../../../shared/domain/scoring/vote.ts';

const at = '2027-01-15T18:00:00.000Z';
const votes = (text: string, reasons: readonly string[][] = []): Vote[] => {
  let against = 0;
  return [...text].map((letter, i) => {
    const said = { by: `m${i}`, name: `M${i}`, at };
    if (letter === 'n') return { ballot: 'against', ...said, reasons: [...(reasons[against++] ?? ['debt'])] };
    return { ballot: letter === 'y' ? 'for' : 'abstain', ...said };
  });
};
const outcome = (text: string, approvals = 2, quorum = approvals) =>
  tallyOf({ approvals, quorum }, votes(text)).outcome;

describe('a vote', () => {
  it.each([
    // What was voted, votes on one side that decide, quorum, what comes of it.
    ['', 1, 1, 'open'],
    ['y', 1, 1, 'carried'],
    ['n', 1, 1, 'defeated'],
    ['y', 2, 2, 'open'],
    ['yy', 2, 2, 'carried'],
    ['yn', 2, 2, 'open'],
    ['yny', 2, 2, 'carried'],
    ['ynn', 2, 2, 'defeated'],
    ['ya', 2, 2, 'open'],
    ['aa', 2, 2, 'open'],
    ['yay', 2, 3, 'carried'],
    ['yy', 2, 3, 'open'],
    ['yya', 2, 3, 'carried'],
    ['yynn', 2, 4, 'defeated'],
    ['yyynn', 2, 5, 'carried'],
  ] as const)('%j with %i on a side and a quorum of %i: %s', (text, approvals, quorum, expected) => {
    expect(outcome(text, approvals, quorum)).toBe(expected);
  });

  it('says what it still takes', () => {
    expect(tallyOf({ approvals: 2, quorum: 3 }, votes('y'))).toMatchObject({ forMissing: 1, castMissing: 2 });
    expect(tallyOf({ approvals: 2, quorum: 2 }, votes('yn'))).toMatchObject({
      forMissing: 1,
      castMissing: 0,
    });
  });

  it('gives the reasons named most often first, and no more than four', () => {
    const against = votes('nnn', [
      ['a', 'b', 'c'],
      ['c', 'd'],
      ['e', 'c', 'd'],
    ]);
    expect(tallyOf({ approvals: 3, quorum: 3 }, against)).toMatchObject({ reasons: ['c', 'd', 'a', 'b'] });
  });

  it('never carries with too few for it, too few present, or as many against; and what it says is missing is what is missing', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 0, max: 4 }),
        fc.string({ unit: fc.constantFrom('y', 'n', 'a'), maxLength: 12 }),
        (approvals, more, text) => {
          const rule = { approvals, quorum: approvals + more };
          const tally = tallyOf(rule, votes(text));
          const [yes, no] = ['y', 'n'].map((one) => [...text].filter((letter) => letter === one).length);
          if (tally.outcome === 'carried') {
            expect(Number(yes)).toBeGreaterThanOrEqual(approvals);
            expect(Number(yes)).toBeGreaterThan(Number(no));
            expect(text.length).toBeGreaterThanOrEqual(rule.quorum);
          }
          if (tally.outcome === 'defeated') {
            expect(Number(no)).toBeGreaterThanOrEqual(Math.max(approvals, Number(yes)));
            expect(text.length).toBeGreaterThanOrEqual(rule.quorum);
          }
          if (tally.outcome !== 'open') return;
          const enough = text + 'y'.repeat(Math.max(tally.forMissing, tally.castMissing));
          expect(outcome(enough, rule.approvals, rule.quorum)).toBe('carried');
          const few = Math.max(tally.forMissing, tally.castMissing) - 1;
          if (few >= 0)
            expect(outcome(text + 'y'.repeat(few), rule.approvals, rule.quorum)).not.toBe('carried');
        },
      ),
      { numRuns: 2000, seed: 5 },
    );
  });
});
