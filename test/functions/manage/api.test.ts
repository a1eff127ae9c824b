import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { manageTasks } from '../../../functions/manage/tasks.ts';
import {
  auditTrail,
  awardList,
  fundList,
  managedApplication,
  managedList,
  programSummary,
} from '../../../shared/http/openapi/manager-api.ts';
import { listAttention } from '../../../shared/store/attention.ts';
import { keys } from '../../../shared/store/keys.ts';
import type { Store } from '../../../shared/store/table.ts';
import { startTestTable, type TestTable } from '../../support/dynamodb.ts';
import { decided, reviewed, signed, submitted } from '../../support/scenario.ts';
import { Caller, type Json, startIssuer, type TestIssuer, viewer } from './managing.ts';
import { everyStage, scholarship } from './situation.ts';

let table: TestTable;
let issuer: TestIssuer;
let store: Store;
let caller: Caller;
let ids: Awaited<ReturnType<typeof everyStage>>;
let awarded: string;

beforeAll(async () => {
  table = await startTestTable();
  issuer = await startIssuer(table.clock.now);
  store = table.store;
  ids = await everyStage(store);
  const small = { amount: { amount: '20000.00', currency: 'USD' } };
  awarded = await reviewed(store, await submitted(store, 'community-business-loan', { answers: small }), 1);
  await decided(store, awarded);
  caller = new Caller(store, issuer);
  caller.bearer = await issuer.token(viewer);
});
afterAll(async () => {
  await table.stop();
  await issuer.stop();
});

const ask = async (path: string): Promise<Json> => {
  const { status, body } = await caller.json(`/api/manage/${path}`);
  expect(status).toBe(200);
  return body;
};

test('every answer has the shape that the description promises, and no more', async () => {
  const shapes: [string, z.ZodObject][] = [
    ['applications', managedList],
    ['awards', awardList],
    ['funds', fundList],
    [`programs/${scholarship}/summary`, programSummary],
    ['programs/youth-internship/summary', programSummary],
    ...[ids.sent, ids.judge, ids.ineligible, ids.inReview, ids.scored, ids.loan, awarded].flatMap(
      (id): [string, z.ZodObject][] => [
        [`applications/${id}`, managedApplication],
        [`applications/${id}/audit`, auditTrail],
      ],
    ),
  ];
  for (const [path, shape] of shapes) {
    const parsed = z.strictObject(shape.shape).safeParse(await ask(path));
    expect(parsed.error?.issues, path).toBeUndefined();
  }
});

test('an application shows its verdict with each rule’s reason and how it came about', async () => {
  const body = await ask(`applications/${ids.ineligible}`);
  expect(body).toMatchObject({ status: 'ineligible', stage: 'screening', applicant: { name: 'José Núñez' } });
  expect(body.verdict.outcome).toBe('ineligible');
  const failed = body.verdict.rules.filter((rule: Json) => rule.outcome === 'fail');
  expect(failed).toHaveLength(1);
  expect(failed[0]).toMatchObject({ trace: { op: 'inServiceArea', value: '10001', result: 'false' } });
  expect(failed[0].message).not.toBe('');
  const open = await ask(`applications/${ids.judge}`);
  expect(open.verdict).toMatchObject({ outcome: 'unknown', judge: ['gpa.scale'] });
  expect(open.waitingFor).toMatchObject([{ kind: 'judge-answers' }]);
});

test('reviews come with their readers, scores and comments', async () => {
  const body = await ask(`applications/${ids.scored}`);
  expect(body.score).toBe('94.00');
  expect(body.reviews).toHaveLength(2);
  for (const review of body.reviews) {
    expect(review).toMatchObject({
      status: 'decided',
      comments: { commitment: 'Because of what was written.' },
    });
    expect(Object.values(review.scores)).toEqual(expect.arrayContaining([5]));
  }
});

describe('money', () => {
  test('stands in whole cents, and a fund’s parts always come to its limit', async () => {
    const { items } = await ask('funds');
    const loans = items.find((fund: Json) => fund.fundId === 'community-loans-2027');
    expect(loans).toMatchObject({ unit: 'money', currency: 'USD', limit: 100_000_000, offered: 2_000_000 });
    for (const { limit, reserved, offered, accepted, paid, free } of items)
      expect(reserved + offered + accepted + paid + free).toBe(limit);
  });

  test('stands beside the counts of a program', async () => {
    const summary = await ask('programs/community-business-loan/summary');
    expect(summary).toMatchObject({
      total: 2,
      counts: { offered: 1, reviewed: 1, submitted: 0 },
      amounts: { offered: 2_000_000 },
    });
    expect(summary.funds.map((fund: Json) => fund.fundId)).toEqual(['community-loans-2027']);
  });

  test('is followed by award, with the ledger’s entries', async () => {
    const { items } = await ask('awards');
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({
      applicationId: awarded,
      status: 'offered',
      award: { units: 2_000_000, unit: 'money' },
    });
    await signed(store, awarded);
    const body = await ask(`applications/${awarded}`);
    expect(body.award.ledger.map(({ from, to }: Json) => [from, to])).toEqual(
      expect.arrayContaining([
        ['free', 'offered'],
        ['offered', 'accepted'],
      ]),
    );
    expect(body.award.acceptedAt).toBe(store.now().toISOString());
    expect((await ask('awards?program=youth-internship')).items).toEqual([]);
    expect((await caller.json('/api/manage/awards?status=reviewed')).body.errors).toMatchObject([
      { pointer: '/status' },
    ]);
  });
});

test('a trail that was changed behind the system’s back no longer verifies', async () => {
  const path = `applications/${ids.inReview}/audit`;
  const sound = await ask(path);
  expect(sound.verified).toBe(true);
  expect(sound.events.map((event: Json) => event.seq)).toEqual(
    sound.events.map((_: Json, i: number) => i + 1),
  );
  await store.client.send(
    new UpdateCommand({
      TableName: store.tableName,
      Key: keys.audit(ids.inReview, 2),
      UpdateExpression: 'SET #at = :at',
      ExpressionAttributeNames: { '#at': 'at' },
      ExpressionAttributeValues: { ':at': '2020-01-01T00:00:00.000Z' },
    }),
  );
  expect((await ask(path)).verified).toBe(false);
  const page = new Caller(store, issuer).signedIn(await issuer.token(viewer));
  expect((await page.get(`/manage/applications/${ids.inReview}`)).body).toContain('Trail does not verify');
});

test('a workflow that gives up is handed to an owner, with its error’s name alone', async () => {
  const tasks = manageTasks(store);
  const payload = {
    task: 'hand-to-owner',
    subject: 'application',
    id: ids.sent,
    executionName: 'x-1',
    error: 'States.Timeout',
  };
  await tasks(payload, {} as never, {} as never);
  expect(await listAttention(store)).toContainEqual(
    expect.objectContaining({
      kind: 'workflow-failed',
      subject: `APP#${ids.sent}`,
      details: ['States.Timeout'],
    }),
  );
  await expect(
    tasks({ ...payload, cause: 'with personal data' }, {} as never, {} as never),
  ).rejects.toMatchObject({
    name: 'PermanentFault',
  });
});
