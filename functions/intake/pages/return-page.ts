import { page as answerPage } from '../../../shared/http/page.ts';
import type { WebRequest } from '../../../shared/http/request.ts';
import type { WebResponse } from '../../../shared/http/response.ts';
import { pageTexts } from '../../../shared/messages/pages/index.ts';
import type { Assets } from '../../../shared/web/assets.ts';
import { button, errorSummary, input } from '../../../shared/web/components/index.ts';
import { html } from '../../../shared/web/html.ts';

/** Asks for a reference; `typed` is what was sent and cannot be one. */
export function returnPage(assets: Assets, request: WebRequest, typed: string | undefined): WebResponse {
  const t = pageTexts(request.language);
  const problem = typed === undefined ? undefined : t(typed.trim() === '' ? 'return.empty' : 'return.wrong');
  return answerPage(assets, request, {
    statusCode: problem === undefined ? 200 : 422,
    title: t('return.title'),
    errorTitle: problem !== undefined,
    backLink: { href: '/', text: t('program.all') },
    body: html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
${
  problem === undefined
    ? ''
    : errorSummary({
        titleText: t('thereIsAProblem'),
        errorList: [{ text: problem, href: '#reference' }],
      })
}
<h1 class="govuk-heading-l">${t('return.title')}</h1>
<p class="govuk-body">${t('return.what')}</p>
<form action="/return" method="post" novalidate>
${input({
  name: 'reference',
  label: { text: t('return.reference'), classes: 'govuk-label--m' },
  hint: t('return.hint'),
  classes: 'govuk-input--width-20',
  autocapitalize: 'characters',
  spellcheck: false,
  value: typed,
  ...(problem === undefined ? {} : { errorMessage: { text: problem, visuallyHiddenText: t('error') } }),
})}
${button({ text: t('continue'), preventDoubleClick: true })}
</form>
<p class="govuk-body">${t('return.lost')}</p>
</div></div>`,
  });
}
