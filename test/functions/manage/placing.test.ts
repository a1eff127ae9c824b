import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Answers } from '../../../shared/domain/program/fields.ts';
import { seedSamples } from '../../../shared/programs/publish-samples.ts';
import { readFund } from '../../../shared/store/funds.ts';
import { readProposal, readRound, storeProposal } from '../../../shared/store/rounds.ts';
import type { Store } from '../../../shared/store/table.ts';
import { startTestTable, type TestTable } from '../../support/dynamodb.ts';
import { goodAnswers, reviewed, statusOf, submitted } from '../../support/scenario.ts';
import { spent } from '../../support/spent.ts';
import { approver, Caller, manager, startIssuer, type TestIssuer } from './managing.ts';
import { internshipRound, proposed, released } from './situation.ts';

let table: TestTable;
let issuer: TestIssuer;
let store: Store;

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
  await seedSamples(store, ['youth-internship']);
});

const { address } = goodAnswers['youth-internship'];
const near = { ...address, city: 'Richmond', postalCode: '94804-1133' };
const fundOf = (site: string) => `internship-${site}-2027`;

/** Somebody scored, with a score of their own. */
async function scored(
  name: string,
  score: number,
  siteRanks: string[],
  answers: Answers = {},
): Promise<string> {
  const id = await submitted(store, 'youth-internship', { name, answers: { siteRanks, ...answers } });
  return reviewed(store, id, score);
}
async function leave(site: string, free: number): Promise<void> {
  const fund = await readFund(store, fundOf(site));
  await spent(store, fundOf(site), (fund?.free ?? 0) - free);
}
async function linesOf() {
  const round = await readRound(store, internshipRound);
  return round && 'proposal' in round ? readProposal(store, internshipRound, round.proposal.run) : [];
}
const callerOf = async (who: typeof manager) => new Caller(store, issuer).signedIn(await issuer.token(who));

/** One place at Richmond and at Oakland, none at Fresno: the best scored lives far from Richmond, the third near it. */
async function contested() {
  for (const site of ['richmond', 'oakland']) await leave(site, 1);
  await leave('fresno', 0);
  const far = await scored('Far Away', 5, ['richmond', 'oakland', 'fresno']);
  const other = await scored('Oakland First', 4, ['oakland', 'richmond', 'fresno']);
  const neighbor = await scored('Nina Near', 3, ['richmond', 'oakland', 'fresno'], { address: near });
  await proposed(store, internshipRound);
  return { far, other, neighbor };
}

describe('A list of places', () => {
  it('gives a site to whom it takes first, and says how each choice of everybody went', async () => {
    const { far, other, neighbor } = await contested();
    const lines = new Map((await linesOf()).map((line) => [line.applicationId, line]));
    const richmond = { site: 'richmond', last: { group: 1, place: 1 } };
    const oakland = { site: 'oakland', group: 1, last: { group: 1, place: 1 } };
    expect(lines.get(neighbor)).toMatchObject({
      ...{ decision: 'offer', site: 'richmond', place: 3 },
      why: { kind: 'places', choice: 1, choices: [{ ...richmond, group: 1, place: 1 }] },
    });
    expect(lines.get(far)).toMatchObject({
      ...{ decision: 'offer', site: 'oakland', place: 1 },
      why: {
        kind: 'places',
        choice: 2,
        choices: [
          { ...richmond, group: 2, place: 2 },
          { ...oakland, place: 1 },
        ],
      },
    });
    expect(lines.get(other)).toMatchObject({
      ...{ decision: 'waitlist', position: 1, place: 2 },
      why: {
        kind: 'places',
        choices: [
          { ...oakland, place: 2 },
          { ...richmond, group: 2, place: 3 },
          { site: 'fresno', group: 1, place: 2 },
        ],
      },
    });
  });

  it('shows managers which choice each got and what stood before them, in both languages, by no name', async () => {
    await contested();
    const caller = await callerOf(manager);
    const rowOf = (body: string, name: string) => {
      const row = body.split('<tr').find((part) => part.includes(name)) ?? '';
      return row.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
    };
    const { body = '' } = await caller.get(`/manage/rounds/${internshipRound}`);
    const group = '“People who live near the hospital, in ZIP codes 94801 and 94803 to 94806”';
    const far = rowOf(body, 'Far Away');
    expect(far).toContain('2nd choice');
    expect(far).toContain(
      `Richmond: full. In its order, the last one placed there is number 1 (${group}); this one is number 2 (“Everybody else”).`,
    );
    expect(far).toContain('In the order of Oakland: number 1');
    expect(rowOf(body, 'Nina Near')).toContain(`1st choice In the order of Richmond: number 1 (${group})`);
    const waiting = rowOf(body, 'Oakland First');
    expect(waiting).toContain(
      'Oakland: full. In its order, the last one placed there is number 1; this one is number 2.',
    );
    expect(waiting).toContain('Fresno: it had no free places.');
    expect(waiting).not.toContain('Nina');
    caller.cookies.set('lang', 'es');
    const spanish = rowOf(
      (await caller.get(`/manage/rounds/${internshipRound}`)).body ?? '',
      'Oakland First',
    );
    expect(spanish).toContain('Fresno: no tenía cupos libres.');
    expect(spanish).toContain(
      'Oakland: completo. En su orden, la última persona con cupo ahí es el número 1; esta persona es el número 2.',
    );
  });

  it('that two people approve is released as it was shown', async () => {
    const { far, other, neighbor } = await contested();
    const round = await readRound(store, internshipRound);
    const proposalHash = round && 'proposal' in round ? round.proposal.hash : '';
    for (const who of [manager, approver])
      await (await callerOf(who)).post(`/manage/rounds/${internshipRound}/approve`, { proposalHash });
    await released(store, internshipRound);
    const site = async (id: string) => {
      const application = await statusOf(store, id);
      return application.status === 'offered' ? application.offer.site : application.status;
    };
    expect([await site(far), await site(other), await site(neighbor)]).toEqual([
      'oakland',
      'waitlisted',
      'richmond',
    ]);
    expect((await readFund(store, fundOf('richmond')))?.free).toBe(0);
  });

  it('of before reasons were kept has no column for them', async () => {
    await scored('Only One', 4, ['oakland', 'richmond', 'fresno']);
    await proposed(store, internshipRound);
    const caller = await callerOf(manager);
    const page = `/manage/rounds/${internshipRound}`;
    expect((await caller.get(page)).body).toContain('>Why<');
    const round = await readRound(store, internshipRound);
    const run = round && 'proposal' in round ? round.proposal.run : 0;
    const [line] = await linesOf();
    if (line?.decision !== 'offer') throw new Error('there is one offer');
    const { why: _, ...before } = line;
    await storeProposal(store, internshipRound, run, [before]);
    const { body = '' } = await caller.get(page);
    expect(body).toContain('Only One');
    expect(body).not.toContain('>Why<');
  });
});
