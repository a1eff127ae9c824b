import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startDraft } from '../../../shared/cases/intake/drafts.ts';
import { sendInvitations } from '../../../shared/cases/phases/send-invitations.ts';
import { closeRound } from '../../../shared/cases/round/close-round.ts';
import { screenApplication } from '../../../shared/cases/screening/screen-application.ts';
import { seedSamples } from '../../../shared/programs/publish-samples.ts';
import { readAll } from '../../../shared/store/applications.ts';
import { readExtension } from '../../../shared/store/extensions.ts';
import { readProgram } from '../../../shared/store/programs.ts';
import { readRound } from '../../../shared/store/rounds.ts';
import type { Store } from '../../../shared/store/table.ts';
import { verifyApplication } from '../../../shared/store/verify-audit.ts';
import { startTestTable, type TestTable } from '../../support/dynamodb.ts';
import { goodAnswers, reviewed, statusOf, submitted, submittedTo } from '../../support/scenario.ts';
import { publishTwoPhase, twoPhaseProgram } from '../../support/two-phase.ts';
import { Caller, locationOf, manager, startIssuer, stranger, type TestIssuer, viewer } from './managing.ts';

const scholarship = 'health-careers-scholarship';
const roundId = `${scholarship}~2027`;
const forAll = `/manage/programs/${scholarship}/extend`;
const form = {
  'day-month': '7',
  'day-day': '2',
  'day-year': '2027',
  time: '17:00',
  reason: 'outage',
  wordsEnglish: 'The map did not load.',
  wordsSpanish: 'El mapa no cargó.',
};

let table: TestTable;
let issuer: TestIssuer;
let store: Store;
let caller: Caller;

beforeAll(async () => {
  table = await startTestTable({ startAt: '2027-01-05T18:00:00.000Z' });
  issuer = await startIssuer(table.clock.now);
  store = table.store;
  await seedSamples(store);
  await publishTwoPhase(store);
});
afterAll(async () => {
  await table.stop();
  await issuer.stop();
});
beforeEach(async () => {
  table.clock.moveTo('2027-01-05T18:00:00.000Z');
  caller = new Caller(store, issuer).signedIn(await issuer.token(manager));
});

const extensions = async () => (await readRound(store, roundId))?.extensions ?? [];
const draftOf = async (program: string) => {
  const version = await readProgram(store, program);
  if (!version) throw new Error('not published');
  return (await startDraft(store, version, 'en')).application.applicationId;
};

describe('More time', () => {
  it.each([
    ['a viewer', viewer],
    ['somebody in no group', stranger],
  ])('is not for %s to give', async (_, person) => {
    const id = await draftOf(scholarship);
    const other = new Caller(store, issuer).signedIn(await issuer.token(person));
    for (const address of [forAll, `/manage/applications/${id}/extend`, `/manage/rounds/${roundId}/invite`]) {
      expect((await other.get(address)).statusCode).toBe(403);
      expect((await other.post(address, { ...form, sure: 'yes' })).statusCode).toBe(403);
    }
    expect(await extensions()).toEqual([]);
    expect(await readExtension(store, id)).toBeUndefined();
  });

  it('is not given by anybody who is not signed in', async () => {
    const answer = await new Caller(store, issuer).post(forAll, { ...form, sure: 'yes' });
    expect(answer.statusCode).not.toBe(303);
    expect(await extensions()).toEqual([]);
  });

  it.each<[string, Record<string, string>, string]>([
    ['earlier than what holds', { 'day-month': '6' }, 'later than the deadline that holds now'],
    ['on a day that is none', { 'day-day': '32' }, 'day'],
    ['at a time that is none', { time: '25:00' }, 'Enter a time like 17:00'],
    ['with words in one language only', { wordsSpanish: '' }, 'in both languages'],
    ['without a reason', { reason: '' }, 'Why?'],
  ])('is not taken %s', async (_, change, told) => {
    const answer = await caller.post(forAll, { ...form, ...change, sure: 'yes' });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain(told);
    expect(answer.body).toContain('govuk-error-summary');
    expect(await extensions()).toEqual([]);
  });

  it('for one is looked at twice, mailed, in the trail, and keeps the round open', async () => {
    await reviewed(store, await submitted(store, scholarship));
    const id = await draftOf(scholarship);
    const address = `/manage/applications/${id}/extend`;
    const { wordsEnglish: _, wordsSpanish: __, ...own } = { ...form, reason: 'technical-trouble' };
    expect((await caller.get(`/manage/applications/${id}`)).body).toContain(address);
    const asked = await caller.post(address, own);
    expect(asked.body).toContain('July 2, 2027 at 5:00 PM PDT');
    expect(await readExtension(store, id)).toBeUndefined();
    const done = await caller.post(address, { ...own, sure: 'yes' });
    expect(locationOf(done)).toBe(`/manage/applications/${id}?done=extended`);
    expect(await readExtension(store, id)).toMatchObject({ closesAt: '2027-07-02T17:00', by: 'person-1' });
    expect((await caller.get(locationOf(done))).body).toContain('More time given');
    expect(await verifyApplication(store, id)).toMatchObject({ verified: true });
    table.clock.moveTo('2027-07-03T00:00:59.999Z');
    expect(await closeRound(store, roundId, 'person-1', true)).toMatchObject({ kind: 'extension-runs' });
    const signedIn = new Caller(store, issuer).signedIn(await issuer.token(manager));
    expect((await signedIn.get(`/manage/rounds/${roundId}/close`)).statusCode).toBe(409);
  });

  it('for everybody is looked at twice, stands on the round’s page and in its trail, and never gets shorter', async () => {
    const asked = await caller.post(forAll, form);
    expect(asked.statusCode).toBe(200);
    expect(asked.body).toContain('July 2, 2027 at 5:00 PM PDT');
    expect(asked.body).toContain('everybody has more time');
    expect(await extensions()).toEqual([]);
    const done = await caller.post(forAll, { ...form, sure: 'yes' });
    expect(locationOf(done)).toBe(`/manage/rounds/${encodeURIComponent(roundId)}?done=extended`);
    expect(await extensions()).toMatchObject([
      { of: 'first', closesAt: '2027-07-02T17:00', reason: 'outage', words: { en: 'The map did not load.' } },
    ]);
    const page = (await caller.get(locationOf(done))).body;
    expect(page).toContain('More time that was given to everybody');
    expect((await caller.post(forAll, { ...form, time: '16:59', sure: 'yes' })).statusCode).toBe(422);
    expect((await caller.post(forAll, { ...form, sure: 'yes' })).statusCode).toBe(422);
    expect(await extensions()).toHaveLength(1);
    const trail = await readAll(store, `ROUND#${roundId}`, 'AUDIT#');
    expect(trail.at(-1)).toMatchObject({
      event: 'deadline extended',
      actor: { kind: 'manager', id: 'person-1' },
      data: { closesAt: '2027-07-02T17:00', reason: 'outage' },
    });
  });
});

describe('The line of the first phase', () => {
  const program = twoPhaseProgram();
  const round = `${program.id}~2027`;
  const address = `/manage/rounds/${encodeURIComponent(round)}/invite`;

  it('is drawn once, through the list that was seen', async () => {
    const good = goodAnswers[scholarship];
    const ids = [];
    for (const value of ['3.90', '3.60', '3.30', '2.60']) {
      const gpa = { value, scale: '4.0', weighted: true };
      const id = await submittedTo(store, program.id, { ...good, gpa });
      await screenApplication(store, id);
      ids.push(id);
    }
    const early = await caller.get(address);
    expect(early.statusCode).toBe(409);
    expect(early.body).toContain('February 8, 2027 at 5:00 PM PST');
    table.clock.moveTo('2027-02-09T01:01:00.000Z');
    const late = new Caller(store, issuer).signedIn(await issuer.token(manager));
    const list = await late.get(address);
    expect(list.statusCode).toBe(200);
    expect(list.body).toContain('60.00');
    expect((await late.post(address, { list: 'another' })).statusCode).toBe(409);
    const hash = /name="list" value="([0-9a-f]+)"/.exec(list.body ?? '')?.[1] ?? '';
    const done = await late.post(address, { list: hash });
    expect(locationOf(done)).toBe(`/manage/rounds/${encodeURIComponent(round)}?done=invited`);
    await sendInvitations(store, round);
    expect((await statusOf(store, ids[0] ?? '')).status).toBe('info-requested');
    expect((await statusOf(store, ids[3] ?? '')).status).toBe('not-selected');
    expect((await late.get(locationOf(done))).body).toContain('Morgan Manager drew the line');
    expect((await late.post(address, { list: hash })).statusCode).toBe(409);
  });
});
