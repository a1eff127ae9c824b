import { allFields, locate } from '../../../../shared/domain/program/paths.ts';
import type { Program } from '../../../../shared/domain/program/schema.ts';
import type { Outcome } from '../../../../shared/domain/rules/dry-run/compare.ts';
import { groupOrder, languageGroup, noAnswer } from '../../../../shared/domain/rules/dry-run/groups.ts';
import type {
  CauseCount,
  GroupTable,
  KindCount,
  Report,
} from '../../../../shared/domain/rules/dry-run/report.ts';
import { formatNumber } from '../../../../shared/messages/values.ts';
import { cardTable, insetText, table } from '../../../../shared/web/components/index.ts';
import { type Content, type Html, html } from '../../../../shared/web/html.ts';
import { type Frame, paragraph } from '../frame.ts';
import { changeBars, figureCell } from './figures.ts';

/** The documents by which rules and questions have their words. */
export interface Named {
  readonly draft: Program;
  readonly published: Program;
}

/** What came out: whom it would change, why, and by group. */
export function resultsPart(frame: Frame, report: Report, named: Named): Html {
  const { t } = frame;
  const { compared } = report;
  if (compared.kind !== 'count' || report.kinds.length === 0)
    return html`<p class="govuk-body-l">${compared.kind === 'count' ? t('dryRun.compared', { count: compared.count }) : t('dryRun.comparedFew')}</p>${
      compared.kind === 'count' && compared.count === 0 ? '' : insetText({ text: t('dryRun.tooFew') })
    }`;
  const why = report.kinds.filter(({ causes }) => causes.length > 0);
  return html`<p class="govuk-body-l">${t('dryRun.compared', { count: compared.count })}</p>
${paragraph(t('dryRun.marks'))}
<section class="app-section" aria-labelledby="what"><h2 class="govuk-heading-m" id="what">${t('dryRun.what')}</h2>
<div class="app-beside">${changeBars(frame, report.kinds, compared.count)}<div>${kindsTable(frame, report.kinds)}${paragraph(t('dryRun.kind.opens.means'))}</div></div></section>
${
  why.length === 0
    ? ''
    : html`<section class="app-section" aria-labelledby="why"><h2 class="govuk-heading-m" id="why">${t('dryRun.why')}</h2>${paragraph(t('dryRun.whyText'))}${why.map((one) => causesTable(frame, one, named))}</section>`
}
${lostPart(frame, report, named)}
${groupsPart(frame, report, named.draft)}`;
}

function kindsTable(frame: Frame, kinds: readonly KindCount[]): Html {
  const { t } = frame;
  return table({
    caption: t('dryRun.what'),
    captionClasses: 'govuk-visually-hidden',
    firstCellIsHeader: true,
    head: [{ text: t('dryRun.kind') }, { text: t('dryRun.applications'), format: 'numeric' }],
    rows: kinds.flatMap(({ kind, count, transitions }) => [
      [{ text: t(`dryRun.kind.${kind}`) }, figureCell(frame, count)],
      ...transitions
        .filter((one) => one.count.kind !== 'count' || one.count.count > 0)
        .map(({ transition, count }) => [
          { text: html`<span class="app-part-of">${wayText(frame, transition)}</span>` },
          figureCell(frame, count),
        ]),
    ]),
  });
}

function wayText({ t }: Frame, transition: string): string {
  const [from, to] = transition.split('>').map((one) => t(`dryRun.outcome.${one as Outcome}`));
  return from === to
    ? t('dryRun.stays', { outcome: from ?? '' })
    : t('dryRun.fromTo', { from: from ?? '', to: to ?? '' });
}

function causesTable(frame: Frame, { kind, causes }: KindCount, named: Named): Html {
  const { t } = frame;
  return table({
    caption: t(`dryRun.kind.${kind}`),
    captionClasses: 'govuk-table__caption--s',
    firstCellIsHeader: true,
    head: [{ text: t('dryRun.cause') }, { text: t('dryRun.applications'), format: 'numeric' }],
    rows: causes.map((cause) => [
      { text: html`<span class="app-cause">${causeText(frame, cause, named)}</span>` },
      figureCell(frame, cause.count),
    ]),
  });
}

function causeText(
  { t, language }: Frame,
  { effect, name }: CauseCount,
  { draft, published }: Named,
): string {
  switch (effect) {
    case 'only-asked':
      return t('dryRun.cause.only-asked');
    case 'asked-new':
    case 'asked':
      return t(`dryRun.cause.${effect}`, { name: questionText(name, language, draft, published) });
    case 'no-longer-asked':
      return t('dryRun.cause.no-longer-asked', { name: questionText(name, language, published, draft) });
    default: {
      const title = [draft, published].flatMap(({ rules }) => rules.filter(({ id }) => id === name))[0]
        ?.title;
      return t(`dryRun.cause.${effect}`, { name: title?.[language] ?? name });
    }
  }
}

/** A question by its words, of the document that asks it. */
function questionText(path: string, language: Frame['language'], ...documents: readonly Program[]): string {
  for (const document of documents) {
    const located = locate(document, path);
    if (located) return located.field.label[language];
  }
  return path;
}

function lostPart(frame: Frame, { lost }: Report, { draft, published }: Named): Content {
  const { t, language } = frame;
  if (lost.length === 0) return '';
  return html`<section class="app-section" aria-labelledby="lost"><h2 class="govuk-heading-m" id="lost">${t('dryRun.lost')}</h2>${paragraph(t('dryRun.lostText'))}${cardTable(
    {
      caption: t('dryRun.lost'),
      captionClasses: 'govuk-visually-hidden',
      firstCellIsHeader: true,
      head: [
        { text: t('dryRun.question') },
        { text: t('dryRun.why') },
        { text: t('dryRun.applications'), format: 'numeric' },
      ],
      rows: lost.map(({ why, field, count }) => [
        { text: questionText(field, language, published, draft) },
        { text: t(`dryRun.lost.${why}`) },
        figureCell(frame, count),
      ]),
    },
  )}</section>`;
}

function groupsPart(frame: Frame, { groups, groupsLeftOut }: Report, draft: Program): Html {
  const { t } = frame;
  const order = [...groupOrder(draft)];
  const shown = order.flatMap(([group, values]) => {
    const found = groups.find((one) => one.group === group);
    return found ? [groupTable(frame, found, values, draft)] : [];
  });
  const left = order.flatMap(([group]) =>
    groupsLeftOut.includes(group) ? [groupText(frame, draft, group)] : [],
  );
  return html`<section class="app-section" aria-labelledby="groups"><h2 class="govuk-heading-m" id="groups">${t('dryRun.groups')}</h2>${paragraph(t('dryRun.groupsText'))}${
    shown.length > 0 ? shown : paragraph(t('dryRun.noGroups'))
  }${
    shown.length > 0 && left.length > 0
      ? html`${paragraph(t('dryRun.groupsLeftOut'))}<ul class="govuk-list govuk-list--bullet">${left.map((one) => html`<li>${one}</li>`)}</ul>`
      : ''
  }</section>`;
}

function groupTable(
  frame: Frame,
  { group, columns, rows }: GroupTable,
  order: readonly string[],
  draft: Program,
): Html {
  const { t, language } = frame;
  const sorted = rows.toSorted((a, b) => order.indexOf(a.value) - order.indexOf(b.value));
  return cardTable({
    caption: groupText(frame, draft, group),
    captionClasses: 'govuk-table__caption--s',
    firstCellIsHeader: true,
    head: [
      { text: t('dryRun.answer') },
      { text: t('dryRun.all'), format: 'numeric' },
      ...columns.map(({ kinds }) => ({
        text: kinds.map((kind) => t(`dryRun.kind.${kind}`)).join(' / '),
        format: 'numeric' as const,
      })),
    ],
    rows: [
      ...sorted.map(({ value, total, cells }) => [
        { text: valueText(frame, draft, group, value) },
        ...[total, ...cells].map((one) => figureCell(frame, one)),
      ]),
      [
        { text: t('dryRun.all') },
        {
          text: formatNumber(
            columns.reduce((sum, { total }) => sum + total, 0),
            language,
          ),
          format: 'numeric',
        },
        ...columns.map(({ total }) => ({ text: formatNumber(total, language), format: 'numeric' as const })),
      ],
    ],
  });
}

const groupText = ({ t, language }: Frame, draft: Program, group: string): string =>
  group === languageGroup
    ? t('dryRun.language')
    : (allFields(draft).find(({ id }) => id === group)?.label[language] ?? group);

function valueText({ t, language }: Frame, draft: Program, group: string, value: string): string {
  if (value === noAnswer) return t('dryRun.noAnswer');
  if (group === languageGroup) return t(value === 'es' ? 'dryRun.spanish' : 'dryRun.english');
  const field = allFields(draft).find(({ id }) => id === group);
  if (field?.type === 'yes-no') return t(value === 'true' ? 'dryRun.yes' : 'dryRun.no');
  const options = field?.type === 'choice' ? field.options : [];
  return options.find((one) => String(one.value) === value)?.label[language] ?? value;
}
