import { describe, expect, test } from 'vitest';
import { type Page, page as pageSchema } from '../../../../shared/domain/program/fields.ts';
import { askedPages, readPage, renderPage } from '../../../../shared/web/forms/index.ts';
import { answers } from '../support/gallery.ts';
import { descendants, parseHtml, textOf } from '../support/parse-html.ts';
import { pages, program } from '../support/sample-program.ts';

const asOf = '2026-11-21';
const text = (en: string) => ({ en, es: `${en} (es)` });

/** Reads one field of a page of its own. */
function readOne(field: object, sent: Record<string, string>, language: 'en' | 'es' = 'en', known = {}) {
  const page = pageSchema.parse({ id: 'one', title: text('One'), fields: [{ label: text('It'), ...field }] });
  const reading = readPage(page, new URLSearchParams(sent), language, {
    program: { pages: [page] },
    answers: known,
    asOf,
  });
  const [answer] = Object.values(reading.answers);
  return { answer, ...reading };
}

describe('a date', () => {
  const born = (month: string, day: string, year: string, language: 'en' | 'es' = 'en') =>
    readOne(
      { type: 'date', id: 'born', past: true },
      { 'born-month': month, 'born-day': day, 'born-year': year },
      language,
    );

  test.each([
    ['5', '31', '2009', '2009-05-31'],
    ['05', '01', '2009', '2009-05-01'],
    [' May ', '31', '2009', '2009-05-31'],
    ['feb', '29', '2008', '2008-02-29'],
    ['enero', '2', '2009', '2009-01-02'],
    ['Sept', '2', '2009', '2009-09-02'],
    ['５', '３１', '２００９', '2009-05-31'],
  ])('%s %s %s is %s', (month, day, year, date) => {
    expect(born(month, day, year).errors).toEqual([]);
    expect(born(month, day, year).answer).toBe(date);
  });

  test.each([
    ['2', '30', '2009', '/answers/born', /exists/],
    ['2', '29', '2009', '/answers/born', /exists/],
    ['13', '1', '2009', '/answers/born', /exists/],
    ['x', '1', '2009', '/answers/born', /exists/],
    ['5', '31', '09', '/answers/born/year', /4 digits/],
    ['', '31', '2009', '/answers/born/month', /must include a month/],
    ['5', ' ', '2009', '/answers/born/day', /must include a day/],
    ['12', '1', '2026', '/answers/born', /past/],
  ])('%s/%s/%s is refused at %s', (month, day, year, pointer, detail) => {
    const { answer, errors, draft } = born(month, day, year);
    expect(answer).toBeUndefined();
    expect(errors).toEqual([expect.objectContaining({ pointer, detail: expect.stringMatching(detail) })]);
    expect(draft).toEqual({ born: { month, day, year } });
  });

  test('names every part that is missing, in the order of the boxes', () => {
    expect(born('', '', '2009', 'es').errors.map(({ fieldId }) => fieldId)).toEqual([
      'born-month',
      'born-day',
    ]);
  });
});

describe('money', () => {
  test.each([
    ['45000', '45000.00'],
    ['45,000', '45000.00'],
    ['$45,000.50', '45000.50'],
    [' 45000 ', '45000.00'],
    ['0', '0.00'],
  ])('%s is %s dollars', (typed, amount) => {
    const { answer, draft } = readOne({ type: 'money', id: 'income' }, { income: typed });
    expect(answer).toEqual({ amount, currency: 'USD' });
    expect(draft).toEqual({ income: typed });
  });

  test.each(['45.000', '45,00', '1e3', 'a lot', '-5', '45000 cents'])('%s is refused, and kept', (typed) => {
    const { answer, errors, draft } = readOne({ type: 'money', id: 'income' }, { income: typed });
    expect(answer).toBeUndefined();
    expect(errors).toHaveLength(1);
    expect(draft).toEqual({ income: typed });
  });

  test('may be below zero only where the field says so', () => {
    expect(readOne({ type: 'money', id: 'flow', negative: true }, { flow: '-1,200' }).answer).toEqual({
      amount: '-1200.00',
      currency: 'USD',
    });
  });
});

describe('numbers', () => {
  test.each([
    ['2.495', '2.495'],
    ['2.50', '2.50'],
    ['.5', '0.5'],
    [' 51.00 % ', '51.00'],
    ['1,234.5', '1234.5'],
  ])('the decimal %s is %s, no digit lost', (typed, value) => {
    expect(readOne({ type: 'decimal', id: 'gpa', decimals: 3 }, { gpa: typed }).answer).toBe(value);
  });
  test.each(['2,5', '1.2.3', '1e3', 'three', '2.4951', 'NaN', 'Infinity', '0x10'])(
    'the decimal %s is refused',
    (typed) => {
      expect(readOne({ type: 'decimal', id: 'gpa', decimals: 3 }, { gpa: typed }).errors).toHaveLength(1);
    },
  );
  test.each([
    ['12', 12],
    ['1,200', 1200],
    ['007', 7],
  ])('the whole number %s is %d', (typed, value) => {
    expect(readOne({ type: 'integer', id: 'many' }, { many: typed }).answer).toBe(value);
  });
  test.each(['1.5', '-1', '12a', '99999999999', '1,20'])('the whole number %s is refused', (typed) => {
    expect(readOne({ type: 'integer', id: 'many' }, { many: typed }).errors).toHaveLength(1);
  });
});

describe('choices', () => {
  const options = [
    { value: 9, label: text('Nine') },
    { value: '10', label: text('Ten') },
  ];
  test('a number stays a number and a text a text', () => {
    expect(readOne({ type: 'choice', id: 'grade', options }, { grade: '9' }).answer).toBe(9);
    expect(readOne({ type: 'choice', id: 'grade', options }, { grade: '10' }).answer).toBe('10');
  });
  test('what was not offered is refused', () => {
    expect(readOne({ type: 'choice', id: 'grade', options }, { grade: '11' }).errors).toHaveLength(1);
    expect(readOne({ type: 'yes-no', id: 'sure' }, { sure: 'true' }).errors).toHaveLength(1);
  });
  test('a ranking names the places that are empty or taken twice', () => {
    const ranked = {
      type: 'ranked',
      id: 'sites',
      pick: 3,
      options: [...options, { value: 'c', label: text('C') }],
    };
    const { errors } = readOne(ranked, { 'sites-0': 'c', 'sites-1': 'c', 'sites-2': '' });
    expect(errors.map(({ pointer, fieldId }) => [pointer, fieldId])).toEqual([
      ['/answers/sites/1', 'sites-1'],
      ['/answers/sites/2', 'sites-2'],
    ]);
    expect(readOne(ranked, { 'sites-0': 'c', 'sites-1': '9', 'sites-2': '10' }).answer).toEqual([
      'c',
      9,
      '10',
    ]);
  });
  test('a statement that is not ticked is no answer', () => {
    expect(readOne({ type: 'declaration', id: 'truth' }, { truth: 'yes' }).answer).toBe(true);
    expect(readOne({ type: 'declaration', id: 'truth' }, {}).errors[0]?.detail).toContain('“It”');
  });
});

describe('what may stay empty', () => {
  test('a field for later, and an optional one', () => {
    expect(readOne({ type: 'money', id: 'income', later: true }, { income: '' }).errors).toEqual([]);
    expect(readOne({ type: 'text', id: 'note', optional: true }, { note: ' ' }).errors).toEqual([]);
    expect(readOne({ type: 'text', id: 'note' }, { note: ' ' }).errors).toHaveLength(1);
  });
  test('a group for later that was begun must be finished', () => {
    const gpa = {
      type: 'group',
      id: 'gpa',
      later: true,
      fields: [
        { type: 'decimal', id: 'value', label: text('Value') },
        { type: 'yes-no', id: 'weighted', label: text('Weighted') },
      ],
    };
    expect(readOne(gpa, { 'gpa-value': '' }).errors).toEqual([]);
    expect(readOne(gpa, { 'gpa-value': '3.1' }).errors.map(({ pointer }) => pointer)).toEqual([
      '/answers/gpa/weighted',
    ]);
  });
  test('only the country of an address is no address', () => {
    const { answer, errors } = readOne(
      { type: 'address', id: 'home', optional: true },
      { 'home-country': 'US', 'home-city': '' },
    );
    expect([answer, errors]).toEqual([undefined, []]);
  });
});

describe('fields that depend on another', () => {
  const [about, , money] = pages as readonly [Page, Page, Page];
  const read = (page: Page, sent: Record<string, string>, known = {}) =>
    readPage(page, new URLSearchParams(sent), 'en', { program, answers: known, asOf });

  test('are required when the answer on the same page says so, and dropped when it does not', () => {
    const pointers = (sent: Record<string, string>) => read(about, sent).errors.map(({ pointer }) => pointer);
    expect(pointers({ track: 'sophomore' })).toContain('/answers/priorAward');
    expect(pointers({ track: 'high-school' })).not.toContain('/answers/priorAward');
    expect(pointers({})).not.toContain('/answers/priorAward');
    const hidden = read(about, { track: 'high-school', priorAward: 'one' });
    expect(hidden.answers).not.toHaveProperty('priorAward');
    expect(hidden.draft).toHaveProperty('priorAward', 'one');
  });

  test('are judged by age on the day, from an earlier page as it was typed', () => {
    const guardian = (dateOfBirth: unknown) =>
      read(money, {}, { dateOfBirth }).errors.some(({ pointer }) => pointer.startsWith('/answers/guardian'));
    expect(guardian('2008-11-22')).toBe(true);
    expect(guardian('2008-11-21')).toBe(false);
    expect(guardian({ month: '11', day: '22', year: '2008' })).toBe(true);
    expect(guardian(undefined)).toBe(false);
  });

  test('a page without a question for this person is passed over', () => {
    const alone = {
      pages: [about, { ...money, fields: money.fields.filter(({ id }) => id === 'guardian') }],
    };
    const asked = (dateOfBirth?: string) =>
      askedPages({ program: alone, answers: dateOfBirth ? { dateOfBirth } : {}, asOf }).map(({ id }) => id);
    expect(asked('2010-01-01')).toEqual(['about-you', 'money']);
    expect(asked('1990-01-01')).toEqual(['about-you']);
    expect(asked()).toEqual(['about-you', 'money']);
  });

  test('are left off the page when an earlier page ruled them out, and explained when this one decides', () => {
    const draw = (page: Page, known: object) =>
      String(
        renderPage({
          program,
          answers: { ...known },
          asOf,
          page,
          errors: [],
          language: 'en',
          csrf: '',
          version: 0,
          action: '/',
          progress: { step: 1, of: 3 },
        }),
      );
    expect(draw(money, { dateOfBirth: '1990-01-01' })).not.toContain('guardian-name');
    expect(draw(money, {})).toContain('Answer this only if you are under 18.');
    expect(draw(about, { track: 'high-school' })).toContain(
      'Answer this only if you answered “College sophomore” to “Which track do you apply for?”.',
    );
  });
});

describe('rows', () => {
  const money = pages[2] as Page;
  const read = (sent: Record<string, string>) =>
    readPage(money, new URLSearchParams(sent), 'en', { program, answers, asOf });

  test('a button adds an empty row and tells nobody off', () => {
    const { action, draft, errors } = read({ action: 'add:activities', 'activities-0': 'Swimming' });
    expect(action).toEqual({ kind: 'add', list: 'activities' });
    expect(draft['activities']).toEqual(['Swimming', '']);
    expect(errors).toEqual([]);
  });
  test('a button takes one row away and leaves the others as typed', () => {
    const { draft } = read({
      action: 'remove:owners:0',
      'owners-0-name': 'A',
      'owners-1-name': 'B',
      'owners-1-percent': 'half',
    });
    expect(draft['owners']).toEqual([{ name: 'B', percent: 'half' }]);
  });
  test('never more rows than the list takes', () => {
    const full = Object.fromEntries(
      Array.from({ length: 10 }, (_, index) => [`activities-${index}`, `a${index}`]),
    );
    expect(read({ ...full, action: 'add:activities' }).draft['activities']).toHaveLength(10);
    const over = read({ ...full, 'activities-10': 'one too many' });
    expect(over.errors.some(({ pointer }) => pointer === '/answers/activities')).toBe(true);
    expect(read({ 'activities-999999999': 'x' }).draft['activities']).toBeDefined();
  });
  test('empty rows are passed over, and a fault points at the row that has it', () => {
    const { answers: read1, errors } = read({
      'activities-0': '',
      'activities-1': 'Choir',
      'owners-0-name': '',
      'owners-1-name': 'B',
      'owners-1-percent': '101',
      'owners-1-guarantor': 'no',
    });
    expect(read1['activities']).toEqual(['Choir']);
    expect(errors.filter(({ pointer }) => pointer.startsWith('/answers/owners'))).toEqual([
      expect.objectContaining({ pointer: '/answers/owners/0/percent', fieldId: 'owners-0-percent' }),
    ]);
  });
  test('a button for what is no list of this page is taken for going on', () => {
    for (const action of [
      'add:householdIncome',
      'remove:owners:x',
      'remove:owners',
      'toString:owners',
      'add:__proto__',
    ]) {
      expect(read({ action }).action).toEqual({ kind: 'continue' });
    }
  });
});

test('the summary says which question each fault is about, once', () => {
  const money = pages[2] as Page;
  const sent = new URLSearchParams({
    householdIncome: 'a lot',
    'owners-0-name': 'A',
    'owners-0-percent': 'half',
    'guardian-name': 'B',
  });
  const context = { program, answers: { dateOfBirth: '2010-01-01' }, asOf };
  const { errors, draft } = readPage(money, sent, 'en', context);
  const drawn = renderPage({
    ...context,
    answers: { ...context.answers, ...draft },
    page: money,
    errors,
    language: 'en',
    csrf: '',
    version: 0,
    action: '/',
    progress: { step: 1, of: 3 },
  });
  const links = descendants(parseHtml(String(drawn))).filter(
    ({ name, attributes }) => name === 'a' && attributes['href']?.startsWith('#'),
  );
  expect(links.map(textOf)).toEqual([
    'Household income – Enter an amount in dollars, like 45,000 or 45,000.50',
    'Select an answer to “Are you the first in your family to go to college?”',
    'Owner 1 – Share – Enter a number, like 3.25, with a point before the decimals',
    'Select an answer to “Owner 1 – Will this person guarantee the loan?”',
    'Enter an answer to “Parent or guardian – Email address”',
    'Tick the box to confirm: “Parent or guardian – My parent or guardian agrees that I take part”',
    'Tick the box to confirm: “What I have written is true”',
  ]);
  expect(String(drawn)).toContain('value="half"');
});

test('fields nobody asked for are not read', () => {
  const { draft, answers: read } = readPage(
    pages[0] as Page,
    new URLSearchParams({ householdIncome: '1', __proto__: 'x', constructor: 'y', creditRank: '1' }),
    'en',
    { program, answers: {}, asOf },
  );
  expect(draft).not.toHaveProperty('householdIncome');
  expect(draft).not.toHaveProperty('creditRank');
  expect(Object.keys(read)).toEqual([]);
});

test('what an analyst sets is neither drawn nor read', () => {
  const sent = readOne({ type: 'integer', id: 'creditRank', setBy: 'analyst' }, { creditRank: '1' });
  expect([sent.answer, sent.draft, sent.errors]).toEqual([undefined, {}, []]);
});
