import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { handleDue } from '../../../shared/cases/clock.ts';
import { extendRound } from '../../../shared/cases/extending/extend-round.ts';
import { withdraw } from '../../../shared/cases/intake/withdraw.ts';
import { placeBid } from '../../../shared/cases/pool/bid.ts';
import { declineTask } from '../../../shared/cases/review/hand-over.ts';
import { panelReaders } from '../../../shared/cases/review/panels/pairs.ts';
import { problemOf } from '../../../shared/cases/review/panels/panel-problem.ts';
import { askForPanels, proposePanels } from '../../../shared/cases/review/panels/propose-panels.ts';
import { ruleOn } from '../../../shared/cases/review/panels/rulings.ts';
import { sendOn, sendPanels } from '../../../shared/cases/review/panels/send-panels.ts';
import { openWaiting, waitingForReaders } from '../../../shared/cases/review/panels/waiting.ts';
import { workOnSending } from '../../../shared/cases/review/panels/work-on-sending.ts';
import { documentHash } from '../../../shared/domain/program/document.ts';
import type { Answers } from '../../../shared/domain/program/fields.ts';
import type { Program } from '../../../shared/domain/program/schema.ts';
import { assign } from '../../../shared/domain/review/assignment/assign.ts';
import { oneByOne } from '../../../shared/domain/review/assignment/one-by-one.ts';
import type { Reviewer } from '../../../shared/domain/review/reviewer.ts';
import type { Bid } from '../../../shared/domain/review/suitability.ts';
import { batchesOf, type PanelsIn } from '../../../shared/domain/round/panels.ts';
import { readItem } from '../../../shared/store/applications.ts';
import { listAttention } from '../../../shared/store/attention.ts';
import { keys } from '../../../shared/store/keys.ts';
import { ownerWrites, readRecord } from '../../../shared/store/outbox-records.ts';
import {
  listRulings,
  readAlternates,
  readPanelLines,
  readPanels,
  readShortages,
} from '../../../shared/store/panels.ts';
import { publishProgram } from '../../../shared/store/programs.ts';
import { listReviewers, listTasks, readReviewer } from '../../../shared/store/reviewers.ts';
import { readRound } from '../../../shared/store/rounds.ts';
import type { Store } from '../../../shared/store/table.ts';
import { transact } from '../../../shared/store/transact.ts';
import { verifyApplication } from '../../../shared/store/verify-audit.ts';
import { startTestTable, type TestTable } from '../../support/dynamodb.ts';
import { beforeWrites, meanwhile } from '../../support/faulty-store.ts';
import {
  grantReaders,
  grantsWaiting,
  whileOpen as open,
  whenOver as over,
  grantRound as roundId,
  grant as sample,
  grantTopics as topics,
} from '../../support/grant-round.ts';
import { statusOf } from '../../support/scenario.ts';

const manager = 'manager-1';

let table: TestTable;
let store: Store;

beforeAll(async () => {
  table = await startTestTable({ startAt: open });
});
afterAll(() => table.stop());
beforeEach(async () => {
  table.clock.moveTo(open);
  store = await table.another();
});

async function published(change: Partial<Program['review']> = {}): Promise<Program> {
  const program = { ...sample, review: { ...sample.review, ...change } };
  await publishProgram(store, program, documentHash(program));
  return program;
}

/** Readers of both languages. */
const readers = (count: number, most: number, own: Readonly<Record<number, object>> = {}) =>
  grantReaders(store, count, most, (i) => ({ language: i % 2 ? 'es' : 'en', ...own[i] }));

/** Applications in both languages. */
const waiting = (count: number, change: (i: number) => Answers = () => ({})) =>
  grantsWaiting(store, count, (i) => ({
    answers: { focusAreas: [topics[(i * 2) % topics.length]], ...change(i) },
    language: i % 3 ? ('en' as const) : ('es' as const),
  }));

/** What a reader says of an application when they are asked beforehand. */
async function says(who: string, id: string | undefined, bid: Bid) {
  const one = await readReviewer(store, sample.id, who);
  return one && placeBid(store, one, id ?? '', bid);
}

/** Asks for readers and has them worked out. */
async function proposed(): Promise<PanelsIn<'proposed'>> {
  expect(await askForPanels(store, roundId)).toEqual({ kind: 'working' });
  const run = (await readPanels(store, roundId))?.run ?? 0;
  await proposePanels(store, roundId, run);
  const found = await readPanels(store, roundId);
  if (found?.state !== 'proposed') throw new Error(`not proposed: ${found?.state}`);
  return found;
}

/** Sends what is proposed, and carries out every batch. */
async function sent(): Promise<PanelsIn<'sent'>> {
  const found = await readPanels(store, roundId);
  if (found?.state !== 'proposed') throw new Error('nothing to send');
  expect(await sendPanels(store, roundId, manager, found.hash)).toEqual({ kind: 'sending' });
  return sendRest();
}

async function sendRest(): Promise<PanelsIn<'sent'>> {
  for (;;) {
    const found = await readPanels(store, roundId);
    if (found?.state === 'sent') return found;
    if (found?.state !== 'sending') throw new Error('nothing is sent');
    expect(found.step).toBeLessThan(batchesOf(found.figures.applications));
    await workOnSending(store, roundId, found.run, found.step);
  }
}

const lines = async () => readPanelLines(store, roundId, (await readPanels(store, roundId))?.run ?? 0);
const lineOf = async (id: string) => {
  const line = (await lines()).find(({ applicationId }) => applicationId === id);
  if (!line) throw new Error('no line');
  return line;
};
const openReaders = async (id: string) =>
  (await listTasks(store, id))
    .filter(({ status }) => status === 'open')
    .map(({ reviewerId }) => reviewerId)
    .sort();
const namesIn = (all: readonly { reviewerId: string }[]) => all.map(({ reviewerId }) => reviewerId).sort();

async function change(id: string, set: Readonly<Record<string, unknown>>): Promise<void> {
  for (const [name, value] of Object.entries(set))
    await store.client.send(
      new UpdateCommand({
        TableName: store.tableName,
        Key: keys.reviewer(sample.id, id),
        UpdateExpression: 'SET #n = :v',
        ExpressionAttributeNames: { '#n': name },
        ExpressionAttributeValues: { ':v': value },
      }),
    );
}

/** Loads are what is open, and nobody holds more than they may. */
async function loadsHold(ids: readonly string[]): Promise<void> {
  const tasks = (await Promise.all(ids.map((id) => listTasks(store, id)))).flat();
  for (const one of await listReviewers(store, sample.id)) {
    const own = tasks.filter((task) => task.reviewerId === one.reviewerId && task.status === 'open');
    expect(one.load).toBe(own.length);
    expect(own.length).toBeLessThanOrEqual(one.capacity.most ?? 40);
  }
}

describe('an application of a program that gives out its readers all at once', () => {
  it('is in review without any, needs nobody’s attention, and its trail says what it waits for', async () => {
    await published();
    await readers(4, 9);
    const [id = ''] = await waiting(1);
    expect(await statusOf(store, id)).toMatchObject({ status: 'in-review', awaits: 'readers' });
    expect(await listTasks(store, id)).toEqual([]);
    expect(await listAttention(store)).toEqual([]);
    expect(await verifyApplication(store, id)).toMatchObject({ verified: true });
  });

  it('is given none while others may still come', async () => {
    await published();
    await readers(4, 9);
    await waiting(1);
    expect(await askForPanels(store, roundId)).toEqual({ kind: 'still-open' });
    table.clock.moveTo(over);
    expect(await askForPanels(store, roundId)).toEqual({ kind: 'working' });
  });
});

describe('readers for everybody at once', () => {
  it('are those that the solver proves the best, with the figures to judge them by', async () => {
    const program = await published();
    await readers(6, 6);
    const ids = await waiting(9);
    table.clock.moveTo(over);
    const found = await proposed();
    const opened = await openWaiting(store, await waitingForReaders(store, sample.id, roundId));
    const people = await panelReaders(store, program);
    const problem = problemOf({ program, opened, readers: people, rulings: [], first: true }, () => ({}));
    const solved = assign(problem, { prefer: 'best-total', alternates: 2 });
    if (solved.kind !== 'assigned') throw new Error('not solved');
    expect(opened.map(({ application }) => application.applicationId).sort()).toEqual([...ids].sort());
    for (const [a, { application }] of opened.entries()) {
      const line = await lineOf(application.applicationId);
      const expected = solved.panels[a]?.map((r) => people[r]?.reviewerId).sort();
      expect(namesIn(line.readers)).toEqual(expected);
      expect(line.alternates.map(({ reviewerId }) => reviewerId)).toEqual(
        solved.alternates[a]?.map((r) => people[r]?.reviewerId),
      );
    }
    expect(found.figures).toMatchObject({
      applications: 9,
      given: 27,
      total: solved.total,
      smallest: solved.smallest,
      proof: { total: 'proven' },
      oneByOne: oneByOne(problem),
    });
    expect(found.figures.total).toBeGreaterThanOrEqual(found.figures.oneByOne ?? 0);
    expect(found.figures.byPoints.reduce((a, b) => a + b)).toBe(27);
    expect(await listTasks(store, ids[0] ?? '')).toEqual([]);
  });

  it('have their tasks, each within what they may hold, and one mail for all of them', async () => {
    await published();
    await readers(6, 6);
    const ids = await waiting(9);
    table.clock.moveTo(over);
    await proposed();
    const all = await lines();
    const done = await sent();
    expect(done).toMatchObject({ asProposed: 9, otherwise: 0, gone: 0, sendings: 1 });
    for (const line of all) expect(await openReaders(line.applicationId)).toEqual(namesIn(line.readers));
    expect((await statusOf(store, ids[0] ?? '')) as object).not.toHaveProperty('awaits');
    await loadsHold(ids);
    const whose = all[0]?.readers[0]?.reviewerId ?? '';
    expect(await readRecord(store, `digest.${sample.id}.${whose}.2027-04-05.1`)).toBeUndefined();
    const subject = `REVIEWER#${sample.id}#${whose}`;
    table.clock.advance({ minutes: 2 });
    const at = String((await readItem(store, keys.due(subject, 'review-digest', 'digest')))?.['at']);
    await handleDue(store, { kind: 'review-digest', subject, ref: 'digest', at });
    expect(await readRecord(store, `digest.${sample.id}.${whose}.2027-04-05.1`)).toMatchObject({
      effect: { mail: 'review-digest' },
    });
    for (const id of ids) expect(await verifyApplication(store, id)).toMatchObject({ verified: true });
  });

  it('never have a stake: not by what is declared, not by what they said before', async () => {
    await published();
    await readers(5, 9, { 0: { relations: { employers: ['Bay Bridge Garden'] } } });
    const ids = await waiting(4, (i) => (i === 1 ? { organizationName: 'Bay Bridge Garden' } : {}));
    expect(await says('reader1', ids[2], 'conflict')).toBe('saved');
    table.clock.moveTo(over);
    await proposed();
    const named = async (id = '') => {
      const line = await lineOf(id);
      return namesIn([...line.readers, ...line.alternates]);
    };
    expect(await named(ids[1])).toEqual(['reader1', 'reader2', 'reader3', 'reader4']);
    expect(await named(ids[2])).toEqual(['reader0', 'reader2', 'reader3', 'reader4']);
    // Said between the looking and the sending, it counts as well: another reads in their place.
    const [late = ''] = (await lineOf(ids[3] ?? '')).readers.map(({ reviewerId }) => reviewerId as string);
    expect(await says(late, ids[3], 'conflict')).toBe('saved');
    await sent();
    expect(await openReaders(ids[1] ?? '')).not.toContain('reader0');
    expect(await openReaders(ids[2] ?? '')).not.toContain('reader1');
    expect(await openReaders(ids[3] ?? '')).not.toContain(late);
    for (const id of ids) expect(await openReaders(id)).toHaveLength(3);
  });

  it('are those who said that they would like to, where the rest is alike; and how they read before counts', async () => {
    await published({ readers: 1, suitability: { language: 10, bids: 50, history: 40 } });
    await readers(4, 9, { 0: { finished: 8, onTime: 0 }, 3: { finished: 8, onTime: 8 } });
    const ids = await waiting(2);
    for (const one of ['reader0', 'reader2', 'reader3'])
      expect(await says(one, ids[0], one === 'reader2' ? 'want' : 'rather-not')).toBe('saved');
    table.clock.moveTo(over);
    await proposed();
    expect(namesIn((await lineOf(ids[0] ?? '')).readers)).toEqual(['reader2']);
    const [line] = (await lineOf(ids[0] ?? '')).readers;
    expect(line?.parts).toContainEqual({ part: 'bids', points: 50, of: 50 });
    const { readers: other, alternates } = await lineOf(ids[1] ?? '');
    expect([namesIn(other), namesIn(alternates)]).toEqual([['reader3'], ['reader1', 'reader2']]);
  });

  it('are fewer where somebody holds some already', async () => {
    await published();
    await readers(4, 3);
    const ids = await waiting(3);
    await change('reader0', { load: 2 });
    table.clock.moveTo(over);
    const { figures } = await proposed();
    expect(figures.loads[0]).toMatchObject({ reviewerId: 'reader0', held: 2, most: 3 });
    expect(figures.loads[0]?.given).toBeLessThanOrEqual(1);
    expect(ids).toHaveLength(3);
  });
});

describe('what a manager wants of a pair', () => {
  it('stands in the next proposal, which says what it costs', async () => {
    await published();
    await readers(6, 6);
    const ids = await waiting(6);
    table.clock.moveTo(over);
    const first = await proposed();
    const id = ids[0] ?? '';
    const line = await lineOf(id);
    const [best] = line.readers;
    const other = (await listReviewers(store, sample.id)).find(
      ({ reviewerId }) => !line.readers.some((one) => one.reviewerId === reviewerId),
    ) as Reviewer;
    const pin = { applicationId: id, reviewerId: other.reviewerId, kind: 'pin' } as const;
    const keepAway = { applicationId: id, reviewerId: best?.reviewerId ?? '', kind: 'forbid' } as const;
    expect(await ruleOn(store, roundId, pin, manager)).toEqual({ kind: 'kept' });
    expect(await ruleOn(store, roundId, keepAway, manager)).toEqual({ kind: 'kept' });
    // What was seen before the rulings is not sent over them.
    expect(await sendPanels(store, roundId, manager, first.hash)).toEqual({ kind: 'changed' });
    const second = await proposed();
    const names = namesIn((await lineOf(id)).readers);
    expect(names).toContain(other.reviewerId);
    expect(names).not.toContain(best?.reviewerId);
    expect(second).toMatchObject({ pins: 1, forbidden: 1, before: { total: first.figures.total } });
    expect(second.figures.total).toBeLessThanOrEqual(first.figures.total);
    expect((await lineOf(id)).readers.find((one) => one.pinned)?.reviewerId).toBe(other.reviewerId);
    expect(await ruleOn(store, roundId, { ...pin, kind: 'none' }, manager)).toEqual({ kind: 'kept' });
    expect(await listRulings(store, roundId)).toHaveLength(1);
  });

  it('is refused against a sure stake, and against a likely one without a word', async () => {
    await published();
    await readers(5, 9, {
      0: { relations: { employers: ['Bay Bridge Garden'] } },
      1: { name: 'Applicant 0' },
    });
    const [id = ''] = await waiting(1, () => ({ organizationName: 'Bay Bridge Garden' }));
    table.clock.moveTo(over);
    const pin = (reviewerId: string, because?: 'looked-into') =>
      ruleOn(store, roundId, { applicationId: id, reviewerId, kind: 'pin', because }, manager);
    expect(await pin('reader0')).toEqual({ kind: 'barred' });
    expect(await pin('reader0', 'looked-into')).toEqual({ kind: 'barred' });
    expect(await pin('reader1')).toEqual({ kind: 'because' });
    expect(await pin('reader1', 'looked-into')).toEqual({ kind: 'kept' });
    expect(await pin('nobody')).toEqual({ kind: 'missing' });
    await proposed();
    await sent();
    expect(await openReaders(id)).toContain('reader1');
  });

  it('is refused where there is no room for it', async () => {
    await published();
    await readers(5, 1);
    const [one = '', two = ''] = await waiting(2);
    table.clock.moveTo(over);
    const pin = (applicationId: string, n: number) =>
      ruleOn(store, roundId, { applicationId, reviewerId: `reader${n}`, kind: 'pin' }, manager);
    for (const n of [0, 1, 2]) expect(await pin(one, n)).toEqual({ kind: 'kept' });
    expect(await pin(one, 3)).toEqual({ kind: 'panel-full' });
    expect(await pin(two, 0)).toEqual({ kind: 'reader-full' });
  });
});

describe('sending', () => {
  it('is bound to what was seen, happens once, and goes on after it died', async () => {
    await published();
    await readers(6, 40);
    const ids = await waiting(30);
    table.clock.moveTo(over);
    const { hash, run } = await proposed();
    expect(await sendPanels(store, roundId, manager, 'another')).toEqual({ kind: 'changed' });
    const both = await Promise.all([
      sendPanels(store, roundId, manager, hash),
      sendPanels(store, roundId, 'manager-2', hash),
    ]);
    expect(both.map(({ kind }) => kind).sort()).toEqual(['already', 'sending']);
    // It dies before the batch is put on record: some have their readers, and the record is carried out again.
    const dying = beforeWrites(store, async (n) => {
      if (n > 7) throw new Error('power cut');
    });
    await expect(workOnSending(dying, roundId, run, 0)).rejects.toThrow('power cut');
    const begun = await Promise.all(ids.map(openReaders));
    expect(begun.some((some) => some.length === 3)).toBe(true);
    expect(begun.some((some) => some.length === 0)).toBe(true);
    await Promise.all([workOnSending(store, roundId, run, 0), workOnSending(store, roundId, run, 0)]);
    await workOnSending(store, roundId, run, 0);
    expect(await sendRest()).toMatchObject({ asProposed: 30, otherwise: 0, gone: 0 });
    for (const id of ids) expect(await openReaders(id)).toHaveLength(3);
    await loadsHold(ids);
    expect(await sendPanels(store, roundId, manager, hash)).toEqual({ kind: 'already' });
    expect(await askForPanels(store, roundId)).toEqual({ kind: 'nobody-waits' });
  });

  it('gives nothing to somebody who says in that very moment that they must not read it', async () => {
    await published();
    await readers(5, 9);
    const [id = ''] = await waiting(1);
    table.clock.moveTo(over);
    const { hash, run } = await proposed();
    const [late = ''] = (await lineOf(id)).readers.map(({ reviewerId }) => reviewerId as string);
    await sendPanels(store, roundId, manager, hash);
    const racing = meanwhile(store, async () => expect(await says(late, id, 'conflict')).toBe('saved'));
    await workOnSending(racing, roundId, run, 0);
    await sendRest();
    expect(await openReaders(id)).toHaveLength(3);
    expect(await openReaders(id)).not.toContain(late);
  });

  it('that stopped for good waits for a manager, who sends it on', async () => {
    await published();
    await readers(4, 9);
    const [id = ''] = await waiting(1);
    table.clock.moveTo(over);
    const { hash, run } = await proposed();
    await sendPanels(store, roundId, manager, hash);
    const effect = { kind: 'send-panels', roundId, run, step: 0 } as const;
    await transact(store, await ownerWrites(store, effect, 'cause', ['send-panels']));
    expect(await listAttention(store)).toMatchObject([{ kind: 'readers-due' }]);
    expect(await readPanels(store, roundId)).toMatchObject({ state: 'sending', stopped: true });
    expect(await sendOn(store, roundId, manager)).toEqual({ kind: 'sending' });
    expect(await sendOn(store, roundId, manager)).toEqual({ kind: 'not-possible' });
    await sendRest();
    expect(await openReaders(id)).toHaveLength(3);
    expect(await listAttention(store)).toEqual([]);
  });

  it('passes over whoever withdrew, and gives the place of whoever cannot read any more to the next', async () => {
    await published();
    await readers(6, 9);
    const ids = await waiting(5);
    table.clock.moveTo(over);
    await proposed();
    const [gone = '', paused = '', joined = ''] = ids;
    const pausedReader = (await lineOf(paused)).readers[0]?.reviewerId ?? '';
    const related = (await lineOf(joined)).readers.find(({ reviewerId }) => reviewerId !== pausedReader);
    await withdraw(store, gone);
    await change(pausedReader, { status: 'paused' });
    await change(related?.reviewerId ?? '', {
      relations: { schools: [], employers: ['Harbor Works'], people: [], businesses: [], addresses: [] },
    });
    const before = await lines();
    const done = await sent();
    expect(done.gone).toBe(1);
    expect(done.asProposed + done.otherwise).toBe(4);
    expect(await listTasks(store, gone)).toEqual([]);
    const out = [pausedReader, related?.reviewerId];
    for (const line of before.filter(({ applicationId }) => applicationId !== gone)) {
      const still = namesIn(line.readers).filter((one) => !out.includes(one));
      const next = line.alternates.map(({ reviewerId }) => reviewerId).filter((one) => !out.includes(one));
      const has = await openReaders(line.applicationId);
      expect(has).toHaveLength(3);
      expect(has).toEqual(expect.arrayContaining([...still, ...next.slice(0, 3 - still.length)]));
      for (const one of out) expect(has).not.toContain(one);
    }
    await loadsHold(ids);
  });

  it('tells the owner of an application that nobody else can take', async () => {
    await published();
    await readers(3, 9);
    const [id = ''] = await waiting(1);
    table.clock.moveTo(over);
    await proposed();
    await change('reader1', { status: 'paused' });
    expect(await sent()).toMatchObject({ otherwise: 1 });
    expect(await openReaders(id)).toEqual(['reader0', 'reader2']);
    expect(await listAttention(store)).toMatchObject([{ kind: 'too-few-reviewers', subject: `APP#${id}` }]);
  });

  it('leaves whoever comes late for a second one, in which what has begun does not move', async () => {
    await published({ load: { least: 1, most: 40 } });
    await readers(5, 9);
    const early = await waiting(4);
    table.clock.moveTo(over);
    await proposed();
    await sent();
    const begun = await Promise.all(early.map(openReaders));
    const late = await waiting(2);
    expect(await listTasks(store, late[0] ?? '')).toEqual([]);
    const second = await proposed();
    expect(second.figures).toMatchObject({ applications: 2, given: 6 });
    expect(await sent()).toMatchObject({ asProposed: 2, sendings: 2 });
    expect(await Promise.all(early.map(openReaders))).toEqual(begun);
    for (const id of late) expect(await openReaders(id)).toHaveLength(3);
    await loadsHold([...early, ...late]);
  });
});

describe('no readers for everybody', () => {
  it('is told with whom it is about and with what would repair it', async () => {
    await published();
    await readers(3, 2, { 0: { relations: { employers: ['Bay Bridge Garden'] } } });
    const ids = await waiting(3, (i) => (i === 1 ? { organizationName: 'Bay Bridge Garden' } : {}));
    table.clock.moveTo(over);
    await askForPanels(store, roundId);
    await proposePanels(store, roundId, 1);
    expect(await readPanels(store, roundId)).toMatchObject({ state: 'infeasible', applications: 3 });
    const shortages = await readShortages(store, roundId, 1);
    expect(shortages.find(({ kind }) => kind === 'too-few-unbarred')).toMatchObject({
      applicationId: ids[1],
      needed: 3,
      unbarred: 2,
    });
    const places = shortages.filter((one) => one.kind === 'too-few-places');
    expect(places.reduce((sum, { short }) => sum + short, 0)).toBe(2);
    for (const { fixes } of places) expect(fixes.map(({ kind }) => kind)).toContain('raise-most');
    expect(await sendPanels(store, roundId, manager, '')).toEqual({ kind: 'changed' });
  });
});

describe('nothing waits for ever', () => {
  const subject = `ROUND#${roundId}`;
  const due = async () =>
    String((await readItem(store, keys.due(subject, 'readers-due', 'readers')))?.['at']);
  const tick = async () => {
    const at = await due();
    table.clock.moveTo(at);
    await handleDue(store, { kind: 'readers-due', subject, ref: 'readers', at });
  };
  const mailed = (day: string) => readRecord(store, `${roundId}.readers-due-${day}.1`);

  it('the owner is told when the day of the closing is over, every few working days, and no more once they are sent', async () => {
    await published();
    await readers(5, 9);
    await waiting(2);
    expect(await due()).toBe('2027-04-01T06:59:59.999Z');
    await tick();
    expect(await listAttention(store)).toMatchObject([{ kind: 'readers-due', subject }]);
    expect(await mailed('2027-03-31')).toMatchObject({ effect: { about: 'readers-due' } });
    expect(await due()).toBe('2027-04-05T16:00:00.000Z');
    await tick();
    expect(await mailed('2027-04-05')).toBeDefined();
    expect(await listAttention(store)).toHaveLength(1);
    await proposed();
    await sent();
    expect(await listAttention(store)).toEqual([]);
    expect(await due()).toBe('2027-04-08T16:00:00.000Z');
    await tick();
    expect(await mailed('2027-04-08')).toBeUndefined();
    expect(await listAttention(store)).toEqual([]);
  });

  it('more time for everybody moves the date, and somebody who comes late is told of too', async () => {
    await published();
    await readers(5, 9);
    await waiting(1);
    const given = { of: 'first', closesAt: '2027-04-20T17:00', reason: 'outage' } as const;
    expect(await extendRound(store, roundId, given, manager)).toEqual({ kind: 'extended' });
    await tick();
    expect(await listAttention(store)).toEqual([]);
    expect(await due()).toBe('2027-04-21T06:59:59.999Z');
    await tick();
    expect(await listAttention(store)).toHaveLength(1);
    await proposed();
    await sent();
    await waiting(1);
    await tick();
    expect(await listAttention(store)).toMatchObject([{ kind: 'readers-due' }]);
    expect((await readRound(store, roundId))?.status).toBe('open');
  });
});

describe('who would be next', () => {
  it('takes over from a reader who gives an application back, in the order in which they were kept', async () => {
    await published();
    await readers(7, 9);
    const ids = await waiting(4);
    table.clock.moveTo(over);
    await proposed();
    await sent();
    const id = ids[0] ?? '';
    const [first = '', second = ''] = await readAlternates(store, id);
    const line = await lineOf(id);
    expect([first, second]).toEqual(line.alternates.map(({ reviewerId }) => reviewerId));
    const leave = async () => {
      const task = (await listTasks(store, id)).find(({ status }) => status === 'open');
      if (task) await declineTask(store, task, 'unavailable');
    };
    await leave();
    expect(await openReaders(id)).toContain(first);
    await change(second, { status: 'paused' });
    await leave();
    const has = await openReaders(id);
    expect(has).toHaveLength(3);
    expect(has).not.toContain(second);
  });
});
