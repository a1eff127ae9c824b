import { siteLabel } from '../../../shared/domain/placing/site-label.ts';
import type { AwardPlanOf } from '../../../shared/domain/program/award-plan.ts';
import type { Program } from '../../../shared/domain/program/schema.ts';
import type { Language } from '../../../shared/domain/text.ts';
import type { PageTexts } from '../../../shared/messages/pages/index.ts';
import { summaryList } from '../../../shared/web/components/index.ts';
import { type Content, type Html, html } from '../../../shared/web/html.ts';

/** How places are given, and whom each location takes first: published before anybody applies. */
export function siteOrders(
  program: Program,
  { sites }: AwardPlanOf<'round-slots'>,
  t: PageTexts,
  language: Language,
): Html {
  const own = sites.some(({ first }) => first);
  return html`<h3 class="govuk-heading-s">${t('placing.title')}</h3>${p(t('placing.how'))}${p(t('placing.honest'))}
${
  own
    ? html`<h3 class="govuk-heading-s">${t('placing.orders')}</h3>${summaryList({
        rows: sites.map(({ option, first }) => ({
          key: siteLabel(program, option)[language],
          value: first
            ? groups([...first.map(({ title }) => title[language]), t('placing.others')])
            : t('placing.everybody'),
        })),
      })}${p(t('placing.inside'))}`
    : ''
}${p(t('placing.free'))}${p(t('placing.stays'))}`;
}

const groups = (names: readonly string[]) =>
  html`<ol class="govuk-list govuk-list--number">${names.map((name) => html`<li>${name}</li>`)}</ol>`;

const p = (text: Content) => html`<p class="govuk-body">${text}</p>`;
