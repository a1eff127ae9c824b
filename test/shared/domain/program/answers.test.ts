import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  answersJsonSchema,
  answersSchema,
  fieldSchema,
  parseAnswers,
} from '../../../../shared/domain/program/answers.ts';
import { countCharacters, countWords } from '../../../../shared/domain/program/field-schema.ts';
import { field } from '../../../../shared/domain/program/fields.ts';
import { borrower, home, intern, scholar, usd } from '../../programs/eligible-answers.ts';
import { internship, loan, scholarship } from '../../programs/samples.ts';

const label = { en: 'Label', es: 'Etiqueta' };
const accepts = (definition: object, value: unknown) =>
  fieldSchema(field.parse({ id: 'one', label, ...definition }), 'en', '2026-11-21').safeParse(value).success;

/** Pointers of what is wrong with the scholarship's answers when some of them are changed. */
const pointers = (change: object, program = scholarship, base: object = scholar) => {
  const parsed = parseAnswers(program, { ...base, ...change }, 'en');
  return parsed.ok ? [] : parsed.errors.map((error) => error.pointer);
};

describe('answers of the sample programs', () => {
  it.each([
    ['health-careers-scholarship', scholarship, scholar],
    ['youth-internship', internship, intern],
    ['community-business-loan', loan, borrower],
  ] as const)('the shapes of the contract are taken as they are: %s', (_name, program, answers) => {
    expect(parseAnswers(program, answers, 'en')).toEqual({ ok: true, answers });
  });

  it('every field may be missing, because a missing fact becomes a question', () => {
    for (const program of [scholarship, internship, loan])
      expect(parseAnswers(program, {}, 'en')).toEqual({ ok: true, answers: {} });
    for (const key of Object.keys(scholar)) expect(pointers({ [key]: undefined })).toEqual([]);
  });

  it.each([
    [{ foo: 1 }, '/answers/foo'],
    [{ 'a/b~c': 1 }, '/answers/a~1b~0c'],
    [{ dateOfBirth: '2009-02-30' }, '/answers/dateOfBirth'],
    [{ dateOfBirth: null }, '/answers/dateOfBirth'],
    [{ householdIncome: usd('45,000') }, '/answers/householdIncome/amount'],
    [{ householdIncome: usd('-1.00') }, '/answers/householdIncome/amount'],
    [{ householdIncome: 45_000 }, '/answers/householdIncome'],
    [{ householdIncome: '45000.00' }, '/answers/householdIncome'],
    [{ householdIncome: { amount: '1.00', currency: 'EUR' } }, '/answers/householdIncome/currency'],
    [{ householdSize: '4' }, '/answers/householdSize'],
    [{ householdSize: 4.5 }, '/answers/householdSize'],
    [{ householdSize: 0 }, '/answers/householdSize'],
    [{ firstGeneration: 'yes' }, '/answers/firstGeneration'],
    [{ track: 'junior' }, '/answers/track'],
    [{ gpa: { value: 3.2, scale: '4.0', weighted: true } }, '/answers/gpa/value'],
    [{ gpa: { value: '3,2', scale: '4.0', weighted: true } }, '/answers/gpa/value'],
    [{ gpa: { value: '3.12345', scale: '4.0', weighted: true } }, '/answers/gpa/value'],
    [{ gpa: { value: '3.2', scale: 4, weighted: true } }, '/answers/gpa/scale'],
    [{ gpa: { scale: '4.0', weighted: true } }, '/answers/gpa/value'],
    [{ gpa: { value: '3.2', scale: '4.0' } }, '/answers/gpa/weighted'],
    [{ gpa: { value: '3.2', scale: '4.0', weighted: true, rank: 1 } }, '/answers/gpa/rank'],
    [{ gpa: '3.2' }, '/answers/gpa'],
    [{ essays: { commitment: 'a', community: 'b' } }, '/answers/essays/goals'],
    [{ essays: { ...scholar.essays, goals: 'word '.repeat(251) } }, '/answers/essays/goals'],
    [{ essays: { ...scholar.essays, goals: 'a\0b' } }, '/answers/essays/goals'],
    [{ essays: { ...scholar.essays, goals: '\ud800' } }, '/answers/essays/goals'],
    [{ essays: { ...scholar.essays, goals: ' \n\u00a0' } }, '/answers/essays/goals'],
    [{ activities: Array(11).fill('x') }, '/answers/activities'],
    [{ activities: ['x', 2] }, '/answers/activities/1'],
    [{ address: { ...home, postalCode: undefined } }, '/answers/address/postalCode'],
    [{ address: { ...home, planet: 'Earth' } }, '/answers/address/planet'],
  ])('%j is refused at %s', (change, pointer) => {
    expect(pointers(change)).toEqual([pointer]);
  });

  it('a grade outside its scale’s list of parts is still asked only where it makes sense', () => {
    expect(pointers({ gpa: { scale: 'pass-fail', weighted: false, note: 'Only pass or fail' } })).toEqual([]);
    expect(pointers({ gpa: { scale: 'pass-fail', value: '3', weighted: false } })).toEqual([]);
  });

  it('ranked places are three, each once, from the list', () => {
    const at = (siteRanks: unknown) => pointers({ siteRanks }, internship, intern);
    expect(at(['fresno', 'oakland', 'san-jose'])).toEqual([]);
    expect(at(['fresno', 'oakland'])).toEqual(['/answers/siteRanks']);
    expect(at(['fresno', 'oakland', 'fresno'])).toEqual(['/answers/siteRanks']);
    expect(at(['fresno', 'oakland', 'paris'])).toEqual(['/answers/siteRanks/2']);
    expect(at('fresno')).toEqual(['/answers/siteRanks']);
  });

  it('a grade that is a number is taken as its exact text too, as plain forms send it', () => {
    const grade = (value: unknown) => parseAnswers(internship, { grade: value }, 'en');
    expect(grade('11')).toEqual({ ok: true, answers: { grade: 11 } });
    for (const value of ['11.0', ' 11', '011', 13, '8', true]) expect(grade(value).ok).toBe(false);
  });

  it('what only an analyst sets is unknown to the form and the API', () => {
    expect(pointers({ creditRank: 1 }, loan, borrower)).toEqual(['/answers/creditRank']);
    expect(JSON.stringify(answersJsonSchema(loan))).not.toContain('creditRank');
  });

  it('cash flow may be below zero, other amounts may not', () => {
    expect(pointers({ operatingCashFlow: usd('-1200.50') }, loan, borrower)).toEqual([]);
    expect(pointers({ amount: usd('-10000.00') }, loan, borrower)).toEqual(['/answers/amount/amount']);
  });

  it('each owner is a whole one, with a percentage as text', () => {
    const at = (owner: object) => pointers({ owners: [owner] }, loan, borrower);
    expect(at({ name: 'A', percent: '100', guarantor: true })).toEqual([]);
    expect(at({ name: 'A', percent: 100, guarantor: true })).toEqual(['/answers/owners/0/percent']);
    expect(at({ name: 'A', percent: '100.001', guarantor: true })).toEqual(['/answers/owners/0/percent']);
    expect(at({ name: 'A', percent: '100.01', guarantor: true })).toEqual(['/answers/owners/0/percent']);
    expect(at({ percent: '100', guarantor: true })).toEqual(['/answers/owners/0/name']);
    expect(pointers({ owners: [] }, loan, borrower)).toEqual(['/answers/owners']);
  });

  it('amounts come back with two decimals; every other text as it was sent', () => {
    const parsed = parseAnswers(
      scholarship,
      { householdIncome: usd('45000'), activities: ['  two  '] },
      'en',
    );
    expect(parsed).toEqual({
      ok: true,
      answers: { householdIncome: usd('45000.00'), activities: ['  two  '] },
    });
  });

  it('several faults are told together, in the language of the person', () => {
    const parsed = parseAnswers(scholarship, { householdSize: 'four', track: 'x', foo: 1 }, 'es');
    expect(parsed).toEqual({
      ok: false,
      errors: [
        { pointer: '/answers/track', detail: 'Elija una de estas opciones: high-school, sophomore' },
        { pointer: '/answers/householdSize', detail: 'Envíe un número entero' },
        { pointer: '/answers/foo', detail: 'Este programa no tiene un campo con ese nombre' },
      ],
    });
  });

  it.each([null, [], 'text', 5, undefined])('answers that are no object are refused: %j', (input) => {
    const parsed = parseAnswers(scholarship, input, 'en');
    expect(parsed.ok ? [] : parsed.errors.map(({ pointer }) => pointer)).toEqual(['/answers']);
  });

  it('a key named like the prototype is an unknown field, not a way in', () => {
    const input: unknown = JSON.parse('{"__proto__":{"track":"high-school"},"constructor":1}');
    const parsed = parseAnswers(scholarship, input, 'en');
    expect(parsed.ok && Object.hasOwn(parsed.answers, 'track')).toBe(false);
    expect(parsed.ok ? [] : parsed.errors.map(({ pointer }) => pointer)).toContain('/answers/constructor');
  });

  it('whatever JSON is sent, the answer is a value or a list of pointers, never a throw', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...Object.keys(scholar)), fc.jsonValue()), (input) => {
        const parsed = parseAnswers(scholarship, input, 'en');
        if (!parsed.ok)
          for (const { pointer, detail } of parsed.errors) {
            expect(pointer).toMatch(/^\/answers\//);
            expect(detail.length).toBeGreaterThan(5);
          }
      }),
    );
  });

  it('well-formed text survives exactly, however strange', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }), (text) => {
        const parsed = parseAnswers(scholarship, { activities: [text] }, 'en');
        const storable = text.isWellFormed() && !text.includes('\0') && /\S/u.test(text);
        expect(parsed.ok).toBe(storable);
        if (parsed.ok) expect(parsed.answers).toEqual({ activities: [text] });
      }),
    );
  });
});

const naughtyFile = join(import.meta.dirname, '../../../../../shared/data/naughty-strings.json');
describe.skipIf(!existsSync(naughtyFile))('naughty strings (skipped where ../shared/data is absent)', () => {
  it('survive every text field untouched, or are refused with a pointer to it', () => {
    const strings = JSON.parse(readFileSync(naughtyFile, 'utf8')) as readonly string[];
    expect(strings.length).toBeGreaterThan(100);
    for (const text of strings) {
      const parsed = parseAnswers(loan, { legalName: text, address: { ...home, street1: text } }, 'en');
      if (parsed.ok) expect(parsed.answers).toEqual({ legalName: text, address: { ...home, street1: text } });
      else
        for (const { pointer } of parsed.errors)
          expect(pointer).toMatch(/^\/answers\/(legalName|address\/street1)$/);
    }
  });
});

describe('single fields', () => {
  it('an e-mail has the shape of one', () => {
    const email = { type: 'text', purpose: 'email' };
    expect(accepts(email, 'rosa@example.org')).toBe(true);
    for (const text of ['rosa', 'rosa@', 'rosa@example', 'a b@example.org'])
      expect(accepts(email, text)).toBe(false);
  });

  it('an amount that may not be below zero may be zero', () => {
    expect(accepts({ type: 'money' }, usd('0.00'))).toBe(true);
    expect(accepts({ type: 'money' }, usd('-0.01'))).toBe(false);
    expect(accepts({ type: 'money', negative: true }, usd('-0.01'))).toBe(true);
  });

  it('a part of a group that may come later, or may stay empty, may be left out', () => {
    const part = (more: object) => ({ id: 'two', label, type: 'text', ...more });
    const group = (more: object) => ({
      type: 'group',
      fields: [{ id: 'kind', label, type: 'yes-no' }, part(more)],
    });
    const shownWhen = { field: 'one.kind', in: [true] };
    for (const more of [
      { optional: true },
      { later: true },
      { later: true, shownWhen },
      { optional: true, shownWhen },
    ])
      expect(accepts(group(more), { kind: true })).toBe(true);
    expect(accepts(group({}), { kind: true })).toBe(false);
    expect(accepts(group({ shownWhen }), { kind: true })).toBe(false);
    expect(accepts(group({ shownWhen }), { kind: false })).toBe(true);
    const byAge = {
      type: 'group',
      fields: [{ id: 'born', label, type: 'date' }, part({ shownWhen: { field: 'one.born', ageUnder: 18 } })],
    };
    expect(accepts(byAge, { born: '2010-01-01' })).toBe(false);
    expect(accepts(byAge, { born: '2000-01-01' })).toBe(true);
    const undated = fieldSchema(field.parse({ id: 'one', label, ...byAge }), 'en');
    expect(undated.safeParse({ born: '2010-01-01' }).success).toBe(true);
    expect(accepts(group({ shownWhen: { field: 'other', in: [true] } }), { kind: true })).toBe(true);
  });

  it('what is wrong is said: an unknown part, no object, no text, nothing at all', () => {
    const said = (address: unknown) => {
      const parsed = parseAnswers(scholarship, { address }, 'en');
      return parsed.ok ? [] : parsed.errors.map(({ detail }) => detail);
    };
    expect(said({ ...home, planet: 'Earth' })).toEqual(['This program has no field of that name']);
    expect(said('1200 Harbor Way')).toEqual(['Send an object with the parts of this answer']);
    expect(said({ ...home, city: 5 })).toEqual(['Send text']);
    expect(said({ ...home, city: undefined })).toEqual(['Enter an answer']);
  });

  it('a date in the past is before today', () => {
    const past = { type: 'date', past: true };
    expect(accepts(past, '2026-11-20')).toBe(true);
    expect(accepts(past, '2026-11-21')).toBe(false);
    expect(accepts({ type: 'date' }, '2030-01-01')).toBe(true);
  });

  it('a declaration is made or left out, never denied', () => {
    expect(accepts({ type: 'declaration' }, true)).toBe(true);
    expect(accepts({ type: 'declaration' }, false)).toBe(false);
  });

  it('limits of numbers include their ends', () => {
    const percent = { type: 'decimal', decimals: 2, min: '0', max: '100' };
    for (const text of ['0', '100', '100.00', '33.33']) expect(accepts(percent, text)).toBe(true);
    for (const text of ['-0.01', '100.01', '33.333', '']) expect(accepts(percent, text)).toBe(false);
    const whole = { type: 'integer', min: 1, max: 7 };
    for (const n of [1, 7]) expect(accepts(whole, n)).toBe(true);
    for (const n of [0, 8, 1.5, Number.NaN]) expect(accepts(whole, n)).toBe(false);
  });

  it('length is counted in characters, not in units of UTF-16', () => {
    const short = { type: 'text', maxLength: 3 };
    expect(accepts(short, '😀😀😀')).toBe(true);
    expect(accepts(short, '😀😀😀😀')).toBe(false);
    expect(countCharacters('a😀ñ')).toBe(3);
  });

  it('words are runs between white space', () => {
    expect(countWords('  one two\n\nthree\u00a0four ')).toBe(4);
    expect(countWords('\u3000')).toBe(0);
    expect(accepts({ type: 'text', maxWords: 2 }, 'one two')).toBe(true);
    expect(accepts({ type: 'text', maxWords: 2 }, 'one two three')).toBe(false);
  });
});

describe('the JSON Schema for callers', () => {
  const schema = answersJsonSchema(scholarship) as {
    $schema: string;
    additionalProperties: boolean;
    required?: readonly string[];
    properties: Record<string, { type?: string; required?: readonly string[]; title?: string }>;
  };
  it('is 2020-12, closed, and requires nothing at the top', () => {
    expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
    expect(schema.additionalProperties).toBe(false);
    expect(schema.required ?? []).toEqual([]);
    expect(Object.keys(schema.properties).sort()).toEqual(
      [...Object.keys(scholar), 'priorAward', 'nominator'].sort(),
    );
  });
  it('says what is required inside a group, and what each field asks', () => {
    expect(schema.properties['essays']?.required).toEqual(['commitment', 'community', 'goals']);
    expect(schema.properties['gpa']?.required).toEqual(['scale', 'weighted']);
    expect(schema.properties['householdIncome']?.title).toContain('earn last year');
  });
  it('can be made for every program in both languages', () => {
    for (const program of [scholarship, internship, loan])
      for (const language of ['en', 'es'] as const)
        expect(() => answersJsonSchema(program, language)).not.toThrow();
    expect(answersSchema(internship, 'es').safeParse(intern).success).toBe(true);
  });
});
