import { page as answerPage } from '../../../shared/http/page.ts';
import type { WebRequest } from '../../../shared/http/request.ts';
import type { WebResponse } from '../../../shared/http/response.ts';
import { type PageTexts, pageTexts } from '../../../shared/messages/pages/index.ts';
import type { Assets } from '../../../shared/web/assets.ts';
import { summaryList } from '../../../shared/web/components/index.ts';
import { answerText } from '../../../shared/web/forms/index.ts';
import { type Html, html } from '../../../shared/web/html.ts';
import { type AnswersSent, readAnswer } from '../qualify/answers-sent.ts';
import { type Check, carriedFields, checkForm, type Finding, ownShare } from '../qualify/check-model.ts';
import { putBeforehand } from '../qualify/questions.ts';
import { findingPart } from './qualify-finding.ts';

const groups = ['eligible', 'unknown', 'ineligible', 'untouched'] as const;

/** What the rules say of each program, best first, and the answers it rests on, each with a way to change it. */
export function qualifyResultsPage(
  assets: Assets,
  request: WebRequest,
  check: Check,
  sent: AnswersSent,
  findings: readonly Finding[],
  cookies: string[],
): WebResponse {
  const { language } = request;
  const { program, path } = check;
  const t = pageTexts(language);
  const title = t(program ? 'qualify.resultOf' : 'qualify.results');
  return answerPage(assets, request, {
    title: program ? `${title} – ${program.title[language]}` : title,
    path,
    languageForm: checkForm,
    cookies,
    body: html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
${program ? html`<span class="govuk-caption-l">${program.title[language]}</span>` : ''}
<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">${t('qualify.final')} ${t('qualify.truth')}</p>
<p class="govuk-body">${t('qualify.carried')}</p>
${findings.length === 0 ? html`<p class="govuk-body">${t('qualify.none')}</p>` : ''}
${
  program
    ? findings.map((finding) => findingPart(check, finding, sent, language))
    : groups.map((group) => groupOf(group, check, findings, sent, t, language))
}
${yourAnswers(check, sent, t, language)}
<p class="govuk-body"><a class="govuk-link" href="/">${t('qualify.all')}</a></p>
</div></div>`,
  });
}

/** The programs of one verdict; those apart of which no question was answered, so that nothing is said where nothing is known. */
function groupOf(
  group: (typeof groups)[number],
  check: Check,
  findings: readonly Finding[],
  sent: AnswersSent,
  t: PageTexts,
  language: WebRequest['language'],
): Html {
  const own = findings.filter((finding) => {
    const untouched =
      finding.result.verdict === 'unknown' && ownShare(check, finding.program.program, sent).size === 0;
    return (untouched ? 'untouched' : finding.result.verdict) === group;
  });
  if (own.length === 0) return html``;
  return html`<h2 class="govuk-heading-m">${t(`qualify.group.${group}`)}</h2>
${group === 'untouched' ? html`<p class="govuk-body">${t('qualify.untouchedText')}</p>` : ''}
<ul class="${group === 'untouched' ? 'govuk-list app-findings' : 'app-findings'}">${own.map((finding) =>
    group === 'untouched'
      ? html`<li><a class="govuk-link" href="/programs/${finding.program.program.id}/check">${t('qualify.check', { program: finding.program.program.title[language] })}</a></li>`
      : html`<li class="app-finding app-finding--${group}">${findingPart(check, finding, sent, language)}</li>`,
  )}</ul>`;
}

function yourAnswers(check: Check, sent: AnswersSent, t: PageTexts, language: WebRequest['language']): Html {
  const rows = check.questions.map(({ key, field }) => {
    const boxes = sent.get(key);
    const { value } = boxes ? readAnswer(field, boxes, language, check.asOf) : { value: undefined };
    const label = field.label[language];
    const shown = field.type === 'address' ? boxes?.get(field.id) : value;
    return {
      key: label,
      value: {
        text: html`${answerText(putBeforehand(field), shown, language)} <button type="submit" name="action" value="change:${key}" class="app-link-button">${t('change')}<span class="govuk-visually-hidden"> ${label}</span></button>`,
      },
    };
  });
  return html`<section class="app-section"><h2 class="govuk-heading-m">${t('qualify.yours')}</h2>
<form id="${checkForm}" class="app-answers-given" action="${check.path}" method="post" novalidate>
<input type="hidden" name="at" value="results">
${carriedFields(sent)}
<button type="submit" name="action" value="stay" class="app-enter" tabindex="-1" aria-hidden="true"></button>
${summaryList({ rows })}
</form></section>`;
}
