import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acceptOffer, declineOffer } from '../../shared/cases/award/answer-offer.ts';
import { makeOffer } from '../../shared/cases/award/make-offer.ts';
import { submitApplication } from '../../shared/cases/intake/submit-application.ts';
import { seedSamples } from '../../shared/programs/publish-samples.ts';
import {
  ledgerSums,
  movementWrites,
  openFundWrites,
  readFund,
  readLedger,
} from '../../shared/store/funds.ts';
import { readProgram } from '../../shared/store/programs.ts';
import { listByStatus } from '../../shared/store/status-lists.ts';
import type { Store } from '../../shared/store/table.ts';
import { transact } from '../../shared/store/transact.ts';
import { startTestTable, type TestTable } from '../support/dynamodb.ts';
import { goodAnswers, reviewed, statusOf, submitted, threePrograms } from '../support/scenario.ts';

let table: TestTable;
beforeAll(async () => {
  table = await startTestTable();
});
afterAll(() => table.stop());

async function fresh(): Promise<Store> {
  const store = await table.another();
  await seedSamples(store, threePrograms);
  return store;
}

const system = { kind: 'system', id: 'round' } as const;

describe('many at once', () => {
  it('50 submits of one Idempotency-Key are one application and one answer', async () => {
    const store = await fresh();
    const program = await readProgram(store, 'health-careers-scholarship');
    if (!program) throw new Error('no program');
    const send = (name = 'Ana') =>
      submitApplication(store, {
        program,
        language: 'en',
        person: { name, email: 'ana@example.org' },
        answers: goodAnswers['health-careers-scholarship'],
        idempotencyKey: 'one-key',
      });
    const answers = await Promise.all(Array.from({ length: 50 }, () => send()));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]?.kind).toBe('acknowledged');
    expect(await listByStatus(store, 'health-careers-scholarship', 'submitted')).toHaveLength(1);
    expect((await send('Somebody else')).kind).toBe('key-reused');
  });

  it('200 offers, accepts and declines at once on a fund that covers 7 leave exactly 7 and an exact ledger', async () => {
    const store = await fresh();
    const fundId = 'seven-places' as never;
    await transact(
      store,
      openFundWrites(store, {
        fundId,
        title: { en: 'Seven', es: 'Siete' },
        unit: 'money',
        currency: 'USD',
        programIds: [],
        limit: 700,
      }),
    );
    const ids: string[] = [];
    for (let i = 0; i < 20; i++)
      ids.push(await reviewed(store, await submitted(store, 'health-careers-scholarship')));
    const plan = { fundId, units: 100, unit: 'money', from: 'free' } as const;
    const attempts = Array.from({ length: 200 }, (_, i) => {
      const id = ids[i % ids.length] ?? '';
      return i < 100
        ? makeOffer(store, id, plan, system)
        : makeOffer(store, id, plan, system).then(() => acceptOffer(store, id));
    });
    await Promise.all(attempts);
    const statuses = await Promise.all(ids.map((id) => statusOf(store, id)));
    expect(statuses.filter((one) => one.status === 'offered' || one.status === 'accepted')).toHaveLength(7);
    const fund = await readFund(store, fundId);
    const ledger = await readLedger(store, fundId);
    expect(fund).toMatchObject({ free: 0, limit: 700 });
    const { free, reserved, offered, accepted, paid } = fund ?? ({} as never);
    expect(ledgerSums(ledger)).toEqual({ free, reserved, offered, accepted, paid });
    expect(offered + accepted).toBe(700);
    expect(ledger.filter((entry) => entry.to === 'offered')).toHaveLength(7);
  });

  it('one offer answered yes and no at once ends one way, with its money in one place', async () => {
    const store = await fresh();
    const id = await reviewed(store, await submitted(store, 'health-careers-scholarship'));
    const fundId = 'health-careers-2027';
    await makeOffer(store, id, { fundId, units: 200_000, unit: 'money', from: 'free' }, system);
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, i) => (i % 2 === 0 ? acceptOffer(store, id) : declineOffer(store, id))),
    );
    expect(answers.filter((answer) => answer.kind === 'committed')).toHaveLength(1);
    const { status } = await statusOf(store, id);
    const fund = await readFund(store, fundId);
    expect([fund?.accepted, fund?.free]).toEqual(
      status === 'accepted' ? [200_000, 5_800_000] : [0, 6_000_000],
    );
  });

  it('a movement that would go below nothing is refused whole', async () => {
    const store = await fresh();
    const movement = {
      fundId: 'health-careers-2027',
      from: 'free',
      to: 'offered',
      units: 6_000_001,
      subject: 'x',
      entry: 'x',
    } as const;
    const outcome = await transact(store, movementWrites(store, movement));
    expect(outcome).toMatchObject({ kind: 'refused', by: [{ as: 'fund' }] });
    expect(await readLedger(store, 'health-careers-2027')).toHaveLength(1);
  });
});
