import { describe, expect, it } from 'vitest';
import { fieldsAskedAt, isOnForm } from '../../../shared/domain/program/paths.ts';
import { windowState } from '../../../shared/domain/program/window.ts';
import { type Language, languages } from '../../../shared/domain/text.ts';
import { loadSamples } from '../../../shared/programs/load.ts';
import { sample } from './samples.ts';

const { programs } = loadSamples();

/** Every text in two languages, wherever it stands in a document. */
function textsIn(value: unknown, path = ''): readonly (readonly [string, Record<Language, string>])[] {
  if (Array.isArray(value)) return value.flatMap((one, index) => textsIn(one, `${path}[${index}]`));
  if (typeof value !== 'object' || value === null) return [];
  const text = value as Record<string, unknown>;
  if (languages.every((language) => typeof text[language] === 'string'))
    return [[path, text as Record<Language, string>]];
  return Object.entries(text).flatMap(([key, one]) => textsIn(one, `${path}.${key}`));
}

describe.each(programs.map((program) => [program.id as string, program] as const))('%s', (_, program) => {
  it('is open on the laptop’s first day', () => {
    expect(windowState(program, Date.parse('2026-11-25T08:00:00Z'))).toBe('open');
    expect(windowState(program, Date.parse('2025-12-31T08:00:00Z'))).toBe('not-yet-open');
  });

  it('asks little on each page: one thing, in at most three questions', () => {
    for (const page of program.pages) expect(page.fields.length, page.id).toBeLessThanOrEqual(4);
  });

  it('says every reason and every question in words of both languages', () => {
    const spoken = textsIn(program).filter(([path]) =>
      /\.(reason|help|intro|hint|ask|mail|statement)/.test(path),
    );
    const same = spoken.filter(([, { en, es }]) => en === es && /[a-z]{3} [a-z]{3}/.test(en));
    expect(same.map(([path]) => path)).toEqual([]);
  });

  it('says who somebody is only to those who count, if at all: optional, on the last page of the form', () => {
    const asked = program.pages.filter(({ fields }) => fields.some(isOnForm));
    const found = asked.filter(({ fields }) => fields.some(({ demographic }) => demographic));
    expect(found).toEqual(found.length > 0 ? [asked.at(-1)] : []);
    for (const { fields } of found)
      expect(fields.every((field) => field.demographic && field.optional && field.blind)).toBe(true);
  });
});

const six = [
  'two-phase-scholars',
  'college-internship',
  'emt-corps',
  'neighborhood-hiring',
  'growth-accelerator',
  'community-grant',
] as const;

describe.each(six)('%s', (id) => {
  const program = sample(id);
  it('asks before anything is written only what a rule decides on', () => {
    const inRules = JSON.stringify(program.rules);
    const asked = fieldsAskedAt(program, ['pre-check']).map((field) => field.id);
    expect(asked.filter((one) => !inRules.includes(`"${one}"`) && !inRules.includes(`"${one}.`))).toEqual([]);
    expect(asked.length).toBeGreaterThan(0);
  });

  it('has words for each score from 0 to 5', () => {
    for (const { anchors } of program.scoring.criteria)
      expect(anchors.map(({ score }) => score)).toEqual([0, 1, 2, 3, 4, 5]);
  });
});

describe('the published weights', () => {
  it.each<[(typeof six)[number], string]>([
    ['two-phase-scholars', 'merit 40, essay 25, recommendation 15, need 20'],
    ['college-internship', 'leadership 30, fit 30, barriers 20, writing 20'],
    ['growth-accelerator', 'growth 35, jobs 25, readiness 25, community 15'],
  ])('of %s are %s', (id, expected) => {
    const { criteria } = sample(id).scoring;
    expect(criteria.map((one) => `${one.id} ${one.weight}`).join(', ')).toBe(expected);
  });
});

describe('who reads without knowing whom', () => {
  it.each<[(typeof six)[number], string[]]>([
    [
      'two-phase-scholars',
      [
        'address',
        'dateOfBirth',
        'homes',
        'attester',
        'guardian',
        'schoolName',
        'collegeName',
        'transcript',
        'recommender',
      ],
    ],
    ['college-internship', ['dateOfBirth', 'guardian', 'address', 'collegeName', 'resume']],
    ['emt-corps', ['dateOfBirth', 'guardian', 'address', 'county', 'employer', 'raceEthnicity', 'gender']],
    ['neighborhood-hiring', ['dateOfBirth', 'address', 'employer', 'hurdles', 'raceEthnicity', 'gender']],
    ['growth-accelerator', ['legalName', 'owners', 'mainOffice', 'ownership']],
  ])('%s hides what tells', (id, fields) => {
    const all = sample(id).pages.flatMap((page) => page.fields);
    expect(all.filter(({ blind }) => blind).map((field) => field.id)).toEqual(fields);
  });
});
