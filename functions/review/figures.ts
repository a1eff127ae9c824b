import { canonicalJson } from '../../shared/domain/canonical-json.ts';
import { type Decimal, dollars, plainText } from '../../shared/domain/decimal.ts';
import { locate } from '../../shared/domain/program/paths.ts';
import type { Program } from '../../shared/domain/program/schema.ts';
import { inputsOf, readFact } from '../../shared/domain/rules/facts.ts';
import {
  type Condition,
  comparisonsIn,
  type Fact,
  type FactName,
  type Subject,
} from '../../shared/domain/rules/language.ts';
import { annualDebtService, monthlyPaymentCents } from '../../shared/domain/rules/loan.ts';
import { type Context, readField } from '../../shared/domain/rules/read.ts';
import type { Language } from '../../shared/domain/text.ts';
import { type PageTexts, pageTexts } from '../../shared/messages/pages/index.ts';
import { formatAmount, formatDay, formatList, formatNumber } from '../../shared/messages/values.ts';

/** A figure that was worked out from answers, with how. */
export interface Figure {
  readonly title: string;
  readonly value: string;
  readonly how: string;
}

/** The figures that a program's rules and computed criteria use, as far as every answer behind them may be seen. */
export function figuresOf(context: Context, language: Language): readonly Figure[] {
  const facts = factsOf(context.program).filter((fact) => maySee(context.program, { fact }));
  return facts.flatMap((fact) => figuresFor(context, fact, language));
}

/** True when everything that a rule or a criterion looks at is set by the applicant and not blind. */
export function maySee(program: Program, subject: Subject): boolean {
  const paths = [
    ...(subject.field === undefined ? [] : [subject.field]),
    ...(subject.fact ? inputsOf(subject.fact) : []),
  ];
  return paths.every((path) => {
    const found = locate(program, path);
    return (
      found !== undefined && [found.top, found.field].every((one) => !one.blind && one.setBy === 'applicant')
    );
  });
}

function factsOf(program: Program): readonly Fact[] {
  const computed = program.scoring.criteria.flatMap(({ source }) =>
    source.by === 'computed' && source.fact ? [source.fact] : [],
  );
  const all = [...program.rules.flatMap(({ check }) => factsIn(check)), ...computed];
  return [...new Map(all.map((fact) => [canonicalJson(fact), fact])).values()];
}

const factsIn = (condition: Condition): readonly Fact[] =>
  comparisonsIn(condition).flatMap(({ fact }) => fact ?? []);

type FactOf<N extends FactName> = Extract<Fact, { name: N }>;

interface Scope {
  readonly context: Context;
  readonly language: Language;
  readonly t: PageTexts;
  /** What the fact came to. */
  readonly value: Decimal;
  /** What the program's own definition chose: a household, or the rows that count. */
  readonly by: string;
}

const titles = {
  dscr: 'figure.dscr',
  monthsOperating: 'figure.monthsOperating',
  gpaOnFour: 'figure.gpa',
  povertyPercent: 'figure.poverty',
  ageAt: 'figure.age',
  total: 'figure.total',
  daysBetween: 'figure.daysBetween',
  percentOfTable: 'figure.percentOfTable',
  householdPercent: 'figure.household',
  ownedShare: 'figure.ownedShare',
  countRows: 'figure.countRows',
} as const;

function figuresFor(context: Context, fact: Fact, language: Language): readonly Figure[] {
  const t = pageTexts(language);
  const value = readFact(context, fact);
  const title =
    fact.name === 'sum'
      ? t('figure.sum', { label: sumLabel(context, fact, language) })
      : fact.name === 'percentOf'
        ? labelOf(context, fact.part, language)
        : t(titles[fact.name]);
  if (value.kind !== 'number') return [{ title, value: t('review.notKnown'), how: t('review.notKnownHow') }];
  const explain = explanations[fact.name] as (scope: Scope, fact: Fact) => readonly Omit<Figure, 'title'>[];
  const scope = { context, language, t, value: value.number, by: value.by ?? '' };
  return explain(scope, fact).map((one) => ({ title, ...one }));
}

type Explained = Omit<Figure, 'title'> & { readonly title?: string };

const explanations: { [N in FactName]: (scope: Scope, fact: FactOf<N>) => readonly Explained[] } = {
  dscr: (scope, fact) => {
    const { t, language } = scope;
    const [existing, amount, months] = [fact.existing, fact.amount, fact.termMonths].map((path) =>
      numberAt(scope, path),
    );
    if (!existing || !amount || !months) return [];
    const term = Number(plainText(months));
    const own = annualDebtService(amount, fact.annualRate, term);
    const payment = monthlyPaymentCents(Number(plainText(amount.times(100))), fact.annualRate, term);
    return [
      {
        title: t('figure.payment'),
        value: t('figure.paymentValue', { payment: money(dollars(payment), language) }),
        how: t('figure.paymentHow', { amount: money(amount, language), months: term, rate: fact.annualRate }),
      },
      {
        value: t('figure.times', { value: cut(scope.value, 4) }),
        how: t('figure.dscrHow', {
          cashFlow: moneyAt(scope, fact.cashFlow),
          all: money(existing.plus(own), language),
          existing: money(existing, language),
          own: money(own, language),
        }),
      },
    ];
  },

  monthsOperating: ({ t, value, context, language }, { since }) => {
    const from = readField(context, since);
    const days = {
      from: from.kind === 'date' ? formatDay(from.date, language) : '',
      to: formatDay(context.asOf, language),
    };
    return [{ value: t('figure.months', { count: plainText(value) }), how: t('figure.monthsHow', days) }];
  },

  gpaOnFour: (scope, fact) => {
    const scale = readField(scope.context, fact.scale);
    const given = numberAt(scope, fact.value);
    return [
      {
        value: cut(scope.value, 4),
        how: scope.t('figure.gpaHow', {
          value: given ? plainText(given) : '',
          scale: scale.kind === 'text' ? scale.text : '',
        }),
      },
    ];
  },

  povertyPercent: (scope, { income, householdSize }) =>
    tableShare(scope, { income, size: householdSize, table: 'povertyGuideline' }),

  percentOfTable: (scope, { amount, size, table }) => tableShare(scope, { income: amount, size, table }),

  householdPercent: (scope, { households, table }) => {
    const counts = households.find(({ id }) => id === scope.by);
    if (!counts) return [];
    const title = scope.t('figure.householdOf', { household: counts.title[scope.language] });
    return tableShare(scope, { ...counts, table }).map((one) => ({ ...one, title }));
  },

  ownedShare: ({ t, value, by }) => [
    { value: t('figure.percent', { value: cut(value, 2) }), how: t('figure.rowsHow', { rows: by || '–' }) },
  ],

  countRows: ({ t, value, by }) => [
    { value: plainText(value), how: t('figure.rowsHow', { rows: by || '–' }) },
  ],

  ageAt: ({ t, value, context, language }, { on }) => [
    {
      value: t('figure.years', { count: plainText(value) }),
      how: t('figure.ageHow', { day: formatDay(on === 'submission' ? context.asOf : on, language) }),
    },
  ],

  sum: (scope, fact) => [
    {
      value: formatNumber(plainText(scope.value), scope.language),
      how: scope.t('figure.sumHow', { label: sumLabel(scope.context, fact, scope.language) }),
    },
  ],

  total: (scope, { of }) => {
    const { context, language, t } = scope;
    const isMoney = of.some((path) => locate(context.program, path)?.field.type === 'money');
    const parts = of.map((path) => labelOf(context, path, language));
    return [
      {
        value: isMoney ? money(scope.value, language) : formatNumber(plainText(scope.value), language),
        how: t('figure.totalHow', { parts: formatList(parts, language) }),
      },
    ];
  },

  daysBetween: ({ t, value, context, language }, { from, to }) => [
    {
      value: t('figure.days', { count: plainText(value) }),
      how: t('figure.daysHow', {
        from: labelOf(context, from, language),
        to: labelOf(context, to, language),
      }),
    },
  ],

  percentOf: (scope, { part, whole }) => {
    const [some, all] = [part, whole].map((path) => numberAt(scope, path));
    return [
      {
        value: scope.t('figure.percent', { value: cut(scope.value, 2) }),
        how: scope.t('figure.percentHow', {
          part: some ? plainText(some) : '',
          whole: all ? plainText(all) : '',
        }),
      },
    ];
  },
};

function tableShare(
  scope: Scope,
  { income, size, table }: { readonly income: string; readonly size: string; readonly table: string },
): readonly Explained[] {
  const people = numberAt(scope, size);
  const own = scope.context.program.tables.own?.find(({ id }) => id === table);
  return [
    {
      value: own
        ? scope.t('figure.tableValue', { value: cut(scope.value, 2), table: own.title[scope.language] })
        : scope.t('figure.povertyValue', { value: cut(scope.value, 2) }),
      how: scope.t('figure.povertyHow', {
        income: moneyAt(scope, income),
        size: people ? plainText(people) : 0,
      }),
    },
  ];
}

const labelOf = ({ program }: Context, path: string, language: Language) =>
  locate(program, path)?.field.label[language] ?? '';

const sumLabel = (context: Context, { list, of }: FactOf<'sum'>, language: Language) =>
  labelOf(context, `${list}.${of}`, language);

function numberAt({ context }: Pick<Scope, 'context'>, path: string): Decimal | undefined {
  const value = readField(context, path);
  return value.kind === 'number' ? value.number : undefined;
}

const money = (value: Decimal, language: Language) => formatAmount(value.toFixed(2), language);

function moneyAt(scope: Scope, path: string): string {
  const value = numberAt(scope, path);
  return value ? money(value, scope.language) : '';
}

/** Cut, not rounded: 1.0999 is never shown as 1.10, where the limit is 1.10. */
function cut(value: Decimal, decimals: number): string {
  return plainText(value.round(decimals, 0));
}
