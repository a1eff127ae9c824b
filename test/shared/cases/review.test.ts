import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handleDue } from '../../../shared/cases/clock.ts';
import { declineTask } from '../../../shared/cases/review/hand-over.ts';
import { openPanel } from '../../../shared/cases/review/open-panel.ts';
import { recordReview } from '../../../shared/cases/review/record-review.ts';
import { screenApplication } from '../../../shared/cases/screening/screen-application.ts';
import { seedSamples } from '../../../shared/programs/publish-samples.ts';
import { readItem } from '../../../shared/store/applications.ts';
import { listAttention } from '../../../shared/store/attention.ts';
import { keys } from '../../../shared/store/keys.ts';
import { listReviewers, listTasks, readTask } from '../../../shared/store/reviewers.ts';
import type { Store } from '../../../shared/store/table.ts';
import { transact } from '../../../shared/store/transact.ts';
import { startTestTable, type TestTable } from '../../support/dynamodb.ts';
import { statusOf, submitted, threePrograms } from '../../support/scenario.ts';

let table: TestTable;
beforeAll(async () => {
  table = await startTestTable();
});
afterAll(() => table.stop());

const scholarship = 'health-careers-scholarship';

async function inReview(change: Parameters<typeof submitted>[2] = {}) {
  const store = await table.another();
  await seedSamples(store, threePrograms);
  const id = await submitted(store, scholarship, change);
  await screenApplication(store, id);
  await openPanel(store, id, 'token');
  return { store, id };
}

const open = async (store: Store, id: string) =>
  (await listTasks(store, id)).filter((task) => task.status === 'open');
const loads = async (store: Store) =>
  (await listReviewers(store, scholarship)).reduce((sum, one) => sum + one.load, 0);
const scores = { commitment: 4, disadvantage: 3, activities: 4, character: 2, academics: 3 };
const comments = {
  commitment: 'Clear',
  disadvantage: 'Clear',
  activities: 'Clear',
  character: 'Clear',
  academics: 'Clear',
};

describe('a panel', () => {
  it('has the readers the program says, none related, and is opened once', async () => {
    const { store, id } = await inReview({ email: 'niece.of.elias@example.org' });
    await openPanel(store, id, 'another-token');
    const tasks = await open(store, id);
    expect(tasks).toHaveLength(2);
    const readers = tasks.map((task) => task.reviewerId as string);
    // reviewer3 declared the applicant's school, reviewer5 the applicant.
    expect(readers).not.toContain('reviewer3');
    expect(readers).not.toContain('reviewer5');
    expect(await loads(store)).toBe(2);
  });

  it('gives a declined task to the next reader, and to no one who had it before', async () => {
    const { store, id } = await inReview();
    const asked = new Set<string>();
    for (let i = 0; i < 10; i++) {
      const [task] = await open(store, id);
      if (!task) break;
      expect(asked.has(task.taskId)).toBe(false);
      asked.add(task.taskId);
      await declineTask(store, task, i % 2 === 0 ? 'conflict' : 'unavailable');
    }
    const readers = (await listTasks(store, id)).map((task) => task.reviewerId);
    expect(new Set(readers).size).toBe(readers.length);
    expect(await loads(store)).toBe((await open(store, id)).length);
    expect(await listAttention(store)).toMatchObject([{ kind: 'too-few-reviewers' }]);
  });

  it('moves an overdue task to another reader, whose decision then counts', async () => {
    const { store, id } = await inReview();
    const [first, second] = await open(store, id);
    if (!first || !second) throw new Error('no tasks');
    const due = await readItem(store, keys.due(`APP#${id}`, 'review-step', `${first.taskId}.2`));
    await handleDue(store, due as never);
    const old = { applicationId: id, taskId: first.taskId, reviewerId: first.reviewerId, scores, comments };
    expect((await recordReview(store, old)).kind).toBe('ended');
    expect(await readTask(store, id, first.taskId)).toMatchObject({
      status: 'ended',
      epoch: first.epoch + 1,
    });
    for (const task of await open(store, id))
      expect((await recordReview(store, { ...task, scores, comments })).kind).toBe('committed');
    expect((await statusOf(store, id)).status).toBe('reviewed');
    expect(await loads(store)).toBe(0);
  });

  it('records a decision once: a second says when the first was made and changes nothing', async () => {
    const { store, id } = await inReview();
    const [task] = await open(store, id);
    if (!task) throw new Error('no task');
    const twice = await Promise.all([
      recordReview(store, { ...task, scores, comments }),
      recordReview(store, { ...task, scores: { ...scores, commitment: 1 }, comments }),
    ]);
    expect(twice.map((one) => one.kind).sort()).toEqual(['already', 'committed']);
    expect((await statusOf(store, id)).status).toBe('in-review');
  });

  it('takes no score that is missing or off the scale for zero', async () => {
    const { store, id } = await inReview();
    const [task] = await open(store, id);
    if (!task) throw new Error('no task');
    const { character: _, ...four } = scores;
    expect(await recordReview(store, { ...task, scores: four, comments })).toMatchObject({
      kind: 'invalid',
      faults: [{ criterion: 'character', fault: 'missing' }],
    });
    expect((await recordReview(store, { ...task, scores: { ...scores, character: 6 }, comments })).kind).toBe(
      'invalid',
    );
  });

  it('ends both tasks when the last of two decisions race to complete it, with one score', async () => {
    const { store, id } = await inReview();
    const tasks = await open(store, id);
    const done = await Promise.all(tasks.map((task) => recordReview(store, { ...task, scores, comments })));
    expect(done.map((one) => one.kind)).toEqual(['committed', 'committed']);
    // 25*4/5 + 25*3/5 + 20*4/5 + 15*2/5 + 15*3/5 = 66
    expect(await statusOf(store, id)).toMatchObject({ status: 'reviewed', score: 6600 });
  });
});

describe('Nobody has more than they may', () => {
  it('a reader whose places are taken is passed over, and the owner is told when nobody is left', async () => {
    const store = await table.another();
    await seedSamples(store, threePrograms);
    await capAll(store, 1);
    const readers: string[] = [];
    for (let i = 0; i < 6; i++) {
      const id = await submitted(store, scholarship, { email: `person${i}@example.org` });
      await screenApplication(store, id);
      await openPanel(store, id, `token${i}`);
      readers.push(...(await open(store, id)).map(({ reviewerId }) => reviewerId));
    }
    expect(new Set(readers).size).toBe(readers.length);
    expect(readers.length).toBeLessThan(12);
    expect((await listAttention(store)).map(({ kind }) => kind)).toContain('too-few-reviewers');
  });

  it('not even when applications arrive in the same moment', async () => {
    const store = await table.another();
    await seedSamples(store, threePrograms);
    await capAll(store, 1);
    const ids: string[] = [];
    for (let i = 0; i < 4; i++) ids.push(await submitted(store, scholarship, { email: `p${i}@example.org` }));
    for (const id of ids) await screenApplication(store, id);
    await Promise.all(ids.map((id) => openPanel(store, id, `token-${id}`)));
    for (const { load } of await listReviewers(store, scholarship)) expect(load).toBeLessThanOrEqual(1);
  });
});

async function capAll(store: Store, most: number): Promise<void> {
  for (const one of await listReviewers(store, scholarship))
    await transact(store, [
      {
        as: 'reviewer',
        put: { ...keys.reviewer(scholarship, one.reviewerId), type: 'reviewer', ...one, capacity: { most } },
      },
    ]);
}
