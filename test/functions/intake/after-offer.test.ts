import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { saveAfterOffer } from '../../../shared/cases/award/after-offer.ts';
import { readAfterOffer } from '../../../shared/cases/award/after-offer-answers.ts';
import { acceptOffer } from '../../../shared/cases/award/answer-offer.ts';
import { makeOffer } from '../../../shared/cases/award/make-offer.ts';
import { readSnapshot } from '../../../shared/cases/intake/snapshot.ts';
import type { Answers } from '../../../shared/domain/program/fields.ts';
import { seedSamples } from '../../../shared/programs/publish-samples.ts';
import { loadApplication, readAll } from '../../../shared/store/applications.ts';
import type { Item, Store } from '../../../shared/store/table.ts';
import { verifyApplication } from '../../../shared/store/verify-audit.ts';
import { sample } from '../../shared/programs/samples.ts';
import { startTestTable, type TestTable } from '../../support/dynamodb.ts';
import { answers as consents, requestTo } from '../../support/people.ts';
import {
  reviewed,
  type SampleProgram,
  signed,
  statusOf,
  submitted,
  submittedTo,
} from '../../support/scenario.ts';
import { validAnswers } from '../../support/valid-answers.ts';
import { Caller, manager, startIssuer, type TestIssuer, viewer } from '../manage/managing.ts';
import { ApplicantBrowser, codeFor } from '../support/applicant-browser.ts';

let table: TestTable;
let store: Store;
let issuer: TestIssuer;

beforeAll(async () => {
  table = await startTestTable();
  store = table.store;
  await seedSamples(store);
  issuer = await startIssuer(store.now);
});
afterAll(async () => {
  await issuer.stop();
  await table.stop();
});

const funds = {
  'health-careers-scholarship': { fundId: 'health-careers-2027', units: 250_000, unit: 'money' },
  'youth-internship': { fundId: 'internship-oakland-2027', units: 1, unit: 'slot', site: 'oakland' },
  'community-business-loan': { fundId: 'community-loans-2027', units: 1_000_000, unit: 'money' },
} as const;

async function offered(program: SampleProgram, answers: Answers = {}): Promise<string> {
  const id = await reviewed(store, await submitted(store, program, { answers }));
  const made = await makeOffer(
    store,
    id,
    { ...funds[program], from: 'free' },
    { kind: 'system', id: 'round' },
  );
  expect(made.kind).toBe('committed');
  return id;
}

async function accepted(program: SampleProgram, answers: Answers = {}): Promise<string> {
  const id = await offered(program, answers);
  expect((await signed(store, id)).kind).toBe('committed');
  return id;
}

/** A browser that has proved the address of an application. */
async function holding(id: string): Promise<ApplicantBrowser> {
  const browser = new ApplicantBrowser(store);
  const form = new URLSearchParams({ code: await codeFor(store, id) });
  await browser.send('POST', `/applications/${id}/code/enter`, form);
  return browser;
}

const answersOf = async (id: string) => {
  const loaded = await loadApplication(store, id);
  if (!loaded) throw new Error('gone');
  return (await readAfterOffer(store, loaded.key)).answers;
};
const eventsOf = async (id: string) =>
  (await readAll(store, `APP#${id}`, 'AUDIT#')).filter(({ event }) => event === 'answered after the offer');

const secret = '912-34-5678';

describe('Questions after an offer', () => {
  it('are asked from the status page once it is accepted, and not before', async () => {
    const id = await offered('health-careers-scholarship');
    const before = await (await holding(id)).open(`/applications/${id}`);
    expect(before.links.some(({ href }) => href.includes('after-offer'))).toBe(false);
    await acceptOffer(store, id);
    const browser = await holding(id);
    const status = await browser.open(`/applications/${id}`);
    const button = status.links.find(({ text }) => text === 'Answer a few more questions');
    const page = await browser.open(button?.href ?? '');
    expect(page.path).toBe(`/applications/${id}/after-offer/paying-you`);
    expect(page.text).toContain('Where should we send the money?');
    const flawed = await browser.submit(page.form(/after-offer/), { taxNumber: secret });
    expect(flawed.status).toBe(422);
    expect(flawed.form(/after-offer/).fields.get('taxNumber')).toBe(secret);
    const done = await browser.submit(flawed.form(/after-offer/), { payTo: 'college' });
    expect(done.path).toBe(`/applications/${id}`);
    expect(done.text).toContain('You have answered the questions we ask after an award');
    expect(done.text).toContain('You answered questions about your award');
    expect(await answersOf(id)).toEqual({ payTo: 'college', taxNumber: secret });
  });

  it('follow what was sent: nobody over 18 is asked for a work permit', async () => {
    const adult = await accepted('youth-internship', { dateOfBirth: '2008-03-27', grade: 12 });
    const young = await offered('youth-internship', {
      dateOfBirth: '2010-09-15',
      guardian: { name: 'Marta Ramos', email: 'marta@example.org', consent: true },
    });
    await consents(store, await requestTo(store, young, 'Marta Ramos'), 'agreed', {});
    await acceptOffer(store, young);
    const asks = async (id: string) =>
      (await (await holding(id)).open(`/applications/${id}/after-offer`)).text.includes('work permit');
    expect([await asks(adult), await asks(young)]).toEqual([false, true]);
  });

  it('may all be optional: a page that was left is done', async () => {
    const id = await accepted('community-business-loan');
    const browser = await holding(id);
    const page = await browser.open(`/applications/${id}/after-offer`);
    const done = await browser.submit(page.form(/after-offer/));
    expect(done.links.some(({ text }) => text === 'Answer a few more questions')).toBe(false);
    expect(done.links.find(({ text }) => text === 'See or change those answers')).toBeDefined();
    expect(done.text).not.toContain('You answered questions about your award');
  });

  it('are saved on the way to the page of their files', async () => {
    const program = sample('community-grant');
    const id = await reviewed(store, await submittedTo(store, program.id, validAnswers(program)));
    const grant = { fundId: 'community-grant-2027', units: 500_000, unit: 'money', from: 'free' } as const;
    expect((await makeOffer(store, id, grant, { kind: 'system', id: 'round' })).kind).toBe('committed');
    expect((await acceptOffer(store, id)).kind).toBe('committed');
    const browser = await holding(id);
    const page = await browser.open(`/applications/${id}/after-offer`);
    const none = await browser.submit(page.form(/after-offer/), { action: 'continue' });
    expect(none.text).toContain('Add a file for “Send your 501(c)(3) letter');
    const toFiles = await browser.submit(none.form(/after-offer/), { action: 'files:statusLetter' });
    expect(toFiles.path).toBe(`/applications/${id}/documents/statusLetter`);
    const loaded = await loadApplication(store, id);
    expect(loaded && (await readAfterOffer(store, loaded.key)).pages).toEqual({ 'your-letter': 2 });
  });

  it('never overwrite silently: the second window is shown both', async () => {
    const id = await accepted('health-careers-scholarship');
    const browser = await holding(id);
    const one = await browser.open(`/applications/${id}/after-offer`);
    const two = await browser.open(`/applications/${id}/after-offer`);
    await browser.submit(one.form(/after-offer/), { payTo: 'college' });
    const both = await browser.submit(two.form(/after-offer/), { payTo: 'me' });
    expect(both.status).toBe(409);
    expect(both.text).toContain('To my college');
    expect(both.text).toContain('To me');
    expect(await answersOf(id)).toEqual({ payTo: 'college' });
    await browser.submit(both.form(/after-offer/), { action: 'continue' });
    expect(await answersOf(id)).toEqual({ payTo: 'me' });
  });

  it('take the same form twice as once', async () => {
    const id = await accepted('health-careers-scholarship');
    const browser = await holding(id);
    const page = await browser.open(`/applications/${id}/after-offer`);
    const twice = [1, 2].map(() => browser.submit(page.form(/after-offer/), { payTo: 'me' }));
    expect((await Promise.all(twice)).map(({ status }) => status)).toEqual([200, 200]);
    expect(await eventsOf(id)).toHaveLength(1);
  });

  it('of twenty windows at once take one, and tell the others', async () => {
    const id = await accepted('health-careers-scholarship');
    const saves = Array.from({ length: 20 }, (_, i) =>
      saveAfterOffer(store, id, {
        page: 'paying-you',
        seen: 0,
        typed: { taxNumber: String(i) },
        answers: { taxNumber: String(i) },
        fields: ['payTo', 'taxNumber'],
      }),
    );
    const kinds = (await Promise.all(saves)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'saved')).toHaveLength(1);
    expect(kinds.filter((kind) => kind === 'newer')).toHaveLength(19);
  });

  it('keep what was typed when the session is over', async () => {
    const id = await accepted('health-careers-scholarship');
    const browser = await holding(id);
    const form = (await browser.open(`/applications/${id}/after-offer`)).form(/after-offer/);
    browser.cookies.clear();
    const proof = await browser.submit(form, { payTo: 'me' });
    const asked = await browser.submit(proof.form(/code/), {});
    const after = await browser.submit(asked.form(/code\/enter/), { code: await codeFor(store, id) });
    expect(after.path).toBe(`/applications/${id}`);
    expect(await answersOf(id)).toEqual({ payTo: 'me' });
  });

  it('take nothing for an application that was not accepted, nor on pages that are none of theirs', async () => {
    const id = await offered('health-careers-scholarship');
    const browser = await holding(id);
    expect((await browser.open(`/applications/${id}/after-offer/paying-you`)).path).toBe(
      `/applications/${id}`,
    );
    const save = { page: 'paying-you', seen: 0, typed: {}, answers: { payTo: 'me' }, fields: ['payTo'] };
    expect(await saveAfterOffer(store, id, save)).toEqual({ kind: 'not-accepted' });
    await acceptOffer(store, id);
    expect((await browser.open(`/applications/${id}/after-offer/your-essays`)).status).toBe(404);
    const draft = await browser.submit(
      (await browser.open('/programs/health-careers-scholarship')).form(/^\/apply\//),
    );
    const own = /^\/applications\/[^/]+/.exec(draft.path)?.[0];
    expect((await browser.open(`${own}/pages/paying-you`)).status).toBe(404);
    const stranger = await holding(await accepted('community-business-loan'));
    expect((await stranger.open(`/applications/${id}/after-offer/paying-you`)).text).not.toContain(
      'send the money',
    );
  });
});

describe('What was answered after an offer', () => {
  let id: string;
  beforeAll(async () => {
    id = await accepted('health-careers-scholarship');
    const browser = await holding(id);
    const page = await browser.open(`/applications/${id}/after-offer`);
    await browser.submit(page.form(/after-offer/), { payTo: 'me', taxNumber: secret });
  });

  it('is sealed, and the trail names the questions only', async () => {
    const { Items = [] } = await store.client.send(
      new ScanCommand({ TableName: store.tableName, ConsistentRead: true }),
    );
    expect(Items.length).toBeGreaterThan(10);
    expect(JSON.stringify(Items)).not.toContain(secret);
    const [event] = (await eventsOf(id)) as Item[];
    expect(event?.['data']).toEqual({ page: 'paying-you', fields: ['payTo', 'taxNumber'] });
    expect(await verifyApplication(store, id)).toMatchObject({ verified: true });
  });

  it('is part of no snapshot, and moves no status', async () => {
    const loaded = await loadApplication(store, id);
    if (!loaded) throw new Error('gone');
    expect((await statusOf(store, id)).status).toBe('accepted');
    const { answers } = await readSnapshot(store, loaded.key, 1);
    expect(Object.keys(answers)).not.toContain('payTo');
    expect(Object.keys(answers)).not.toContain('taxNumber');
  });

  it('is shown to managers on the page of the application, not to viewers, and is in no list and no API', async () => {
    const as = async (person: typeof manager) =>
      new Caller(store, issuer).signedIn(await issuer.token(person));
    const [manages, views] = [await as(manager), await as(viewer)];
    const page = `/manage/applications/${id}`;
    expect((await manages.get(page)).body).toContain(secret);
    const seen = (await views.get(page)).body ?? '';
    expect(seen).toContain('Only managers see these answers');
    expect(seen).not.toContain(secret);
    const elsewhere = ['', `/${id}`, `/${id}/audit`].map((path) => `/api/manage/applications${path}`);
    for (const path of [...elsewhere, '/api/manage/awards', '/manage/applications']) {
      const answer = await manages.get(path, path.startsWith('/api') ? { accept: 'application/json' } : {});
      expect(answer.statusCode, path).toBe(200);
      expect(answer.body, path).not.toContain(secret);
    }
  });
});
