import type { Program } from '../../../../shared/domain/program/schema.ts';
import type { PanelFigures, Panels } from '../../../../shared/domain/round/panels.ts';
import { formatNumber } from '../../../../shared/messages/values.ts';
import { cardTable } from '../../../../shared/web/components/index.ts';
import { figures } from '../../../../shared/web/extras.ts';
import { type Content, type Html, html } from '../../../../shared/web/html.ts';
import { type Frame, paragraph } from '../frame.ts';

type Figured = Extract<Panels, { readonly figures: PanelFigures }>;

/** What a proposal comes to, in a row of figures. */
export function figuresPart(frame: Frame, { review }: Program, { figures: found }: Figured): Html {
  const { t, language } = frame;
  const given = found.loads.map((one) => one.given);
  const number = (value: number | string) => formatNumber(value, language);
  return figures([
    { label: t('panels.applications'), value: number(found.applications) },
    {
      label: t('panels.mean'),
      value: number((found.given === 0 ? 0 : found.total / found.given).toFixed(1)),
      detail: t('panels.meanDetail'),
    },
    {
      label: t('panels.total'),
      value: number(found.total),
      detail: t('panels.totalDetail', { most: number(found.given * 100) }),
    },
    {
      label: t('panels.smallest'),
      value: number(found.smallest),
      detail: t('panels.smallestDetail', { most: number(review.readers * 100) }),
    },
    {
      label: t('panels.language'),
      value: t('panels.ofAll', { count: number(found.inLanguage), all: number(found.applications) }),
      detail: t('panels.languageDetail'),
    },
    {
      label: t('panels.loads'),
      value: t('panels.fromTo', {
        low: given.reduce((a, b) => Math.min(a, b), given[0] ?? 0),
        high: given.reduce((a, b) => Math.max(a, b), 0),
      }),
      detail: t('panels.loadsDetail'),
    },
  ]);
}

/** What can be said about it: how sure it is the best, what it beats, what rulings cost. */
export function wordsPart(frame: Frame, panels: Figured): Content {
  const { t, language } = frame;
  const { prefer, figures: found, before, pins, forbidden } = panels;
  const proof = prefer === 'fairest' ? found.proof.smallest : found.proof.total;
  const number = (value: number) => formatNumber(value, language);
  const cost = before && before.total - found.total;
  return html`${paragraph(
    proof === 'proven'
      ? t(`panels.proof.${prefer}.proven`)
      : t(`panels.proof.${prefer}.open`, { atMost: number(proof.atMost) }),
  )}${paragraph(
    found.oneByOne === undefined
      ? t('panels.oneByOneNot')
      : t('panels.oneByOne', { total: number(found.oneByOne) }),
  )}${pins + forbidden === 0 ? '' : paragraph(html`${pins > 0 ? t('panels.pins', { count: pins }) : ''} ${forbidden > 0 ? t('panels.forbidden', { count: forbidden }) : ''}`)}${
    before === undefined || cost === undefined
      ? ''
      : paragraph(
          t(`panels.cost.${cost > 0 ? 'less' : cost < 0 ? 'more' : 'same'}`, {
            before: number(before.total),
            points: number(Math.abs(cost)),
          }),
        )
  }`;
}

/** What each reader has and gets, as figures with a bar beside them, and how well they suit. */
export function loadsPart(
  frame: Frame,
  { figures: found }: Figured,
  names: ReadonlyMap<string, string>,
): Html {
  const { t } = frame;
  const widest = found.loads.reduce((most, one) => Math.max(most, one.most, one.held + one.given), 1);
  const rows = [...found.loads].sort(
    (a, b) => b.given - a.given || b.held - a.held || (a.reviewerId < b.reviewerId ? -1 : 1),
  );
  const pairs = found.byPoints.map((count, i) => ({ count, low: i * 10, high: i === 9 ? 100 : i * 10 + 9 }));
  return html`<h2 class="govuk-heading-m" id="readers">${t('panels.readersTitle')}</h2>${legend(frame)}${cardTable(
    {
      caption: t('panels.readersTitle'),
      captionClasses: 'govuk-visually-hidden',
      firstCellIsHeader: true,
      head: [
        { text: t('panels.reader') },
        { text: t('panels.held'), format: 'numeric' },
        { text: t('panels.given'), format: 'numeric' },
        { text: t('panels.most'), format: 'numeric' },
        { text: t('panels.picture') },
      ],
      rows: rows.map((one) => [
        { text: names.get(one.reviewerId) ?? one.reviewerId },
        { text: String(one.held), format: 'numeric' },
        { text: String(one.given), format: 'numeric' },
        { text: String(one.most), format: 'numeric' },
        { text: bar(widest, one) },
      ]),
    },
  )}<h2 class="govuk-heading-m" id="points">${t('panels.pointsTitle')}</h2>${cardTable({
    caption: t('panels.pointsTitle'),
    captionClasses: 'govuk-visually-hidden',
    firstCellIsHeader: true,
    head: [
      { text: t('panels.points') },
      { text: t('panels.pairs'), format: 'numeric' },
      { text: t('panels.pairsPicture') },
    ],
    rows: pairs
      .filter(({ count }) => count > 0)
      .reverse()
      .map(({ count, low, high }) => [
        { text: t('panels.fromTo', { low, high }) },
        { text: String(count), format: 'numeric' },
        { text: bar(found.given, { held: 0, given: count, most: 0 }) },
      ]),
  })}`;
}

/** A bar on a scale from nothing to `widest`; the figures beside it say the same. */
function bar(widest: number, { held, given, most }: { held: number; given: number; most: number }): Html {
  const at = (value: number) => `${((100 * Math.min(value, widest)) / widest).toFixed(2)}%`;
  const part = (name: string, from: number, length: number): Content =>
    length > 0
      ? html`<rect class="app-load__${name}" x="${at(from)}" width="${at(length)}" y="4" height="16"/>`
      : '';
  return html`<svg class="app-load" aria-hidden="true" focusable="false">${part('free', 0, most)}${part('held', 0, held)}${part('given', held, given)}</svg>`;
}

/** What the parts of a bar mean. */
function legend({ t }: Frame): Html {
  const key = (name: 'held' | 'given' | 'free') =>
    html`<li><svg class="app-legend__key app-load__key" aria-hidden="true" focusable="false"><rect class="app-load__${name}" x="1" y="1" width="90%" height="90%"/></svg>${t(`panels.key.${name}`)}</li>`;
  return html`<ul class="app-legend">${key('held')}${key('given')}${key('free')}</ul>`;
}
