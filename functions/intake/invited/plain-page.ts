import { page as answerPage } from '../../../shared/http/page.ts';
import type { WebRequest } from '../../../shared/http/request.ts';
import type { WebResponse } from '../../../shared/http/response.ts';
import type { Assets } from '../../../shared/web/assets.ts';
import { type Content, html } from '../../../shared/web/html.ts';

/** A page with a heading and a few paragraphs. */
export function plainPage(
  assets: Assets,
  request: WebRequest,
  title: string,
  paragraphs: readonly Content[],
  options: { readonly statusCode?: number; readonly path?: string; readonly errorTitle?: boolean } = {},
): WebResponse {
  return answerPage(assets, request, {
    title,
    ...options,
    body: html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds"><h1 class="govuk-heading-l">${title}</h1>${paragraphs.map(
      (one, i) =>
        typeof one === 'string'
          ? html`<p class="${i === 0 ? 'govuk-body-l' : 'govuk-body'}">${one}</p>`
          : one,
    )}</div></div>`,
  });
}
