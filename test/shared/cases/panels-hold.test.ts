import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dueItems } from '../../../functions/dispatch/due-items.ts';
import { handleDue } from '../../../shared/cases/clock.ts';
import { readSnapshot } from '../../../shared/cases/intake/snapshot.ts';
import { withdraw } from '../../../shared/cases/intake/withdraw.ts';
import { readReviews } from '../../../shared/cases/judging.ts';
import { conflictFile } from '../../../shared/cases/review/conflict-file.ts';
import { declareConflict } from '../../../shared/cases/review/declare-conflict.ts';
import { declineTask } from '../../../shared/cases/review/hand-over.ts';
import { openPanel } from '../../../shared/cases/review/open-panel.ts';
import { askForPanels } from '../../../shared/cases/review/panels/propose-panels.ts';
import { sendPanels } from '../../../shared/cases/review/panels/send-panels.ts';
import { recordReview } from '../../../shared/cases/review/record-review.ts';
import { takeBackReview } from '../../../shared/cases/review/take-back-review.ts';
import { conflictsOf, isClear } from '../../../shared/domain/review/conflict.ts';
import { capacityOf, reviewer } from '../../../shared/domain/review/reviewer.ts';
import { seedSamples } from '../../../shared/programs/publish-samples.ts';
import { loadApplication, personOf } from '../../../shared/store/applications.ts';
import { listAttention } from '../../../shared/store/attention.ts';
import { readPanels } from '../../../shared/store/panels.ts';
import { programOf } from '../../../shared/store/programs.ts';
import { addReviewer, listReviewers, listTasks } from '../../../shared/store/reviewers.ts';
import type { Store } from '../../../shared/store/table.ts';
import { startTestTable, type TestTable } from '../../support/dynamodb.ts';
import { carryOutPanels } from '../../support/readers-given.ts';
import { submitted } from '../../support/scenario.ts';
import { asksBefore } from '../../support/waiting.ts';

const scholarship = 'health-careers-scholarship';
const asked = ['commitment', 'disadvantage', 'activities', 'character'];
const comments = Object.fromEntries(asked.map((id) => [id, 'As the file shows.']));
let table: TestTable;
beforeAll(async () => {
  table = await startTestTable();
});
afterAll(() => table.stop());

/** What people and the clock may do, each to whatever stands there at that moment. */
const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('record' as const),
      n: fc.nat(99),
      score: fc.integer({ min: 1, max: 5 }),
      unsure: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constantFrom('decline', 'conflict', 'late-conflict', 'take-back'),
      n: fc.nat(99),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('withdraw' as const), n: fc.nat(99) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('give-out' as const) }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 24 * 12 }) }),
  },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** A pool of few people with small capacities, some joined to the applicants by school, address or e-mail. */
const pool = fc.array(
  fc.record({
    most: fc.integer({ min: 1, max: 3 }),
    relation: fc.constantFrom('none', 'none', 'none', 'school', 'person', 'employer'),
  }),
  { minLength: 2, maxLength: 7 },
);

async function begun(
  people: readonly { most: number; relation: string }[],
  allAtOnce: boolean,
): Promise<{ store: Store; ids: string[] }> {
  const store = await table.another();
  await seedSamples(store, [scholarship]);
  if (allAtOnce) await asksBefore(store, scholarship);
  const samples = await listReviewers(store, scholarship);
  for (const one of samples) await pause(store, one.reviewerId);
  for (const [i, { most, relation }] of people.entries())
    await addReviewer(
      store,
      reviewer.parse({
        reviewerId: `person${i}`,
        programId: scholarship,
        name: `Person Number${i}`,
        email: `person${i}@example.org`,
        language: 'en',
        panel: 'reader',
        capacity: { most },
        relations:
          relation === 'school'
            ? { schools: ['Oakland-Tech '] }
            : relation === 'person'
              ? { people: ['one@example.org'] }
              : {},
        load: 0,
      }),
    );
  const ids = [
    await submitted(store, scholarship, { email: 'one@example.org', answers: { schoolId: 'mission-high' } }),
    await submitted(store, scholarship, { email: `two${Math.random()}@example.org` }),
  ];
  for (const id of ids) await openPanel(store, id, `token-${id}`);
  if (allAtOnce) {
    // The round takes no applications any more: its owner is told that readers are waited for, and gives them out.
    table.clock.moveTo('2027-07-02T18:00:00.000Z');
    await fallsDue(store);
    await holds(store, ids);
    await givesOut(store);
  }
  return { store, ids };
}

/** A manager has readers worked out and sends what is proposed, where there is anything to work out and to send. */
async function givesOut(store: Store): Promise<void> {
  const roundId = `${scholarship}~2027`;
  if ((await askForPanels(store, roundId)).kind !== 'working') return;
  await carryOutPanels(store, roundId);
  const found = await readPanels(store, roundId);
  if (found?.state !== 'proposed') return;
  await sendPanels(store, roundId, 'manager', found.hash);
  await carryOutPanels(store, roundId);
}

async function fallsDue(store: Store): Promise<void> {
  for (let again = true; again; ) {
    again = false;
    for await (const item of dueItems(store)) {
      if (item['type'] !== 'due') continue;
      await handleDue(store, item as never);
      again = true;
    }
  }
}

async function pause(store: Store, id: string): Promise<void> {
  const { UpdateCommand } = await import('@aws-sdk/lib-dynamodb');
  await store.client.send(
    new UpdateCommand({
      TableName: store.tableName,
      Key: { pk: `PROGRAM#${scholarship}`, sk: `REVIEWER#${id}` },
      UpdateExpression: 'SET #s = :p',
      ExpressionAttributeNames: { '#s': 'status' },
      ExpressionAttributeValues: { ':p': 'paused' },
    }),
  );
}

const tasksOf = async (store: Store, ids: readonly string[]) =>
  (await Promise.all(ids.map((id) => listTasks(store, id)))).flat();

async function take(store: Store, ids: readonly string[], { ...one }: Step): Promise<void> {
  if (one.do === 'wait') {
    table.clock.advance({ hours: one.hours });
    await fallsDue(store);
    return;
  }
  if (one.do === 'give-out') {
    await givesOut(store);
    return;
  }
  const tasks = await tasksOf(store, ids);
  const pick = (status: string) => {
    const some = tasks.filter((task) => task.status === status);
    return some[one.n % Math.max(1, some.length)];
  };
  if (one.do === 'withdraw') {
    if (one.n % 9 === 0) await withdraw(store, ids[one.n % ids.length] as string);
    return;
  }
  const task = pick(one.do === 'late-conflict' || one.do === 'take-back' ? 'decided' : 'open');
  if (!task) return;
  if (one.do === 'decline') await declineTask(store, task, 'unavailable');
  if (one.do === 'conflict' || one.do === 'late-conflict') await declareConflict(store, task);
  if (one.do === 'take-back') await takeBackReview(store, task);
  if (one.do === 'record') {
    const unsure = one.unsure ? ['character'] : [];
    const scores = Object.fromEntries(
      asked.filter((id) => !unsure.includes(id)).map((id) => [id, one.score]),
    );
    await recordReview(store, { ...task, scores, comments, notSure: unsure });
  }
}

/** What has to hold at every moment, whatever happened before. */
async function holds(store: Store, ids: readonly string[]): Promise<void> {
  const readers = await listReviewers(store, scholarship);
  const attention = await listAttention(store);
  const tasks = await tasksOf(store, ids);
  for (const one of readers) {
    const open = tasks.filter((task) => task.reviewerId === one.reviewerId && task.status === 'open').length;
    expect(one.load).toBe(open);
    if (one.status === 'active')
      expect(open).toBeLessThanOrEqual(capacityOf(one, { least: 0, most: 40 }).most);
  }
  for (const id of ids) {
    const loaded = await loadApplication(store, id);
    if (!loaded) throw new Error('lost');
    const { application, key } = loaded;
    const { program } = await programOf(store, application);
    const own = tasks.filter((task) => task.applicationId === id);
    expect(new Set(own.map((task) => task.reviewerId)).size).toBe(own.length);
    const snapshot = 'snapshot' in application ? (application.snapshot ?? 1) : 1;
    const { answers } = await readSnapshot(store, key, snapshot);
    const file = conflictFile(key, personOf(loaded), answers, []);
    for (const task of own) {
      const reader = readers.find(({ reviewerId }) => reviewerId === task.reviewerId);
      if (reader) expect(isClear(conflictsOf(program.review, program, reader, file))).toBe(true);
    }
    const counting = await readReviews(store, key);
    const open = own.filter(({ status }) => status === 'open').length;
    const waits = application.status === 'in-review' && application.awaits === 'readers';
    const told = attention.some(({ subject, kind }) =>
      waits ? kind === 'readers-due' : subject === `APP#${id}`,
    );
    if (waits) expect(own).toEqual([]);
    if (application.status === 'reviewed')
      expect(counting.length).toBeGreaterThanOrEqual(program.review.readers);
    if (application.status === 'in-review') expect(open > 0 || told).toBe(true);
    if (application.status === 'in-review' && counting.length + open < program.review.readers)
      expect(told).toBe(true);
    expect(
      counting.every(({ taskId }) => own.some((task) => task.taskId === taskId && task.status === 'decided')),
    ).toBe(true);
    if (application.status === 'withdrawn') expect(open).toBe(0);
  }
}

describe('whatever readers and the clock do', () => {
  it('every application has its valid reviews or an owner who was told; nobody holds too much or what they may not', async () => {
    await fc.assert(
      fc.asyncProperty(
        pool,
        fc.boolean(),
        fc.array(step, { minLength: 5, maxLength: 25 }),
        async (people, allAtOnce, steps) => {
          table.clock.moveTo('2026-11-23T18:00:00.000Z');
          const { store, ids } = await begun(people, allAtOnce);
          await holds(store, ids);
          for (const one of steps) {
            await take(store, ids, one);
            await holds(store, ids);
          }
          // In the end everybody's time runs out.
          await take(store, ids, { do: 'wait', hours: 24 * 40 });
          await holds(store, ids);
        },
      ),
      {
        numRuns: Number(process.env['RUNS'] ?? 8),
        ...(process.env['SEED'] ? { seed: Number(process.env['SEED']) } : {}),
      },
    );
  }, 120_000);
});
