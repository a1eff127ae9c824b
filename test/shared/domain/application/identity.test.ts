import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type IdentityKind,
  identitiesOf,
  identityKinds,
  normalEmail,
} from '../../../../shared/domain/application/identity.ts';
import { shapesOf } from '../../../../shared/domain/application/look-alikes.ts';
import type { Answers } from '../../../../shared/domain/program/fields.ts';

const valuesOf = (kind: IdentityKind, name: string, answers: Answers = {}, email = 'a@example.org') =>
  identitiesOf({ name, email }, answers)
    .filter((one) => one.kind === kind)
    .map(({ value }) => value);
const meet = (a: readonly string[], b: readonly string[]) => a.some((value) => b.includes(value));
const born = { dateOfBirth: '2008-05-01' };
const sameName = (a: string, b: string) =>
  meet(valuesOf('name-and-birth', a, born), valuesOf('name-and-birth', b, born));

describe('one person under two names', () => {
  it.each([
    ['José Núñez', 'JOSE NUNEZ'],
    ['José Núñez', 'Nuñez, José'],
    ['Ana Ruiz', 'Anа Ruiz'], // a Cyrillic а
    ['Ana Ruiz', 'АNА RUІZ'], // capitals, А and І Cyrillic
    ['Nik Roma', 'ΝΙΚ RΟΜΑ'], // Greek capitals
    ['Ana Ruiz', 'Ａｎａ　Ｒｕｉｚ'], // full width
    ['Bill Ilves', 'BiII lIves'], // a capital I for an l
    ['Bob Stone', 'B0b St0ne'],
    ['Arnold Warner', 'Amold Wamer'],
    ["Sean O'Brien", 'Sean O’Brien'],
    ['Sean O’Brien', 'Sean OBrien'],
    ['Ana Ruiz-López', 'Ana Ruiz Lopez'],
    ['Ana\u200b Ruiz', 'Ana Ruiz'], // an invisible space
    ['Łukasz Øst', 'Lukasz Ost'],
    ['Γιάννης Νίκος', 'ΓΙΑΝΝΗΣ ΝΙΚΟΣ'],
    ['Анна Петрова', 'ПЕТРОВА АННА'],
    ['李小龍', '李小龍'],
  ])('%s is %s', (a, b) => expect(sameName(a, b)).toBe(true));

  it.each([
    ['Ana Ruiz', 'Anna Ruiz'],
    ['Ana Ruiz', 'Ana Luz Ruiz'],
    ['Петр Иванов', 'Павел Иванов'],
    ['Νίκος', 'Γιάννης'],
    ['李小龍', '李小鳳'],
  ])('%s is not %s', (a, b) => expect(sameName(a, b)).toBe(false));

  it('says nothing of a name without a letter', () => {
    expect(valuesOf('name-and-birth', ' ’. ', born)).toEqual([]);
  });

  it('meets itself in capitals, in small letters and decomposed, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (name) => {
        const own = valuesOf('name-and-birth', name, born);
        if (own.length === 0) return;
        expect(sameName(name, name.normalize('NFD'))).toBe(true);
        expect(sameName(name.toLowerCase(), name.toLowerCase().normalize('NFKC'))).toBe(true);
      }),
    );
    fc.assert(
      fc.property(fc.stringMatching(/^[a-zα-ωа-я ]+$/), (name) => {
        expect(meet(shapesOf(name), shapesOf(name.toUpperCase()))).toBe(true);
      }),
    );
  });
});

describe('one mailbox', () => {
  it.each([
    ['Ana.Ruiz@Example.org', 'ana.ruiz+school@example.ORG', true],
    ['ana.ruiz@gmail.com', 'anaruiz@googlemail.com', true],
    ['a.n.a+1@gmail.com', 'ana@gmail.com', true],
    ['ana.ruiz@example.org', 'anaruiz@example.org', false],
    ['ana@example.org', 'ana@example.com', false],
    ['ａｎａ@example.org', 'ana@example.org', true],
  ])('%s and %s: %s', (a, b, same) => expect(normalEmail(a) === normalEmail(b)).toBe(same));
});

describe('one home', () => {
  const at = (street1: string, postalCode = '94607', street2?: string) => ({
    address: { street1, ...(street2 ? { street2 } : {}), city: 'Oakland', postalCode },
  });
  const same = (a: Answers, b: Answers, name = 'Ana Ruiz') =>
    meet(valuesOf('name-and-address', 'Ana Ruiz', a), valuesOf('name-and-address', name, b));
  it.each([
    ['however it is abbreviated', at('12 Harbor Street'), at('12 harbor st.'), true],
    ['with a longer ZIP code', at('12 Harbor St'), at('12 Harbor St', '94607-1234'), true],
    [
      'with its flat on either line',
      at('12 N Oak Ave', '94607', 'Apt 4'),
      at('12 North Oak Avenue #4'),
      true,
    ],
    [
      'but not the flat next door',
      at('12 Oak Ave', '94607', 'Apt 4'),
      at('12 Oak Ave', '94607', 'Apt 5'),
      false,
    ],
    ['nor the same street elsewhere', at('12 Oak Ave'), at('12 Oak Ave', '95814'), false],
  ])('%s', (_, a, b, expected) => expect(same(a, b)).toBe(expected));
  it('does not join two people of one household', () => {
    expect(same(at('12 Oak Ave'), at('12 Oak Ave'), 'Ben Ruiz')).toBe(false);
  });
});

describe('one business', () => {
  const same = (a: string, b: string) =>
    meet(valuesOf('business-name', 'x', { legalName: a }), valuesOf('business-name', 'y', { legalName: b }));
  it.each([
    ['Harbor Bakery LLC', 'The Harbor Bakery, L.L.C.', true],
    ['Harbor Bakery Inc.', 'HARBOR BAKERY INCORPORATED', true],
    ['Harbor & Sons Co', 'Harbor and Sons Company', true],
    ['Harbоr Bakery', 'Harbor Bakery', true], // a Cyrillic о
    ['Harbor Bakery 1', 'Harbor Bakery 2', false],
    ['Harbor Bakery', 'Harbor Bar', false],
    ['The Company', 'The Company', true],
  ])('%s and %s: %s', (a, b, expected) => expect(same(a, b)).toBe(expected));
});

describe('one tax number', () => {
  const numbers = (answers: Answers) => valuesOf('tax-number', 'x', answers);
  it('is the same nine digits as an SSN, an EIN or without a label, wherever its dashes are', () => {
    const ssn = numbers({ ssn: '912-34-5678' });
    expect(ssn).toEqual(['912345678']);
    for (const other of [{ ein: '91-2345678' }, { taxId: '912345678' }, { taxId: '９１２３４５６７８' }])
      expect(numbers(other)).toEqual(ssn);
  });
  it('is said once where two labels hold the same', () => {
    expect(numbers({ ein: '91-2345678', taxId: '912345678' })).toHaveLength(1);
  });
  it.each([['12-345'], ['000-00-0000'], ['123-45-6789'], ['999999999'], [''], ['none']])(
    '%j joins nobody',
    (taxId) => expect(numbers({ taxId })).toEqual([]),
  );
});

describe('one telephone', () => {
  it('rings with and without the country’s 1', () => {
    const own = valuesOf('phone', 'x', { phone: '(510) 555-0123' });
    expect(own).toEqual(valuesOf('phone', 'x', { phone: '+1 510.555.0123' }));
    expect(own).toHaveLength(1);
  });
  it('is shared by families: it is pointed out, and keeps no money back', () => {
    expect(identityKinds.phone).toBe('weak');
  });
});
