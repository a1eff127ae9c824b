import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prepareMail } from '../../../functions/dispatch/mails/prepare-mail.ts';
import { readReviews } from '../../../shared/cases/judging.ts';
import { eligibleReaders } from '../../../shared/cases/review/assign-task.ts';
import { declareConflict } from '../../../shared/cases/review/declare-conflict.ts';
import { assignReader } from '../../../shared/cases/review/hand-over.ts';
import { openPanel } from '../../../shared/cases/review/open-panel.ts';
import { recordReview } from '../../../shared/cases/review/record-review.ts';
import { takeBackReview } from '../../../shared/cases/review/take-back-review.ts';
import { allocate } from '../../../shared/cases/round/allocate.ts';
import { closeRound } from '../../../shared/cases/round/close-round.ts';
import { screenApplication } from '../../../shared/cases/screening/screen-application.ts';
import { seedSamples } from '../../../shared/programs/publish-samples.ts';
import { loadApplication, readItem } from '../../../shared/store/applications.ts';
import { listAttention } from '../../../shared/store/attention.ts';
import { readFund } from '../../../shared/store/funds.ts';
import { keys } from '../../../shared/store/keys.ts';
import { programOf } from '../../../shared/store/programs.ts';
import { addReviewer, listReviewers, listTasks } from '../../../shared/store/reviewers.ts';
import { readRound } from '../../../shared/store/rounds.ts';
import type { Store } from '../../../shared/store/table.ts';
import { transact } from '../../../shared/store/transact.ts';
import { verifyApplication } from '../../../shared/store/verify-audit.ts';
import { dispatchOn } from '../../functions/dispatch/fixtures.ts';
import { startTestTable, type TestTable } from '../../support/dynamodb.ts';
import { statusOf, submitted } from '../../support/scenario.ts';

const scholarship = 'health-careers-scholarship';
let table: TestTable;
let store: Store;
beforeAll(async () => {
  table = await startTestTable();
});
afterAll(() => table.stop());

const asked = ['commitment', 'disadvantage', 'activities', 'character', 'academics'];
const all = (score: number) => Object.fromEntries(asked.map((id) => [id, score]));
const comments = Object.fromEntries(asked.map((id) => [id, 'Because of what was written.']));

async function inReview(): Promise<string> {
  store = await table.another();
  await seedSamples(store, [scholarship]);
  const id = await submitted(store, scholarship);
  await screenApplication(store, id);
  await openPanel(store, id, 'token');
  return id;
}
const open = async (id: string) => (await listTasks(store, id)).filter(({ status }) => status === 'open');
async function record(id: string, ...scores: number[]) {
  for (const score of scores) {
    const [task] = await open(id);
    if (!task) throw new Error('nobody reads');
    expect(await recordReview(store, { ...task, scores: all(score), comments })).toEqual(
      expect.objectContaining({ kind: 'committed' }),
    );
  }
}
const counting = async (id: string) => {
  const loaded = await loadApplication(store, id);
  return loaded ? readReviews(store, loaded.key) : [];
};
const decidedBy = async (id: string) =>
  (await listTasks(store, id)).filter(({ status }) => status === 'decided');
/** In hundredths: what readers score weighs 85 of 100; the grades of these answers are worth 3 of 5, for 15. */
const mean = (...scores: number[]) =>
  Math.round((1700 * scores.reduce((sum, one) => sum + one, 0)) / scores.length) + 900;
const known = <T>(value: T | undefined): T => {
  if (value === undefined) throw new Error('nothing there');
  return value;
};

describe('a conflict that is found after the scoring', () => {
  it('voids the score, asks another reader and takes the application out of the ranking, all at once', async () => {
    const id = await inReview();
    await record(id, 4, 4);
    expect((await statusOf(store, id)).status).toBe('reviewed');
    const task = known((await decidedBy(id))[0]);
    expect(await declareConflict(store, task)).toEqual({ kind: 'voided' });
    expect(await statusOf(store, id)).toMatchObject({ status: 'in-review' });
    expect(await statusOf(store, id)).not.toHaveProperty('score');
    expect((await counting(id)).map(({ reviewerId }) => reviewerId)).not.toContain(task.reviewerId);
    const [next] = await open(id);
    expect(next?.reviewerId).not.toBe(task.reviewerId);
    const trail = await verifyApplication(store, id);
    expect(trail.verified).toBe(true);
    expect(trail.events.at(-1)).toMatchObject({
      event: 'review voided',
      actor: { kind: 'reviewer', id: task.reviewerId },
      from: 'reviewed',
      to: 'in-review',
      data: { task: task.taskId, reviewer: task.reviewerId, why: 'short', next: next?.reviewerId },
    });
    await record(id, 2);
    expect((await statusOf(store, id)).status).toBe('in-review');
    // 4 and 2 of 5 lie 40 points apart: a third reads, and then all that count count.
    await record(id, 3);
    expect(await statusOf(store, id)).toMatchObject({ status: 'reviewed', score: mean(4, 2, 3) });
    expect(await declareConflict(store, task)).toEqual({ kind: 'ended' });
  });

  it('withdraws a ranking that is before two people, and frees its money', async () => {
    const id = await inReview();
    await record(id, 4, 4);
    const { roundId } = await statusOf(store, id);
    await closeRound(store, roundId, 'm1', false);
    await allocate(store, roundId);
    expect(await readRound(store, roundId)).toMatchObject({ status: 'proposed', proposal: { offers: 1 } });
    expect((await readFund(store, 'health-careers-2027'))?.reserved).toBeGreaterThan(0);
    await declareConflict(store, known((await decidedBy(id))[0]));
    expect((await readRound(store, roundId))?.status).toBe('closed');
    expect((await readFund(store, 'health-careers-2027'))?.reserved).toBe(0);
    expect((await statusOf(store, id)).status).toBe('in-review');
    // Its owner is told, with a mail that is not dropped.
    expect(await listAttention(store)).toMatchObject([
      { kind: 'proposal-withdrawn', subject: `ROUND#${roundId}` },
    ]);
    const sent = { id: 'r', state: 'pending', attempts: 0, createdAt: store.now().toISOString() } as never;
    const mail = await prepareMail(dispatchOn(store), sent, {
      kind: 'mail-owner',
      mail: 'owner-attention',
      programId: scholarship,
      subject: `ROUND#${roundId}`,
      about: 'proposal-withdrawn',
    });
    expect(mail).toMatchObject({ kind: 'mail' });
    await record(id, 4);
    await closeRound(store, roundId, 'm1', false);
    expect(await listAttention(store)).toEqual([]);
  });

  it('of an application that is not ranked leaves the ranking of the others alone', async () => {
    const id = await inReview();
    await record(id, 4, 4);
    const later = await submitted(store, scholarship);
    await screenApplication(store, later);
    await openPanel(store, later, 'token-later');
    await record(later, 4);
    const { roundId } = await statusOf(store, id);
    await closeRound(store, roundId, 'm1', true);
    await allocate(store, roundId);
    await declareConflict(store, known((await decidedBy(later))[0]));
    expect((await readRound(store, roundId))?.status).toBe('proposed');
  });

  it('sends the workflow back to decide anew where enough others have read it', async () => {
    const id = await inReview();
    await record(id, 5, 3, 4);
    const five = known((await counting(id)).find(({ scores }) => scores['commitment'] === 5));
    const task = known((await decidedBy(id)).find(({ taskId }) => taskId === five.taskId));
    await declareConflict(store, task);
    expect(await statusOf(store, id)).toMatchObject({ status: 'reviewed', score: mean(3, 4) });
    const { auditSeq } = await statusOf(store, id);
    expect(await readItem(store, keys.outbox(`${id}.${auditSeq}.1`))).toMatchObject({
      effect: { kind: 'resume', stage: 'decision', output: { outcome: 'review-again' } },
    });
  });

  it('counts the other readers where there were enough of them', async () => {
    const id = await inReview();
    await record(id, 5, 1, 3);
    expect(await statusOf(store, id)).toMatchObject({ status: 'reviewed', score: mean(5, 1, 3) });
    const first = known((await decidedBy(id)).find((task) => task.status === 'decided'));
    const gone = known((await counting(id)).find(({ scores }) => scores['commitment'] === 1));
    await declareConflict(store, { ...first, taskId: gone.taskId, reviewerId: gone.reviewerId });
    // 5 and 3 are still 40 points apart: one more is asked rather than nobody noticing.
    expect((await statusOf(store, id)).status).toBe('in-review');
    expect(await open(id)).toHaveLength(1);
  });

  it('tells the owner where nobody is left, and nothing is lost', async () => {
    const id = await inReview();
    await record(id, 4, 4);
    for (let i = 0; i < 12; i++) {
      const [task] = [...(await decidedBy(id)), ...(await open(id))];
      if (!task) break;
      await declareConflict(store, task);
    }
    expect(await open(id)).toEqual([]);
    expect((await statusOf(store, id)).status).toBe('in-review');
    expect(await listAttention(store)).toMatchObject([{ kind: 'too-few-reviewers', subject: `APP#${id}` }]);
    expect((await listReviewers(store, scholarship)).every(({ load }) => load === 0)).toBe(true);
  });
});

describe('a wide spread', () => {
  it('has one more reader, and no more than one', async () => {
    const id = await inReview();
    await record(id, 5, 3);
    expect((await statusOf(store, id)).status).toBe('in-review');
    expect(await open(id)).toHaveLength(1);
    await record(id, 1);
    expect(await statusOf(store, id)).toMatchObject({ status: 'reviewed', score: mean(5, 3, 1) });
  });

  it('of twenty points exactly is within the limit', async () => {
    const id = await inReview();
    await record(id, 4, 3);
    expect(await statusOf(store, id)).toMatchObject({ status: 'reviewed', score: mean(4, 3) });
  });

  it('goes to the owner with the score as it is where nobody is left to ask', async () => {
    const id = await inReview();
    for (let i = 0; i < 12; i++) {
      const tasks = await open(id);
      const loaded = known(await loadApplication(store, id));
      const { program } = await programOf(store, loaded.application);
      const spare = await eligibleReaders(store, loaded, program, await listTasks(store, id), 1);
      if (spare.length === 0 || !tasks[0]) break;
      await declareConflict(store, tasks[0]);
    }
    await record(id, 5, 1);
    expect(await statusOf(store, id)).toMatchObject({ status: 'reviewed', score: mean(5, 1) });
    expect(await listAttention(store)).toEqual(
      expect.arrayContaining([expect.objectContaining({ kind: 'scores-apart', subject: `APP#${id}` })]),
    );
  });
});

describe('a further reader who gives it back', () => {
  it('with nobody left: what counts stands, and the owner is told', async () => {
    const id = await inReview();
    await record(id, 5, 3);
    for (let i = 0; i < 12 && (await open(id)).length > 0; i++)
      await declareConflict(store, known((await open(id))[0]));
    expect(await statusOf(store, id)).toMatchObject({ status: 'reviewed', score: mean(5, 3) });
    expect(await listAttention(store)).toMatchObject([{ kind: 'scores-apart' }]);
  });

  it('for a part that nobody was sure of: whoever joins the pool can be given it by hand', async () => {
    const id = await inReview();
    const { character: _, ...four } = all(4);
    const unsure = { scores: four, comments, notSure: ['character'] };
    for (const task of await open(id)) await recordReview(store, { ...task, ...unsure });
    for (let i = 0; i < 12 && (await open(id)).length > 0; i++)
      await declareConflict(store, known((await open(id))[0]));
    expect(await listAttention(store)).toMatchObject([{ kind: 'too-few-reviewers' }]);
    const [one] = await listReviewers(store, scholarship);
    await addReviewer(store, {
      ...known(one),
      reviewerId: 'newcomer' as never,
      name: 'Nina Newcomer',
      email: 'newcomer@example.org',
      relations: { schools: [], employers: [], people: [], businesses: [], addresses: [] },
      load: 0,
    });
    expect((await assignReader(store, id, 'newcomer', 'm1')).kind).toBe('committed');
    expect(await listAttention(store)).toEqual([]);
    await record(id, 4);
    expect((await statusOf(store, id)).status).toBe('reviewed');
  });
});

describe('a reader who is not sure', () => {
  it('leaves a part to the others; a part that nobody can judge has another reader; it is never a zero', async () => {
    const id = await inReview();
    const { character: _, ...four } = all(4);
    const [one] = await open(id);
    const unsure = { scores: four, comments, notSure: ['character'] };
    expect((await recordReview(store, { ...known(one), ...unsure, notSure: [] })).kind).toBe('invalid');
    expect((await recordReview(store, { ...known(one), ...unsure })).kind).toBe('committed');
    const [two] = await open(id);
    expect((await recordReview(store, { ...known(two), ...unsure })).kind).toBe('committed');
    expect((await statusOf(store, id)).status).toBe('in-review');
    await record(id, 4);
    expect(await statusOf(store, id)).toMatchObject({ status: 'reviewed', score: mean(4) });
  });

  it('has to score something', async () => {
    const id = await inReview();
    const [task] = await open(id);
    const nothing = { scores: {}, comments: {}, notSure: asked };
    expect((await recordReview(store, { ...known(task), ...nothing })).kind).toBe('invalid');
  });
});

describe('a review that is taken back', () => {
  it('within the time is the reader’s again, with nothing lost and nothing counted', async () => {
    const id = await inReview();
    await record(id, 4, 4);
    const task = known((await decidedBy(id))[0]);
    expect(await takeBackReview(store, task)).toEqual({ kind: 'committed' });
    expect((await statusOf(store, id)).status).toBe('in-review');
    expect(await open(id)).toMatchObject([{ taskId: task.taskId, dueAt: task.dueAt, epoch: task.epoch }]);
    expect(await counting(id)).toHaveLength(1);
    expect(await takeBackReview(store, task)).toEqual({ kind: 'too-late' });
    await record(id, 3);
    expect(await statusOf(store, id)).toMatchObject({ status: 'reviewed', score: mean(4, 3) });
  });

  it('is refused after the time, by anybody else, and once it is ranked', async () => {
    const id = await inReview();
    await record(id, 4, 4);
    const [task, other] = await decidedBy(id);
    const wrong = { ...known(task), reviewerId: known(other).reviewerId };
    expect(await takeBackReview(store, wrong)).toEqual({ kind: 'too-late' });
    const later = { ...store, now: () => new Date(store.now().getTime() + 61 * 60_000) };
    expect(await takeBackReview(later, known(task))).toEqual({ kind: 'too-late' });
    const { roundId } = await statusOf(store, id);
    await closeRound(store, roundId, 'm1', false);
    expect(await takeBackReview(store, known(task))).toEqual({ kind: 'too-late' });
  });

  it('is refused to whoever holds as many as they may by now', async () => {
    const id = await inReview();
    await record(id, 4);
    const task = known((await decidedBy(id))[0]);
    const [reader] = (await listReviewers(store, scholarship)).filter(
      ({ reviewerId }) => reviewerId === task.reviewerId,
    );
    await transact(store, [
      {
        as: 'full',
        put: {
          ...keys.reviewer(scholarship, task.reviewerId),
          type: 'reviewer',
          ...known(reader),
          load: 2,
          capacity: { most: 2 },
        },
      },
    ]);
    expect(await takeBackReview(store, task)).toEqual({ kind: 'too-late' });
    expect(await counting(id)).toHaveLength(1);
  });
});
