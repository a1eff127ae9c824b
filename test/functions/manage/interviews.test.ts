import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { bookInterview } from '../../../shared/cases/interviews/book.ts';
import { allocate } from '../../../shared/cases/round/allocate.ts';
import { seedSamples } from '../../../shared/programs/publish-samples.ts';
import { listSlots, readInterview } from '../../../shared/store/interviews.ts';
import { readRound } from '../../../shared/store/rounds.ts';
import type { Store } from '../../../shared/store/table.ts';
import { startTestTable, type TestTable } from '../../support/dynamodb.ts';
import { internshipRound, invited, sheetSent, slotsAdded } from '../../support/interviewing.ts';
import { reviewed, submitted, threePrograms } from '../../support/scenario.ts';
import { Caller, locationOf, manager, startIssuer, type TestIssuer, viewer } from './managing.ts';
import { contents } from './situation.ts';

let table: TestTable;
let issuer: TestIssuer;
let store: Store;
let caller: Caller;

beforeAll(async () => {
  table = await startTestTable();
  issuer = await startIssuer(table.clock.now);
});
afterAll(async () => {
  await table.stop();
  await issuer.stop();
});
beforeEach(async () => {
  table.clock.moveTo('2026-11-23T18:00:00.000Z');
  store = await table.another();
  await seedSamples(store, threePrograms);
  caller = new Caller(store, issuer).signedIn(await issuer.token(manager));
});

const own = `/manage/rounds/${internshipRound}/interviews`;
const times = {
  ...{ 'day-year': '2026', 'day-month': '12', 'day-day': '3', from: '9:00', to: '10:10' },
  ...{ breakMinutes: '5', place: 'Room 210', panel: ['reviewer7', 'reviewer8'] },
};
const fieldsOf = (body: string) =>
  [...body.matchAll(/name="([^"]+)"/g)].map(([, name]) => name).filter((name) => name !== 'csrf');
const known = <T>(value: T | undefined): T => {
  if (value === undefined) throw new Error('nothing there');
  return value;
};

describe('times', () => {
  test('are added for a day, said to be wrong at the box concerned, and removed while nobody has them', async () => {
    const form = (await caller.get(`${own}/new`)).body ?? '';
    for (const name of Object.keys(times)) expect(fieldsOf(form)).toContain(name);
    const wrong = await caller.post(`${own}/new`, { ...times, to: '09:10' });
    expect(wrong.statusCode).toBe(422);
    expect(wrong.body).toContain('no room for one interview');
    expect(wrong.body).toContain('href="#to"');
    const many = await caller.post(`${own}/new`, { ...times, from: 'x', to: '', place: '' });
    expect([...(many.body ?? '').matchAll(/<a href="#(\w+)"/g)].map(([, id]) => id)).toEqual([
      'from',
      'to',
      'place',
    ]);
    const few = await caller.post(`${own}/new`, { ...times, panel: ['reviewer7'] });
    expect(few.body).toContain('Choose 2 people who are there on that day');
    const done = await caller.post(`${own}/new`, times);
    expect(locationOf(done)).toBe(`${own}?done=slots`);
    const slots = await listSlots(store, internshipRound);
    expect(slots.map(({ startsAt }) => startsAt)).toEqual([
      '2026-12-03T17:00:00.000Z',
      '2026-12-03T17:25:00.000Z',
      '2026-12-03T17:50:00.000Z',
    ]);
    const busy = await caller.post(`${own}/new`, times);
    expect(busy.body).toContain('Gabriel Moreau and Hye-jin Park');
    expect((await caller.post(`${own}/remove`)).body).toContain('Choose the times to remove');
    await caller.post(`${own}/remove`, { slot: [known(slots[0]).slotId, known(slots[1]).slotId] });
    expect(await listSlots(store, internshipRound)).toHaveLength(1);
  });
});

describe.each([
  ['en', 'Free times: only 0. People who have none yet, with these: 2.', 'Invite 2 people to an interview?'],
  [
    'es',
    'Horas libres: solo 0. Personas sin hora, contando estas: 2.',
    '¿Invitar a 2 personas a una entrevista?',
  ],
])('inviting in %s', (lang, few, title) => {
  test('shows who that is and whether there are times enough, before anybody is told', async () => {
    const best = await reviewed(store, await submitted(store, 'youth-internship', { name: 'Best One' }), 5);
    const next = await reviewed(store, await submitted(store, 'youth-internship', { name: 'Next One' }), 4);
    const last = await reviewed(store, await submitted(store, 'youth-internship', { name: 'Last One' }), 2);
    expect((await caller.get(`${own}/invite?lang=${lang}`)).body).toContain('Best One');
    expect((await caller.post(`${own}/invite?lang=${lang}`)).statusCode).toBe(422);
    expect((await caller.post(`${own}/invite`, { how: 'line', line: 'x' })).body).toContain('href="#line"');
    const before = await contents(store);
    const sure = (await caller.post(`${own}/invite?lang=${lang}`, { how: 'best', best: '2' })).body ?? '';
    expect(sure).toContain(title);
    expect(sure).toContain(few);
    expect(sure).not.toContain('Last One');
    expect(await contents(store)).toEqual(before);
    const line = (await caller.post(`${own}/invite`, { how: 'line', line: '60' })).body ?? '';
    expect(line).not.toContain('Last One');
    const ticked = (await caller.post(`${own}/invite`, { how: 'ticked', ticked: [last] })).body ?? '';
    expect(ticked).toContain('Last One');
    const people = known(/name="people" value="([^"]+)"/.exec(sure)?.[1]);
    const done = await caller.post(`${own}/invite`, { sure: 'yes', people });
    expect(locationOf(done)).toBe(`${own}?done=invited`);
    for (const id of [best, next]) expect((await readInterview(store, id))?.status).toBe('invited');
    expect(await readInterview(store, last)).toBeUndefined();
    const page = (await caller.get(`${own}?lang=${lang}`)).body ?? '';
    expect(page).toContain('Next One');
  });
});

describe('one invitation', () => {
  const about = (id: string) => `/manage/applications/${id}/interview`;

  test('offers what makes sense, asks for a choice, and does it', async () => {
    const [slot] = await slotsAdded(store);
    const id = await invited(store, 4, { name: 'Somebody Invited' });
    const open = (await caller.get(about(id))).body ?? '';
    expect(open).toContain('Give more time');
    expect(open).not.toContain('did not come');
    expect((await caller.post(about(id))).statusCode).toBe(422);
    await bookInterview(
      store,
      id,
      { slotId: known(slot).slotId, needs: 'Step-free' },
      store.now().toISOString(),
    );
    expect((await caller.get(own)).body).toContain('Needs: Step-free');
    table.clock.moveTo('2026-12-03T18:00:00.000Z');
    caller.signedIn(await issuer.token(manager));
    expect((await caller.get(own)).body).toContain('Missing: Gabriel Moreau and Hye-jin Park');
    expect(locationOf(await caller.post(about(id), { act: 'missed' }))).toBe(`${own}?done=missed`);
    expect(locationOf(await caller.post(about(id), { act: 'again' }))).toBe(`${own}?done=again`);
    expect(locationOf(await caller.post(about(id), { act: 'close' }))).toBe(`${own}?done=closed`);
    expect((await readInterview(store, id))?.status).toBe('closed');
    const trail = (await caller.get(`/manage/applications/${id}`)).body ?? '';
    for (const said of ['Invited to an interview', 'Did not come to the interview'])
      expect(trail).toContain(said);
  });

  test('is on the page of its application and in the answer of the API, with its sheets', async () => {
    const [slot] = await slotsAdded(store);
    const id = await invited(store);
    await bookInterview(store, id, { slotId: known(slot).slotId, needs: '' }, store.now().toISOString());
    table.clock.moveTo('2026-12-03T18:00:00.000Z');
    for (const one of ['reviewer7', 'reviewer8']) await sheetSent(store, id, one, 4);
    const token = await issuer.token(manager);
    caller.signedIn(token);
    const page = (await caller.get(`/manage/applications/${id}`)).body ?? '';
    expect(page).toContain('Sheet of Gabriel Moreau');
    expect(page).toContain('As seen.');
    const api = new Caller(store, issuer);
    api.bearer = token;
    const { interview } = JSON.parse((await api.get(`/api/manage/applications/${id}`)).body ?? '');
    expect(interview).toMatchObject({ status: 'held', score: '80.00', place: 'Room 210' });
    expect(interview.sheets).toHaveLength(2);
  });
});

describe('the round', () => {
  test('says what closing does to interviews to come, and the proposal shows both parts', async () => {
    const [slot, second] = await slotsAdded(store);
    const met = await invited(store);
    const waits = await invited(store, 5);
    for (const [id, one] of [[met, slot] as const, [waits, second] as const])
      await bookInterview(store, id, { slotId: known(one).slotId, needs: '' }, store.now().toISOString());
    table.clock.moveTo('2026-12-03T18:00:00.000Z');
    caller.signedIn(await issuer.token(manager));
    for (const one of ['reviewer7', 'reviewer8']) await sheetSent(store, met, one, 3);
    const round = `/manage/rounds/${internshipRound}`;
    expect((await caller.get(round)).body).toContain(`${round}/interviews`);
    const refused = await caller.post(`${round}/close`);
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain('One person is invited to an interview that is not scored');
    expect((await caller.post(`${round}/close`, { leave: 'yes' })).statusCode).toBe(303);
    await allocate(store, internshipRound);
    expect((await readRound(store, internshipRound))?.status).toBe('proposed');
    const page = (await caller.get(round)).body ?? '';
    expect(page).toContain('interview 60.00 (weighs 40%)');
    expect(page).toContain('not interviewed');
    expect(page).toContain('One person was interviewed and ranks first');
    // Nothing moves while it is ranked.
    expect((await caller.get(`${own}/new`)).statusCode).toBe(409);
    expect((await caller.post(`${own}/invite`, { how: 'best', best: '1' })).statusCode).toBe(409);
  });

  test('is read without a change, and by a viewer without a button', async () => {
    await slotsAdded(store);
    const id = await invited(store);
    await reviewed(store, await submitted(store, 'youth-internship'));
    const before = await contents(store);
    const addresses = [
      own,
      `${own}/new`,
      `${own}/remove`,
      `${own}/invite`,
      `/manage/applications/${id}/interview`,
    ];
    for (const address of addresses) expect((await caller.get(address)).statusCode).toBe(200);
    const looks = new Caller(store, issuer).signedIn(await issuer.token(viewer));
    const page = (await looks.get(own)).body ?? '';
    expect(page).toContain('Who is invited');
    expect(page).not.toContain('/interviews/new');
    for (const address of addresses.slice(1)) expect((await looks.get(address)).statusCode).toBe(403);
    expect(await contents(store)).toEqual(before);
    // No such pages for a program without interviews.
    expect((await caller.get('/manage/rounds/health-careers-scholarship~2027/interviews')).statusCode).toBe(
      404,
    );
  });
});
