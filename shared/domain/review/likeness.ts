import { companyWords, nameShapes, streetWords, text, wordsOf } from '../application/identity.ts';
import { shapesOf, withoutMarks } from '../application/look-alikes.ts';
import { commonSurnames } from './common-surnames.ts';

/** The ways a text may look. Two texts are alike when they share one. */
export type Looks = readonly string[];

/** True when two texts may be read as the same. */
export const alike = (one: ReadonlySet<string>, other: Looks): boolean => other.some((look) => one.has(look));

/** The looks of a text word by word, each changed by `keep`; nothing for one that keeps no word. */
function looks(plain: string, keep: (words: readonly string[]) => readonly string[]): Looks {
  const words = wordsOf(withoutMarks(plain));
  const all = shapesOf(words.join(' ')).map((shape) => keep(shape === '' ? [] : shape.split(' ')).join(' '));
  return [...new Set(all)].filter((look) => look !== '');
}

const shapesOfWords = (words: Iterable<string>) => new Set([...words].flatMap(shapesOf));

/** A person's name, whichever name comes first. */
export const nameLooks = (name: string): Looks => nameShapes(name);

const legalForms = shapesOfWords(companyWords);
const kinds = shapesOfWords(
  `high school middle elementary academy college university institute campus district department of at
  de del la el los las y services service group holdings associates partners foundation enterprises usa us`.split(
    /\s+/,
  ),
);

const withoutForms = (words: readonly string[]) => {
  const own = words.filter((word) => !legalForms.has(word));
  return own.length > 0 ? own : words;
};

/** A school, employer or business by its whole name, without its legal form: `The Harbor Bakery, L.L.C.` is `harbor bakery`. */
export const bodyLooks = (name: string): Looks => looks(name, withoutForms);

/** The same without the words that say only what kind of thing it is: Oakland Tech, Oakland Tech High School. */
export const bodyCores = (name: string): Looks =>
  looks(name, (words) => withoutForms(words).filter((word) => !kinds.has(word)));

const suffixes = shapesOfWords('jr sr ii iii iv v md phd dds rn esq'.split(' '));
const common = new Set(commonSurnames.flatMap(shapesOf));

/**
 * The surnames that a full name may hold: what stands before a comma; else the last word, and of three words or more the one
 * before it, since many people have two surnames.
 */
export function surnamesIn(name: string): Looks {
  const comma = name.split(',');
  const first = comma[0] ?? '';
  const led = comma.length > 1 && !suffixes.has(looks(comma[1] ?? '', (words) => words)[0] ?? '');
  const all = shapesOf(wordsOf(withoutMarks(first)).join(' ')).flatMap((shape) => {
    const words = shape.split(' ').filter((word) => word !== '' && !suffixes.has(word));
    return led ? words : words.length > 2 ? words.slice(-2) : words.slice(-1);
  });
  return substantial(all);
}

/** The words of a text that is a surname and nothing else. */
export const surnameLooks = (surname: string): Looks =>
  substantial(
    shapesOf(wordsOf(withoutMarks(surname)).join(' '))
      .flatMap((shape) => shape.split(' '))
      .filter((word) => word !== ''),
  );

/** Initials and particles join nobody. Two letters are a name in scripts whose names are short, and Li, Wu, Ng are. */
const substantial = (words: readonly string[]): Looks => [
  ...new Set(words.filter((word) => [...word].length > 1 && !particles.has(word))),
];
const particles = shapesOfWords('de del la las los van von der den da dos du di al el y'.split(' '));

/** Sharing this surname says something: few people have it. */
export const isRareSurname = (look: string): boolean => !common.has(look);

/** An address as it is compared: the whole of it, and the building without what says which part of it. */
export interface Place {
  readonly whole: Looks;
  readonly building: Looks;
  readonly hasUnit: boolean;
}

/** Words that say that what follows is a part of a building. https://pe.usps.com/text/pub28/28apc_003.htm */
const unitWords = 'apartment apt unit suite ste floor fl room rm building bldg no number depto departamento';
const units = shapesOfWords(unitWords.split(' '));
const streets = new Map(
  Object.entries(streetWords).flatMap(([long, short]) =>
    shapesOf(long).map((shape) => [shape, shapesOf(short)[0] ?? ''] as const),
  ),
);

/** A street as typed, with or without its unit, and a postal code; nothing where one of them is missing. */
export function placeOf(value: unknown): Place | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const part = (name: string) => text((value as Record<string, unknown>)[name]);
  const zip = withoutMarks(part('postalCode')).replace(/\D/g, '').slice(0, 5);
  const [street, second] = [part('street1').replace(/#/g, ' unit '), part('street2').replace(/#/g, ' unit ')];
  if (zip === '' || wordsOf(withoutMarks(street)).length === 0) return undefined;
  const written = (words: readonly string[]) =>
    words
      .filter((word) => !units.has(word))
      .map((word) => streets.get(word) ?? word)
      .filter((word) => word !== '');
  const under = (all: Looks) => all.map((look) => `${look}|${zip}`);
  const cut = (words: readonly string[]) => {
    const at = words.findIndex((word, i) => i > 1 && units.has(word));
    return at < 0 ? words : words.slice(0, at);
  };
  const building = looks(street, (words) => written(cut(words)));
  const whole = looks(`${street} ${second}`, written);
  return {
    whole: under(whole),
    building: under(building),
    hasUnit: whole.some((look) => !building.includes(look)),
  };
}
