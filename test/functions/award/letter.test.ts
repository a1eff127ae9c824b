import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acceptOffer, declineOffer } from '../../../shared/cases/award/answer-offer.ts';
import { makeOffer } from '../../../shared/cases/award/make-offer.ts';
import { applicantMails, type Effect } from '../../../shared/domain/effects.ts';
import { printedCode, readCode } from '../../../shared/domain/letters/code.ts';
import { checkLetter } from '../../../shared/letters/check-letter.ts';
import { seedSamples } from '../../../shared/programs/publish-samples.ts';
import { loadApplication, personOf } from '../../../shared/store/applications.ts';
import { keys } from '../../../shared/store/keys.ts';
import type { Store } from '../../../shared/store/table.ts';
import { transact } from '../../../shared/store/transact.ts';
import { startTestTable, type TestTable } from '../../support/dynamodb.ts';
import { readPdf } from '../../support/read-pdf.ts';
import { release } from '../../support/released.ts';
import {
  decided,
  reviewed,
  type SampleProgram,
  signed,
  statusOf,
  submitted,
  threePrograms,
} from '../../support/scenario.ts';
import { ApplicantBrowser, codeFor } from '../support/applicant-browser.ts';

let table: TestTable;
let store: Store;

beforeAll(async () => {
  table = await startTestTable();
  store = table.store;
  await seedSamples(store, threePrograms);
  // A round that is released takes no more applications: everybody's offer is made before.
  for (const [program, count] of [
    ['health-careers-scholarship', 10],
    ['youth-internship', 16],
  ] as const) {
    for (let i = 0; i < count; i++) pool[program].push(await madeOffer(program));
    await release(store, `${program}~2027`);
  }
}, 120_000);
afterAll(() => table.stop());

const plans = {
  'youth-internship': { fundId: 'internship-san-jose-2027', units: 1, unit: 'slot', site: 'san-jose' },
  'health-careers-scholarship': { fundId: 'health-careers-2027', units: 200_000, unit: 'money' },
} as const;
const pool: Record<keyof typeof plans, string[]> = {
  'youth-internship': [],
  'health-careers-scholarship': [],
};
const recipient = 'Marisol Ñandú-Peña';
let others = 0;
/** The name of one of them is known; the others are other people. */
const nextName = () => {
  others += 1;
  return `Other Peña-${String.fromCharCode(64 + (others % 26) + 1)}${others}`;
};

async function madeOffer(program: keyof typeof plans, on = store, name = nextName()): Promise<string> {
  const id = await submitted(on, program, { name });
  await reviewed(on, id);
  await makeOffer(on, id, { ...plans[program], from: 'free' }, { kind: 'system', id: 'round' });
  expect((await statusOf(on, id)).status).toBe('offered');
  return id;
}

async function offered(program: SampleProgram): Promise<string> {
  if (program !== 'community-business-loan') return pool[program].pop() ?? expect.fail('Make more offers');
  const answers = { amount: { amount: '20000.00', currency: 'USD' }, termMonths: 36 };
  const id = await submitted(store, program, { name: nextName(), answers });
  await decided(store, await reviewed(store, id, 2));
  expect((await statusOf(store, id)).status).toBe('offered');
  return id;
}

async function accepted(program: SampleProgram): Promise<string> {
  const id = await offered(program);
  expect((await signed(store, id)).kind).toBe('committed');
  return id;
}

const nameOf = async (id: string): Promise<string> => {
  const loaded = await loadApplication(store, id);
  return loaded ? personOf(loaded).name : '';
};

/** The applicant's own browser. */
async function browserOf(id: string, on = store): Promise<ApplicantBrowser> {
  const browser = new ApplicantBrowser(on);
  const form = new URLSearchParams({ code: await codeFor(on, id) });
  await browser.send('POST', `/applications/${id}/code/enter`, form);
  return browser;
}

const download = async (id: string, query = '', on = store) =>
  (await browserOf(id, on)).send('GET', `/applications/${id}/letter.pdf${query}`);

async function textOf(id: string, query = '') {
  const answer = await download(id, query);
  expect(answer.statusCode).toBe(200);
  const pdf = await readPdf(Buffer.from(answer.body ?? '', 'base64'));
  return { answer, pdf, text: pdf.pages.map((page) => page.text).join('\n') };
}

/** The code as it stands on the paper. */
const codeOn = (text: string): string => /[A-Z]+(?:-[0-9A-Z]{4}){6}-[0-9A-Z]/.exec(text)?.[0] ?? '';

/** Somebody with the paper and a browser of their own. */
async function check(code: string, more: Record<string, string> = {}, language = 'en') {
  const third = new ApplicantBrowser(store);
  const page = await third.open(`/verify?lang=${language}`);
  return third.submit(page.form(/verify/), { code, ...more });
}

describe('A letter', () => {
  it('of an award is its applicant’s to download, under a name that is safe, and kept by nobody', async () => {
    const id = await accepted('health-careers-scholarship');
    const { answer, text, pdf } = await textOf(id);
    const { reference } = await statusOf(store, id);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/pdf',
      'cache-control': 'no-store',
      'content-disposition': `attachment; filename="${reference}-award-en.pdf"`,
    });
    expect(text).toContain('Scholarship award letter');
    expect(text).toContain(`Dear ${await nameOf(id)},`);
    expect(text).toContain('$2,000.00');
    expect(text).toContain('Health Careers Scholarship fund 2027');
    expect(codeOn(text).startsWith(reference)).toBe(true);
    expect(pdf.pages[0]?.links).toEqual([`https://awards.test/verify/${codeOn(text)}`]);
  });

  it('of an offer says by when to answer, and has another code than that of the award', async () => {
    const id = await offered('youth-internship');
    const before = await textOf(id);
    expect(before.text).toContain('Internship offer letter');
    expect(before.text).toContain('San José');
    expect(before.text).toMatch(/Answer by\s+\w+ \d+, 2026 at 11:59 PM/);
    await acceptOffer(store, id);
    const after = await textOf(id);
    expect(after.text).toContain('Internship award letter');
    expect(codeOn(after.text)).not.toBe(codeOn(before.text));
  });

  it('of a loan says what it costs, as the offer page does', async () => {
    const { text } = await textOf(await accepted('community-business-loan'));
    for (const shown of ['$20,000.00', '5 % a year', '36 payments of $599.42']) expect(text).toContain(shown);
  });

  it('is in the application’s language, or in the one that is asked for', async () => {
    const id = await accepted('youth-internship');
    expect((await textOf(id)).text).toContain('Internship award letter');
    expect((await textOf(id, '?lang=es')).text).toContain('Carta de otorgamiento de prácticas');
    const browser = await browserOf(id);
    await browser.open(`/applications/${id}/offer?lang=es`);
    const answer = await browser.send('GET', `/applications/${id}/letter.pdf`);
    expect(answer.headers?.['content-disposition']).toContain('-award-en.pdf');
  });

  it('has the same bytes a day later', async () => {
    const id = await accepted('health-careers-scholarship');
    const first = await download(id);
    table.clock.advance({ days: 1 });
    expect((await download(id)).body).toBe(first.body);
  });

  it('is linked where the offer stands and where the application stands', async () => {
    const id = await offered('health-careers-scholarship');
    const browser = await browserOf(id);
    const link = `/applications/${id}/letter.pdf?lang=en`;
    for (const path of ['/offer', '']) {
      const { links } = await browser.open(`/applications/${id}${path}`);
      expect(links.find(({ href }) => href === link)?.text).toMatch(/^Download your offer letter \(PDF/);
    }
    await acceptOffer(store, id);
    expect((await browser.open(`/applications/${id}`)).links.map(({ text }) => text)).toContain(
      'Download your award letter (PDF, about 30 kB)',
    );
  });
});

describe('There is no letter, and nothing tells why', () => {
  const missing = async (id: string, on = store) => {
    const answer = await download(id, '', on);
    expect(answer.statusCode).toBe(404);
    expect(answer.body).toContain('<h1');
    expect(answer.body).not.toContain('Peña');
  };

  it('before anything was decided', async () => {
    await missing(await submitted(store, 'community-business-loan', { name: recipient }));
  });

  it('before two people have released the round', async () => {
    const other = await table.another();
    await seedSamples(other, threePrograms);
    await missing(await madeOffer('health-careers-scholarship', other, recipient), other);
  });

  it('where the books do not say what the application says', async () => {
    const id = await offered('health-careers-scholarship');
    const application = await statusOf(store, id);
    if (application.status !== 'offered') throw new Error('not offered');
    const forged = { ...application.offer, units: application.offer.units * 10 };
    await transact(store, [
      {
        as: 'forged',
        update: keys.application(id),
        set: { expression: 'SET offer = :offer', values: { ':offer': forged } },
      },
    ]);
    await missing(id);
  });

  it('once the offer was declined, or its date is over', async () => {
    const declined = await offered('youth-internship');
    await declineOffer(store, declined);
    await missing(declined);
    const late = await offered('youth-internship');
    const before = table.clock.now().toISOString();
    table.clock.advance({ days: 40 });
    await missing(late);
    table.clock.moveTo(before);
  });

  it('for anybody else, whatever the id', async () => {
    const [mine, other] = [await accepted('youth-internship'), await accepted('youth-internship')];
    const browser = await browserOf(mine);
    const ids = [other, 'app_00000000000000000000000000'];
    const pages = await Promise.all(ids.map((id) => browser.open(`/applications/${id}/letter.pdf`)));
    for (const page of pages) expect(page.heading).toBe('Confirm it is you');
    expect(pages[0]?.text).toBe(pages[1]?.text);
  });
});

describe('Checking a letter', () => {
  it('tells who gave it, for what, which kind, when and that it stands, and nothing else', async () => {
    const id = await accepted('health-careers-scholarship');
    const page = await check(codeOn((await textOf(id)).text));
    expect(page.status).toBe(200);
    expect(page.text).toContain('This letter is genuine and stands');
    for (const told of ['Anchor Awards', 'Health Careers Scholarship', 'Award', 'Accepted on'])
      expect(page.text).toContain(told);
    for (const untold of ['Marisol', 'Peña', '2,000', 'fund', 'college', id])
      expect(page.text).not.toContain(untold);
  });

  it('compares the paper with the books when the paper is typed', async () => {
    const id = await accepted('health-careers-scholarship');
    const name = await nameOf(id);
    const code = codeOn((await textOf(id)).text);
    for (const right of [
      { name, amount: '$2,000.00' },
      { name: name.toLowerCase().replace('ñ', 'n').replace('-', '  '), amount: '2000' },
      { name: '', amount: '2,000.00' },
    ])
      expect((await check(code, right)).text, JSON.stringify(right)).toContain('agrees with our books');
    for (const wrong of [
      { name: name.slice(0, -1), amount: '$2,000.00' },
      { name, amount: '$20,000.00' },
      { name, amount: '$2,000.0' },
      { name: '-', amount: '' },
    ]) {
      const { text } = await check(code, wrong);
      expect(text, JSON.stringify(wrong)).toContain('does not agree with our books');
      expect(text).not.toContain('This letter is genuine and stands');
    }
  });

  it('does not say which of the two is wrong', async () => {
    const id = await accepted('health-careers-scholarship');
    const code = codeOn((await textOf(id)).text);
    const shown = async (typed: Record<string, string>) => (await check(code, typed)).text;
    const wrongName = await shown({ name: 'Somebody Else', amount: '$2,000.00' });
    expect(await shown({ name: await nameOf(id), amount: '$2,500.00' })).toBe(wrongName);
  });

  it('compares a place by its name', async () => {
    const code = codeOn((await textOf(await accepted('youth-internship'))).text);
    expect((await check(code, { amount: 'San Jose' })).text).toContain('agrees with our books');
    expect((await check(code, { amount: 'Oakland' })).text).toContain('does not agree');
  });

  it('ends comparing after so many tries in a day, and goes on the next day', async () => {
    const code = codeOn((await textOf(await accepted('health-careers-scholarship'))).text);
    for (let i = 0; i < 12; i++)
      expect((await check(code, { amount: `${1000 + i}` })).text).toContain('does not agree');
    const stopped = await check(code, { amount: '2000' });
    expect(stopped.text).toContain('compared too often today');
    expect(stopped.text).not.toContain('agrees with our books');
    table.clock.advance({ days: 1 });
    expect((await check(code, { amount: '2000' })).text).toContain('agrees with our books');
  });

  it('says of an offer that it waits, of one that was taken that it stands, of one that was declined that it is over', async () => {
    const taken = await offered('youth-internship');
    const first = codeOn((await textOf(taken)).text);
    expect((await check(first)).text).toContain('the offer waits for an answer');
    await acceptOffer(store, taken);
    expect((await check(first)).text).toContain('is genuine and stands');
    const declined = await offered('youth-internship');
    const second = codeOn((await textOf(declined)).text);
    await declineOffer(store, declined);
    expect((await check(second)).text).toContain('no longer valid');
  });

  it('gives the same answer for every code that is not ours, and shows slips of the pen before it looks', async () => {
    const id = await accepted('youth-internship');
    const code = codeOn((await textOf(id)).text);
    const real = readCode(code);
    if (real === undefined || real === 'slip') throw new Error('no code');
    const forged = [
      printedCode({ ...real, proof: 'ZZZZZZZZZZZZZZZZ' }),
      printedCode({ ...real, reference: 'YI-ZZZZ-ZZZZ' }),
      printedCode({ ...real, reference: 'XX-0000-0000' }),
    ];
    const pages = await Promise.all(forged.map((one) => check(one)));
    for (const page of pages) expect(page.text).toContain('This is not a letter of ours');
    expect(new Set(pages.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    const slip = await check(`${code.slice(0, -1)}${code.endsWith('7') ? '8' : '7'}`);
    expect(slip.status).toBe(422);
    expect(slip.text).toContain('One letter or number of the code is wrong');
    expect((await check('')).text).toContain('Type the code');
  });

  it('is asked only so often by one caller in an hour, whatever the codes', async () => {
    const code = printedCode({ reference: 'YI-ZZZZ-ZZZZ', proof: 'ZZZZZZZZZZZZZZZZ' });
    const kinds: string[] = [];
    for (let i = 0; i < 61; i++)
      kinds.push((await checkLetter(store, '192.0.2.7', { code, name: '', amount: '' })).kind);
    expect(kinds.slice(0, 60)).toEqual(kinds.slice(0, 60).map(() => 'unknown'));
    expect(kinds[60]).toBe('too-often');
    expect((await checkLetter(store, '192.0.2.8', { code, name: '', amount: '' })).kind).toBe('unknown');
  });

  it('answers as if there had never been one once the person was erased', async () => {
    const id = await accepted('youth-internship');
    const code = codeOn((await textOf(id)).text);
    await transact(store, [{ as: 'erased', delete: keys.applicationKey(id) }]);
    expect(await loadApplication(store, id)).toBeUndefined();
    expect((await check(code)).text).toContain('This is not a letter of ours');
  });

  it('is in Spanish for somebody who reads Spanish', async () => {
    const id = await accepted('youth-internship');
    const page = await check(codeOn((await textOf(id)).text), { name: await nameOf(id) }, 'es');
    expect(page.text).toContain('Esta carta es auténtica y sigue vigente');
    expect(page.text).toContain('coincide con nuestros registros');
  });

  it('is not done by opening the link on a letter: that fills in the code, and its button asks', async () => {
    const code = codeOn((await textOf(await accepted('youth-internship'))).text);
    const third = new ApplicantBrowser(store);
    const page = await third.open(`/verify/${code}`);
    expect(page.text).not.toContain('genuine and stands');
    const form = page.form(/verify/);
    expect(form.fields.get('code')).toBe(code);
    expect((await third.submit(form)).text).toContain('genuine and stands');
  });
});

describe('A preview cannot be sent', () => {
  it('since no effect can carry one', () => {
    // @ts-expect-error There is no such effect.
    const effect: Effect = { kind: 'mail-letter', applicationId: 'app_1', letter: { status: 'preview' } };
    expect(effect).toBeDefined();
    expect(applicantMails.filter((mail) => /preview|letter/.test(mail))).toEqual([]);
  });

  it('since the function that sends mail has neither its words nor what draws it', async () => {
    const { metafile } = await build({
      entryPoints: [fileURLToPath(new URL('../../../functions/dispatch/handler.ts', import.meta.url))],
      ...{ bundle: true, write: false, metafile: true, platform: 'node', format: 'cjs', logLevel: 'silent' },
    });
    const inside = Object.keys(metafile.inputs);
    expect(inside.some((file) => file.endsWith('shared/letters/award-told.ts'))).toBe(true);
    for (const part of ['letters/preview-of.ts', 'letters/letter-pdf.ts', 'messages/letters/', 'pdfkit'])
      expect(
        inside.filter((file) => file.includes(part)),
        part,
      ).toEqual([]);
  });
});
