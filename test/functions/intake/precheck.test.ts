import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type * as z from 'zod';
import type { precheckResult } from '../../../shared/http/openapi/precheck-api.ts';
import { matchResult } from '../../../shared/http/openapi/precheck-api.ts';
import type { WebResponse } from '../../../shared/http/response.ts';
import { seedSamples } from '../../../shared/programs/publish-samples.ts';
import { startTestTable, type TestTable } from '../../support/dynamodb.ts';
import { goodAnswers } from '../../support/scenario.ts';
import { siteOn } from '../support/applicant-browser.ts';

let table: TestTable;
let ask: ReturnType<typeof siteOn>;

beforeAll(async () => {
  table = await startTestTable();
  await seedSamples(table.store);
  ask = siteOn(table.store);
});
afterAll(() => table.stop());

type Result = z.infer<typeof precheckResult>;
const post = (url: string, value: unknown, headers: Record<string, string> = {}) =>
  ask({
    method: 'POST',
    url,
    headers: { accept: 'application/json', 'content-type': 'application/json', ...headers },
    body: typeof value === 'string' ? value : JSON.stringify(value),
  });
const read = (answer: WebResponse) => JSON.parse(answer.body ?? '') as Result;
const pointers = (answer: WebResponse) =>
  (JSON.parse(answer.body ?? '') as { errors?: { pointer: string }[] }).errors?.map(({ pointer }) => pointer);
const check = (program: string, answers: unknown, headers?: Record<string, string>) =>
  post(`/api/programs/${program}/precheck`, { answers }, headers);
const scholar = goodAnswers['health-careers-scholarship'];
const borrower = goodAnswers['community-business-loan'];

describe('A pre-check', () => {
  it.each(Object.entries(goodAnswers))('finds who qualifies eligible: %s', async (program, answers) => {
    const whole = program === 'youth-internship' ? { ...answers, dateOfBirth: '2008-03-01' } : answers;
    const result = read(await check(program, whole));
    expect(result).toMatchObject({ verdict: 'eligible', missing: [], nearest: [], programVersion: 1 });
    expect(result.rulesHash).toMatch(/^[0-9a-f]{64}$/);
    expect(result.rules.length).toBeGreaterThan(3);
    expect(result.rules.every(({ outcome, reasonCode }) => outcome === 'pass' && reasonCode === null)).toBe(
      true,
    );
  });

  it('says which rule fails and why, and the nearest change', async () => {
    const result = read(
      await check('health-careers-scholarship', { ...scholar, gpa: { ...scholar.gpa, value: '2.495' } }),
    );
    expect(result.verdict).toBe('ineligible');
    expect(result.rules.filter(({ outcome }) => outcome === 'fail')).toEqual([
      {
        id: 'gpa-high-school',
        outcome: 'fail',
        reasonCode: 'gpa-below-minimum',
        message: 'Your GPA is below 2.50 on the 4.0 scale. It is not rounded up.',
      },
    ]);
    expect(result.nearest).toEqual([{ field: 'gpa.value', from: '2.495', to: '2.50' }]);
  });

  it('answers in the caller’s language', async () => {
    const { rules } = read(
      await check('community-business-loan', { employees: 1 }, { 'accept-language': 'es' }),
    );
    expect(rules.find(({ id }) => id === 'two-employees')?.message).toBe(
      'En el negocio trabajan menos de dos personas.',
    );
  });

  it('never counts what is missing against anybody: it lists it', async () => {
    const nothing = read(await check('community-business-loan', {}));
    expect(nothing.verdict).toBe('unknown');
    expect(nothing.rules.every(({ outcome }) => outcome === 'unknown')).toBe(true);
    expect(nothing.missing).toEqual(
      expect.arrayContaining(['formationDate', 'address', 'amount', 'operatingCashFlow']),
    );
    expect(nothing.nearest).toEqual([]);
    const { householdIncome: _, ...rest } = scholar;
    expect(read(await check('health-careers-scholarship', rest))).toMatchObject({
      verdict: 'unknown',
      missing: ['householdIncome'],
    });
  });

  it('needs no essays, names or what an analyst finds out', async () => {
    const { essays: _e, firstGeneration: _f, dateOfBirth: _d, ...facts } = scholar;
    expect(read(await check('health-careers-scholarship', facts)).verdict).toBe('eligible');
    const { legalName: _l, naics: _n, annualRevenue: _a, use: _u, ...figures } = borrower;
    const result = read(await check('community-business-loan', figures));
    expect(result).toMatchObject({ verdict: 'eligible', missing: [] });
  });

  it('stores nothing and is never cached', async () => {
    const all = async () =>
      (await table.store.client.send(new ScanCommand({ TableName: table.store.tableName }))).Items;
    const before = await all();
    const answer = await check('youth-internship', goodAnswers['youth-internship']);
    await post('/api/match', { answers: goodAnswers['youth-internship'] });
    expect(answer.headers?.['cache-control']).toBe('no-store');
    expect(await all()).toEqual(before);
  });

  it('names what is wrong by its pointer and repeats nothing', async () => {
    const answer = await check('community-business-loan', {
      employees: 'SECRET',
      creditRank: 1,
      amount: { amount: '1,0' },
    });
    expect(answer.statusCode).toBe(422);
    expect(pointers(answer)?.sort()).toEqual([
      '/answers/amount/amount',
      '/answers/amount/currency',
      '/answers/creditRank',
      '/answers/employees',
    ]);
    expect(answer.body).not.toContain('SECRET');
  });
});

describe.each(['/api/programs/youth-internship/precheck', '/api/match'])('%s', (url) => {
  it.each<[string, unknown, string[]]>([
    ['no answers', {}, ['/answers']],
    ['answers that are a list', { answers: [] }, ['/answers']],
    ['something more', { answers: {}, programId: 'youth-internship' }, ['/programId']],
    ['a field nobody asks', { answers: { shoeSize: 44 } }, ['/answers/shoeSize']],
    ['a name out of every object', '{"answers":{"constructor":2}}', ['/answers/constructor']],
  ])('is 422 with %s', async (_, value, expected) => {
    const answer = await post(url, value);
    expect(answer.statusCode).toBe(422);
    expect(pointers(answer)).toEqual(expected);
  });

  it('is 400 when malformed, 413 when too large, 415 as another type, 405 for a look', async () => {
    expect((await post(url, '{"answers":')).statusCode).toBe(400);
    expect((await post(url, { answers: { motivation: 'x'.repeat(256 * 1024) } })).statusCode).toBe(413);
    expect((await post(url, 'answers=1', { 'content-type': 'text/plain' })).statusCode).toBe(415);
    expect((await ask({ method: 'GET', url, headers: { accept: 'application/json' } })).statusCode).toBe(405);
  });
});

it('a pre-check of a program that does not exist is 404', async () => {
  expect((await check('no-such-program', {})).statusCode).toBe(404);
});

describe('Matching', () => {
  const match = async (answers: unknown) =>
    matchResult.parse(JSON.parse((await post('/api/match', { answers })).body ?? ''));

  it('gives every open program its own answers, best first', async () => {
    const { items } = await match({ ...scholar, ...goodAnswers['youth-internship'], employees: 1 });
    expect(items[0]?.verdict).toBe('eligible');
    expect(items.find(({ programId }) => programId === 'health-careers-scholarship')?.verdict).toBe(
      'eligible',
    );
    expect(items.find(({ programId }) => programId === 'community-business-loan')).toMatchObject({
      verdict: 'ineligible',
      nearest: [{ field: 'employees', from: 1, to: 2 }],
    });
    const verdicts = items.map(({ verdict }) => ['eligible', 'unknown', 'ineligible'].indexOf(verdict));
    expect(verdicts).toEqual([...verdicts].sort());
  });

  it('knows nothing of nobody: every program is unknown, fewest questions first', async () => {
    const { items } = await match({});
    expect(items.every(({ verdict }) => verdict === 'unknown')).toBe(true);
    const missing = items.map((item) => item.missing.length);
    expect(missing).toEqual([...missing].sort((a, b) => a - b));
  });

  it('takes an answer that fits one program, and refuses one that fits none', async () => {
    expect((await post('/api/match', { answers: { grade: 11 } })).statusCode).toBe(200);
    const answer = await post('/api/match', { answers: { grade: 'SECRET', dateOfBirth: '2009-02-30' } });
    expect(answer.statusCode).toBe(422);
    expect(pointers(answer)).toEqual(['/answers/grade', '/answers/dateOfBirth']);
    expect(answer.body).not.toContain('SECRET');
  });

  it('leaves out what is closed', async () => {
    table.clock.moveTo('2027-12-01T00:00:00.000Z');
    const { items } = await match({});
    expect(items.map(({ programId }) => programId)).not.toContain('youth-internship');
    table.clock.moveTo('2026-11-21T18:00:00.000Z');
  });
});
