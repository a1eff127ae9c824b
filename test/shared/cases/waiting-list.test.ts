import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { prepareMail } from '../../../functions/dispatch/mails/prepare-mail.ts';
import { declineOffer } from '../../../shared/cases/award/answer-offer.ts';
import { awaitDecision } from '../../../shared/cases/award/await-decision.ts';
import { castVote } from '../../../shared/cases/award/cast-vote.ts';
import { readLoanDecision } from '../../../shared/cases/award/loan-decisions.ts';
import { makeOffer } from '../../../shared/cases/award/make-offer.ts';
import { moveWaitlist } from '../../../shared/cases/award/move-waitlist.ts';
import { proposeSmaller } from '../../../shared/cases/award/propose-smaller.ts';
import { type DueItem, handleDue } from '../../../shared/cases/clock.ts';
import { withdraw } from '../../../shared/cases/intake/withdraw.ts';
import type { ApplicantMail } from '../../../shared/domain/effects.ts';
import { documentHash } from '../../../shared/domain/program/document.ts';
import { type Program, programDocument } from '../../../shared/domain/program/schema.ts';
import { quietUntil } from '../../../shared/domain/program/waitlist-hours.ts';
import { seedSamples } from '../../../shared/programs/publish-samples.ts';
import { readAll, readItem } from '../../../shared/store/applications.ts';
import { keys } from '../../../shared/store/keys.ts';
import { publishProgram } from '../../../shared/store/programs.ts';
import type { Store } from '../../../shared/store/table.ts';
import { dispatchOn } from '../../functions/dispatch/fixtures.ts';
import { soundFund } from '../../support/applying.ts';
import { startTestTable, type TestTable } from '../../support/dynamodb.ts';
import { meanwhile } from '../../support/faulty-store.ts';
import { roundReleased } from '../../support/round-released.ts';
import { decided, reviewed, signed, statusOf, submitted } from '../../support/scenario.ts';
import { spent } from '../../support/spent.ts';
import { sample } from '../programs/samples.ts';

let table: TestTable;
let store: Store;
/** Ten in the morning in Los Angeles. */
const start = '2026-11-23T18:00:00.000Z';
beforeAll(async () => {
  table = await startTestTable({ startAt: start });
});
afterAll(() => table.stop());
beforeEach(async () => {
  table.clock.moveTo(start);
  store = await table.another();
});

const scholarship = 'health-careers-scholarship';
const fundId = 'health-careers-2027';
const round = { kind: 'system', id: 'round' } as const;

async function published(program: Program, change: object): Promise<void> {
  const changed = programDocument.parse({ ...program, ...change });
  await publishProgram(store, changed, documentHash(changed));
}
async function mailed(applicationId: string, mail: ApplicantMail): Promise<string> {
  const record = { id: 'r', state: 'pending', attempts: 0, createdAt: store.now().toISOString() } as never;
  const made = await prepareMail(dispatchOn(store), record, { kind: 'mail-applicant', mail, applicationId });
  return made.kind === 'drop' ? `dropped: ${made.reason}` : made.mail.text.replace(/\s+/g, ' ');
}

/** One offer of all that the fund has, and some people in line behind it. */
async function lineBehind(waitlist: object | undefined, count: number) {
  await seedSamples(store, [scholarship]);
  if (waitlist) await published(sample(scholarship), { offers: { waitlist } });
  const held = await reviewed(store, await submitted(store, scholarship));
  await makeOffer(store, held, { fundId, units: 200_000, unit: 'money', from: 'free' }, round);
  await spent(store, fundId, (await soundFund(store, fundId)).free);
  const ids: string[] = [];
  for (let i = 0; i < count; i++) ids.push(await reviewed(store, await submitted(store, scholarship)));
  const late = await submitted(store, scholarship);
  const roundId = await roundReleased(store, scholarship);
  for (const id of ids) await awaitDecision(store, id, `token-${id}`);
  return { held, ids, roundId, late };
}
const statuses = (ids: readonly string[]) =>
  Promise.all(ids.map(async (id) => (await statusOf(store, id)).status));

describe('Quiet hours', () => {
  const program = {
    zone: 'America/Los_Angeles',
    offers: { waitlist: { quiet: { from: '21:00', to: '08:00' } } },
  };
  it.each([
    ['2026-11-24T04:59:00.000Z', undefined],
    ['2026-11-24T05:00:00.000Z', '2026-11-24T16:00:00.000Z'],
    ['2026-11-24T09:00:00.000Z', '2026-11-24T16:00:00.000Z'],
    ['2026-11-24T15:59:00.000Z', '2026-11-24T16:00:00.000Z'],
    ['2026-11-24T16:00:00.000Z', undefined],
    // The night in which the clocks go forward: eight in the morning comes an hour sooner.
    ['2027-03-14T06:00:00.000Z', '2027-03-14T15:00:00.000Z'],
  ])('at %s last until %s', (at, until) => {
    expect(quietUntil(program, at)).toBe(until);
  });

  it('put the offer itself off to the morning, with its whole time to answer', async () => {
    const { held, ids, roundId } = await lineBehind({ quiet: { from: '21:00', to: '08:00' } }, 2);
    table.clock.moveTo('2026-11-24T06:30:00.000Z');
    await declineOffer(store, held);
    expect(await moveWaitlist(store, roundId, fundId)).toEqual({ offered: 0 });
    expect(await statuses(ids)).toEqual(['waitlisted', 'waitlisted']);
    const due = await readItem(store, keys.due(`ROUND#${roundId}`, 'waitlist-move', fundId));
    expect(due?.['at']).toBe('2026-11-24T16:00:00.000Z');
    table.clock.moveTo(String(due?.['at']));
    await handleDue(store, due as unknown as DueItem);
    expect(await statuses(ids)).toEqual(['offered', 'waitlisted']);
    const first = await statusOf(store, ids[0] ?? '');
    expect(first.status === 'offered' && first.offer.offeredAt).toBe('2026-11-24T16:00:00.000Z');
    expect(await readItem(store, keys.due(`ROUND#${roundId}`, 'waitlist-move', fundId))).toBeUndefined();
  });
});

describe('The end of a waiting list', () => {
  it('closes it: nothing is offered any more, and everybody on it is told', async () => {
    const { held, ids, roundId, late } = await lineBehind({ endsAt: '2026-12-15T17:00' }, 2);
    const [first = '', second = ''] = ids;
    expect(await mailed(first, 'waitlisted')).toContain(
      'The list closes on December 15, 2026 at 5:00 PM PST',
    );
    const due = await readItem(store, keys.due(`APP#${first}`, 'waitlist-end', 'list'));
    const early = { ...due, at: '2026-11-24T00:00:00.000Z' } as unknown as DueItem;
    await handleDue(store, early);
    expect(await statuses(ids)).toEqual(['waitlisted', 'waitlisted']);
    table.clock.moveTo(String(due?.['at']));
    await withdraw(store, held);
    expect(await moveWaitlist(store, roundId, fundId)).toEqual({ offered: 0 });
    for (const id of ids)
      await handleDue(
        store,
        (await readItem(store, keys.due(`APP#${id}`, 'waitlist-end', 'list'))) as unknown as DueItem,
      );
    expect(await statuses(ids)).toEqual(['not-selected', 'not-selected']);
    expect(await mailed(second, 'waitlist-closed')).toContain(
      'The list is closed now, and no offer has come to you',
    );
    expect(await readAll(store, `ROUND#${roundId}`, 'WAITING#')).toEqual([]);
    // Whoever is decided after that is told at once.
    await reviewed(store, late);
    await awaitDecision(store, late, 'token-late');
    expect((await statusOf(store, late)).status).toBe('not-selected');
  });
});

describe('A move of the list', () => {
  it('offers to nobody when the list or the fund moved since it was read, and looks again', async () => {
    const { held, ids, roundId } = await lineBehind(undefined, 2);
    await declineOffer(store, held);
    // Right before the offer to the first is written, another move makes it.
    const other = meanwhile(store, () => moveWaitlist(store, roundId, fundId));
    expect(await moveWaitlist(other, roundId, fundId)).toEqual({ offered: 0 });
    expect(await statuses(ids)).toEqual(['offered', 'waitlisted']);
    await soundFund(store, fundId);
  });

  it('looks again when the one whom it would offer to withdraws in the same moment', async () => {
    const { held, ids, roundId } = await lineBehind(undefined, 3);
    await declineOffer(store, held);
    const [first = '', second = ''] = ids;
    const leaving = meanwhile(store, () => withdraw(store, first));
    expect(await moveWaitlist(leaving, roundId, fundId)).toEqual({ offered: 1 });
    expect(await statuses(ids)).toEqual(['withdrawn', 'offered', 'waitlisted']);
    await declineOffer(store, second);
    expect(await moveWaitlist(store, roundId, fundId)).toEqual({ offered: 1 });
    expect(await statuses(ids)).toEqual(['withdrawn', 'declined', 'offered']);
    await soundFund(store, fundId);
  });
});

describe('A smaller loan than was asked', () => {
  const loan = 'community-business-loan';
  const [ann, bob] = ['ann', 'bob'].map((id) => ({ id, name: id, email: `${id}@example.org` })) as [P, P];
  type P = { id: string; name: string; email: string };
  const smaller = { cents: 4_000_000, reasons: ['debtRank', 'ltvRank'] };
  async function recommended(): Promise<string> {
    await seedSamples(store, [loan]);
    const answers = {
      amount: { amount: '60000.00', currency: 'USD' },
      operatingCashFlow: { amount: '90000.00', currency: 'USD' },
    };
    const id = await reviewed(store, await submitted(store, loan, { answers }), 2);
    await decided(store, id);
    return id;
  }

  it('is put to the vote anew, offered with its reasons, and has ninety days', async () => {
    const id = await recommended();
    await castVote(store, id, ann, { ballot: 'for' });
    expect((await proposeSmaller(store, id, bob, { ...smaller, cents: 6_000_000 })).kind).toBe('not-smaller');
    expect((await proposeSmaller(store, id, bob, { ...smaller, reasons: [] })).kind).toBe('no-reason');
    expect((await proposeSmaller(store, id, bob, smaller)).kind).toBe('committed');
    // The same form sent twice takes nobody's vote away.
    expect((await proposeSmaller(store, id, bob, smaller)).kind).toBe('already');
    expect((await readLoanDecision(store, id))?.votes).toEqual([]);
    // Whoever still sees the amount that was asked votes on nothing.
    expect((await castVote(store, id, ann, { ballot: 'for' }, 6_000_000)).kind).toBe('not-possible');
    expect((await castVote(store, id, ann, { ballot: 'for' }, 4_000_000)).kind).toBe('recorded');
    expect((await castVote(store, id, bob, { ballot: 'for' }, 4_000_000)).kind).toBe('offered');
    const application = await statusOf(store, id);
    if (application.status !== 'offered') throw new Error('not offered');
    const { offer } = application;
    expect(offer).toMatchObject({
      units: 4_000_000,
      counter: { asked: 6_000_000, reasons: smaller.reasons },
    });
    expect(offer.answerBy).toBe('2027-02-22T07:59:59.999Z');
    const letter = await mailed(id, 'offer');
    for (const said of ['You asked for $60,000.00', 'Equal Credit Opportunity', 'no further consideration'])
      expect(letter).toContain(said);
    // Nothing is owed any more within the thirty days: the notice of what was decided is out.
    const limit = await readItem(store, keys.due(`APP#${id}`, 'credit-limit', 'decision'));
    table.clock.moveTo(String(limit?.['at']));
    await handleDue(store, limit as unknown as DueItem);
    expect((await readAll(store, `APP#${id}`, 'ATTENTION#')).map((item) => item['kind'])).toEqual([]);
    expect((await signed(store, id)).kind).toBe('committed');
    expect((await soundFund(store, 'community-loans-2027')).accepted).toBe(4_000_000);
  });

  it.each(['declined', 'lapsed'] as const)(
    'that is %s ends with the reasons and the notice of the law',
    async (end) => {
      const id = await recommended();
      await proposeSmaller(store, id, bob, smaller);
      for (const who of [ann, bob]) await castVote(store, id, who, { ballot: 'for' });
      if (end === 'declined') await declineOffer(store, id);
      else {
        const due = await readItem(store, keys.due(`APP#${id}`, 'offer-expiry', 'offer'));
        table.clock.moveTo(String(due?.['at']));
        await handleDue(store, due as unknown as DueItem);
      }
      expect((await statusOf(store, id)).status).toBe(end);
      const letter = await mailed(id, end);
      for (const said of [
        'The debts of the business are high',
        'Equal Credit Opportunity',
        'Federal Trade Commission',
      ])
        expect(letter).toContain(said);
      expect((await soundFund(store, 'community-loans-2027')).offered).toBe(0);
    },
  );
});
