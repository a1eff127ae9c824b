import * as z from 'zod';
import { type Answers, type Field, field, type Page } from '../domain/program/fields.ts';
import type { Program } from '../domain/program/schema.ts';
import { businessEntry, isTaxDigest, type Reviewer } from '../domain/review/reviewer.ts';
import { topicsOf } from '../domain/review/topics.ts';
import { type Language, languages } from '../domain/text.ts';
import { en } from '../messages/pages/en.ts';
import { es } from '../messages/pages/es.ts';
import { pageTexts } from '../messages/pages/index.ts';
import type { FormError } from './forms/index.ts';

type Key = keyof typeof en;
const both = (key: Key) => ({ en: en[key], es: es[key] });

/** Who fills it in: a manager about somebody, or a reviewer about themselves. */
export type Whose = 'manager' | 'own';

/** What is declared of a reviewer, as one page of questions. */
export function reviewerQuestions(program: Program, whose: Whose, title: Page['title'], intro: Key): Page {
  const topics = topicsOf(program);
  const hintOf = (id: ManyLines | 'addresses') =>
    both(whose === 'own' ? `own.hint.${id}` : `pool.form.${id}Hint`);
  const fields: (Field | undefined)[] = [
    ...(whose === 'manager'
      ? [
          asked('text', 'name', { purpose: 'name', maxLength: 150, optional: false }),
          asked('text', 'surname', { maxLength: 150, hint: both('pool.form.surnameHint') }),
          asked('text', 'email', { purpose: 'email', maxLength: 254, optional: false }),
        ]
      : []),
    asked('choice', 'language', { options: languageOptions, optional: false }),
    asked('choices', 'languages', { options: languageOptions, optional: false }),
    topics.length < 2
      ? undefined
      : asked('choices', 'topics', { options: topics, hint: both('pool.form.topicsHint') }),
    asked('integer', 'most', { max: 500, hint: both('pool.form.mostHint') }),
    asked('integer', 'least', { max: 500, hint: both('pool.form.leastHint') }),
    asked('list', 'away', {
      ...{ hint: both('pool.form.awayHint'), itemLabel: both('pool.form.awayItem'), max: 10 },
      fields: [asked('date', 'from', { optional: false }), asked('date', 'to', { optional: false })],
    }),
    ...manyLines.map((id) => asked('text', id, { multiline: true, maxLength: 8000, hint: hintOf(id) })),
    asked('list', 'addresses', {
      ...{ hint: hintOf('addresses'), itemLabel: both('pool.form.addressItem'), max: 5 },
      fields: [
        asked('text', 'street', { maxLength: 150, optional: false }),
        asked('text', 'zip', { maxLength: 10, optional: false }),
      ],
    }),
  ];
  return { id: 'reviewer', title, intro: both(intro), fields: fields.filter((one) => one !== undefined) };
}

const manyLines = ['schools', 'employers', 'people', 'businesses'] as const;
type ManyLines = (typeof manyLines)[number];
const languageOptions = languages.map((value) => ({ value, label: both(`pool.language.${value}`) }));

const asked = (type: Field['type'], id: string, rest: object): Field =>
  field.parse({ type, id, label: both(`pool.form.${id}` as Key), optional: true, ...rest });

/** What stands in the boxes for somebody who is known. */
export function typedOfReviewer(one: Reviewer, language: Language): Answers {
  const { relations, capacity } = one;
  const t = pageTexts(language);
  const shown = (entry: string) =>
    isTaxDigest(entry) ? t('pool.form.taxNumber', { code: codeOf(entry) }) : entry;
  return {
    ...{ name: one.name, email: one.email, language: one.language, topics: one.topics, away: one.away },
    languages: one.languages.length > 0 ? one.languages : [one.language],
    ...(one.surname === undefined ? {} : { surname: one.surname }),
    ...capacity,
    ...Object.fromEntries(manyLines.map((id) => [id, relations[id].map(shown).join('\n')])),
    addresses: relations.addresses.map(({ street1, postalCode }) => ({ street: street1, zip: postalCode })),
  };
}

/** Enough of a digest to know it again on the way back. */
const codeOf = (entry: string): string => entry.slice(-8);

/** What the boxes say of somebody, in the parts of a reviewer. */
export type ReviewerAnswers = Pick<
  Reviewer,
  'language' | 'languages' | 'topics' | 'capacity' | 'away' | 'relations'
> & { readonly name: string; readonly surname: string | undefined; readonly email: string };

/** Makes parts of a reviewer of answers that were read; `before` knows the tax numbers that are shown as codes only. */
export function reviewerOfAnswers(
  answers: Answers,
  before: Pick<Reviewer, 'relations'> | undefined,
): ReviewerAnswers {
  const text = (id: string) => String(answers[id] ?? '').trim();
  const businesses = linesOf(answers, 'businesses').map((line) => {
    const code = /\) ([0-9a-f]{8})$/.exec(line)?.[1];
    const known = before?.relations.businesses.find((entry) => isTaxDigest(entry) && codeOf(entry) === code);
    return known ?? businessEntry(line);
  });
  const rows = (id: string) => (Array.isArray(answers[id]) ? (answers[id] as Record<string, string>[]) : []);
  const number = (id: 'least' | 'most') => (answers[id] === undefined ? {} : { [id]: Number(answers[id]) });
  return {
    ...{ name: text('name').replace(/\s+/g, ' '), email: text('email') },
    surname: text('surname') === '' ? undefined : text('surname'),
    language: languages.find((one) => one === answers['language']) ?? 'en',
    languages: languages.filter((one) => list(answers['languages']).includes(one)),
    topics: list(answers['topics']),
    capacity: { ...number('least'), ...number('most') },
    away: rows('away').map(({ from = '', to = '' }) => ({ from, to })),
    relations: {
      schools: linesOf(answers, 'schools'),
      employers: linesOf(answers, 'employers'),
      people: linesOf(answers, 'people').map((one) => one.toLowerCase()),
      businesses: [...new Set(businesses)],
      addresses: rows('addresses').map(({ street = '', zip = '' }) => ({ street1: street, postalCode: zip })),
    },
  };
}

const list = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

const linesOf = (answers: Answers, id: ManyLines): string[] => [
  ...new Set(
    String(answers[id] ?? '')
      .split(/\r\n|\r|\n/)
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  ),
];

/** What the questions cannot see by themselves: lines that are too long or no address, limits and days the wrong way round. */
export function reviewerFaults(answers: Answers, program: Program, language: Language): readonly FormError[] {
  const t = pageTexts(language);
  const { relations, capacity, away } = reviewerOfAnswers(answers, undefined);
  const fault = (fieldId: string, detail: string, control = fieldId): FormError => ({
    pointer: `/answers/${control.replaceAll('-', '/')}`,
    fieldId: control,
    detail,
  });
  const most = Math.min(capacity.most ?? program.review.load.most, program.review.load.most);
  return [
    ...manyLines.flatMap((id) => {
      const lines = relations[id];
      const long = lines.findIndex((line) => line.length > 150);
      if (lines.length > 50) return [fault(id, t('pool.form.manyLines'))];
      return long < 0 ? [] : [fault(id, t('pool.form.longLine', { line: long + 1 }))];
    }),
    ...relations.people
      .flatMap((one, i) => (isEmail(one) ? [] : [fault('people', t('pool.form.notEmail', { line: i + 1 }))]))
      .slice(0, 1),
    ...((capacity.least ?? 0) > most ? [fault('least', t('pool.form.leastOverMost'))] : []),
    ...away.flatMap(({ from, to }, i) =>
      to < from ? [fault('away', t('pool.form.fromOverTo'), `away-${i}-to`)] : [],
    ),
  ];
}

const isEmail = (typed: string) => z.email().safeParse(typed).success;
