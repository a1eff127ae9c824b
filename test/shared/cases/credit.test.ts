import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prepareMail } from '../../../functions/dispatch/mails/prepare-mail.ts';
import { decideLoanApplication } from '../../../shared/cases/award/decide-loan.ts';
import { type DueItem, handleDue } from '../../../shared/cases/clock.ts';
import { readSnapshot } from '../../../shared/cases/intake/snapshot.ts';
import { endCounterOffer, takeCounterOffer } from '../../../shared/cases/screening/counter-offer.ts';
import { screenApplication } from '../../../shared/cases/screening/screen-application.ts';
import type { ApplicationIn } from '../../../shared/domain/application/application.ts';
import type { ApplicantMail, DueKind } from '../../../shared/domain/effects.ts';
import type { AwardPlanOf } from '../../../shared/domain/program/award-plan.ts';
import type { Answers } from '../../../shared/domain/program/fields.ts';
import { seedSamples } from '../../../shared/programs/publish-samples.ts';
import { loadApplication, readItem } from '../../../shared/store/applications.ts';
import { listAttention } from '../../../shared/store/attention.ts';
import { keys } from '../../../shared/store/keys.ts';
import type { Store } from '../../../shared/store/table.ts';
import { verifyApplication } from '../../../shared/store/verify-audit.ts';
import { dispatchOn } from '../../functions/dispatch/fixtures.ts';
import { ApplicantBrowser, codeFor } from '../../functions/support/applicant-browser.ts';
import { startTestTable, type TestTable } from '../../support/dynamodb.ts';
import { reviewed, statusOf, submitted } from '../../support/scenario.ts';
import { sample } from '../programs/samples.ts';

const programId = 'community-business-loan';
const plan = sample(programId).award as AwardPlanOf<'rolling-loan'>;
const usd = (amount: string) => ({ amount, currency: 'USD' });
const start = '2026-11-26T18:00:00.000Z';
let table: TestTable;
let store: Store;
beforeAll(async () => {
  table = await startTestTable({ startAt: start });
  store = table.store;
  await seedSamples(store, [programId]);
});
afterAll(() => table.stop());

async function screened(answers: Answers = {}): Promise<string> {
  const id = await submitted(store, programId, { answers });
  await screenApplication(store, id);
  return id;
}
/** Cash flow that carries 47,370.24 of the 50,000 that is asked. */
const tooMuch = { operatingCashFlow: usd('25000.00') };

async function mailed(applicationId: string, mail: ApplicantMail) {
  const record = { id: 'r', state: 'pending', attempts: 0, createdAt: store.now().toISOString() } as never;
  const made = await prepareMail(dispatchOn(store), record, { kind: 'mail-applicant', mail, applicationId });
  if (made.kind === 'drop') return { subject: '', text: `dropped: ${made.reason}` };
  return { subject: made.mail.subject, text: made.mail.text.replace(/\s+/g, ' ') };
}
const due = (id: string, kind: DueKind, ref: string) => readItem(store, keys.due(`APP#${id}`, kind, ref));
async function falls(id: string, kind: DueKind, ref: string) {
  const item = await due(id, kind, ref);
  if (!item) throw new Error(`nothing of ${kind} is due`);
  if (store.now().toISOString() < String(item['at'])) table.clock.moveTo(String(item['at']));
  await handleDue(store, item as unknown as DueItem);
}
const matters = async (id: string) =>
  (await listAttention(store)).filter(({ subject }) => subject === `APP#${id}`).map(({ kind }) => kind);
const events = async (id: string) => (await verifyApplication(store, id)).events.map(({ event }) => event);

describe('A refusal of credit', () => {
  it('says who refuses, why and in which order, and the notice of the law with its agency', async () => {
    const id = await screened({ ...tooMuch, employees: 1, termMonths: 72 });
    expect((await statusOf(store, id)).status).toBe('ineligible');
    const { subject, text } = await mailed(id, 'ineligible');
    expect(subject).toBe('Our decision about your application: Community Business Loan');
    const told = [
      'Fewer than two people work in the business.',
      'The time you asked for is not between 12 and 60 months.',
    ];
    expect(told.map((reason) => text.indexOf(reason)).every((at) => at > 0)).toBe(true);
    expect(text.indexOf(told[0] ?? '')).toBeLessThan(text.indexOf(told[1] ?? ''));
    expect(text).toContain('Harbor Community Lending, Inc.');
    expect(text).toMatch(/federal Equal Credit Opportunity Act prohibits creditors from discriminating/i);
    expect(text).toContain('Federal Trade Commission, Equal Credit Opportunity, Washington, DC 20580');
    expect(text).toMatch(/look again, by/);
    expect(text).not.toMatch(/score|policy/i);
  });

  it('names at most four reasons', async () => {
    const id = await screened({
      address: { street1: '1 Main', city: 'Reno', stateOrProvince: 'NV', postalCode: '89501', country: 'US' },
      formationDate: '2026-10-01',
      employees: 1,
      amount: usd('5000.00'),
      termMonths: 72,
      operatingCashFlow: usd('1.00'),
    });
    const { text } = await mailed(id, 'ineligible');
    const all = sample(programId).rules.filter(({ reason }) => text.includes(reason.text.en));
    expect(all.map(({ id: rule }) => rule)).toHaveLength(4);
    expect(all.map(({ id: rule }) => rule)).toContain('cash-flow-covers-debt');
  });

  it('is never sent without a reason that was recorded', async () => {
    const id = await reviewed(store, await screened(), 7);
    const loaded = await loadApplication(store, id);
    if (!loaded) throw new Error('there is no such application');
    await decideLoanApplication(
      store,
      { ...loaded, application: loaded.application as ApplicationIn<'reviewed'> },
      plan,
    );
    expect((await statusOf(store, id)).status).toBe('not-selected');
    const { text } = await mailed(id, 'not-selected');
    expect(text).toContain('Harbor Community Lending');
    expect(text).not.toMatch(/qualifying score|internal/i);
    const decision = await readItem(store, keys.decision(id));
    await store.client.send(
      new PutCommand({
        TableName: store.tableName,
        Item: { ...decision, reasons: ['did-not-reach-the-qualifying-score'] },
      }),
    );
    await expect(mailed(id, 'not-selected')).rejects.toThrow('no specific reason');
  });
});

describe('A smaller amount that is offered instead', () => {
  it('comes with the reasons against what was asked, figures, a date ninety days ahead, and the notice', async () => {
    const id = await screened(tooMuch);
    const application = await statusOf(store, id);
    expect(application).toMatchObject({
      status: 'info-requested',
      askedFor: ['amount'],
      counterOffer: { cents: 4_737_024 },
    });
    const { subject, text } = await mailed(id, 'counter-offer');
    expect(subject).toMatch(/^We can offer you a smaller loan: Community Business Loan/);
    expect(text).toContain('We cannot lend that amount. We can lend you $47,370.24');
    expect(text).toMatch(/60 payments|60 .*\$893\.93/);
    expect(text).toContain('less than 1.10 times a year’s payments'.replace('’', "'"));
    expect(text).toMatch(/by February 2\d, 2027/);
    expect(text).toContain('no further consideration');
    expect(text).toMatch(/federal Equal Credit Opportunity Act/i);
    expect(await mailed(id, 'ineligible')).toMatchObject({ text: 'dropped: status-info-requested' });
  });

  it('is taken on its page: the application goes on with it, and is judged by the ordinary rules', async () => {
    const id = await screened(tooMuch);
    const browser = new ApplicantBrowser(store);
    await browser.send(
      'POST',
      `/applications/${id}/code/enter`,
      new URLSearchParams({ code: await codeFor(store, id) }),
    );
    const status = await browser.open(`/applications/${id}`);
    expect(status.text).toContain('but we can lend you $47,370.24');
    const page = await browser.open(`/applications/${id}/missing`);
    expect(page.heading).toBe('Do you want the smaller loan?');
    expect(page.text).toContain('You would pay $893.93 a month for 60 months, at 5 % a year.');
    const nothing = await browser.submit(page.form(/counter-offer$/));
    expect(nothing.text).toContain('Choose yes or no');
    expect((await statusOf(store, id)).status).toBe('info-requested');
    await browser.submit(nothing.form(/counter-offer$/), { answer: 'yes' });
    expect((await statusOf(store, id)).status).toBe('submitted');
    expect((await screenApplication(store, id)).verdict).toBe('eligible');
    const loaded = await loadApplication(store, id);
    if (!loaded || !('snapshot' in loaded.application)) throw new Error('there is no such application');
    const { answers } = await readSnapshot(store, loaded.key, 2);
    expect(answers['amount']).toEqual(usd('47370.24'));
    expect(loaded.application).not.toHaveProperty('counterOffer');
    // Whoever presses again, or says no in another window, changes nothing.
    expect(await endCounterOffer(store, id, { kind: 'applicant' })).toBe('not-offered');
    expect(await takeCounterOffer(store, id, loaded.application, store.now().toISOString())).toBe(
      'not-offered',
    );
  });

  it('is declined: what was asked stays refused, with the letter of a refusal', async () => {
    const id = await screened(tooMuch);
    expect(await endCounterOffer(store, id, { kind: 'applicant' })).toBe('declined');
    expect((await statusOf(store, id)).status).toBe('ineligible');
    expect(await events(id)).toContain('counter-offer declined');
    expect((await mailed(id, 'ineligible')).text).toContain("1.10 times a year's payments");
    expect(await due(id, 'information-deadline', 'request')).toBeUndefined();
    expect(await mailed(id, 'counter-offer')).toMatchObject({ text: 'dropped: status-ineligible' });
  });

  it('that nobody answers ends as a refusal on its date, not before', async () => {
    const id = await screened(tooMuch);
    expect(await endCounterOffer(store, id, { kind: 'system', id: 'clock' })).toBe('not-offered');
    await falls(id, 'information-deadline', 'request');
    expect((await statusOf(store, id)).status).toBe('ineligible');
    expect(await events(id)).toContain('counter-offer lapsed');
    const late = await loadApplication(store, id);
    if (!late) throw new Error('there is no such application');
    expect(await takeCounterOffer(store, id, late.application, store.now().toISOString())).toBe(
      'not-offered',
    );
  });

  it('is not made where something is still to be asked', async () => {
    const id = await screened({ amount: usd('120000.00'), operatingCashFlow: undefined });
    expect(await statusOf(store, id)).not.toHaveProperty('counterOffer');
  });
});

describe('The thirty days to decide about credit', () => {
  it('begin when an application is complete; the owner is told five days before, and when they are over', async () => {
    const id = await screened();
    const from = store.now().getTime();
    const days = async (kind: 'credit-warning' | 'credit-limit') =>
      (Date.parse(String((await due(id, kind, 'decision'))?.['at'])) - from) / 86_400_000;
    expect(Math.round(await days('credit-warning'))).toBeLessThanOrEqual(25);
    expect(Math.floor(await days('credit-limit'))).toBe(30);
    await falls(id, 'credit-warning', 'decision');
    expect(await matters(id)).toContain('credit-due');
    await falls(id, 'credit-limit', 'decision');
    expect(await matters(id)).toContain('credit-overdue');
    expect(await matters(id)).not.toContain('credit-due');
    expect(await events(id)).toEqual(expect.arrayContaining(['decision due soon', 'decision overdue']));
  });

  it('nobody is reminded of what was decided, and the matter is settled with the decision', async () => {
    const id = await screened();
    await falls(id, 'credit-warning', 'decision');
    await reviewed(store, id, 7);
    const loaded = await loadApplication(store, id);
    if (!loaded) throw new Error('there is no such application');
    await decideLoanApplication(
      store,
      { ...loaded, application: loaded.application as ApplicationIn<'reviewed'> },
      plan,
    );
    expect(await matters(id)).not.toContain('credit-due');
    await falls(id, 'credit-limit', 'decision');
    expect(await matters(id)).not.toContain('credit-overdue');
  });

  it('do not begin while the applicant still owes an answer', async () => {
    const id = await screened({ operatingCashFlow: undefined });
    expect((await statusOf(store, id)).status).toBe('info-requested');
    expect(await due(id, 'credit-limit', 'decision')).toBeUndefined();
  });
});
