import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerRequest } from '../../../shared/cases/screening/answer-request.ts';
import { screenApplication } from '../../../shared/cases/screening/screen-application.ts';
import { seedSamples } from '../../../shared/programs/publish-samples.ts';
import { keyedText, signReceipt, verifyReceipt } from '../../../shared/store/receipts.ts';
import type { Store } from '../../../shared/store/table.ts';
import { startTestTable, type TestTable } from '../../support/dynamodb.ts';
import { statusOf, submitted } from '../../support/scenario.ts';
import { ApplicantBrowser, codeFor, type Shown, siteOn } from '../support/applicant-browser.ts';
import { fillIn, loanForm, startApplication } from './fill-in.ts';

let table: TestTable;
let store: Store;

beforeAll(async () => {
  table = await startTestTable();
  store = table.store;
  await seedSamples(store);
});
afterAll(() => table.stop());

const receiptOn = (page: Shown) => />([\w-]{80,}\.[\w-]{43})</.exec(page.html)?.[1] ?? '';
const hashOn = (page: Shown) => />([0-9a-f]{64})</.exec(page.html)?.[1] ?? '';

async function sentLoan(): Promise<{ browser: ApplicantBrowser; confirmation: Shown }> {
  const browser = new ApplicantBrowser(store);
  const check = await fillIn(browser, await startApplication(browser, 'community-business-loan'), loanForm);
  return { browser, confirmation: await browser.submit(check.form(/\/submit$/), { declaration: 'yes' }) };
}

async function holding(id: string): Promise<ApplicantBrowser> {
  const browser = new ApplicantBrowser(store);
  const form = new URLSearchParams({ code: await codeFor(store, id) });
  await browser.send('POST', `/applications/${id}/code/enter`, form);
  return browser;
}

describe('A receipt', () => {
  it('stands on the confirmation with the SHA-256 of the very file that can be downloaded', async () => {
    const { browser, confirmation } = await sentLoan();
    const claims = await verifyReceipt(store, receiptOn(confirmation));
    const link = confirmation.links.find(({ href }) => href.endsWith('.json'));
    const file = await browser.send('GET', link?.href ?? '');
    expect(file.headers?.['content-disposition']).toMatch(/^attachment; filename="CBL-[\w-]+-1\.json"$/);
    expect(JSON.parse(file.body ?? '')).toMatchObject({ legalName: 'Harbor Bakery LLC', employees: 5 });
    const hash = createHash('sha256')
      .update(file.body ?? '')
      .digest('hex');
    expect(hash).toBe(hashOn(confirmation));
    expect(claims).toMatchObject({ sha256: hash, receivedAt: table.clock.now().toISOString() });
  });

  it('is checked on a page that says for which reference and when, in the program’s zone, and names nobody', async () => {
    const { confirmation } = await sentLoan();
    const visitor = new ApplicantBrowser(store);
    const asked = await visitor.open('/receipts');
    const wrapped = receiptOn(confirmation).replace(/(.{60})/g, '$1\r\n ');
    const page = await visitor.submit(asked.form(/\/receipts$/), { receipt: wrapped });
    expect(page.text).toContain('This system signed it');
    expect(page.text).toContain('November 21, 2026 at 10:00:00 AM PST');
    expect(page.text).toMatch(/CBL-\w{4}-\w{4}/);
    expect(page.text).toContain(hashOn(confirmation));
    expect(page.html).not.toMatch(/Ana|ana@|Bakery/);
    const spanish = await visitor.open('/receipts?lang=es');
    expect(spanish.heading).toBe('Revisar un comprobante');
  });

  it('that belongs to an erased application is still true', async () => {
    const applicationId = 'app_01234567890123456789012345';
    const receipt = await signReceipt(store, {
      applicationId,
      receivedAt: '2026-03-08T10:30:00.000Z',
      sha256: 'a'.repeat(64),
    });
    const visitor = new ApplicantBrowser(store);
    const page = await visitor.submit((await visitor.open('/receipts')).form(/\/receipts$/), { receipt });
    expect(page.text).toContain('This system signed it');
    expect(page.text).toContain('has been erased');
  });

  it('is asked for where the box was left empty', async () => {
    const visitor = new ApplicantBrowser(store);
    const page = await visitor.submit((await visitor.open('/receipts')).form(/\/receipts$/), {
      receipt: '  ',
    });
    expect(page.status).toBe(422);
    expect(page.links).toContainEqual({ text: 'Paste a receipt', href: '#receipt' });
  });
});

describe('A text that is no receipt', () => {
  const ask = (receipt: unknown) =>
    siteOn(store)({
      method: 'POST',
      url: '/api/receipts/verify',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ receipt }),
    });

  it('is not valid, whatever it is: never a fault', async () => {
    const good = await signReceipt(store, {
      applicationId: 'app_1',
      receivedAt: '2026-11-21T18:00:00.000Z',
      sha256: 'f'.repeat(64),
    });
    const [body = '', signature = ''] = good.split('.');
    const claims = Buffer.from(body, 'base64url').toString();
    const forged = (text: string) => `${Buffer.from(text).toString('base64url')}.${signature}`;
    const damaged = [
      ...['', '.', '..', 'a.b', body, signature, `${body}.`, `.${signature}`, `${good}.${signature}`],
      ...[`${good}A`, `A${good}`, good.slice(0, -1), `${body}.${signature.toLowerCase()}`, good.repeat(2)],
      ...[forged(claims.replace('app_1', 'app_2')), forged('{}'), forged('null'), forged('[')],
      ...['\u0000', '💥.💥', '\ud800', `${'x'.repeat(50_000)}.${'y'.repeat(43)}`, '__proto__.constructor'],
    ];
    for (const text of damaged) expect(await verifyReceipt(store, text), text.slice(0, 80)).toBeUndefined();
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.string({ unit: 'binary' }), fc.base64String()),
        fc.nat(),
        async (text, at) => {
          const cut = at % (good.length + 1);
          const mixed = `${good.slice(0, cut)}${text}${good.slice(cut + text.length)}`;
          const verified = await verifyReceipt(store, mixed);
          expect(verified === undefined || mixed.replace(/\s+/g, '') === good).toBe(true);
          expect((await ask(mixed.isWellFormed() ? mixed : text.toWellFormed())).statusCode).toBe(200);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('that the same key signed for another purpose is no receipt either', async () => {
    const stolen = await keyedText(store, 'eyJ9');
    expect(await verifyReceipt(store, `stand-in:eyJ9.${stolen}`)).toBeUndefined();
  });

  it.each([[1], [null], [{}], [['a']], [undefined]])('that is %j is refused as not valid', async (value) => {
    expect((await ask(value)).statusCode).toBe(422);
  });
});

describe('What was sent, to print', () => {
  it('shows every answer with its receipt, in both languages', async () => {
    const { browser, confirmation } = await sentLoan();
    const link = confirmation.links.find(({ href }) => href.endsWith('/print'));
    const page = await browser.open(link?.href ?? '');
    expect(page.text).toContain('Harbor Bakery LLC');
    expect(page.text).toContain('ana@example.org');
    expect(receiptOn(page)).toBe(receiptOn(confirmation));
    expect((await browser.open(`${link?.href}?lang=es`)).heading).toBe('Lo que usted envió');
  });

  it('keeps what staff entered about an answer to themselves', async () => {
    const answers = { gpa: { value: '3.4', scale: 'other', weighted: true } };
    const id = await submitted(store, 'health-careers-scholarship', { answers });
    await screenApplication(store, id);
    const judged = { gpa: { value: '3.10', scale: '4.0', weighted: true } };
    const outcome = await answerRequest(
      store,
      id,
      judged,
      { kind: 'manager', id: 'm1' },
      'The school says so.',
    );
    expect(outcome.kind).toBe('committed');
    const browser = await holding(id);
    const page = await browser.open(`/applications/${id}/print`);
    expect(page.text).toContain('Something else');
    expect(page.html).not.toContain('3.10');
    expect((await browser.open(`/applications/${id}/sent/2.json`)).status).toBe(404);
    expect((await browser.open(`/applications/${id}/print?version=2`)).path).toBe(`/applications/${id}`);
  });

  it('is nothing before anything was sent', async () => {
    const browser = new ApplicantBrowser(store);
    const draft = await startApplication(browser, 'youth-internship');
    const own = draft.path.replace(/\/pages\/.*/, '');
    expect((await browser.open(`${own}/print`)).path).toBe(own);
    expect((await browser.open(`${own}/sent/1.json`)).status).toBe(404);
    expect((await statusOf(store, own.replace('/applications/', ''))).status).toBe('draft');
  });
});
