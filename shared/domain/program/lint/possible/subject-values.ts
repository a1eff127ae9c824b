import { canonicalJson } from '../../../canonical-json.ts';
import { isCivilDate } from '../../../dates.ts';
import { decimalOf } from '../../../decimal.ts';
import { type Comparison, type Literal, operatorNames, type Subject } from '../../../rules/language.ts';
import type { Field, SimpleField } from '../../fields.ts';
import { locate } from '../../paths.ts';
import type { Program } from '../../schema.ts';
import { everyPlace, named, others, places, type ValueSet } from './value-sets.ts';

/** What an answer or a fact can be, whoever applies. */
export type Domain = { readonly values: ValueSet; readonly step: number };

export const subjectKey = ({ field, fact }: Subject): string => (fact ? canonicalJson(fact) : (field ?? ''));

/** More options than these are not looked at in every combination. */
const mostOptions = 10;
/** Digits after the point that every number is counted to, as many as a field may have. */
const digits = 6;

/** What a subject can be; undefined where that is not known to this check, which then says nothing about it. */
export function domainOf(program: Program, subject: Subject): Domain | undefined {
  if (subject.fact) return factDomain(program, subject.fact);
  const located = locate(program, subject.field ?? '');
  if (!located) return undefined;
  if (located.part) return { values: others([]), step: 1 };
  return fieldDomain(located.field);
}

function fieldDomain(field: Field | SimpleField): Domain | undefined {
  switch (field.type) {
    case 'integer':
      return numbers(0, field.min, field.max);
    case 'money':
      return numbers(2, field.negative ? undefined : '0', undefined);
    case 'decimal':
      return numbers(field.decimals, field.min, field.max);
    case 'date':
      return { values: everyPlace, step: 1 };
    case 'yes-no':
    case 'declaration':
      return { values: named(['true', 'false']), step: 1 };
    case 'choice':
      return typeof field.options[0]?.value === 'number'
        ? { values: fitting(field.options.map(({ value }) => value)), step: 1 }
        : { values: named(field.options.map(({ value }) => String(value))), step: 1 };
    case 'choices':
    case 'ranked':
      return several(field);
    case 'text':
      return { values: others([]), step: 1 };
    case 'address':
      return { values: named(['true', 'false']), step: 1 };
    default:
      return undefined;
  }
}

/** Facts by what they can ever be; where the inputs would say more, that is left out rather than guessed. */
function factDomain(program: Program, fact: NonNullable<Subject['fact']>): Domain {
  switch (fact.name) {
    case 'ageAt':
      return numbers(0, 0, 150);
    case 'monthsOperating':
    case 'daysBetween':
      return numbers(0);
    case 'countRows': {
      const list = locate(program, fact.list)?.field;
      return numbers(0, 0, list?.type === 'list' ? list.max : undefined);
    }
    case 'gpaOnFour':
      return ratio(0, 5);
    case 'percentOf':
      return ratio(0, 100);
    default:
      return ratio();
  }
}

type Bound = string | number | undefined;
const bounds = (least: Bound, most: Bound) =>
  places([
    least === undefined ? Number.NEGATIVE_INFINITY : placeOf(least),
    most === undefined ? Number.POSITIVE_INFINITY : placeOf(most),
  ]);

/** Numbers of so many decimals. */
const numbers = (decimals: number, least?: Bound, most?: Bound): Domain => ({
  values: bounds(least, most),
  step: 2 * 10 ** (digits - decimals),
});

/** Any number: also what lies between two of them. */
const ratio = (least?: Bound, most?: Bound): Domain => ({ values: bounds(least, most), step: 1 });

const placeOf = (value: string | number): number =>
  Number(decimalOf(String(value))?.times(2 * 10 ** digits) ?? Number.NaN);
const dayOf = (date: string): number => Date.parse(`${date}T00:00:00Z`) / 86_400_000;
const fitting = (values: readonly (string | number)[]) =>
  places(...values.map((value): [number, number] => [placeOf(value), placeOf(value)]));

/** Every way to choose, as the list of what was chosen. */
function several(field: Extract<Field, { type: 'choices' | 'ranked' }>): Domain | undefined {
  const values = field.options.map(({ value }) => String(value));
  if (values.length > mostOptions) return undefined;
  const [least, most] =
    field.type === 'ranked' ? [field.pick, field.pick] : [field.min, field.max ?? values.length];
  const alone = field.type === 'choices' && field.alone !== undefined ? String(field.alone) : undefined;
  const ways = Array.from({ length: 2 ** values.length }, (_, bits) =>
    values.filter((_one, at) => (bits >> at) & 1),
  ).filter((way) => {
    if (alone !== undefined && way.includes(alone)) return way.length === 1;
    return way.length >= least && way.length <= most;
  });
  return { values: named(ways.map((way) => JSON.stringify(way))), step: 1 };
}

/** The values with which a comparison holds, of those that its subject can have; undefined where that is not known. */
export function valuesThatHold(program: Program, comparison: Comparison): ValueSet | undefined {
  const domain = domainOf(program, comparison);
  const operator = operatorNames.find((name) => comparison[name] !== undefined);
  if (!domain || !operator) return undefined;
  const limits = [comparison[operator]].flat() as readonly Literal[];
  if (operator === 'inServiceArea') return named(['true']);
  if (operator === 'includesAny' || operator === 'includesAll' || operator === 'includesNone') {
    if (domain.values.kind !== 'named') return undefined;
    const wanted = limits.map(String);
    const ways = [...domain.values.values].filter((way) => {
      const chosen: readonly string[] = JSON.parse(way);
      if (operator === 'includesAll') return wanted.every((one) => chosen.includes(one));
      return wanted.some((one) => chosen.includes(one)) === (operator === 'includesAny');
    });
    return named(ways);
  }
  if (domain.values.kind !== 'places')
    return operator === 'equals' || operator === 'in' ? named(limits.map(String)) : undefined;
  const place = (limit: Literal) => (isDay(limit) ? dayOf(String(limit)) : placeOf(String(limit)));
  const [first = Number.NaN, second = first] = limits.map(place);
  // A limit with more digits than are counted would be read as another one.
  if (limits.some((limit) => !Number.isSafeInteger(place(limit)))) return undefined;
  switch (operator) {
    case 'equals':
    case 'in':
      return places(...limits.map((limit): [number, number] => [place(limit), place(limit)]));
    case 'between':
      return places([first, second]);
    case 'atLeast':
    case 'onOrAfter':
      return places([first, Number.POSITIVE_INFINITY]);
    case 'atMost':
    case 'onOrBefore':
      return places([Number.NEGATIVE_INFINITY, first]);
    case 'moreThan':
      return places([first + 1, Number.POSITIVE_INFINITY]);
    case 'lessThan':
      return places([Number.NEGATIVE_INFINITY, first - 1]);
  }
}

const isDay = (limit: Literal) => typeof limit === 'string' && isCivilDate(limit);
