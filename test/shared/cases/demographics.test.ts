import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { savePage, startDraft } from '../../../shared/cases/intake/drafts.ts';
import { submitApplication } from '../../../shared/cases/intake/submit-application.ts';
import { submitDraft } from '../../../shared/cases/intake/submit-draft.ts';
import type { ApplicationIn } from '../../../shared/domain/application/application.ts';
import { lintProgram } from '../../../shared/domain/program/lint/lint.ts';
import { type Program, type ProgramVersion, programDocument } from '../../../shared/domain/program/schema.ts';
import { loadSamples } from '../../../shared/programs/load.ts';
import { loadApplication, readAll } from '../../../shared/store/applications.ts';
import { publishProgram, readProgram } from '../../../shared/store/programs.ts';
import type { Store } from '../../../shared/store/table.ts';
import { open, type Purpose } from '../../../shared/store/vault.ts';
import { startTestTable, type TestTable } from '../../support/dynamodb.ts';
import { goodAnswers } from '../../support/scenario.ts';

let table: TestTable;
let store: Store;
let program: ProgramVersion;
beforeAll(async () => {
  table = await startTestTable();
  store = await table.another();
  await publishProgram(store, asking({}), 'with-demographics');
  const found = await readProgram(store, 'health-careers-scholarship');
  if (!found) throw new Error('published, so it is there');
  program = found;
});
afterAll(() => table.stop());

/** The scholarship with a last page that asks who somebody is. */
function asking(change: object): Program {
  const [scholarship] = loadSamples().programs;
  if (!scholarship) throw new Error('there is a sample');
  const label = { en: 'How do you describe yourself?', es: '¿Cómo se describe?' };
  const field = { type: 'text', id: 'background', demographic: true, optional: true, label, ...change };
  const page = { id: 'who-you-are', title: label, fields: [field] };
  return programDocument.parse({ ...scholarship, people: [], pages: [...scholarship.pages, page] });
}

const canary = 'zwxq-background';
const answers = { ...goodAnswers['health-careers-scholarship'], background: canary };
const person = { name: 'Rosa Vega', email: 'rosa@example.org' };

/** Every sealed text of an application's partitions that holds the canary, opened with its key. */
async function whereItStands(id: string): Promise<readonly string[]> {
  const loaded = await loadApplication(store, id);
  if (!loaded) throw new Error('it was just made');
  const purposes: readonly Purpose[] = ['who', 'draft', 'snapshot', 'verdict', 'review', 'demographics'];
  const items = [
    ...(await readAll(store, `APP#${id}`, '')),
    ...(await readAll(store, `DEMOGRAPHICS#${id}`, '')),
  ];
  return items.flatMap((item) => {
    const texts = Object.values(item).filter((value) => typeof value === 'string');
    const opened = texts.flatMap((text) =>
      purposes.flatMap((purpose) => {
        try {
          return [JSON.stringify(open(loaded.key, purpose, text))];
        } catch {
          return [];
        }
      }),
    );
    return [JSON.stringify(item), ...opened].some((text) => text.includes(canary))
      ? [String(item['pk'])]
      : [];
  });
}

describe('who somebody is', () => {
  it('stands apart from an application sent in one request, and nowhere in what is judged', async () => {
    const outcome = await submitApplication(store, {
      program,
      language: 'en',
      person,
      answers,
      idempotencyKey: 'apart-1',
    });
    if (outcome.kind !== 'acknowledged') throw new Error(outcome.kind);
    const { applicationId } = outcome.acknowledgement;
    expect(await whereItStands(applicationId)).toEqual([`DEMOGRAPHICS#${applicationId}`]);
  });

  it('stands apart from a draft once it is sent', async () => {
    const { application } = await startDraft(store, program, 'en');
    const loaded = await loadApplication(store, application.applicationId);
    if (!loaded) throw new Error('it was just made');
    await savePage(store, loaded as typeof loaded & { application: ApplicationIn<'draft'> }, {
      page: 'all',
      seen: 0,
      typed: {},
      answers,
      fields: Object.keys(answers),
      person,
      language: 'en',
    });
    expect((await submitDraft(store, application.applicationId)).kind).toBe('committed');
    const places = await whereItStands(application.applicationId);
    expect(places).toContain(`DEMOGRAPHICS#${application.applicationId}`);
    const snapshots = await readAll(store, `APP#${application.applicationId}`, 'SNAPSHOT#');
    const sealed = snapshots.map((item) =>
      JSON.stringify(open(loaded.key, 'snapshot', String(item['sealed']))),
    );
    expect(sealed).toHaveLength(1);
    expect(sealed[0]).not.toContain(canary);
  });

  it('may be left unsaid, is no part of another answer, and decides nothing', () => {
    const problems = (changed: Program) => lintProgram(changed).map(({ problem }) => problem);
    const plain = asking({});
    expect(problems(plain).join()).not.toContain('background');
    expect(problems(asking({ optional: false })).join()).toContain('nobody may have to answer it');
    const [rule] = plain.rules;
    const judging = {
      ...plain,
      rules: [{ ...rule, check: { field: 'background', equals: 'x' } }],
    } as Program;
    expect(problems(judging).join()).toContain('nothing that decides may look at it');
    const tied = { ...plain.award, tieBreaks: [{ field: 'background', prefer: 'highest' }] };
    expect(problems({ ...plain, award: tied } as Program).join()).toContain(
      'nothing that decides may look at it',
    );
  });
});
