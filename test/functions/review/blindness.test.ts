import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { recordReview } from '../../../shared/cases/review/record-review.ts';
import { hashOf } from '../../../shared/domain/hash.ts';
import type { Field, SimpleField } from '../../../shared/domain/program/fields.ts';
import type { ReviewTask } from '../../../shared/domain/review/task.ts';
import type { WebResponse } from '../../../shared/http/response.ts';
import { seedSamples } from '../../../shared/programs/publish-samples.ts';
import { keys } from '../../../shared/store/keys.ts';
import { publishProgram, readProgram } from '../../../shared/store/programs.ts';
import { listTasks, readReviewer } from '../../../shared/store/reviewers.ts';
import type { Store } from '../../../shared/store/table.ts';
import { intern, scholar } from '../../shared/programs/eligible-answers.ts';
import { startTestTable, type TestTable } from '../../support/dynamodb.ts';
import { threePrograms } from '../../support/scenario.ts';
import {
  applicationInReview,
  formTo,
  known,
  linkTo,
  recordedIn,
  scholarScores,
  textOf,
  Visitor,
} from './reviewing.ts';

let table: TestTable;
let store: Store;

beforeAll(async () => {
  table = await startTestTable();
});
afterAll(() => table.stop());
beforeEach(async () => {
  store = await table.another();
  await seedSamples(store, threePrograms);
});

/** Everything a reviewer can ask for about a task, in both languages, asked of one browser. */
async function everyAnswer(visitor: Visitor, task: ReviewTask, typed = {}): Promise<readonly WebResponse[]> {
  const path = `/review/tasks/${task.taskId}`;
  const link = `/review/${await linkTo(store, task)}`;
  const answers: WebResponse[] = [];
  for (const lang of ['en', 'es']) {
    for (const address of [
      '/review',
      link,
      path,
      `${path}/recorded`,
      `${path}/recorded?again=1`,
      `${path}/decline`,
    ])
      answers.push(await visitor.get(`${address}${address.includes('?') ? '&' : '?'}lang=${lang}`));
    answers.push(
      await visitor.submit(link),
      await visitor.submit(path, typed),
      await visitor.submit(path, { ...typed, csrf: 'x' }),
      await visitor.submit(`${path}/decline`),
    );
  }
  return answers;
}

/** A review of every part, without a fault. */
async function fullReview(programId: string) {
  const { program } = known(await readProgram(store, programId));
  const ids = program.scoring.criteria.map(({ id }) => id);
  return {
    scores: Object.fromEntries(ids.map((id) => [id, 3])),
    comments: Object.fromEntries(ids.map((id) => [id, 'Why.'])),
  };
}

/** All that an answer says: its page, its headers, its cookies. */
const said = (answers: readonly WebResponse[]) => JSON.stringify(answers);

describe('what a reviewer is not to see', () => {
  test.each([
    ['health-careers-scholarship', scholar],
    ['youth-internship', intern],
  ] as const)('of %s reaches no answer: not who applied, nor any blind field', async (programId, answers) => {
    const { program } = known(await readProgram(store, programId));
    const canaries: string[] = [];
    const canary = (path: string) => {
      const word = `Zq${path.replaceAll('.', '')}Zq`;
      canaries.push(word);
      return word;
    };
    const hidden = program.pages.flatMap(({ fields }) => fields).filter((field) => field.blind);
    expect(hidden.length).toBeGreaterThan(0);
    canaries.push(...rareDay, 'fresno-high', 'Fresno High School', 'Preparatoria Fresno');
    const planted = Object.fromEntries(
      hidden.map((field) => [field.id, plant(field, answerOf(answers, field.id), canary)]),
    );
    const person = { name: canary('name'), email: `${canary('email').toLowerCase()}@example.org` };
    const { applicationId, tasks } = await applicationInReview(
      store,
      programId,
      { ...answers, ...planted },
      person,
    );
    const [task] = tasks;
    const visitor = new Visitor(store);
    const open = await everyAnswer(visitor, known(task));
    // The pages are the real ones, not empty ones that hide everything.
    expect(said(open)).toContain(programId === 'youth-internship' ? intern.motivation : scholar.essays.goals);
    await recordReview(store, { ...known(task), ...(await fullReview(programId)) });
    const decided = await everyAnswer(visitor, known(task));
    expect(await recordedIn(store, applicationId)).toHaveLength(1);
    const all = said([...open, ...decided]).toLowerCase();
    expect(canaries.filter((word) => all.includes(word.toLowerCase()))).toEqual([]);
  });

  test('scores and comments of the other readers reach no answer, before and after the own decision', async () => {
    const { tasks } = await applicationInReview(store, 'health-careers-scholarship', scholar);
    const [theirs, own] = [known(tasks[0]), known(tasks[1])];
    const { scores, comments } = await fullReview('health-careers-scholarship');
    const word = 'ZqPeerZq';
    await recordReview(store, { ...theirs, scores, comments: { ...comments, character: word } });
    const visitor = new Visitor(store);
    const before = await everyAnswer(visitor, own);
    await recordReview(store, { ...own, scores, comments });
    const after = await everyAnswer(visitor, own);
    expect(said(after)).toContain('What was recorded');
    expect(said([...before, ...after])).not.toContain(word);
    expect(said([...before, ...after])).not.toContain(theirs.taskId);
    expect(said([...before, ...after])).not.toContain('What the other readers recorded');
  });
});

describe('a program whose readers may see each other', () => {
  test('shows the other scores after the own decision only, without names and comments', async () => {
    const { program } = known(await readProgram(store, 'health-careers-scholarship'));
    const open = { ...program, review: { ...program.review, peersHidden: false } };
    await publishProgram(store, open, hashOf(open));
    const { tasks } = await applicationInReview(store, program.id, scholar);
    const [theirs, own] = [known(tasks[0]), known(tasks[1])];
    const { scores, comments } = await fullReview(program.id);
    await recordReview(store, { ...theirs, scores, comments: { ...comments, character: 'ZqPeerZq' } });
    const visitor = new Visitor(store);
    const before = said(await everyAnswer(visitor, own));
    expect(before).not.toContain('other readers recorded');
    await recordReview(store, { ...own, scores, comments });
    const after = said(await everyAnswer(visitor, own));
    expect(after).toContain('What the other readers recorded');
    expect(after).not.toContain('ZqPeerZq');
    expect(after).not.toContain(known(await readReviewer(store, program.id, theirs.reviewerId)).name);
  });
});

describe('a reviewer who is joined to an application', () => {
  test('sees neither file nor scores once the relation is declared, and can only give it back', async () => {
    const { applicationId, tasks } = await applicationInReview(store, 'health-careers-scholarship', {
      ...scholar,
      schoolId: 'mission-high',
    });
    const task = known(tasks[0]);
    const visitor = new Visitor(store);
    const path = `/review/tasks/${task.taskId}`;
    const form = formTo(await visitor.submit(`/review/${await linkTo(store, task)}`), path);
    await store.client.send(
      new UpdateCommand({
        TableName: store.tableName,
        Key: keys.reviewer(task.programId, task.reviewerId),
        UpdateExpression: 'SET relations.schools = :schools',
        ExpressionAttributeValues: { ':schools': ['Mission-High'] },
      }),
    );
    const answers = await everyAnswer(visitor, task, { ...form, ...scholarScores, decision: 'record' });
    expect(said(answers)).toContain('You should not judge this application');
    expect(said(answers)).toContain('Usted no debe evaluar esta solicitud');
    expect(said(answers)).not.toContain(scholar.essays.goals);
    expect(said(answers)).not.toContain('score-commitment');
    expect(await recordedIn(store, applicationId)).toEqual([]);

    const decline = formTo(await visitor.get(`${path}/decline`), `${path}/decline`);
    await visitor.submit(`${path}/decline`, { ...decline, reason: 'place' });
    expect((await listTasks(store, applicationId)).find(({ taskId }) => taskId === task.taskId)?.status).toBe(
      'declined',
    );
  });
});

describe('giving an application back', () => {
  test.each(['related', 'place', 'know', 'time'])(
    'because of "%s": the next reader is asked, and nothing of it can be read again',
    async (reason) => {
      const { applicationId, tasks } = await applicationInReview(
        store,
        'health-careers-scholarship',
        scholar,
      );
      const task = known(tasks[0]);
      const visitor = new Visitor(store);
      const path = `/review/tasks/${task.taskId}`;
      await visitor.submit(`/review/${await linkTo(store, task)}`);
      const form = formTo(await visitor.get(`${path}/decline`), `${path}/decline`);
      const given = await visitor.submit(`${path}/decline`, { ...form, reason });
      expect(given.statusCode).toBe(200);
      expect(textOf(given)).toContain('You gave this application back on November 21, 2026 at 10:00 AM PST');

      const after = said(await everyAnswer(visitor, task, { ...scholarScores, decision: 'record', ...form }));
      expect(after).not.toContain(scholar.essays.goals);
      expect(after).not.toContain('score-commitment');
      expect(after).not.toContain('HCS-');
      const now = await listTasks(store, applicationId);
      expect(now.map(({ status }) => status).sort()).toEqual(['declined', 'open', 'open']);
      expect(new Set(now.map(({ reviewerId }) => reviewerId)).size).toBe(3);
    },
  );

  test('needs a reason that somebody chose and the token of the session', async () => {
    const { applicationId, tasks } = await applicationInReview(store, 'health-careers-scholarship', scholar);
    const visitor = new Visitor(store);
    await visitor.submit(`/review/${await linkTo(store, known(tasks[0]))}`);
    const path = `/review/tasks/${known(tasks[0]).taskId}/decline`;
    const page = await visitor.get(path);
    const form = formTo(page, path);
    expect(form['reason']).toBeUndefined();
    expect((await visitor.post(path, form)).statusCode).toBe(422);
    expect((await visitor.post(path, { ...form, reason: 'toString' })).statusCode).toBe(422);
    expect((await visitor.post(path, { reason: 'time' })).statusCode).toBe(403);
    expect((await listTasks(store, applicationId)).map(({ status }) => status)).toEqual(['open', 'open']);
  });

  test('is no longer possible after the decision for want of time', async () => {
    const { applicationId, tasks } = await applicationInReview(store, 'health-careers-scholarship', scholar);
    const visitor = new Visitor(store);
    const path = `/review/tasks/${known(tasks[0]).taskId}`;
    const form = formTo(await visitor.submit(`/review/${await linkTo(store, known(tasks[0]))}`), path);
    await visitor.submit(path, { ...form, ...scholarScores, decision: 'record' });
    const answer = await visitor.submit(`${path}/decline`, { csrf: form['csrf'] ?? '', reason: 'time' });
    expect(answer.statusCode).toBe(422);
    expect(await recordedIn(store, applicationId)).toHaveLength(1);
  });
});

const answerOf = (answers: Readonly<Record<string, unknown>>, id: string): unknown => answers[id];

/** A day as it is kept, and as each language writes it. */
const rareDay = ['2009-11-13', 'November 13, 2009', '13 de noviembre de 2009'];

/** An answer of the same shape with a word in it that stands nowhere else. */
function plant(field: Field | SimpleField, given: unknown, canary: (path: string) => string): unknown {
  switch (field.type) {
    case 'text':
      return field.purpose === 'email' ? `${canary(field.id).toLowerCase()}@example.org` : canary(field.id);
    case 'date':
      return rareDay[0];
    case 'choice':
      return field.options.some(({ value }) => value === 'fresno-high') ? 'fresno-high' : given;
    case 'address':
      return {
        ...(given as object),
        street1: canary(`${field.id}.street`),
        city: canary(`${field.id}.city`),
      };
    case 'group':
      return {
        ...(given as object),
        ...Object.fromEntries(
          field.fields
            .filter(({ type }) => type === 'text')
            .map((inner) => [inner.id, plant(inner, undefined, (path) => canary(`${field.id}.${path}`))]),
        ),
      };
    default:
      return given;
  }
}
