import { describe, expect, it } from 'vitest';
import { readReferences } from '../../../shared/programs/reference.ts';
import { type References, resolveReferences } from '../../../shared/programs/resolve-references.ts';
import { DocumentError } from '../../../shared/programs/yaml-text.ts';
import { scholarship } from './samples.ts';

const label = (text: string) => ({ en: text, es: text });
const references: References = new Map([
  ['colors', { kind: 'options', options: ['red', 'blue'].map((value) => ({ value, label: label(value) })) }],
  ['town', { kind: 'area', title: label('Town'), postalCodes: [{ from: '94600', to: '94699' }] }],
]);
const problem = (path: readonly PropertyKey[], text: string) => `${path.join('.')}: ${text}`;
const resolve = (document: unknown) => resolveReferences(document, references, problem, 'a.yaml');
const problems = (document: unknown) => {
  try {
    resolve(document);
    return [];
  } catch (error) {
    if (error instanceof DocumentError) return error.problems;
    throw error;
  }
};

describe('lists that programs share', () => {
  it('are put before a question’s own options, however deep the question stands', () => {
    const own = { value: 'other', label: label('Another') };
    expect(
      resolve({ pages: [{ fields: [{ fields: [{ optionsFrom: 'colors', options: [own] }] }] }] }),
    ).toEqual({
      pages: [
        {
          fields: [
            {
              fields: [
                {
                  options: [
                    { value: 'red', label: label('red') },
                    { value: 'blue', label: label('blue') },
                    own,
                  ],
                },
              ],
            },
          ],
        },
      ],
    });
  });

  it('give an area, whose title a program may say in its own words', () => {
    expect(resolve({ serviceArea: { from: 'town' } })).toEqual({
      serviceArea: { title: label('Town'), postalCodes: [{ from: '94600', to: '94699' }] },
    });
    expect(resolve({ serviceArea: { from: 'town', title: label('Ours') } })).toMatchObject({
      serviceArea: { title: label('Ours'), postalCodes: [{ from: '94600', to: '94699' }] },
    });
  });

  it('that do not exist, or are of another kind, are told at their place with those that do', () => {
    expect(problems({ pages: [{ optionsFrom: 'colours' }], serviceArea: { from: 'colors' } })).toEqual([
      'pages.0.optionsFrom: there is no list of options "colours". Use one of colors.',
      'serviceArea.from: there is no list of area "colors". Use one of town.',
    ]);
  });

  it('are not in a loaded document any more: it is whole', () => {
    expect(JSON.stringify(scholarship)).not.toContain('optionsFrom');
    expect(scholarship.serviceArea.postalCodes).toEqual([{ from: '94000', to: '96199' }]);
    const schools = scholarship.pages.flatMap((page) => page.fields).find(({ id }) => id === 'schoolId');
    expect(schools?.type === 'choice' && schools.options.map(({ value }) => value)).toEqual([
      'oakland-tech',
      'mission-high',
      'sacramento-high',
      'fresno-high',
      'other',
    ]);
  });

  it('have every value once', () => {
    for (const [name, list] of readReferences())
      if (list.kind === 'options')
        expect([name, new Set(list.options.map(({ value }) => value)).size]).toEqual([
          name,
          list.options.length,
        ]);
  });
});
