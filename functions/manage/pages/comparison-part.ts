import { totalsOf } from '../../../shared/cases/round/expectations.ts';
import { unitOf } from '../../../shared/domain/program/award-plan.ts';
import {
  type Comparison,
  type UnusualReason,
  unusualReasons,
} from '../../../shared/domain/round/comparison.ts';
import { cardTable, insetText, radios, warningText } from '../../../shared/web/components/index.ts';
import { type Content, type Html, html } from '../../../shared/web/html.ts';
import type { RoundModel } from '../round/model.ts';
import { type Frame, link, paragraph } from './frame.ts';
import { moment, personLink, roundAddress, unitsText } from './values.ts';

/** A proposal beside what was expected of it: the figures, and who is on one list only. */
export function comparisonPart(frame: Frame, model: RoundModel): Content {
  const { t } = frame;
  const { comparisons, round } = model;
  const now = 'proposal' in round ? totalsOf(round.proposal) : { offers: 0, units: 0 };
  const title = html`<h2 class="govuk-heading-m">${t('gate.title')}</h2>`;
  if (comparisons.length === 0) return html`${title}${insetText({ text: t('gate.nothingExpected') })}`;
  return html`${title}${brake(frame, comparisons)}${cardTable({
    caption: t('gate.caption'),
    captionClasses: 'govuk-visually-hidden',
    firstCellIsHeader: true,
    head: [
      { text: t('gate.beside') },
      { text: t('gate.awards'), format: 'numeric' },
      { text: t('gate.together'), format: 'numeric' },
    ],
    rows: comparisons.map((one) => [
      { text: t(`gate.source.${one.source}`) },
      { text: beside(frame, String, now.offers, one.expected.offers, one.offersPercent), format: 'numeric' },
      {
        text: beside(
          frame,
          (count) => units(frame, model, count),
          now.units,
          one.expected.units,
          one.unitsPercent,
        ),
        format: 'numeric',
      },
    ]),
  })}${comparisons.map((one) => turnover(frame, model, one))}`;
}

/** Says that something is unusual, before anything else is read. */
function brake({ t }: Frame, comparisons: readonly Comparison[]): Content {
  const unusual = comparisons.filter((one) => one.unusual);
  if (unusual.length === 0) return '';
  return warningText({ text: t('gate.unusual'), iconFallbackText: t('warning') });
}

function turnover(frame: Frame, { known }: RoundModel, { source, joined, left }: Comparison): Content {
  const { t } = frame;
  if (source !== 'earlier-list' && source !== 'what-if') return '';
  if (joined.length + left.length === 0) return paragraph(t('gate.samePeople'));
  const list = (ids: readonly string[]): Html =>
    html`<ul class="govuk-list govuk-list--bullet">${ids.map((id) => html`<li>${personLink(frame, id, known.get(id))}</li>`)}</ul>`;
  return html`${
    joined.length === 0
      ? ''
      : html`<h3 class="govuk-heading-s">${t('gate.joined', { count: joined.length })}</h3>${list(joined)}`
  }${
    left.length === 0
      ? ''
      : html`<h3 class="govuk-heading-s">${t('gate.left', { count: left.length })}</h3>${list(left)}`
  }`;
}

/** The question that has to be answered before an unusual result is approved. */
export function whyRight({ t }: Frame, missing: boolean): Html {
  return radios({
    name: 'reason',
    fieldset: { legend: { text: t('gate.why'), classes: 'govuk-fieldset__legend--m' } },
    hint: { text: t('gate.whyHint') },
    items: unusualReasons.map((value) => ({ value, text: t(`gate.reason.${value}`) })),
    ...(missing ? { errorMessage: { text: t('gate.whyMissing'), visuallyHiddenText: t('error') } } : {}),
  });
}

/** What was answered; undefined for anything else. */
export const reasonIn = (fields: URLSearchParams): UnusualReason | undefined =>
  unusualReasons.find((one) => one === fields.get('reason'));

/** What is expected of a round, or the way to write it down while that is possible. */
export function plannedPart(frame: Frame, model: RoundModel, may: boolean): Content {
  const { t } = frame;
  const { planned, round, program } = model;
  const open = round.status === 'open' || round.status === 'closed';
  const way =
    open && may
      ? html`${paragraph(link(roundAddress(round.roundId, '/plan'), t('gate.plan')))}${paragraph(link(roundAddress(round.roundId, '/what-if'), t('whatIf.see')))}`
      : '';
  if (!planned) return way;
  const { offers, name, at } = planned;
  return html`${paragraph(
    t('gate.planned', {
      offers,
      units: units(frame, model, planned.units),
      name,
      at: moment(frame, at, program),
    }),
  )}${way}`;
}

const units = (frame: Frame, { program }: RoundModel, count: number): string =>
  unitsText(frame, unitOf(program.award) ?? 'money', count);

/** One figure beside the one that was expected. */
function beside(
  { t }: Frame,
  text: (count: number) => string,
  now: number,
  expected: number,
  percent: number | undefined,
): string {
  if (now === expected) return t('gate.asExpected', { now: text(now) });
  const figures = { now: text(now), expected: text(expected) };
  if (percent === undefined) return t('gate.instead', figures);
  return t(now > expected ? 'gate.more' : 'gate.less', { ...figures, percent: Math.abs(percent) });
}
