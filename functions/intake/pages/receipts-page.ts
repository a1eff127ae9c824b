import type { Program } from '../../../shared/domain/program/schema.ts';
import { page as answerPage } from '../../../shared/http/page.ts';
import type { WebRequest } from '../../../shared/http/request.ts';
import type { WebResponse } from '../../../shared/http/response.ts';
import { type PageTexts, pageTexts } from '../../../shared/messages/pages/index.ts';
import type { ReceiptClaims } from '../../../shared/store/receipts.ts';
import type { Assets } from '../../../shared/web/assets.ts';
import {
  button,
  errorSummary,
  insetText,
  summaryList,
  textarea,
} from '../../../shared/web/components/index.ts';
import { type Html, html } from '../../../shared/web/html.ts';
import { exactMoment } from './dates.ts';

/** A receipt that this system signed. `about` is gone once its application was erased. */
export interface CheckedReceipt extends ReceiptClaims {
  readonly about: { readonly reference: string; readonly program: Program } | undefined;
}

/** Checking a receipt: one box, and a plain answer that names nobody. */
export function receiptsPage(
  assets: Assets,
  request: WebRequest,
  asked: { readonly typed: string; readonly checked: CheckedReceipt | undefined } | undefined,
): WebResponse {
  const { language } = request;
  const t = pageTexts(language);
  const empty = asked !== undefined && asked.typed.trim() === '';
  return answerPage(assets, request, {
    statusCode: empty ? 422 : 200,
    title: t('receipts.title'),
    errorTitle: empty,
    body: html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
${
  empty
    ? errorSummary({
        titleText: t('thereIsAProblem'),
        errorList: [{ text: t('receipts.empty'), href: '#receipt' }],
      })
    : ''
}
<h1 class="govuk-heading-l">${t('receipts.title')}</h1>
${asked && !empty ? answer(asked.checked, t, language) : html`<p class="govuk-body">${t('receipts.lead')}</p>`}
<form action="/receipts" method="post" novalidate>
${textarea({
  name: 'receipt',
  label: { text: t('receipts.label'), classes: 'govuk-label--m' },
  hint: { text: t('receipts.hint') },
  rows: 6,
  spellcheck: false,
  autocomplete: 'off',
  value: asked?.typed.slice(0, 2000),
  ...(empty ? { errorMessage: { text: t('receipts.empty'), visuallyHiddenText: t('error') } } : {}),
})}
${button({ text: t('receipts.check'), preventDoubleClick: true })}
</form>
<h2 class="govuk-heading-m">${t('receipts.file')}</h2>
<p class="govuk-body">${t('receipts.fileHow')}</p>
<p class="govuk-body">${t('receipts.fileTools')}</p>
</div></div>`,
  });
}

function answer(checked: CheckedReceipt | undefined, t: PageTexts, language: WebRequest['language']): Html {
  if (!checked)
    return insetText({
      text: html`<h2 class="govuk-heading-m">${t('receipts.no')}</h2><p class="govuk-body">${t('receipts.noWhy')}</p>`,
    });
  const { about, receivedAt, sha256 } = checked;
  return insetText({
    text: html`<h2 class="govuk-heading-m">${t('receipts.yes')}</h2>${summaryList({
      rows: [
        ...(about
          ? [
              { key: t('receipts.program'), value: about.program.title[language] },
              { key: t('receipts.reference'), value: about.reference },
            ]
          : [{ key: t('receipts.reference'), value: t('receipts.erased') }]),
        {
          key: t('receipts.received'),
          value: exactMoment(receivedAt, about?.program ?? { zone: 'UTC' }, language),
        },
        { key: t('receipts.hash'), value: { text: html`<code class="app-exact">${sha256}</code>` } },
      ],
    })}`,
  });
}
