import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bookInterview } from '../../../shared/cases/interviews/book.ts';
import { seedSamples } from '../../../shared/programs/publish-samples.ts';
import { loadApplication } from '../../../shared/store/applications.ts';
import { listAttention } from '../../../shared/store/attention.ts';
import { listSlots, openWords, readInterview } from '../../../shared/store/interviews.ts';
import type { Store } from '../../../shared/store/table.ts';
import { startTestTable, type TestTable } from '../../support/dynamodb.ts';
import { internship, internshipRound, invited, slotsAdded } from '../../support/interviewing.ts';
import { reviewed, submitted } from '../../support/scenario.ts';
import { contents } from '../manage/situation.ts';
import { ApplicantBrowser, codeFor } from '../support/applicant-browser.ts';

let table: TestTable;
let store: Store;
beforeAll(async () => {
  table = await startTestTable();
});
afterAll(() => table.stop());
beforeEach(async () => {
  table.clock.moveTo('2026-11-23T18:00:00.000Z');
  store = await table.another();
  await seedSamples(store, [internship]);
});

async function holding(id: string): Promise<ApplicantBrowser> {
  const browser = new ApplicantBrowser(store);
  const form = new URLSearchParams({ code: await codeFor(store, id) });
  await browser.send('POST', `/applications/${id}/code/enter`, form);
  return browser;
}
const page = (id: string, below = '') => `/applications/${id}/interview${below}`;
const slotIds = async () => (await listSlots(store, internshipRound)).map(({ slotId }) => slotId);
const known = <T>(value: T | undefined): T => {
  if (value === undefined) throw new Error('nothing there');
  return value;
};

const languages = [
  {
    lang: 'en',
    pick: 'Pick a time for your interview',
    zone: 'Pacific Time',
    none: 'None of these times is possible for me',
    day: 'December 3, 2026',
    booked: 'Your interview is booked',
  },
  {
    lang: 'es',
    pick: 'Elija una hora para su entrevista',
    zone: 'hora del Pacífico',
    none: 'Ninguna de estas horas me es posible',
    day: '3 de diciembre de 2026',
    booked: 'Su entrevista está reservada',
  },
] as const;

describe.each(languages)('picking a time in $lang', ({ lang, pick, zone, none, day, booked }) => {
  it('shows the free times by day with nothing chosen, books one, and gives its file', async () => {
    await slotsAdded(store);
    const id = await invited(store);
    const browser = await holding(id);
    const status = await browser.open(`/applications/${id}?lang=${lang}`);
    expect(status.links.some(({ href }) => href.endsWith('/interview'))).toBe(true);
    const shown = await browser.open(page(id));
    expect(shown.heading).toBe(pick);
    expect(shown.text).toContain(zone);
    expect(shown.text).toContain(none);
    expect(shown.text).toContain(day);
    expect(shown.html).not.toContain('checked');
    const form = shown.form(/\/interview$/);
    const missing = await browser.submit(form, { needs: 'An interpreter' });
    expect(missing.status).toBe(422);
    expect(missing.html).toContain('href="#slot"');
    expect(missing.html).toContain('An interpreter');
    const [first = ''] = await slotIds();
    const done = await browser.submit(missing.form(/\/interview$/), { slot: first, needs: 'An interpreter' });
    expect(done.heading).toContain(booked);
    expect(done.text).toContain('Room 210');
    expect(done.text).toContain('An interpreter');
    const { key } = known(await loadApplication(store, id));
    expect(openWords(key, (await readInterview(store, id))?.needs)).toBe('An interpreter');
    const file = await browser.send('GET', page(id, '/calendar'));
    expect(file.headers?.['content-type']).toBe('text/calendar; charset=UTF-8; method=PUBLISH');
    expect(file.body).toContain('DTSTART:20261203T170000Z');
    expect(file.body).toContain('SEQUENCE:1');
    expect(file.body).not.toContain(id);
  });
});

describe('an interview’s pages', () => {
  it('say plainly that somebody else was faster, and offer the others', async () => {
    await slotsAdded(store);
    const [first = '', second = ''] = await slotIds();
    const [id, other] = [await invited(store), await invited(store)];
    const browser = await holding(id);
    const shown = await browser.open(page(id));
    await bookInterview(store, other, { slotId: first, needs: '' }, store.now().toISOString());
    const taken = await browser.submit(shown.form(/\/interview$/), { slot: first });
    expect(taken.status).toBe(409);
    expect(taken.text).toContain('Somebody else took that time a moment ago');
    expect(taken.html).not.toContain(first);
    expect(taken.html).not.toContain('checked');
    await browser.submit(taken.form(/\/interview$/), { slot: second });
    expect((await readInterview(store, id))?.status).toBe('booked');
  });

  it('let the time be changed until the day before, and then say whom to write to', async () => {
    await slotsAdded(store);
    const [first = '', , third = ''] = await slotIds();
    const id = await invited(store);
    await bookInterview(store, id, { slotId: first, needs: '' }, store.now().toISOString());
    const browser = await holding(id);
    const change = await browser.open(page(id, '/change'));
    expect(change.text).toContain('Keep the time I have');
    await browser.submit(change.form(/\/interview$/), { slot: third });
    expect(await readInterview(store, id)).toMatchObject({ appointment: { slotId: third }, sequence: 2 });
    table.clock.moveTo('2026-12-03T15:00:00.000Z');
    const later = await holding(id);
    const fixed = await later.open(page(id, '/change'));
    expect(fixed.path).toBe(page(id));
    expect(fixed.text).toContain('cannot be changed here any more');
    expect((await later.open(page(id, '/decline'))).path).toBe(page(id));
  });

  it('ask once more before somebody gives it up', async () => {
    await slotsAdded(store);
    const id = await invited(store);
    const browser = await holding(id);
    const asked = await browser.open(page(id, '/decline'));
    expect((await readInterview(store, id))?.status).toBe('invited');
    const done = await browser.submit(asked.form(/\/decline$/), { reason: 'I start a job.' });
    expect(done.text).toContain('You told us that you do not want an interview');
    expect((await readInterview(store, id))?.status).toBe('declined');
    const { key } = known(await loadApplication(store, id));
    const one = known(await readInterview(store, id));
    expect(openWords(key, one.status === 'declined' ? one.reason : undefined)).toBe('I start a job.');
  });

  it('tell the program where no time is possible or none is free', async () => {
    const id = await invited(store);
    const browser = await holding(id);
    const shown = await browser.open(page(id));
    expect(shown.text).toContain('There is no free time at the moment');
    const told = await browser.submit(shown.form(/\/interview$/), { needs: 'Evenings' });
    expect(told.text).toContain('The program has been told');
    expect((await listAttention(store)).map(({ kind }) => kind)).toEqual(['interview-times']);
  });

  it('are nobody’s without an invitation, say when the date is over, and change nothing when they are read', async () => {
    const none = await reviewed(store, await submitted(store, internship));
    expect((await (await holding(none)).open(page(none))).path).toBe(`/applications/${none}`);
    await slotsAdded(store, { day: '2026-12-10' });
    const [first = ''] = await slotIds();
    const id = await invited(store);
    const browser = await holding(id);
    const before = await contents(store);
    for (const below of ['', '/change', '/calendar', '/decline'])
      for (const method of ['GET', 'HEAD']) await browser.send(method, page(id, below));
    expect(await contents(store)).toEqual(before);
    const forged = await browser.send('POST', page(id), new URLSearchParams({ csrf: 'x', slot: first }));
    expect(forged.statusCode).not.toBe(303);
    expect((await readInterview(store, id))?.status).toBe('invited');
    const stranger = await holding(none);
    const foreign = await stranger.send('POST', page(id), new URLSearchParams({ slot: first }));
    expect(foreign.body).not.toContain('interview is booked');
    expect((await readInterview(store, id))?.status).toBe('invited');
    table.clock.moveTo('2026-12-02T18:00:00.000Z');
    expect((await (await holding(id)).open(page(id))).text).toContain('The time to pick was over on');
  });
});
