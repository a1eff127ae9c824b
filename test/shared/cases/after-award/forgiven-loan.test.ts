import { afterAll, beforeAll, expect, it } from 'vitest';
import { beginAwardOf } from '../../../../shared/cases/after-award/begin-award.ts';
import { completeIfDone } from '../../../../shared/cases/after-award/complete-award.ts';
import { confirmPayment } from '../../../../shared/cases/after-award/confirm-payments.ts';
import { decideHold } from '../../../../shared/cases/after-award/decide-hold.ts';
import { answerHold, holdAward } from '../../../../shared/cases/after-award/hold.ts';
import { recordRecovery } from '../../../../shared/cases/after-award/recover.ts';
import { acceptOffer } from '../../../../shared/cases/award/answer-offer.ts';
import { handleDue } from '../../../../shared/cases/clock.ts';
import { seedSamples } from '../../../../shared/programs/publish-samples.ts';
import { readItem } from '../../../../shared/store/applications.ts';
import { keys } from '../../../../shared/store/keys.ts';
import { nowIso, type Store } from '../../../../shared/store/table.ts';
import { applied, soundFund } from '../../../support/applying.ts';
import { avery, awardOf, batched, morgan, shown } from '../../../support/awarded.ts';
import { startTestTable, type TestTable } from '../../../support/dynamodb.ts';
import { decided, reviewed, statusOf } from '../../../support/scenario.ts';

const fundId = 'home-loans-2027';
let table: TestTable;
let store: Store;
let id: string;
beforeAll(async () => {
  table = await startTestTable({ startAt: '2027-06-01T18:00:00.000Z' });
  ({ store } = table);
  await seedSamples(store, ['home-purchase-loan']);
  const householdIncome = { amount: '180000.00', currency: 'USD' };
  id = await applied(store, 'home-purchase-loan', { answers: { householdIncome } });
  // First come: its check is good, so it is offered.
  const offered = await decided(store, await reviewed(store, id, 5));
  expect(offered).toMatchObject({ status: 'offered', offer: { units: 2_000_000 } });
  expect((await acceptOffer(store, id)).kind).toBe('committed');
  await beginAwardOf(store, id);
});
afterAll(() => table.stop());

it('a loan of $20,000.00 that is forgiven over 60 months, sold in month 17, is paid back with $14,666.67', async () => {
  table.clock.moveTo('2027-07-15T18:00:00.000Z');
  const closing = { office: 'Bay Title', officePhone: '510-555-0100', closingDate: '2027-07-20' };
  await shown(store, id, 'closing', closing);
  const { said } = await batched(store);
  expect(await confirmPayment(store, morgan, said[0] as never)).toBe('paid');
  expect(await soundFund(store, fundId)).toMatchObject({ accepted: 0, paid: 2_000_000 });

  table.clock.moveTo('2028-12-10T18:00:00.000Z');
  const sale = { about: 'sale', on: '2028-12-01', words: 'The county recorded a sale.' } as const;
  expect(await holdAward(store, id, morgan, sale)).toEqual({ kind: 'committed' });
  const held = await awardOf(store, id);
  // Sixteen whole months: 16/60 of 20,000.00 is 5,333.33.
  expect(held).toMatchObject({ state: 'on-hold', hold: { keeps: 533_333 } });
  await answerHold(store, id, 'Yes, we moved.', nowIso(store));
  const ruling = { outcome: 'stopped', keeps: 533_333, words: 'You sold in month 17.' } as const;
  expect(await decideHold(store, id, avery, ruling)).toEqual({ kind: 'committed' });
  expect(await awardOf(store, id)).toMatchObject({
    state: 'stopped',
    owedCents: 1_466_667,
    releasedCents: 0,
  });

  expect(await recordRecovery(store, id, morgan, 1_466_668, 0)).toEqual({ kind: 'too-much' });
  expect(await recordRecovery(store, id, morgan, 1_466_667, 0)).toEqual({ kind: 'committed' });
  expect(await completeIfDone(store, id)).toEqual({ kind: 'committed' });
  expect(await statusOf(store, id)).toMatchObject({ status: 'completed' });
  expect(await soundFund(store, fundId)).toMatchObject({ accepted: 0, paid: 533_333 });
});

it('one that goes on with less is over on the same day as before: when its months are over', async () => {
  table.clock.moveTo('2027-06-01T18:00:00.000Z');
  const householdIncome = { amount: '180000.00', currency: 'USD' };
  const other = await applied(store, 'home-purchase-loan', { answers: { householdIncome } });
  await decided(store, await reviewed(store, other, 5));
  await acceptOffer(store, other);
  await beginAwardOf(store, other);
  await shown(store, other, 'closing', { office: 'Bay Title' });
  const { said } = await batched(store);
  expect(await confirmPayment(store, morgan, said[0] as never)).toBe('paid');
  const ends = () => readItem(store, keys.due(`APP#${other}`, 'award-ends', 'end'));
  const last = (await ends())?.['at'];
  expect(last).toMatch(/^2032-06-01/);
  const moved = { about: 'other', on: '2027-06-01', words: 'It rents a room.', keeps: 1_500_000 } as const;
  await holdAward(store, other, morgan, moved);
  await answerHold(store, other, 'Only one.', nowIso(store));
  await decideHold(store, other, avery, { outcome: 'reduced', keeps: 1_500_000, words: 'So it is.' });
  await handleDue(store, (await ends()) as never);
  expect((await ends())?.['at']).toBe(last);
});
