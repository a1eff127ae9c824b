import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { Process } from '../support/crashing/process.ts';
import { type Snapshot, World } from '../support/crashing/world.ts';
import { startTestTable, type TestTable } from '../support/dynamodb.ts';
import { goFurther } from './attack/further.ts';
import { acts, Run, sequences } from './attack/sequence.ts';
import { type Setting, setUp } from './attack/setting.ts';
import { Tally } from './attack/tally.ts';

vi.hoisted(() => {
  process.env['POWERTOOLS_LOG_LEVEL'] = 'SILENT';
});

/** `ATTACK=20` tries twenty times as many, and every act must have been done often; `SEED` begins from another seed. */
const asked = process.env['ATTACK'];
const times = Number(asked ?? 1);
const numRuns = 3 * times;
const seed = Number(process.env['SEED'] ?? 20_270_215);

let table: TestTable;
let world: World;
let setting: Setting;
/** With offers out; with awards that are being paid. */
const starts: Snapshot[] = [];
beforeAll(async () => {
  table = await startTestTable();
  world = await World.open(table);
  setting = await setUp(world, (seconds) => table.clock.advance({ seconds }));
  starts.push(await world.snapshot());
  await goFurther(world, setting);
  starts.push(await world.snapshot());
}, 120_000);
afterAll(async () => {
  await world.close();
  await table.stop();
});

describe('any sequence of what people and days do, with accidents, at the same moment or one after another', () => {
  it(
    'keeps funds, ledgers, awards, payments and trails in step, and leaves nothing in limbo',
    async () => {
      const tally = new Tally();
      let runs = 0;
      await fc.assert(
        fc.asyncProperty(sequences, async ([from, steps]) => {
          runs += 1;
          await world.restore(starts[from] as Snapshot, new Process());
          const wrong = await new Run(world, setting, tally).through(steps);
          if (wrong.length > 0) throw new Error(wrong.join('\n'));
        }),
        { numRuns, seed, endOnFailure: process.env['SHRINK'] === undefined },
      );
      console.info(
        [
          ...tally.lines(),
          `${runs} sequences, ${tally.steps} acts and ${tally.chores} deliveries and ticks between them`,
          `crashes: ${JSON.stringify(tally.crashes)}; done twice: ${tally.duplicates}; tried again: ${tally.retries}`,
          `${tally.checks} checks of everything, 0 violations (seed ${seed})`,
        ].join('\n'),
      );
      expect(tally.steps).toBeGreaterThanOrEqual(80 * times);
      for (const n of Object.values(tally.crashes)) expect(n).toBeGreaterThanOrEqual(times);
      expect(Math.min(tally.duplicates, tally.retries)).toBeGreaterThanOrEqual(3 * times);
      // What never succeeds is not tried. A few sequences do not reach everything; what happens at the same moment differs.
      const counted = asked === undefined ? [] : acts;
      for (const { name } of counted) expect(tally.done(name), name).toBeGreaterThanOrEqual(1);
    },
    600_000 * times,
  );
});
