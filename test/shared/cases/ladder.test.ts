import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dueItems } from '../../../functions/dispatch/due-items.ts';
import { handleDue } from '../../../shared/cases/clock.ts';
import { openPanel } from '../../../shared/cases/review/open-panel.ts';
import { recordReview } from '../../../shared/cases/review/record-review.ts';
import { seedSamples } from '../../../shared/programs/publish-samples.ts';
import { readItem } from '../../../shared/store/applications.ts';
import { listAttention } from '../../../shared/store/attention.ts';
import { keys } from '../../../shared/store/keys.ts';
import { digestWrite, listTasks } from '../../../shared/store/reviewers.ts';
import type { Store } from '../../../shared/store/table.ts';
import { transact } from '../../../shared/store/transact.ts';
import { startTestTable, type TestTable } from '../../support/dynamodb.ts';
import { submitted } from '../../support/scenario.ts';

const loan = 'community-business-loan';
let table: TestTable;
let store: Store;
beforeAll(async () => {
  table = await startTestTable();
});
afterAll(() => table.stop());
beforeEach(async () => {
  // A Monday; a loan's review is due in five days, a Saturday, and so on the Monday after.
  table.clock.moveTo('2026-11-30T18:00:00.000Z');
  store = await table.another();
  await seedSamples(store, [loan]);
});

async function asked() {
  const id = await submitted(store, loan);
  await openPanel(store, id, `token-${id}`);
  const [task] = await listTasks(store, id);
  if (!task) throw new Error('nobody asked');
  return task;
}
const digestOf = async (reviewerId: string, day: string) =>
  (await readItem(store, keys.outbox(`digest.${loan}.${reviewerId}.${day}.1`)))?.['effect'];

/** Moves the clock and lets happen what fell due, in order. */
async function until(instant: string): Promise<void> {
  table.clock.moveTo(instant);
  for (let handled = true; handled; ) {
    handled = false;
    for await (const item of dueItems(store)) {
      if (item['type'] !== 'due') continue;
      await handleDue(store, item as never);
      handled = true;
    }
  }
}

describe('a reader’s mail', () => {
  it('goes out at once for the first task of a day, and once only', async () => {
    const first = await asked();
    expect(await digestOf(first.reviewerId, '2026-11-30')).toMatchObject({
      kind: 'mail-digest',
      joined: [{ taskId: first.taskId }],
    });
    const others = [];
    for (let i = 0; i < 6; i++) others.push(await asked());
    const again = others.find(({ reviewerId }) => reviewerId === first.reviewerId);
    if (!again) throw new Error('three analysts, seven loans');
    const waits = keys.due(`REVIEWER#${loan}#${first.reviewerId}`, 'review-digest', 'digest');
    expect((await readItem(store, waits))?.['at']).toBe('2026-12-01T17:00:00.000Z');
  });

  it('comes the next morning only where something has come that no mail has shown', async () => {
    const tasks = [await asked(), await asked(), await asked(), await asked()];
    const twice = tasks[3]?.reviewerId ?? '';
    const own = tasks.filter(({ reviewerId }) => reviewerId === twice).map(({ taskId }) => taskId);
    expect(own).toHaveLength(2);
    // The first mail was written in the very moment in which the second task was given, and does not show it.
    await transact(store, [digestWrite(store, loan, twice, { sequence: 0, told: own.slice(0, 1) })]);
    await until('2026-12-01T17:00:00.000Z');
    expect(await digestOf(twice, '2026-12-01')).toMatchObject({ reviewerId: twice });
    await transact(store, [digestWrite(store, loan, twice, { sequence: 1, told: own })]);
    await until('2026-12-02T17:00:00.000Z');
    expect(await digestOf(twice, '2026-12-02')).toBeUndefined();
  });

  it('that showed everything is not repeated the next morning', async () => {
    const tasks = [await asked(), await asked(), await asked(), await asked()];
    const twice = tasks[3]?.reviewerId ?? '';
    const told = tasks.map(({ taskId }) => taskId);
    await transact(store, [digestWrite(store, loan, twice, { sequence: 0, told })]);
    await until('2026-12-01T17:00:00.000Z');
    expect(await digestOf(twice, '2026-12-01')).toBeUndefined();
  });
});

describe('the ladder of a loan’s review', () => {
  it('reminds before and on the day, hands over, and tells the manager where nobody is left', async () => {
    const task = await asked();
    expect(task.dueAt).toBe('2026-12-08T07:59:59.999Z');
    await until('2026-12-07T07:59:00.000Z');
    // Two days before is a Saturday: the reminder comes on Monday, the due day, with the other.
    expect(await digestOf(task.reviewerId, '2026-12-05')).toBeUndefined();
    await until('2026-12-07T17:00:00.000Z');
    expect(await digestOf(task.reviewerId, '2026-12-07')).toBeDefined();
    await until('2026-12-10T08:00:00.000Z');
    const now = await listTasks(store, task.applicationId);
    expect(now.find(({ taskId }) => taskId === task.taskId)?.status).toBe('ended');
    const next = now.find(({ status }) => status === 'open');
    expect(next?.reviewerId).not.toBe(task.reviewerId);
    expect(await listAttention(store)).toEqual([]);
    for (let day = 11; day <= 31; day++) await until(`2026-12-${day}T09:00:00.000Z`);
    for (let day = 10; day <= 28; day++) await until(`2027-01-${day}T09:00:00.000Z`);
    const end = await listTasks(store, task.applicationId);
    expect(end.filter(({ status }) => status === 'open')).toHaveLength(1);
    expect(await listAttention(store)).toMatchObject([
      { kind: 'review-overdue', subject: `APP#${task.applicationId}` },
    ]);
  });

  it('is over with the decision: nobody is reminded of a finished task', async () => {
    const task = await asked();
    const ids = [
      'creditRank',
      'managementRank',
      'ltvRank',
      'debtRank',
      'lienRank',
      'cashFlowRank',
      'cashFlow',
    ];
    const scores = Object.fromEntries(ids.map((id) => [id, 2]));
    const comments = Object.fromEntries(ids.map((id) => [id, 'As the file shows.']));
    expect((await recordReview(store, { ...task, scores, comments })).kind).toBe('committed');
    for (const index of task.steps)
      expect(
        await readItem(
          store,
          keys.due(`APP#${task.applicationId}`, 'review-step', `${task.taskId}.${index}`),
        ),
      ).toBeUndefined();
    await until('2026-12-20T18:00:00.000Z');
    expect(await digestOf(task.reviewerId, '2026-12-07')).toBeUndefined();
    expect(await listAttention(store)).toEqual([]);
  });
});
