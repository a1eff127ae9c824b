import { ageOn, compareDates, wholeMonthsBetween } from '../dates.ts';
import { type Decimal, decimal, decimalOf } from '../decimal.ts';
import { judge } from './condition.ts';
import { type Condition, comparisonsIn, type Fact, type FactName, type Subject } from './language.ts';
import { annualDebtService, longestTermMonths } from './loan.ts';
import { type Context, readField } from './read.ts';
import { rowsOf } from './rows.ts';
import { tableRow } from './table-row.ts';
import { leaveToPerson, numberValue, type Unknown, unknownsOf, type Value } from './value.ts';

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
      if (months.lt(1) || months.gt(longestTermMonths)) return leaveToPerson(termMonths);
      const total = service.plus(annualDebtService(principal, annualRate, Number(months.toFixed())));
      return total.gt(0) ? numberValue(flow.div(total)) : leaveToPerson(existing);
    }),

  povertyPercent: (context, { income, householdSize }) =>
    shareOfTable(context, { amount: income, size: householdSize, table: 'povertyGuideline' }),

  percentOfTable: (context, fact) => shareOfTable(context, fact),

  householdPercent: (context, { households, table }) => {
    for (const { id, when, size, income } of households) {
      const { truth, ask, judge: byPerson } = when ? judge(context, when) : certain;
      // Whose household counts is not known yet: no other may stand in for it.
      if (truth === 'unknown') return { kind: 'unknown', ask, judge: byPerson };
      if (truth === 'true') return shareOfTable(context, { amount: income, size, table }, id);
    }
    return leaveToPerson(...households.slice(0, 1).map(({ income }) => income));
  },

  sum: (context, { list, of, where }) => sumOver(context, { list, of, where }),

  countRows: (context, { list, where }) => {
    const rows = rowsOf(context, list, where);
    if (!Array.isArray(rows)) return rows as Unknown;
    return numberValue(decimal(rows.length), numbersOf(rows));
  },

  ownedShare: (context, { list, share, versions }) => {
    const inEffect = versions.filter(({ from }) => compareDates(from, context.asOf) <= 0);
    const latest = inEffect.reduce<(typeof versions)[number] | undefined>(
      (last, one) => (last && compareDates(last.from, one.from) >= 0 ? last : one),
      undefined,
    );
    return latest ? sumOver(context, { list, of: share, where: latest.counts }) : leaveToPerson(list);
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

const certain = { truth: 'true', ask: [], judge: [] } as const;

const numbersOf = (rows: readonly { readonly number: number }[]) =>
  rows.map(({ number }) => number).join(', ');

function sumOver(
  context: Context,
  { list, of, where }: { readonly list: string; readonly of: string; readonly where?: Condition | undefined },
): Value {
  const rows = rowsOf(context, list, where);
  if (!Array.isArray(rows)) return rows as Unknown;
  const values = rows.map(({ answers }) => readField({ ...context, row: { list, answers } }, of));
  const unknown = unknownsOf(values);
  if (unknown) return unknown;
  let total = decimal(0);
  for (const value of values) {
    if (value.kind !== 'number') return leaveToPerson(list);
    total = total.plus(value.number);
  }
  return numberValue(total, where ? numbersOf(rows) : undefined);
}

/** An amount over the row of a table for a size, in percent, exact. */
function shareOfTable(
  context: Context,
  paths: { readonly amount: string; readonly size: string; readonly table: string },
  by?: string,
): Value {
  return withNumbers(context, [paths.amount, paths.size], ([dollars, size]) => {
    const row = size && tableRow(context, paths.table, Number(size.toFixed()));
    if (!row || !dollars || row.lte(0)) return leaveToPerson(paths.size);
    return numberValue(dollars.times(100).div(row), by);
  });
}

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

/** The paths a fact looks at from the program's top, each input once; of a list's rows as `owners.percent`. */
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
    case 'percentOfTable':
      return [fact.amount, fact.size];
    case 'householdPercent':
      return once(
        fact.households.flatMap(({ when, size, income }) => [...(when ? inputsIn(when) : []), size, income]),
      );
    case 'sum':
      return once([
        fact.list,
        `${fact.list}.${fact.of}`,
        ...(fact.where ? inRow(fact.list, fact.where) : []),
      ]);
    case 'countRows':
      return once([fact.list, ...inRow(fact.list, fact.where)]);
    case 'ownedShare':
      return once([
        fact.list,
        `${fact.list}.${fact.share}`,
        ...fact.versions.flatMap(({ counts }) => inRow(fact.list, counts)),
      ]);
    case 'total':
      return fact.of;
    case 'daysBetween':
      return [fact.from, fact.to];
    case 'percentOf':
      return [fact.part, fact.whole];
  }
}

/** The paths that one comparison looks at: its field, or what its fact is derived from. */
export const pathsOf = ({ field, fact }: Subject): readonly string[] =>
  field === undefined ? (fact ? inputsOf(fact) : []) : [field];

/** The paths of everything a condition looks at. */
export const inputsIn = (condition: Condition): readonly string[] =>
  comparisonsIn(condition).flatMap(pathsOf);

const inRow = (list: string, condition: Condition) => inputsIn(condition).map((path) => `${list}.${path}`);
const once = (paths: readonly string[]): readonly string[] => [...new Set(paths)];

/** A limit of a document as a number; throws where the document was never checked. */
export function limitNumber(literal: string | number | boolean): Decimal {
  const number = decimalOf(String(literal));
  if (!number) throw new RangeError('not a number in a rule');
  return number;
}
