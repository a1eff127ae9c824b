import type { Measure } from '../../../shared/domain/allocation/problem.ts';
import {
  type Restriction,
  restrictionName,
  restrictionsOf,
} from '../../../shared/domain/round/several-funds.ts';
import type { AllocationSummary } from '../../../shared/domain/round/why.ts';
import { formatMoney } from '../../../shared/messages/values.ts';
import { cardTable } from '../../../shared/web/components/index.ts';
import { type Content, type Html, html } from '../../../shared/web/html.ts';
import type { RoundModel } from '../round/model.ts';
import { type Frame, paragraph } from './frame.ts';
import { score } from './values.ts';

type Shown = Pick<RoundModel, 'program' | 'funds'>;

/** How a list from several funds came about: its aim, whether it is the best, plain ranking beside it, what each limit costs. */
export function allocationPart(frame: Frame, model: Shown, summary: AllocationSummary | undefined): Content {
  if (!summary) return '';
  const { t } = frame;
  return html`<h2 class="govuk-heading-m">${t('allocation.title')}</h2>${paragraph(
    `${t(`allocation.objective.${summary.objective}`)} ${proofText(frame, summary)}`,
  )}${beside(frame, summary)}${prices(frame, model, summary)}`;
}

function proofText({ t, language }: Frame, { proof }: AllocationSummary): string {
  if (proof === 'proven') return t('allocation.proven');
  const { goal, atMost } = proof;
  if (goal === 'rank') return t('allocation.unprovenRank');
  const most =
    goal === 'money'
      ? formatMoney(atMost, language)
      : goal === 'merit'
        ? t('allocation.most.merit', { count: score(atMost) })
        : t('allocation.most.awards', { count: String(atMost) });
  return t('allocation.unproven', { most });
}

function beside(frame: Frame, { reached, plain }: AllocationSummary): Html {
  const { t } = frame;
  const row = (name: string, cells: readonly string[]) => [
    { text: name },
    ...cells.map((text) => ({ text, format: 'numeric' as const })),
  ];
  return cardTable({
    caption: t('allocation.beside'),
    captionClasses: 'govuk-table__caption--s',
    firstCellIsHeader: true,
    head: head(frame, t('allocation.way')),
    rows: [
      row(t('allocation.this'), figuresOf(frame, reached)),
      row(t('allocation.plain'), figuresOf(frame, plain)),
      row(t('allocation.difference'), changesOf(frame, less(reached, plain))),
    ],
  });
}

function prices(frame: Frame, { program, funds }: Shown, summary: AllocationSummary): Content {
  const { t } = frame;
  const plan = program.award;
  if (plan.kind !== 'round-funds' || !summary.prices || summary.prices.length === 0) return '';
  const named = new Map(restrictionsOf(plan).map((one) => [restrictionName(one), one]));
  return html`<h3 class="govuk-heading-s">${t('allocation.prices')}</h3>${paragraph(t('allocation.pricesLead'))}${cardTable(
    {
      caption: t('allocation.prices'),
      captionClasses: 'govuk-visually-hidden',
      firstCellIsHeader: true,
      head: head(frame, t('allocation.limit')),
      rows: summary.prices.map((price) => {
        const one = named.get(price.restriction);
        return [
          { text: one ? restrictionTitle(frame, { program, funds }, one) : price.restriction },
          ...changesOf(frame, price).map((text) => ({ text, format: 'numeric' as const })),
        ];
      }),
    },
  )}`;
}

/** What a restriction is called: the donor's wish, a fund's amounts, a cap. */
export function restrictionTitle(
  { t, language }: Frame,
  { program: { award: plan }, funds }: Shown,
  one: Restriction,
): string {
  if (plan.kind !== 'round-funds') return '';
  const fund = (id: string) => funds.get(id)?.title[language] ?? id;
  if (one.kind === 'amounts') return t('allocation.price.amounts', { fund: fund(one.fundId) });
  if (one.kind === 'cap') return plan.caps.find(({ id }) => id === one.cap)?.title[language] ?? one.cap;
  const part = plan.funds.find((each) => each.fund === one.fundId);
  return t('allocation.price.donor', { fund: fund(one.fundId), title: part?.only?.title[language] ?? '' });
}

const head = ({ t }: Frame, first: string) => [
  { text: first },
  { text: t('allocation.points'), format: 'numeric' as const },
  { text: t('allocation.awards'), format: 'numeric' as const },
  { text: t('allocation.money'), format: 'numeric' as const },
];

const less = (a: Measure, b: Measure): Measure => ({
  merit: a.merit - b.merit,
  awards: a.awards - b.awards,
  money: a.money - b.money,
});

const figuresOf = ({ language }: Frame, { merit, awards, money }: Measure): readonly string[] => [
  score(merit),
  String(awards),
  formatMoney(money, language),
];

const changesOf = ({ language }: Frame, { merit, awards, money }: Measure): readonly string[] => [
  signed(merit, score),
  signed(awards, String),
  signed(money, (cents) => formatMoney(cents, language)),
];

/** With its sign, a true minus: a screen reader says it. */
export const signed = (value: number, text: (value: number) => string): string =>
  value === 0 ? '0' : `${value > 0 ? '+' : '\u2212'}${text(Math.abs(value))}`;
