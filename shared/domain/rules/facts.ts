import { ageOn, compareDates, wholeMonthsBetween } from '../dates.ts';
import { type Decimal, decimal, decimalOf } from '../decimal.ts';
import { answerAt, locate } from '../program/paths.ts';
import { guidelineFor } from '../tables/poverty-guideline.ts';
import type { Fact, FactName } from './language.ts';
import { annualDebtService } from './loan.ts';
import { type Context, knownOf, readField } from './read.ts';
import { askFor, leaveToPerson, numberValue, type Unknown, unknownsOf, type Value } from './value.ts';

type FactOf<N extends FactName> = Extract<Fact, { name: N }>;

/** The value of a derived fact; unknown while an input is missing or cannot be judged. */
export function readFact(context: Context, fact: Fact): Value {
  const read = readers[fact.name] as (context: Context, fact: Fact) => Value;
  return read(context, fact);
}

const readers: { [N in FactName]: (context: Context, fact: FactOf<N>) => Value } = {
  ageAt: (context, { born, on }) => {
    const day = on === 'submission' ? context.asOf : on;
    return withDate(context, born, (date) =>
      compareDates(date, day) > 0 ? leaveToPerson(born) : numberValue(decimal(ageOn(date, day))),
    );
  },

  monthsOperating: (context, { since }) =>
    withDate(context, since, (date) => numberValue(decimal(wholeMonthsBetween(date, context.asOf)))),

  gpaOnFour: (context, { value, scale }) => {
    const scaleValue = readField(context, scale);
    if (scaleValue.kind === 'unknown') return scaleValue;
    const scaleName = scaleValue.kind === 'text' ? scaleValue.text : '';
    if (scaleName !== '4.0' && scaleName !== '5.0' && scaleName !== '100') return leaveToPerson(scale);
    return withNumbers(context, [value], ([given]) => {
      // A figure beyond its scale (87 "out of 4") is a slip that a person must look at, never a pass.
      if (!given || given.lt(0) || given.gt(scaleName === '100' ? 100 : 5)) return leaveToPerson(value);
      if (scaleName === '4.0') return numberValue(given);
      if (scaleName === '5.0') return numberValue(given.times(4).div(5));
      const table = context.tables.gpaHundred[context.program.tables.gpaHundred ?? ''];
      const points = table?.rows.find((row) => given.gte(row.atLeast))?.points;
      return points === undefined ? leaveToPerson(value) : numberValue(decimal(points));
    });
  },

  dscr: (context, { cashFlow, existing, amount, termMonths, annualRate }) =>
    withNumbers(context, [cashFlow, existing, amount, termMonths], ([flow, service, principal, months]) => {
      if (!flow || !service || !principal || !months) return leaveToPerson(cashFlow);
      if (principal.lte(0)) return leaveToPerson(amount);
      if (months.lt(1)) return leaveToPerson(termMonths);
      const total = service.plus(annualDebtService(principal, annualRate, Number(months.toFixed())));
      return total.gt(0) ? numberValue(flow.div(total)) : leaveToPerson(existing);
    }),

  povertyPercent: (context, { income, householdSize }) =>
    withNumbers(context, [income, householdSize], ([dollars, size]) => {
      const table = context.tables.povertyGuideline[context.program.tables.povertyGuideline ?? ''];
      const guideline = table && size && guidelineFor(table, Number(size.toFixed()));
      if (guideline === undefined || !dollars) return leaveToPerson(householdSize);
      return numberValue(dollars.times(100).div(guideline));
    }),

  sum: (context, { list, of }) => {
    const items = answerAt(context.answers, list);
    if (items === undefined) return askFor(list);
    const inner = locate(context.program, `${list}.${of}`)?.field;
    if (!Array.isArray(items) || !inner) return leaveToPerson(list);
    let total = decimal(0);
    for (const item of items as readonly unknown[]) {
      const raw =
        typeof item === 'object' && item !== null ? answerAt(item as Record<string, unknown>, of) : undefined;
      if (raw === undefined) return askFor(list);
      const known = knownOf(inner, raw);
      if (known?.kind !== 'number') return leaveToPerson(list);
      total = total.plus(known.number);
    }
    return numberValue(total);
  },

  total: (context, { of }) =>
    withNumbers(context, of, (numbers) =>
      numberValue(numbers.reduce((sum, number) => sum.plus(number), decimal(0))),
    ),

  daysBetween: (context, { from, to }) => {
    const dates = [from, to].map((path) => readField(context, path));
    const unknown = unknownsOf(dates);
    if (unknown) return unknown;
    const [first, last] = dates.map((value) => (value.kind === 'date' ? Date.parse(value.date) : Number.NaN));
    if (first === undefined || last === undefined || Number.isNaN(last - first)) return leaveToPerson(to);
    return numberValue(decimal((last - first) / 86_400_000));
  },

  percentOf: (context, { part, whole }) =>
    withNumbers(context, [part, whole], ([some, all]) => {
      if (!all || all.lte(0)) return leaveToPerson(whole);
      // More than all of them is a slip that a person must look at, never a pass.
      if (!some || some.lt(0) || some.gt(all)) return leaveToPerson(part);
      return numberValue(some.times(100).div(all));
    }),
};

function withDate(context: Context, path: string, use: (date: string) => Value): Value {
  const value = readField(context, path);
  if (value.kind === 'unknown') return value;
  return value.kind === 'date' ? use(value.date) : leaveToPerson(path);
}

/** All inputs as numbers, or the unknown that names every one that is missing. */
function withNumbers(
  context: Context,
  paths: readonly string[],
  use: (numbers: readonly Decimal[]) => Value,
): Value {
  const values = paths.map((path) => readField(context, path));
  const unknown: Unknown | undefined = unknownsOf(values);
  if (unknown) return unknown;
  return use(values.map((value) => (value.kind === 'number' ? value.number : decimal(0))));
}

/** The paths a fact looks at, for the publishing checks. */
export function inputsOf(fact: Fact): readonly string[] {
  switch (fact.name) {
    case 'ageAt':
      return [fact.born];
    case 'monthsOperating':
      return [fact.since];
    case 'gpaOnFour':
      return [fact.value, fact.scale];
    case 'dscr':
      return [fact.cashFlow, fact.existing, fact.amount, fact.termMonths];
    case 'povertyPercent':
      return [fact.income, fact.householdSize];
    case 'sum':
      return [fact.list, `${fact.list}.${fact.of}`];
    case 'total':
      return fact.of;
    case 'daysBetween':
      return [fact.from, fact.to];
    case 'percentOf':
      return [fact.part, fact.whole];
  }
}

/** A limit of a document as a number; throws where the document was never checked. */
export function limitNumber(literal: string | number | boolean): Decimal {
  const number = decimalOf(String(literal));
  if (!number) throw new RangeError('not a number in a rule');
  return number;
}
