import { titleForAsked } from '../../../shared/cases/people/people-of.ts';
import type { PartyOutcome } from '../../../shared/domain/people/party.ts';
import type { PeopleRole } from '../../../shared/domain/program/people-plan.ts';
import { page as answerPage } from '../../../shared/http/page.ts';
import type { WebRequest } from '../../../shared/http/request.ts';
import type { WebResponse } from '../../../shared/http/response.ts';
import { type PageTexts, pageTexts } from '../../../shared/messages/pages/index.ts';
import type { Assets } from '../../../shared/web/assets.ts';
import {
  button,
  checkboxes,
  errorSummary,
  insetText,
  radios,
  textarea,
} from '../../../shared/web/components/index.ts';
import { checkAnswers } from '../../../shared/web/forms/index.ts';
import { type Html, html } from '../../../shared/web/html.ts';
import type { Invited } from './request-page.ts';
import { shownPart } from './shown-part.ts';
import { flawsIn, typedIn, workSoFar } from './work.ts';

/** The most characters of what is said to be wrong. */
const longestNote = 4000;

/** Guardians and co-owners agree or do not; the others declare what they wrote. */
export const decides = (role: PeopleRole): boolean => role === 'guardian' || role === 'co-owner';

/** A decision that somebody chose, or what is wrong with the form. */
export type ReadAnswer =
  | { readonly kind: 'given'; readonly outcome: PartyOutcome; readonly note: string }
  | { readonly kind: 'statement' | 'decision' | 'note-missing' | 'note-long' };

export function readAnswer(role: PeopleRole, sent: URLSearchParams): ReadAnswer {
  if (!decides(role))
    return sent.get('statement') === 'yes'
      ? { kind: 'given', outcome: 'given', note: '' }
      : { kind: 'statement' };
  const note = (sent.get('note') ?? '').replaceAll('\r\n', '\n').trim();
  const decision = sent.get('decision');
  if (decision !== 'agreed' && decision !== 'refused') return { kind: 'decision' };
  if (note.length > longestNote) return { kind: 'note-long' };
  if (decision === 'refused' && role === 'co-owner' && note === '') return { kind: 'note-missing' };
  return { kind: 'given', outcome: decision, note: decision === 'refused' ? note : '' };
}

type Problem = Exclude<ReadAnswer['kind'], 'given'>;

/** Everything once more, what is declared, and the decision: nothing is chosen beforehand. */
export function answerFormPage(
  assets: Assets,
  request: WebRequest,
  invited: Invited,
  problem: Problem | undefined,
  sent: URLSearchParams,
): WebResponse {
  const { file, own, guest, asOf } = invited;
  const { entry, program } = file;
  const { language } = request;
  const t = pageTexts(language);
  const work = workSoFar(invited);
  const flaws = flawsIn(invited, work, language);
  const mayRefuse = decides(entry.role);
  return answerPage(assets, request, {
    statusCode: problem ? 422 : 200,
    title: `${titleForAsked(entry)[language]} – ${program.title[language]}`,
    errorTitle: problem !== undefined,
    path: `${own}/answer`,
    backLink: entry.pages.length > 0 ? { href: `${own}/pages/${entry.pages.at(-1)?.id}` } : undefined,
    body: html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
${problem === undefined ? '' : summary(problem, t)}
<span class="govuk-caption-l">${program.title[language]}</span>
<h1 class="govuk-heading-l">${entry.pages.length > 0 ? t('invited.checkTitle') : titleForAsked(entry)[language]}</h1>
${entry.tells.map(({ title, text }) => html`<h2 class="govuk-heading-s">${title[language]}</h2><p class="govuk-body">${text[language]}</p>`)}
${shownPart(invited, language)}
${checkAnswers({ program: entry, answers: typedIn(work), asOf }, language, (page) => `${own}/pages/${page.id}`)}
${flaws.length > 0 ? insetText({ text: html`<p class="govuk-body">${t('invited.notYet')}</p><ul class="govuk-list govuk-list--bullet">${flaws.map((flaw) => html`<li><a class="govuk-link" href="${own}/pages/${flaw.page.id}#${flaw.fieldId}">${flaw.label ?? flaw.detail}</a></li>`)}</ul>` }) : ''}
${
  flaws.length > 0 && !mayRefuse
    ? ''
    : html`<h2 class="govuk-heading-m">${t('invited.statement')}</h2>
<p class="govuk-body">${entry.statement[language]}</p>
<p class="govuk-body">${t('invited.onceOnly')}</p>
<form action="${own}/answer" method="post" novalidate>
<input type="hidden" name="csrf" value="${guest.session.csrf}">
${mayRefuse ? decisionControls(entry.role, problem, sent, t) : statementControl(problem, t)}
${button({ text: t('invited.send'), preventDoubleClick: true })}
</form>`
}
</div></div>`,
  });
}

const messageOf = (problem: Problem, t: PageTexts) =>
  problem === 'statement'
    ? t('invited.declareMissing')
    : problem === 'decision'
      ? t('invited.decideMissing')
      : problem === 'note-missing'
        ? t('invited.noteMissing')
        : t('invited.noteLong', { max: longestNote });

const controlOf = (problem: Problem) =>
  problem === 'statement' || problem === 'decision' ? problem : 'note';

const summary = (problem: Problem, t: PageTexts) =>
  errorSummary({
    titleText: t('thereIsAProblem'),
    errorList: [{ text: messageOf(problem, t), href: `#${controlOf(problem)}` }],
  });

function errorFor(control: string, problem: Problem | undefined, t: PageTexts) {
  if (problem === undefined || controlOf(problem) !== control) return {};
  return { errorMessage: { text: messageOf(problem, t), visuallyHiddenText: t('error') } };
}

const statementControl = (problem: Problem | undefined, t: PageTexts): Html =>
  checkboxes({
    name: 'statement',
    items: [{ value: 'yes', text: t('invited.declare') }],
    ...errorFor('statement', problem, t),
  });

function decisionControls(
  role: PeopleRole,
  problem: Problem | undefined,
  sent: URLSearchParams,
  t: PageTexts,
): Html {
  const owner = role === 'co-owner';
  const chosen = sent.get('decision');
  return html`${radios({
    name: 'decision',
    fieldset: {
      legend: { text: t(owner ? 'invited.confirm' : 'invited.decide'), classes: 'govuk-fieldset__legend--m' },
    },
    ...errorFor('decision', problem, t),
    items: (['agreed', 'refused'] as const).map((value) => ({
      value,
      text: t(
        value === 'agreed'
          ? owner
            ? 'invited.right'
            : 'invited.agree'
          : owner
            ? 'invited.wrong'
            : 'invited.refuse',
      ),
      checked: chosen === value,
    })),
  })}${
    owner
      ? textarea({
          id: 'note',
          name: 'note',
          label: { text: t('invited.note') },
          hint: { text: t('invited.noteHint') },
          value: sent.get('note') ?? '',
          ...errorFor('note', problem, t),
        })
      : ''
  }`;
}
