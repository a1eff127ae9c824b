import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { allocate } from '../../../../shared/cases/round/allocate.ts';
import { approveRelease } from '../../../../shared/cases/round/approve-release.ts';
import { closeRound } from '../../../../shared/cases/round/close-round.ts';
import { releaseDecisions } from '../../../../shared/cases/round/release-decisions.ts';
import { seedSamples } from '../../../../shared/programs/publish-samples.ts';
import { readProposal, readRound } from '../../../../shared/store/rounds.ts';
import { startTestTable, type TestTable } from '../../../support/dynamodb.ts';
import { reviewed, submitted } from '../../../support/scenario.ts';
import { spent } from '../../../support/spent.ts';

let table: TestTable;
beforeAll(async () => {
  table = await startTestTable();
});
afterAll(() => table.stop());

const program = 'health-careers-scholarship';
const roundId = `${program}~2027`;
const sha = (text: string) => createHash('sha256').update(text).digest('hex');

it('who wins a tie at the cut-off is worked out again from what is published', async () => {
  const { store } = table;
  await seedSamples(store, [program]);
  const before = await readRound(store, roundId);
  expect(before?.lottery?.commitment).toMatch(/^[0-9a-f]{64}$/);
  expect(before?.lottery).not.toHaveProperty('seed');
  const ids: string[] = [];
  for (let i = 0; i < 6; i++) ids.push(await reviewed(store, await submitted(store, program)));
  // Room for two of six that are equal in everything.
  await spent(store, 'health-careers-2027', 5_600_000);
  await closeRound(store, roundId, 'manager-1', false);
  await allocate(store, roundId);
  const proposed = await readRound(store, roundId);
  if (proposed?.status !== 'proposed') throw new Error('no list');
  // Closed until the results are out.
  expect(JSON.stringify(proposed)).not.toContain('"seed"');
  const order = (await readProposal(store, roundId, proposed.proposal.run)).map((line) => line.applicationId);
  for (const one of ['a', 'b'])
    await approveRelease(
      store,
      roundId,
      { id: one, name: one, email: `${one}@example.org` },
      proposed.proposal.hash,
    );
  while ((await releaseDecisions(store, roundId)).remaining > 0);
  const { commitment, seed } = (await readRound(store, roundId))?.lottery ?? {};
  expect(sha(seed ?? '')).toBe(commitment);
  expect(commitment).toBe(before?.lottery?.commitment);
  expect(order).toEqual(ids.toSorted((a, b) => (sha(`${seed}:${a}`) < sha(`${seed}:${b}`) ? -1 : 1)));
});
