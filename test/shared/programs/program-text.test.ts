import { describe, expect, it } from 'vitest';
import { documentHash } from '../../../shared/domain/program/document.ts';
import { loadSamples } from '../../../shared/programs/load.ts';
import { programOfYaml, yamlOfProgram } from '../../../shared/programs/program-text.ts';
import { DocumentError, readYamlText } from '../../../shared/programs/yaml-text.ts';

const { programs } = loadSamples();
const none = new Map();
const problems = (text: string) => {
  try {
    programOfYaml(readYamlText('draft', text), none);
    return [];
  } catch (error) {
    if (error instanceof DocumentError) return error.problems;
    throw error;
  }
};

describe('A published program as text', () => {
  it.each(programs.map((program) => [program.id, program] as const))(
    '%s reads as the same document',
    (_, program) => {
      const text = yamlOfProgram(program);
      expect(documentHash(programOfYaml(readYamlText('draft', text), none))).toBe(documentHash(program));
      // What goes without saying is not said.
      expect(text).not.toContain('blind: false');
      expect(text).not.toContain('setBy: applicant');
    },
  );
});

describe('Text that somebody typed', () => {
  it('is told with the line of each problem', () => {
    const [first] = programs;
    const text = first ? yamlOfProgram(first) : '';
    const line = text.slice(0, text.indexOf('informationDays')).split('\n').length;
    expect(problems(text.replace(/informationDays: \d+/, 'informationDays: 0'))).toEqual([
      expect.stringMatching(new RegExp(`^draft:${line}: informationDays: `)),
    ]);
  });

  it('may not name lists, which are files: it says what to do instead', () => {
    expect(problems('pages: [{ fields: [{ optionsFrom: schools }] }]')).toEqual([
      'draft:1: pages[0].fields[0].optionsFrom: there is no list of options "schools". Write it out in the document itself.',
    ]);
  });

  it.each([
    ['that repeats itself without end', `${'&a [*a, *a]\n'.replace('&a ', 'a: &a ')}`],
    ['nested beyond all sense', '['.repeat(60_000)],
    ['of aliases that multiply', bomb()],
    ['that is empty', ''],
    ['that is one word', 'hello'],
    ['with a null byte', 'id: "a\0b"'],
  ])('%s is a problem and no fault', (_, text) => {
    expect(problems(text).length).toBeGreaterThan(0);
  });
});

function bomb(): string {
  const names = 'abcdefghij'.split('');
  return names
    .map(
      (name, i) =>
        `${name}: &${name} [${
          i === 0
            ? 'x'
            : Array(10)
                .fill(`*${names[i - 1]}`)
                .join(',')
        }]`,
    )
    .join('\n');
}
