import { page as answerPage } from '../../../shared/http/page.ts';
import type { WebRequest } from '../../../shared/http/request.ts';
import type { WebResponse } from '../../../shared/http/response.ts';
import { pageTexts } from '../../../shared/messages/pages/index.ts';
import type { Assets } from '../../../shared/web/assets.ts';
import { button } from '../../../shared/web/components/index.ts';
import { html } from '../../../shared/web/html.ts';
import type { AnswersSent } from '../qualify/answers-sent.ts';
import { type Check, carriedFields, checkForm } from '../qualify/check-model.ts';

/** What a check is, and what it is not, before the first question. */
export function qualifyStartPage(
  assets: Assets,
  request: WebRequest,
  check: Check,
  sent: AnswersSent,
  cookies: string[] = [],
): WebResponse {
  const { language } = request;
  const { program, path } = check;
  const t = pageTexts(language);
  const title = program ? t('qualify.titleOf', { program: program.title[language] }) : t('qualify.title');
  return answerPage(assets, request, {
    title,
    path,
    cookies,
    ...(sent.size > 0 ? { languageForm: checkForm } : {}),
    backLink: program
      ? { href: `/programs/${program.id}`, text: program.title[language] }
      : { href: '/', text: t('program.all') },
    body: html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body-l">${t(program ? 'qualify.leadOf' : 'qualify.lead')}</p>
<ul class="govuk-list govuk-list--bullet">
<li>${t('qualify.mayskip')}</li>
<li>${t('qualify.private')}</li>
<li>${t('qualify.final')}</li>
</ul>
<form id="${checkForm}" action="${path}" method="post" novalidate>
<input type="hidden" name="at" value="start">
${carriedFields(sent)}
${button({ text: t('qualify.start'), name: 'action', value: 'continue', isStartButton: true })}
</form>
</div></div>`,
  });
}
