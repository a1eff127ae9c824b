import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { listRead, roundSeverity } from '../../../shared/cases/review/round-severity.ts';
import { allocate } from '../../../shared/cases/round/allocate.ts';
import { closeRound } from '../../../shared/cases/round/close-round.ts';
import { seedSamples } from '../../../shared/programs/publish-samples.ts';
import { practiceWrite } from '../../../shared/store/practice.ts';
import { readProgram } from '../../../shared/store/programs.ts';
import { listReviewers } from '../../../shared/store/reviewers.ts';
import { readProposal, readRound } from '../../../shared/store/rounds.ts';
import type { Store } from '../../../shared/store/table.ts';
import { transact } from '../../../shared/store/transact.ts';
import { biasedRound, withReview } from '../../support/biased-round.ts';
import { startTestTable, type TestTable } from '../../support/dynamodb.ts';
import { statusOf } from '../../support/scenario.ts';

const scholarship = 'health-careers-scholarship';
const roundId = 'health-careers-scholarship~2027';
const worth = [1, 2, 3, 4, 2, 3, 1, 4, 2, 3, 3, 2, 1, 4, 2, 3, 3, 2];

let table: TestTable;
let store: Store;

beforeAll(async () => {
  table = await startTestTable();
});
afterAll(async () => {
  await table.stop();
});
beforeEach(async () => {
  store = await table.another();
  await seedSamples(store, [scholarship]);
});

async function proposal() {
  await closeRound(store, roundId, 'person-1', true);
  await allocate(store, roundId);
  const round = await readRound(store, roundId);
  if (round?.status !== 'proposed') throw new Error('no proposal');
  return { summary: round.proposal, lines: await readProposal(store, roundId, round.proposal.run) };
}

test('a program that only shows adjusted scores ranks by the scores as given, and its proposal is what it always was', async () => {
  const ids = await biasedRound(store, scholarship, worth.slice(0, 6));
  const { summary, lines } = await proposal();
  expect(Object.keys(summary).sort()).toEqual([
    'basis',
    'funds',
    'hash',
    'notSelected',
    'offers',
    'run',
    'waitlisted',
  ]);
  for (const line of lines) {
    expect(line).not.toHaveProperty('rankedBy');
    expect(await statusOf(store, line.applicationId)).toMatchObject({ score: line.score });
  }
  expect(lines.length).toBe(ids.length);
});

test('a program that ranks by them says in every line which score it was and the one as given; what the application holds stays', async () => {
  await withReview(store, scholarship, {
    spreadLimit: 100,
    severity: { use: 'ranking', leastReviews: 2 },
  });
  await biasedRound(store, scholarship, worth);
  const { summary, lines } = await proposal();
  const adjusted = lines.filter(({ rankedBy }) => rankedBy?.by === 'adjusted');
  expect(adjusted.length).toBeGreaterThan(0);
  expect(summary.adjusted).toBe(adjusted.length);
  expect(adjusted.some(({ score, rankedBy }) => score !== rankedBy?.raw)).toBe(true);
  for (const { applicationId, rankedBy } of lines)
    expect(await statusOf(store, applicationId)).toMatchObject({ score: rankedBy?.raw });
  const scores = lines.map(({ score }) => score);
  expect(scores).toEqual([...scores].sort((a, b) => b - a));
});

test('where a reader has read too little the score as given ranks, and the line says why', async () => {
  await withReview(store, scholarship, { severity: { use: 'ranking', leastReviews: 90 } });
  await biasedRound(store, scholarship, worth.slice(0, 4));
  const { summary, lines } = await proposal();
  expect(summary.adjusted).toBe(0);
  for (const { score, rankedBy } of lines)
    expect(rankedBy).toEqual({ by: 'raw', raw: score, why: 'too-few-reviews' });
});

test('practice links readers who share no application, and is no application of the round', async () => {
  await withReview(store, scholarship, {
    spreadLimit: 100,
    calibration: {
      required: false,
      samples: [{ id: 'sample-1', title: { en: 'A', es: 'A' }, answers: {}, expected: [] }],
    },
  });
  await biasedRound(store, scholarship, [2]);
  const program = (await readProgram(store, scholarship))?.program;
  if (!program) throw new Error('no program');
  const estimated = async () => roundSeverity(store, program, await listRead(store, scholarship, roundId));
  const before = await estimated();
  expect(before.estimate.reviewers.length).toBe(2);
  const criteria = program.scoring.criteria.map(({ id }) => [id, 3] as const);
  for (const { reviewerId } of await listReviewers(store, scholarship)) {
    const one = {
      reviewerId,
      sampleId: 'sample-1',
      at: '2026-11-01T10:00:00.000Z',
      scores: Object.fromEntries(criteria),
    };
    await transact(store, [practiceWrite(scholarship, one)]);
  }
  const { estimate, scored } = await estimated();
  expect(estimate.reviewers.length).toBe(8);
  expect(new Set(estimate.reviewers.map(({ link }) => link))).toEqual(new Set(['linked']));
  expect(estimate.applications.length).toBe(1);
  expect(scored.size).toBe(1);
});
