import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prepareMail } from '../../../functions/dispatch/mails/prepare-mail.ts';
import { type DueItem, handleDue } from '../../../shared/cases/clock.ts';
import { submitApplication } from '../../../shared/cases/intake/submit-application.ts';
import { sendInvitations } from '../../../shared/cases/phases/send-invitations.ts';
import { openPanel } from '../../../shared/cases/review/open-panel.ts';
import { screenApplication } from '../../../shared/cases/screening/screen-application.ts';
import type { ApplicantMail } from '../../../shared/domain/effects.ts';
import type { Language } from '../../../shared/domain/text.ts';
import { seedSamples } from '../../../shared/programs/publish-samples.ts';
import { readItem } from '../../../shared/store/applications.ts';
import { keys } from '../../../shared/store/keys.ts';
import { readProgram } from '../../../shared/store/programs.ts';
import { listTasks } from '../../../shared/store/reviewers.ts';
import type { Store } from '../../../shared/store/table.ts';
import { verifyApplication } from '../../../shared/store/verify-audit.ts';
import { pdf } from '../../shared/documents/make-files.ts';
import { startTestTable, type TestTable } from '../../support/dynamodb.ts';
import { linkTo as linkToRequest, requestTo } from '../../support/people.ts';
import { statusOf } from '../../support/scenario.ts';
import { validAnswers } from '../../support/valid-answers.ts';
import { dispatchOn } from '../dispatch/fixtures.ts';
import { Caller, locationOf, manager, startIssuer, type TestIssuer } from '../manage/managing.ts';
import { linkTo as linkToTask, Visitor } from '../review/reviewing.ts';
import { ApplicantBrowser, codeFor, idIn, type Shown } from '../support/applicant-browser.ts';
import { type Files, openFiles, post } from '../support/files.ts';
import { fillIn, startApplication } from './fill-in.ts';

const programId = 'two-phase-scholars';
const roundId = `${programId}~2027`;
const invitePage = `/manage/rounds/${encodeURIComponent(roundId)}/invite`;
/** Los Angeles has gone over to summer time between the two closings: 5 p.m. is another hour of the world's. */
const firstClosed = '2027-02-09T01:01:00.000Z';
const lastMoment = '2027-04-01T00:00:59.999Z';
const tooLate = '2027-04-01T00:01:00.000Z';
const afterwards = '2027-04-01T00:01:07.000Z';

const typed = {
  name: 'Mara Lund',
  email: 'mara.lund@example.org',
  'address-street1': '12 Harbor Street',
  'address-city': 'Portland',
  'address-stateOrProvince': 'OR',
  'address-postalCode': '97201',
  'dateOfBirth-month': '5',
  'dateOfBirth-day': '4',
  'dateOfBirth-year': '2006',
  homes: 'one',
  schoolYear: 'college',
  schoolName: 'Harbor College',
  'gpa-scale': '4.0',
  'gpa-value': '3.25',
  'gpa-weighted': 'no',
  enrollment: 'full-time',
  collegeName: 'Harbor College',
  householdSize: '4',
  householdIncome: '31,000',
  essay: 'I want to study rivers, and have measured one for a year.',
};
const recommender = { name: 'Ana Cruz', email: 'ana.cruz@example.org' };
const recommended = {
  knownAs: 'teacher',
  strength: 'She measures twice.',
  persistence: 'The river froze, and she walked to it.',
  recommend: 'strongly',
};
const named = { 'recommender-name': recommender.name, 'recommender-email': recommender.email };

let table: TestTable;
let store: Store;
let files: Files;
let issuer: TestIssuer;
beforeAll(async () => {
  table = await startTestTable({ startAt: '2026-12-01T18:00:00.000Z' });
  store = table.store;
  await seedSamples(store);
  files = await openFiles(store);
  issuer = await startIssuer(store.now);
});
afterAll(async () => {
  await files.close();
  await issuer.stop();
  await table.stop();
});

const site = () => new ApplicantBrowser(store, { send: files.sender, fetch: files.fetch });
const own = (id: string) => `/applications/${id}`;

/** A browser that has proved the address of an application. */
async function holding(id: string): Promise<ApplicantBrowser> {
  const browser = site();
  await browser.send(
    'POST',
    `${own(id)}/code/enter`,
    new URLSearchParams({ code: await codeFor(store, id) }),
  );
  return browser;
}

/** Somebody whose first part is in order, with figures above what the rules ask. */
async function waiting(name: string, language: Language = 'en'): Promise<string> {
  const program = await readProgram(store, programId);
  if (!program) throw new Error('not published');
  const email = `${name.toLowerCase().replaceAll(' ', '.')}@example.org`;
  const adult = { dateOfBirth: '2006-05-04', guardian: undefined };
  const sent = await submitApplication(store, {
    ...{ program, language, person: { name, email }, idempotencyKey: name },
    answers: { ...validAnswers(program.program, '2026-12-01'), ...adult },
  });
  if (sent.kind !== 'acknowledged') throw new Error(sent.kind);
  const { applicationId } = sent.acknowledgement;
  expect(await screenApplication(store, applicationId)).toEqual({ verdict: 'awaits-invitation' });
  return applicationId;
}

/** A mail as it would go out now. */
async function mailed(
  applicationId: string,
  mail: ApplicantMail,
): Promise<{ subject: string; text: string }> {
  const record = { id: 'r', state: 'pending', attempts: 0, createdAt: store.now().toISOString() } as never;
  const told = await prepareMail(dispatchOn(store), record, { kind: 'mail-applicant', mail, applicationId });
  if (told.kind === 'drop') throw new Error(`dropped: ${told.reason}`);
  return { subject: told.mail.subject, text: told.mail.text.replace(/\s+/g, ' ') };
}

/** Sends a file as a browser without scripts does, from the page of the files back to the questions. */
async function sendsTranscript(browser: ApplicantBrowser, from: Shown): Promise<Shown> {
  const form = await browser.submit(from.form(/\/add$/), { kind: 'pdf' });
  const { action, fields } = form.form(/quarantine/);
  const { file: _, ...rest } = Object.fromEntries(fields);
  const sent = await post({ url: action, fields: rest as Record<string, string> }, pdf(), {
    fileName: 'Mara Lund.pdf',
  });
  expect(sent.status).toBe(303);
  await files.settle();
  const list = await browser.open((sent.location ?? '').replace('https://awards.test', ''));
  return browser.open(list.links.find(({ href }) => href.endsWith('/missing'))?.href ?? '');
}

/** The page of the second part, everything answered and nothing sent. */
async function answeredAll(id: string): Promise<{ browser: ApplicantBrowser; page: Shown }> {
  const browser = await holding(id);
  const page = await browser.open(`${own(id)}/missing`);
  const toFiles = await browser.submit(page.form(/\/missing$/), { ...named, action: 'files:transcript' });
  return { browser, page: await sendsTranscript(browser, toFiles) };
}

const informationDue = async (id: string) =>
  (await readItem(store, keys.due(`APP#${id}`, 'information-deadline', 'request'))) as unknown as DueItem;

describe('The invited second step of the western scholarship', () => {
  let mara: string;
  let luz: string;
  let punctual: string;
  let late: string;
  let silent: string;

  it('begins with a first step that asks nothing of the second', async () => {
    const browser = site();
    const check = await fillIn(browser, await startApplication(browser, programId), typed);
    expect(check.text).not.toContain('transcript');
    expect((await browser.submit(check.form(/\/submit$/), { declaration: 'yes' })).status).toBe(200);
    mara = idIn(check.path);
    expect(await screenApplication(store, mara)).toEqual({ verdict: 'awaits-invitation' });
    expect((await browser.open(own(mara))).text).toContain('We write to you either way');
    luz = await waiting('Luz Ramos', 'es');
    [punctual, late, silent] = [await waiting('Pia Lee'), await waiting('Leo Tan'), await waiting('Sia Ng')];
  });

  it('is opened by a manager who confirms the list, when the first has closed', async () => {
    table.clock.moveTo('2027-02-09T01:00:59.999Z');
    const early = new Caller(store, issuer).signedIn(await issuer.token(manager));
    expect((await early.get(invitePage)).statusCode).toBe(409);
    table.clock.moveTo(firstClosed);
    const list = (await early.get(invitePage)).body ?? '';
    expect(list).toContain('March 31, 2027 at 5:00 PM PDT');
    const hash = /name="list" value="([0-9a-f]+)"/.exec(list)?.[1] ?? '';
    expect(locationOf(await early.post(invitePage, { list: hash }))).toContain('?done=invited');
    await sendInvitations(store, roundId);
    for (const id of [mara, luz, punctual, late, silent])
      expect(await statusOf(store, id)).toMatchObject({ status: 'info-requested', answerBy: lastMoment });
  });

  it('is announced by a mail that says what, by when and what silence does, in either language', async () => {
    const english = await mailed(mara, 'invitation');
    expect(english.subject).toContain('March 31, 2027');
    expect(english.text).toContain('Hello Mara Lund');
    expect(english.text).toMatch(/Send your transcript.*Who can recommend you\?/);
    expect(english.text).toContain('March 31, 2027 at 5:00 PM PDT');
    expect(english.text).toContain('your application ends. That is not a refusal');
    expect(english.text).toContain(`https://awards.example.org${own(mara)}`);
    const spanish = await mailed(luz, 'invitation');
    expect(spanish.text).toContain('Paso 2: historial y recomendación');
    expect(spanish.text).toMatch(/31 de marzo de 2027.*5:00/);
    expect(spanish.text).toContain('su solicitud termina. No es un rechazo');
    expect(spanish.text).not.toMatch(/transcript|recommend/i);
  });

  it('is answered on one page: what is typed waits there while the transcript is sent', async () => {
    table.clock.moveTo('2027-03-01T18:00:00.000Z');
    const browser = await holding(mara);
    const status = await browser.open(own(mara));
    const page = await browser.open(status.links.find(({ text }) => /second part/.test(text))?.href ?? '');
    expect(page.heading).toBe('Step 2: transcript and recommendation');
    const toFiles = await browser.submit(page.form(/\/missing$/), { ...named, action: 'files:transcript' });
    expect(toFiles.path).toBe(`${own(mara)}/documents/transcript`);
    const back = await sendsTranscript(browser, toFiles);
    expect(back.text).toContain('Mara Lund.pdf Received');
    expect(back.form(/\/missing$/).fields.get('recommender-name')).toBe(recommender.name);
    const sent = await browser.submit(back.form(/\/missing$/), { action: 'continue' });
    expect(sent.path).toBe(own(mara));
    expect(sent.text).toContain('We have what you sent for the second part');
    expect(sent.text).not.toContain('whether you are invited');
    expect(await statusOf(store, mara)).toMatchObject({ status: 'submitted', snapshot: 2 });
  });

  it('waits for the recommendation, and asks the applicant for nothing more', async () => {
    expect(await screenApplication(store, mara)).toEqual({ verdict: 'unknown' });
    // The one who recommends has two weeks; the applicant has as long as everybody, to ask again or somebody else.
    expect(await statusOf(store, mara)).toMatchObject({
      askedFor: ['people:recommendation'],
      answerBy: lastMoment,
    });
    const status = await (await holding(mara)).open(own(mara));
    expect(status.text).toContain('You do not need to send anything else');
    expect(status.text).toContain('Waiting for somebody you named');
    expect(status.text).toMatch(/We wait for the answer of somebody you named.*You sent the second part/);
    expect(status.text).not.toMatch(/something (was missing|from you)/);
    expect(status.text).not.toContain('You are invited to the second part. Answer');
    expect(status.links.some(({ href }) => href === `${own(mara)}/people`)).toBe(true);
    const mail = await mailed(mara, 'information-request');
    expect(mail.text).toContain('somebody else has to answer: - A recommendation');
    expect(mail.text).toContain(`${own(mara)}/people`);
    expect(mail.text).not.toMatch(/apply again|we need from you/);
  });

  it('goes to its readers with the recommendation, without transcript, names and school', async () => {
    const guest = site();
    const link = await linkToRequest(store, await requestTo(store, mara, recommender.name));
    let page = await guest.submit((await guest.open(link)).form(/^\/invited\/[\w-]{22}$/));
    page = await guest.submit(page.form(/^\/invited\/people\//), { can: 'yes' });
    while (/\/pages\//.test(page.path)) {
      const here = Object.entries(recommended).filter(([name]) => page.html.includes(`name="${name}"`));
      page = await guest.submit(page.form(/\/pages\//), { ...Object.fromEntries(here), action: 'continue' });
    }
    await guest.submit(page.form(/\/answer$/), { statement: 'yes' });
    expect(await screenApplication(store, mara)).toEqual({ verdict: 'eligible' });
    await openPanel(store, mara, 'token');
    const tasks = await listTasks(store, mara);
    expect(tasks).toHaveLength(3);
    const [task] = tasks;
    if (!task) throw new Error('nobody reads it');
    const reader = new Visitor(store, undefined, files.fetch);
    await reader.post(`/review/${await linkToTask(store, task)}`, {});
    const seen = (await reader.get(`/review/tasks/${task.taskId}`)).body ?? '';
    expect(seen).toContain(recommended.strength);
    expect(seen).toContain('measured one for a year');
    expect(seen).not.toMatch(/Mara|Lund|Ana Cruz|Harbor|97201|2006|transcript/);
    const staff = new Caller(store, issuer, { fetchFile: files.fetch }).signedIn(await issuer.token(manager));
    const file = (await staff.get(`/manage/applications/${mara}`)).body ?? '';
    const href = /\/manage\/applications\/app_\w+\/files\/doc_\w+/.exec(file)?.[0] ?? '';
    const fetched = await fetch(locationOf(await staff.get(href)));
    expect(
      Buffer.from(await fetched.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
    expect(await (await holding(mara)).open(`${own(mara)}/people`)).toMatchObject({
      text: expect.not.stringContaining(recommended.strength),
    });
    expect(await verifyApplication(store, mara)).toMatchObject({ verified: true });
  });

  it('counts at 17:00:59 in Los Angeles, handled when it may be, and not at 17:01:00', async () => {
    table.clock.moveTo('2027-03-31T23:30:00.000Z');
    const one = await answeredAll(punctual);
    const other = await answeredAll(late);
    table.clock.moveTo(afterwards);
    one.browser.arrivedAt = Date.parse(lastMoment);
    await one.browser.submit(one.page.form(/\/missing$/), { action: 'continue' });
    expect(await statusOf(store, punctual)).toMatchObject({ status: 'submitted', snapshot: 2 });
    other.browser.arrivedAt = Date.parse(tooLate);
    const told = await other.browser.submit(other.page.form(/\/missing$/), { action: 'continue' });
    expect(await statusOf(store, late)).toMatchObject({ status: 'info-requested', snapshot: 1 });
    expect(told.path).toBe(own(late));
    expect(told.text).toContain('The time for this ended on March 31, 2027 at 5:00 PM PDT');
    expect(told.links.some(({ href }) => href.endsWith('/missing'))).toBe(false);
    expect((await other.browser.open(`${own(late)}/missing`)).path).toBe(own(late));
  });

  it('ends for whoever stays silent or comes late, which is no refusal, and they are told', async () => {
    for (const id of [luz, late, silent]) {
      const due = await informationDue(id);
      table.clock.moveTo(due.at);
      await handleDue(store, due);
      expect(await statusOf(store, id)).toMatchObject({ status: 'withdrawn', withdrawnFor: 'no-answer' });
    }
    const told = await mailed(silent, 'information-closed');
    expect(told.text).toContain('Not everything that it needs came by the date in our mail');
    expect(told.text).toContain('This is not a refusal');
    expect((await mailed(luz, 'information-closed')).text).toContain('Esto no es un rechazo');
    expect((await (await holding(silent)).open(own(silent))).text).toContain('That is not a refusal');
    expect(await screenApplication(store, silent)).toEqual({ verdict: 'ended' });
    expect((await statusOf(store, punctual)).status).toBe('submitted');
  });

  it('ends too when the recommendation does not come, not before whoever was asked last had their time', async () => {
    table.clock.moveTo(afterwards);
    expect(await screenApplication(store, punctual)).toEqual({ verdict: 'unknown' });
    const { answerBy } = await requestTo(store, punctual, recommender.name);
    expect(answerBy > '2027-04-14T00:00:00.000Z').toBe(true);
    expect(await statusOf(store, punctual)).toMatchObject({ status: 'info-requested', answerBy });
    const due = await informationDue(punctual);
    table.clock.moveTo(due.at);
    await handleDue(store, due);
    expect(await statusOf(store, punctual)).toMatchObject({ withdrawnFor: 'no-answer', snapshot: 2 });
    expect((await mailed(punctual, 'information-closed')).text).toContain('Not everything that it needs');
  });
});
