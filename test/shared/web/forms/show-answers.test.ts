import { expect, test } from 'vitest';
import { field, page } from '../../../../shared/domain/program/fields.ts';
import { answerText, checkAnswers, reviewerView } from '../../../../shared/web/forms/index.ts';
import { answers } from '../support/gallery.ts';
import { descendants, parseHtml, textOf } from '../support/parse-html.ts';
import { pages, program } from '../support/sample-program.ts';

const text = (en: string, es = en) => ({ en, es });
const shown = (definition: object, value: unknown, language: 'en' | 'es' = 'en') =>
  textOf(
    parseHtml(
      String(answerText(field.parse({ id: 'it', label: text('It'), ...definition }), value, language)),
    ),
  );
const options = [
  { value: 1, label: text('One', 'Uno') },
  { value: 'b', label: text('B', 'Be') },
];

test.each([
  [{ type: 'money' }, { amount: '45000.50', currency: 'USD' }, '$45,000.50', '$45,000.50'],
  [{ type: 'money', per: 'year' }, { amount: '1.00', currency: 'USD' }, '$1.00 a year', '$1.00 al año'],
  [{ type: 'date' }, '2009-05-31', 'May 31, 2009', '31 de mayo de 2009'],
  [{ type: 'yes-no' }, false, 'No', 'No'],
  [{ type: 'yes-no' }, true, 'Yes', 'Sí'],
  [{ type: 'declaration' }, true, 'Confirmed', 'Confirmado'],
  [{ type: 'choice', options }, 1, 'One', 'Uno'],
  [{ type: 'ranked', options, pick: 2 }, ['b', 1], 'BOne', 'BeUno'],
  [{ type: 'choices', options }, [1, 'b'], 'OneB', 'UnoBe'],
  [
    { type: 'person', phone: 'optional' },
    { name: 'Ana Ruiz', email: 'ana@example.org' },
    'Full nameAna RuizEmail addressana@example.org',
    'Nombre completoAna RuizCorreo electrónicoana@example.org',
  ],
  [{ type: 'integer' }, 12500, '12,500', '12,500'],
  [{ type: 'decimal', unit: 'percent' }, '51.00', '51.00 %', '51.00 %'],
  [{ type: 'text' }, '<script>', '<script>', '<script>'],
  [{ type: 'text' }, undefined, 'Not answered', 'Sin respuesta'],
  [{ type: 'choices', options }, [], 'Not answered', 'Sin respuesta'],
])('%j %j reads "%s" and "%s"', (definition, value, en, es) => {
  expect(shown(definition, value)).toBe(en);
  expect(shown(definition, value, 'es')).toBe(es);
});

test('a draft that could not be read is shown as typed', () => {
  expect(shown({ type: 'money' }, 'about 5')).toBe('about 5');
  expect(shown({ type: 'date' }, { month: '13', day: '1', year: '2009' })).toContain('13');
  expect(shown({ type: 'choice', options }, 'gone')).toBe('gone');
});

test('every field that is asked can be changed from the list, and each link says what it changes', () => {
  const html = parseHtml(
    String(checkAnswers({ program, answers, asOf: '2026-11-21' }, 'en', ({ id }) => `/apply/a/${id}`)),
  );
  const links = descendants(html).filter(({ name }) => name === 'a');
  const asked = pages.flatMap(({ fields }) => fields).filter(({ id }) => id !== 'priorAward');
  expect(links.map((link) => textOf(link))).toEqual(asked.map(({ label }) => `Change ${label.en}`));
  expect(new Set(links.map(({ attributes }) => attributes['href']))).toEqual(
    new Set(pages.map(({ id }) => `/apply/a/${id}`)),
  );
});

test('a reviewer sees what is named and nothing else', () => {
  const secret = 'SECRET';
  const view = reviewerView(program, {
    ...answers,
    fullName: secret,
    adviser: { name: secret, email: secret },
    address: { ...answers.address, city: secret },
    owners: [{ name: secret, percent: '50.00', guarantor: true, [secret]: secret }],
    gpa: { ...answers.gpa, extra: secret },
    unknownField: secret,
  });
  expect(JSON.stringify(view)).not.toContain(secret);
  expect(view.pages.flatMap(({ rows }) => rows.map(({ field: { id } }) => id))).toEqual([
    'dateOfBirth',
    'track',
    'gpa',
    'grade',
    'month',
    'languages',
    'siteRanks',
    'motivation',
    'householdIncome',
    'firstGeneration',
    'activities',
    'owners',
    'guardian',
    'truthful',
  ]);
  expect(view.pages.flatMap(({ rows }) => rows).find(({ field: { id } }) => id === 'owners')?.value).toEqual([
    { percent: '50.00', guarantor: true },
  ]);
});

test('what an analyst sets and lists of blind values reach no reviewer', () => {
  const one = page.parse({
    id: 'one',
    title: text('One'),
    fields: [
      { type: 'integer', id: 'creditRank', label: text('Rank'), setBy: 'analyst' },
      {
        type: 'list',
        id: 'names',
        label: text('Names'),
        plain: true,
        max: 3,
        itemLabel: text('name'),
        fields: [{ type: 'text', id: 'name', label: text('Name'), blind: true }],
      },
      {
        type: 'group',
        id: 'all',
        label: text('All'),
        fields: [{ type: 'text', id: 'x', label: text('X'), blind: true }],
      },
    ],
  });
  expect(reviewerView({ pages: [one] }, { creditRank: 1, names: ['A'], all: { x: 'A' } })).toEqual({
    pages: [],
  });
});
