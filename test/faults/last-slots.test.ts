import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { differencesIn } from '../../shared/domain/funds/books.ts';
import { movementWrites, openFundWrites, readFund, readLedger } from '../../shared/store/funds.ts';
import type { Store } from '../../shared/store/table.ts';
import { transact } from '../../shared/store/transact.ts';
import { startTestTable, type TestTable } from '../support/dynamodb.ts';

/** How many times the last slots are fought for; `ATTACK=1000` is the whole attack, some minutes. */
const rounds = Number(process.env['ATTACK'] ?? 12);
const writers = 200;

let table: TestTable;
beforeAll(async () => {
  table = await startTestTable();
});
afterAll(() => table.stop());

async function opened(store: Store, id: string, limit: number): Promise<string> {
  const title = { en: id, es: id };
  const outcome = await transact(
    store,
    openFundWrites(store, { fundId: id as never, title, unit: 'slot', programIds: [], limit }),
  );
  expect(outcome.kind).toBe('done');
  return id;
}

/** Each attempt by its name: a name that comes twice is a retry of one whose answer was lost. */
const attempt = (store: Store, fundId: string, name: number, units: number) =>
  transact(
    store,
    movementWrites(store, {
      fundId,
      from: 'free',
      to: 'offered',
      units,
      subject: `writer-${name}`,
      entry: `writer-${name}`,
    }),
  );

describe('the last slots of a fund', () => {
  it(
    `are never given twice: ${writers} writers at once, ${rounds} times`,
    async () => {
      const { store } = table;
      let tried = 0;
      let given = 0;
      const shape = fc.record({ slots: fc.integer({ min: 1, max: 9 }), seed: fc.nat() });
      for (const [round, { slots, seed }] of fc.sample(shape, { numRuns: rounds, seed: 6 }).entries()) {
        const fundId = await opened(store, `slots-${round}`, slots);
        const each = fc.record({ name: fc.nat(149), units: fc.integer({ min: 1, max: 2 }) });
        const wants = fc.sample(each, { numRuns: writers, seed });
        const outcomes = await Promise.all(
          wants.map(({ name, units }) => attempt(store, fundId, name, units)),
        );
        tried += outcomes.length;
        const fund = await readFund(store, fundId);
        const ledger = await readLedger(store, fundId);
        if (!fund) throw new Error('no fund');
        expect(differencesIn(fund, ledger)).toEqual([]);
        // Nothing is left while somebody who wanted one slot went away, and nobody has two of their own.
        const won = wants.filter((_, i) => outcomes[i]?.kind === 'done');
        expect(fund.offered).toBe(won.reduce((sum, { units }) => sum + units, 0));
        expect(fund.free).toBe(0);
        expect(new Set(won.map(({ name }) => name)).size).toBe(won.length);
        given += won.length;
      }
      expect(tried).toBe(rounds * writers);
      console.info(`${tried} attempts in ${rounds} rounds: ${given} given, 0 violations`);
    },
    rounds * 2_000 + 60_000,
  );
});
