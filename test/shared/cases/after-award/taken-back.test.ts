import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { beginAwardOf } from '../../../../shared/cases/after-award/begin-award.ts';
import { confirmPayment } from '../../../../shared/cases/after-award/confirm-payments.ts';
import { acceptOffer } from '../../../../shared/cases/award/answer-offer.ts';
import { makeOffer } from '../../../../shared/cases/award/make-offer.ts';
import {
  answerRevocation,
  decideRevocation,
  raiseRevocation,
} from '../../../../shared/cases/award/revocation.ts';
import { checkFund } from '../../../../shared/cases/ledger/check-fund.ts';
import { seedSamples } from '../../../../shared/programs/publish-samples.ts';
import type { Store } from '../../../../shared/store/table.ts';
import { soundFund } from '../../../support/applying.ts';
import { avery, awarded, batched, morgan, shown } from '../../../support/awarded.ts';
import { startTestTable, type TestTable } from '../../../support/dynamodb.ts';
import { reviewed, statusOf, submitted } from '../../../support/scenario.ts';

let table: TestTable;
let store: Store;
beforeAll(async () => {
  table = await startTestTable();
});
afterAll(() => table.stop());
beforeEach(async () => {
  store = await table.another();
  await seedSamples(store, [program]);
});

const program = 'health-careers-scholarship';
const fundId = 'health-careers-2027';
const said = { reason: 'facts-differ', words: 'The school says something else.' } as const;
const ruling = { outcome: 'revoke', why: 'It is so.' } as const;

describe('an award whose payments have begun', () => {
  it('is not taken back past them: it is held, and what was sent to the bank stays in the books', async () => {
    const id = await awarded(store, 200_000);
    await shown(store, id, 'enrolment-2027');
    expect((await raiseRevocation(store, id, morgan, said)).kind).toBe('award-runs');
    const { said: bank } = await batched(store);
    expect((await raiseRevocation(store, id, morgan, said)).kind).toBe('award-runs');
    expect(await confirmPayment(store, morgan, bank[0] as never)).toBe('paid');
    expect(await soundFund(store, fundId)).toMatchObject({ accepted: 100_000, paid: 100_000 });
  });

  it('is not taken back by what was raised before it was accepted; that can only be left', async () => {
    const id = await reviewed(store, await submitted(store, program));
    const plan = { fundId, units: 200_000, unit: 'money', from: 'free' } as const;
    await makeOffer(store, id, plan, { kind: 'system', id: 'round' });
    await raiseRevocation(store, id, morgan, said);
    await acceptOffer(store, id);
    await beginAwardOf(store, id);
    await shown(store, id, 'enrolment-2027');
    const { said: bank } = await batched(store);
    await answerRevocation(store, id, 'It is not so.');
    expect((await decideRevocation(store, id, avery, ruling)).kind).toBe('award-runs');
    expect((await statusOf(store, id)).status).toBe('accepted');
    expect((await decideRevocation(store, id, avery, { ...ruling, outcome: 'drop' })).kind).toBe('committed');
    expect(await confirmPayment(store, morgan, bank[0] as never)).toBe('paid');
    expect((await checkFund(store, fundId))?.differences).toEqual([]);
  });

  it('is taken back where it was accepted and nothing has begun: then nothing begins any more', async () => {
    const id = await reviewed(store, await submitted(store, program));
    const plan = { fundId, units: 200_000, unit: 'money', from: 'free' } as const;
    await makeOffer(store, id, plan, { kind: 'system', id: 'round' });
    await acceptOffer(store, id);
    await raiseRevocation(store, id, morgan, said);
    await answerRevocation(store, id, 'It is not so.');
    expect((await decideRevocation(store, id, avery, ruling)).kind).toBe('committed');
    await beginAwardOf(store, id);
    expect((await statusOf(store, id)).status).toBe('revoked');
    expect(await soundFund(store, fundId)).toMatchObject({ accepted: 0, offered: 0, paid: 0 });
  });
});
