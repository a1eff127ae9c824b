import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedSamples } from '../../../shared/programs/publish-samples.ts';
import { newCode, redeemCode, requestCode } from '../../../shared/store/codes.ts';
import { transact } from '../../../shared/store/transact.ts';
import { startTestTable, type TestTable } from '../../support/dynamodb.ts';
import { submitted, threePrograms } from '../../support/scenario.ts';

let table: TestTable;
let id: string;
beforeAll(async () => {
  table = await startTestTable();
  await seedSamples(table.store, threePrograms);
  id = await submitted(table.store, 'youth-internship');
});
afterAll(() => table.stop());

/** A fresh code, as `dispatch` makes it when the mail goes out. */
async function mailed(): Promise<string> {
  const { code, write } = newCode(table.store, id);
  await transact(table.store, [write]);
  return code;
}
const other = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

describe('an e-mailed code', () => {
  it('works once, typed with spaces or not', async () => {
    const code = await mailed();
    expect(await redeemCode(table.store, id, `${code.slice(0, 3)} ${code.slice(3)}`)).toBe('right');
    expect(await redeemCode(table.store, id, code)).toBe('expired');
  });

  it('is worth five guesses, however many come at once', async () => {
    const code = await mailed();
    await Promise.all(Array.from({ length: 30 }, () => redeemCode(table.store, id, other(code))));
    for (let i = 0; i < 5; i++) await redeemCode(table.store, id, other(code));
    expect(await redeemCode(table.store, id, code)).toBe('expired');
  });

  it('ends after a quarter of an hour', async () => {
    const code = await mailed();
    table.clock.advance({ minutes: 15 });
    expect(await redeemCode(table.store, id, code)).toBe('expired');
  });

  it('can be asked for every half minute, and twenty times a day', async () => {
    expect(await requestCode(table.store, id)).toBe('requested');
    expect(await requestCode(table.store, id)).toBe('too-soon');
    for (let i = 0; i < 19; i++) {
      table.clock.advance({ seconds: 30 });
      expect(await requestCode(table.store, id)).toBe('requested');
    }
    table.clock.advance({ minutes: 30 });
    expect(await requestCode(table.store, id)).toBe('too-soon');
    table.clock.advance({ days: 1 });
    expect(await requestCode(table.store, id)).toBe('requested');
  });
});
