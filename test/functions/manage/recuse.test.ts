import { afterAll, beforeAll, expect, test } from 'vitest';
import { approveRelease } from '../../../shared/cases/round/approve-release.ts';
import { seedSamples } from '../../../shared/programs/publish-samples.ts';
import { raiseWrite } from '../../../shared/store/attention.ts';
import { readRound } from '../../../shared/store/rounds.ts';
import type { Store } from '../../../shared/store/table.ts';
import { transact } from '../../../shared/store/transact.ts';
import { verifyApplication } from '../../../shared/store/verify-audit.ts';
import { startTestTable, type TestTable } from '../../support/dynamodb.ts';
import { reviewed, submitted } from '../../support/scenario.ts';
import { approver, Caller, manager, startIssuer, type TestIssuer } from './managing.ts';
import { proposed, scholarship, scholarshipRound } from './situation.ts';

let table: TestTable;
let issuer: TestIssuer;
let store: Store;
let id: string;
let other: string;

beforeAll(async () => {
  table = await startTestTable();
  issuer = await startIssuer(table.clock.now);
  store = table.store;
  await seedSamples(store, [scholarship]);
  id = await reviewed(store, await submitted(store, scholarship, { name: 'Zelda Quint' }));
  other = await reviewed(store, await submitted(store, scholarship, { name: 'Other Person' }));
  await proposed(store, scholarshipRound);
  await transact(store, [
    raiseWrite(store, { subject: `APP#${id}`, programId: scholarship, kind: 'mail-bounced', details: [] }),
  ]);
});
afterAll(async () => {
  await table.stop();
  await issuer.stop();
});

test('a manager with a stake sees neither file, scores nor ranking from then on, and decides nothing; others go on', async () => {
  const one = new Caller(store, issuer).signedIn(await issuer.token(manager));
  const address = `/manage/applications/${id}`;
  expect((await one.get(address)).body).toContain('Zelda Quint');
  const round = await readRound(store, scholarshipRound);
  if (round?.status !== 'proposed') throw new Error('not proposed');
  const managerOf = { id: manager.sub, name: manager.name, email: manager.email };
  expect((await approveRelease(store, scholarshipRound, managerOf, round.proposal.hash)).kind).toBe(
    'approved',
  );

  const asked = await one.get(`${address}/recuse`);
  expect(asked.body).toContain('Do you have a stake in this application?');
  await one.post(`${address}/recuse`);

  for (const path of [
    address,
    `${address}/settle?matter=mail-bounced`,
    `${address}/recuse`,
    `/manage/rounds/${scholarshipRound}`,
    `/manage/rounds/${scholarshipRound}/approve`,
    `/manage/rounds/${scholarshipRound}/scores`,
  ]) {
    const answer = await one.get(path);
    expect([path, answer.statusCode]).toEqual([path, 403]);
    expect(answer.body).not.toContain('Zelda Quint');
  }
  for (const path of [`/api/manage/applications/${id}`, `/api/manage/applications/${id}/audit`])
    expect((await one.get(path, { accept: 'application/json' })).statusCode).toBe(403);
  for (const path of [
    '/manage/applications',
    '/manage/applications?q=Zelda',
    '/manage/applications?sort=-score',
  ]) {
    const { body = '' } = await one.get(path);
    expect(body).not.toContain(id);
    expect(body.includes('Other Person')).toBe(!path.includes('Zelda'));
  }
  for (const path of ['/api/manage/applications?limit=100', '/api/manage/applications?q=Zelda']) {
    const { body = '' } = await one.get(path, { accept: 'application/json' });
    expect(body).not.toContain(id);
    if (!path.includes('Zelda')) expect(body).toContain(other);
  }
  for (const path of ['/manage', '/manage/attention']) {
    const { body = '' } = await one.get(path);
    expect(body).not.toContain('Zelda Quint');
    expect(body).not.toContain(id);
  }
  // The ranking they had approved goes back to be worked out anew.
  expect((await readRound(store, scholarshipRound))?.status).toBe('closed');
  const trail = await verifyApplication(store, id);
  expect(trail.verified).toBe(true);
  expect(trail.events.at(-1)).toMatchObject({
    event: 'manager recused',
    actor: { kind: 'manager', id: manager.sub },
    data: {},
  });

  const two = new Caller(store, issuer).signedIn(await issuer.token(approver));
  expect((await two.get(address)).body).toContain('Zelda Quint');
  expect((await two.get(`/manage/rounds/${scholarshipRound}`)).statusCode).toBe(200);
});
