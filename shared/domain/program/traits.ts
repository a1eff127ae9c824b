import type { Field, SimpleField } from './fields.ts';
import type { Trait } from './sign-offs.ts';

/**
 * Words that say a question is about a protected trait, or stands in for one, in English and Spanish. Whole words only, so that
 * an agency is no age. Sources: Equal Credit Opportunity Act, 15 USC 1691(a), and Regulation B, 12 CFR 1002.2(z), for credit;
 * Title VI and Title IX for schools; Title VII, the Age Discrimination in Employment Act and the Americans with Disabilities
 * Act for work; 42 USC 3604 for homes; 42 USC 1981 for citizenship.
 */
const words: Readonly<Record<Trait, readonly string[]>> = {
  race: [
    'race',
    'racial',
    'african american',
    'asian american',
    'native american',
    'ethnic*',
    'hispanic*',
    'latin[oaex]',
    'indigenous',
    'tribal',
    'raza',
    'etnia',
    'etnic*',
    'hispan[oa]s?',
    'indigena*',
    'photo*',
    'foto*',
  ],
  color: ['skin colou?r', 'complexion', 'color de piel'],
  religion: [
    'religi*',
    'church*',
    'mosque*',
    'synagogue*',
    'faith',
    'worship',
    'temple*',
    'muslim*',
    'jewish',
    'catholic*',
    'christian*',
    'templo*',
    'parish*',
    'congregation*',
    'iglesia*',
    'parroquia*',
  ],
  'national-origin': [
    'national origin',
    'country of birth',
    'birth ?place',
    'place of birth',
    'native language',
    'first language',
    'first tongue',
    'home language',
    '(?:language|idioma) (?:spoken )?(?:at home|en casa)',
    'mother tongue',
    'ancestry',
    'accent',
    'surname',
    'last name',
    'maiden name',
    'pais de nacimiento',
    'lugar de nacimiento',
    'lengua materna',
    'idioma materno',
    'apellido*',
  ],
  citizenship: [
    'citizen*',
    'nationalit*',
    'nacionalidad*',
    'immigra*',
    'undocumented',
    'green card',
    'permanent residen*',
    'visa status',
    'ciudadan*',
    'inmigra*',
    'residen\\w+ permanente*',
  ],
  sex: [
    'sex',
    'gender*',
    'transgender',
    'non ?binary',
    'female',
    'male',
    'women',
    'woman',
    'girls?',
    'boys?',
    'pronouns?',
    'sexo',
    'genero',
    'mujer*',
    'hombre*',
  ],
  'sexual-orientation': ['lgbt*', 'gay', 'lesbian*', 'sexual orientation', 'orientacion sexual'],
  pregnancy: ['pregnan*', 'maternity', 'expecting a (?:baby|child)', 'embaraz*', 'maternidad'],
  'family-status': [
    'marital',
    'mrs',
    'mr',
    'dependents?',
    'children',
    'hijos',
    'married',
    'spouse*',
    'husband',
    'wife',
    'widow*',
    'divorced?',
    'single parent*',
    'number of children',
    'estado civil',
    'casad[oa]',
    'conyuge*',
    'espos[oa]',
    'viud[oa]',
    'divorciad[oa]',
  ],
  disability: ['disab*', 'handicap*', 'wheelchair*', 'medical condition*', 'discapaci*', 'silla de ruedas'],
  age: [
    'age',
    'ages',
    'date of birth',
    'birth ?date',
    'birthday',
    '(?:birth year|year of birth)',
    'born',
    'how old are you',
    'cuantos anos tiene',
    'edad',
    '(?:fecha|ano) de nacimiento',
    'nacio',
  ],
  veteran: ['veteran*', 'military', 'armed forces', 'fuerzas armadas', 'militar*'],
  genetic: ['genetic*', 'family medical history', 'genetic[oa]s?'],
  'public-assistance': [
    'welfare',
    'public assistance',
    'food stamps?',
    'snap',
    'tanf',
    'asistencia publica',
    'cupones de alimentos',
  ],
};

const patterns = (Object.entries(words) as [Trait, readonly string[]][]).map(
  ([trait, all]) =>
    [
      trait,
      new RegExp(`\\b(?:${all.map((word) => word.replaceAll('*', '\\w*')).join('|')})\\b`, 'u'),
    ] as const,
);

/** Lower case, without accents, names like `dateOfBirth` taken apart. */
const plain = (text: string): string =>
  text
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase();

/** Traits that only a lender may not look at. */
const ofCredit: readonly Trait[] = ['public-assistance'];

/**
 * The protected traits that a question is about, by its name and, where words are asked for or offered, by its own words too: the
 * label of an amount often names the people whose income is added up.
 */
export function traitsOf(
  field: Field | SimpleField,
  family: string,
  /** Of several options to choose: the only ones that are looked at. */
  named?: readonly unknown[],
): readonly Trait[] {
  const credit = family === 'financing';
  const found = named ? traitsIn(field, named) : (known.get(field) ?? traitsIn(field));
  if (!named) known.set(field, found);
  return found.filter((trait) => credit || !ofCredit.includes(trait));
}

const known = new WeakMap<Field | SimpleField, readonly Trait[]>();

function traitsIn(field: Field | SimpleField, named?: readonly unknown[]): readonly Trait[] {
  const inWords = ['text', 'choice', 'choices', 'yes-no', 'date', 'declaration', 'integer'].includes(
    field.type,
  );
  const offered =
    field.type === 'choice' || field.type === 'choices'
      ? field.options
          .filter(({ value }) => named === undefined || named.includes(value))
          .flatMap(({ value, label }) => [String(value), label.en, label.es])
      : [];
  const text = [field.id, ...(inWords ? [field.label.en, field.label.es, ...offered] : [])]
    .map(plain)
    .join(' . ');
  return patterns.flatMap(([trait, pattern]) => (pattern.test(text) ? [trait] : []));
}
