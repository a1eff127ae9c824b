import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { handleDue } from '../../../shared/cases/clock.ts';
import { withdraw } from '../../../shared/cases/intake/withdraw.ts';
import { askForOtherTimes, bookInterview } from '../../../shared/cases/interviews/book.ts';
import { declareStake } from '../../../shared/cases/interviews/declare-stake.ts';
import { closeInterview, declineInterview, missInterview } from '../../../shared/cases/interviews/end.ts';
import { inviteAgain, inviteToInterview } from '../../../shared/cases/interviews/invite.ts';
import { leaveSeat } from '../../../shared/cases/interviews/leave-seat.ts';
import { offeredSlots } from '../../../shared/cases/interviews/offered-slots.ts';
import { recordSheet } from '../../../shared/cases/interviews/record-sheet.ts';
import { addSlots, removeSlots } from '../../../shared/cases/interviews/slots.ts';
import { interviewSteps } from '../../../shared/cases/interviews/steps.ts';
import { pauseReviewer } from '../../../shared/cases/pool/pause-reviewer.ts';
import { declareConflict } from '../../../shared/cases/review/declare-conflict.ts';
import { allocate } from '../../../shared/cases/round/allocate.ts';
import { closeRound } from '../../../shared/cases/round/close-round.ts';
import { seedSamples } from '../../../shared/programs/publish-samples.ts';
import { loadApplication, readItem } from '../../../shared/store/applications.ts';
import { listAttention } from '../../../shared/store/attention.ts';
import {
  listSeats,
  listSheets,
  listSlots,
  openWords,
  readInterview,
} from '../../../shared/store/interviews.ts';
import { keys } from '../../../shared/store/keys.ts';
import { addReviewer, listTasks, readReviewer } from '../../../shared/store/reviewers.ts';
import { readProposal, readRound } from '../../../shared/store/rounds.ts';
import type { Store } from '../../../shared/store/table.ts';
import { verifyApplication } from '../../../shared/store/verify-audit.ts';
import { startTestTable, type TestTable } from '../../support/dynamodb.ts';
import {
  internship,
  internshipProgram,
  internshipRound,
  invited,
  seatOf,
  sheetSent,
  slotsAdded,
  threeTimes,
} from '../../support/interviewing.ts';
import { reviewed, statusOf, submitted } from '../../support/scenario.ts';

let table: TestTable;
let store: Store;
beforeAll(async () => {
  table = await startTestTable();
});
afterAll(() => table.stop());
beforeEach(async () => {
  table.clock.moveTo('2026-11-23T18:00:00.000Z');
  store = await table.another();
  await seedSamples(store, [internship]);
});

const known = <T>(value: T | undefined): T => {
  if (value === undefined) throw new Error('nothing there');
  return value;
};
const now = () => store.now().toISOString();
const book = (id: string, slotId: string, needs = '') => bookInterview(store, id, { slotId, needs }, now());
const firstFree = async () =>
  known((await listSlots(store, internshipRound)).find(({ takenBy }) => takenBy === undefined)).slotId;
const duesOf = async (id: string) => {
  const found = await Promise.all(
    interviewSteps.map((step) => readItem(store, keys.due(`APP#${id}`, 'interview-step', step))),
  );
  return Object.fromEntries(
    found.filter((item) => item !== undefined).map((item) => [String(item['ref']), String(item['at'])]),
  );
};
/** Moves the clock to a step of an interview and has it taken. */
async function take(id: string, ref: string) {
  const at = known((await duesOf(id))[ref]);
  table.clock.moveTo(at);
  await handleDue(store, { kind: 'interview-step', subject: `APP#${id}`, ref, at });
}
const attentionKinds = async () => (await listAttention(store)).map(({ kind }) => kind);
const mails = async (id: string) => {
  const events = (await verifyApplication(store, id)).events.at(-1);
  const sent: unknown[] = [];
  for (let n = 1; n < 12; n++) {
    const item = await readItem(store, keys.outbox(`${id}.${events?.seq}.${n}`));
    const effect = item?.['effect'] as { mail?: string } | undefined;
    if (effect?.mail) sent.push(effect.mail);
  }
  return sent.sort();
};
const toTheInterview = () => table.clock.moveTo('2026-12-03T18:00:00.000Z');
async function booked(score = 4): Promise<string> {
  if ((await listSlots(store, internshipRound)).length === 0) await slotsAdded(store);
  const id = await invited(store, score);
  expect((await book(id, await firstFree())).kind).toBe('committed');
  return id;
}

describe('times', () => {
  it('follow one another with the break, in the program’s zone, for a panel of the plan’s size', async () => {
    const slots = await slotsAdded(store);
    expect(slots.map(({ startsAt }) => startsAt)).toEqual([
      '2026-12-03T17:00:00.000Z',
      '2026-12-03T17:25:00.000Z',
      '2026-12-03T17:50:00.000Z',
    ]);
    expect(slots[0]).toMatchObject({
      panel: ['reviewer7', 'reviewer8'],
      sheetsBy: '2026-12-06T07:59:59.999Z',
    });
  });

  it('put nobody in two places at once, whoever adds them at the same moment', async () => {
    const program = await internshipProgram(store);
    const all = await Promise.all(
      ['m1', 'm2', 'm3'].map((manager) => addSlots(store, program, internshipRound, threeTimes, manager)),
    );
    expect(all.filter(({ kind }) => kind === 'committed')).toHaveLength(1);
    expect(all.filter((one) => one.kind === 'invalid' && one.fault === 'busy')).toHaveLength(2);
    expect(await listSlots(store, internshipRound)).toHaveLength(3);
  });

  it('are removed only while nobody has them', async () => {
    const slots = await slotsAdded(store);
    const id = await invited(store);
    await book(id, known(slots[0]).slotId);
    const [first, second] = slots.map(({ slotId }) => slotId);
    expect(await removeSlots(store, internshipRound, [known(first), known(second)], 'm1')).toEqual({
      kind: 'taken',
    });
    expect(await removeSlots(store, internshipRound, [known(second)], 'm1')).toEqual({
      kind: 'committed',
      count: 1,
    });
    expect(await listSlots(store, internshipRound)).toHaveLength(2);
  });
});

describe('picking a time', () => {
  it('gives one slot to one of twenty who want it in the same moment; the others are told', async () => {
    const [slot] = await slotsAdded(store, { to: '09:20' });
    const ids: string[] = [];
    for (let i = 0; i < 20; i++) ids.push(await invited(store));
    const all = await Promise.all(ids.map((id) => book(id, known(slot).slotId)));
    expect(all.filter(({ kind }) => kind === 'committed')).toHaveLength(1);
    expect(all.filter(({ kind }) => kind === 'taken')).toHaveLength(19);
    const winner = known(ids[all.findIndex(({ kind }) => kind === 'committed')]);
    expect((await listSlots(store, internshipRound))[0]?.takenBy).toBe(winner);
    const standing = await Promise.all(ids.map((id) => readInterview(store, id)));
    expect(standing.filter((one) => one?.status === 'booked')).toHaveLength(1);
    expect(await listSeats(store, winner)).toHaveLength(2);
  }, 60_000);

  it('books once: the same person in two tabs has one time', async () => {
    const slots = await slotsAdded(store);
    const id = await invited(store);
    await Promise.all(slots.map(({ slotId }) => book(id, slotId)));
    const mine = (await listSlots(store, internshipRound)).filter(({ takenBy }) => takenBy === id);
    expect(mine).toHaveLength(1);
    const one = await readInterview(store, id);
    expect(one).toMatchObject({ status: 'booked', appointment: { slotId: mine[0]?.slotId } });
    expect((await listSeats(store, id)).filter(({ status }) => status === 'open')).toHaveLength(2);
  });

  it('tells the applicant and each of the panel, and dates what follows', async () => {
    const id = await booked();
    expect(await mails(id)).toEqual(['interview-appointment', 'interview-appointment', 'interview-booked']);
    expect(Object.keys(await duesOf(id)).sort()).toEqual(['sheets-due', 'sheets-reminder', 'tomorrow']);
    expect((await duesOf(id))['tomorrow']).toBe('2026-12-02T17:00:00.000Z');
    expect((await statusOf(store, id)).status).toBe('reviewed');
    const trail = await verifyApplication(store, id);
    expect(trail.verified).toBe(true);
    expect(trail.events.map(({ event }) => event).slice(-2)).toEqual([
      'interview invited',
      'interview booked',
    ]);
  });

  it('to another time frees the old one, keeps who stays on the panel, and raises the calendar’s number', async () => {
    await slotsAdded(store);
    const others = await slotsAdded(store, { day: '2026-12-04', panel: ['reviewer6', 'reviewer7'] });
    const id = await invited(store);
    const [first, last] = [known(others[0]), known(others.at(-1))];
    await book(id, first.slotId, 'An interpreter');
    const before = await seatOf(store, id, 'reviewer7');
    expect(await book(id, last.slotId, 'Step-free access')).toMatchObject({ kind: 'committed' });
    const slots = await listSlots(store, internshipRound);
    expect(slots.filter(({ takenBy }) => takenBy === id).map(({ slotId }) => slotId)).toEqual([last.slotId]);
    const one = known(await readInterview(store, id));
    const key = known(await loadApplication(store, id)).key;
    expect(one).toMatchObject({ status: 'booked', sequence: 2, appointment: { startsAt: last.startsAt } });
    expect(openWords(key, one.needs)).toBe('Step-free access');
    expect(await seatOf(store, id, 'reviewer7')).toMatchObject({
      ...{ seatId: before.seatId, status: 'open', sequence: 1, epoch: 1 },
      appointment: { startsAt: last.startsAt },
    });
    expect(await seatOf(store, id, 'reviewer8')).toMatchObject({ status: 'ended', sequence: 1, epoch: 2 });
    expect(await seatOf(store, id, 'reviewer6')).toMatchObject({ status: 'open', sequence: 0 });
    expect(await mails(id)).toEqual([
      ...['interview-appointment', 'interview-appointment', 'interview-booked', 'interview-off'],
    ]);
  });

  it('can be changed until the day before, and not on the day', async () => {
    const id = await booked();
    table.clock.moveTo('2026-12-03T07:59:00.000Z');
    const [, second] = await listSlots(store, internshipRound);
    expect(await book(id, known(second).slotId)).toMatchObject({ kind: 'committed' });
    table.clock.moveTo('2026-12-03T08:00:00.000Z');
    expect(await book(id, await firstFree())).toEqual({ kind: 'too-late' });
    expect(await declineInterview(store, id, '')).toEqual({ kind: 'too-late' });
  });

  it('counts by when it was pressed, and not after the date', async () => {
    await slotsAdded(store, { day: '2026-12-10' });
    const id = await invited(store);
    const { answerBy } = known(await readInterview(store, id));
    expect(answerBy).toBe('2026-12-01T07:59:59.999Z');
    table.clock.moveTo('2026-12-01T08:10:00.000Z');
    const slotId = await firstFree();
    expect(await bookInterview(store, id, { slotId, needs: '' }, now())).toEqual({ kind: 'too-late' });
    expect(await bookInterview(store, id, { slotId, needs: '' }, answerBy)).toMatchObject({
      kind: 'committed',
    });
  });

  it('of a slot that is past or removed is no booking', async () => {
    const slots = await slotsAdded(store);
    const id = await invited(store);
    await removeSlots(store, internshipRound, [known(slots[0]).slotId], 'm1');
    expect(await book(id, known(slots[0]).slotId)).toEqual({ kind: 'taken' });
    const { answerBy } = known(await readInterview(store, id));
    table.clock.moveTo('2026-12-03T17:30:00.000Z');
    expect(await bookInterview(store, id, { slotId: known(slots[1]).slotId, needs: '' }, answerBy)).toEqual({
      kind: 'taken',
    });
  });

  it('frees its time with the application, in one transaction', async () => {
    const id = await booked();
    expect((await withdraw(store, id)).kind).toBe('committed');
    expect((await listSlots(store, internshipRound)).filter(({ takenBy }) => takenBy)).toEqual([]);
    expect(await readInterview(store, id)).toMatchObject({ status: 'closed', why: 'withdrawn' });
    expect(await duesOf(id)).toEqual({});
    expect(await mails(id)).toEqual(['interview-ended', 'interview-off', 'interview-off', 'withdrawn']);
    expect((await listSeats(store, id)).map(({ status }) => status)).toEqual(['ended', 'ended']);
  });

  it('and saying no frees it too, with the reason sealed', async () => {
    const id = await booked();
    expect(await declineInterview(store, id, 'I start a job.')).toMatchObject({ kind: 'committed' });
    const item = known(await readItem(store, keys.interview(id)));
    expect(JSON.stringify(item)).not.toContain('I start a job.');
    expect((await listSlots(store, internshipRound)).filter(({ takenBy }) => takenBy)).toEqual([]);
    expect(await book(id, await firstFree())).toEqual({ kind: 'not-possible' });
  });
});

describe('conflicts', () => {
  it('keep a time from whoever is joined to somebody on its panel', async () => {
    await addReviewer(store, {
      ...known(await readReviewer(store, internship, 'reviewer1')),
      ...({ reviewerId: 'aunt', name: 'Zora Aunt', email: 'aunt@example.org', load: 0 } as object),
      relations: { schools: [], employers: [], people: ['niece@example.org'], businesses: [], addresses: [] },
    });
    await slotsAdded(store, { panel: ['aunt', 'reviewer8'] });
    const other = await slotsAdded(store, { day: '2026-12-04' });
    const program = await internshipProgram(store);
    const niece = await reviewed(store, await submitted(store, internship, { email: 'niece@example.org' }));
    const offered = async (id: string) =>
      (await offeredSlots(store, known(await loadApplication(store, id)), program)).length;
    expect(await offered(niece)).toBe(3);
    expect(await offered(await reviewed(store, await submitted(store, internship)))).toBe(6);
    await inviteToInterview(store, niece, 'm1');
    expect(await book(niece, known(other[0]).slotId)).toEqual({ kind: 'taken' });
  });

  it('also one that somebody declared as a reader, and whoever is away or paused', async () => {
    const id = await reviewed(store, await submitted(store, internship));
    const reader = known((await listTasks(store, id))[0]);
    await slotsAdded(store, { panel: [reader.reviewerId, 'reviewer8'].sort() });
    const offered = async () =>
      (await offeredSlots(store, known(await loadApplication(store, id)), await internshipProgram(store)))
        .length;
    // Whoever read it may sit there.
    expect(await offered()).toBe(3);
    await declareConflict(store, reader);
    expect(await offered()).toBe(0);
    const other = await reviewed(store, await submitted(store, internship));
    const one = known(await readReviewer(store, internship, 'reviewer8'));
    await pauseReviewer(store, one, one.version, { kind: 'manager', id: 'm1' });
    expect(
      await offeredSlots(store, known(await loadApplication(store, other)), await internshipProgram(store)),
    ).toEqual([]);
  });

  it('declared after the sheet void it at once, and look at the quorum again', async () => {
    const id = await booked();
    toTheInterview();
    expect(await sheetSent(store, id, 'reviewer7', 5)).toMatchObject({ kind: 'committed' });
    expect(await sheetSent(store, id, 'reviewer8', 1)).toMatchObject({ kind: 'committed' });
    expect(await readInterview(store, id)).toMatchObject({ status: 'held', score: 6000, sheets: 2 });
    const before = await seatOf(store, id, 'reviewer7');
    expect(await declareStake(store, { applicationId: id, reviewerId: 'reviewer7' })).toEqual({
      kind: 'left',
    });
    expect(await seatOf(store, id, 'reviewer7')).toMatchObject({
      status: 'conflict',
      epoch: before.epoch + 1,
    });
    const sheets = await listSheets(store, known(await loadApplication(store, id)).key);
    expect(sheets.filter(({ voidedAt }) => voidedAt !== undefined)).toMatchObject([
      { reviewerId: 'reviewer7' },
    ]);
    // One sheet is enough for this program.
    expect(await readInterview(store, id)).toMatchObject({ status: 'held', score: 2000, sheets: 1 });
    await declareStake(store, { applicationId: id, reviewerId: 'reviewer8' });
    expect((await readInterview(store, id))?.status).toBe('booked');
    expect(await attentionKinds()).toEqual(['interview-sheets']);
    expect(await sheetSent(store, id, 'reviewer8', 5)).toEqual({ kind: 'over' });
  });

  it('withdraw a ranking that rests on a void sheet', async () => {
    const id = await booked();
    toTheInterview();
    for (const one of ['reviewer7', 'reviewer8']) await sheetSent(store, id, one, 4);
    await closeRound(store, internshipRound, 'm1', false);
    await allocate(store, internshipRound);
    expect((await readRound(store, internshipRound))?.status).toBe('proposed');
    await declareStake(store, { applicationId: id, reviewerId: 'reviewer7' });
    expect((await readRound(store, internshipRound))?.status).toBe('closed');
  });

  it('leave the panel of somebody who pauses, before the interview', async () => {
    const id = await booked();
    const one = known(await readReviewer(store, internship, 'reviewer8'));
    await pauseReviewer(store, one, one.version, { kind: 'manager', id: 'm1' });
    expect(await seatOf(store, id, 'reviewer8')).toMatchObject({ status: 'excused' });
    expect(await attentionKinds()).toEqual([]);
    await leaveSeat(store, { applicationId: id, reviewerId: 'reviewer7' }, 'unavailable');
    expect(await attentionKinds()).toEqual(['interview-sheets']);
  });
});

describe('sheets', () => {
  it('are taken from the minute it begins, once, and by whoever is on the panel', async () => {
    const id = await booked();
    table.clock.moveTo('2026-12-03T16:59:59.000Z');
    expect(await sheetSent(store, id, 'reviewer7', 4)).toEqual({ kind: 'too-early' });
    table.clock.moveTo('2026-12-03T17:00:00.000Z');
    expect(await sheetSent(store, id, 'reviewer7', 4)).toMatchObject({ kind: 'committed' });
    expect((await sheetSent(store, id, 'reviewer7', 5)).kind).toBe('already');
    const { seatId } = await seatOf(store, id, 'reviewer8');
    const stolen = {
      applicationId: id,
      seatId,
      reviewerId: 'reviewer7',
      scores: {},
      comments: {},
      notSure: [],
    };
    expect(await recordSheet(store, stolen)).toEqual({ kind: 'over' });
    expect(await recordSheet(store, { ...stolen, reviewerId: 'reviewer8' })).toMatchObject({
      kind: 'invalid',
    });
    // The other one is waited for.
    expect((await readInterview(store, id))?.status).toBe('booked');
  });

  it('that come late count; one that never comes is not in the mean, and never a zero', async () => {
    const id = await booked();
    toTheInterview();
    await sheetSent(store, id, 'reviewer7', 4);
    await take(id, 'sheets-reminder');
    await take(id, 'sheets-due');
    expect(await readInterview(store, id)).toMatchObject({ status: 'held', score: 8000, sheets: 1 });
    expect(await attentionKinds()).toEqual([]);
    expect(await sheetSent(store, id, 'reviewer8', 2)).toMatchObject({ kind: 'committed' });
    expect(await readInterview(store, id)).toMatchObject({ status: 'held', score: 6000, sheets: 2 });
  });

  it('too few by their day are a matter for the owner, who asks again or closes', async () => {
    const id = await booked();
    await take(id, 'tomorrow');
    await take(id, 'sheets-reminder');
    await take(id, 'sheets-due');
    expect((await readInterview(store, id))?.status).toBe('booked');
    expect(await attentionKinds()).toEqual(['interview-sheets']);
    expect(await inviteAgain(store, id, 'm1')).toMatchObject({ kind: 'committed' });
    expect(await attentionKinds()).toEqual([]);
    expect(await readInterview(store, id)).toMatchObject({ status: 'invited', sequence: 2 });
    expect((await listSeats(store, id)).map(({ status }) => status)).toEqual(['ended', 'ended']);
    expect(await closeInterview(store, id, 'm1')).toMatchObject({ kind: 'committed' });
  });
});

describe('what waits too long', () => {
  it('is reminded of, and then has an owner', async () => {
    await slotsAdded(store, { day: '2026-12-10' });
    const id = await invited(store);
    await take(id, 'answer-reminder');
    const { events } = await verifyApplication(store, id);
    await take(id, 'answer-due');
    expect(await attentionKinds()).toEqual(['interview-unanswered']);
    expect((await verifyApplication(store, id)).events).toHaveLength(events.length + 1);
    expect(await mails(id)).toEqual(['owner-attention']);
    expect(await inviteAgain(store, id, 'm1')).toMatchObject({ kind: 'committed' });
    expect(await attentionKinds()).toEqual([]);
    expect(await book(id, await firstFree())).toMatchObject({ kind: 'committed' });
    expect(Object.keys(await duesOf(id))).not.toContain('answer-due');
  });

  it('somebody for whom no time is possible is the owner’s at once', async () => {
    const id = await invited(store);
    expect(await askForOtherTimes(store, id, 'Evenings only', now())).toMatchObject({ kind: 'committed' });
    expect(await attentionKinds()).toEqual(['interview-times']);
    await slotsAdded(store);
    await book(id, await firstFree());
    expect(await attentionKinds()).toEqual([]);
  });

  it('who did not come is noted after it began, and only where nobody scored', async () => {
    const id = await booked();
    expect(await missInterview(store, id, 'm1')).toEqual({ kind: 'not-possible' });
    toTheInterview();
    expect(await missInterview(store, id, 'm1')).toMatchObject({ kind: 'committed' });
    expect(await sheetSent(store, id, 'reviewer7', 4)).toEqual({ kind: 'over' });
    expect(await inviteAgain(store, id, 'm1')).toMatchObject({ kind: 'committed' });
    const [slot] = await slotsAdded(store, { day: '2026-12-07', to: '09:20' });
    const other = await invited(store);
    const last = known((await listSlots(store, internshipRound)).at(-1));
    expect(last.slotId).not.toBe(slot?.slotId);
    await book(other, last.slotId);
    table.clock.moveTo(last.startsAt);
    await sheetSent(store, other, 'reviewer7', 4);
    expect(await missInterview(store, other, 'm1')).toEqual({ kind: 'not-possible' });
  });
});

describe('the ranking of a round', () => {
  const ranked = async () => {
    await allocate(store, internshipRound);
    const round = known(await readRound(store, internshipRound));
    if (round.status !== 'proposed') throw new Error(round.status);
    const lines = await readProposal(store, internshipRound, round.proposal.run);
    return { round, lines };
  };

  it('in which nobody is invited is as ever: no line says anything of interviews', async () => {
    const best = await reviewed(store, await submitted(store, internship), 5);
    const other = await reviewed(store, await submitted(store, internship), 3);
    expect((await closeRound(store, internshipRound, 'm1', false)).kind).toBe('closing');
    const { lines, round } = await ranked();
    expect(lines.map(({ applicationId }) => applicationId)).toEqual([best, other]);
    expect(JSON.stringify([lines, round.proposal])).not.toContain('interview');
  });

  it('puts whoever was interviewed first, by both parts, and all others after them by the readers’ score', async () => {
    await slotsAdded(store);
    const unasked = await reviewed(store, await submitted(store, internship), 5);
    const low = await booked(3);
    const high = await booked(4);
    toTheInterview();
    for (const one of ['reviewer7', 'reviewer8']) {
      await sheetSent(store, low, one, 5);
      await sheetSent(store, high, one, 2);
    }
    expect((await closeRound(store, internshipRound, 'm1', false)).kind).toBe('closing');
    const { lines, round } = await ranked();
    const reading = async (id: string) => {
      const one = await statusOf(store, id);
      return 'score' in one ? Number(one.score) : 0;
    };
    const final = async (id: string, interview: number) =>
      Math.floor(((await reading(id)) * 60 + interview * 40 + 50) / 100);
    expect(lines.map(({ applicationId }) => applicationId)).toEqual([low, high, unasked]);
    expect(lines[0]).toMatchObject({
      score: await final(low, 10_000),
      interviewed: { reading: await reading(low), interview: 10_000, weight: 40 },
    });
    expect(lines[1]).toMatchObject({ score: await final(high, 4000) });
    expect(lines[2]).not.toHaveProperty('interviewed');
    expect(lines[2]?.score).toBe(await reading(unasked));
    expect(round.proposal.interviewed).toBe(2);
    // What the application holds stays what its readers gave.
    expect(await statusOf(store, low)).toMatchObject({ score: await reading(low) });
  });

  it('is not begun over an interview to come, unless knowingly: then it is called off and the person told', async () => {
    await slotsAdded(store);
    const waiting = await booked(5);
    const asked = await invited(store, 4);
    const other = await reviewed(store, await submitted(store, internship), 3);
    expect(await closeRound(store, internshipRound, 'm1', false)).toEqual({
      ...{ kind: 'unfinished', count: 0, interviews: 2 },
    });
    expect((await closeRound(store, internshipRound, 'm1', true)).kind).toBe('closing');
    // From here nothing of an interview moves any more.
    expect(await book(asked, await firstFree())).toEqual({ kind: 'not-possible' });
    const { lines } = await ranked();
    expect(lines.map(({ applicationId }) => applicationId)).toEqual([waiting, asked, other]);
    for (const id of [waiting, asked])
      expect(await readInterview(store, id)).toMatchObject({ status: 'closed', why: 'round' });
    expect(await mails(waiting)).toEqual(['interview-ended', 'interview-off', 'interview-off']);
    expect((await listSlots(store, internshipRound)).filter(({ takenBy }) => takenBy)).toEqual([]);
  });

  it('goes on with interviews when it is sent back', async () => {
    const id = await invited(store);
    await closeRound(store, internshipRound, 'm1', true);
    await allocate(store, internshipRound);
    expect(await inviteAgain(store, id, 'm1')).toEqual({ kind: 'not-possible' });
  });
});
