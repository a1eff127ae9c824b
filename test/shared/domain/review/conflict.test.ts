import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answers } from '../../../../shared/domain/program/fields.ts';
import { type ConflictFile, conflictsOf, isBarred } from '../../../../shared/domain/review/conflict.ts';
import { businessEntry, type Reviewer, reviewer } from '../../../../shared/domain/review/reviewer.ts';
import { loadSamples } from '../../../../shared/programs/load.ts';

const { programs } = loadSamples(['health-careers-scholarship', 'community-business-loan']);
const program = (id: string) => {
  const found = programs.find((one) => one.id === id);
  if (!found) throw new Error(id);
  return found;
};
const scholarship = program('health-careers-scholarship');
const loan = program('community-business-loan');

const reader = (given: object = {}): Reviewer =>
  reviewer.parse({
    reviewerId: 'someone',
    programId: scholarship.id,
    name: 'Hye-jin Zellweger',
    email: 'reader@example.org',
    language: 'en',
    panel: 'reader',
    load: 0,
    ...given,
  });
const file = (answers: Answers = {}, given: Partial<ConflictFile> = {}): ConflictFile => ({
  applicant: { name: 'Ana Torres', email: 'ana@example.org' },
  answers,
  asked: [],
  ...given,
});
const told = (one: Reviewer, about: ConflictFile, at = scholarship) =>
  conflictsOf(at.review, at, one, about).map(({ kind, certainty }) => `${certainty} ${kind}`);
const declared = (relations: object) => reader({ relations });
const home = (street1: string, street2?: string, postalCode = '94601') => ({
  address: { street1, street2, city: 'Oakland', stateOrProvince: 'CA', postalCode, country: 'US' },
});
const livingAt = (street1: string, given: object = {}) =>
  reader({ relations: { addresses: [{ street1, postalCode: '94601' }] }, ...given });

describe('hard case 19: somebody with a stake in an application is kept from it', () => {
  it('their own, by its mailbox however it is written', () => {
    const own = file({}, { applicant: { name: 'A', email: 'REader+tag@example.org' } });
    expect(told(reader(), own)).toEqual(['sure self']);
  });

  it('one of somebody with the very same name, until a manager has looked', () => {
    expect(
      told(reader({ name: 'José Núñez' }), file({}, { applicant: { name: 'NUNEZ, JOSE', email: 'x@y.zz' } })),
    ).toEqual(['likely self']);
  });

  it.each(['oakland-tech', 'Oakland Tech High School', 'ОАKLAND  TECH HIGH SCHООL'])(
    'the same school, by the value of the form or by its name: %s',
    (typed) =>
      expect(told(declared({ schools: [typed] }), file({ schoolId: 'oakland-tech' }))).toEqual([
        'sure school',
      ]),
  );

  it('a school without the words that say what it is: likely', () => {
    const one = declared({ schools: ['Bay State'] });
    expect(told(one, file({ intendedCollege: { name: 'Bay State College' } }))).toEqual(['likely school']);
  });

  it.each([
    'Torres Plumbing LLC',
    'TORRES PLUMBING, L.L.C.',
    'The Torres Plumbing Company',
    'Tоrres Plumbing Inс',
  ])('the same employer: %s', (name) =>
    expect(
      told(declared({ employers: [name] }), file({ legalName: 'Torres Plumbing, Inc.' }), loan),
    ).toContain('sure employer'),
  );

  it('the same business by its name or by its tax number, however its dashes are', () => {
    const answers = { legalName: 'Harbor Bakery LLC', ein: '94-1234567' };
    expect(told(declared({ businesses: ['harbor bakery'] }), file(answers), loan)).toContain('sure business');
    const number = businessEntry('941-23-4567');
    expect(number).not.toContain('4567');
    expect(told(declared({ businesses: [number] }), file(answers), loan)).toEqual(['sure business']);
    expect(told(declared({ businesses: [businessEntry('94-1234568')] }), file(answers), loan)).toEqual([]);
  });

  it('a business one of whose owners has the name of the reviewer: likely', () => {
    const owners = [{ name: 'Zellweger, Hye-Jin', percent: '40.00' }];
    expect(told(reader(), file({ legalName: 'Harbor Bakery', owners }), loan)).toContain('likely business');
  });

  it('whoever they declared: the applicant, somebody named in the answers, somebody who was asked', () => {
    const one = declared({ people: ['Niece@Example.org'] });
    expect(told(one, file({}, { applicant: { name: 'B', email: 'niece@example.org' } }))).toEqual([
      'sure person',
    ]);
    expect(told(one, file({ nominator: { name: 'C', email: 'niece@example.org' } }))).toEqual([
      'sure person',
    ]);
    expect(told(one, file({}, { asked: [{ name: 'D', email: 'niece@example.org' }] }))).toEqual([
      'sure person',
    ]);
  });

  it('where they stand themselves as nominator, guardian or owner', () => {
    expect(told(reader(), file({ nominator: { name: 'X', email: 'reader@example.org' } }))).toEqual([
      'sure person',
    ]);
    expect(
      told(reader(), file({ nominator: { name: 'Hye-jin Zellweger', email: 'other@example.org' } })),
    ).toEqual(['likely person']);
    expect(told(reader(), file({}, { asked: [{ name: 'X', email: 'READER@example.org' }] }))).toEqual([
      'sure person',
    ]);
  });

  it.each(['12 Oak Street Apt 4', '12 OAK ST. #4', '12 Oаk Strееt Unit 4', '12 Oak St 4'])(
    'the same household: %s',
    (street) =>
      expect(told(livingAt(street), file(home('12 Oak Street', 'Apartment 4')))).toEqual(['sure household']),
  );

  it('the same building where one of them names no unit: likely; neighbours: not at all', () => {
    expect(told(livingAt('12 Oak St'), file(home('12 Oak Street', 'Apt 4')))).toEqual(['likely address']);
    expect(told(livingAt('12 Oak St Apt 5'), file(home('12 Oak Street', 'Apt 4')))).toEqual([]);
    expect(told(livingAt('12 Oak St'), file(home('12 Oak Street', undefined, '94602')))).toEqual([]);
    expect(told(livingAt('12 Oak St'), file(home('14 Oak Street')))).toEqual([]);
  });

  it('surname and address, even a common surname and another unit', () => {
    const one = livingAt('12 Oak St Apt 5', { name: 'Luis Torres' });
    expect(told(one, file(home('12 Oak Street', 'Apt 4')))).toEqual(['sure surname-and-address']);
  });

  it('a rare surname alone is likely; one that thousands share says nothing', () => {
    const named = (name: string) => file({}, { applicant: { name, email: 'x@y.zz' } });
    expect(told(reader(), named('Ana Zéllweger'))).toEqual(['likely surname']);
    expect(told(reader({ name: 'Luis Torres' }), named('Ana Torres'))).toEqual([]);
    expect(
      told(reader({ name: 'Pablo Xirau Mestre', surname: 'Xirau Mestre' }), named('Ana Xirau López')),
    ).toEqual(['likely surname']);
    expect(told(reader({ name: 'John Vandeberg Jr.' }), named('Vandeberg, Amy'))).toEqual(['likely surname']);
  });

  it('one they said so of, and no other', () => {
    const declaredBy = new Set(['someone']);
    expect(told(reader(), file({}, { declaredBy }))).toEqual(['sure declared']);
    expect(told(reader({ reviewerId: 'another' }), file({}, { declaredBy }))).toEqual([]);
  });

  it('only a sure one bars from reading', () => {
    expect(isBarred([{ kind: 'surname', certainty: 'likely' }])).toBe(false);
    expect(
      isBarred([
        { kind: 'surname', certainty: 'likely' },
        { kind: 'self', certainty: 'sure' },
      ]),
    ).toBe(true);
    expect(isBarred([])).toBe(false);
  });
});

describe('however a name is written', () => {
  /** Ways to write a text that a reader takes for the same. */
  const dressed = fc.constantFrom<(text: string) => string>(
    (text) => text,
    (text) => text.toUpperCase(),
    (text) => text.normalize('NFD'),
    (text) => [...text].map((one) => (/[a-z]/i.test(one) ? `${one}\u0301` : one)).join(''),
    (text) => text.replaceAll('a', 'а').replaceAll('o', 'о').replaceAll('e', 'е'), // Cyrillic
    (text) => text.replaceAll('o', 'ο').replaceAll('p', 'ρ'), // Greek
    (text) =>
      [...text]
        .map((one) =>
          one >= '!' && one <= '~' ? String.fromCodePoint((one.codePointAt(0) ?? 0) + 0xfee0) : one,
        )
        .join(''),
    (text) => `  ${text.replaceAll(' ', '\u00a0 ')}\u200b`,
  );
  const word = fc.string({ unit: fc.constantFrom(...'abcdeghkmopstuxyz'), minLength: 4, maxLength: 9 });
  const name = fc.tuple(word, word).map((words) => words.join(' '));

  it('the same conflict is found either way round', () => {
    fc.assert(
      fc.property(name, dressed, dressed, (typed, one, other) => {
        const employer = (mine: string, theirs: string) =>
          told(declared({ employers: [mine] }), file({ legalName: theirs }), loan).includes('sure employer');
        expect(employer(one(typed), other(typed))).toBe(true);
        expect(employer(other(typed), one(typed))).toBe(true);
        const school = (mine: string, theirs: string) =>
          told(declared({ schools: [mine] }), file({ intendedCollege: { name: theirs } })).includes(
            'sure school',
          );
        expect(school(one(typed), other(typed))).toBe(true);
        const household = (mine: string, theirs: string) =>
          told(livingAt(`7 ${mine} Avenue`), file(home(`7 ${theirs} Ave`)));
        expect(household(one(typed), other(typed))).toEqual(['sure household']);
        expect(household(other(typed), one(typed))).toEqual(['sure household']);
      }),
    );
  });

  it('nothing is found between two who share nothing', () => {
    const pair = fc.tuple(word, word, word, word).filter((words) => new Set(words).size === words.length);
    fc.assert(
      fc.property(pair, fc.nat({ max: 98 }), ([a, b, c, d], number) => {
        const one = reader({
          name: `Xa ${a}q`,
          relations: {
            schools: [`${a}q school`],
            employers: [`${b}q llc`],
            businesses: [`${b}q inc`],
            people: [`${a}@a.example`],
            addresses: [{ street1: `${number} ${a} St`, postalCode: '94601' }],
          },
        });
        const answers = {
          intendedCollege: { name: `${c}w school` },
          legalName: `${d}w llc`,
          nominator: { name: `${c}w ${d}w`, email: `${c}@b.example` },
          ...home(`${number + 1} ${a} St`),
        };
        const about = file(answers, { applicant: { name: `Yo ${d}w`, email: `${a}@b.example` } });
        expect(told(one, about)).toEqual([]);
        expect(told(one, about, loan)).toEqual([]);
      }),
    );
  });

  it('never throws, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.anything(), (a, b, anything) => {
        const one = reader({
          name: a,
          relations: { schools: [b], people: [a], addresses: [{ street1: b, postalCode: a }] },
        });
        const answers = {
          nominator: anything,
          address: anything,
          schoolId: anything,
          owners: anything,
          ein: b,
        };
        told(one, file(answers, { applicant: { name: b, email: a }, asked: [{ name: a, email: b }] }));
        told(one, file(answers), loan);
      }),
    );
  });
});
