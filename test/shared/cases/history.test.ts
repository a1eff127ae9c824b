import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { eligibleReaders } from '../../../shared/cases/review/assign-task.ts';
import { declareConflict } from '../../../shared/cases/review/declare-conflict.ts';
import { declineTask, escalateTask } from '../../../shared/cases/review/hand-over.ts';
import { openPanel } from '../../../shared/cases/review/open-panel.ts';
import { recordReview } from '../../../shared/cases/review/record-review.ts';
import { takeBackReview } from '../../../shared/cases/review/take-back-review.ts';
import { screenApplication } from '../../../shared/cases/screening/screen-application.ts';
import type { ReviewTask } from '../../../shared/domain/review/task.ts';
import { seedSamples } from '../../../shared/programs/publish-samples.ts';
import { loadApplication } from '../../../shared/store/applications.ts';
import { keys } from '../../../shared/store/keys.ts';
import { programOf } from '../../../shared/store/programs.ts';
import { listReviewers, listTasks, loadWrite, readReviewer } from '../../../shared/store/reviewers.ts';
import type { Store } from '../../../shared/store/table.ts';
import { transact } from '../../../shared/store/transact.ts';
import { startTestTable, type TestTable } from '../../support/dynamodb.ts';
import { submitted } from '../../support/scenario.ts';

const scholarship = 'health-careers-scholarship';
let table: TestTable;
let store: Store;
beforeAll(async () => {
  table = await startTestTable();
});
afterAll(() => table.stop());
beforeEach(async () => {
  store = await table.another();
  await seedSamples(store, [scholarship]);
});

const criteria = ['commitment', 'disadvantage', 'activities', 'character', 'academics'];
const scores = Object.fromEntries(criteria.map((id) => [id, 4]));
const comments = Object.fromEntries(criteria.map((id) => [id, 'Because of what was written.']));
const known = <T>(value: T | undefined): T => {
  if (value === undefined) throw new Error('nothing there');
  return value;
};

async function inReview(): Promise<{ id: string; tasks: readonly ReviewTask[] }> {
  const id = await submitted(store, scholarship);
  await screenApplication(store, id);
  await openPanel(store, id, 'token');
  return { id, tasks: await listTasks(store, id) };
}
const record = (task: ReviewTask) => recordReview(store, { ...task, scores, comments });
async function historyOf({ reviewerId }: Pick<ReviewTask, 'reviewerId'>) {
  const { finished, onTime, overdue, load } = known(await readReviewer(store, scholarship, reviewerId));
  return { finished, onTime, overdue, load };
}
/** A reviewer as they were stored before anything was counted. */
const uncounted = ({ reviewerId }: Pick<ReviewTask, 'reviewerId'>) =>
  transact(store, [
    {
      as: 'reviewer',
      update: keys.reviewer(scholarship, reviewerId),
      set: { expression: 'REMOVE finished, onTime, overdue' },
    },
  ]);

describe('what became of a reader’s tasks', () => {
  it('is counted when they decide, in time or late, once', async () => {
    const { tasks } = await inReview();
    const [first, second] = [known(tasks[0]), known(tasks[1])];
    // Two windows send the same: one is recorded.
    await Promise.all([record(first), record(first), record(second)]);
    expect(await historyOf(first)).toEqual({ finished: 1, onTime: 1, overdue: 0, load: 0 });
    const next = await inReview();
    table.clock.advance({ hours: 24 * 30 });
    const late = known(next.tasks[0]);
    const before = await historyOf(late);
    expect((await record(late)).kind).toBe('committed');
    expect(await historyOf(late)).toEqual({
      ...before,
      finished: before.finished + 1,
      load: before.load - 1,
    });
  });

  it('counts every one of many that are decided at the same moment', async () => {
    for (const { reviewerId } of (await listReviewers(store, scholarship)).slice(2))
      await transact(store, [{ as: 'gone', delete: keys.reviewer(scholarship, reviewerId) }]);
    const all = [await inReview(), await inReview(), await inReview(), await inReview()];
    await Promise.all(all.flatMap(({ tasks }) => tasks.map(record)));
    const people = await listReviewers(store, scholarship);
    const decided = (await Promise.all(all.map(({ id }) => listTasks(store, id)))).flat();
    for (const one of people) {
      const mine = decided.filter(({ reviewerId }) => reviewerId === one.reviewerId);
      expect(one).toMatchObject({ finished: mine.length, onTime: mine.length, load: 0 });
    }
    expect(people.reduce((sum, { finished }) => sum + finished, 0)).toBeGreaterThan(4);
  });

  it('is taken out again with a review that is taken back, and counted anew with the next', async () => {
    const { tasks } = await inReview();
    const task = known(tasks[0]);
    await record(task);
    expect(await takeBackReview(store, task)).toEqual({ kind: 'committed' });
    expect(await historyOf(task)).toEqual({ finished: 0, onTime: 0, overdue: 0, load: 1 });
    await record(task);
    expect(await historyOf(task)).toEqual({ finished: 1, onTime: 1, overdue: 0, load: 0 });
  });

  it('never falls below nothing, whoever was stored before it was counted', async () => {
    const { tasks } = await inReview();
    const task = known(tasks[0]);
    await uncounted(task);
    await record(task);
    expect(await historyOf(task)).toMatchObject({ finished: 1, onTime: 1 });
    await uncounted(task);
    expect(await takeBackReview(store, task)).toEqual({ kind: 'committed' });
    expect(await historyOf(task)).toEqual({ finished: 0, onTime: 0, overdue: 0, load: 1 });
    // What would be less is refused whole: the load stays as well.
    const refused = await transact(store, [
      loadWrite(scholarship, task.reviewerId, -1, undefined, { finished: -1 }),
    ]);
    expect(refused.kind).toBe('refused');
    expect(await historyOf(task)).toEqual({ finished: 0, onTime: 0, overdue: 0, load: 1 });
  });

  it('names an overdue task that went to somebody else, and none that was given back', async () => {
    const { id, tasks } = await inReview();
    const [late, back] = [known(tasks[0]), known(tasks[1])];
    expect((await declineTask(store, back, 'unavailable')).kind).toBe('committed');
    expect(await historyOf(back)).toEqual({ finished: 0, onTime: 0, overdue: 0, load: 0 });
    expect((await escalateTask(store, late)).kind).toBe('committed');
    expect(await historyOf(late)).toEqual({ finished: 0, onTime: 0, overdue: 1, load: 0 });
    const next = known((await listTasks(store, id)).find(({ status }) => status === 'open'));
    expect(await historyOf(next)).toEqual({ finished: 0, onTime: 0, overdue: 0, load: 1 });
  });

  it('stays when a review is void later: who says so is no less reliable', async () => {
    const { tasks } = await inReview();
    const task = known(tasks[0]);
    await record(task);
    expect(await declareConflict(store, task)).toEqual({ kind: 'voided' });
    expect(await historyOf(task)).toEqual({ finished: 1, onTime: 1, overdue: 0, load: 0 });
  });
});

describe('whom an application goes to', () => {
  const chosen = async () => {
    const id = await submitted(store, scholarship);
    await screenApplication(store, id);
    const loaded = known(await loadApplication(store, id));
    const { program } = await programOf(store, loaded.application);
    return (await eligibleReaders(store, loaded, program, [], 10)).map(
      ({ reviewerId }) => reviewerId as string,
    );
  };
  const remember = (reviewerId: string, finished: number, onTime: number, load = 0) =>
    transact(store, [
      {
        as: 'reviewer',
        update: keys.reviewer(scholarship, reviewerId),
        set: {
          expression: 'SET finished = :finished, onTime = :onTime, #load = :load',
          names: { '#load': 'load' },
          values: { ':finished': finished, ':onTime': onTime, ':load': load },
        },
      },
    ]);

  it('is, of two alike, who was in time before, whoever’s turn it is; but evenness comes first', async () => {
    // Elias, Amara and nobody else have nursing among their topics, and read English.
    const alike = ['reviewer1', 'reviewer5'] as const;
    for (const [good, bad] of [alike, alike.toReversed()] as [string, string][]) {
      await remember(good, 20, 20);
      await remember(bad, 20, 5);
      for (let i = 0; i < 3; i++) {
        const order = (await chosen()).filter((id) => id === good || id === bad);
        expect(order).toEqual([good, bad]);
      }
      await remember(good, 20, 20, 1);
      const order = (await chosen()).filter((id) => id === good || id === bad);
      expect(order).toEqual([bad, good]);
    }
  });
});
