import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tryDraft } from '../../../shared/cases/dry-run/try-draft.ts';
import { startDraft } from '../../../shared/cases/intake/drafts.ts';
import { withdraw } from '../../../shared/cases/intake/withdraw.ts';
import { screenApplication } from '../../../shared/cases/screening/screen-application.ts';
import { documentHash } from '../../../shared/domain/program/document.ts';
import { type Program, programDocument } from '../../../shared/domain/program/schema.ts';
import { programs } from '../../../shared/programs/cli.ts';
import { dryRun } from '../../../shared/programs/commands/dry-run.ts';
import { seedSamples } from '../../../shared/programs/publish-samples.ts';
import { keys } from '../../../shared/store/keys.ts';
import { publishProgram, readProgram } from '../../../shared/store/programs.ts';
import type { Store } from '../../../shared/store/table.ts';
import { transact } from '../../../shared/store/transact.ts';
import { contents } from '../../functions/manage/situation.ts';
import { startTestTable, type TestTable } from '../../support/dynamodb.ts';
import { sentStraight } from '../../support/sent-straight.ts';
import { scholar } from '../programs/eligible-answers.ts';

const id = 'health-careers-scholarship';
const source = join(import.meta.dirname, '../../../shared/programs', `${id}.yaml`);
const text = readFileSync(source, 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'dry-run-'));
const canary = 'qzcanaryqz';

let table: TestTable;
let store: Store;
let published: Program;
beforeAll(async () => {
  table = await startTestTable();
  store = table.store;
  await seedSamples(store, [id]);
  published = (await readProgram(store, id))?.program as Program;
  await sentStraight(store, id, crowd());
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await table.stop();
});

const gpa = (value: string) => ({ gpa: { value, scale: '4.0', weighted: true } });
const essays = { commitment: canary, community: canary, goals: canary };

/** Thirty who stay, twelve with grades between 2.50 and 3.00, seven below, and two without any. */
function crowd() {
  const person = (answers: object, language: 'en' | 'es' = 'en') => ({
    answers: { ...scholar, essays, ...answers },
    language,
    name: `${canary} Torres`,
  });
  const { gpa: _, ...without } = scholar;
  return [
    ...Array.from({ length: 30 }, (_, i) => person(gpa('3.40'), i % 2 === 0 ? 'en' : 'es')),
    ...Array.from({ length: 12 }, () => person(gpa('2.70'), 'es')),
    ...Array.from({ length: 7 }, () => person(gpa('2.10'))),
    ...Array.from({ length: 2 }, () => ({ answers: without })),
  ];
}

const changed = (...pairs: readonly (readonly [string, string])[]): string => {
  const file = join(folder, `${id}.yaml`);
  writeFileSync(
    file,
    pairs.reduce((all, [from, to]) => {
      if (!all.includes(from)) throw new Error(`the document does not say ${from}`);
      return all.replace(from, to);
    }, text),
  );
  return file;
};
const stricter = () => changed(["atLeast: '2.50' }", "atLeast: '3.00' }"]);
const strict = (): Program => {
  const copy = structuredClone(published);
  const rule = copy.rules.find((one) => one.id === 'gpa-high-school');
  if (rule)
    rule.check = { fact: { name: 'gpaOnFour', value: 'gpa.value', scale: 'gpa.scale' }, atLeast: '3.00' };
  return programDocument.parse(copy);
};

const run = async (...args: readonly string[]) => {
  const said: string[] = [];
  const output = { line: (one: string) => said.push(one), problem: (one: string) => said.push(`! ${one}`) };
  const [file = '', cycle] = args;
  const code = await dryRun(store, file, cycle, output);
  return { code, said: said.join('\n') };
};

describe('A draft tried on the applications of a cycle', () => {
  it('counts who would change, by the rule that does it', async () => {
    const tally = await tryDraft(store, strict(), '2027');
    expect(tally.compared).toBe(51);
    expect(tally.transitions).toEqual({
      'eligible>eligible': 30,
      'eligible>ineligible': 12,
      'ineligible>ineligible': 7,
      'unknown>unknown': 2,
    });
    expect(tally.causes).toEqual({ 'loses now-fails gpa-high-school': 12 });
    expect(tally.groups['@language']?.['es']).toEqual({ same: 15, loses: 12 });
  });

  it('changes nothing, and no cycle but the one that was asked for is looked at', async () => {
    const before = await contents(store);
    expect((await tryDraft(store, strict(), '2026')).compared).toBe(0);
    await tryDraft(store, strict(), '2027');
    expect(await contents(store)).toEqual(before);
  });

  it('judges what stands now, whatever became of it, and each person once', async () => {
    const own = await table.another();
    await seedSamples(own, [id]);
    const [stays, refused, ended, erased, again] = await sentStraight(own, id, [
      { answers: { ...scholar, ...gpa('2.70') } },
      { answers: { ...scholar, ...gpa('2.10') } },
      { answers: { ...scholar, ...gpa('2.70') } },
      { answers: { ...scholar, ...gpa('2.70') } },
      { answers: { ...scholar, ...gpa('3.40') } },
    ]);
    await screenApplication(own, refused ?? '');
    await withdraw(own, ended ?? '');
    await withdraw(own, again ?? '');
    const program = await readProgram(own, id);
    if (!program || !ended || !erased || !again || !stays) throw new Error('not sent');
    const draft = (await startDraft(own, program, 'en')).application.applicationId;
    await transact(own, [
      { as: 'key', delete: keys.applicationKey(erased) },
      // One goes on as another that was sent; the other as a draft that was not, so it still counts.
      { as: 'followed', put: { ...keys.followed(ended), type: 'followed', by: stays } },
      { as: 'followed too', put: { ...keys.followed(again), type: 'followed', by: draft } },
    ]);
    expect((await tryDraft(own, strict(), '2027')).transitions).toEqual({
      'eligible>ineligible': 1,
      'ineligible>ineligible': 1,
      'eligible>eligible': 1,
    });
  });

  it('judges each by the version it is bound to', async () => {
    const own = await table.another();
    await seedSamples(own, [id]);
    await publishProgram(own, strict(), documentHash(strict()));
    const answers = { ...scholar, ...gpa('2.70') };
    await sentStraight(own, id, [
      { answers, version: 1 },
      { answers, version: 2 },
    ]);
    expect((await tryDraft(own, published, '2027')).transitions).toEqual({
      'eligible>eligible': 1,
      'ineligible>eligible': 1,
    });
  });

  it('finds everybody when there are more than are opened at once', async () => {
    const own = await table.another();
    await seedSamples(own, [id]);
    await sentStraight(
      own,
      id,
      Array.from({ length: 110 }, (_, i) => ({
        answers: { ...scholar, ...gpa(i % 2 === 0 ? '2.70' : '3.40') },
      })),
    );
    const tally = await tryDraft(own, strict(), '2027');
    expect(tally.transitions).toEqual({ 'eligible>eligible': 55, 'eligible>ineligible': 55 });
  }, 30_000);
});

describe('npm run programs -- dry-run', () => {
  it('prints the tables, small numbers hidden, and no word of anybody', async () => {
    const { code, said } = await run(stricter());
    expect(code).toBe(0);
    expect(said).toMatchInlineSnapshot(`
      "health-careers-scholarship.yaml: health-careers-scholarship can be published.
      Tried on cycle 2027: 51 applications, each judged by the version it was sent under and by this draft. Nothing was changed.

      No change                                                         39
        eligible to eligible                                            30
        ineligible to ineligible                                 held back
        unknown to unknown                                    fewer than 5
      Would become eligible                                              0
      Would become ineligible                                           12
        eligible to ineligible                                          12
        - rule gpa-high-school fails                                    12
      Would become unknown: asked, or looked at by a person              0

      Language of the application
                  all   no change   ineligible
        English    24          24            0
        Spanish    27          15           12
        all                    39           12

      Not shown by group, because numbers are too small or everybody answered the same:
        Which kind of work do you want to do?
        Will you study full time?
        Will you be the first in your family to finish a four-year college?
        Did you receive this scholarship last year?
        Which high school do you go to, or did you finish?
        Which of these are you?
      Numbers of 1 to 4 are not shown. "held back" is 5 or more, and would tell such a number."
    `);
    expect(said).not.toContain(canary);
    expect(said).not.toMatch(/app_|Torres/);
  });

  it('says what is new to be asked, and of what answers nothing can be said', async () => {
    const file = changed(
      ['      - id: firstGeneration\n', '      - id: firstInFamily\n'],
      ['field: firstGeneration, first', 'field: firstInFamily, first'],
    );
    const { code, said } = await run(file);
    expect(said).toContain('would be asked for: firstInFamily (never asked before)');
    expect(said).toMatch(/firstGeneration: the draft does not ask it +51/);
    expect(code).toBe(0);
  });

  it('tells the problems of a document as check does, with their lines', async () => {
    const { code, said } = await run(changed(['kind: hard', 'kind: soft']));
    expect(code).toBe(1);
    expect(said).toMatch(/^! health-careers-scholarship\.yaml:\d+: rules\[0\]\.kind: /);
  });

  it('names the cycles there are when it is asked for another', async () => {
    expect(await run(source, '1999')).toEqual({
      code: 1,
      said: `health-careers-scholarship.yaml: ${id} can be published.\n! ${id} has no cycle 1999. There are: 2027.`,
    });
    const nowhere = join(import.meta.dirname, '../../../shared/programs/microloan.yaml');
    expect((await run(nowhere)).said).toContain('! microloan was never published there');
  });

  it('explains itself without a file', async () => {
    const said: string[] = [];
    const output = { line: (one: string) => said.push(one), problem: (one: string) => said.push(one) };
    expect(await programs(['dry-run'], { tableName: 'x' }, output)).toBe(1);
    expect(said.join()).toContain('npm run programs -- dry-run <file> [--cycle c]');
  });
});
