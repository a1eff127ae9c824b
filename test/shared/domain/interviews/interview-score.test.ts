import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mayMove } from '../../../../shared/domain/interviews/interview.ts';
import { finalScore, interviewState } from '../../../../shared/domain/interviews/interview-score.ts';
import { overlap, slotTimes } from '../../../../shared/domain/interviews/slot-times.ts';
import type { InterviewPlan } from '../../../../shared/domain/program/interview-plan.ts';
import { lintProgram } from '../../../../shared/domain/program/lint/lint.ts';
import type { Program } from '../../../../shared/domain/program/schema.ts';
import { referenceTables } from '../../../../shared/domain/tables/reference-tables.ts';
import { loadSamples } from '../../../../shared/programs/load.ts';

const samples = loadSamples().programs;
const sample = (id: string): Program => {
  const found = samples.find((one) => one.id === id);
  if (!found) throw new Error(`no sample ${id}`);
  return found;
};
const program = sample('emt-corps');
const known = program.review.interview as InterviewPlan;
const context = { program, answers: {}, asOf: '2027-03-01', tables: referenceTables };
const all = (score: number) => Object.fromEntries(known.criteria.map(({ id }) => [id, score]));
const seats = (...statuses: ('open' | 'sent' | 'excused' | 'conflict' | 'ended')[]) =>
  statuses.map((status) => ({ status }));

describe('what an interview has come to', () => {
  it.each([
    ['nobody sent a sheet', seats('open', 'open'), [], false, { kind: 'waits' }],
    ['one of two sheets is in', seats('sent', 'open'), [all(4)], false, { kind: 'waits' }],
    [
      'both are in',
      seats('sent', 'sent'),
      [all(4), all(5)],
      false,
      { kind: 'scored', score: 9000, sheets: 2 },
    ],
    [
      'one is in and the day is over',
      seats('sent', 'open'),
      [all(4)],
      true,
      { kind: 'short', why: 'sheets' },
    ],
    ['one left before', seats('open', 'excused'), [], false, { kind: 'short', why: 'sheets' }],
    ['one has a stake', seats('sent', 'conflict'), [all(4)], false, { kind: 'short', why: 'sheets' }],
    [
      'a former panel’s parts count for nothing',
      seats('ended', 'ended', 'sent', 'sent'),
      [all(2), all(3)],
      false,
      { kind: 'scored', score: 5000, sheets: 2 },
    ],
  ] as const)('%s', (_, who, sheets, due, expected) => {
    expect(interviewState(context, known, who, sheets, due)).toEqual(expected);
  });

  it('leaves out what somebody was not sure of, and goes to the owner where nobody was', () => {
    const [first = ''] = known.criteria.map(({ id }) => id);
    const { [first]: _, ...unsure } = all(1);
    const weight = known.criteria[0]?.weight ?? 0;
    // 5 of 5 for the part that one scored, 3 of 5 on average for the rest.
    expect(interviewState(context, known, seats('sent', 'sent'), [all(5), unsure], false)).toEqual({
      ...{ kind: 'scored', sheets: 2 },
      score: weight * 100 + (100 - weight) * 60,
    });
    expect(interviewState(context, known, seats('sent', 'sent'), [unsure, unsure], false)).toEqual({
      ...{ kind: 'short', why: 'unsure' },
    });
  });
});

describe('the score that ranks', () => {
  it('is both parts weighted, rounded half up once', () => {
    expect(finalScore(8125, 9250, 40)).toBe(8575);
    expect(finalScore(8001, 8002, 50)).toBe(8002);
    expect(finalScore(0, 10_000, 1)).toBe(100);
    expect(finalScore(7000, 9999, 100)).toBe(9999);
  });

  it('lies between its parts, and grows with each', () => {
    const score = fc.integer({ min: 0, max: 10_000 });
    fc.assert(
      fc.property(score, score, fc.integer({ min: 1, max: 100 }), (reading, interview, weight) => {
        const final = finalScore(reading, interview, weight);
        expect(final).toBeGreaterThanOrEqual(Math.min(reading, interview));
        expect(final).toBeLessThanOrEqual(Math.max(reading, interview));
        expect(finalScore(reading, Math.min(10_000, interview + 100), weight)).toBeGreaterThanOrEqual(final);
      }),
      { seed: 26 },
    );
  });
});

describe('times', () => {
  const now = '2027-03-01T00:00:00.000Z';
  const wanted = { day: '2027-03-24', from: '09:00', to: '12:00', breakMinutes: 10 };

  it('fill the time that is given, never beyond it, and never overlap', () => {
    const times = slotTimes(wanted, 30, 'America/Los_Angeles', now);
    if (typeof times === 'string') throw new Error(times);
    expect(times.map(({ startsAt }) => startsAt.slice(11, 16))).toEqual(['16:00', '16:40', '17:20', '18:00']);
    expect(times.at(-1)?.endsAt).toBe('2027-03-24T18:30:00.000Z');
    for (const [i, one] of times.entries())
      for (const other of times.slice(i + 1)) expect(overlap(one, other)).toBe(false);
  });

  it.each([
    [{ day: '2027-02-30' }, 'day'],
    [{ from: '9' }, 'from'],
    [{ to: '25:00' }, 'to'],
    [{ to: '09:29' }, 'order'],
    [{ breakMinutes: -1 }, 'break'],
    [{ day: '2027-02-01' }, 'past'],
    [{ from: '00:00', to: '23:59', breakMinutes: 0 }, 'too-many'],
  ])('say what is wrong: %j', (change, fault) => {
    expect(slotTimes({ ...wanted, ...change }, 30, 'America/Los_Angeles', now)).toBe(fault);
  });

  it('can be changed until midnight of the day before, in the program’s zone', () => {
    const at = { startsAt: '2027-03-24T16:00:00.000Z' };
    expect(mayMove(at, 'America/Los_Angeles', '2027-03-24T06:59:59.999Z')).toBe(true);
    expect(mayMove(at, 'America/Los_Angeles', '2027-03-24T07:00:00.000Z')).toBe(false);
  });
});

describe('a plan with interviews is not published', () => {
  const changed = (change: Partial<InterviewPlan>, award: Program['award'] = program.award): Program => ({
    ...program,
    award,
    review: { ...program.review, interview: { ...known, ...change } },
  });
  const problems = (one: Program) =>
    lintProgram(one)
      .filter(({ path }) => path[1] === 'interview')
      .map(({ problem }) => problem);

  it('with more sheets than people, weights that are not 100, or without a round', () => {
    expect(problems(program)).toEqual([]);
    expect(problems(changed({ quorum: 3 }))).toEqual(['3 sheets cannot come from 2 people']);
    expect(problems(changed({ criteria: known.criteria.slice(1) }))).toEqual(['the weights sum to 60']);
    const { award } = sample('community-business-loan');
    expect(problems(changed({}, award))).toEqual([
      'a program that decides each application by itself has no ranking for interviews to count in',
    ]);
  });
});
