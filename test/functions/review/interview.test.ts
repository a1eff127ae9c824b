import PostalMime from 'postal-mime';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { prepareMail } from '../../../functions/dispatch/mails/prepare-mail.ts';
import { bookInterview } from '../../../shared/cases/interviews/book.ts';
import { declineInterview } from '../../../shared/cases/interviews/end.ts';
import type { InterviewerMail } from '../../../shared/domain/effects.ts';
import { seedSamples } from '../../../shared/programs/publish-samples.ts';
import { loadApplication } from '../../../shared/store/applications.ts';
import { listSheets, readInterview } from '../../../shared/store/interviews.ts';
import type { Store } from '../../../shared/store/table.ts';
import { transact } from '../../../shared/store/transact.ts';
import { startTestTable, type TestTable } from '../../support/dynamodb.ts';
import { internship, invited, seatOf, sheetSent, slotsAdded } from '../../support/interviewing.ts';
import { dispatchOn } from '../dispatch/fixtures.ts';
import { contents } from '../manage/situation.ts';
import { type Fields, formTo, known, textOf, Visitor } from './reviewing.ts';

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

async function booked(): Promise<string> {
  const [slot] = await slotsAdded(store);
  const id = await invited(store, 4, { name: 'Rosa Vega' });
  await bookInterview(
    store,
    id,
    { slotId: known(slot).slotId, needs: 'An interpreter' },
    store.now().toISOString(),
  );
  return id;
}
const begins = () => table.clock.moveTo('2026-12-03T17:00:00.000Z');

/** The mail somebody on the panel would get now, sent. */
async function mailed(id: string, reviewerId: string, mail: InterviewerMail) {
  const { seatId } = await seatOf(store, id, reviewerId);
  const record = { id: 'r', state: 'pending', attempts: 0, createdAt: store.now().toISOString() } as never;
  const made = await prepareMail(dispatchOn(store), record, {
    ...{ kind: 'mail-interviewer', mail, applicationId: id, seatId },
  });
  if (made.kind === 'mail' && made.writes.length > 0) await transact(store, [...made.writes]);
  return made;
}

/** The browser of somebody who pressed the button behind their mailed link. */
async function opened(
  id: string,
  reviewerId: string,
): Promise<{ visitor: Visitor; path: string; link: string }> {
  const mail = await mailed(id, reviewerId, 'interview-appointment');
  const link =
    mail.kind === 'mail'
      ? known(/\/review\/interviews\/open\/[\w-]{22}/.exec(mail.mail.text)?.[0])
      : await linkOf(id, reviewerId);
  const visitor = new Visitor(store);
  await visitor.post(link);
  return { visitor, path: `/review/interviews/${(await seatOf(store, id, reviewerId)).seatId}`, link };
}
async function linkOf(id: string, reviewerId: string): Promise<string> {
  const mail = await mailed(id, reviewerId, 'interview-sheet');
  if (mail.kind !== 'mail') throw new Error(mail.reason);
  return known(/\/review\/interviews\/open\/[\w-]{22}/.exec(mail.mail.text)?.[0]);
}

const sheet: Fields = {
  ...{ 'score-interest': '4', 'score-listening': '5', 'score-plan': '3' },
  ...{ 'comment-listening': 'Heard every question.', decision: 'record' },
};

describe('a mailed link', () => {
  test('shows nothing and changes nothing; its button opens the interview, whatever a scanner did before', async () => {
    const id = await booked();
    const mail = await mailed(id, 'reviewer7', 'interview-appointment');
    if (mail.kind !== 'mail') throw new Error(mail.reason);
    expect(mail.mail.text).not.toContain('Rosa Vega');
    const link = known(/\/review\/interviews\/open\/[\w-]{22}/.exec(mail.mail.text)?.[0]);
    const before = await contents(store);
    const visitor = new Visitor(store);
    const shown = textOf(await visitor.get(link));
    const nobodys = textOf(await visitor.get('/review/interviews/open/AAAAAAAAAAAAAAAAAAAAAA'));
    expect(shown.replaceAll(link.slice(-22), 'X')).toBe(nobodys.replaceAll('AAAAAAAAAAAAAAAAAAAAAA', 'X'));
    await visitor.head(link);
    expect(await contents(store)).toEqual(before);
    const page = textOf(await visitor.submit(link));
    expect(page).toContain('Rosa Vega');
    expect(page).toContain('An interpreter');
    expect(page).toContain('You can score from');
    expect(page).not.toContain('name="score-');
    expect((await visitor.post('/review/interviews/open/AAAAAAAAAAAAAAAAAAAAAA')).statusCode).toBe(404);
  });

  test('opens nothing once the interview is called off', async () => {
    const id = await booked();
    const { link, visitor, path } = await opened(id, 'reviewer7');
    await declineInterview(store, id, '');
    expect((await new Visitor(store).post(link)).statusCode).toBe(410);
    const over = await visitor.get(path);
    expect(over.statusCode).toBe(410);
    expect(textOf(over)).not.toContain('Rosa Vega');
  });
});

describe.each(['en', 'es'])('a sheet in %s', (lang) => {
  test('is taken once it has begun, with every part, a comment at the ends, and a choice that nothing makes', async () => {
    const id = await booked();
    const { visitor, path } = await opened(id, 'reviewer7');
    const { csrf: first = '' } = formTo(await visitor.get(`${path}/leave`), `${path}/leave`);
    const early = await visitor.post(path, { ...sheet, csrf: first });
    expect(early.statusCode).toBe(409);
    begins();
    // The session of some days ago is over.
    await visitor.post(await linkOf(id, 'reviewer7'));
    const page = await visitor.get(`${path}?lang=${lang}`);
    const csrf = { csrf: known(formTo(page, path)['csrf']) };
    expect(textOf(page)).toContain(lang === 'es' ? 'Su hoja de calificación' : 'Your score sheet');
    expect(textOf(page)).not.toContain(' checked');
    const missing = await visitor.post(path, { ...csrf, ...sheet, 'comment-listening': '' });
    expect(missing.statusCode).toBe(422);
    expect(textOf(missing)).toContain('href="#comment-listening"');
    const undecided = await visitor.post(path, { ...csrf, ...sheet, decision: '' });
    expect(textOf(undecided)).toContain('href="#decision"');
    expect((await visitor.post(path, { ...sheet, csrf: 'x' })).statusCode).toBe(403);
    const unsure = { ...csrf, ...sheet, 'score-plan': 'not-sure' };
    const sent = await visitor.submit(path, unsure);
    expect(textOf(sent)).toContain(lang === 'es' ? 'Su hoja está registrada' : 'Your sheet is recorded');
    const { key } = known(await loadApplication(store, id));
    expect(await listSheets(store, key)).toMatchObject([
      { reviewerId: 'reviewer7', scores: { interest: 4, listening: 5 }, notSure: ['plan'] },
    ]);
    const again = await visitor.submit(path, unsure);
    expect(textOf(again)).toContain(lang === 'es' ? 'Ya había enviado' : 'You have sent your sheet before');
    // The list of what they do shows it, and where it leads.
    expect(textOf(await visitor.get('/review'))).toContain(path);
  });
});

describe('somebody on a panel', () => {
  test('sees nothing of another’s sheet, since this program’s readers never do', async () => {
    const id = await booked();
    begins();
    await sheetSent(store, id, 'reviewer8', 1);
    const { visitor, path } = await opened(id, 'reviewer7');
    expect(textOf(await visitor.get(path))).not.toContain('As seen.');
    const csrf = { csrf: known(formTo(await visitor.get(path), path)['csrf']) };
    const sent = textOf(await visitor.submit(path, { ...csrf, ...sheet }));
    expect(sent).not.toContain('As seen.');
    expect(sent).not.toContain('The others on the panel');
    expect(await readInterview(store, id)).toMatchObject({ status: 'held', sheets: 2 });
  });

  test('who has a stake says so, and sees nothing of the applicant from then on', async () => {
    const id = await booked();
    begins();
    const { visitor, path, link } = await opened(id, 'reviewer7');
    const page = await visitor.get(path);
    const { csrf = '' } = formTo(page, path);
    const over = await visitor.submit(path, { csrf, decision: 'conflict' });
    expect(over.statusCode).toBe(410);
    expect(textOf(over)).not.toContain('Rosa Vega');
    expect((await seatOf(store, id, 'reviewer7')).status).toBe('conflict');
    expect((await visitor.post(link)).statusCode).toBe(410);
    expect((await visitor.post(path, { csrf, ...sheet })).statusCode).toBe(410);
  });

  test('who cannot come says why, from nothing chosen beforehand', async () => {
    const id = await booked();
    const { visitor, path } = await opened(id, 'reviewer8');
    const asked = await visitor.get(`${path}/leave`);
    const form = formTo(asked, `${path}/leave`);
    expect((await visitor.post(`${path}/leave`, form)).statusCode).toBe(422);
    await visitor.post(`${path}/leave`, { ...form, reason: 'unavailable' });
    expect((await seatOf(store, id, 'reviewer8')).status).toBe('excused');
  });

  test('reaches no interview of others, by its address or by its form', async () => {
    const id = await booked();
    begins();
    const { path } = await opened(id, 'reviewer7');
    const other = await opened(id, 'reviewer8');
    expect((await other.visitor.get(path)).statusCode).toBe(404);
    const { csrf = '' } = formTo(await other.visitor.get(other.path), other.path);
    expect((await other.visitor.post(path, { csrf, ...sheet })).statusCode).toBe(404);
    expect((await new Visitor(store).get(path)).statusCode).toBe(401);
    expect((await seatOf(store, id, 'reviewer7')).status).toBe('open');
  });
});

describe('the calendar', () => {
  /** A mail as it is sent, taken apart by another program. */
  const parsed = async (content: string) => {
    const raw = [
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary=x',
      '',
      '--x',
      'Content-Type: text/calendar; charset=UTF-8',
      'Content-Disposition: attachment; filename=interview.ics',
      '',
      content,
      '--x--',
      '',
    ].join('\r\n');
    const [file] = (await PostalMime.parse(raw)).attachments;
    const text = new TextDecoder().decode(known(file).content as ArrayBuffer).replace(/\r?\n /g, '');
    return Object.fromEntries(
      text
        .split(/\r?\n/)
        .filter((line) => /^[A-Z]+:/.test(line))
        .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1)]),
    );
  };
  const applicantMail = async (id: string, mail: 'interview-booked' | 'interview-ended') => {
    const record = { id: 'r', state: 'pending', attempts: 0, createdAt: store.now().toISOString() } as never;
    const made = await prepareMail(dispatchOn(store), record, {
      kind: 'mail-applicant',
      mail,
      applicationId: id,
    });
    if (made.kind !== 'mail') throw new Error(made.reason);
    return parsed(known(made.attachments?.[0]).content);
  };
  const panelMail = async (id: string, reviewer: string, mail: InterviewerMail) => {
    const made = await mailed(id, reviewer, mail);
    if (made.kind !== 'mail') throw new Error(made.reason);
    return parsed(known(made.attachments?.[0]).content);
  };

  test('has one entry each that moves by its number, and is taken out when it is called off', async () => {
    const id = await booked();
    const first = await applicantMail(id, 'interview-booked');
    const panelFirst = await panelMail(id, 'reviewer7', 'interview-appointment');
    expect(first).toMatchObject({
      ...{ METHOD: 'PUBLISH', SEQUENCE: '1', DTSTART: '20261203T170000Z', DTEND: '20261203T172000Z' },
      ...{ LOCATION: 'Room 210', STATUS: 'CONFIRMED', TRANSP: 'OPAQUE' },
    });
    expect(panelFirst).toMatchObject({ METHOD: 'PUBLISH', SEQUENCE: '0', DTSTART: '20261203T170000Z' });
    expect(JSON.stringify([first, panelFirst])).not.toContain('Rosa');
    const later = (await slotsAdded(store, { day: '2026-12-04' })).at(-1);
    await bookInterview(store, id, { slotId: known(later).slotId, needs: '' }, store.now().toISOString());
    const moved = await applicantMail(id, 'interview-booked');
    expect(moved).toMatchObject({ UID: first['UID'], SEQUENCE: '2', DTSTART: '20261204T175000Z' });
    expect(await panelMail(id, 'reviewer7', 'interview-appointment')).toMatchObject({
      ...{ UID: panelFirst['UID'], SEQUENCE: '1', DTSTART: '20261204T175000Z' },
    });
    await declineInterview(store, id, '');
    expect(await applicantMail(id, 'interview-ended')).toMatchObject({
      ...{ UID: first['UID'], METHOD: 'CANCEL', STATUS: 'CANCELLED', SEQUENCE: '3' },
    });
    expect(await panelMail(id, 'reviewer7', 'interview-off')).toMatchObject({
      ...{ UID: panelFirst['UID'], METHOD: 'CANCEL', SEQUENCE: '2' },
    });
  });
});
