import type { Rule } from '../../../shared/domain/program/rule.ts';
import type { Program } from '../../../shared/domain/program/schema.ts';
import type { Comparison, Condition, Fact } from '../../../shared/domain/rules/language.ts';
import { amounts, asking, dates, decimals, names, options, wholes } from './questions.ts';
import type { Random } from './random.ts';

/** A program with generated rules over the questions that `asking` has: every operator, every fact, nested and joined. */
export function generatedProgram(random: Random): Program {
  const rules = Array.from({ length: random.between(1, 6) }, (_, index) => rule(random, index));
  return { ...asking, rules };
}

const text = { en: 'Words', es: 'Palabras' };

function rule(random: Random, index: number): Rule {
  return {
    id: `rule-${index}`,
    kind: random.chance(75) ? 'hard' : random.pick(['scored', 'informational']),
    title: text,
    ...(random.chance(30) ? { appliesWhen: condition(random, whole, 1) } : {}),
    check: condition(random, whole, 3),
    reason: { code: `reason-${index}`, text },
    basis: 'Made up',
    disclosable: true,
  };
}

/** What a comparison can look at: in the whole application, or in a row of a list. */
type Scope = { readonly [K in keyof typeof names]: readonly string[] } & { readonly facts: boolean };
const whole: Scope = { ...names, facts: true };
const row: Scope = {
  money: ['amount'],
  decimal: ['percent'],
  integer: ['count'],
  date: ['day'],
  truth: ['direct'],
  choice: ['status'],
  rank: [],
  several: ['tags'],
  text: ['where.city'],
  address: ['where'],
  facts: false,
};

function condition(random: Random, scope: Scope, depth: number): Condition {
  if (depth === 0 || random.chance(45)) return comparison(random, scope);
  const parts = () => Array.from({ length: random.between(1, 3) }, () => condition(random, scope, depth - 1));
  switch (random.below(4)) {
    case 0:
      return { all: parts() };
    case 1:
      return { any: parts() };
    case 2:
      return { not: condition(random, scope, depth - 1) };
    default: {
      const countOf = parts();
      const least = random.below(countOf.length + 1);
      const most = random.between(least, countOf.length);
      return random.pick([
        { countOf, atLeast: least },
        { countOf, atMost: most },
        { countOf, atLeast: least, atMost: most },
      ]);
    }
  }
}

function comparison(random: Random, scope: Scope): Comparison {
  if (random.chance(scope.facts ? 40 : 15)) {
    const fact = factOf(random, scope);
    return { fact, ...numeric(random, () => factLimit(random, fact)) };
  }
  const kinds = (Object.keys(names) as (keyof typeof names)[]).filter((one) => scope[one].length > 0);
  const kind = random.pick(kinds);
  const field = random.pick(scope[kind]);
  switch (kind) {
    case 'money':
      return { field, ...numeric(random, () => random.pick(amounts)) };
    case 'decimal':
      return { field, ...numeric(random, () => random.pick(decimals)) };
    case 'integer':
      return { field, ...numeric(random, () => random.pick(wholes)) };
    case 'rank':
      return {
        field,
        ...random.pick([{ in: random.some(options.level) }, { equals: random.pick(options.level) }]),
      };
    case 'date': {
      const day = () => random.pick(dates);
      return {
        field,
        ...random.pick([
          { equals: day() },
          { between: [day(), day()] as [string, string] },
          { onOrBefore: day() },
          { onOrAfter: day() },
        ]),
      };
    }
    case 'truth':
      return { field, equals: random.chance(50) };
    case 'choice': {
      const values: readonly string[] = field === 'scale' ? options.scale : options.kind;
      return { field, ...random.pick([{ equals: random.pick(values) }, { in: random.some(values) }]) };
    }
    case 'several': {
      const values = random.some(options.needs);
      return {
        field,
        ...random.pick([{ includesAny: values }, { includesAll: values }, { includesNone: values }]),
      };
    }
    case 'text':
      return {
        field,
        ...random.pick([
          { equals: random.pick(['a', 'CA', 'Oakland', '94601']) },
          { in: ['CA', 'OR', 'b', '94601', '94700'] },
        ]),
      };
    case 'address':
      return { field, inServiceArea: true };
  }
}

function numeric(random: Random, limit: () => string | number): Omit<Comparison, 'field' | 'fact'> {
  return random.pick([
    () => ({ equals: limit() }),
    () => ({ in: [limit(), limit()] }),
    () => ({ atLeast: limit() }),
    () => ({ atMost: limit() }),
    () => ({ moreThan: limit() }),
    () => ({ lessThan: limit() }),
    () => ({ between: [limit(), limit()] as [string | number, string | number] }),
  ])();
}

function factOf(random: Random, scope: Scope): Fact {
  const date = () => random.pick(scope.date);
  const on = () => (random.chance(60) ? ('submission' as const) : random.pick(dates));
  const simple: (() => Fact)[] = [
    () => ({ name: 'ageAt', born: date(), on: on() }),
    () => ({ name: 'monthsOperating', since: date() }),
    () => ({ name: 'daysBetween', from: date(), to: date() }),
    () => ({ name: 'percentOf', part: random.pick(scope.integer), whole: random.pick(scope.integer) }),
    () => ({ name: 'percentOf', part: random.pick(scope.money), whole: random.pick(scope.money) }),
    () => ({
      name: 'total',
      of: [random.pick(scope.money), random.pick(scope.decimal), random.pick(scope.integer)],
    }),
    () => ({
      name: 'percentOfTable',
      amount: random.pick(scope.money),
      size: random.pick(scope.integer),
      table: random.pick(['povertyGuideline', 'limits']),
    }),
  ];
  if (!scope.facts) return random.pick(simple)();
  const where = () => condition(random, row, 2);
  return random.pick([
    ...simple,
    () => ({ name: 'gpaOnFour', value: random.pick(scope.decimal), scale: 'scale' }) as const,
    () =>
      ({
        name: 'povertyPercent',
        income: random.pick(scope.money),
        householdSize: random.pick(scope.integer),
      }) as const,
    () =>
      ({
        name: 'dscr',
        cashFlow: 'income',
        existing: random.pick(['costs', 'income']),
        amount: random.pick(['home.rent', 'costs']),
        termMonths: 'months',
        annualRate: random.pick(['5', '0', '7.25']),
      }) as const,
    () =>
      ({
        name: 'sum',
        list: 'rows',
        of: random.pick(['percent', 'amount', 'count']),
        ...(random.chance(60) ? { where: where() } : {}),
      }) as const,
    () => ({ name: 'countRows', list: 'rows', where: where() }) as const,
    () =>
      ({
        name: 'ownedShare',
        list: 'rows',
        share: 'percent',
        versions: ['2026-01-01', '2026-11-21', '2026-11-22']
          .slice(0, random.between(1, 3))
          .map((from) => ({ from, counts: where() })),
      }) as const,
    () =>
      ({
        name: 'householdPercent',
        table: random.pick(['povertyGuideline', 'limits']),
        households: [
          {
            id: 'one',
            title: text,
            when: condition(random, { ...whole, facts: false }, 1),
            size: 'people',
            income: 'income',
          },
          {
            id: 'two',
            title: text,
            ...(random.chance(50) ? { when: condition(random, { ...whole, facts: false }, 1) } : {}),
            size: 'home.rooms',
            income: 'home.rent',
          },
        ],
      }) as const,
  ] as (() => Fact)[])();
}

function factLimit(random: Random, fact: Fact): string | number {
  switch (fact.name) {
    case 'ageAt':
      return random.pick([0, 16, 18, 26, '18']);
    case 'monthsOperating':
    case 'countRows':
      return random.pick(wholes);
    case 'daysBetween':
      return random.pick([-30, 0, 1, 365, 366]);
    case 'dscr':
      return random.pick(['1.10', '1.25', '0', '-0.5', '1.286']);
    case 'percentOf':
      return random.pick(['20', '40', '33.333333', '33.33', '100', '50']);
    case 'povertyPercent':
    case 'percentOfTable':
    case 'householdPercent':
      return random.pick(['100', '200', '300', '99.99', '138.5', '0']);
    default:
      return random.pick(decimals);
  }
}
