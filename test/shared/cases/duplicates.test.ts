import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { alikeNow } from '../../../shared/cases/award/claims.ts';
import { makeOffer } from '../../../shared/cases/award/make-offer.ts';
import { handleDue } from '../../../shared/cases/clock.ts';
import {
  answerSamePerson,
  askWhetherSame,
  closeAfterAnswer,
} from '../../../shared/cases/duplicate/ask-whether-same.ts';
import { readSamePerson } from '../../../shared/cases/duplicate/same-person-item.ts';
import { tellApart } from '../../../shared/cases/round/tell-apart.ts';
import { screenApplication } from '../../../shared/cases/screening/screen-application.ts';
import type { Application } from '../../../shared/domain/application/application.ts';
import { seedSamples } from '../../../shared/programs/publish-samples.ts';
import { type Loaded, loadApplication, readItem } from '../../../shared/store/applications.ts';
import { type Attention, listAttention } from '../../../shared/store/attention.ts';
import { keys } from '../../../shared/store/keys.ts';
import type { Store } from '../../../shared/store/table.ts';
import { verifyApplication } from '../../../shared/store/verify-audit.ts';
import { startTestTable, type TestTable } from '../../support/dynamodb.ts';
import { reviewed, statusOf, submitted } from '../../support/scenario.ts';

let table: TestTable;
let store: Store;
beforeAll(async () => {
  table = await startTestTable();
  store = table.store;
  await seedSamples(store);
});
afterAll(() => table.stop());

const scholarship = 'health-careers-scholarship';
const plan = { fundId: 'health-careers-2027', units: 200_000, unit: 'money', from: 'free' } as const;
let made = 0;
const mattersOf = async (id: string): Promise<Attention[]> =>
  (await listAttention(store)).filter(({ subject }) => subject === `APP#${id}`);
const kindsOf = async (id: string) => (await mattersOf(id)).map(({ kind }) => kind);
const due = (id: string) => readItem(store, keys.due(`APP#${id}`, 'same-person-deadline', 'asked'));
const mailsOf = async (id: string): Promise<string[]> => {
  const { Items = [] } = await store.client.send(new ScanCommand({ TableName: store.tableName }));
  return Items.map((item) => item['effect'] as { mail?: string; applicationId?: string } | undefined)
    .filter((effect) => effect?.applicationId === id)
    .map((effect) => String(effect?.mail));
};

/** Two applications by one person with two addresses; one name has a Cyrillic letter. */
async function twice(): Promise<{ first: string; second: string }> {
  made += 1;
  const first = await submitted(store, scholarship, {
    name: `Ana Ruiz ${made}`,
    email: `ana.${made}@example.org`,
  });
  await screenApplication(store, first);
  const second = await submitted(store, scholarship, {
    name: `RUIZ ${made}, Аna`,
    email: `other.${made}@example.com`,
  });
  await screenApplication(store, second);
  return { first, second };
}
const words = 'Both have the same birthday, school and home.';

describe('a likely duplicate', () => {
  it('is put before the managers with what both give, holds nothing up and is never dropped', async () => {
    const { first, second } = await twice();
    expect(await kindsOf(first)).toEqual([]);
    const [matter] = await mattersOf(second);
    expect(matter).toMatchObject({
      kind: 'likely-duplicate',
      details: [`${first} name-and-birth name-and-address`],
    });
    expect((await statusOf(store, second)).status).toBe('submitted');
  });

  it('is seen by at least one of two that are screened at once', async () => {
    const same = { name: 'Tom Twin', email: 'tom.twin@example.org' };
    const both = [await submitted(store, scholarship, same), await submitted(store, scholarship, same)];
    await Promise.all(both.map((id) => screenApplication(store, id)));
    const seen = await Promise.all(both.map(kindsOf));
    expect(seen.flat()).toContain('likely-duplicate');
  });

  it('by a telephone alone is pointed out and keeps no money back; by a tax number under another label it does', async () => {
    const loan = 'community-business-loan';
    const a = await submitted(store, loan, { answers: { ein: '91-2345678', phone: '510 555 0100' } });
    const phone = await submitted(store, loan, {
      answers: { phone: '+1 (510) 555-0100', address: { street1: '9 Elm', postalCode: '94601' } },
    });
    const ssn = await submitted(store, loan, { answers: { ssn: '912-34-5678' } });
    for (const id of [a, phone, ssn]) await screenApplication(store, id);
    const details = async (id: string) =>
      (await mattersOf(id)).flatMap((one) => (one.kind === 'likely-duplicate' ? one.details : []));
    expect(await details(phone)).toEqual([`${a} phone`]);
    expect(await details(ssn)).toEqual([`${a} tax-number`]);
    const loaded = (await loadApplication(store, phone)) as Loaded<Application & { snapshot: number }>;
    expect((await alikeNow(store, loaded)).map(({ kinds }) => kinds)).toEqual([['phone']]);
  });

  it('leaves both lists when a manager says that they are two people', async () => {
    const { first, second } = await twice();
    expect((await tellApart(store, first, second, 'm1')).kind).toBe('committed');
    expect([...(await kindsOf(first)), ...(await kindsOf(second))]).toEqual([]);
  });
});

describe('one person’s second application', () => {
  it('ends only after its applicant was told why and was silent until the date; the first goes on', async () => {
    const { first, second } = await twice();
    const asked = await askWhetherSame(store, { end: second, keep: first }, 'm1', words);
    expect(asked.kind).toBe('committed');
    expect((await statusOf(store, second)).status).toBe('submitted');
    expect(await kindsOf(second)).toEqual([]);
    expect(await mailsOf(second)).toContain('same-person-asked');
    const at = String((await due(second))?.['at']);
    const falls = { kind: 'same-person-deadline', subject: `APP#${second}`, ref: 'asked', at } as const;
    await handleDue(store, { ...falls, at: '2026-01-01T00:00:00.000Z' });
    expect((await statusOf(store, second)).status).toBe('submitted');
    table.clock.advance({ days: 60 });
    await handleDue(store, falls);
    expect(await statusOf(store, second)).toMatchObject({ status: 'withdrawn', withdrawnFor: 'same-person' });
    expect(await mailsOf(second)).toContain('same-person-closed');
    expect((await statusOf(store, first)).status).toBe('submitted');
    const { verified, events } = await verifyApplication(store, second);
    expect(verified).toBe(true);
    expect(JSON.stringify(events)).not.toContain(words);
  });

  it('that its applicant says is another person’s goes back to the manager, and no date ends it', async () => {
    const { first, second } = await twice();
    await askWhetherSame(store, { end: second, keep: first }, 'm1', words);
    const at = String((await due(second))?.['at']);
    expect((await answerSamePerson(store, second, 'We are twins.')).kind).toBe('committed');
    expect((await answerSamePerson(store, second, 'We are twins.')).kind).toBe('not-asked');
    expect(await due(second)).toBeUndefined();
    table.clock.advance({ days: 60 });
    await handleDue(store, { kind: 'same-person-deadline', subject: `APP#${second}`, ref: 'asked', at });
    expect((await statusOf(store, second)).status).toBe('submitted');
    expect(await kindsOf(second)).toEqual(['same-person']);
    expect((await tellApart(store, second, first, 'm1')).kind).toBe('committed');
    expect(await readSamePerson(store, second)).toBeUndefined();
    expect((await closeAfterAnswer(store, second, 'm1')).kind).toBe('too-late');
  });

  it('may be ended by a manager who has read the answer, and never before one came', async () => {
    const { first, second } = await twice();
    await askWhetherSame(store, { end: second, keep: first }, 'm1', words);
    expect((await closeAfterAnswer(store, second, 'm1')).kind).toBe('too-late');
    await answerSamePerson(store, second, 'No.');
    expect((await closeAfterAnswer(store, second, 'm1')).kind).toBe('committed');
    expect(await statusOf(store, second)).toMatchObject({ withdrawnFor: 'same-person' });
    expect(await kindsOf(second)).toEqual([]);
  });

  it('is asked about with a reason, once, and only where the two share something', async () => {
    const { first, second } = await twice();
    const stranger = await submitted(store, scholarship, { answers: { dateOfBirth: '2009-01-02' } });
    const ask = (end: string, keep: string, reason = words) =>
      askWhetherSame(store, { end, keep }, 'm1', reason).then(({ kind }) => kind);
    expect(await ask(second, first, '  ')).toBe('no-reason');
    expect(await ask(second, stranger)).toBe('not-possible');
    expect(await ask(second, first)).toBe('committed');
    expect(await ask(second, first)).toBe('not-possible');
    // Nor the other way round: one of them must stay.
    expect(await ask(first, second)).toBe('not-possible');
  });

  it('keeps money held while the question is open', async () => {
    const { first, second } = await twice();
    await reviewed(store, first);
    await askWhetherSame(store, { end: second, keep: first }, 'm1', words);
    const offer = () => makeOffer(store, first, plan, { kind: 'system', id: 'round' });
    expect((await offer()).kind).toBe('same-person');
    await answerSamePerson(store, second, 'It is my brother.');
    expect((await offer()).kind).toBe('same-person');
    await closeAfterAnswer(store, second, 'm1');
    expect((await offer()).kind).toBe('committed');
  });
});
