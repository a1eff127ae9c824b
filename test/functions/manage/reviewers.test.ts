import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { placeBid } from '../../../shared/cases/pool/bid.ts';
import { seedSamples } from '../../../shared/programs/publish-samples.ts';
import { readItem } from '../../../shared/store/applications.ts';
import { keys } from '../../../shared/store/keys.ts';
import { changesOf } from '../../../shared/store/reviewer-pool.ts';
import { listReviewers, listTasks, loadWrite, readReviewer } from '../../../shared/store/reviewers.ts';
import type { Store } from '../../../shared/store/table.ts';
import { transact } from '../../../shared/store/transact.ts';
import { startTestTable, type TestTable } from '../../support/dynamodb.ts';
import { goodAnswers } from '../../support/scenario.ts';
import { asksBefore, waiting } from '../../support/waiting.ts';
import { applicationInReview } from '../review/reviewing.ts';
import {
  Caller,
  type Fields,
  locationOf,
  manager,
  startIssuer,
  type TestIssuer,
  viewer,
} from './managing.ts';

const id = 'health-careers-scholarship';
const pool = `/manage/programs/${id}/reviewers`;

let table: TestTable;
let store: Store;
let issuer: TestIssuer;
let me: Caller;
beforeAll(async () => {
  table = await startTestTable();
  store = table.store;
  issuer = await startIssuer(store.now);
  await seedSamples(store, [id]);
  me = new Caller(store, issuer).signedIn(await issuer.token(manager));
});
afterAll(async () => {
  await Promise.all([table.stop(), issuer.stop()]);
});

const byEmail = async (email: string) => {
  const found = (await listReviewers(store, id)).find((one) => one.email === email);
  if (!found) throw new Error(`nobody has ${email}`);
  return found;
};
const named = async (reviewerId: string) => {
  const found = await readReviewer(store, id, reviewerId);
  if (!found) throw new Error(`there is no ${reviewerId}`);
  return found;
};
/** What a manager's form sends about somebody who is new. */
const filled = (email: string, more: Fields = {}): Fields => ({
  ...{
    name: 'Nadia Okafor',
    email,
    language: 'es',
    languages: ['en', 'es'],
    topics: ['nursing', 'medicine'],
  },
  ...{ most: '6', schools: 'oakland-tech\r\nBay College', people: 'niece@example.org', action: 'continue' },
  ...{ 'away-0-from-day': '20', 'away-0-from-month': '12', 'away-0-from-year': '2027' },
  ...{ 'away-0-to-day': '3', 'away-0-to-month': '1', 'away-0-to-year': '2028' },
  ...more,
});

describe('the reviewers of a program', () => {
  it('are listed with what they hold of what they can, in both languages; a viewer sees no button', async () => {
    const page = (await me.get(pool)).body ?? '';
    expect(page).toContain('Amara Osei');
    expect(page).toContain('0 of 40');
    expect(page).toContain(`href="${pool}/new"`);
    const spanish = new Caller(store, issuer).signedIn(await issuer.token(manager));
    expect((await spanish.get(`${pool}?lang=es`)).body).toContain('0 de 40');
    const looking = new Caller(store, issuer).signedIn(await issuer.token(viewer));
    const seen = await looking.get(pool);
    expect(seen.statusCode).toBe(200);
    expect(seen.body).not.toContain(`${pool}/new`);
    for (const path of ['/new', '/import', '/reviewer1/change', '/reviewer1/pause'])
      expect((await looking.get(`${pool}${path}`)).statusCode).toBe(403);
    for (const path of ['/new', '/import', '/reviewer1/change', '/reviewer1/pause', '/reviewer1/link'])
      expect((await looking.post(`${pool}${path}`, filled('x@example.org'))).statusCode).toBe(403);
    expect((await looking.get(`${pool}/reviewer1`)).body).not.toContain('<form action="/manage/programs');
  });

  it('of another program, and nobody, are not there', async () => {
    for (const path of [`${pool}/nobody`, `${pool}/nobody/change`, '/manage/programs/nothing-here/reviewers'])
      expect((await me.get(path)).statusCode).toBe(404);
  });

  it('grow by somebody who is typed in; the trail says who and which parts, not what', async () => {
    const answer = await me.post(`${pool}/new`, filled('nadia@example.org', { surname: 'Okafor Ruiz' }));
    expect(answer.statusCode).toBe(303);
    const one = await byEmail('nadia@example.org');
    expect(one).toMatchObject({
      ...{ name: 'Nadia Okafor', surname: 'Okafor Ruiz', language: 'es', languages: ['en', 'es'] },
      ...{ topics: ['nursing', 'medicine'], capacity: { most: 6 }, panel: 'reader', load: 0, version: 1 },
      away: [{ from: '2027-12-20', to: '2028-01-03' }],
      relations: { schools: ['oakland-tech', 'Bay College'], people: ['niece@example.org'] },
    });
    expect(await changesOf(store, id, one.reviewerId)).toMatchObject([
      { version: 1, event: 'added', by: { kind: 'manager', id: manager.sub }, parts: [] },
    ]);
    const page = (await me.get(locationOf(answer))).body ?? '';
    expect(page).toContain('The reviewer is added.');
    expect(page).toContain('Bay College');
    const form = (await me.get(`${pool}/${one.reviewerId}/change`)).body ?? '';
    const changed = filled('nadia@example.org', { version: '1', most: '', businesses: '94-1234567' });
    expect(form).toContain('value="Okafor Ruiz"');
    expect((await me.post(`${pool}/${one.reviewerId}/change`, changed)).statusCode).toBe(303);
    const after = await named(one.reviewerId);
    expect(after.surname).toBeUndefined();
    expect(after).toMatchObject({ capacity: {}, version: 2 });
    const [, second] = await changesOf(store, id, one.reviewerId);
    expect(second).toMatchObject({ event: 'changed', parts: ['capacity', 'relations', 'surname'] });
    expect(JSON.stringify([after, second])).not.toContain('1234567');
    // A tax number stays when the form that shows its code is saved again.
    const shown =
      /<textarea[^>]*id="businesses"[^>]*>([^<]*)</.exec(
        (await me.get(`${pool}/${one.reviewerId}/change`)).body ?? '',
      )?.[1] ?? '';
    expect(shown).toMatch(/^Tax number .* [0-9a-f]{8}$/);
    await me.post(`${pool}/${one.reviewerId}/change`, { ...changed, version: '2', businesses: shown });
    expect((await named(one.reviewerId)).version).toBe(2);
  });

  it('have one address each, however it is written', async () => {
    const answer = await me.post(`${pool}/new`, filled('Reviewer1+x@example.org'));
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('reads for this program already');
    const both = await Promise.all([1, 2].map(() => me.post(`${pool}/new`, filled('twice@example.org'))));
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([303, 422]);
  });

  it.each<[string, Fields, string]>([
    ['an address that is none', { email: 'nobody' }, 'Enter an email address, like'],
    ['a person who is no address', { people: 'a@example.org\nmy niece' }, 'Line 2 is not an email address'],
    ['fewest over most', { least: '7' }, 'The fewest must not be more than the most'],
    ['days the wrong way round', { 'away-0-to-year': '2026' }, 'The last day must not be before the first'],
    ['no languages', { languages: [] }, 'Languages for reading applications'],
    ['a school without end', { schools: 'x'.repeat(151) }, 'Line 1 is too long'],
  ])('are not stored with %s', async (_, wrong, said) => {
    const before = await listReviewers(store, id);
    const answer = await me.post(`${pool}/new`, filled('wrong@example.org', wrong));
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain(said);
    expect(await listReviewers(store, id)).toEqual(before);
  });

  it('are not overwritten by a form that somebody looked at before', async () => {
    const form = filled('reviewer2@example.org', { name: 'Beatriz Luna', version: '1' });
    expect((await me.post(`${pool}/reviewer2/change`, form)).statusCode).toBe(303);
    const late = await me.post(`${pool}/reviewer2/change`, { ...form, name: 'Somebody else' });
    expect(late.statusCode).toBe(409);
    expect(late.body).toContain('Somebody else changed this person meanwhile');
    expect((await named('reviewer2')).name).toBe('Beatriz Luna');
  });
});

describe('somebody who is paused', () => {
  it('holds nothing: their applications go to others at once, and nothing new comes', async () => {
    const { applicationId, tasks } = await applicationInReview(store, id, goodAnswers[id]);
    const task = tasks[0];
    if (!task) throw new Error('nobody reads it');
    const own = `${pool}/${task.reviewerId}`;
    const { version } = await named(task.reviewerId);
    expect((await me.get(`${own}/pause`)).body).toContain('1 open application now');
    const answer = await me.post(`${own}/pause`, { version: String(version) });
    expect((await me.get(locationOf(answer))).body).toContain('1 application went to somebody else');
    expect(await named(task.reviewerId)).toMatchObject({ status: 'paused', load: 0, epoch: 2 });
    const now = await listTasks(store, applicationId);
    expect(now.find(({ taskId }) => taskId === task.taskId)?.status).toBe('ended');
    expect(now.filter(({ status }) => status === 'open')).toHaveLength(2);
    const again = await applicationInReview(store, id, goodAnswers[id]);
    expect(again.tasks.map(({ reviewerId }) => reviewerId)).not.toContain(task.reviewerId);
    expect((await me.post(`${own}/link`, {})).headers?.['location']).toContain('done=link-paused');
    const { version: later } = await named(task.reviewerId);
    await me.post(`${own}/resume`, { version: String(later) });
    expect(await named(task.reviewerId)).toMatchObject({ status: 'active' });
    const sent = await me.post(`${own}/link`, {});
    expect(sent.headers?.['location']).toContain('done=link');
    const record = `${id}.${task.reviewerId}.page-${later + 2}.1`;
    expect((await readItem(store, keys.outbox(record)))?.['effect']).toEqual({
      ...{ kind: 'mail-reviewer-page', mail: 'reviewer-page', programId: id, reviewerId: task.reviewerId },
    });
  });

  it('somebody a change joins to an application they hold gives it up in the same request', async () => {
    const { applicationId, tasks } = await applicationInReview(store, id, goodAnswers[id]);
    const task = tasks[0];
    if (!task) throw new Error('nobody reads it');
    const { name, email, language, version } = await named(task.reviewerId);
    const form = { name, email, language, languages: [language], version: String(version) };
    const own = `${pool}/${task.reviewerId}/change`;
    const answer = await me.post(own, { ...form, schools: 'Oakland Tech High School', action: 'continue' });
    expect((await me.get(locationOf(answer))).body).toMatch(/open applications? joins? them to somebody now/);
    const now = await listTasks(store, applicationId);
    expect(now.find(({ taskId }) => taskId === task.taskId)?.status).toBe('ended');
  });
});

describe('a list of reviewers', () => {
  const list =
    'name,email,topics\nIda Quist,ida@example.org,nursing\nCalvin Brooks,reviewer3@example.org,medicine\n';

  it('shows what it would do, and does it when it is sent from there', async () => {
    const before = await listReviewers(store, id);
    const preview = await me.post(`${pool}/import`, { text: list });
    expect(preview.statusCode).toBe(200);
    expect(preview.body).toContain('Ida Quist');
    expect(preview.body).toContain('Calvin Brooks');
    expect(await listReviewers(store, id)).toEqual(before);
    const seen = /name="seen" value="([0-9a-f]+)"/.exec(preview.body ?? '')?.[1] ?? '';
    const done = await me.post(`${pool}/import`, { text: list, seen });
    expect(locationOf(done)).toBe(`${pool}?done=imported&added=1&changed=1&late=0`);
    expect((await me.get(locationOf(done))).body).toContain('Imported: 1 added, 1 changed.');
    expect(await byEmail('ida@example.org')).toMatchObject({ topics: ['nursing'], panel: 'reader' });
    expect(await named('reviewer3')).toMatchObject({
      topics: ['medicine'],
      relations: { schools: ['oakland-tech', 'Oakland Tech High School'] },
    });
    // Sent a second time it changes nobody, and says so instead of a button.
    const again = await me.post(`${pool}/import`, { text: list, seen });
    expect(again.body).toContain('This list changes nothing');
    expect(again.body).not.toContain('name="seen"');
  });

  it('is refused whole with every problem by line and column, and stays in the box', async () => {
    const wrong = 'name,email,most\nLea,lea@example.org,5\n,leo@example.org,many\n';
    const before = await listReviewers(store, id);
    const answer = await me.post(`${pool}/import`, { text: wrong, seen: 'x' });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('Line 3, name: This is empty. Fill it in.');
    expect(answer.body).toContain('Line 3, most: Write a whole number, or leave it empty.');
    expect(answer.body).toContain('Lea,lea@example.org,5');
    expect(await listReviewers(store, id)).toEqual(before);
  });

  it('is looked at once more when the reviewers were changed in between', async () => {
    const text = 'name,email\nUma Day,uma@example.org';
    const preview = (await me.post(`${pool}/import`, { text })).body ?? '';
    const seen = /name="seen" value="([0-9a-f]+)"/.exec(preview)?.[1] ?? '';
    await me.post(`${pool}/new`, filled('uma@example.org', { name: 'Uma May' }));
    const answer = await me.post(`${pool}/import`, { text, seen });
    expect(answer.statusCode).toBe(409);
    expect(answer.body).toContain('changed by somebody else meanwhile');
    expect((await byEmail('uma@example.org')).name).toBe('Uma May');
  });

  it('comes as a file too, in the letters of Windows', async () => {
    const file = Buffer.from('name;email\r\nJosé Núñez;jose.nunez@example.org\r\n', 'latin1');
    const mark = '----boundary';
    const part = (head: string, content: Buffer | string) =>
      Buffer.concat([
        Buffer.from(`--${mark}\r\nContent-Disposition: form-data; ${head}\r\n\r\n`),
        Buffer.from(content as string, 'latin1'),
        Buffer.from('\r\n'),
      ]);
    const body = Buffer.concat([
      part('name="csrf"', me.csrf),
      part('name="file"; filename="list.csv"\r\nContent-Type: text/csv', file.toString('latin1')),
      part('name="text"', ''),
      Buffer.from(`--${mark}--\r\n`),
    ]);
    const answer = await me.send('POST', `${pool}/import`, body.toString('base64'), {
      'content-type': `multipart/form-data; boundary=${mark}`,
    });
    expect(answer.statusCode).toBe(200);
    expect(answer.body).toContain('José Núñez');
  });

  it('says what is missing, or there twice', async () => {
    expect((await me.post(`${pool}/import`, { text: ' ' })).body).toContain('Choose a file or paste a list');
  });
});

describe('what became of a reviewer’s tasks, and their wishes', () => {
  it('stands on their page; wishes only where the program asks for them, and in the trail that they must not read it', async () => {
    await transact(store, [loadWrite(id, 'reviewer2', 1, undefined, { finished: 1, onTime: 1, overdue: 1 })]);
    await transact(store, [loadWrite(id, 'reviewer2', -1, undefined, { finished: 1 })]);
    const shown = async () => ((await me.get(`${pool}/reviewer2`)).body ?? '').replaceAll(/\s+/g, ' ');
    const before = await shown();
    expect(before).toContain('2, of these 1 in time');
    expect(before).toMatch(/Taken over by others, overdue.{0,80}>\s*1\s*</);
    expect(before).not.toContain('Wishes for this round');
    await asksBefore(store, id);
    const ids = await waiting(
      store,
      id,
      Array(3).fill({ answers: { ...goodAnswers[id], schoolId: 'mission-high' } }),
    );
    for (const [i, bid] of (['want', 'conflict'] as const).entries())
      expect(await placeBid(store, await named('reviewer2'), ids[i] ?? '', bid)).toBe('saved');
    expect(await placeBid(store, await named('reviewer1'), ids[2] ?? '', 'can')).toBe('saved');
    expect(await shown()).toMatch(/Wishes for this round.{0,80}>\s*2\s*</);
    const trail = (await me.get(`/manage/applications/${ids[1]}`)).body ?? '';
    expect(trail).toContain('A reader said that they must not read it');
    expect(trail).toContain((await named('reviewer2')).name);
  });
});
