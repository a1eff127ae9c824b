import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { screenApplication } from '../../../shared/cases/screening/screen-application.ts';
import { languages } from '../../../shared/domain/text.ts';
import type { WebResponse } from '../../../shared/http/response.ts';
import { loadSamples } from '../../../shared/programs/load.ts';
import { seedSamples } from '../../../shared/programs/publish-samples.ts';
import { startTestTable, type TestTable } from '../../support/dynamodb.ts';
import { validAnswers } from '../../support/valid-answers.ts';
import { siteOn } from '../support/applicant-browser.ts';

let table: TestTable;
let ask: ReturnType<typeof siteOn>;

beforeAll(async () => {
  table = await startTestTable();
  await seedSamples(table.store);
  ask = siteOn(table.store);
});
afterAll(() => table.stop());

const post = (url: string, value: unknown, key: string) =>
  ask({
    method: 'POST',
    url,
    headers: { accept: 'application/json', 'content-type': 'application/json', 'idempotency-key': key },
    body: JSON.stringify(value),
  });
const bodyOf = (answer: WebResponse) => JSON.parse(answer.body ?? '') as Record<string, unknown>;

describe.each(loadSamples().programs.map((program) => [program.id as string, program] as const))(
  '%s over the API',
  (id, program) => {
    const day = () => table.store.now().toISOString().slice(0, 10);
    const applicant = { name: 'Luz Ramos', email: `luz.${id}@example.org`, language: 'es' };

    it('takes the full answers of somebody who qualifies, once, and reads them', async () => {
      // Whoever is named is asked, and the application then waits for them: a story of its own.
      const named = program.people.flatMap((one) => (one.neededFor.includes('submit') ? [one.from] : []));
      const answers = Object.fromEntries(
        Object.entries(validAnswers(program, day())).filter(([field]) => !named.includes(field)),
      );
      const sent = { programId: id, applicant, answers };
      const first = await post('/api/applications', sent, `all-${id}`);
      expect(first.body).toContain('receipt');
      expect(first.statusCode).toBe(201);
      const again = await post('/api/applications', sent, `all-${id}`);
      expect(bodyOf(again)['applicationId']).toBe(bodyOf(first)['applicationId']);
      const applicationId = String(bodyOf(first)['applicationId']);
      expect(await screenApplication(table.store, applicationId)).toEqual({
        verdict: program.phases ? 'awaits-invitation' : 'eligible',
      });
    });

    it('says beforehand that this person qualifies', async () => {
      const { verdict, rules } = bodyOf(
        await post(`/api/programs/${id}/precheck`, { answers: validAnswers(program, day()) }, `pre-${id}`),
      ) as { verdict: string; rules: { outcome: string; id: string }[] };
      expect(rules.filter(({ outcome }) => outcome !== 'pass')).toEqual([]);
      expect(verdict).toBe('eligible');
    });

    it('refuses an answer it never asked for, and says which', async () => {
      const answers = { ...validAnswers(program, day()), shoeSize: '9' };
      const refused = await post('/api/applications', { programId: id, applicant, answers }, `shoe-${id}`);
      expect(refused.statusCode).toBe(422);
      expect(refused.body).toContain('/answers/shoeSize');
    });

    it.each(languages)('has a page about itself in %s that says what it takes', async (language) => {
      const page = await ask({
        method: 'GET',
        url: `/programs/${id}?lang=${language}`,
        headers: { accept: 'text/html' },
      });
      expect(page.statusCode).toBe(200);
      const rule = program.rules[0]?.title[language] ?? '';
      expect(page.body?.replaceAll('&#39;', "'")).toContain(rule);
    });
  },
);
