import { existsSync, readFileSync } from 'node:fs';
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSnapshot } from '../../../shared/cases/intake/snapshot.ts';
import type { WebResponse } from '../../../shared/http/response.ts';
import { sampleIds } from '../../../shared/programs/load.ts';
import { seedSamples } from '../../../shared/programs/publish-samples.ts';
import { loadApplication, personOf } from '../../../shared/store/applications.ts';
import type { Store } from '../../../shared/store/table.ts';
import { startTestTable, type TestTable } from '../../support/dynamodb.ts';
import { goodAnswers } from '../../support/scenario.ts';
import { ApplicantBrowser, baseUrl, siteOn } from '../support/applicant-browser.ts';
import { internForm, loanForm } from './fill-in.ts';

let table: TestTable;
let store: Store;
let ask: ReturnType<typeof siteOn>;

beforeAll(async () => {
  table = await startTestTable();
  store = table.store;
  await seedSamples(store);
  ask = siteOn(store);
});
afterAll(() => table.stop());

type Json = Record<string, unknown> & { errors?: { pointer: string; detail: string }[] };
const bodyOf = (answer: WebResponse) => JSON.parse(answer.body ?? '') as Json;
const pointers = (answer: WebResponse) => bodyOf(answer).errors?.map(({ pointer }) => pointer);

const post = (url: string, value: unknown, headers: Record<string, string> = {}) =>
  ask({
    method: 'POST',
    url,
    headers: { accept: 'application/json', 'content-type': 'application/json', ...headers },
    body: typeof value === 'string' ? value : JSON.stringify(value),
  });
const apply = (value: unknown, headers?: Record<string, string>) => post('/api/applications', value, headers);
const get = (url: string, headers: Record<string, string> = {}) => ask({ method: 'GET', url, headers });

const intern = (change: Record<string, unknown> = {}) => ({
  programId: 'youth-internship',
  applicant: { name: 'Luz Ramos', email: 'luz@example.org' },
  answers: goodAnswers['youth-internship'],
  ...change,
});

describe('Programs', () => {
  it('are listed with whether they take applications, in the caller’s language', async () => {
    const items = bodyOf(await get('/api/programs', { 'accept-language': 'es' }))['items'];
    expect(items).toContainEqual({
      id: 'community-business-loan',
      title: 'Préstamo para Negocios de la Comunidad',
      family: 'financing',
      status: 'open',
      opensAt: '2026-01-01T08:00:00.000Z',
      closesAt: '2027-07-01T06:59:00.000Z',
    });
    expect(items).toHaveLength(sampleIds.length);
  });

  it('tell the schema of their answers, what counts, and their dates', async () => {
    const program = bodyOf(await get('/api/programs/health-careers-scholarship'));
    expect(program['version']).toBe(1);
    expect(program['criteria']).toContainEqual(expect.objectContaining({ weight: 25 }));
    expect(program['timeline']).toContainEqual({ title: 'Applications close', date: '2027-06-30' });
    const schema = program['answersSchema'] as { properties: Record<string, unknown>; $schema: string };
    expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
    expect(Object.keys(schema.properties)).toContain('gpa');
  });

  it('tell how equal scores are ordered, and whom each location takes first, in the caller’s language', async () => {
    const program = bodyOf(await get('/api/programs/youth-internship', { 'accept-language': 'es' }));
    expect(program['tieBreaks']).toEqual([
      'El puntaje más alto en “Motivación”',
      'El puntaje más alto en “Obstáculos”',
      'La respuesta más alta a “¿En qué grado está?”',
    ]);
    expect(program['locations']).toEqual([
      { value: 'oakland', title: 'Oakland', first: [] },
      {
        value: 'richmond',
        title: 'Richmond',
        first: ['Personas que viven cerca del hospital, en los códigos postales 94801 y 94803 a 94806'],
      },
      { value: 'san-jose', title: 'San José', first: [] },
      {
        value: 'sacramento',
        title: 'Sacramento',
        first: [
          'Personas que viven cerca del hospital, en los códigos postales 95811, 95814 a 95818 y 95820',
          'Estudiantes de duodécimo grado',
        ],
      },
      { value: 'fresno', title: 'Fresno', first: [] },
    ]);
    const scholarship = bodyOf(await get('/api/programs/health-careers-scholarship'));
    expect([scholarship['locations'], (scholarship['tieBreaks'] as string[]).length > 0]).toEqual([
      null,
      true,
    ]);
    const loan = bodyOf(await get('/api/programs/community-business-loan'));
    expect([loan['locations'], loan['tieBreaks']]).toEqual([null, []]);
  });

  it('say whom each of several funds is for, what it gives, and what the list is to reach', async () => {
    const grant = bodyOf(await get('/api/programs/community-grant'));
    expect(grant['funds']).toEqual({
      objective: 'merit',
      funds: [
        { for: 'Projects in Fresno County', smallest: 500_000, largest: 3_000_000 },
        { for: 'Projects about food', smallest: 500_000, largest: 2_000_000 },
        { for: 'Projects about housing, or safe streets and homes', smallest: 500_000, largest: null },
        { for: null, smallest: 500_000, largest: null },
      ],
      caps: [{ title: 'Grants of $35,000 or more', most: null, sharePercent: 25 }],
    });
    expect(bodyOf(await get('/api/programs/microloan'))['funds']).toBeNull();
  });

  it('keep what an analyst sets to themselves', async () => {
    const { answersSchema } = bodyOf(await get('/api/programs/community-business-loan'));
    expect(Object.keys((answersSchema as { properties: object }).properties)).not.toContain('creditRank');
  });

  it.each(['nothing-of-that-name', 'x', '__proto__', 'A%20B', '..'])(
    'are 404 when unknown: %s',
    async (id) => {
      const answer = await get(`/api/programs/${id}`);
      expect(answer.statusCode).toBe(404);
      expect(answer.headers?.['content-type']).toMatch(/^application\/problem\+json/);
    },
  );
});

describe('An application as JSON', () => {
  it('is acknowledged with a receipt and where to see it', async () => {
    const answer = await apply(intern(), { 'idempotency-key': 'first' });
    expect(answer.statusCode).toBe(201);
    const received = bodyOf(answer);
    expect(received).toMatchObject({ status: 'submitted', receivedAt: table.clock.now().toISOString() });
    expect(received['statusUrl']).toBe(`${baseUrl}/applications/${received['applicationId']}`);
    const loaded = await loadApplication(store, String(received['applicationId']));
    expect(loaded && personOf(loaded)).toEqual({ name: 'Luz Ramos', email: 'luz@example.org' });
  });

  it('is the very same answer for the same key and body, later and after it moved on', async () => {
    const first = await apply(intern(), { 'idempotency-key': 'again' });
    table.clock.advance({ hours: 3 });
    const second = await apply(intern(), { 'idempotency-key': 'again' });
    expect(second.statusCode).toBe(201);
    expect(second.body).toBe(first.body);
  });

  it('is 422 for the same key with another body', async () => {
    await apply(intern(), { 'idempotency-key': 'used' });
    const other = intern({ applicant: { name: 'Somebody Else', email: 'else@example.org' } });
    expect((await apply(other, { 'idempotency-key': 'used' })).statusCode).toBe(422);
  });

  it('may lack facts: they are asked for later', async () => {
    expect((await apply(intern({ answers: {} }))).statusCode).toBe(201);
  });

  it('names every field at fault by its pointer, all at once, and repeats nothing of what was sent', async () => {
    const answer = await apply({
      programId: 'health-careers-scholarship',
      applicant: { name: ' ', email: 'SECRET-at-nowhere', shoeSize: 44 },
      answers: {
        gpa: { value: 'SECRET', scale: '4.0', weighted: true },
        householdIncome: { amount: '45,000', currency: 'USD' },
        dateOfBirth: '2009-02-30',
        shoeSize: 44,
        track: 'SECRET',
      },
      extra: true,
    });
    expect(answer.statusCode).toBe(422);
    expect(pointers(answer)?.sort()).toEqual([
      '/answers/dateOfBirth',
      '/answers/gpa/value',
      '/answers/householdIncome/amount',
      '/answers/shoeSize',
      '/answers/track',
      '/applicant/email',
      '/applicant/name',
      '/applicant/shoeSize',
      '/extra',
    ]);
    expect(answer.body).not.toContain('SECRET');
  });

  it('takes nothing that an analyst sets', async () => {
    const answers = { ...goodAnswers['community-business-loan'], creditRank: 1 };
    const answer = await apply(intern({ programId: 'community-business-loan', answers }));
    expect(answer.statusCode).toBe(422);
    expect(pointers(answer)).toEqual(['/answers/creditRank']);
  });

  it.each([
    ['no program', { applicant: {}, answers: {} }, ['/programId']],
    ['a program that is no text', { ...intern(), programId: 7 }, ['/programId']],
    ['a list', [], ['/programId']],
    ['null', null, ['/programId']],
    ['no applicant', { programId: 'youth-internship', answers: {} }, ['/applicant']],
    ['answers that are a list', intern({ answers: [] }), ['/answers']],
    ['no answers', { ...intern(), answers: undefined }, ['/answers']],
    [
      'another language',
      intern({ applicant: { name: 'A', email: 'a@example.org', language: 'fr' } }),
      ['/applicant/language'],
    ],
  ])('is 422 with %s', async (_, value, expected) => {
    const answer = await apply(value);
    expect(answer.statusCode).toBe(422);
    expect(pointers(answer)).toEqual(expected);
  });

  it('is 404 for an unknown program, 400 when malformed, 413 when too large, 415 as another type', async () => {
    expect((await apply(intern({ programId: 'no-such-program' }))).statusCode).toBe(404);
    expect((await apply('{"programId":')).statusCode).toBe(400);
    expect((await apply('')).statusCode).toBe(400);
    const broken = await ask({
      method: 'POST',
      url: '/api/applications',
      headers: { 'content-type': 'application/json' },
      body: Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]),
    });
    expect(broken.statusCode).toBe(400);
    expect((await apply(intern({ extra: 'x'.repeat(256 * 1024) }))).statusCode).toBe(413);
    for (const type of ['text/plain', 'multipart/form-data', 'application/xml', ''])
      expect((await apply(intern(), { 'content-type': type })).statusCode).toBe(415);
  });

  it('is 409 when the program is closed or not yet open, but what was acknowledged stays so', async () => {
    const now = table.clock.now().toISOString();
    const before = await apply(intern(), { 'idempotency-key': 'in time' });
    table.clock.moveTo('2027-07-01T07:00:00.000Z');
    expect((await apply(intern(), { 'idempotency-key': 'late' })).statusCode).toBe(409);
    expect((await apply(intern(), { 'idempotency-key': 'in time' })).body).toBe(before.body);
    table.clock.moveTo('2027-07-01T06:59:59.000Z');
    expect((await apply(intern(), { 'idempotency-key': 'last second' })).statusCode).toBe(201);
    table.clock.moveTo('2025-12-31T07:59:59.000Z');
    expect((await apply(intern(), { 'idempotency-key': 'early' })).statusCode).toBe(409);
    table.clock.moveTo(now);
  });

  it('is refused with a key that is no key', async () => {
    expect((await apply(intern(), { 'idempotency-key': 'k'.repeat(256) })).statusCode).toBe(422);
    expect((await apply(intern(), { 'idempotency-key': ' ' })).statusCode).toBe(422);
  });

  it('is one application, however often the same key comes at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => apply(intern(), { 'idempotency-key': 'together' })),
    );
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
  });
});

describe('An application as a plain form', () => {
  // On a page the country is chosen already.
  const country = { 'address-country': 'US' };
  const form = (fields: Record<string, string>, headers: Record<string, string> = {}) =>
    ask({
      method: 'POST',
      url: '/api/applications',
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      body: new URLSearchParams(fields).toString(),
    });
  const loan = { ...loanForm, ...country, programId: 'community-business-loan', language: 'es' };

  it('is the same application as in JSON, from the controls of the pages', async () => {
    const answer = await form(
      { ...loan, idempotencyKey: 'form' },
      { 'accept-language': 'en', accept: '*/*' },
    );
    expect(answer.statusCode).toBe(201);
    const loaded = await loadApplication(store, String(bodyOf(answer)['applicationId']));
    if (!loaded) throw new Error('gone');
    expect(loaded.application.language).toBe('es');
    expect((await readSnapshot(store, loaded.key, 1)).answers).toMatchObject({
      formationDate: '2022-05-01',
      owners: [{ name: 'Ana Ruiz', percent: '100', guarantor: true }],
      amount: { amount: '50000.00', currency: 'USD' },
    });
    expect((await form({ ...loan, idempotencyKey: 'form' }, { accept: '*/*' })).body).toBe(answer.body);
  });

  it('leads a browser to its confirmation, which it may see, also when it is sent twice', async () => {
    const browser = new ApplicantBrowser(store);
    for (const _ of ['first', 'again']) {
      const answer = await browser.send(
        'POST',
        '/api/applications',
        new URLSearchParams({
          ...internForm,
          ...country,
          programId: 'youth-internship',
          idempotencyKey: 'browser',
        }),
      );
      expect(answer.statusCode).toBe(303);
      const confirmed = await browser.open(String(answer.headers?.['location']));
      expect(confirmed.heading).toBe('Application sent');
    }
  });

  it('does not open an application to whoever sends the same form much later', async () => {
    const fields = { ...internForm, ...country, programId: 'youth-internship', idempotencyKey: 'later' };
    await new ApplicantBrowser(store).send('POST', '/api/applications', new URLSearchParams(fields));
    table.clock.advance({ hours: 1 });
    const other = new ApplicantBrowser(store);
    const answer = await other.send('POST', '/api/applications', new URLSearchParams(fields));
    const page = await other.open(String(answer.headers?.['location']));
    expect(page.heading).toBe('Confirm it is you');
  });

  it('leaves out what was left empty, refuses what cannot be read, and names controls it does not know', async () => {
    expect((await form({ ...loan, annualRevenue: '', idempotencyKey: 'part' })).statusCode).toBe(201);
    const wrong = await form({
      ...loan,
      annualRevenue: 'a lot',
      'formationDate-day': '31x',
      email: 'nobody',
    });
    expect(wrong.statusCode).toBe(422);
    expect(pointers(wrong)?.sort()).toEqual([
      '/answers/annualRevenue',
      '/answers/formationDate',
      '/applicant/email',
    ]);
    const unknown = await form({ ...loan, creditRank: '1', shoeSize: '44' });
    expect(pointers(unknown)?.sort()).toEqual(['/creditRank', '/shoeSize']);
  });

  it('is taken from a form on another site, which then speaks for nobody here', async () => {
    const answer = await form(loan, {
      origin: 'https://clinic.test',
      'sec-fetch-site': 'cross-site',
      accept: 'text/html',
    });
    expect(answer.statusCode).toBe(303);
    expect(answer.cookies ?? []).toEqual([]);
  });
});

describe('Receipts', () => {
  it('prove what was received and when; any other text proves nothing', async () => {
    const received = bodyOf(await apply(intern(), { 'idempotency-key': 'receipt' }));
    const receipt = String(received['receipt']);
    const verdict = bodyOf(await post('/api/receipts/verify', { receipt }));
    expect(verdict).toMatchObject({
      valid: true,
      applicationId: received['applicationId'],
      receivedAt: received['receivedAt'],
    });
    expect(verdict['sha256']).toMatch(/^[0-9a-f]{64}$/);
    const flipped = `${receipt.slice(0, 10)}${receipt[10] === 'A' ? 'B' : 'A'}${receipt.slice(11)}`;
    for (const text of [flipped, '', '.', 'a.b.c', `${receipt}x`, 'e30.', '\0'])
      expect(bodyOf(await post('/api/receipts/verify', { receipt: text }))).toEqual({ valid: false });
  });

  it('are refused as anything but text', async () => {
    for (const value of [{}, { receipt: 7 }, [], null, { receipt: 'x', more: 1 }])
      expect((await post('/api/receipts/verify', value)).statusCode).toBe(422);
    expect((await post('/api/receipts/verify', '{')).statusCode).toBe(400);
  });
});

describe('The description of the API', () => {
  it('is OpenAPI 3.1 and names every public route, with the errors it gives', async () => {
    const document = bodyOf(await get('/openapi.json')) as {
      openapi?: string;
      paths?: Record<string, Record<string, { responses: Record<string, unknown> }>>;
    };
    expect(document.openapi).toMatch(/^3\.1/);
    const operations = Object.entries(document.paths ?? {}).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(operations).toEqual(
      expect.arrayContaining([
        'GET /api/programs',
        'GET /api/programs/{programId}',
        'POST /api/applications',
        'POST /api/receipts/verify',
        'GET /api/manage/applications',
      ]),
    );
    expect(Object.keys(document.paths?.['/api/applications']?.['post']?.responses ?? {})).toEqual(
      expect.arrayContaining(['201', '303', '400', '404', '409', '413', '415', '422']),
    );
  });
});

it('Every reference of the description leads somewhere, and every operation has a name of its own', async () => {
  const document = bodyOf(await get('/openapi.json'));
  const text = JSON.stringify(document);
  const references = [...text.matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, path = '']) => path);
  expect(references.length).toBeGreaterThan(5);
  for (const path of references) {
    const found = path
      .split('/')
      .reduce<unknown>((at, step) => (at as Record<string, unknown> | undefined)?.[step], document);
    expect(found, path).toBeDefined();
  }
  const names = [...text.matchAll(/"operationId":"([^"]+)"/g)].map(([, name]) => name);
  expect(new Set(names).size).toBe(names.length);
});

describe('Other methods and addresses', () => {
  it('are 405 with what is allowed, and 404 as a problem for programs, as a page for people', async () => {
    const wrong = await ask({ method: 'DELETE', url: '/api/applications' });
    expect(wrong.statusCode).toBe(405);
    expect(wrong.headers?.['allow']).toBe('POST');
    expect((await ask({ method: 'PUT', url: '/api/programs' })).headers?.['allow']).toBe('GET, HEAD');
    expect((await get('/api/nothing')).headers?.['content-type']).toMatch(/problem/);
    const page = await get('/nothing/here', { accept: 'text/html' });
    expect(page.statusCode).toBe(404);
    expect(page.body).toContain('Page not found');
    expect(page.headers?.['content-security-policy']).toContain("default-src 'none'");
  });
});

const naughtyFile = new URL('../../../../shared/data/naughty-strings.json', import.meta.url);

describe.skipIf(!existsSync(naughtyFile))(
  'Naughty strings (skipped where ../shared/data is not there)',
  () => {
    const naughty = existsSync(naughtyFile)
      ? (JSON.parse(readFileSync(naughtyFile, 'utf8')) as string[])
      : [];

    /** Puts a text into every place where a text can stand. */
    const everywhere = (text: string) => {
      const lines = { street1: text, city: text, stateOrProvince: text, postalCode: text, country: text };
      return [
        intern({
          applicant: { name: text, email: 'n@example.org' },
          answers: { motivation: text, address: lines },
        }),
        intern({ applicant: { name: 'N', email: text }, answers: {} }),
        intern({
          answers: {
            dateOfBirth: text,
            guardian: { name: text, email: text, consent: text },
            siteRanks: [text, text, text],
            grade: text,
            availableAllWeeks: text,
            address: text,
            [text]: text,
          },
          [text]: text,
        }),
        intern({ programId: text }),
        intern({
          programId: 'community-business-loan',
          answers: {
            amount: { amount: text, currency: text },
            owners: [{ name: text, percent: text, [text]: text }],
            employees: text,
          },
        }),
      ];
    };

    /** Several at a time: the table is the slow part. */
    const forEach = async (check: (text: string) => Promise<void>) => {
      for (let i = 0; i < naughty.length; i += 24) await Promise.all(naughty.slice(i, i + 24).map(check));
    };

    it('are kept intact or refused cleanly in every field, never a fault', async () => {
      let kept = 0;
      await forEach(async (text) => {
        for (const request of everywhere(text)) {
          const answer = await apply(request);
          expect([201, 404, 422], `${JSON.stringify(text)}: ${answer.body}`).toContain(answer.statusCode);
          const { motivation } = request.answers as { motivation?: string };
          if (answer.statusCode !== 201 || motivation === undefined) continue;
          const loaded = await loadApplication(store, String(bodyOf(answer)['applicationId']));
          if (!loaded) throw new Error('gone');
          kept += 1;
          expect(personOf(loaded).name).toBe((request.applicant as { name: string }).name);
          expect((await readSnapshot(store, loaded.key, 1)).answers['motivation']).toBe(motivation);
        }
      });
      expect(kept).toBeGreaterThan(naughty.length / 2);
    }, 120_000);

    it('are shown on the pages as they were typed, and run nothing', async () => {
      const browser = new ApplicantBrowser(store);
      const program = await browser.open('/programs/youth-internship');
      const you = await browser.submit(program.form(/apply/));
      const path = you.path.replace(/you$/, 'your-reasons');
      let page = await browser.open(path);
      for (let i = 0; i < naughty.length; i += 2) {
        const [motivation = '', obstacles = ''] = naughty.slice(i, i + 2);
        const experience = 'x '.repeat(101);
        // The page comes back with its fault and with what was typed; the parser refuses markup that got out of its box.
        page = await browser.submit(page.form(/your-reasons/), { motivation, obstacles, experience });
        expect(page.status).toBe(422);
        const { fields } = page.form(/your-reasons/);
        const sent = new URLSearchParams({ motivation, obstacles });
        for (const name of ['motivation', 'obstacles'])
          expect(fields.get(name)).toBe(sent.get(name)?.replaceAll('\r\n', '\n'));
      }
    }, 120_000);

    it('are harmless in addresses', async () => {
      for (const text of naughty) {
        for (const path of ['/programs/', '/applications/', '/assets/', '/api/programs/']) {
          const url = `${path}${encodeURIComponent(text.toWellFormed())}?lang=${encodeURIComponent(text.toWellFormed())}`;
          const answer = await get(url, { accept: 'text/html' });
          expect(answer.statusCode, url).toBeLessThan(500);
          expect(String(answer.headers?.['location'] ?? '')).not.toMatch(/[\r\n]/);
        }
      }
    }, 120_000);
  },
);

it('No answer holds a stack or the table’s name', async () => {
  const { Items } = await store.client.send(new ScanCommand({ TableName: store.tableName, Limit: 1 }));
  expect(Items).toHaveLength(1);
  const answer = await apply('{"programId": "youth-internship", "applicant": {"name": 1}}');
  expect(answer.body).not.toMatch(/at .*\.ts|anchor-/);
});
