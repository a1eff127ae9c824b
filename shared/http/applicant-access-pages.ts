import { pageTexts } from '../messages/pages/index.ts';
import type { Assets } from '../web/assets.ts';
import { button, errorSummary, input, notificationBanner } from '../web/components/index.ts';
import { type Content, type Html, html } from '../web/html.ts';
import { addressOf, page } from './page.ts';
import type { WebRequest } from './request.ts';
import type { WebResponse } from './response.ts';

/** What travels with the proof of an e-mail address: where to, and what was typed when the session had ended. */
export interface OnTheWay {
  readonly next?: string | undefined;
  readonly kept?: string | undefined;
}

/** A path below an application's own pages; anything else leads to its status page. */
export function nextOf(applicationId: string, wanted: string): string {
  const own = `/applications/${encodeURIComponent(applicationId)}`;
  const below =
    wanted.startsWith(`${own}/`) && !wanted.startsWith(`${own}/code`) && !/[\\\s]|\.\./.test(wanted);
  return below ? wanted : own;
}

/** "Confirm it's you": the same for every id, whether there is such an application or not. */
export function confirmPage(assets: Assets, request: WebRequest, { kept }: OnTheWay): WebResponse {
  const t = pageTexts(request.language);
  const id = request.param('applicationId');
  const next = request.method === 'POST' ? pageOfForm(addressOf(request)) : addressOf(request);
  return page(assets, request, {
    title: t('access.title'),
    path: next,
    body: twoThirds(html`
${
  kept === undefined
    ? ''
    : notificationBanner({
        titleText: t('important'),
        content: html`<p class="govuk-notification-banner__heading">${t('access.ended')}</p><p class="govuk-body">${t('access.endedKept')}</p>`,
      })
}
<h1 class="govuk-heading-l">${t('access.title')}</h1>
<p class="govuk-body">${t('access.why')}</p>
<p class="govuk-body">${t('access.what')}</p>
<form action="/applications/${encodeURIComponent(id)}/code" method="post" novalidate>
${travelling({ next, kept })}
${button({ text: t('access.send'), preventDoubleClick: true })}
</form>
<p class="govuk-body">${t('access.none')}</p>`),
  });
}

/** The box for the code. Looks the same for every id and says the same of every code that does not work. */
export function enterCodePage(
  assets: Assets,
  request: WebRequest,
  { next = '', kept, failed }: OnTheWay & { readonly failed?: 'empty' | 'wrong' | undefined },
): WebResponse {
  const t = pageTexts(request.language);
  const own = `/applications/${encodeURIComponent(request.param('applicationId'))}/code`;
  const problem = failed && t(failed === 'empty' ? 'access.codeEmpty' : 'access.codeWrong');
  return page(assets, request, {
    statusCode: failed ? 422 : 200,
    title: t('access.enterTitle'),
    errorTitle: failed !== undefined,
    path: `${own}/enter?${new URLSearchParams({ next })}`,
    body: twoThirds(html`
${
  problem === undefined
    ? ''
    : errorSummary({
        titleText: t('thereIsAProblem'),
        errorList: [{ text: problem, href: '#code' }],
      })
}
<h1 class="govuk-heading-l">${t('access.enterTitle')}</h1>
<p class="govuk-body">${t('access.sent')}</p>
<form action="${own}/enter" method="post" novalidate>
${travelling({ next, kept })}
${input({
  name: 'code',
  label: { text: t('access.code'), classes: 'govuk-label--m' },
  hint: t('access.codeHint'),
  classes: 'govuk-input--width-5 app-figure',
  inputmode: 'numeric',
  autocomplete: 'one-time-code',
  spellcheck: false,
  ...(problem === undefined ? {} : { errorMessage: { text: problem, visuallyHiddenText: t('error') } }),
})}
${button({ text: t('continue'), preventDoubleClick: true })}
</form>
<h2 class="govuk-heading-s">${t('access.noCode')}</h2>
<p class="govuk-body">${t('access.noCodeHelp')}</p>
<form action="${own}" method="post">
${travelling({ next, kept })}
${button({ text: t('access.sendAgain'), classes: 'govuk-button--secondary', preventDoubleClick: true })}
</form>`),
  });
}

/** A form that carries the token of a session before this one: shown to be sent again, with all that was typed. */
export function formOpenTooLong(
  assets: Assets,
  request: WebRequest,
  form: URLSearchParams,
  csrf: string,
): WebResponse {
  const t = pageTexts(request.language);
  const fields = [...form].filter(([name]) => name !== 'csrf');
  return page(assets, request, {
    statusCode: 403,
    title: t('access.staleTitle'),
    path: pageOfForm(request.path),
    body: twoThirds(html`
<h1 class="govuk-heading-l">${t('access.staleTitle')}</h1>
<p class="govuk-body">${t('access.staleText')}</p>
<form action="${addressOf(request)}" method="post">
<input type="hidden" name="csrf" value="${csrf}">
${fields.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
${button({ text: t('access.staleSend'), preventDoubleClick: true })}
</form>
<p class="govuk-body"><a class="govuk-link" href="${pageOfForm(request.path)}">${t('access.staleLeave')}</a></p>`),
  });
}

/** A form of more than anybody can type: it is not read. The browser still has it behind its back button. */
export function formTooLarge(assets: Assets, request: WebRequest): WebResponse {
  const t = pageTexts(request.language);
  return page(assets, request, {
    statusCode: 413,
    title: t('access.tooLargeTitle'),
    path: pageOfForm(request.path),
    body: twoThirds(html`<h1 class="govuk-heading-l">${t('access.tooLargeTitle')}</h1>
<p class="govuk-body">${t('access.tooLargeText')}</p>`),
  });
}

/** The page on which a form stands that is sent to an address without a page of its own. */
function pageOfForm(path: string): string {
  return path.replace(/\/submit$/, '/check').replace(/\/accept$/, '');
}

function travelling({ next, kept }: OnTheWay): Html {
  return html`${next ? html`<input type="hidden" name="next" value="${next}">` : ''}${
    kept === undefined ? '' : html`<input type="hidden" name="kept" value="${kept}">`
  }`;
}

/** A column that is comfortable to read. */
function twoThirds(content: Content): Html {
  return html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">${content}</div></div>`;
}
