import type { Program } from '../../../shared/domain/program/schema.ts';
import { windowOf } from '../../../shared/domain/program/window.ts';
import { page as answerPage } from '../../../shared/http/page.ts';
import type { WebRequest } from '../../../shared/http/request.ts';
import type { WebResponse } from '../../../shared/http/response.ts';
import { pageTexts } from '../../../shared/messages/pages/index.ts';
import type { Assets } from '../../../shared/web/assets.ts';
import { html } from '../../../shared/web/html.ts';
import { momentText } from './dates.ts';

/** The program does not take applications now: since when, or from when on, and whom to ask. */
export function notOpenPage(
  assets: Assets,
  request: WebRequest,
  program: Program,
  state: 'closed' | 'not-yet-open',
  now: Date,
): WebResponse {
  const { language } = request;
  const t = pageTexts(language);
  const { opensAt, closesAt } = windowOf(program);
  const title = t(state === 'closed' ? 'notOpen.closedTitle' : 'notOpen.soonTitle');
  const when =
    state === 'not-yet-open'
      ? t('notOpen.opensAt', { at: momentText(opensAt, program, language) })
      : closesAt !== undefined && closesAt < now.getTime()
        ? t('notOpen.closedAt', { at: momentText(closesAt, program, language) })
        : t('notOpen.closedEarly');
  return answerPage(assets, request, {
    statusCode: 409,
    title,
    path: `/programs/${program.id}`,
    body: html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
<span class="govuk-caption-l">${program.title[language]}</span>
<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">${when}</p>
<p class="govuk-body">${t('notOpen.contact')} <a class="govuk-link" href="mailto:${program.contact.email}">${program.contact.email}</a></p>
<p class="govuk-body"><a class="govuk-link" href="/">${t('notFound.programs')}</a></p>
</div></div>`,
  });
}
