import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { check } from '../../../shared/programs/commands/check.ts';
import { publish } from '../../../shared/programs/commands/publish.ts';
import type { sampleIds } from '../../../shared/programs/load.ts';
import { readProgram } from '../../../shared/store/programs.ts';
import { startTestTable, type TestTable } from '../../support/dynamodb.ts';

const sources = join(import.meta.dirname, '../../../shared/programs');
const folder = mkdtempSync(join(tmpdir(), 'refused-'));
let table: TestTable;
beforeAll(async () => {
  table = await startTestTable();
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await table.stop();
});

type Id = (typeof sampleIds)[number];
type Edit = readonly [from: string, to: string];

/** A sample's document with words replaced, as a file, and the line on which some words stand in it. */
function edited(id: Id, edits: readonly Edit[], at: string) {
  const text = edits.reduce(
    (all, [from, to]) => {
      if (!all.includes(from)) throw new Error(`${id} does not say ${from}`);
      return all.replace(from, to);
    },
    readFileSync(join(sources, `${id}.yaml`), 'utf8'),
  );
  const file = join(folder, `${id}.yaml`);
  writeFileSync(file, text);
  if (text.split(at).length !== 2) throw new Error(`"${at}" does not stand there once`);
  return { file, line: text.slice(0, text.indexOf(at)).split('\n').length };
}

describe('Refused at publish, with file, line and what to do:', () => {
  it.each<[string, Id, readonly Edit[], string, string]>([
    [
      'a protected trait in a tie-break',
      'youth-internship',
      [['  tieBreaks:\n', '  tieBreaks:\n    - { field: dateOfBirth, prefer: lowest }\n']],
      '- { field: dateOfBirth, prefer: lowest }',
      'award.tieBreaks[0]: the tie-break on "dateOfBirth" looks at a protected trait: age. Decide by place, income, first generation or barriers instead, or record counsel\'s word under signOffs',
    ],
    [
      'a site that takes first whoever lives in one of a handful of postal codes',
      'youth-internship',
      [["['94801', '94803', '94804', '94805', '94806']", "['94801', '94803']"]],
      "in: ['94801', '94803']",
      'award.sites[1].first[0].when: whom "richmond" takes first looks at a protected trait: race. Decide by place, income, first generation or barriers instead, or record counsel\'s word under signOffs: { covers: award.sites.richmond,',
    ],
    [
      'a site that takes first those who answered what nobody has to answer',
      'youth-internship',
      [['when: { field: grade, equals: 12 }', 'when: { field: schoolName, equals: Oakland Tech }']],
      'schoolName, equals',
      'award.sites[3].first[1].when: "schoolName" may stay without an answer. Use a field that everybody has to answer.',
    ],
    [
      'a rule over an unknown field',
      'community-business-loan',
      [['check: { field: employees, atLeast: 2 }', 'check: { field: workers, atLeast: 2 }']],
      'workers',
      'rules[2].check.field: there is no field "workers". Use the id of a field, or "group.part" for a part of one.',
    ],
    [
      'weights of 99',
      'community-business-loan',
      [['      weight: 40', '      weight: 39']],
      '  - id: cashFlow',
      'scoring.criteria: the weights sum to 99. Change them until they sum to 100.',
    ],
    [
      'an impossible rule',
      'community-business-loan',
      [["between: ['10000.00', '100000.00']", "between: ['100000.00', '10000.00']"]],
      "between: ['100000.00', '10000.00']",
      'rules[3].check: the rule "amount-in-range" is impossible: no applicant can pass it. Compare its limits with each other and with what the fields allow.',
    ],
    [
      'a missing Spanish text',
      'community-business-loan',
      [
        [
          'title: { en: Two or more people work in it, es: Trabajan en él dos o más personas }',
          'title: { en: Two or more people work in it }',
        ],
      ],
      'title: { en: Two or more people work in it }',
      'rules[2].title.es: The Spanish text is missing. Add es beside the other.',
    ],
    [
      'a Spanish text that only repeats the English one',
      'community-business-loan',
      [['es: El negocio opera en el área de servicio }', 'es: The business operates in the service area }']],
      'title: { en: The business operates in the service area',
      'rules[0].title.es: the Spanish text is the English one. Say it in Spanish.',
    ],
    [
      'two rules that contradict each other',
      'community-business-loan',
      [
        [
          'check: { field: termMonths, between: [12, 60] }',
          "check: { all: [{ field: termMonths, between: [12, 60] }, { field: amount, atLeast: '200000.00' }] }",
        ],
      ],
      'termMonths, between: [12, 60]',
      'rules[4].check: the rules "amount-in-range" and "term-in-range" contradict each other: no applicant can pass both. Correct one of the two.',
    ],
    [
      'a rule that nobody can fail',
      'community-business-loan',
      [['check: { field: employees, atLeast: 2 }', 'check: { field: employees, atLeast: 0 }']],
      'atLeast: 0 }',
      'rules[2].check: nobody can fail the rule "two-employees": it decides nothing. Correct its limit, make it informational, or take it out.',
    ],
    [
      'a scored rule that nothing gives points for',
      'community-business-loan',
      [['  - id: two-employees\n    kind: hard', '  - id: two-employees\n    kind: scored']],
      'kind: scored',
      'rules[2].kind: no criterion gives points for the scored rule "two-employees". Name it under the points of a criterion, or make it informational.',
    ],
    [
      'a poverty guideline that no longer counts when the program opens',
      'health-careers-scholarship',
      [
        ['povertyGuideline: us48-2026', 'povertyGuideline: us48-2025'],
        ['opensAt: 2026-01-01T00:00', 'opensAt: 2026-02-01T00:00'],
      ],
      'povertyGuideline: us48-2025',
      'tables.povertyGuideline: us48-2025 was replaced before the program opens. Use us48-2026, which is in force when it opens.',
    ],
  ])('%s', async (_name, id, edits, at, told) => {
    const { file, line } = edited(id, edits, at);
    const said: string[] = [];
    const output = { line: (one: string) => said.push(one), problem: (one: string) => said.push(`! ${one}`) };
    expect(check([file], output)).toBe(1);
    expect(said).toHaveLength(1);
    expect(said[0]).toContain(`! ${id}.yaml:${line}: ${told}`);
    expect(await publish(table.store, [file], output)).toBe(1);
    expect(await readProgram(table.store, id)).toBeUndefined();
  });
});
