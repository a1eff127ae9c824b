import { describe, expect, it } from 'vitest';
import { mayCarry } from '../../../functions/intake/carried.ts';
import { type Field, field } from '../../../shared/domain/program/fields.ts';
import type { Program } from '../../../shared/domain/program/schema.ts';
import { loadSamples } from '../../../shared/programs/load.ts';

const { programs } = loadSamples();
const named = (id: string) => programs.find((program) => program.id === id) as Program;
const [base] = programs as [Program];

/** A program with exactly one question. */
const asking = (one: Field, people: Program['people'] = []): Program => ({
  ...base,
  people,
  pages: [{ id: 'only', title: one.label, fields: [one] }],
});
const question = (parts: object): Field =>
  field.parse({ id: 'answer', type: 'text', label: { en: 'Which one?', es: '¿Cuál?' }, ...parts });
const options = (...values: string[]) => values.map((value) => ({ value, label: { en: value, es: value } }));

describe('An answer of one program', () => {
  it.each<[string, boolean, object, object]>([
    ['comes along to the same question', true, {}, {}],
    ['comes along where only the help differs', true, {}, { hint: { en: 'Help', es: 'Ayuda' } }],
    ['comes along from open to hidden', true, {}, { blind: true }],
    ['comes along from hidden to hidden', true, { blind: true }, { blind: true }],
    ['stays where readers would then see it', false, { blind: true }, {}],
    [
      'stays where the question has other words',
      false,
      {},
      { label: { en: 'Which other?', es: '¿Cuál otra?' } },
    ],
    ['stays where the kind differs', false, {}, { type: 'date' }],
    [
      'stays where the options differ',
      false,
      { type: 'choice', options: options('a', 'b') },
      { type: 'choice', options: options('a', 'c') },
    ],
    [
      'stays where a month is meant and not a year',
      false,
      { type: 'money', per: 'year' },
      { type: 'money', per: 'month' },
    ],
    ['stays where it says who somebody is', false, { demographic: true }, { demographic: true }],
    ['stays where it is a statement', false, { type: 'declaration' }, { type: 'declaration' }],
    ['stays where it names somebody else', false, { type: 'person' }, { type: 'person' }],
  ])('%s', (_name, expected, before, now) => {
    const target = question(now);
    expect(mayCarry(target, asking(question(before)), asking(target))).toBe(expected);
  });

  it('stays where another person is asked because of it: each program asks them anew', () => {
    const internship = named('youth-internship');
    expect(internship.people.map(({ from }) => from)).toContain('guardian');
    const guardian = internship.pages
      .flatMap(({ fields }) => fields)
      .find(({ id }) => id === 'guardian') as Field;
    expect(mayCarry(guardian, asking(guardian), asking(guardian))).toBe(true);
    expect(mayCarry(guardian, internship, asking(guardian))).toBe(false);
    expect(mayCarry(guardian, asking(guardian), internship)).toBe(false);
  });
});
