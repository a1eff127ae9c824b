import { type Status, statuses } from '../../../shared/domain/application/status.ts';
import { unitOf } from '../../../shared/domain/program/award-plan.ts';
import type { Program } from '../../../shared/domain/program/schema.ts';
import type { WebResponse } from '../../../shared/http/response.ts';
import type { Fund } from '../../../shared/store/funds.ts';
import { table } from '../../../shared/web/components/index.ts';
import { statusTag } from '../../../shared/web/extras.ts';
import { type Html, html } from '../../../shared/web/html.ts';
import type { ProgramFigures } from '../figures.ts';
import { reviewersAddress } from '../reviewers/found.ts';
import type { RoundOf } from '../round/model.ts';
import { type AttentionModel, attentionTable } from './attention-page.ts';
import { answered, type Frame, heading, link, paragraph } from './frame.ts';
import { fundsPart } from './funds-page.ts';
import { roundsTable } from './rounds-page.ts';
import { dryRunAddress, lettersAddress, unitsText } from './values.ts';

export interface OverviewModel {
  readonly attention: AttentionModel;
  readonly funds: readonly Fund[];
  readonly rounds: readonly RoundOf[];
  readonly programs: readonly { readonly program: Program; readonly figures: ProgramFigures }[];
}

/** A manager's front page: what waits for a person first, then where everything stands. */
export function overviewPage(frame: Frame, model: OverviewModel): WebResponse {
  const { t } = frame;
  return answered(frame, {
    title: t('manage.nav.overview'),
    section: 'overview',
    body: html`${heading(t('manage.nav.overview'))}
<section class="app-section" aria-labelledby="todo"><h2 class="govuk-heading-m" id="todo">${t('manage.overview.waits', { count: model.attention.matters.length })}</h2>${attentionTable(frame, model.attention)}</section>
<section class="app-section" aria-labelledby="programs"><h2 class="govuk-heading-m" id="programs">${t('manage.overview.programs')}</h2>${model.programs.map((one) => programPart(frame, one))}</section>
<section class="app-section" aria-labelledby="rounds"><h2 class="govuk-heading-m" id="rounds">${t('manage.rounds.title')}</h2>${roundsTable(frame, model.rounds)}</section>
<section class="app-section" aria-labelledby="funds"><h2 class="govuk-heading-m" id="funds">${t('manage.nav.funds')}</h2>${fundsPart(frame, model.funds)}</section>`,
  });
}

/** One program: how many applications stand where, with the money beside them. */
function programPart(frame: Frame, { program, figures }: OverviewModel['programs'][number]): Html {
  const { t, language } = frame;
  const present = statuses.filter((status) => figures.counts[status] > 0);
  const title = html`<h3 class="govuk-heading-s">${link(listAddress(program), program.title[language])}</h3>`;
  const readers = link(reviewersAddress(program.id), t('pool.title'));
  const letters = link(lettersAddress(program.id), t('manage.letter.link'));
  if (present.length === 0)
    return html`${title}${paragraph(t('manage.overview.none'))}${paragraph(html`${readers} · ${letters}`)}`;
  const tried = paragraph(
    html`${readers} · ${link(dryRunAddress(program.id), t('dryRun.title'))} · ${letters}`,
  );
  const unit = unitOf(program.award) ?? 'money';
  return html`${title}${table({
    caption: t('manage.overview.caption', { program: program.title[language] }),
    captionClasses: 'govuk-visually-hidden',
    classes: 'govuk-table--small-text-until-tablet',
    firstCellIsHeader: true,
    head: [
      { text: t('manage.status') },
      { text: t('manage.overview.count'), format: 'numeric' },
      { text: t('manage.overview.amount'), format: 'numeric' },
    ],
    rows: present.map((status) => [
      { text: link(listAddress(program, status), statusTag(status, language)) },
      { text: String(figures.counts[status]), format: 'numeric' },
      {
        text: figures.amounts[status] > 0 ? unitsText(frame, unit, figures.amounts[status]) : '–',
        format: 'numeric',
      },
    ]),
  })}${tried}`;
}

function listAddress({ id }: Program, status?: Status): string {
  return `/manage/applications?${new URLSearchParams({ program: id, ...(status ? { status } : {}) })}`;
}
