import { addDays, type CivilDate } from '../../shared/domain/dates.ts';
import { locate } from '../../shared/domain/program/paths.ts';
import type { Program } from '../../shared/domain/program/schema.ts';
import {
  type Comparison,
  type Condition,
  type Fact,
  isComparison,
} from '../../shared/domain/rules/language.ts';

/** Answers by path. */
type Wishes = Map<string, unknown>;
type Wish = readonly [path: string, answer: unknown];

/** What a program's hard rules would like to hear, by the path of the answer; of several wishes for one answer the first. */
export function wishesOf(program: Program, asOf: CivilDate): Wishes {
  const wishes: Wishes = new Map();
  for (const rule of program.rules)
    if (rule.kind === 'hard')
      for (const [path, answer] of wishesFor(program, rule.check, asOf))
        if (!wishes.has(path)) wishes.set(path, answer);
  return wishes;
}

function wishesFor(program: Program, condition: Condition, asOf: CivilDate): readonly Wish[] {
  if ('all' in condition) return condition.all.flatMap((one) => wishesFor(program, one, asOf));
  if ('any' in condition) return condition.any.slice(0, 1).flatMap((one) => wishesFor(program, one, asOf));
  if ('not' in condition) return denied(program, condition.not);
  if (!isComparison(condition))
    return condition.countOf.slice(0, condition.atLeast ?? 0).flatMap((one) => wishesFor(program, one, asOf));
  const number = numberIn(condition);
  if (condition.fact) return factWishes(program, condition.fact, number, asOf);
  const path = condition.field ?? '';
  if (condition.inServiceArea)
    return [[`${path}.postalCode`, program.serviceArea.postalCodes[0]?.from ?? '']];
  const several = condition.includesAll ?? condition.includesAny?.slice(0, 1);
  if (several) return [[path, several]];
  const literal = condition.equals ?? condition.in?.[0];
  if (typeof literal === 'boolean') return [[path, literal]];
  const located = locate(program, path);
  switch (located?.part ? 'text' : located?.field.type) {
    case 'money':
      return [[path, { amount: number.toFixed(2), currency: 'USD' }]];
    case 'decimal':
      return [[path, String(number)]];
    case 'integer':
      return [[path, number]];
    case 'date':
      return [[path, condition.between?.[0] ?? condition.onOrAfter ?? condition.onOrBefore ?? literal]];
    default:
      return literal === undefined ? [] : [[path, literal]];
  }
}

/** A number that fits a comparison. */
function numberIn(one: Comparison): number {
  if (one.moreThan !== undefined) return Number(one.moreThan) + 1;
  if (one.lessThan !== undefined) return Number(one.lessThan) - 1;
  return Number(one.atLeast ?? one.between?.[0] ?? one.equals ?? one.in?.[0] ?? one.atMost ?? 0);
}

/** For "not this": the other of yes and no, or an option that is not named. */
function denied(program: Program, condition: Condition): readonly Wish[] {
  if (!isComparison(condition) || condition.field === undefined) return [];
  const field = locate(program, condition.field)?.field;
  if (typeof condition.equals === 'boolean') return [[condition.field, !condition.equals]];
  if (field?.type !== 'choice') return [];
  const named = [...(condition.in ?? []), condition.equals];
  const other = field.options.find(({ value }) => !named.includes(value));
  return other ? [[condition.field, other.value]] : [];
}

/** Inputs that make a fact at least `number`, or exactly that where it is an age or a sum. */
function factWishes(program: Program, fact: Fact, number: number, asOf: CivilDate): readonly Wish[] {
  switch (fact.name) {
    case 'ageAt': {
      const day = addDays(fact.on === 'submission' ? asOf : fact.on, -40);
      return [[fact.born, `${Number(day.slice(0, 4)) - number}${day.slice(4)}`]];
    }
    case 'monthsOperating':
      return [[fact.since, addDays(asOf, -31 * (number + 1))]];
    case 'gpaOnFour':
      return [
        [fact.scale, '4.0'],
        [fact.value, '3.80'],
      ];
    case 'dscr':
      return [
        [fact.cashFlow, { amount: '900000.00', currency: 'USD' }],
        [fact.existing, { amount: '0.00', currency: 'USD' }],
      ];
    case 'povertyPercent':
      return [[fact.income, { amount: '9000.00', currency: 'USD' }]];
    case 'percentOfTable':
      return [[fact.amount, { amount: '9000.00', currency: 'USD' }]];
    case 'householdPercent':
      return fact.households.map(({ income }) => [income, { amount: '9000.00', currency: 'USD' }]);
    case 'countRows':
      return [];
    case 'ownedShare':
      return [
        [`${fact.list}.${fact.share}`, '100'],
        ...fact.versions.flatMap(({ counts }) =>
          wishesFor(program, counts, asOf).map(([path, answer]) => [`${fact.list}.${path}`, answer] as const),
        ),
      ];
    case 'sum':
      return [[`${fact.list}.${fact.of}`, String(number)]];
    case 'percentOf':
      return [
        [fact.part, amountFor(program, fact.part, 50_000)],
        [fact.whole, amountFor(program, fact.whole, 50_000)],
      ];
    case 'total':
      return fact.of.map((path) => [path, amountFor(program, path, Math.floor(number / fact.of.length))]);
    case 'daysBetween':
      return [
        [fact.from, addDays(asOf, -60)],
        [fact.to, addDays(asOf, number - 60)],
      ];
  }
}

/** A number as its field takes it: dollars for money. */
const amountFor = (program: Program, path: string, number: number): unknown =>
  locate(program, path)?.field.type === 'money' ? { amount: number.toFixed(2), currency: 'USD' } : number;
