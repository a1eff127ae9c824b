import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedSamples } from '../../../shared/programs/publish-samples.ts';
import { startTestTable, type TestTable } from '../../support/dynamodb.ts';
import { readPdf } from '../../support/read-pdf.ts';
import { Caller, manager, startIssuer, type TestIssuer } from './managing.ts';
import { contents } from './situation.ts';

const programs = ['health-careers-scholarship', 'youth-internship', 'community-business-loan'];
const families = { cohort: 'emt-corps', grant: 'community-grant', registry: 'supplier-registry' } as const;

let table: TestTable;
let issuer: TestIssuer;
let asked: Caller;
beforeAll(async () => {
  table = await startTestTable();
  issuer = await startIssuer(table.clock.now);
  await seedSamples(table.store, [...programs, ...Object.values(families)]);
  asked = new Caller(table.store, issuer).signedIn(await issuer.token(manager));
});
afterAll(async () => {
  await Promise.all([table.stop(), issuer.stop()]);
});

const preview = async (program: string, query: string) => {
  const answer = await asked.get(`/manage/programs/${program}/letter-preview.pdf?${query}`);
  expect(answer.statusCode).toBe(200);
  return { answer, pdf: await readPdf(Buffer.from(answer.body ?? '', 'base64')) };
};

describe('How letters look', () => {
  it.each([...programs, families.cohort, families.grant])(
    '%s: of an offer and of an award, in both languages, each marked and of nobody',
    async (program) => {
      const before = await contents(table.store);
      for (const kind of ['offer', 'award'])
        for (const language of ['en', 'es']) {
          const { pdf, answer } = await preview(program, `kind=${kind}&language=${language}`);
          const mark = language === 'en' ? 'PREVIEW — NOT AN AWARD' : 'VISTA PREVIA — NO ES UN OTORGAMIENTO';
          expect(pdf.title.startsWith(mark)).toBe(true);
          for (const page of pdf.pages) expect(page.drawn).toContain(mark);
          expect(pdf.pages.map(({ text }) => text).join('\n')).toMatch(/Alex (Example|Ejemplo)/);
          expect(pdf.pages.flatMap(({ links }) => links)).toEqual([]);
          expect(answer.headers?.['content-disposition']).toContain(`PREVIEW-${program}-${kind}-${language}`);
        }
      expect(await contents(table.store)).toEqual(before);
    },
  );

  it('shows what the program gives', async () => {
    const words = async (program: string) =>
      (await preview(program, 'kind=award&language=en')).pdf.pages.map(({ text }) => text).join('\n');
    expect(await words('health-careers-scholarship')).toContain('$10,000.00');
    expect(await words('youth-internship')).toContain('Oakland');
    expect(await words('community-business-loan')).toContain('36 payments of');
    expect(await words('emt-corps')).toContain('A place in the program');
  });

  it('are listed on a page with no form of its own; a registry has none', async () => {
    const page = await asked.get('/manage/programs/youth-internship/letters');
    expect(page.body?.match(/letter-preview\.pdf/g)).toHaveLength(4);
    expect(page.body?.match(/<form/g)).toEqual(['<form']);
    expect((await asked.get('/manage/programs/supplier-registry/letters')).body).toContain('no letters');
    const none = await asked.get('/manage/programs/supplier-registry/letter-preview.pdf');
    expect(none.statusCode).toBe(404);
    expect((await asked.get('/manage/programs/nonsense/letters')).statusCode).toBe(404);
  });
});
