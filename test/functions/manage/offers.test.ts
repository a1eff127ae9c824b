import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { acceptOffer } from '../../../shared/cases/award/answer-offer.ts';
import { makeOffer } from '../../../shared/cases/award/make-offer.ts';
import { seedSamples } from '../../../shared/programs/publish-samples.ts';
import { readFund } from '../../../shared/store/funds.ts';
import type { Store } from '../../../shared/store/table.ts';
import { startTestTable, type TestTable } from '../../support/dynamodb.ts';
import { reviewed, statusOf, submitted } from '../../support/scenario.ts';
import { approver, Caller, locationOf, manager, startIssuer, type TestIssuer } from './managing.ts';
import { scholarship } from './situation.ts';

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
  await seedSamples(store, [scholarship]);
  first = new Caller(store, issuer).signedIn(await issuer.token(manager));
  second = new Caller(store, issuer).signedIn(await issuer.token(approver));
});

const fundId = 'health-careers-2027';
const address = (id: string, below = '') => `/manage/applications/${id}${below}`;

/** Somebody with an open offer of $2,000. */
async function offered(): Promise<string> {
  const id = await reviewed(store, await submitted(store, scholarship));
  const plan = { fundId, units: 200_000, unit: 'money', from: 'free' } as const;
  expect((await makeOffer(store, id, plan, { kind: 'system', id: 'round' })).kind).toBe('committed');
  return id;
}
const offerOf = async (id: string) => {
  const one = await statusOf(store, id);
  return 'offer' in one ? one.offer?.units : undefined;
};

test('another amount for an open offer is proposed by one person and made true by another', async () => {
  const id = await offered();
  const wrong = await first.post(address(id, '/change-offer'), { amount: 'more' });
  expect(wrong.statusCode).toBe(422);
  expect(wrong.body).toContain('href="#amount"');
  expect((await first.post(address(id, '/change-offer'), { amount: '2,000' })).statusCode).toBe(422);
  const proposed = await first.post(address(id, '/change-offer'), { amount: '2,500' });
  expect(locationOf(proposed)).toBe(address(id, '?done=change-proposed'));
  expect(await offerOf(id)).toBe(200_000);
  // Whoever proposed it cannot make it true, and is only offered to take it back.
  expect((await first.get(address(id, '/change-offer'))).body).not.toContain('change-offer/confirm');
  expect((await first.post(address(id, '/change-offer/confirm'), { units: '250000' })).statusCode).toBe(409);
  expect((await second.get(address(id, '/change-offer'))).body).toContain('$2,500.00');
  expect((await second.post(address(id, '/change-offer/confirm'), { units: '240000' })).statusCode).toBe(409);
  const changed = await second.post(address(id, '/change-offer/confirm'), { units: '250000' });
  expect(locationOf(changed)).toBe(address(id, '?done=changed'));
  expect(await offerOf(id)).toBe(250_000);
  expect(await readFund(store, fundId)).toMatchObject({ offered: 250_000, free: 5_750_000 });
});

test('a proposed amount is dropped by whoever proposed it, and one that the fund cannot pay is refused', async () => {
  const id = await offered();
  await first.post(address(id, '/change-offer'), { amount: '59,000' });
  expect(locationOf(await first.post(address(id, '/change-offer/drop')))).toBe(
    address(id, '?done=change-dropped'),
  );
  const other = await offered();
  await first.post(address(other, '/change-offer'), { amount: '59,000' });
  const refused = await second.post(address(other, '/change-offer/confirm'), { units: '5900000' });
  expect(refused.statusCode).toBe(409);
  expect(await offerOf(other)).toBe(200_000);
  expect(await readFund(store, fundId)).toMatchObject({ offered: 400_000, free: 5_600_000 });
});

test('more time is given until a day that is one, and not to an offer that was answered', async () => {
  const id = await offered();
  const day = (date: string) => {
    const [year = '', month = '', of = ''] = date.split('-');
    return { 'day-year': year, 'day-month': month, 'day-day': of };
  };
  const wrong = await first.post(address(id, '/more-time'), day('2026-02-31'));
  expect(wrong.statusCode).toBe(422);
  const given = await first.post(address(id, '/more-time'), day('2027-01-15'));
  expect(locationOf(given)).toBe(address(id, '?done=time-given'));
  const one = await statusOf(store, id);
  expect('offer' in one && one.offer?.answerBy.startsWith('2027-01-16')).toBe(true);
  await acceptOffer(store, id);
  expect((await first.post(address(id, '/more-time'), day('2027-02-15'))).statusCode).toBe(409);
  expect((await first.post(address(id, '/end-offer'))).statusCode).toBe(409);
});

test('an offer is taken back by two, with a reason, and not before its applicant was heard', async () => {
  const id = await offered();
  const empty = await first.post(address(id, '/revoke'), { reason: '', words: '' });
  expect(empty.statusCode).toBe(422);
  const raised = await first.post(address(id, '/revoke'), {
    reason: 'facts-differ',
    words: 'The transcript.',
  });
  expect(locationOf(raised)).toBe(address(id, '?done=revoke-raised'));
  expect((await statusOf(store, id)).status).toBe('offered');
  // The same person may not decide it, and nobody before the date of the answer.
  const decision = { outcome: 'revoke', why: 'It was not theirs.' };
  expect((await first.post(address(id, '/revoke/decide'), decision)).statusCode).toBe(409);
  expect((await second.post(address(id, '/revoke/decide'), decision)).statusCode).toBe(409);
  table.clock.advance({ days: 40 });
  second.signedIn(await issuer.token(approver));
  const decided = await second.post(address(id, '/revoke/decide'), decision);
  expect(locationOf(decided)).toBe(address(id, '?done=revoked'));
  expect((await statusOf(store, id)).status).toBe('revoked');
  expect(await readFund(store, fundId)).toMatchObject({ offered: 0, free: 6_000_000 });
});
