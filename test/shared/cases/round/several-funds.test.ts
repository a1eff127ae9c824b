import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { acceptOffer, declineOffer } from '../../../../shared/cases/award/answer-offer.ts';
import { moveWaitlist } from '../../../../shared/cases/award/move-waitlist.ts';
import { allocate } from '../../../../shared/cases/round/allocate.ts';
import { approveRelease } from '../../../../shared/cases/round/approve-release.ts';
import { closeRound } from '../../../../shared/cases/round/close-round.ts';
import { releaseDecisions } from '../../../../shared/cases/round/release-decisions.ts';
import { documentHash } from '../../../../shared/domain/program/document.ts';
import { programDocument } from '../../../../shared/domain/program/schema.ts';
import { seedSamples } from '../../../../shared/programs/publish-samples.ts';
import { publishProgram } from '../../../../shared/store/programs.ts';
import { readProposal, readRound } from '../../../../shared/store/rounds.ts';
import type { Store } from '../../../../shared/store/table.ts';
import { soundFund } from '../../../support/applying.ts';
import { startTestTable, type TestTable } from '../../../support/dynamodb.ts';
import { reviewed, statusOf, submittedTo } from '../../../support/scenario.ts';
import { spent } from '../../../support/spent.ts';
import { validAnswers } from '../../../support/valid-answers.ts';
import { usd } from '../../programs/eligible-answers.ts';
import { sample } from '../../programs/samples.ts';

let table: TestTable;
let store: Store;
beforeAll(async () => {
  table = await startTestTable();
});
afterAll(() => table.stop());
beforeEach(async () => {
  store = await table.another();
  await seedSamples(store, [program.id]);
});

const program = sample('community-grant');
const roundId = `${program.id}~2027`;
const [fresno, food, homes, anybody] = [
  'fresno-health-2027',
  'food-grants-2027',
  'safe-homes-2027',
  'community-grant-2027',
];
const all = [fresno, food, homes, anybody];
const morgan = { id: 'sub-morgan', name: 'Morgan', email: 'manager@example.org' };
const avery = { id: 'sub-avery', name: 'Avery', email: 'approver@example.org' };

/** Publishes the program with another plan. */
async function withPlan(change: object): Promise<void> {
  const changed = programDocument.parse({ ...program, award: { ...program.award, ...change } });
  await publishProgram(store, changed, documentHash(changed));
}

/** Leaves so much in each fund, in cents; nothing where it is not said. */
async function leave(money: Readonly<Record<string, number>>): Promise<void> {
  for (const id of all) {
    const { free } = await soundFund(store, id);
    const keep = money[id] ?? 0;
    if (free > keep) await spent(store, id, free - keep);
  }
}

/** Somebody with a score of so many fifths, who asks an amount for a project. */
const asks = async (score: number, dollars: string, county = 'alameda', topic = 'movement') =>
  reviewed(
    store,
    await submittedTo(store, program.id, {
      ...validAnswers(program),
      organizationName: `Neighbors ${score} ${dollars}`,
      amountRequested: usd(dollars),
      projectCounty: county,
      focusAreas: [topic],
    }),
    score,
  );

async function proposed() {
  expect(await closeRound(store, roundId, morgan.id, false)).toEqual({ kind: 'closing' });
  await allocate(store, roundId);
  const round = await readRound(store, roundId);
  if (round?.status !== 'proposed') throw new Error('no list');
  return { ...round.proposal, lines: await readProposal(store, roundId, round.proposal.run) };
}
async function release(hash: string): Promise<void> {
  for (const one of [morgan, avery]) await approveRelease(store, roundId, one, hash, 'plan-was-wrong');
  while ((await releaseDecisions(store, roundId)).remaining > 0);
}
const statuses = (ids: readonly string[]) =>
  Promise.all(ids.map(async (id) => (await statusOf(store, id)).status));
const offerOf = async (id: string) => {
  const one = await statusOf(store, id);
  return 'offer' in one && one.offer ? { fundId: one.offer.fundId, units: one.offer.units } : undefined;
};

describe('a round from several funds', () => {
  it('pays from the donor whose wish fits where that leaves more for others, which going down the list does not see', async () => {
    await leave({ [anybody]: 6_000_000, [food]: 2_000_000 });
    const ids = [
      await asks(5, '50000.00'),
      await asks(4, '30000.00', 'alameda', 'food'),
      await asks(3, '30000.00'),
      await asks(2, '5000.00'),
    ];
    const { lines, funds, allocation, hash } = await proposed();
    expect(lines.map((line) => [line.applicationId, line.decision])).toEqual(ids.map((id) => [id, 'offer']));
    // At least 60 % of what each asks; what is left goes to the better ranked first, below the cap at $35,000: one of four may pass it.
    expect(lines.map((line) => line.decision === 'offer' && [line.fundId, line.units])).toEqual([
      [anybody, 3_700_000],
      [food, 2_000_000],
      [anybody, 1_800_000],
      [anybody, 500_000],
    ]);
    expect(funds.filter(({ offers }) => offers > 0)).toEqual([
      { fundId: food, units: 2_000_000, offers: 1 },
      { fundId: anybody, units: 6_000_000, offers: 3 },
    ]);
    expect(allocation).toMatchObject({
      objective: 'merit',
      proof: 'proven',
      reached: { merit: 28_000, awards: 4, money: 8_000_000 },
      plain: { awards: 3 },
    });
    expect(lines[2]?.why).toEqual({ kind: 'given', asked: 3_000_000, plainly: false });
    expect(await soundFund(store, anybody)).toMatchObject({ free: 0, reserved: 6_000_000 });
    await release(hash);
    expect(await statuses(ids)).toEqual(['offered', 'offered', 'offered', 'offered']);
    expect(await offerOf(ids[1] ?? '')).toEqual({ fundId: food, units: 2_000_000 });
    // Less than was asked: the offer says of what it is a part, and one that is all of it does not.
    expect((await statusOf(store, ids[2] ?? '')) as object).toMatchObject({
      offer: { part: { asked: 3_000_000 } },
    });
    expect((await statusOf(store, ids[3] ?? '')) as object).not.toHaveProperty('offer.part');
    for (const id of all) await soundFund(store, id);
    await acceptOffer(store, ids[1] ?? '');
    expect(await soundFund(store, food)).toMatchObject({ accepted: 2_000_000, offered: 0, free: 0 });
  });

  it('says of each who gets nothing what they lost to, and of who just missed what they would have cost', async () => {
    await leave({ [anybody]: 2_000_000, [fresno]: 1_000_000 });
    const ids = [
      await asks(5, '30000.00'),
      await asks(4, '20000.00'),
      await asks(3, '8000.00'),
      await asks(2, '9000.00', 'fresno'),
    ];
    const { lines, allocation } = await proposed();
    const of = (i: number) => lines.find(({ applicationId }) => applicationId === ids[i]);
    // The best needs $18,000 of $20,000; the second and third together bring more points than the best alone.
    expect(lines.map(({ decision }) => decision)).toEqual(['waitlist', 'offer', 'offer', 'offer']);
    expect(of(0)?.why).toEqual({
      kind: 'lost',
      funds: [{ fundId: anybody, left: 0, least: 1_800_000, lowest: 6_000 }],
      plainly: true,
      instead: { merit: 4_000, awards: 1, money: 0, without: [ids[1], ids[2]] },
    });
    expect(allocation).toMatchObject({
      reached: { merit: 18_000, awards: 3 },
      plain: { merit: 14_000, awards: 2 },
    });
    // Without the wish of the Fresno donor its money could have gone to anybody.
    const price = allocation?.prices?.find(({ restriction }) => restriction === `donor:${fresno}`);
    expect(price).toEqual({ restriction: `donor:${fresno}`, merit: 0, awards: 0, money: 0 });
    expect(allocation?.prices?.map(({ restriction }) => restriction)).toContain('cap:larger');
  });

  it('never gives a donor’s money where the answers do not show that it fits', async () => {
    await withPlan({ funds: program.award.kind === 'round-funds' ? program.award.funds.slice(0, 2) : [] });
    await leave({ [fresno]: 8_000_000, [food]: 6_000_000 });
    const ids = [
      await asks(5, '60000.00'.replace('6', '4'), 'fresno', 'food'),
      await asks(4, '10000.00', 'solano', 'movement'),
    ];
    const { lines } = await proposed();
    const line = lines.find(({ applicationId }) => applicationId === ids[1]);
    expect(line).toMatchObject({
      decision: 'waitlist',
      why: {
        kind: 'no-fund',
        funds: [
          { fundId: fresno, by: 'donor' },
          { fundId: food, by: 'donor' },
        ],
      },
    });
    // $40,000 asked, at least $24,000: more than one award of the food fund may be.
    expect(lines.find(({ applicationId }) => applicationId === ids[0])).toMatchObject({
      decision: 'offer',
      fundId: fresno,
      units: 3_000_000,
    });
  });

  it('gives money that comes back to the first on the list whom it can help, donors first, under the caps', async () => {
    await leave({ [anybody]: 5_000_000, [food]: 1_000_000 });
    const ids = [
      await asks(5, '50000.00'),
      await asks(4, '45000.00'),
      await asks(3, '12000.00', 'alameda', 'food'),
    ];
    await withPlan({
      caps: [{ id: 'larger', title: { en: 'Large', es: 'Grandes' }, atLeast: '35000.00', most: 1 }],
    });
    const { hash, lines } = await proposed();
    // $30,000 and $27,000 at least do not fit $50,000 together; the third is paid by the food donor.
    expect(lines.map((line) => (line.decision === 'offer' ? line.fundId : line.decision))).toEqual([
      anybody,
      'waitlist',
      food,
    ]);
    await release(hash);
    expect(await offerOf(ids[0] ?? '')).toEqual({ fundId: anybody, units: 5_000_000 });
    expect(await moveWaitlist(store, roundId, anybody)).toEqual({ offered: 0 });
    await declineOffer(store, ids[0] ?? '');
    expect(await moveWaitlist(store, roundId, anybody)).toEqual({ offered: 1 });
    expect(await offerOf(ids[1] ?? '')).toEqual({ fundId: anybody, units: 4_500_000 });
    // $5,000 are left: nobody waits whom they could help.
    expect(await moveWaitlist(store, roundId, anybody)).toEqual({ offered: 0 });
    for (const id of all) await soundFund(store, id);
  });

  it('gives from the waiting list no more large awards than the cap allows: up to it, and no further', async () => {
    await leave({ [anybody]: 4_000_000 });
    await withPlan({
      caps: [{ id: 'larger', title: { en: 'Large', es: 'Grandes' }, atLeast: '35000.00', most: 0 }],
    });
    const ids = [await asks(5, '50000.00'), await asks(4, '45000.00')];
    const { hash } = await proposed();
    await release(hash);
    expect(await offerOf(ids[0] ?? '')).toEqual({ fundId: anybody, units: 3_499_900 });
    await declineOffer(store, ids[0] ?? '');
    await moveWaitlist(store, roundId, anybody);
    expect(await offerOf(ids[1] ?? '')).toEqual({ fundId: anybody, units: 3_499_900 });
    await soundFund(store, anybody);
  });
});
