import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { awaitDecision } from '../../../shared/cases/award/await-decision.ts';
import { collisionsOf } from '../../../shared/cases/award/claims.ts';
import { sendCorrection } from '../../../shared/cases/correct/send-correction.ts';
import { dropCorrection, startCorrection } from '../../../shared/cases/correct/start-correction.ts';
import { readDraft, savePage } from '../../../shared/cases/intake/drafts.ts';
import { everythingSent } from '../../../shared/cases/intake/receipt-of.ts';
import { readSnapshot } from '../../../shared/cases/intake/snapshot.ts';
import { openPanel } from '../../../shared/cases/review/open-panel.ts';
import { recordReview } from '../../../shared/cases/review/record-review.ts';
import { answerRequest } from '../../../shared/cases/screening/answer-request.ts';
import { screenApplication } from '../../../shared/cases/screening/screen-application.ts';
import type { Application, ApplicationIn, Person } from '../../../shared/domain/application/application.ts';
import type { Answers } from '../../../shared/domain/program/fields.ts';
import { seedSamples } from '../../../shared/programs/publish-samples.ts';
import { type Loaded, loadApplication } from '../../../shared/store/applications.ts';
import { listReviewers, listTasks } from '../../../shared/store/reviewers.ts';
import type { Store } from '../../../shared/store/table.ts';
import { verifyApplication } from '../../../shared/store/verify-audit.ts';
import { startTestTable, type TestTable } from '../../support/dynamodb.ts';
import { goodAnswers, type SampleProgram, statusOf, submitted } from '../../support/scenario.ts';

let table: TestTable;
let shared: Store;
const begin = '2026-12-01T20:00:00.000Z';
beforeAll(async () => {
  table = await startTestTable({ startAt: begin });
  shared = table.store;
  await seedSamples(shared);
});
afterAll(() => table.stop());

const scholarship = 'health-careers-scholarship';
const intern = 'youth-internship';

/** Every application is another person's: one table serves all tests, at the same hour. */
function fresh(): Store {
  table.clock.moveTo(begin);
  return shared;
}

const loadedOf = async (store: Store, id: string) => (await loadApplication(store, id)) as Loaded;
const youOf = (id: string): Person => ({ name: `Applicant ${id}`, email: `${id}@example.org` });
const send = (store: Store, id: string, person = youOf(id), receivedAt?: string) =>
  sendCorrection(store, id, () => ({ person }), receivedAt);

/** Begins a correction and changes some answers on the form. */
async function correct(store: Store, id: string, answers: Answers): Promise<void> {
  expect((await startCorrection(store, id, 'you')).kind).toMatch(/committed|begun/);
  const loaded = (await loadApplication(store, id)) as Loaded<ApplicationIn<'submitted'>>;
  const fields = Object.keys(answers);
  const page = { page: 'changed', seen: 0, typed: {}, answers, fields, language: 'en' } as const;
  expect((await savePage(store, loaded, page)).kind).toBe('saved');
}

async function inReview(store: Store, program: SampleProgram = scholarship): Promise<string> {
  const id = await submitted(store, program);
  await screenApplication(store, id);
  await openPanel(store, id, 'token');
  expect((await statusOf(store, id)).status).toBe('in-review');
  return id;
}

const openTasks = async (store: Store, id: string) =>
  (await listTasks(store, id)).filter((task) => task.status === 'open');
const loads = async (store: Store, program: string) =>
  (await listReviewers(store, program)).reduce((sum, one) => sum + one.load, 0);
async function effects(store: Store): Promise<Record<string, unknown>[]> {
  const { Items = [] } = await store.client.send(new ScanCommand({ TableName: store.tableName }));
  return Items.filter((item) => item['type'] === 'outbox').map((item) => item['effect'] as never);
}
const snapshotOf = (application: Application) =>
  'snapshot' in application ? application.snapshot : undefined;
const reviewOf = (criteria: readonly string[], score: number) => ({
  scores: Object.fromEntries(criteria.map((id) => [id, score])),
  comments: Object.fromEntries(criteria.map((id) => [id, 'Because of what was written.'])),
});
const criteria = ['commitment', 'disadvantage', 'activities', 'character', 'academics'];

describe('a correction that is never sent', () => {
  it('leaves the application as it was: its status, its time, its answers, its reviews', async () => {
    const store = fresh();
    const id = await inReview(store);
    const before = await statusOf(store, id);
    await correct(store, id, { householdSize: 7 });
    await correct(store, id, {}).catch(() => undefined);
    const { version, updatedAt, auditSeq, auditHash, ...after } = await statusOf(store, id);
    expect(before).toMatchObject(after);
    const { key } = await loadedOf(store, id);
    expect((await readSnapshot(store, key, 1)).answers['householdSize']).toBe(4);
    const [task] = await openTasks(store, id);
    const review = reviewOf(criteria, 4);
    const outcome = await recordReview(store, {
      applicationId: id,
      taskId: task?.taskId ?? '',
      reviewerId: task?.reviewerId ?? '',
      snapshot: 1,
      ...review,
    });
    expect(outcome.kind).toBe('committed');
    expect((await send(store, id)).kind).toBe('review-begun');
  });

  it('may be thrown away, and begun again from what was sent', async () => {
    const store = fresh();
    const id = await submitted(store, scholarship);
    await correct(store, id, { householdSize: 7 });
    expect((await dropCorrection(store, id)).kind).toBe('committed');
    expect((await dropCorrection(store, id)).kind).toBe('none');
    expect((await send(store, id)).kind).toBe('already');
    expect((await startCorrection(store, id, 'you')).kind).toBe('committed');
    const { key } = await loadedOf(store, id);
    expect((await readDraft(store, key)).content.answers['householdSize']).toBe(4);
  });

  it('keeps what was typed when it is begun a second time', async () => {
    const store = fresh();
    const id = await submitted(store, scholarship);
    await correct(store, id, { householdSize: 7 });
    expect((await startCorrection(store, id, 'you')).kind).toBe('begun');
    const { key } = await loadedOf(store, id);
    expect((await readDraft(store, key)).content.answers['householdSize']).toBe(7);
  });
});

describe('a correction that is sent', () => {
  it('counts from then on with its own time and receipt; what was sent before is kept to the letter', async () => {
    const store = fresh();
    const id = await submitted(store, scholarship);
    const first = (await everythingSent(store, (await loadedOf(store, id)).key))[0];
    await correct(store, id, { householdSize: 7 });
    table.clock.advance({ hours: 2 });
    expect(await send(store, id)).toMatchObject({ kind: 'committed' });
    expect(await send(store, id)).toEqual({ kind: 'already' });
    expect(await statusOf(store, id)).toMatchObject({
      status: 'submitted',
      snapshot: 2,
      submittedAt: '2026-12-01T22:00:00.000Z',
      workflowRuns: 1,
    });
    const sent = await everythingSent(store, (await loadedOf(store, id)).key);
    expect(sent).toHaveLength(2);
    expect(sent[0]).toEqual(first);
    expect(sent[1]?.snapshot.answers).toEqual({ ...first?.snapshot.answers, householdSize: 7 });
    expect(await effects(store)).toContainEqual({
      kind: 'mail-applicant',
      mail: 'receipt',
      applicationId: id,
      snapshot: 2,
    });
    expect(await screenApplication(store, id)).toEqual({ verdict: 'eligible' });
    const { verified, events } = await verifyApplication(store, id);
    expect(verified).toBe(true);
    expect(events.map(({ event }) => event)).toEqual([
      'submitted',
      'correction started',
      'corrected',
      'screened',
    ]);
  });

  it('is judged by the deadline by when it was received, and never takes away what was sent in time', async () => {
    const store = fresh();
    const id = await submitted(store, scholarship);
    const before = await statusOf(store, id);
    await correct(store, id, { householdSize: 7 });
    table.clock.moveTo('2027-09-01T00:00:00.000Z');
    expect(await send(store, id)).toEqual({ kind: 'closed' });
    expect((await startCorrection(store, id, 'you')).kind).toBe('closed');
    expect(await statusOf(store, id)).toMatchObject({ snapshot: 1, status: before.status });
    expect(await send(store, id, youOf(id), '2026-12-02T00:00:00.000Z')).toMatchObject({ kind: 'committed' });
  });

  it('needs everything that a first submission needs', async () => {
    const store = fresh();
    const id = await submitted(store, scholarship);
    await correct(store, id, { householdSize: undefined });
    expect(await send(store, id, { name: ' ', email: '' })).toEqual({
      kind: 'incomplete',
      missing: ['applicant', 'householdSize'],
    });
    expect(snapshotOf(await statusOf(store, id))).toBe(1);
  });

  it('is one, however often it is sent at once', async () => {
    const store = fresh();
    const id = await inReview(store);
    await correct(store, id, { householdSize: 7 });
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => send(store, id)));
    expect(outcomes.filter(({ kind }) => kind === 'committed')).toHaveLength(1);
    expect(outcomes.filter(({ kind }) => kind === 'already')).toHaveLength(19);
    expect(snapshotOf(await statusOf(store, id))).toBe(2);
  });

  it('takes back what identified the applicant and no longer does', async () => {
    const store = fresh();
    const one = await submitted(store, scholarship, { email: 'same@example.org', name: 'Ana Ruiz' });
    const other = await submitted(store, scholarship, { email: 'same@example.org', name: 'Ben Cho' });
    const collisions = async () =>
      collisionsOf(store, (await loadedOf(store, other)) as Loaded<ApplicationIn<'submitted'>>);
    expect(await collisions()).toEqual([one]);
    await correct(store, one, {});
    await send(store, one, { name: 'Ana Ruiz', email: 'another@example.org' });
    expect(await collisions()).toEqual([]);
  });
});

describe('an application in review that is corrected', () => {
  it('goes on with the same readers, who read the new answers; a review of the old ones is not recorded', async () => {
    const store = fresh();
    const id = await inReview(store);
    const before = await openTasks(store, id);
    await correct(store, id, { householdSize: 7 });
    expect((await send(store, id)).kind).toBe('committed');
    expect((await statusOf(store, id)).status).toBe('in-review');
    expect(await openTasks(store, id)).toEqual(before);
    const input = {
      applicationId: id,
      taskId: before[0]?.taskId ?? '',
      reviewerId: before[0]?.reviewerId ?? '',
      ...reviewOf(criteria, 4),
    };
    expect(await recordReview(store, { ...input, snapshot: 1 })).toEqual({ kind: 'corrected' });
    expect(await recordReview(store, { ...input, snapshot: 2 })).toMatchObject({ kind: 'committed' });
  });

  it('either has a review or is corrected, when both arrive at once', async () => {
    const store = fresh();
    for (let i = 0; i < 4; i++) {
      const id = await inReview(store);
      const [task] = await openTasks(store, id);
      await correct(store, id, { householdSize: 7 });
      const review = {
        applicationId: id,
        taskId: task?.taskId ?? '',
        reviewerId: task?.reviewerId ?? '',
        snapshot: 1,
        ...reviewOf(criteria, 4),
      };
      const [sent, recorded] = await Promise.all([send(store, id), recordReview(store, review)]);
      expect([
        ['committed', 'corrected'],
        ['review-begun', 'committed'],
      ]).toContainEqual([sent.kind, recorded.kind]);
    }
  });

  it('gives way of a reader whom the new answers join to the applicant', async () => {
    const store = fresh();
    const id = await inReview(store);
    await correct(store, id, {});
    const had = await openTasks(store, id);
    const before = await loads(store, scholarship);
    const related = (await listReviewers(store, scholarship)).find(
      ({ reviewerId }) => reviewerId === had[0]?.reviewerId,
    );
    const person = { name: 'A Reader', email: related?.email ?? '' };
    expect((await send(store, id, person)).kind).toBe('committed');
    const now = (await openTasks(store, id)).map(({ reviewerId }) => reviewerId);
    expect(now).toHaveLength(had.length);
    expect(now).not.toContain(related?.reviewerId);
    expect(now).toContain(had[1]?.reviewerId);
    expect(await loads(store, scholarship)).toBe(before);
  });

  it('that no longer qualifies ends with its reasons, and so do its reviews and its workflow', async () => {
    const store = fresh();
    const before = await loads(store, scholarship);
    const id = await inReview(store);
    await correct(store, id, { enrollment: 'part-time' });
    expect((await send(store, id)).kind).toBe('committed');
    expect((await statusOf(store, id)).status).toBe('ineligible');
    expect(await openTasks(store, id)).toEqual([]);
    expect(await loads(store, scholarship)).toBe(before);
    expect(await effects(store)).toContainEqual({
      kind: 'resume',
      subject: `APP#${id}`,
      stage: 'reviews',
      output: { outcome: 'ended' },
    });
    expect(await effects(store)).toContainEqual({
      kind: 'mail-applicant',
      mail: 'ineligible',
      applicationId: id,
    });
  });

  it('that leaves a question is asked it in another run of the workflow, and can be reviewed afterwards', async () => {
    const store = fresh();
    const id = await inReview(store);
    await correct(store, id, { gpa: { value: '3.4', scale: 'other', weighted: true } });
    expect((await send(store, id)).kind).toBe('committed');
    expect(await statusOf(store, id)).toMatchObject({ status: 'info-requested', workflowRuns: 2 });
    expect(await effects(store)).toContainEqual({
      kind: 'start-workflow',
      machine: 'application',
      id,
      run: 2,
    });
    // The first run ends here: nothing waits for a decision.
    await awaitDecision(store, id, 'token-of-the-first-run');
    expect(await effects(store)).toContainEqual({
      kind: 'resume',
      subject: `APP#${id}`,
      stage: 'decision',
      output: { outcome: 'ended' },
    });
    const gpa = { value: '3.10', scale: '4.0', weighted: true };
    await answerRequest(store, id, { gpa }, { kind: 'manager', id: 'm1' }, 'Asked the school.');
    expect(await screenApplication(store, id)).toEqual({ verdict: 'eligible' });
    await openPanel(store, id, 'token-of-the-second-run');
    expect(await openTasks(store, id)).toHaveLength(2);
  });
});

describe('an application that waits for missing information', () => {
  it('goes back to the rules with the corrected answers', async () => {
    const store = fresh();
    const { gpa, ...without } = goodAnswers[scholarship];
    const id = await submitted(store, scholarship, { answers: { ...without, gpa: undefined } });
    expect(await screenApplication(store, id)).toEqual({ verdict: 'unknown' });
    await correct(store, id, { gpa });
    expect((await send(store, id)).kind).toBe('committed');
    expect((await statusOf(store, id)).status).toBe('submitted');
    expect(await screenApplication(store, id)).toEqual({ verdict: 'eligible' });
    expect((await answerRequest(store, id, { gpa }, { kind: 'applicant' })).kind).toBe('not-asked');
  });
});

describe('what cannot be corrected', () => {
  it('is a draft, and what was withdrawn or refused', async () => {
    const store = fresh();
    const refused = await submitted(store, intern, { answers: { availableAllWeeks: false } });
    await screenApplication(store, refused);
    expect((await startCorrection(store, refused, 'you')).kind).toBe('review-begun');
    expect((await startCorrection(store, 'app_01234567890123456789012345', 'you')).kind).toBe('missing');
  });
});
