import type { Answers } from '../program/fields.ts';
import type { Person } from './application.ts';
import { shapesOf, withoutMarks } from './look-alikes.ts';

/**
 * What can join two applications to one person or business. A strong one should belong to one of them only: money waits
 * until a person has looked. A weak one is often shared for good reasons (a family's telephone) and is only pointed out.
 */
export const identityKinds = {
  email: 'strong',
  'name-and-birth': 'strong',
  'name-and-address': 'strong',
  'business-name': 'strong',
  'tax-number': 'strong',
  phone: 'weak',
} as const satisfies Record<string, 'strong' | 'weak'>;
export type IdentityKind = keyof typeof identityKinds;

/** A thing that should belong to one person or business only. */
export interface Identity {
  readonly kind: IdentityKind;
  /** Normalised text; stored and compared only as a digest. */
  readonly value: string;
}

/**
 * What identifies the applicant across applications of one round. Names are compared by the shapes that a reader sees,
 * without case, accents, width, punctuation and order, so that `José Núñez`, `NUNEZ, JOSE` and one with Cyrillic letters
 * meet. A look-alike is only ever shown to a person, so it may be wide.
 */
export function identitiesOf(person: Person, answers: Answers): readonly Identity[] {
  const born = text(answers['dateOfBirth']);
  const names = nameShapes(person.name);
  const place = placeOf(answers['address'] ?? answers['propertyAddress']);
  const all: Identity[] = [
    { kind: 'email', value: normalEmail(person.email) },
    ...(born ? names.map((name): Identity => ({ kind: 'name-and-birth', value: `${name}|${born}` })) : []),
    ...(place
      ? names.map((name): Identity => ({ kind: 'name-and-address', value: `${name}|${place}` }))
      : []),
    ...businessShapes(businessNameIn(answers)).map((value): Identity => ({ kind: 'business-name', value })),
    ...taxNumbers(answers).map((value): Identity => ({ kind: 'tax-number', value })),
    ...phoneNumbers(answers).map((value): Identity => ({ kind: 'phone', value })),
  ];
  return all.filter(
    (one, i) => all.findIndex(({ kind, value }) => kind === one.kind && value === one.value) === i,
  );
}

/** A typed answer without the space around it; nothing for one that is no text. */
export const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');
const firstText = (answers: Answers, ids: readonly string[]): string =>
  ids.map((id) => text(answers[id])).find((found) => found !== '') ?? '';

/** Providers that ignore dots in the name of a mailbox, with the one domain they mean. */
const dotless: Readonly<Record<string, string>> = { 'gmail.com': 'gmail.com', 'googlemail.com': 'gmail.com' };

/** An address as the same mailbox writes it: lower case, without a `+tag`, without dots where they do not count. */
export function normalEmail(email: string): string {
  const plain = email.normalize('NFKC').toLowerCase();
  const at = plain.lastIndexOf('@');
  const local = plain.slice(0, at).split('+')[0] ?? '';
  const domain = plain.slice(at + 1);
  const known = dotless[domain];
  return known ? `${local.replaceAll('.', '')}@${known}` : `${local}@${domain}`;
}

/** Words of a text: apostrophes join, everything else that is no letter or digit parts. */
export const wordsOf = (plain: string): string[] =>
  plain
    .replace(/['’‘`ʼ.]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

/** A name by its shapes, whichever name comes first; nothing for one without letters. */
export function nameShapes(name: string): readonly string[] {
  const words = wordsOf(withoutMarks(name));
  if (words.length === 0) return [];
  return shapesOf(words.join(' ')).map((shape) => shape.split(' ').sort().join(' '));
}

/** Words that say what a company is in law. */
export const companyWords: ReadonlySet<string> = new Set(
  `inc incorporated llc lc llp lllp lp ltd limited corp corporation co company pllc pc plc pbc
  sa srl sl cv the and`.split(/\s+/),
);

/** A business's name by its shapes, without its legal form: `The Harbor Bakery, L.L.C.` is `harbor bakery`. */
function businessShapes(name: string): readonly string[] {
  const words = wordsOf(withoutMarks(name));
  const own = words.filter((word) => !companyWords.has(word));
  const kept = own.length > 0 ? own : words;
  return kept.length === 0 ? [] : shapesOf(kept.join(' '));
}

/** Ways to write the same street. https://pe.usps.com/text/pub28/28apc_002.htm */
export const streetWords: Readonly<Record<string, string>> = {
  ...{ street: 'st', avenue: 'ave', av: 'ave', road: 'rd', boulevard: 'blvd', drive: 'dr', lane: 'ln' },
  ...{ court: 'ct', place: 'pl', terrace: 'ter', highway: 'hwy', parkway: 'pkwy', circle: 'cir' },
  ...{ north: 'n', south: 's', east: 'e', west: 'w', apartment: '', apt: '', unit: '', suite: '', ste: '' },
};

/** Street and five digits of the ZIP code, the same however it is abbreviated. */
function placeOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const part = (name: string) => text((value as Record<string, unknown>)[name]);
  const zip = withoutMarks(part('postalCode')).replace(/\D/g, '').slice(0, 5);
  const street = wordsOf(withoutMarks(`${part('street1')} ${part('street2')}`))
    .map((word) => streetWords[word] ?? word)
    .filter((word) => word !== '')
    .join(' ');
  return street === '' || zip === '' ? undefined : `${street}|${zip}`;
}

/** What the application calls the business or organization that applies; nothing where a person does. */
export const businessNameIn = (answers: Answers): string =>
  firstText(answers, ['legalName', 'businessName', 'organizationName']);

/** What the same nine digits are called on a form: a sole owner files under either. */
const taxFields = ['taxId', 'ein', 'ssn', 'itin'];

/** Nine digits, whichever label they have and wherever their dashes are. What is plainly made up joins nobody. */
export function taxNumbers(answers: Answers): readonly string[] {
  return taxFields
    .map((id) => digitsOf(answers[id]))
    .filter((digits) => digits.length === 9 && !/^(\d)\1*$/.test(digits) && digits !== '123456789');
}

const phoneFields = ['phone', 'phoneNumber', 'mobile'];

/** Ten digits, with or without the country's 1. */
function phoneNumbers(answers: Answers): readonly string[] {
  return phoneFields
    .map((id) => digitsOf(answers[id]).replace(/^1(?=\d{10}$)/, ''))
    .filter((digits) => digits.length === 10 && !/^(\d)\1*$/.test(digits));
}

const digitsOf = (value: unknown): string => withoutMarks(text(value)).replace(/\D/g, '');
