import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDocument } from '../../../shared/cases/documents/add-document.ts';
import { readSnapshot } from '../../../shared/cases/intake/snapshot.ts';
import { openPanel } from '../../../shared/cases/review/open-panel.ts';
import { screenApplication } from '../../../shared/cases/screening/screen-application.ts';
import { documentHash } from '../../../shared/domain/program/document.ts';
import { type FieldOfType, page } from '../../../shared/domain/program/fields.ts';
import type { Program } from '../../../shared/domain/program/schema.ts';
import { loadSamples } from '../../../shared/programs/load.ts';
import { seedSamples } from '../../../shared/programs/publish-samples.ts';
import { loadApplication, readAll } from '../../../shared/store/applications.ts';
import { listDocuments, quarantineKey } from '../../../shared/store/documents.ts';
import { publishProgram } from '../../../shared/store/programs.ts';
import { listTasks } from '../../../shared/store/reviewers.ts';
import type { Store } from '../../../shared/store/table.ts';
import { jpeg, pdf, text } from '../../shared/documents/make-files.ts';
import { startTestTable, type TestTable } from '../../support/dynamodb.ts';
import { goodAnswers } from '../../support/scenario.ts';
import { fillIn, internForm, startApplication } from '../intake/fill-in.ts';
import { Caller, manager, startIssuer, stranger, type TestIssuer, viewer } from '../manage/managing.ts';
import { applicationInReview, linkTo, Visitor } from '../review/reviewing.ts';
import { ApplicantBrowser, idIn, type Shown } from '../support/applicant-browser.ts';
import { type Files, openFiles, post } from '../support/files.ts';
import { noFiles } from '../support/no-files.ts';

const label = { en: 'Transcript', es: 'Expediente' };
const base = loadSamples().programs.find(({ id }) => id === 'youth-internship') as Program;
const papers = (id: string, more: Partial<FieldOfType<'document'>>) =>
  page.parse({
    id: `${id}-page`,
    title: { en: `Your ${id}`, es: `Su ${id}` },
    fields: [{ type: 'document', id, label, accept: ['pdf', 'jpeg'], max: 2, ...more }],
  });
const program: Program = {
  ...base,
  pages: [...base.pages, papers('transcript', {}), papers('letter', { optional: true, blind: true })],
};
const virus = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}', '$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');

let table: TestTable;
let store: Store;
let files: Files;
let issuer: TestIssuer;

beforeAll(async () => {
  table = await startTestTable();
  store = table.store;
  await seedSamples(store);
  await publishProgram(store, program, documentHash(program));
  files = await openFiles(store);
  issuer = await startIssuer(store.now);
});
afterAll(async () => {
  await files.close();
  await issuer.stop();
  await table.stop();
});

const site = () => new ApplicantBrowser(store, { send: files.sender, fetch: files.fetch });

/** Fills in the form up to the page of the transcript. */
async function atTranscript(): Promise<{ browser: ApplicantBrowser; id: string; shown: Shown }> {
  const browser = site();
  const shown = await fillIn(
    browser,
    await startApplication(browser, program.id),
    { ...internForm, email: `${crypto.randomUUID()}@example.org` },
    /\/documents\/transcript/,
  );
  return { browser, id: idIn(shown.path), shown };
}

/** Sends a file as a browser without scripts does, from the list to the list. */
async function send(
  browser: ApplicantBrowser,
  from: Shown,
  file: Uint8Array,
  fileName: string,
): Promise<Shown> {
  const form = await browser.submit(from.form(/\/add$/), {
    kind: fileName.endsWith('.jpg') ? 'jpeg' : 'pdf',
  });
  const { action, fields } = form.form(/quarantine/);
  const { file: _, ...rest } = Object.fromEntries(fields);
  const sent = await post({ url: action, fields: rest as Record<string, string> }, file, { fileName });
  expect(sent.status).toBe(303);
  return browser.open((sent.location ?? '').replace('https://awards.test', ''));
}
const goOn = (browser: ApplicantBrowser, shown: Shown) => browser.submit(shown.form(/\/pages\//));
const sendOff = (browser: ApplicantBrowser, check: Shown) =>
  browser.submit(check.form(/\/submit$/), { declaration: 'yes' });
const statusOf = async (id: string) => (await loadApplication(store, id))?.application;

describe('The page of files, without scripts', () => {
  it('is where the program’s page is; going on without what is needed says so', async () => {
    const { browser, shown } = await atTranscript();
    expect(shown.heading).toBe('Your transcript');
    expect(shown.text).toContain(
      'You can send up to 2 files. They can be: PDF, Photo (JPEG). Each can be up to 10 MB.',
    );
    const kept = await goOn(browser, shown);
    expect(kept.status).toBe(422);
    expect(kept.text).toContain('Add a file for “Transcript”');
    const noKind = await browser.submit(shown.form(/\/add$/));
    expect(noKind.text).toContain('Select what kind of file it is');
  });

  it('takes a file straight to the quarantine, shows what became of it, and lets the person go on meanwhile', async () => {
    const { browser, id, shown } = await atTranscript();
    const arrived = await send(browser, shown, pdf(), 'Luz Ramos.pdf');
    expect(arrived.text).toContain('Your file has arrived');
    const [, result] = await deliverArrival();
    const checking = await browser.open(arrived.path);
    expect(checking.text).toContain('Received, being checked');
    const check = await goOn(browser, await goOn(browser, checking));
    expect(check.heading).toBe('Check your answers');
    expect(check.text).toContain('Received, being checked');
    await files.tell(result);
    await files.settle();
    const done = await browser.open(`/applications/${id}/documents/transcript`);
    expect(done.text).toContain('Luz Ramos.pdf Received');
    expect((await sendOff(browser, check)).heading).toBe('Application sent');
    const loaded = await loadApplication(store, id);
    const answers = loaded && (await readSnapshot(store, loaded.key, 1)).answers;
    expect(answers?.['transcript']).toEqual((await listDocuments(store, id)).map((one) => one.documentId));
    const closed = await browser.open(`/applications/${id}/documents/letter`);
    expect(() => closed.form(/\/remove$/)).toThrow();
  });

  it('allows forms and scripts to reach the place of files, and no other page does', async () => {
    const { browser, id, shown } = await atTranscript();
    const policy = (one: Shown) => String(one.response.headers?.['content-security-policy']);
    expect(policy(shown)).toContain(`form-action 'self' ${await files.sender.origin()};`);
    expect(policy(shown)).toContain(`connect-src 'self' ${await files.sender.origin()};`);
    expect(policy(await browser.open(`/applications/${id}`))).toContain("form-action 'self';");
  });

  it('answers a script with the signed form, whose size is exactly the file’s', async () => {
    const { browser, id, shown } = await atTranscript();
    const form = shown.form(/\/add$/);
    const { csrf } = Object.fromEntries(form.fields);
    const ask = (fields: Record<string, string>) =>
      browser.send('POST', form.action, new URLSearchParams({ csrf: csrf ?? '', kind: 'pdf', ...fields }), {
        accept: 'application/json',
      });
    const answer = await ask({ name: 'a.pdf', bytes: String(pdf().length) });
    const signed = JSON.parse(answer.body ?? '{}');
    expect((await post(signed, Buffer.concat([pdf(), text('x')]))).status).toBe(400);
    expect((await post(signed, pdf())).status).toBe(201);
    await files.settle();
    expect((await listDocuments(store, id)).map(({ state }) => state)).toEqual(['clean']);
    const large = await ask({ name: 'a.pdf', bytes: '99999999' });
    expect(large.statusCode).toBe(422);
    expect(JSON.parse(large.body ?? '{}').problem).toContain('too large');
    expect((await ask({ csrf: 'stolen', name: 'a.pdf', bytes: '5' })).statusCode).not.toBe(200);
  });

  it('says what to do about a file that was refused, and takes another', async () => {
    const { browser, id, shown } = await atTranscript();
    await send(browser, shown, text(virus), 'cv.pdf');
    await files.settle();
    const refused = await browser.open(`/applications/${id}/documents/transcript`);
    expect(refused.text).toContain('Not accepted We found a virus in the file. Do not open it.');
    expect((await goOn(browser, refused)).status).toBe(422);
    await send(browser, refused, jpeg(), 'photo.jpg');
    await files.settle();
    const good = await browser.open(`/applications/${id}/documents/transcript`);
    expect((await goOn(browser, good)).heading).toBe('Your letter');
    const inSpanish = await browser.open(`/applications/${id}/documents/transcript?lang=es`);
    expect(inSpanish.text).toContain('Encontramos un virus en el archivo');
  });
});

describe('A file that is refused after the application was sent', () => {
  const mails = async (id: string) =>
    (await outboxOf(id)).map(({ mail }) => mail).filter((mail) => mail !== undefined);

  async function sentWithVirus() {
    const { browser, id, shown } = await atTranscript();
    const arrived = await send(browser, shown, text(virus), 'cv.pdf');
    const [, result] = await deliverArrival();
    const check = await goOn(browser, await goOn(browser, await browser.open(arrived.path)));
    expect((await sendOff(browser, check)).heading).toBe('Application sent');
    return { browser, id, result };
  }

  it('becomes a question while the screening has not begun: asked by mail, answered on its page', async () => {
    const { browser, id, result } = await sentWithVirus();
    await files.tell(result);
    expect(await statusOf(id)).toMatchObject({ status: 'info-requested', askedFor: ['transcript'] });
    expect(await mails(id)).toContain('document-refused');
    const missing = await browser.open(`/applications/${id}/missing`);
    const none = await browser.submit(missing.form(/\/missing$/));
    expect(none.status).toBe(422);
    const toFiles = await browser.submit(none.form(/\/missing$/), { action: 'files:transcript' });
    expect(toFiles.path).toBe(`/applications/${id}/documents/transcript`);
    await send(browser, toFiles, pdf(), 'cv.pdf');
    await files.settle();
    await browser.submit((await browser.open(`/applications/${id}/missing`)).form(/\/missing$/));
    expect(await statusOf(id)).toMatchObject({ status: 'submitted', snapshot: 2 });
    expect((await screenApplication(store, id)).verdict).toBe('eligible');
  });

  it('waits for the program’s owner once the screening is over, and the applicant may still send another', async () => {
    const { browser, id, result } = await sentWithVirus();
    await screenApplication(store, id);
    await files.tell(result);
    expect((await statusOf(id))?.status).toBe('submitted');
    // Other matters may wait too: everybody here has the same name.
    const attention = async () =>
      (await readAll(store, `APP#${id}`, 'ATTENTION#')).filter((one) => one['kind'] === 'document-refused');
    expect((await attention()).map((one) => one['details'])).toEqual([['transcript']]);
    expect(await mails(id)).toEqual(expect.arrayContaining(['document-refused', 'owner-attention']));
    await send(browser, await browser.open(`/applications/${id}/documents/transcript`), pdf(), 'cv.pdf');
    await files.settle();
    expect(await attention()).toEqual([]);
  });

  async function outboxOf(id: string) {
    const { Items = [] } = await store.client.send(new ScanCommand({ TableName: store.tableName }));
    return Items.filter(
      ({ type, effect }) =>
        type === 'outbox' && (effect.applicationId === id || effect.subject === `APP#${id}`),
    ).map(({ effect }) => effect as { mail?: string });
  }
});

/** A PDF whose program wrote down whose it is. */
const byLuz = pdf({ objects: ['4 0 obj\n<< /Author (Luz Ramos) >>\nendobj\n'], trailer: '/Info 4 0 R' });

describe('A released file', () => {
  let made: ReturnType<typeof makeInReview> | undefined;
  const inReview = () => {
    made ??= makeInReview();
    return made;
  };
  /** An application in review with a transcript, and a letter that reviewers must not see. */
  async function makeInReview() {
    const { browser, id, shown } = await atTranscript();
    await send(browser, shown, byLuz, 'Luz Ramos.pdf');
    await files.settle();
    await send(browser, await browser.open(`/applications/${id}/documents/letter`), pdf(), 'about Luz.pdf');
    await files.settle();
    const check = await browser.open(`/applications/${id}/check`);
    await goOn(browser, await browser.open(`/applications/${id}/documents/letter`));
    expect((await sendOff(browser, check)).heading).toBe('Application sent');
    await screenApplication(store, id);
    await openPanel(store, id, 'token');
    const documents = await listDocuments(store, id);
    const of = (field: string) => documents.find((one) => one.field === field)?.documentId ?? '';
    return {
      browser,
      id,
      tasks: await listTasks(store, id),
      transcript: of('transcript'),
      letter: of('letter'),
    };
  }

  it('is fetched by its sender, its readers, managers and viewers, and by nobody else', async () => {
    const { browser, id, tasks, transcript, letter } = await inReview();
    const [task, other] = tasks;
    if (!task || !other) throw new Error('no readers');
    const foreign = await applicationInReview(store, 'youth-internship', goodAnswers['youth-internship']);
    const own = `/applications/${id}/documents/transcript/file/${transcript}`;
    const managed = `/manage/applications/${id}/files/${transcript}`;
    const reader = new Visitor(store, undefined, files.fetch);
    await reader.submit(`/review/${await linkTo(store, task)}`);
    const elsewhere = new Visitor(store, undefined, files.fetch);
    const [foreignTask] = foreign.tasks.filter(
      ({ reviewerId }) => !tasks.some((one) => one.reviewerId === reviewerId),
    );
    await elsewhere.submit(`/review/${await linkTo(store, foreignTask ?? other)}`);
    const staff = async (who: typeof manager) =>
      new Caller(store, issuer, { fetchFile: files.fetch }).signedIn(await issuer.token(who));
    const answers = {
      'its sender': await browser.send('GET', own),
      'another applicant': await (await anotherApplicant()).send('GET', own),
      'nobody in particular': await site().send('GET', own),
      'its reader': await reader.get(`/review/tasks/${task.taskId}/files/${transcript}`),
      'its reader, a field that is kept from them': await reader.get(
        `/review/tasks/${task.taskId}/files/${letter}`,
      ),
      'its reader, by the task of another': await reader.get(
        `/review/tasks/${other.taskId}/files/${transcript}`,
      ),
      'a reader of other applications': await elsewhere.get(
        `/review/tasks/${task.taskId}/files/${transcript}`,
      ),
      'a reader without a session': await new Visitor(store).get(
        `/review/tasks/${task.taskId}/files/${transcript}`,
      ),
      'a manager': await (await staff(manager)).get(managed),
      'a viewer': await (await staff(viewer)).get(managed),
      'a stranger with an account': await (await staff(stranger)).get(managed),
      'a manager who is not signed in': await new Caller(store, issuer).get(managed),
      'a manager, by another application': await (await staff(manager)).get(
        `/manage/applications/${foreign.applicationId}/files/${transcript}`,
      ),
      'its sender, under another field': await browser.send('GET', own.replace('/transcript/', '/letter/')),
    };
    const place = (await files.sender.origin()) ?? '';
    const gets = Object.entries(answers).map(([who, { statusCode, headers }]) => [
      who,
      String(headers?.['location']).startsWith(`${place}/`) ? 'the file' : statusCode,
    ]);
    expect(Object.fromEntries(gets)).toEqual({
      'its sender': 'the file',
      'another applicant': 200,
      'nobody in particular': 200,
      'its reader': 'the file',
      'its reader, a field that is kept from them': 404,
      'its reader, by the task of another': 404,
      'a reader of other applications': 404,
      'a reader without a session': 401,
      'a manager': 'the file',
      'a viewer': 'the file',
      'a stranger with an account': 403,
      'a manager who is not signed in': 303,
      'a manager, by another application': 404,
      'its sender, under another field': 404,
    });
    for (const who of ['another applicant', 'nobody in particular'] as const)
      expect(answers[who].body).not.toContain(place);
  });

  it('is saved under a neutral name, never shown, for a minute; and reviewers read no name of it nor in it', async () => {
    const { id, tasks } = await inReview();
    const [task] = tasks;
    if (!task) throw new Error('no readers');
    const reader = new Visitor(store, undefined, files.fetch);
    const read = await reader.submit(`/review/${await linkTo(store, task)}`);
    const body = String((await reader.get(`/review/tasks/${task.taskId}`)).body ?? read.body);
    expect(body).toContain('Transcript 1.pdf');
    expect(body).not.toMatch(/Luz|Ramos|Your letter|letter 1/);
    const document = (await listDocuments(store, id)).find(({ field }) => field === 'transcript');
    const sent = await reader.get(`/review/tasks/${task.taskId}/files/${document?.documentId}`);
    const address = String(sent.headers?.['location']);
    expect(address).not.toMatch(/Luz|Ramos/);
    const got = await fetch(address);
    expect(got.headers.get('content-disposition')).toMatch(/^attachment; filename="Transcript 1\.pdf"/);
    expect(JSON.stringify([...got.headers])).not.toMatch(/Luz|Ramos/);
    const file = Buffer.from(await got.arrayBuffer()).toString('latin1');
    expect(byLuz.includes('Luz Ramos')).toBe(true);
    expect(file).toMatch(/^%PDF-[\s\S]*MediaBox[\s\S]*%%EOF\s*$/);
    expect(file).not.toMatch(/Luz|Ramos|Author/);
    files.moveAhead(61);
    expect((await fetch(address)).status).toBe(403);
    files.moveAhead(-61);
  });

  it('is not there before it is released: nobody fetches what is being checked or was refused', async () => {
    const { browser, id, shown } = await atTranscript();
    await send(browser, shown, text(virus), 'cv.pdf');
    await files.settle();
    const added = await addDocument(store, id, { field: 'transcript', kind: 'pdf' });
    if (added.kind !== 'added') throw new Error(added.kind);
    expect(quarantineKey(added.document)).toMatch(/^incoming\//);
    for (const { documentId } of await listDocuments(store, id)) {
      const answer = await browser.send('GET', `/applications/${id}/documents/transcript/file/${documentId}`);
      expect(answer.statusCode).toBe(404);
    }
  });

  async function anotherApplicant(): Promise<ApplicantBrowser> {
    const browser = new ApplicantBrowser(store, noFiles);
    await startApplication(browser, program.id);
    return browser;
  }
});

/** The store of files tells of what arrived; what the scanner says is held back. */
async function deliverArrival() {
  const [arrival, result] = await files.report();
  await files.tell(arrival);
  return [arrival, result] as const;
}
