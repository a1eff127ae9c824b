import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { withdraw } from '../../../../shared/cases/intake/withdraw.ts';
import { allocate } from '../../../../shared/cases/round/allocate.ts';
import { closeRound } from '../../../../shared/cases/round/close-round.ts';
import { comparisonsOf, readPlanned } from '../../../../shared/cases/round/expectations.ts';
import { expectWhatIf, isStale, thinkWhatIf } from '../../../../shared/cases/round/think-what-if.ts';
import type { WhatIfChange } from '../../../../shared/domain/round/what-if.ts';
import { seedSamples } from '../../../../shared/programs/publish-samples.ts';
import { readProposal, readRound } from '../../../../shared/store/rounds.ts';
import type { Store } from '../../../../shared/store/table.ts';
import { readWhatIf } from '../../../../shared/store/what-ifs.ts';
import { contents } from '../../../functions/manage/situation.ts';
import { startTestTable, type TestTable } from '../../../support/dynamodb.ts';
import { reviewed, submitted } from '../../../support/scenario.ts';
import { spent } from '../../../support/spent.ts';

let table: TestTable;
let store: Store;
beforeAll(async () => {
  table = await startTestTable();
});
afterAll(() => table.stop());
beforeEach(async () => {
  store = await table.another();
  await seedSamples(store, [program]);
  // $4,000 are left of $60,000: two awards of $2,000.
  await spent(store, fundId, 5_600_000);
});

const program = 'health-careers-scholarship';
const roundId = `${program}~2027`;
const fundId = 'health-careers-2027' as WhatIfChange['funds'][number]['fundId'];
const morgan = { id: 'sub-morgan', name: 'Morgan', email: 'manager@example.org' };

async function people(count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let i = 0; i < count; i++)
    ids.push(await reviewed(store, await submitted(store, program), Math.max(1, 5 - i)));
  return ids;
}

const nothing: WhatIfChange = { funds: [], without: [] };
const withMore: WhatIfChange = { funds: [{ fundId, units: 600_000 }], without: [] };

async function thought(change: WhatIfChange) {
  const outcome = await thinkWhatIf(store, roundId, change, morgan);
  if (outcome.kind !== 'thought') throw new Error(outcome.kind);
  const one = await readWhatIf(store, roundId, outcome.id);
  if (!one) throw new Error('not kept');
  return one;
}

/** Everything in the table but notes of what was thought. */
const everything = async () => (await contents(store)).filter((item) => !item.includes(' WHAT-IF#'));

describe('what if', () => {
  it('says what would come out beside how things stand, and changes nothing', async () => {
    const ids = await people(4);
    const before = await everything();
    const one = await thought(withMore);
    expect(one.unchanged).toEqual({ offers: 2, units: 400_000, offered: ids.slice(0, 2) });
    // $6,000 are three awards of $2,000.
    expect(one.result).toEqual({ offers: 3, units: 600_000, offered: ids.slice(0, 3) });
    expect(await everything()).toEqual(before);
  });

  it('is what comes out when the round is allocated, where nothing was thought otherwise', async () => {
    await people(4);
    const { result } = await thought(nothing);
    await closeRound(store, roundId, morgan.id, false);
    await allocate(store, roundId);
    const round = await readRound(store, roundId);
    if (round?.status !== 'proposed') throw new Error('no list');
    const lines = await readProposal(store, roundId, round.proposal.run);
    expect(lines.flatMap((one) => (one.decision === 'offer' ? [one.applicationId] : []))).toEqual(
      result.offered,
    );
    expect(await thinkWhatIf(store, roundId, nothing, morgan)).toEqual({ kind: 'not-possible' });
  });

  it('may be taken as what is expected, and the list is then set beside it name by name', async () => {
    const ids = await people(4);
    const one = await thought(withMore);
    expect(await expectWhatIf(store, roundId, one.id, morgan)).toEqual({ kind: 'planned' });
    expect(await readPlanned(store, roundId)).toMatchObject({ offers: 3, offered: ids.slice(0, 3) });
    await closeRound(store, roundId, morgan.id, false);
    await allocate(store, roundId);
    const round = await readRound(store, roundId);
    if (round?.status !== 'proposed') throw new Error('no list');
    const lines = await readProposal(store, roundId, round.proposal.run);
    expect(await comparisonsOf(store, round, lines)).toEqual([
      expect.objectContaining({ source: 'what-if', joined: [], left: [ids[2]], offersPercent: -33 }),
    ]);
    expect(await expectWhatIf(store, roundId, one.id, morgan)).not.toEqual({ kind: 'planned' });
  });

  it.each<[string, (ids: readonly string[]) => Promise<unknown>]>([
    ['somebody withdrew', (ids) => withdraw(store, ids[3] ?? '')],
    ['somebody else was reviewed', () => people(1)],
  ])('is refused as an expectation once it is stale: %s', async (_, happens) => {
    const ids = await people(4);
    const one = await thought(withMore);
    expect(await isStale(store, roundId, one)).toBe(false);
    await happens(ids);
    expect(await isStale(store, roundId, one)).toBe(true);
    expect(await expectWhatIf(store, roundId, one.id, morgan)).toEqual({ kind: 'stale' });
    expect(await readPlanned(store, roundId)).toBeUndefined();
  });

  it('is asked of nobody: without anybody reviewed there is nothing to work out', async () => {
    expect(await thinkWhatIf(store, roundId, nothing, morgan)).toEqual({ kind: 'nobody-reviewed' });
    expect(await thinkWhatIf(store, 'nowhere~2027', nothing, morgan)).toEqual({ kind: 'missing' });
    expect(await expectWhatIf(store, roundId, 'wif_none', morgan)).toEqual({ kind: 'missing' });
  });
});
