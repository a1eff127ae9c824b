import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pauseReviewer } from '../../../shared/cases/pool/pause-reviewer.ts';
import { sendFreshOwnLink } from '../../../shared/cases/pool/send-own-link.ts';
import { seedSamples } from '../../../shared/programs/publish-samples.ts';
import { newLink } from '../../../shared/store/links.ts';
import { changesOf } from '../../../shared/store/reviewer-pool.ts';
import { listTasks, readReviewer } from '../../../shared/store/reviewers.ts';
import type { Store } from '../../../shared/store/table.ts';
import { transact } from '../../../shared/store/transact.ts';
import { startTestTable, type TestTable } from '../../support/dynamodb.ts';
import { goodAnswers } from '../../support/scenario.ts';
import {
  applicationInReview,
  everythingIn,
  type Fields,
  formTo,
  known,
  linkTo,
  textOf,
  Visitor,
} from './reviewing.ts';

const id = 'health-careers-scholarship';
let table: TestTable;
let store: Store;
beforeAll(async () => {
  table = await startTestTable();
  store = table.store;
  await seedSamples(store, [id]);
});
afterAll(() => table.stop());

const named = async (reviewerId: string) => known(await readReviewer(store, id, reviewerId));

/** A link to somebody's own page, as it stands in a mail. */
async function ownLink(reviewerId: string, validDays = 60): Promise<string> {
  const { epoch } = await named(reviewerId);
  const validUntil = new Date(store.now().getTime() + validDays * 86_400_000).toISOString();
  const { secret, write } = newLink(store, {
    purpose: 'reviewer',
    programId: id,
    reviewerId,
    epoch,
    validUntil,
  });
  await transact(store, [write]);
  return secret;
}

/** What the form of the own page sends by itself, with what somebody typed. */
const typed = (page: Awaited<ReturnType<Visitor['get']>>, more: Fields): Fields => ({
  ...formTo(page, '/review/me'),
  ...{ language: 'en', languages: 'en', action: 'continue' },
  ...more,
});

describe('the link to a reviewer’s own page', () => {
  it('shows nothing and changes nothing until its button is pressed, and then opens the page', async () => {
    const secret = await ownLink('reviewer1');
    const before = await everythingIn(store);
    const visitor = new Visitor(store);
    const shown = textOf(await visitor.get(`/review/me/${secret}`));
    await visitor.head(`/review/me/${secret}`);
    expect(shown).not.toContain('Amara');
    expect(shown.replaceAll(secret, 'X')).toBe(
      textOf(await visitor.get('/review/me/AAAAAAAAAAAAAAAAAAAAAA')).replaceAll(
        'AAAAAAAAAAAAAAAAAAAAAA',
        'X',
      ),
    );
    expect(await everythingIn(store)).toBe(before);
    const page = await visitor.submit(`/review/me/${secret}`);
    expect(page.statusCode).toBe(200);
    expect(textOf(page)).toContain('Your details');
    expect(textOf(page)).toContain('Amara Osei');
  });

  it('opens no task, and the link of a task opens no own page by that address', async () => {
    const { tasks } = await applicationInReview(store, id, goodAnswers[id]);
    const task = known(tasks[0]);
    const visitor = new Visitor(store);
    expect((await visitor.post(`/review/${await ownLink(task.reviewerId)}`)).statusCode).toBe(404);
    expect((await visitor.post(`/review/me/${await linkTo(store, task)}`)).statusCode).toBe(404);
    // The session of a task is the same person's, so their own page is theirs.
    await visitor.submit(`/review/${await linkTo(store, task)}`);
    expect((await visitor.get('/review/me')).statusCode).toBe(200);
    // And opening the own page in the same browser loses no task.
    await visitor.submit(`/review/me/${await ownLink(task.reviewerId)}`);
    expect((await visitor.get(`/review/tasks/${task.taskId}`)).statusCode).toBe(200);
  });

  it('past its time has a fresh one sent, once in ten minutes; of somebody paused it opens nothing', async () => {
    const late = await ownLink('reviewer7', -1);
    const visitor = new Visitor(store);
    const page = await visitor.post(`/review/me/${late}`);
    expect(page.statusCode).toBe(410);
    expect(textOf(page)).toContain(`/review/me/${late}/fresh`);
    const asked = textOf(await visitor.submit(`/review/me/${late}/fresh`));
    expect(asked).toContain('a fresh link is on its way');
    expect(await sendFreshOwnLink(store, late)).toBe('too-soon');
    expect(await sendFreshOwnLink(store, 'AAAAAAAAAAAAAAAAAAAAAA')).toBe('nothing-to-open');
    const secret = await ownLink('reviewer7');
    await visitor.submit(`/review/me/${secret}`);
    const { version } = await named('reviewer7');
    const manager = { kind: 'manager', id: 'person-1' } as const;
    await pauseReviewer(
      store,
      { programId: (await named('reviewer7')).programId, reviewerId: (await named('reviewer7')).reviewerId },
      version,
      manager,
    );
    expect((await new Visitor(store).post(`/review/me/${secret}`)).statusCode).toBe(410);
    expect((await visitor.get('/review/me')).statusCode).toBe(403);
    expect((await visitor.post('/review/me', { language: 'es' })).statusCode).toBe(403);
    expect(await sendFreshOwnLink(store, secret)).toBe('nothing-to-open');
  });
});

describe('a reviewer’s own page', () => {
  it('is nobody’s without a session', async () => {
    const visitor = new Visitor(store);
    expect((await visitor.get('/review/me')).statusCode).toBe(401);
    expect((await visitor.post('/review/me', { language: 'es' })).statusCode).toBe(401);
  });

  it('takes what somebody says of themselves, and only that', async () => {
    const visitor = new Visitor(store);
    const page = await visitor.submit(`/review/me/${await ownLink('reviewer8')}`);
    const form = typed(page, {
      ...{ language: 'es', languages: 'es', topics: 'medicine', most: '4', employers: 'County Hospital' },
      ...{ name: 'Somebody else', email: 'else@example.org', status: 'paused', panel: 'analyst' },
      ...{ 'away-0-from-day': '1', 'away-0-from-month': '7', 'away-0-from-year': '2027' },
      ...{ 'away-0-to-day': '14', 'away-0-to-month': '7', 'away-0-to-year': '2027' },
    });
    const saved = await visitor.submit('/review/me', form);
    expect(textOf(saved)).toContain('Saved.');
    expect(await named('reviewer8')).toMatchObject({
      ...{ name: 'Hye-jin Park', email: 'reviewer8@example.org', status: 'active', panel: 'reader' },
      ...{ language: 'es', languages: ['es'], topics: ['medicine'], capacity: { most: 4 }, version: 2 },
      away: [{ from: '2027-07-01', to: '2027-07-14' }],
      relations: { employers: ['County Hospital'] },
    });
    expect(await changesOf(store, id, 'reviewer8')).toMatchObject([
      { by: { kind: 'reviewer', id: 'reviewer8' }, event: 'changed' },
    ]);
  });

  it('changes nothing for a form of another session, one that was looked at before, or one with a fault', async () => {
    const visitor = new Visitor(store);
    const page = await visitor.submit(`/review/me/${await ownLink('reviewer6')}`);
    const before = await named('reviewer6');
    const other = await visitor.post('/review/me', typed(page, { csrf: 'another', most: '3' }));
    expect(other.statusCode).toBe(403);
    expect(textOf(other)).toContain('value="3"');
    expect((await visitor.post('/review/me', typed(page, { version: '7' }))).statusCode).toBe(409);
    expect((await visitor.post('/review/me', typed(page, { people: 'my niece' }))).statusCode).toBe(422);
    expect((await visitor.post('/review/me', typed(page, { action: 'add:away' }))).statusCode).toBe(200);
    expect(await named('reviewer6')).toEqual(before);
  });

  it('takes away at once what it names a stake in: neither file nor scores can be read, and another reads it', async () => {
    const { applicationId, tasks } = await applicationInReview(store, id, goodAnswers[id]);
    const task = known(tasks.find(({ reviewerId }) => reviewerId !== 'reviewer6') ?? tasks[0]);
    const visitor = new Visitor(store);
    await visitor.submit(`/review/${await linkTo(store, task)}`);
    expect((await visitor.get(`/review/tasks/${task.taskId}`)).statusCode).toBe(200);
    const page = await visitor.get('/review/me');
    const saved = await visitor.submit('/review/me', typed(page, { schools: 'Oakland Tech High School' }));
    expect(textOf(saved)).toMatch(/another reader|other readers/);
    const gone = await visitor.get(`/review/tasks/${task.taskId}`);
    expect(textOf(gone)).toContain('You gave this application back');
    expect(textOf(gone)).not.toContain(goodAnswers[id].essays.commitment);
    const now = await listTasks(store, applicationId);
    expect(now.find(({ taskId }) => taskId === task.taskId)?.status).toBe('declined');
    expect(now.filter(({ status }) => status === 'open')).toHaveLength(2);
    expect(now.some(({ status, reviewerId }) => status === 'open' && reviewerId === task.reviewerId)).toBe(
      false,
    );
  });

  it('brings nothing new while they are away', async () => {
    const today = store.now();
    const day = {
      day: String(today.getUTCDate()),
      month: String(today.getUTCMonth() + 1),
      year: String(today.getUTCFullYear()),
    };
    const visitor = new Visitor(store);
    const page = await visitor.submit(`/review/me/${await ownLink('reviewer2')}`);
    const period = ['from', 'to'].flatMap((end) =>
      Object.entries(day).map(([part, value]) => [
        `away-0-${end}-${part}`,
        end === 'to' && part === 'year'
          ? String(Number(value) + 1)
          : end === 'from' && part === 'year'
            ? String(Number(value) - 1)
            : value,
      ]),
    );
    await visitor.submit('/review/me', typed(page, Object.fromEntries(period)));
    expect((await named('reviewer2')).away).toHaveLength(1);
    for (let i = 0; i < 4; i++) {
      const { tasks } = await applicationInReview(store, id, goodAnswers[id]);
      expect(tasks.map(({ reviewerId }) => reviewerId)).not.toContain('reviewer2');
    }
  });
});
