import { describe, expect, it } from 'vitest';
import { lintProgram } from '../../../../shared/domain/program/lint/lint.ts';
import type { Program } from '../../../../shared/domain/program/schema.ts';
import {
  distanceOf,
  mayBeGivenTasks,
  type Sample,
  samplesLeft,
} from '../../../../shared/domain/review/calibration.ts';
import { loadSamples } from '../../../../shared/programs/load.ts';

const grant = loadSamples().programs.find(({ id }) => id === 'community-grant');
const { calibration } = grant?.review ?? {};
const [sample] = calibration?.samples ?? [];
if (!grant || !calibration || !sample) throw new Error('the sample program has practice');

const done = (...ids: string[]) => ids.map((sampleId) => ({ sampleId }));
const plan = (required: boolean) => ({
  calibration: { required, samples: [sample, { ...sample, id: 'second' }] },
});

describe('Practice', () => {
  it('keeps nobody from tasks unless it is required, and then only until all of it is done', () => {
    expect(mayBeGivenTasks({}, [])).toBe(true);
    expect(mayBeGivenTasks(plan(false), [])).toBe(true);
    expect(mayBeGivenTasks(plan(true), [])).toBe(false);
    expect(mayBeGivenTasks(plan(true), done(sample.id))).toBe(false);
    expect(mayBeGivenTasks(plan(true), done(sample.id, 'long-gone'))).toBe(false);
    expect(mayBeGivenTasks(plan(true), done('second', sample.id))).toBe(true);
    expect(samplesLeft(plan(true), done(sample.id)).map(({ id }) => id)).toEqual(['second']);
  });

  it('says how many steps scores are from the expected ones, and which way', () => {
    const exact = Object.fromEntries(sample.expected.map(({ criterion, score }) => [criterion, score]));
    expect(distanceOf(sample, exact)).toEqual({ away: 0, lean: 0 });
    // need 5, plan 2, capacity 3, budget 2 are expected.
    expect(distanceOf(sample, { need: 4, plan: 4, capacity: 3, budget: 4 })).toEqual({ away: 125, lean: 75 });
    expect(distanceOf(sample, { need: 4 })).toEqual({ away: 100, lean: -100 });
    expect(distanceOf(sample, { toString: 4 })).toBeUndefined();
  });
});

describe('Publishing', () => {
  const problems = (change: Partial<Sample>, more: readonly Sample[] = []) => {
    const samples = [{ ...sample, ...change }, ...more];
    const program: Program = {
      ...grant,
      review: { ...grant.review, calibration: { required: true, samples } },
    };
    return lintProgram(program).map(({ path, problem }) => `${path.slice(4).join('.')}: ${problem}`);
  };

  it('takes practice whose answers and expected scores fit', () => {
    expect(problems({})).toEqual([]);
  });

  it('refuses answers that are none to a field of the form', () => {
    expect(problems({ answers: { ...sample.answers, noSuchField: 1 } })[0]).toMatch(/^answers/);
    expect(problems({ answers: { ...sample.answers, peopleReached: 'many' } })[0]).toMatch(
      /^answers\.peopleReached/,
    );
    expect(problems({ answers: { ...sample.answers, budgetFile: 'doc_1' } })[0]).toMatch(
      /^answers\.budgetFile/,
    );
  });

  it('refuses a part without an expected score, one that no reader scores, one named twice and a score off the scale', () => {
    expect(problems({ expected: sample.expected.slice(1) })).toEqual([
      'expected: nothing is expected for "need"',
    ]);
    const [first] = sample.expected;
    if (!first) throw new Error('nothing expected');
    const other = { ...first, criterion: 'luck' };
    expect(problems({ expected: [...sample.expected, other] })).toEqual([
      'expected.4.criterion: no reader scores "luck" of this sample',
    ]);
    expect(problems({ expected: [...sample.expected, first] })).toEqual([
      'expected.4.criterion: What is expected for "need" is there twice',
    ]);
    const off = sample.expected.map((one) => (one === first ? { ...one, score: 6 } : one));
    expect(problems({ expected: off })).toEqual(['expected.0.score: 6 is not on the scale 0 to 5']);
    expect(problems({}, [sample])).toEqual(['id: The sample id "garden-lunch" is there twice']);
  });
});
