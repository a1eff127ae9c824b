import { GetObjectCommand, GetObjectTaggingCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addDocument } from '../../../shared/cases/documents/add-document.ts';
import { checkOverdue } from '../../../shared/cases/documents/check-overdue.ts';
import { removeDocument } from '../../../shared/cases/documents/remove-document.ts';
import { startDraft } from '../../../shared/cases/intake/drafts.ts';
import { withoutAuthors } from '../../../shared/documents/anonymous-pdf.ts';
import { kindFacts } from '../../../shared/documents/kinds.ts';
import { givenFor } from '../../../shared/domain/documents/document.ts';
import { documentHash } from '../../../shared/domain/program/document.ts';
import { type DocumentKind, page } from '../../../shared/domain/program/fields.ts';
import type { Program, ProgramVersion } from '../../../shared/domain/program/schema.ts';
import { loadSamples } from '../../../shared/programs/load.ts';
import { loadApplication, readAll } from '../../../shared/store/applications.ts';
import {
  cleanKey,
  listDocuments,
  nameOf,
  quarantineKey,
  readDocument,
} from '../../../shared/store/documents.ts';
import { publishProgram, readProgram } from '../../../shared/store/programs.ts';
import type { Store } from '../../../shared/store/table.ts';
import { docx, joined, jpeg, pdf, png, segment, text } from '../../shared/documents/make-files.ts';
import { startTestTable, type TestTable } from '../../support/dynamodb.ts';
import { buckets, type Files, openFiles, post } from '../support/files.ts';

const label = { en: 'Transcript', es: 'Expediente' };
const [scholarship] = loadSamples().programs as [Program];
const program: Program = {
  ...scholarship,
  pages: [
    ...scholarship.pages,
    page.parse({
      id: 'transcript',
      title: label,
      fields: [{ type: 'document', id: 'transcript', label, max: 2, maxBytes: 300_000 }],
    }),
    page.parse({
      id: 'photo',
      title: label,
      fields: [{ type: 'document', id: 'photo', label, accept: ['jpeg'], optional: true }],
    }),
  ],
};
const virus = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}', '$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');

/** What is released of `pdf()`. */
const plain = Buffer.from(await withoutAuthors(pdf()));

let table: TestTable;
let store: Store;
let files: Files;
let version: ProgramVersion;
let id: string;

beforeAll(async () => {
  table = await startTestTable();
  store = table.store;
  await publishProgram(store, program, documentHash(program));
  version = (await readProgram(store, program.id)) as ProgramVersion;
  files = await openFiles(store);
});
afterAll(async () => {
  await files.close();
  await table.stop();
});
beforeEach(async () => {
  id = (await startDraft(store, version, 'en')).application.applicationId;
});

async function announce(more: Partial<Parameters<typeof addDocument>[2]> = {}) {
  const added = await addDocument(store, id, { field: 'transcript', kind: 'pdf', ...more });
  if (added.kind !== 'added') throw new Error(added.kind);
  const { document, field } = added;
  const form = await files.sender.form({
    key: quarantineKey(document),
    mediaType: kindFacts[document.kind].mediaType,
    bytes: [1, field.maxBytes],
    seconds: 900,
  });
  return { document, form };
}

/** Announces, sends and lets everything follow that follows. */
async function send(bytes: Uint8Array, fileName: string, kind: DocumentKind = 'pdf', more = {}) {
  const { document, form } = await announce({ kind, ...more });
  expect((await post(form, bytes, { fileName })).status).toBe(201);
  await files.settle();
  return standing(document.documentId);
}
const standing = async (documentId: string) => {
  const document = await readDocument(store, id, documentId);
  if (!document) throw new Error('no such document');
  return document;
};
const released = async () =>
  (await files.client.send(new ListObjectsV2Command({ Bucket: buckets.clean, Prefix: `files/${id}/` })))
    .Contents ?? [];
const events = async () => (await readAll(store, `APP#${id}`, 'AUDIT#')).map((event) => event['event']);

describe('a clean file', () => {
  it('arrives, is checked, and is released under another key with its name sealed', async () => {
    const document = await send(pdf(), 'Ana Torres transcript.pdf');
    expect(document).toMatchObject({ state: 'clean', bytes: plain.length, number: 1 });
    expect(JSON.stringify(document)).not.toContain('Torres');
    const loaded = await loadApplication(store, id);
    expect(loaded && nameOf(loaded.key, document)).toBe('Ana Torres transcript.pdf');
    const object = await files.client.send(
      new GetObjectCommand({ Bucket: buckets.clean, Key: cleanKey(document) }),
    );
    expect(Buffer.from((await object.Body?.transformToByteArray()) ?? [])).toEqual(plain);
    expect(await events()).toEqual([
      'draft started',
      'document announced',
      'document arrived',
      'document scanned',
      'document released',
    ]);
  });

  it('is told apart from a file that nobody looked at: it counts while it is checked, and while it only comes it does not', async () => {
    const { document, form } = await announce();
    const given = async () => givenFor(await listDocuments(store, id), 'transcript').length;
    expect(await given()).toBe(0);
    await post(form, pdf());
    const [arrival, result] = await files.report();
    await files.tell(arrival);
    expect((await standing(document.documentId)).state).toBe('checking');
    expect(await given()).toBe(1);
    expect(await released()).toEqual([]);
    await files.tell(result);
    await files.settle();
    expect((await standing(document.documentId)).state).toBe('clean');
  });

  it('that is a photo loses where it was taken', async () => {
    const photo = jpeg(segment(0xe1, 'Exif\0\0GPS 37.80 -122.27'), segment(0xfe, 'by Ana'));
    const document = await send(photo, 'photo.jpg', 'jpeg', { field: 'photo' });
    const object = await files.client.send(
      new GetObjectCommand({ Bucket: buckets.clean, Key: cleanKey(document) }),
    );
    expect(Buffer.from((await object.Body?.transformToByteArray()) ?? [])).toEqual(jpeg());
  });

  it('takes the place of another only once it is clean', async () => {
    const first = await send(pdf(), 'a.pdf');
    const bad = await send(text(virus), 'b.pdf', 'pdf', { replaces: first.documentId });
    expect(bad).toMatchObject({ state: 'refused', reason: 'malware' });
    expect((await standing(first.documentId)).state).toBe('clean');
    const good = await send(pdf(), 'c.pdf', 'pdf', { replaces: first.documentId });
    expect(good.state).toBe('clean');
    expect((await standing(first.documentId)).state).toBe('removed');
    expect((await released()).map(({ Key }) => Key)).toEqual([cleanKey(good)]);
  });

  it('that is removed is gone, with an event that says so', async () => {
    const document = await send(pdf(), 'a.pdf');
    expect(await removeDocument(store, id, document.documentId)).toEqual({ kind: 'removed' });
    expect(await removeDocument(store, id, document.documentId)).toEqual({ kind: 'already' });
    await files.settle();
    expect(await released()).toEqual([]);
    expect(await events()).toContain('document removed');
  });
});

describe('an attack', () => {
  it.each<[string, Uint8Array, string, DocumentKind, string]>([
    [
      'the wrong type under a right ending',
      joined('MZ', Buffer.alloc(300)),
      'cv.pdf',
      'pdf',
      'wrong-content',
    ],
    ['a right type under a wrong ending', pdf(), 'cv.png', 'pdf', 'wrong-extension'],
    ['another type than was said', png(), 'cv.png', 'pdf', 'wrong-kind'],
    ['a virus', text(`${virus}\n`), 'cv.pdf', 'pdf', 'malware'],
    ['a virus inside a Word file', docx({ 'word/media/a.txt': virus }), 'cv.docx', 'docx', 'malware'],
    ['a file of two kinds', joined(pdf(), docx()), 'cv.pdf', 'pdf', 'polyglot'],
    ['a zip bomb', docx({ 'word/a.xml': Buffer.alloc(20_000_000) }), 'cv.docx', 'docx', 'zip-bomb'],
    [
      'a PDF with a script',
      pdf({ catalog: '/OpenAction << /S /JavaScript >>' }),
      'cv.pdf',
      'pdf',
      'pdf-active',
    ],
  ])('%s is refused with its reason, and nothing of it is released', async (_, bytes, name, kind, reason) => {
    const document = await send(bytes, name, kind);
    expect(document).toMatchObject({ state: 'refused', reason });
    expect(await released()).toEqual([]);
    expect(givenFor(await listDocuments(store, id), 'transcript')).toEqual([]);
  });

  it('on the key, the type, the size or the time of a signed form is turned away by the store of files', async () => {
    const { form, document } = await announce();
    const other = await announce();
    const key = quarantineKey(other.document);
    const attempts = [
      { fields: { key } },
      { fields: { key: 'incoming/../elsewhere' } },
      { fields: { 'Content-Type': 'text/html' } },
      { fields: { acl: 'public-read' } },
      { fields: { success_action_status: '200' } },
    ];
    for (const attempt of attempts) expect((await post(form, pdf(), attempt)).status).toBe(403);
    expect(await post(form, Buffer.alloc(300_001))).toMatchObject({ status: 400, code: 'EntityTooLarge' });
    expect(await post(form, Buffer.alloc(0))).toMatchObject({ status: 400, code: 'EntityTooSmall' });
    expect((await post({ ...form, url: form.url.replace('quarantine', 'clean') }, pdf())).status).toBe(403);
    files.moveAhead(901);
    expect(await post(form, pdf())).toMatchObject({ status: 403, code: 'AccessDenied' });
    files.moveAhead(-901);
    expect((await standing(document.documentId)).state).toBe('awaiting-upload');
    expect(await files.report()).toEqual([]);
  });

  it('with a form that was used before changes nothing: the first file counts', async () => {
    const { form, document } = await announce();
    await post(form, pdf());
    await files.settle();
    expect((await post(form, text(virus))).status).toBe(201);
    await files.settle();
    expect((await standing(document.documentId)).state).toBe('clean');
    expect((await released()).map(({ Size }) => Size)).toEqual([plain.length]);
  });

  it('with a second file while the first is checked does not profit from the first one’s result', async () => {
    const { form, document } = await announce();
    await post(form, pdf());
    const [arrival, result] = await files.report();
    await files.tell(arrival);
    const evil = pdf({ catalog: '/OpenAction << /S /JavaScript >>' });
    await post(form, evil);
    const [, resultOfSecond] = await files.report();
    await files.tell(resultOfSecond);
    expect((await standing(document.documentId)).state).toBe('checking');
    await files.tell(result);
    await files.settle();
    expect(await standing(document.documentId)).toMatchObject({ state: 'clean', bytes: plain.length });
  });
});

describe('a report', () => {
  it('about a file that nobody expects changes nothing', async () => {
    const document = await send(pdf(), 'a.pdf');
    const before = await events();
    const [result] = await replayed();
    await files.tell(result);
    await files.tell({ ...result, detail: { ...result?.detail, s3ObjectDetails: at('incoming/elsewhere') } });
    await files.tell({
      ...result,
      detail: { ...result?.detail, s3ObjectDetails: { ...at(quarantineKey(document)), bucketName: 'other' } },
    });
    expect(await events()).toEqual(before);

    async function replayed() {
      const { form } = await announce();
      await post(form, pdf());
      const [, scan] = await files.report();
      before.push('document announced');
      return [{ ...scan, detail: { ...scan?.detail, s3ObjectDetails: at(quarantineKey(document)) } }];
    }
  });
  const at = (objectKey: string) => ({ bucketName: buckets.quarantine, objectKey, versionId: 'v1' });

  it('that says the scanner could not look is no release', async () => {
    const { form, document } = await announce();
    await post(form, pdf());
    const [arrival, result] = await files.report();
    await files.tell(arrival);
    for (const status of ['UNSUPPORTED', 'ACCESS_DENIED', 'FAILED', 'SOMETHING_NEW'])
      await files.tell({
        ...result,
        detail: { ...result?.detail, scanResultDetails: { scanResultStatus: status } },
      });
    expect(await standing(document.documentId)).toMatchObject({ state: 'refused', reason: 'not-checked' });
    await files.tell(result);
    await files.settle();
    expect((await standing(document.documentId)).state).toBe('refused');
    expect(await released()).toEqual([]);
  });

  it('that never comes is no release either: the date comes instead', async () => {
    const never = await announce();
    const { form, document } = await announce();
    await post(form, pdf());
    const [arrival, result] = await files.report();
    await files.tell(arrival);
    await checkOverdue(store, id, document.documentId);
    await checkOverdue(store, id, never.document.documentId);
    expect(await standing(document.documentId)).toMatchObject({ state: 'refused', reason: 'not-checked' });
    expect((await standing(never.document.documentId)).state).toBe('removed');
    await files.tell(result);
    await files.settle();
    expect(await released()).toEqual([]);
  });

  it('of the scanner stands on the file as a tag, as on AWS', async () => {
    const { form, document } = await announce();
    await post(form, text(virus));
    await files.report();
    const { TagSet } = await files.client.send(
      new GetObjectTaggingCommand({ Bucket: buckets.quarantine, Key: quarantineKey(document) }),
    );
    expect(TagSet).toEqual([{ Key: 'GuardDutyMalwareScanStatus', Value: 'THREATS_FOUND' }]);
  });
});

describe('what a field takes', () => {
  const refusal = async (more: Partial<Parameters<typeof addDocument>[2]>) =>
    (await addDocument(store, id, { field: 'transcript', kind: 'pdf', ...more })).kind;

  it('ends at its kinds, its size and its number', async () => {
    expect(await refusal({ field: 'photo', kind: 'pdf' })).toBe('not-accepted');
    expect(await refusal({ bytes: 300_001 })).toBe('too-large');
    expect(await refusal({ field: 'gpa' })).toBe('no-field');
    await announce();
    await announce();
    expect(await refusal({})).toBe('full');
  });

  it('counts a form that ran out no more', async () => {
    await announce();
    await announce();
    table.clock.advance({ minutes: 16 });
    expect(await refusal({})).toBe('added');
  });
});
