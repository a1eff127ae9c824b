import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { withdraw } from '../../../shared/cases/intake/withdraw.ts';
import { allocate } from '../../../shared/cases/round/allocate.ts';
import { seedSamples } from '../../../shared/programs/publish-samples.ts';
import { readFund } from '../../../shared/store/funds.ts';
import { readRound } from '../../../shared/store/rounds.ts';
import type { Store } from '../../../shared/store/table.ts';
import { startTestTable, type TestTable } from '../../support/dynamodb.ts';
import { reviewed, statusOf, submitted, threePrograms } from '../../support/scenario.ts';
import { spent } from '../../support/spent.ts';
import { approver, Caller, locationOf, manager, startIssuer, type TestIssuer } from './managing.ts';
import { contents, internshipRound, proposed, released, scholarship, scholarshipRound } from './situation.ts';

let table: TestTable;
let issuer: TestIssuer;
let store: Store;
let first: Caller;
let second: Caller;

beforeAll(async () => {
  table = await startTestTable();
  issuer = await startIssuer(table.clock.now);
});
afterAll(async () => {
  await table.stop();
  await issuer.stop();
});
beforeEach(async () => {
  store = await table.another();
  await seedSamples(store, threePrograms);
  first = new Caller(store, issuer).signedIn(await issuer.token(manager));
  second = new Caller(store, issuer).signedIn(await issuer.token(approver));
});

const round = `/manage/rounds/${scholarshipRound}`;
const hashOf = async () => {
  const found = await readRound(store, scholarshipRound);
  return found && 'proposal' in found ? found.proposal.hash : '';
};
const stateOf = async () => (await readRound(store, scholarshipRound))?.status;

test('a round is closed only knowingly while applications are still being judged', async () => {
  await reviewed(store, await submitted(store, scholarship));
  await submitted(store, scholarship, { name: 'Not Ready' });
  expect((await first.get(round)).body).toContain('Not Ready');
  const refused = await first.post(`${round}/close`);
  expect(refused.statusCode).toBe(422);
  expect(refused.body).toContain('href="#leave"');
  expect(await stateOf()).toBe('open');
  const closed = await first.post(`${round}/close`, { leave: 'yes' });
  expect(closed.statusCode).toBe(303);
  expect(locationOf(closed)).toBe(`${round}?done=closed`);
  expect(await stateOf()).toBe('closing');
  expect((await first.get(locationOf(closed))).body).toContain('The round is closed');
});

test('a round without a reviewed application stays open and says why', async () => {
  await submitted(store, scholarship);
  const answer = await first.post(`${round}/close`, { leave: 'yes' });
  expect(answer.statusCode).toBe(409);
  expect(await stateOf()).toBe('open');
});

test('two applications that may be one person’s are told apart before a round closes', async () => {
  const [one, two] = [
    await reviewed(store, await submitted(store, scholarship, { email: 'twin@example.org' })),
    await reviewed(store, await submitted(store, scholarship, { email: 'Twin+2@example.org' })),
  ];
  expect((await first.get(round)).body).toContain(`/same-person?other=`);
  expect((await first.post(`${round}/close`)).statusCode).toBe(409);
  const apart = await first.post(`/manage/applications/${one}/same-person`, { other: two });
  expect(apart.statusCode).toBe(303);
  expect((await first.get(`/manage/applications/${one}/same-person`)).statusCode).toBe(409);
  expect((await first.post(`${round}/close`)).statusCode).toBe(303);
});

test('two people approve the proposal they saw, and then everybody is told', async () => {
  const best = await reviewed(store, await submitted(store, scholarship, { name: 'Best Person' }), 5);
  const other = await reviewed(store, await submitted(store, scholarship, { name: 'Other Person' }), 2);
  await proposed(store, scholarshipRound);
  const { body = '' } = await first.get(round);
  expect(body.indexOf('Best Person')).toBeGreaterThan(0);
  expect(body.indexOf('Best Person')).toBeLessThan(body.indexOf('Other Person'));
  expect(body).toContain('94.00');
  const proposalHash = await hashOf();
  expect(body).toContain(proposalHash);
  expect((await first.get(`${round}/approve?proposal=${proposalHash}`)).body).toContain(
    `name="proposalHash" value="${proposalHash}"`,
  );

  const one = await first.post(`${round}/approve`, { proposalHash });
  expect(locationOf(one)).toBe(`${round}?done=first-approval`);
  const again = await first.post(`${round}/approve`, { proposalHash });
  expect(again.statusCode).toBe(409);
  expect(again.body).toContain('Another person must be the second');
  expect((await statusOf(store, best)).status).toBe('reviewed');
  expect((await second.get(round)).body).toContain('Morgan Manager');

  const two = await second.post(`${round}/approve`, { proposalHash });
  expect(locationOf(two)).toBe(`${round}?done=approved`);
  expect(await stateOf()).toBe('releasing');
  await released(store, scholarshipRound);
  expect((await statusOf(store, best)).status).toBe('offered');
  expect((await statusOf(store, other)).status).toBe('offered');
  const done = (await second.get(round)).body ?? '';
  expect(done).toContain('Avery Approver');
  expect(done).not.toContain('/approve');
});

test('an approval of a list that is no longer there counts for nothing', async () => {
  await reviewed(store, await submitted(store, scholarship));
  await proposed(store, scholarshipRound);
  const seen = await hashOf();
  expect((await second.post(`${round}/reject`)).statusCode).toBe(303);
  expect(await stateOf()).toBe('closed');
  expect((await readFund(store, 'health-careers-2027'))?.reserved).toBe(0);
  await first.post(`${round}/close`);
  await allocate(store, scholarshipRound);
  expect(await hashOf()).not.toBe(seen);
  const before = await contents(store);
  expect((await first.get(`${round}/approve?proposal=${seen}`)).statusCode).toBe(409);
  const late = await first.post(`${round}/approve`, { proposalHash: seen });
  expect(late.statusCode).toBe(409);
  expect(late.body).toContain('no longer the one you looked at');
  expect((await first.post(`${round}/approve`)).statusCode).toBe(409);
  expect(await contents(store)).toEqual(before);
});

test('what is expected is written down before, and a list far from it is approved only with a reason', async () => {
  for (let i = 0; i < 4; i++) await reviewed(store, await submitted(store, scholarship));
  expect((await first.get(round)).body).toContain(`href="${round}/plan"`);
  const wrong = await first.post(`${round}/plan`, { offers: 'many', money: '45.000' });
  expect(wrong.statusCode).toBe(422);
  expect(wrong.body).toContain('href="#offers"');
  expect(wrong.body).toContain('href="#money"');
  expect(wrong.body).toContain('value="45.000"');
  const planned = await first.post(`${round}/plan`, { offers: '20', money: '40,000' });
  expect(locationOf(planned)).toBe(`${round}?done=planned`);
  expect((await first.get(round)).body).toMatch(/Morgan Manager expects 20 awards, together \$40,000/);
  await proposed(store, scholarshipRound);
  const proposalHash = await hashOf();
  const { body = '' } = await first.get(`${round}/approve?proposal=${proposalHash}`);
  expect(body).toContain('far from what was expected');
  expect(body).toContain('4 instead of 20: 80% less');
  const braked = await first.post(`${round}/approve`, { proposalHash });
  expect(braked.statusCode).toBe(422);
  expect(braked.body).toContain('href="#reason"');
  const said = await first.post(`${round}/approve`, { proposalHash, reason: 'fewer-people' });
  expect(locationOf(said)).toBe(`${round}?done=first-approval`);
  expect((await first.get(round)).body).toContain('Fewer people applied or qualified');
  expect((await first.get(`${round}/plan`)).statusCode).toBe(409);
});

test('who reads applications of the program cannot approve its release', async () => {
  await reviewed(store, await submitted(store, scholarship));
  await proposed(store, scholarshipRound);
  const reader = { ...approver, sub: 'person-9', email: 'Reviewer1@example.org' };
  const third = new Caller(store, issuer).signedIn(await issuer.token(reader));
  const answer = await third.post(`${round}/approve`, { proposalHash: await hashOf() });
  expect(answer.statusCode).toBe(409);
  expect(answer.body).toContain('cannot approve its release');
  expect(await stateOf()).toBe('proposed');
});

test('a proposal of places says who gets which', async () => {
  const id = await reviewed(store, await submitted(store, 'youth-internship', { name: 'Intern <i>' }));
  await proposed(store, internshipRound);
  const { body = '' } = await first.get(`/manage/rounds/${internshipRound}`);
  expect(body).toContain('Intern &lt;i&gt;');
  expect(body).toContain(`/manage/applications/${id}`);
  expect(body).toMatch(/Oakland<\/span><\/td>/);
});

test('a form that is sent after the session ended is kept and can be sent again', async () => {
  await reviewed(store, await submitted(store, scholarship));
  await proposed(store, scholarshipRound);
  const proposalHash = await hashOf();
  first.signedIn(await issuer.token(manager, { endsIn: 60 }));
  table.clock.advance({ hours: 1 });
  const late = await first.post(`${round}/approve`, { proposalHash });
  expect(late.statusCode).toBe(401);
  expect(late.body).toContain(`action="${round}/approve"`);
  const fields = Object.fromEntries(
    [...(late.body ?? '').matchAll(/type="hidden" name="([^"]*)" value="([^"]*)"/g)].map(
      ([, name = '', value = '']) => [name, value],
    ),
  );
  first.cookies.set('__Host-manager', await issuer.token(manager));
  expect(locationOf(await first.post(`${round}/approve`, fields))).toBe(`${round}?done=first-approval`);
});

test('a manager tries out what a round would come to, and takes it as what is expected while it holds', async () => {
  const best = await reviewed(store, await submitted(store, scholarship, { name: 'Best Person' }), 5);
  const other = await reviewed(store, await submitted(store, scholarship, { name: 'Other Person' }), 2);
  const before = (await contents(store)).length;
  const asked = await first.get(`${round}/what-if`);
  expect(asked.body).toContain('name="fund-health-careers-2027"');
  expect(asked.body).toContain('value="60,000"');
  const wrong = await first.post(`${round}/what-if`, { 'fund-health-careers-2027': 'a lot' });
  expect(wrong.statusCode).toBe(422);
  expect(wrong.body).toContain('href="#fund-health-careers-2027"');
  expect(wrong.body).toContain('value="a lot"');
  expect((await contents(store)).length).toBe(before);

  const tried = await first.post(`${round}/what-if`, { 'fund-health-careers-2027': '2,000' });
  expect(tried.statusCode).toBe(303);
  const page = await first.get(locationOf(tried));
  expect(page.body).toContain('Health Careers Scholarship fund 2027: $2,000.00 to give');
  expect(page.body).toContain('One person would get nothing who does as things stood');
  expect(page.body).toContain('Other Person');
  expect(page.body).not.toContain('Best Person');
  expect((await first.get(`${round}/what-if`)).body).toContain('one award, $2,000.00');

  const taken = await first.post(`${locationOf(tried)}/expect`);
  expect(locationOf(taken)).toBe(`${round}?done=planned`);
  await withdraw(store, other);
  const stale = await first.post(`${locationOf(tried)}/expect`);
  expect(stale.statusCode).toBe(409);
  expect(stale.body).toContain('Things have changed since this was tried out');
  expect((await first.get(locationOf(tried))).body).not.toContain('Take this as what we expect');
  await proposed(store, scholarshipRound);
  const list = await first.get(round);
  expect(list.body).toContain('The try-out that was taken as the plan');
  expect((await first.post(`${round}/what-if`, { 'fund-health-careers-2027': '1' })).statusCode).toBe(409);
  expect(await statusOf(store, best)).toMatchObject({ status: 'reviewed' });
});

test('whoever just missed is told of beside their place: what is left, what they need, the lowest score that is paid', async () => {
  await spent(store, 'health-careers-2027', 5_800_000);
  await reviewed(store, await submitted(store, scholarship, { name: 'Best Person' }), 5);
  await reviewed(store, await submitted(store, scholarship, { name: 'Other Person' }), 2);
  await proposed(store, scholarshipRound);
  const { body = '' } = await first.get(round);
  expect(body).toContain(
    'Health Careers Scholarship fund 2027: $0.00 left, $2,000.00 needed. The lowest score it pays is 94.00',
  );
});
