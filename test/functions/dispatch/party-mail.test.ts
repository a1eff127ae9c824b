import { afterAll, beforeAll, expect, test } from 'vitest';
import { prepareMail } from '../../../functions/dispatch/mails/prepare-mail.ts';
import { withdraw } from '../../../shared/cases/intake/withdraw.ts';
import { cancelRequest } from '../../../shared/cases/people/tend-request.ts';
import type { Effect } from '../../../shared/domain/effects.ts';
import { readLink } from '../../../shared/store/links.ts';
import type { StoredRecord } from '../../../shared/store/outbox-records.ts';
import type { Store } from '../../../shared/store/table.ts';
import { transact } from '../../../shared/store/transact.ts';
import { startTestTable, type TestTable } from '../../support/dynamodb.ts';
import { answers, nomination, requestTo } from '../../support/people.ts';
import { submitted } from '../../support/scenario.ts';
import { dispatchOn, publishSamples } from './fixtures.ts';

let table: TestTable;
let store: Store;
beforeAll(async () => {
  table = await startTestTable();
  store = table.store;
  await publishSamples(store);
});
afterAll(() => table.stop());

const nominator = { name: 'Graciela Ortiz', email: 'graciela@example.org' };
const asked = async () => {
  const id = await submitted(store, 'health-careers-scholarship', {
    answers: { nominator },
    name: 'Ana Ruiz',
  });
  return { id, request: await requestTo(store, id, nominator.name) };
};
type PartyEffect = Extract<Effect, { kind: 'mail-party' | 'mail-applicant' }>;
const prepared = (effect: PartyEffect) =>
  prepareMail(dispatchOn(store), { createdAt: store.now().toISOString() } as StoredRecord, effect);

test('the mail that asks goes to the person named, says who, what, by when, and holds a link that opens this request', async () => {
  const { request } = await asked();
  const mail = await prepared({ kind: 'mail-party', mail: 'party-request', ...request });
  if (mail.kind !== 'mail') throw new Error(mail.reason);
  expect(mail.to).toBe(nominator.email);
  for (const said of ['Ana Ruiz', 'A nomination', 'Please answer by December 5, 2026', 'confidential'])
    expect(mail.mail.text).toContain(said);
  await transact(store, mail.writes);
  const secret = /\/invited\/([\w-]{22})/.exec(mail.mail.text)?.[1] ?? '';
  expect(await readLink(store, secret)).toMatchObject({
    purpose: 'party',
    partyId: request.partyId,
    epoch: 1,
  });
});

test('nothing is asked any more of who was taken back, asked anew, has answered, or whose application is over', async () => {
  const reminder = { kind: 'mail-party', mail: 'party-reminder' } as const;
  const one = await asked();
  expect(await prepared({ ...reminder, ...one.request, epoch: 2 })).toMatchObject({ reason: 'asked-again' });
  await cancelRequest(store, one.id, one.request.partyId);
  expect(await prepared({ ...reminder, ...one.request })).toMatchObject({ reason: 'request-cancelled' });
  const ended = await prepared({ kind: 'mail-party', mail: 'party-ended', ...one.request });
  expect(ended.kind).toBe('mail');
  const two = await asked();
  await answers(store, two.request);
  expect(await prepared({ ...reminder, ...two.request })).toMatchObject({ reason: 'request-answered' });
  const three = await asked();
  await withdraw(store, three.id);
  expect(await prepared({ ...reminder, ...three.request })).toMatchObject({ reason: 'request-over' });
});

test('the applicant is told that the answer came, and nothing of what it says', async () => {
  const { id, request } = await asked();
  const told: PartyEffect = {
    kind: 'mail-applicant',
    mail: 'person-answered',
    applicationId: id,
    partyId: request.partyId,
  };
  expect(await prepared(told)).toMatchObject({ kind: 'drop', reason: 'request-asked' });
  await answers(store, request);
  const mail = await prepared(told);
  if (mail.kind !== 'mail') throw new Error(mail.reason);
  expect(mail.mail.text).toContain('Graciela Ortiz has answered');
  for (const words of [nomination.character, nomination.career, 'teacher'])
    expect(mail.mail.text + mail.mail.html + mail.mail.subject).not.toContain(words);
});
