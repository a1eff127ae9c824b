import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { creditReasons } from '../../../functions/dispatch/mails/credit-reasons.ts';
import { prepareMail } from '../../../functions/dispatch/mails/prepare-mail.ts';
import { castVote } from '../../../shared/cases/award/cast-vote.ts';
import { refuseForReasons } from '../../../shared/cases/award/refuse.ts';
import { screenApplication } from '../../../shared/cases/screening/screen-application.ts';
import type { ApplicantMail } from '../../../shared/domain/effects.ts';
import { seedSamples } from '../../../shared/programs/publish-samples.ts';
import { startTestTable, type TestTable } from '../../support/dynamodb.ts';
import { decided, reviewed, statusOf, submitted } from '../../support/scenario.ts';
import { dispatchOn } from './fixtures.ts';

let table: TestTable;
beforeAll(async () => {
  table = await startTestTable();
  await seedSamples(table.store, ['community-business-loan']);
});
afterAll(() => table.stop());

/** The mail as the record that was written with the decision would send it. */
async function mailOf(mail: ApplicantMail, applicationId: string): Promise<string> {
  const createdAt = (await statusOf(table.store, applicationId)).updatedAt;
  const record = { id: 'r', state: 'pending', attempts: 0, createdAt } as never;
  const effect = { kind: 'mail-applicant', mail, applicationId } as const;
  const prepared = await prepareMail(dispatchOn(table.store), record, effect);
  return prepared.kind === 'drop' ? `dropped: ${prepared.reason}` : prepared.mail.text;
}
const loan = (answers: object) =>
  submitted(table.store, 'community-business-loan', { answers: { ...answers } });
const usd = (amount: string) => ({ amount, currency: 'USD' });
const manager = { id: 'm-1', name: 'Mia', email: 'mia@example.org' };

/** 12 CFR 1002.9(b)(1), word for word, with the agency of a lender that is no bank (appendix A). */
const law =
  'The Federal Equal Credit Opportunity Act prohibits creditors from discriminating against credit applicants on the basis of race, color, religion, national origin, sex, marital status, age (provided the applicant has the capacity to enter into a binding contract); because all or part of the applicant’s income derives from any public assistance program; or because the applicant has in good faith exercised any right under the Consumer Credit Protection Act. The Federal agency that administers compliance with this law concerning this creditor is: Federal Trade Commission, Equal Credit Opportunity, Washington, DC 20580.';

const lawful = (text: string) => {
  expect(text).toContain('We cannot offer');
  expect(text).toContain('Creditor: Harbor Community Lending, Inc.');
  expect(text).toContain('Address: 400 Waterfront Street, Suite 210, Oakland, CA 94607');
  expect(text).toContain('Date of this notice: November 21, 2026');
  expect(text).toContain(law);
  expect(text).not.toMatch(/\bscore|qualifying|internal|policy|standards\b/i);
};
const reasonsIn = (text: string) => text.split('\n').filter((line) => line.startsWith('- '));

describe('a notice of adverse action', () => {
  it('after the rules has its lawful parts, and at most four reasons: cash flow, which weighs most, first', async () => {
    const id = await loan({
      formationDate: '2026-09-01',
      employees: 1,
      termMonths: 61,
      amount: usd('200000.00'),
      address: {
        street1: '1 Elm Street',
        city: 'Reno',
        stateOrProvince: 'NV',
        postalCode: '89501',
        country: 'US',
      },
    });
    expect(await screenApplication(table.store, id)).toEqual({ verdict: 'ineligible' });
    const text = await mailOf('ineligible', id);
    lawful(text);
    expect(reasonsIn(text)).toEqual([
      "- Cash flow of the business is less than 1.10 times a year's payments on this loan and your other loans.",
      '- The business operates outside the area this loan serves (ZIP codes 94000 to 96199).',
      '- The business has operated for less than 12 full months.',
      '- Fewer than two people work in the business.',
    ]);
  });

  it('after the matrix has them too, with the factors that weighed against, heaviest first', async () => {
    const id = await reviewed(table.store, await loan({}), 7);
    expect((await decided(table.store, id)).status).toBe('not-selected');
    const text = await mailOf('not-selected', id);
    lawful(text);
    expect(reasonsIn(text)[0]).toMatch(/Cash flow .* little room/);
    expect(reasonsIn(text)[1]).toMatch(/paid late/);
    expect(reasonsIn(text)).toHaveLength(4);
  });

  it('takes no words of a manager: a free text, none, or one that is not published refuses nothing', async () => {
    const id = await reviewed(table.store, await loan({}), 2);
    expect((await decided(table.store, id)).status).toBe('reviewed');
    for (const reasons of [['Did not reach the qualifying score'], [], ['creditRank', 'internal policy']])
      expect(await castVote(table.store, id, manager, { ballot: 'against', reasons })).toEqual({
        kind: 'no-reason',
      });
    expect((await statusOf(table.store, id)).status).toBe('reviewed');
    await castVote(table.store, id, manager, { ballot: 'against', reasons: ['creditRank'] });
    const text = await mailOf('not-selected', id);
    lawful(text);
    expect(reasonsIn(text)).toHaveLength(1);
  });

  it.each([[['Did not reach the qualifying score']], [[]]])(
    'is not written at all where the record holds nothing that is published: %j',
    async (reasons) => {
      const id = await reviewed(table.store, await loan({}), 2);
      const record = { recommendation: 'refuse', score: 100, tier: 'analyst', approvalsNeeded: 0 } as const;
      await refuseForReasons(
        table.store,
        id,
        { ...record, reasons, votes: [], revision: 0 },
        { kind: 'manager', id: 'm' },
      );
      await expect(mailOf('not-selected', id)).rejects.toThrow('no specific reason');
    },
  );

  it('tells no reason that names no factor, though a published document should hold one', () => {
    const es = 'Deudas altas.';
    expect(() => creditReasons([{ en: 'Did not reach the qualifying score.', es }])).toThrow(
      'names no factor',
    );
    expect(() => creditReasons([{ en: 'Debts are high.', es: 'Puntaje insuficiente.' }])).toThrow(
      'names no factor',
    );
    expect(() => creditReasons([])).toThrow('no specific reason');
    expect(creditReasons(Array(6).fill({ en: 'Debts are high.', es }))).toHaveLength(4);
  });
});
