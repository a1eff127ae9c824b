import * as z from 'zod';
import { normalEmail } from '../application/identity.ts';
import type { Program } from '../program/schema.ts';
import { type Language, languages } from '../text.ts';
import { type CsvRow, readCsv } from './csv-text.ts';
import { businessEntry, type Declared, type Reviewer } from './reviewer.ts';
import { type Topic, topicsOf } from './topics.ts';

/** The columns of a list of reviewers; `name` and `email` have to be there, in any order with any of the others. */
export const csvColumns = [
  'name',
  'email',
  'language',
  'languages',
  'panel',
  'topics',
  'least',
  'most',
  'schools',
  'employers',
  'people',
  'businesses',
] as const;
export type CsvColumn = (typeof csvColumns)[number];

/** Bytes of a file, rows of it, letters of a cell, entries of a cell that lists several. */
export const csvLimits = { bytes: 200_000, rows: 1000, cell: 2000, text: 150, entries: 50 } as const;

/** What is wrong, as a code that a page turns into words that say what to do. */
export type CsvFault =
  | 'too-large'
  | 'too-many-rows'
  | 'empty'
  | 'open-quote'
  | 'after-quote'
  | 'unknown-column'
  | 'column-twice'
  | 'column-missing'
  | 'too-many-cells'
  | 'formula'
  | 'needed'
  | 'too-long'
  | 'too-many-entries'
  | 'control-character'
  | 'not-an-email'
  | 'email-twice'
  | 'not-a-language'
  | 'not-a-panel'
  | 'not-a-topic'
  | 'no-topics'
  | 'not-a-number'
  | 'least-over-most';

/** Where: a line of the file as an editor counts it, and a column by its name where one is meant. */
export interface CsvProblem {
  readonly line: number;
  readonly column?: string | undefined;
  readonly fault: CsvFault;
  /** The earlier line that has the same e-mail address. */
  readonly earlier?: number;
}

/** What a file says of a person; what it does not say is absent, and an empty cell says nothing. */
export type ReviewerChange = Partial<
  Pick<Reviewer, 'language' | 'languages' | 'panel' | 'topics' | 'capacity'>
> & {
  readonly name: string;
  readonly email: string;
  readonly relations: Partial<Pick<Reviewer['relations'], 'schools' | 'employers' | 'people' | 'businesses'>>;
};

export type CsvLine =
  | { readonly kind: 'add'; readonly line: number; readonly change: ReviewerChange }
  | {
      readonly kind: 'change';
      readonly line: number;
      readonly change: ReviewerChange;
      readonly before: Reviewer;
      readonly columns: readonly CsvColumn[];
    }
  | { readonly kind: 'same'; readonly line: number; readonly before: Reviewer };

/** All or nothing: a list that is half in leaves nobody sure which half, and sending it again once it is right changes nobody twice. */
export type CsvChecked =
  | { readonly kind: 'in-order'; readonly lines: readonly CsvLine[] }
  | { readonly kind: 'refused'; readonly problems: readonly CsvProblem[] };

type ProgramOf = Pick<Program, 'pages' | 'analystFields' | 'review'>;

/**
 * Reads a list of reviewers and says what it would do to those a program has: a row whose e-mail address is known changes that
 * person, any other adds one. Nothing is refused silently: every problem is named with its line and column.
 */
export function checkReviewerCsv(
  text: string,
  program: ProgramOf,
  existing: readonly Reviewer[],
): CsvChecked {
  const refused = (...problems: CsvProblem[]): CsvChecked => ({ kind: 'refused', problems });
  if (new TextEncoder().encode(text).length > csvLimits.bytes)
    return refused({ line: 1, fault: 'too-large' });
  const read = readCsv(text);
  if (read.kind === 'broken') return refused({ line: read.line, fault: read.because });
  const [head, ...rows] = read.rows;
  if (!head || rows.length === 0) return refused({ line: 1, fault: 'empty' });
  if (rows.length > csvLimits.rows) return refused({ line: head.line, fault: 'too-many-rows' });
  const headings = head.cells.map((cell) => cell.trim().toLowerCase());
  const headProblems = headingProblems(head.line, headings);
  if (headProblems.length > 0) return refused(...headProblems);
  const problems: CsvProblem[] = [];
  const known = new Map(existing.map((one) => [normalEmail(one.email), one]));
  const seen = new Map<string, number>();
  const topics = topicsOf(program);
  const lines = rows.flatMap((row): CsvLine[] => {
    const { change: written, faults } = readRow(row, headings, topics);
    problems.push(...faults);
    if (!written) return [];
    const address = normalEmail(written.email);
    const earlier = seen.get(address);
    seen.set(address, earlier ?? row.line);
    if (earlier !== undefined)
      problems.push({ line: row.line, column: 'email', fault: 'email-twice', earlier });
    const before = known.get(address);
    // The same mailbox in another spelling is no new address.
    const change = { ...written, email: before?.email ?? written.email };
    if (tooTight(change, before, program))
      problems.push({ line: row.line, column: 'least', fault: 'least-over-most' });
    if (!before) return [{ kind: 'add', line: row.line, change }];
    const columns = changedColumns(before, change);
    return columns.length === 0
      ? [{ kind: 'same', line: row.line, before }]
      : [{ kind: 'change', line: row.line, change, before, columns }];
  });
  return problems.length > 0 ? refused(...problems) : { kind: 'in-order', lines };
}

function headingProblems(line: number, headings: readonly string[]): CsvProblem[] {
  const named = headings.filter((one) => one !== '');
  return [
    ...named
      .filter((one) => !csvColumns.some((column) => column === one))
      .map((column): CsvProblem => ({ line, column: column.slice(0, 40), fault: 'unknown-column' })),
    ...[...new Set(named.filter((one, i) => named.indexOf(one) < i))].map(
      (column): CsvProblem => ({ line, column: column.slice(0, 40), fault: 'column-twice' }),
    ),
    ...(['name', 'email'] as const)
      .filter((column) => !named.includes(column))
      .map((column): CsvProblem => ({ line, column, fault: 'column-missing' })),
  ];
}

const spoken: Readonly<Record<string, Language>> = {
  ...{ en: 'en', english: 'en', inglés: 'en', ingles: 'en' },
  ...{ es: 'es', spanish: 'es', español: 'es', espanol: 'es' },
};

function readRow(row: CsvRow, headings: readonly string[], topics: readonly Topic[]) {
  const faults: CsvProblem[] = [];
  const say = (column: string | undefined, fault: CsvFault) => {
    if (!faults.some((one) => one.column === column)) faults.push({ line: row.line, column, fault });
  };
  if (row.cells.slice(headings.length).some((cell) => cell.trim() !== '')) say(undefined, 'too-many-cells');
  const cell = (column: CsvColumn): string => {
    const place = headings.indexOf(column);
    const value = (place < 0 ? '' : (row.cells[place] ?? '')).trim();
    const bare = value.replace(/^'/, '');
    // What a spreadsheet would work out is no name, address or number; exports put an apostrophe before it.
    if (/^[=+@-]/.test(bare)) say(column, 'formula');
    else if (value.length > csvLimits.cell) say(column, 'too-long');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
    else if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(value)) say(column, 'control-character');
    else return value;
    return '';
  };
  const one = (column: 'name' | 'email'): string => {
    const value = cell(column).replace(/\s+/g, ' ');
    if (value === '') say(column, 'needed');
    if (value.length > csvLimits.text) say(column, 'too-long');
    return value;
  };
  const many = (column: CsvColumn): string[] | undefined => {
    const entries = cell(column)
      .split(/[;|\r\n]/)
      .map((entry) => entry.trim())
      .filter((entry) => entry !== '');
    if (entries.length > csvLimits.entries) say(column, 'too-many-entries');
    if (entries.some((entry) => entry.length > csvLimits.text)) say(column, 'too-long');
    if (entries.some((entry) => /^[=+@-]/.test(entry))) say(column, 'formula');
    return entries.length === 0 ? undefined : [...new Set(entries)];
  };
  const number = (column: 'least' | 'most'): number | undefined => {
    const value = cell(column);
    if (value === '') return undefined;
    if (/^\d{1,3}(\.0+)?$/.test(value)) return Math.trunc(Number(value));
    say(column, 'not-a-number');
    return undefined;
  };
  const mapped = <T>(column: CsvColumn, fault: CsvFault, find: (entry: string) => T | undefined) =>
    many(column)?.flatMap((entry) => {
      const found = find(entry);
      if (found === undefined) say(column, fault);
      return found === undefined ? [] : [found];
    });
  const [name, email] = [one('name'), one('email')];
  if (email !== '' && !isEmail(email)) say('email', 'not-an-email');
  const language = mapped('language', 'not-a-language', (entry) => spoken[entry.toLowerCase()]);
  if (language && language.length > 1) say('language', 'not-a-language');
  const panels = mapped('panel', 'not-a-panel', (entry) =>
    (['reader', 'analyst'] as const).find((panel) => panel === entry.toLowerCase()),
  );
  if (panels && panels.length > 1) say('panel', 'not-a-panel');
  const [least, most] = [number('least'), number('most')];
  const change: ReviewerChange = {
    name,
    email,
    ...said('language', language?.[0]),
    ...said(
      'languages',
      mapped('languages', 'not-a-language', (entry) => spoken[entry.toLowerCase()]),
    ),
    ...said('panel', panels?.[0]),
    ...said(
      'topics',
      mapped('topics', topics.length === 0 ? 'no-topics' : 'not-a-topic', (entry) => topicBy(topics, entry)),
    ),
    ...(least === undefined && most === undefined
      ? {}
      : { capacity: { ...said('least', least), ...said('most', most) } }),
    relations: {
      ...said('schools', many('schools')),
      ...said('employers', many('employers')),
      ...said(
        'people',
        mapped('people', 'not-an-email', (entry) => (isEmail(entry) ? entry.toLowerCase() : undefined)),
      ),
      ...said('businesses', many('businesses')?.map(businessEntry)),
    },
  };
  return { change: faults.length === 0 ? change : undefined, faults };
}

const isEmail = (typed: string): boolean => z.email().safeParse(typed).success;

const said = <K extends string, T>(key: K, value: T | undefined): { [P in K]?: Exclude<T, undefined> } =>
  (value === undefined ? {} : { [key]: value }) as { [P in K]?: Exclude<T, undefined> };

const topicBy = (topics: readonly Topic[], entry: string): string | undefined =>
  topics.find(({ value, label }) =>
    [value, ...languages.map((language) => label[language])].some(
      (text) => text.toLowerCase() === entry.toLowerCase(),
    ),
  )?.value;

function tooTight(change: ReviewerChange, before: Reviewer | undefined, { review }: ProgramOf): boolean {
  const own = { ...before?.capacity, ...change.capacity };
  return own.least !== undefined && own.least > Math.min(own.most ?? review.load.most, review.load.most);
}

/** A person with what a change says; all else as it was. */
export const withChange = <R extends Declared>(before: R, change: ReviewerChange): R => ({
  ...before,
  ...change,
  capacity: { ...before.capacity, ...change.capacity },
  relations: { ...before.relations, ...change.relations },
});

function changedColumns(before: Reviewer, change: ReviewerChange): readonly CsvColumn[] {
  const flat = ({ relations, capacity, ...rest }: Reviewer): Readonly<Record<string, unknown>> => ({
    ...rest,
    ...relations,
    ...capacity,
  });
  const [was, is] = [flat(before), flat(withChange(before, change))];
  return csvColumns.filter((column) => JSON.stringify(was[column]) !== JSON.stringify(is[column]));
}
