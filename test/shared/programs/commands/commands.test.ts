import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { startDraft } from '../../../../shared/cases/intake/drafts.ts';
import { programs } from '../../../../shared/programs/cli.ts';
import { check } from '../../../../shared/programs/commands/check.ts';
import { diff } from '../../../../shared/programs/commands/diff.ts';
import { publish } from '../../../../shared/programs/commands/publish.ts';
import { yamlSchema, yamlSchemaText } from '../../../../shared/programs/commands/schema.ts';
import { seedSamples } from '../../../../shared/programs/publish-samples.ts';
import { readYaml } from '../../../../shared/programs/read-yaml.ts';
import { readProgram } from '../../../../shared/store/programs.ts';
import type { Store } from '../../../../shared/store/table.ts';
import { startTestTable, type TestTable } from '../../../support/dynamodb.ts';

const sources = join(import.meta.dirname, '../../../../shared/programs');
const folder = mkdtempSync(join(tmpdir(), 'commands-'));
const text = readFileSync(join(sources, 'microloan.yaml'), 'utf8');
/** The microloan's document with some words replaced, as a file. */
function changed(...pairs: readonly (readonly [from: string, to: string])[]): string {
  const file = join(folder, 'microloan.yaml');
  const next = pairs.reduce((all, [from, to]) => {
    if (!all.includes(from)) throw new Error(`the document does not say ${from}`);
    return all.replace(from, to);
  }, text);
  writeFileSync(file, next);
  return file;
}

let said: string[];
const output = { line: (one: string) => said.push(one), problem: (one: string) => said.push(`! ${one}`) };
let table: TestTable;
let store: Store;
beforeAll(async () => {
  table = await startTestTable();
  store = table.store;
  await seedSamples(store, ['microloan', 'supplier-registry']);
});
beforeEach(() => {
  said = [];
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await table.stop();
});

describe('check', () => {
  it('says of the samples that all can be published', () => {
    expect(check([], output)).toBe(0);
    expect(said).toContain('supplier-registry.yaml: supplier-registry can be published.');
    expect(said.filter((one) => one.startsWith('!'))).toEqual([]);
  });

  it('tells every problem of a file with its line and what to do, and fails', () => {
    const file = changed(
      ["approveAtLeast: '60.00'", "approveAtLeast: 'sixty'"],
      ['weight: 30', 'weight: thirty'],
    );
    expect(check([file], output)).toBe(1);
    const line = (words: string) => text.slice(0, text.indexOf(words)).split('\n').length;
    expect(said).toHaveLength(2);
    expect(said[0]).toMatch(
      new RegExp(`^! microloan.yaml:${line('weight: 30')}: scoring\\.criteria\\[0\\]\\.weight: `),
    );
    expect(said[1]).toMatch(
      new RegExp(`^! microloan.yaml:${line("approveAtLeast: '60")}: award\\.approveAtLeast: `),
    );
  });

  it('tells of a list that does not exist, and of a file that does not', () => {
    expect(
      check([changed(['optionsFrom: naics-sectors', 'optionsFrom: naics']), '/no/such.yaml'], output),
    ).toBe(1);
    expect(said[0]).toContain('optionsFrom: there is no list of options "naics". Use one of ');
    expect(said[1]).toBe('! /no/such.yaml:1: there is no such file. Check its name.');
  });

  it('explains itself when it is called wrongly', async () => {
    expect(await programs(['publsh'], { tableName: 'x' }, output)).toBe(1);
    expect(await programs(['diff', 'a.yaml', '--against', 'two'], { tableName: 'x' }, output)).toBe(1);
    expect(said).toHaveLength(2);
    expect(said[0]).toContain('npm run programs -- check');
  });
});

describe('publish and diff', () => {
  it('a document that says the same is no new version', async () => {
    expect(await publish(store, [changed()], output)).toBe(0);
    expect(said.at(-1)).toMatch(/^microloan: version 1 says the same already, sha256 [0-9a-f]{64}\.$/);
    expect(await diff(store, changed(), undefined, output)).toBe(0);
    expect(said.at(-1)).toBe('Nothing is different from version 1.');
  });

  it('say what changed, publish it as the next version, and what becomes of drafts', async () => {
    const program = await readProgram(store, 'microloan');
    if (!program) throw new Error('not seeded');
    await startDraft(store, program, 'en');
    const file = changed(
      ['acceptanceDays: 14', 'acceptanceDays: 21'],
      ["moreThan: '20000.00'", "moreThan: '10000.00'"],
    );
    expect(await diff(store, file, undefined, output)).toBe(0);
    const told = said.join('\n');
    expect(told).toContain('Offers made from now on are open for 21 days instead of 14.');
    expect(told).toContain('appliesWhen.moreThan is now "10000.00", and was "20000.00".');
    expect(told).toContain(
      '1 draft is open: it keeps the version begun on. Whoever starts from now on gets version 2.',
    );
    expect((await readProgram(store, 'microloan'))?.version).toBe(1);

    expect(await publish(store, [file], output)).toBe(0);
    const now = await readProgram(store, 'microloan');
    expect(now?.version).toBe(2);
    expect(said.slice(-2)[0]).toBe(`microloan: published as version 2, sha256 ${now?.hash}.`);

    said = [];
    expect(await diff(store, file, 1, output)).toBe(0);
    expect(said.join('\n')).toContain('open for 21 days instead of 14');
    expect(await diff(store, file, 9, output)).toBe(1);
    expect(said.at(-1)).toBe('! microloan has no version 9. The current one is 2.');
  });

  it('nothing of several is published while one of them is wrong or has no fund', async () => {
    const noFund = changed(['fund: microloans-2027', 'fund: microloans-2028']);
    expect(await publish(store, [join(sources, 'supplier-registry.yaml'), noFund], output)).toBe(1);
    expect(said.at(-1)).toContain(
      'the table has no fund "microloans-2028" of unit money. Open the fund first.',
    );
    expect(said.join('\n')).not.toContain('published as');
    expect(await publish(store, [], output)).toBe(1);
  });
});

describe('the JSON Schema of the YAML', () => {
  const schema = z.fromJSONSchema(yamlSchema() as never);
  const yamls = readdirSync(sources).filter((name) => name.endsWith('.yaml'));

  it('is in the repository as it would be written now: npm run programs -- schema', () => {
    expect(readFileSync(join(sources, 'program.schema.json'), 'utf8')).toBe(yamlSchemaText());
  });

  it.each(yamls)('%s names it and fits it', (name) => {
    const file = join(sources, name);
    expect(readFileSync(file, 'utf8').split('\n')[0]).toBe(
      '# yaml-language-server: $schema=program.schema.json',
    );
    expect(schema.safeParse(readYaml(file).value).error).toBeUndefined();
  });

  it.each<[string, string, string]>([
    ['a list that does not exist', 'optionsFrom: naics-sectors', 'optionsFrom: naics'],
    ['a key that does not exist', 'mode: rolling', 'mode: rolling\nmood: good'],
    ['a missing Spanish text', '  es: Micropréstamo del Vecindario\n', ''],
    ['an area that does not exist', 'from: northern-california', 'from: atlantis'],
  ])('marks %s', (_, from, to) => {
    expect(schema.safeParse(readYaml(changed([from, to])).value).success).toBe(false);
  });
});
