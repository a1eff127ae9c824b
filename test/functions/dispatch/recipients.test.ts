import { SendEmailCommand } from '@aws-sdk/client-sesv2';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { carryOut } from '../../../functions/dispatch/carry-out.ts';
import { mayReach, recipientsOf } from '../../../functions/dispatch/recipients.ts';
import { acceptOffer } from '../../../shared/cases/award/answer-offer.ts';
import { makeOffer } from '../../../shared/cases/award/make-offer.ts';
import { applicantMails } from '../../../shared/domain/effects.ts';
import { readRecord } from '../../../shared/store/outbox-records.ts';
import { startTestTable, type TestTable } from '../../support/dynamodb.ts';
import { dispatchOn, order, publishSamples, reviewed, submitted } from './fixtures.ts';

let table: TestTable;
beforeAll(async () => {
  table = await startTestTable();
  await publishSamples(table.store);
});
afterAll(() => table.stop());

describe('whom a system may write to', () => {
  it.each([
    ['everybody', 'ana@real-school.edu', true],
    [' everybody ', 'ana@real-school.edu', true],
    ['', 'ana@real-school.edu', false],
    ['nobody@example.org', 'ana@real-school.edu', false],
    ['@example.org', 'Ana@Example.ORG', true],
    ['@example.org', 'ana@mail.example.org', false],
    ['@example.org', 'ana@notexample.org', false],
    ['tester@gmail.com, @example.org', 'tester@gmail.com', true],
    ['tester@gmail.com', 'other-tester@gmail.com', false],
    ['everybody, @example.org', 'ana@real-school.edu', false],
    ['@example.org', 'ana@example.org@real-school.edu', false],
  ])('%j lets %s: %s', (setting, address, may) => {
    expect(mayReach(recipientsOf(setting), address)).toBe(may);
  });

  it('is asked before every mail there is: a system that is tried out tells no real person anything', async () => {
    const { store } = table;
    const sender = { from: 'awards@example.org', configurationSet: 'sending' };
    const dispatch = dispatchOn(store, { sender: { ...sender, recipients: recipientsOf('@example.org') } });
    const mail = mockClient(dispatch.mail).on(SendEmailCommand).resolves({ MessageId: 'm' });
    const program = 'health-careers-scholarship';
    const person = async (email: string) => {
      const id = await submitted(store, program, { email });
      await reviewed(store, id);
      const plan = { fundId: 'health-careers-2027', units: 200_000, unit: 'money', from: 'free' } as const;
      await makeOffer(store, id, plan, { kind: 'system', id: 'round' });
      await acceptOffer(store, id);
      return id;
    };
    const [real, allowed] = [await person('winner@real-school.edu'), await person('winner@example.org')];
    const told = async (applicationId: string) => {
      const records = await order(
        store,
        ...applicantMails.map((one) => ({ kind: 'mail-applicant', mail: one, applicationId }) as const),
      );
      for (const record of records) await carryOut(dispatch, record);
      return Promise.all(records.map((record) => readRecord(store, record)));
    };
    const refused = (await told(real)).filter(
      (one) => (one as { reason?: string }).reason === 'recipient-not-allowed',
    );
    expect(refused.length).toBeGreaterThan(2);
    expect(mail.commandCalls(SendEmailCommand)).toHaveLength(0);
    await told(allowed);
    expect(mail.commandCalls(SendEmailCommand).length).toBe(refused.length);
  });
});
