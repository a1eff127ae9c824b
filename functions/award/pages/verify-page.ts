import { civilDateIn } from '../../../shared/domain/dates.ts';
import type { Language } from '../../../shared/domain/text.ts';
import { page as answerPage } from '../../../shared/http/page.ts';
import type { WebRequest } from '../../../shared/http/request.ts';
import type { WebResponse } from '../../../shared/http/response.ts';
import type { CheckedLetter, TypedLetter } from '../../../shared/letters/check-letter.ts';
import { institutionOf } from '../../../shared/letters/letter-of.ts';
import { type PageTexts, pageTexts } from '../../../shared/messages/pages/index.ts';
import { formatDay } from '../../../shared/messages/values.ts';
import type { Assets } from '../../../shared/web/assets.ts';
import {
  button,
  errorSummary,
  fieldset,
  input,
  insetText,
  summaryList,
} from '../../../shared/web/components/index.ts';
import { type Content, type Html, html } from '../../../shared/web/html.ts';

type Genuine = Extract<CheckedLetter, { kind: 'genuine' }>;

/** Checking a letter: what is on the paper goes in, and a plain answer that names nobody comes out. */
export function verifyPage(
  assets: Assets,
  request: WebRequest,
  typed: TypedLetter,
  checked: CheckedLetter | undefined,
): WebResponse {
  const { language } = request;
  const t = pageTexts(language);
  const wrong = problemOf(typed, checked, t);
  return answerPage(assets, request, {
    statusCode: wrong ? 422 : checked?.kind === 'too-often' ? 429 : 200,
    title: t('verify.title'),
    errorTitle: wrong !== undefined,
    path: '/verify',
    body: html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
${wrong === undefined ? '' : errorSummary({ titleText: t('thereIsAProblem'), errorList: [{ text: wrong, href: '#code' }] })}
<h1 class="govuk-heading-l">${t('verify.title')}</h1>
${checked && wrong === undefined ? answer(checked, t, language) : html`<p class="govuk-body">${t('verify.lead')}</p>`}
${checked?.kind === 'genuine' ? another(t) : form(typed, wrong, t)}
</div></div>`,
  });
}

/** What is wrong with the code as it was typed, where it need not be looked up. */
function problemOf({ code }: TypedLetter, checked: CheckedLetter | undefined, t: PageTexts) {
  if (checked?.kind === 'slip') return t('verify.slip');
  if (checked?.kind === 'not-a-code') return t(code.trim() === '' ? 'verify.empty' : 'verify.notACode');
  return undefined;
}

function answer(checked: CheckedLetter, t: PageTexts, language: Language): Html {
  if (checked.kind === 'genuine') return genuine(checked, t, language);
  const text = checked.kind === 'too-often' ? 'verify.tooOften' : 'verify.unknown';
  return insetText({
    text: html`<h2 class="govuk-heading-m">${t(text)}</h2><p class="govuk-body">${t(`${text}What`)}</p>`,
  });
}

function genuine(checked: Genuine, t: PageTexts, language: Language): Html {
  const { program, letter, at, standing, compared } = checked;
  const title = compared === 'other' ? 'verify.otherTitle' : (`verify.${standing}` as const);
  const day = at === undefined ? undefined : formatDay(civilDateIn(program.zone, at), language);
  return insetText({
    text: html`<h2 class="govuk-heading-m">${t(title)}</h2>
${standing === 'over' ? html`<p class="govuk-body">${t('verify.overWhat')}</p>` : ''}
<p class="govuk-body">${comparison(compared, t)}</p>
${summaryList({
  rows: [
    { key: t('verify.institution'), value: institutionOf(program, language) },
    { key: t('verify.program'), value: program.title[language] },
    { key: t('verify.kind'), value: t(`verify.kind.${letter}`) },
    ...(day === undefined
      ? []
      : [{ key: t(letter === 'offer' ? 'verify.offeredOn' : 'verify.acceptedOn'), value: day }]),
  ],
})}`,
  });
}

function comparison(compared: Genuine['compared'], t: PageTexts): Content {
  switch (compared) {
    case undefined:
      return t('verify.notCompared');
    case 'too-often':
      return t('verify.compareTooOften');
    case 'same':
    case 'other':
      return html`<strong>${t(`verify.${compared}`)}</strong>`;
  }
}

const another = (t: PageTexts): Html =>
  html`<p class="govuk-body"><a class="govuk-link" href="/verify">${t('verify.another')}</a></p>`;

function form(typed: TypedLetter, wrong: string | undefined, t: PageTexts): Html {
  return html`<form action="/verify" method="post" novalidate>
${input({
  name: 'code',
  label: { text: t('verify.code'), classes: 'govuk-label--m' },
  hint: { text: t('verify.codeHint') },
  spellcheck: false,
  autocomplete: 'off',
  value: typed.code,
  ...(wrong === undefined ? {} : { errorMessage: { text: wrong, visuallyHiddenText: t('error') } }),
})}
${fieldset({
  legend: { text: t('verify.compare'), classes: 'govuk-fieldset__legend--m' },
  content: html`<p class="govuk-body">${t('verify.compareWhy')}</p>
${input({ name: 'name', label: { text: t('verify.name') }, autocomplete: 'off', spellcheck: false, value: typed.name })}
${input({ name: 'amount', label: { text: t('verify.amount') }, hint: { text: t('verify.amountHint') }, autocomplete: 'off', classes: 'govuk-input--width-20', value: typed.amount })}`,
})}
${button({ text: t('verify.check'), preventDoubleClick: true })}
</form>`;
}
