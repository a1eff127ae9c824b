import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prepareMail } from '../../../functions/dispatch/mails/prepare-mail.ts';
import { handleDue } from '../../../shared/cases/clock.ts';
import type { ApplicantMail } from '../../../shared/domain/effects.ts';
import { seedSamples } from '../../../shared/programs/publish-samples.ts';
import { applied } from '../../support/applying.ts';
import { startTestTable, type TestTable } from '../../support/dynamodb.ts';
import { decided, reviewed } from '../../support/scenario.ts';
import { dispatchOn } from './fixtures.ts';

let table: TestTable;
beforeAll(async () => {
  table = await startTestTable();
  await seedSamples(table.store, ['microloan', 'home-purchase-loan', 'supplier-registry']);
});
afterAll(() => table.stop());

async function mailOf(mail: ApplicantMail, applicationId: string): Promise<string> {
  const record = {
    id: 'r',
    state: 'pending',
    attempts: 0,
    createdAt: table.clock.now().toISOString(),
  } as never;
  const prepared = await prepareMail(dispatchOn(table.store), record, {
    kind: 'mail-applicant',
    mail,
    applicationId,
  });
  return prepared.kind === 'drop' ? `dropped: ${prepared.reason}` : prepared.mail.text;
}
async function through(program: string, score: number, answers: object = {}): Promise<string> {
  const id = await applied(table.store, program, { answers: { ...answers } });
  await reviewed(table.store, id, score);
  await decided(table.store, id);
  return id;
}
const certificates = [
  { kind: 'woman', issuer: 'State office', number: 'W-1', expiresOn: '2027-12-31' },
  { kind: 'small', issuer: 'State office', number: 'S-1', expiresOn: '2027-03-01' },
];

describe('a supplier', () => {
  it('is told of the registration with its certificates, and never of an offer', async () => {
    const id = await through('supplier-registry', 5, { certificates });
    const text = await mailOf('registered', id);
    expect(text).toContain('Woman-owned business, number W-1, valid until December 31, 2027');
    expect(text).toContain('Registered on: November 21, 2026 at 10:00 AM PST');
    expect(await mailOf('offer', id)).toBe('dropped: status-completed');
    expect(await mailOf('accepted', id)).toBe('dropped: status-completed');
  });

  it('is reminded of what runs out within the published time, by its first day', async () => {
    const id = await through('supplier-registry', 5, { certificates });
    expect(await mailOf('renewal', id)).toContain('number S-1, valid until March 1, 2027');
    expect(await mailOf('renewal', id)).not.toContain('W-1');
    table.clock.moveTo('2027-03-02T18:00:00.000Z');
    expect(await mailOf('renewal', id)).toBe('dropped: nothing-runs-out');
    table.clock.moveTo('2026-11-21T18:00:00.000Z');
  });

  it('is told what did not hold, without the notice of a refused credit', async () => {
    const id = await through('supplier-registry', 0);
    const text = await mailOf('not-selected', id);
    expect(text).toContain('We did not find the business in the public register');
    expect(text).toContain('A certificate is not known to its issuer, or has run out.');
    expect(text).not.toContain('Equal Credit Opportunity');
    expect(await mailOf('registered', id)).toBe('dropped: status-not-selected');
    await handleDue(table.store, {
      kind: 'renewal-reminder',
      subject: `APP#${id}`,
      ref: '2027-03-01',
      at: 'x',
    });
  });
});

describe('a borrower', () => {
  it('of a home loan reads the amount of the table, and a refusal of credit with its reasons', async () => {
    const income = { householdIncome: { amount: '150000.00', currency: 'USD' } };
    expect(await mailOf('offer', await through('home-purchase-loan', 5, income))).toContain(
      'Amount: $30,000.00',
    );
    const refused = await mailOf('not-selected', await through('home-purchase-loan', 0));
    expect(refused).toContain('Your employer could not confirm');
    expect(refused).toContain('Equal Credit Opportunity');
  });

  it('of a microloan reads what it costs', async () => {
    const answers = {
      amount: { amount: '12000.00', currency: 'USD' },
      outstanding: { amount: '0.00', currency: 'USD' },
      termMonths: 36,
    };
    const text = await mailOf('offer', await through('microloan', 3, answers));
    expect(text).toContain('36 payments of $359.65');
  });
});
