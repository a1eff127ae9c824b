import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { decideAppeal } from '../../../shared/cases/appeals/decide-appeal.ts';
import { fileAppeal } from '../../../shared/cases/appeals/file-appeal.ts';
import { acceptOffer, declineOffer } from '../../../shared/cases/award/answer-offer.ts';
import { castVote } from '../../../shared/cases/award/cast-vote.ts';
import { readLoanDecision } from '../../../shared/cases/award/loan-decisions.ts';
import { moveWaitlist } from '../../../shared/cases/award/move-waitlist.ts';
import { settle } from '../../../shared/cases/award/settle.ts';
import { handleDue } from '../../../shared/cases/clock.ts';
import { withdraw } from '../../../shared/cases/intake/withdraw.ts';
import { allocate } from '../../../shared/cases/round/allocate.ts';
import { approveRelease } from '../../../shared/cases/round/approve-release.ts';
import { closeRound } from '../../../shared/cases/round/close-round.ts';
import { releaseDecisions } from '../../../shared/cases/round/release-decisions.ts';
import { tellApart } from '../../../shared/cases/round/tell-apart.ts';
import { answerRequest } from '../../../shared/cases/screening/answer-request.ts';
import { screenApplication } from '../../../shared/cases/screening/screen-application.ts';
import { documentHash } from '../../../shared/domain/program/document.ts';
import { type Program, programDocument } from '../../../shared/domain/program/schema.ts';
import { seedSamples } from '../../../shared/programs/publish-samples.ts';
import { loadApplication } from '../../../shared/store/applications.ts';
import { movementWrites } from '../../../shared/store/funds.ts';
import { publishProgram } from '../../../shared/store/programs.ts';
import { readRound } from '../../../shared/store/rounds.ts';
import type { Store } from '../../../shared/store/table.ts';
import { transact } from '../../../shared/store/transact.ts';
import { applied, soundFund } from '../../support/applying.ts';
import { startTestTable, type TestTable } from '../../support/dynamodb.ts';
import { decided, reviewed, statusOf } from '../../support/scenario.ts';
import { spent } from '../../support/spent.ts';
import { home, usd } from '../programs/eligible-answers.ts';
import { internship, sample } from '../programs/samples.ts';

let table: TestTable;
let store: Store;
beforeAll(async () => {
  table = await startTestTable();
});
beforeEach(async () => {
  store = await table.another();
});
afterAll(() => table.stop());

const morgan = { id: 'sub-morgan', name: 'Morgan', email: 'manager@example.org' };
const avery = { id: 'sub-avery', name: 'Avery', email: 'approver@example.org' };

/** Publishes a sample program with another plan. */
async function withPlan(program: Program, change: object): Promise<void> {
  const changed = programDocument.parse({ ...program, ...change });
  await publishProgram(store, changed, documentHash(changed));
}
/** Takes money or places out of a fund until so much is free. */
async function leaveFree(fundId: string, units: number): Promise<void> {
  const { free } = await soundFund(store, fundId);
  await spent(store, fundId, free - units);
}
async function release(roundId: string): Promise<void> {
  expect(await closeRound(store, roundId, morgan.id, false)).toEqual({ kind: 'closing' });
  await allocate(store, roundId);
  const round = await readRound(store, roundId);
  if (round?.status !== 'proposed') throw new Error('not proposed');
  await approveRelease(store, roundId, morgan, round.proposal.hash);
  await approveRelease(store, roundId, avery, round.proposal.hash);
  while ((await releaseDecisions(store, roundId)).remaining > 0);
}
const statuses = (ids: readonly string[]) =>
  Promise.all(ids.map(async (id) => (await statusOf(store, id)).status));
const offerOf = async (id: string) => {
  const application = await statusOf(store, id);
  return 'offer' in application ? application.offer : undefined;
};
async function items(type: string): Promise<Record<string, unknown>[]> {
  const { Items } = await store.client.send(new ScanCommand({ TableName: store.tableName }));
  return (Items ?? []).filter((item) => item['type'] === type);
}
const effects = async (kind: string) =>
  (await items('outbox'))
    .map((item) => item['effect'] as Record<string, unknown>)
    .filter((one) => one['kind'] === kind);
/** One more somebody, a second later, read with a score. */
async function next(programId: string, score: number, answers: object = {}): Promise<string> {
  table.clock.advance({ seconds: 1 });
  return reviewed(store, await applied(store, programId, { answers: { ...answers } }), score);
}

describe('a round of seats', () => {
  const fund = 'internship-fresno-2027';
  const roundId = 'youth-internship~2027';
  beforeEach(async () => {
    await seedSamples(store, ['youth-internship']);
    const award = { kind: 'round-seats', fund, waitlist: 1, acceptanceDays: 14 };
    await withPlan(internship, { award });
    await leaveFree(fund, 2);
  });

  it('seats the best, keeps a list of the published length, and tells the others', async () => {
    const ids: string[] = [];
    for (const score of [2, 5, 3, 4]) ids.push(await next('youth-internship', score));
    await release(roundId);
    expect(await statuses(ids)).toEqual(['not-selected', 'offered', 'waitlisted', 'offered']);
    expect(await offerOf(ids[1] ?? '')).toMatchObject({ unit: 'slot', units: 1, fundId: fund });
    expect(await offerOf(ids[1] ?? '')).not.toHaveProperty('site');
    expect(await soundFund(store, fund)).toMatchObject({ free: 0, reserved: 0, offered: 2 });
    const told = (await effects('mail-applicant')).filter((one) => one['mail'] === 'not-selected');
    expect(told.map((one) => one['applicationId'])).toEqual([ids[0]]);
    const ended = (await effects('resume')).filter(
      (one) => one['subject'] === `APP#${ids[0]}` && one['stage'] === 'decision',
    );
    expect(ended.map((one) => one['output'])).toEqual([{ outcome: 'ended' }]);
  });

  it('gives a seat that comes back to the first on the list', async () => {
    const ids = [];
    for (const score of [5, 4, 3]) ids.push(await next('youth-internship', score));
    await release(roundId);
    await declineOffer(store, ids[0] ?? '');
    await moveWaitlist(store, roundId, fund);
    expect(await statuses(ids)).toEqual(['declined', 'offered', 'offered']);
    expect((await acceptOffer(store, ids[2] ?? '')).kind).toBe('committed');
    await settle(store, ids[2] ?? '');
    expect(await items('attention')).toEqual([]);
    expect(await soundFund(store, fund)).toMatchObject({ free: 0, offered: 1, accepted: 1 });
  });
});

describe('a round in which each asks an amount', () => {
  beforeEach(() => seedSamples(store, ['microloan']));
  const fund = 'microloans-2027';
  const roundId = 'microloan~2027';
  const asked = (whenShort: 'skip' | 'stop') =>
    withPlan(sample('microloan'), {
      mode: 'round',
      award: {
        kind: 'round-asked',
        fund,
        amountField: 'amount',
        atMost: '20000.00',
        whenShort,
        acceptanceDays: 14,
      },
    });
  const four = async () => {
    const ids = [];
    for (const [score, dollars] of [
      [5, '12000.00'],
      [4, '15000.00'],
      [3, '9000.00'],
      [2, '4000.00'],
    ] as const)
      ids.push(await next('microloan', score, { amount: usd(dollars), outstanding: usd('0.00') }));
    return ids;
  };

  it('passes over an amount that no longer fits, where that was published', async () => {
    await asked('skip');
    await leaveFree(fund, 2_200_000);
    const ids = await four();
    await release(roundId);
    expect(await statuses(ids)).toEqual(['offered', 'waitlisted', 'offered', 'waitlisted']);
    expect(await soundFund(store, fund)).toMatchObject({ offered: 2_100_000, free: 100_000 });
    await declineOffer(store, ids[0] ?? '');
    await moveWaitlist(store, roundId, fund);
    // $13,000 are free: not enough for the first in line, enough for the one behind.
    expect(await statuses(ids)).toEqual(['declined', 'waitlisted', 'offered', 'offered']);
    await soundFund(store, fund);
  });

  it('ends at it, where that was published', async () => {
    await asked('stop');
    await leaveFree(fund, 2_200_000);
    const ids = await four();
    await release(roundId);
    expect(await statuses(ids)).toEqual(['offered', 'waitlisted', 'waitlisted', 'waitlisted']);
    await declineOffer(store, ids[0] ?? '');
    await moveWaitlist(store, roundId, fund);
    expect(await statuses(ids)).toEqual(['declined', 'offered', 'waitlisted', 'waitlisted']);
    await soundFund(store, fund);
  });

  it('gives the cap to whoever asks more', async () => {
    await asked('skip');
    const id = await next('microloan', 5, { amount: usd('20000.00'), outstanding: usd('0.00') });
    const more = await next('microloan', 4, {
      amount: usd('31000.00'),
      creditElsewhereStatement: 'Refused.',
      outstanding: usd('0.00'),
    });
    await release(roundId);
    expect([(await offerOf(id))?.units, (await offerOf(more))?.units]).toEqual([2_000_000, 2_000_000]);
  });
});

describe('a loan decided on points', () => {
  beforeEach(() => seedSamples(store, ['microloan']));
  const small = { amount: usd('12000.00'), outstanding: usd('0.00') };

  it('is offered at exactly 60 of 100', async () => {
    const id = await next('microloan', 3, small);
    expect(await decided(store, id)).toMatchObject({
      status: 'offered',
      score: 6_000,
      offer: { units: 1_200_000 },
    });
    await soundFund(store, 'microloans-2027');
  });

  it('is refused below, for the factors that cost most', async () => {
    const id = await next('microloan', 2, small);
    expect((await decided(store, id)).status).toBe('not-selected');
    expect((await readLoanDecision(store, id))?.reasons).toEqual([
      'repayment',
      'plan',
      'experience',
      'community',
    ]);
  });

  it('above $20,000 waits for a manager who did not read it', async () => {
    const answers = {
      amount: usd('20000.01'),
      outstanding: usd('0.00'),
      creditElsewhereStatement: 'Refused twice.',
    };
    const id = await next('microloan', 4, answers);
    expect((await decided(store, id)).status).toBe('reviewed');
    expect(await castVote(store, id, morgan, { ballot: 'for' })).toEqual({ kind: 'offered' });
  });
});

describe('first come, first served', () => {
  beforeEach(() => seedSamples(store, ['home-purchase-loan']));
  const program = 'home-purchase-loan';
  const fund = 'home-loans-2027';
  const roundId = `${program}~2027`;
  /** Complete a second later than the one before, but not read yet. */
  const sent = async (answers: object = {}) => {
    table.clock.advance({ seconds: 1 });
    const own = { propertyAddress: home, householdIncome: usd('90000.00') };
    return applied(store, program, { answers: { ...own, ...answers } });
  };
  const screened = async (answers: object = {}) => {
    const id = await sent(answers);
    await screenApplication(store, id);
    return id;
  };
  const read = async (id: string, score = 5) => decided(store, await reviewed(store, id, score));

  it('offers by the published table, and refuses what could not be confirmed', async () => {
    const [less, more, none] = [
      await sent(),
      await sent({ householdIncome: usd('150000.01') }),
      await sent(),
    ];
    expect(await read(less)).toMatchObject({ status: 'offered', offer: { units: 3_000_000, unit: 'money' } });
    expect(await read(more)).toMatchObject({ status: 'offered', offer: { units: 2_000_000 } });
    expect((await read(none, 4)).status).toBe('not-selected');
    expect((await readLoanDecision(store, none))?.reasons).toEqual(['purchase', 'employment', 'counseling']);
    await soundFund(store, fund);
  });

  it('keeps the money of who was complete earlier, though somebody later is read first', async () => {
    await leaveFree(fund, 5_000_000);
    const [first, second] = [await screened(), await screened()];
    expect((await read(second)).status).toBe('waitlisted');
    expect((await read(first)).status).toBe('offered');
    await moveWaitlist(store, roundId, fund);
    expect((await statusOf(store, second)).status).toBe('waitlisted');
    await declineOffer(store, first);
    await moveWaitlist(store, roundId, fund);
    expect((await statusOf(store, second)).status).toBe('offered');
    expect(await soundFund(store, fund)).toMatchObject({ offered: 3_000_000, free: 2_000_000 });
  });

  it.each<[string, (id: string) => Promise<unknown>]>([
    ['withdraws', (id) => withdraw(store, id)],
    ['is refused', (id) => read(id, 0)],
  ])('looks again at who waits behind somebody who %s', async (_, leave) => {
    await leaveFree(fund, 5_000_000);
    const [first, second] = [await screened(), await screened()];
    await read(second);
    const before = (await effects('move-waitlist')).length;
    await leave(first);
    expect(await effects('move-waitlist')).toHaveLength(before + 1);
    await moveWaitlist(store, roundId, fund);
    expect((await statusOf(store, second)).status).toBe('offered');
  });

  it('keeps nothing for an application that still lacks something of its applicant', async () => {
    await leaveFree(fund, 5_000_000);
    const first = await screened({ previousAward: undefined });
    expect((await statusOf(store, first)).status).toBe('info-requested');
    const second = await sent();
    expect((await read(second)).status).toBe('offered');
  });

  it('keeps its money for somebody whom an appeal let through, and offers it to them from the list as well', async () => {
    await leaveFree(fund, 5_000_000);
    const letThrough = async () => {
      const id = await screened({ hoursPerWeek: 20 });
      expect((await statusOf(store, id)).status).toBe('ineligible');
      await fileAppeal(store, id, { rules: ['thirty-hours'], words: 'I work 32.' });
      const ruling = { ref: 'screening-0001', outcome: 'grant', reason: 'Two jobs.' } as const;
      expect(await decideAppeal(store, id, morgan, ruling)).toEqual({ kind: 'committed' });
      return id;
    };
    const [first, second] = [await letThrough(), await letThrough()];
    expect((await read(second)).status).toBe('waitlisted');
    expect((await read(first)).status).toBe('offered');
    await declineOffer(store, first);
    await moveWaitlist(store, roundId, fund);
    expect((await statusOf(store, second)).status).toBe('offered');
    await soundFund(store, fund);
  });

  it('lets nobody with a smaller amount pass who waits for a larger one', async () => {
    await leaveFree(fund, 2_000_000);
    const first = await sent();
    expect((await read(first)).status).toBe('waitlisted');
    const second = await sent({ householdIncome: usd('200000.00') });
    expect((await read(second)).status).toBe('waitlisted');
    await moveWaitlist(store, roundId, fund);
    expect(await statuses([first, second])).toEqual(['waitlisted', 'waitlisted']);
    expect((await withdraw(store, first)).kind).toBe('committed');
    await moveWaitlist(store, roundId, fund);
    expect(await statuses([first, second])).toEqual(['withdrawn', 'offered']);
  });

  it('counts the day it was complete, not the day a person judged it', async () => {
    await leaveFree(fund, 5_000_000);
    const edge = { ...home, street1: '9 Alcatraz Avenue', postalCode: '94705' };
    const first = await screened({ propertyAddress: edge });
    const second = await screened();
    expect((await read(second)).status).toBe('waitlisted');
    table.clock.advance({ days: 3 });
    const manager = { kind: 'manager', id: morgan.id } as const;
    await answerRequest(store, first, { propertyAddress: home }, manager, 'The far side of the edge.');
    expect((await read(first)).status).toBe('offered');
    expect((await statusOf(store, second)).status).toBe('waitlisted');
  });

  it('stands in line by the time of completion when the fund is empty', async () => {
    await leaveFree(fund, 0);
    const [first, second] = [await screened(), await screened()];
    await read(second);
    await read(first);
    await transact(
      store,
      movementWrites(store, {
        fundId: fund,
        from: 'paid',
        to: 'free',
        units: 3_000_000,
        subject: 'test',
        entry: 'back',
      }),
    );
    await moveWaitlist(store, roundId, fund);
    expect(await statuses([first, second])).toEqual(['offered', 'waitlisted']);
  });
});

describe('a registry', () => {
  beforeEach(() => seedSamples(store, ['supplier-registry']));
  const program = 'supplier-registry';
  const certificates = [
    { kind: 'woman', issuer: 'State office', number: 'W-1', expiresOn: '2027-12-31' },
    { kind: 'small', issuer: 'State office', number: 'S-1', expiresOn: '2026-12-31' },
    { kind: 'lgbt', issuer: 'State office', number: 'L-1', expiresOn: '2026-11-01' },
  ];
  const registered = async (change: { answers?: object; email?: string } = {}) => {
    table.clock.advance({ seconds: 1 });
    const answers = { certificates, ...change.answers };
    const id = await applied(store, program, { ...change, answers });
    await reviewed(store, id, 5);
    await decided(store, id);
    return id;
  };
  const reminders = async () =>
    (await items('due')).filter((due) => due['kind'] === 'renewal-reminder') as never as {
      subject: string;
      at: string;
      ref: string;
      kind: 'renewal-reminder';
    }[];

  it('registers whoever passes the check, without any offer or money, and ends the workflow', async () => {
    const id = await registered();
    const application = await statusOf(store, id);
    expect(application).toMatchObject({ status: 'completed', by: 'registration' });
    expect(application).not.toHaveProperty('offer');
    expect((await effects('mail-applicant')).map((one) => one['mail'])).toEqual(['receipt', 'registered']);
    const ended = (await effects('resume')).filter((one) => one['stage'] === 'decision');
    expect(ended.map((one) => one['output'])).toContainEqual({ outcome: 'ended' });
    expect((await withdraw(store, id)).kind).toBe('too-late');
  });

  it('tells what did not hold', async () => {
    const id = await applied(store, program);
    await reviewed(store, id, 0);
    expect((await decided(store, id)).status).toBe('not-selected');
    expect((await readLoanDecision(store, id))?.reasons).toEqual(['identity', 'certificates']);
  });

  it('reminds 120 days before a certificate runs out, at once where that is past, never of one that is over', async () => {
    const id = await registered();
    const now = store.now().toISOString();
    const due = (await reminders())
      .filter((one) => one.subject === `APP#${id}`)
      .sort((a, b) => (a.at < b.at ? -1 : 1));
    expect(due.map(({ ref, at }) => [ref, at])).toEqual([
      ['2026-12-31', now],
      // 9 in the morning in Los Angeles, 120 days before the last day of 2027.
      ['2027-12-31', '2027-09-02T16:00:00.000Z'],
    ]);
    for (const one of due) await handleDue(store, one);
    const mails = (await effects('mail-applicant')).filter((one) => one['mail'] === 'renewal');
    expect(mails).toHaveLength(2);
    expect(await reminders()).toEqual([]);
  });

  it('lets one address register anew, and then reminds of the new registration only', async () => {
    const email = 'rosa@example.org';
    const old = await registered({ email });
    const renewed = await registered({ email });
    expect(await statuses([old, renewed])).toEqual(['completed', 'completed']);
    for (const one of await reminders()) await handleDue(store, one);
    const mails = (await effects('mail-applicant')).filter((one) => one['mail'] === 'renewal');
    expect(new Set(mails.map((one) => one['applicationId']))).toEqual(new Set([renewed]));
  });

  it('has a person look where two addresses give one tax number', async () => {
    const answers = { taxId: '94-7654321' };
    const first = await registered({ answers });
    const second = await registered({ answers });
    expect(await statuses([first, second])).toEqual(['completed', 'reviewed']);
    expect((await items('attention')).map((one) => [one['subject'], one['kind']])).toContainEqual([
      `APP#${second}`,
      'same-person',
    ]);
    expect((await tellApart(store, second, first, morgan.id)).kind).toBe('committed');
    expect((await statusOf(store, second)).status).toBe('completed');
    expect((await loadApplication(store, second))?.application).toMatchObject({ by: 'registration' });
    expect(await items('attention')).toEqual([]);
  });
});
