import { locate } from '../../../shared/domain/program/paths.ts';
import type { Program } from '../../../shared/domain/program/schema.ts';
import type { Change } from '../../../shared/domain/rules/nearest.ts';
import type { Precheck } from '../../../shared/domain/rules/precheck.ts';
import type { Language } from '../../../shared/domain/text.ts';
import { type PageTexts, pageTexts } from '../../../shared/messages/pages/index.ts';
import { button, details, summaryList, tag } from '../../../shared/web/components/index.ts';
import { answerText } from '../../../shared/web/forms/index.ts';
import { type Html, html } from '../../../shared/web/html.ts';
import type { AnswersSent } from '../qualify/answers-sent.ts';
import { type Check, carriedFields, type Finding, ownShare } from '../qualify/check-model.ts';
import { ownQuestions } from '../qualify/questions.ts';
import { whenText } from './front-page.ts';

const colours = { eligible: 'green', unknown: 'yellow', ineligible: 'grey' } as const;
const outcomeColours = { pass: 'green', fail: 'grey', unknown: 'yellow' } as const;
/** More open questions than these are only counted. */
const mostNamed = 5;

/** One program: its verdict in plain words, why, what is missing, what would change it, and the way into an application. */
export function findingPart(
  check: Check,
  { program: { program }, result }: Finding,
  sent: AnswersSent,
  language: Language,
): Html {
  const t = pageTexts(language);
  const own = ownShare(check, program, sent);
  const about = html`<span class="govuk-visually-hidden"> ${t('qualify.applyTo', { program: program.title[language] })}</span>`;
  const open = check.program
    ? 0
    : ownQuestions(program).filter(({ key, field }) => !own.has(key) && !field.shownWhen).length;
  return html`${heading(check, program, result, t, language)}
${verdictText(program, result, t, language)}
${missing(program, result, t, language)}
${nearest(program, result, t, language)}
${check.program ? everyRule(result, t, language) : ''}
<p class="govuk-body-s">${whenText({ program, state: 'open' }, t, language)}</p>
<div class="govuk-button-group">
<form action="/apply/${program.id}" method="post">${carriedFields(own)}
${button({
  text: html`${t('qualify.apply')}${about}`,
  preventDoubleClick: true,
  classes: result.verdict === 'ineligible' ? 'govuk-button--secondary' : undefined,
})}</form>
${
  open === 0
    ? ''
    : html`<form action="/programs/${program.id}/check" method="post"><input type="hidden" name="at" value="start">${carriedFields(own)}
${button({
  text: html`${t('qualify.rest', { count: open })}${about}`,
  name: 'action',
  value: 'continue',
  classes: 'govuk-button--secondary',
})}</form>`
}
</div>`;
}

/** Among many programs the verdict stands above the group, here the program's name; alone it is the other way round. */
function heading(
  check: Check,
  program: Program,
  { verdict }: Precheck,
  t: PageTexts,
  language: Language,
): Html {
  if (check.program)
    return html`<p class="govuk-body">${tag({ text: t(`qualify.tag.${verdict}`), classes: `govuk-tag--${colours[verdict]}` })}</p>`;
  return html`<h3 class="govuk-heading-m"><a class="govuk-link" href="/programs/${program.id}">${program.title[language]}</a></h3>`;
}

function verdictText(
  program: Program,
  { verdict, rules, untold }: Precheck,
  t: PageTexts,
  language: Language,
): Html {
  if (verdict !== 'ineligible') return html`<p class="govuk-body">${t(`qualify.${verdict}`)}</p>`;
  const reasons = rules
    .filter(({ outcome }) => outcome === 'fail')
    .map(({ rule }) => rule.reason.text[language]);
  return html`<p class="govuk-body">${t('qualify.ineligible', { program: program.title[language] })}</p>
<ul class="govuk-list govuk-list--bullet">${[...reasons, ...(untold ? [t('qualify.untold')] : [])].map((text) => html`<li>${text}</li>`)}</ul>
<p class="govuk-body">${t('qualify.stillApply')}</p>`;
}

function missing(
  program: Program,
  { verdict, missing: paths }: Precheck,
  t: PageTexts,
  language: Language,
): Html {
  if (verdict === 'unknown' && paths.length === 0)
    return html`<p class="govuk-body">${t('qualify.person')}</p>`;
  if (verdict === 'eligible' || paths.length === 0) return html``;
  const labels = [...new Set(paths.map((path) => labelOf(program, path, language)))];
  const named = labels.slice(0, mostNamed);
  const more = labels.length - named.length;
  return html`<p class="govuk-body">${t(verdict === 'unknown' ? 'qualify.missing' : 'qualify.alsoMissing')}</p>
<ul class="govuk-list govuk-list--bullet">${[...named, ...(more > 0 ? [t('qualify.more', { count: more })] : [])].map((text) => html`<li>${text}</li>`)}</ul>`;
}

function nearest(program: Program, result: Precheck, t: PageTexts, language: Language): Html {
  if (result.nearest.length === 0) return html``;
  const settled = result.missing.length === 0 && result.rules.every(({ outcome }) => outcome !== 'unknown');
  return html`<p class="govuk-body">${t(settled ? 'qualify.nearest' : 'qualify.nearestOpen')}</p>
<ul class="govuk-list govuk-list--bullet">${result.nearest.map(
    (change) =>
      html`<li>${labelOf(program, change.field, language)} ${changeText(program, change, t, language)}</li>`,
  )}</ul>`;
}

/** "Full time, not Part time"; a place is named by its area, since nobody moves to one postal code. */
function changeText(
  program: Program,
  { field: path, from, to }: Change,
  t: PageTexts,
  language: Language,
): Html {
  const located = locate(program, path);
  const area = located?.part !== undefined;
  const show = (value: unknown) =>
    located && !area ? answerText(located.field, value, language) : html`${String(value)}`;
  const place = area ? t('qualify.inArea', { area: program.serviceArea.title[language] }) : show(to);
  const [before = '', between = '', after = ''] = t('qualify.change', { to: '\0', from: '\0' }).split('\0');
  return html`${before}<strong>${place}</strong>${between}${show(from)}${after}`;
}

/** A question by its words; a part of one after the question it belongs to. */
function labelOf(program: Program, path: string, language: Language): string {
  const located = locate(program, path);
  if (!located) return path;
  const { top, field } = located;
  return top === field ? top.label[language] : `${top.label[language]} – ${field.label[language]}`;
}

/** Four digits after the point, cut: 1.09999 is never shown as 1.1. */
const cut = (value: string) => value.replace(/(\.\d{4})\d+$/, '$1');

function everyRule({ rules }: Precheck, t: PageTexts, language: Language): Html {
  return details({
    open: true,
    summaryText: t('qualify.rules'),
    text: summaryList({
      rows: rules.map(({ rule, outcome, worked }) => ({
        key: rule.title[language],
        value: {
          text: html`${tag({ text: t(`qualify.rule.${outcome}`), classes: `govuk-tag--${outcomeColours[outcome]}` })}${worked.map(
            ({ fact, value }) =>
              html`<div class="govuk-body-s govuk-!-margin-top-1 govuk-!-margin-bottom-0">${t('qualify.worked', { what: t(`qualify.fact.${fact}`), value: cut(value) })}</div>`,
          )}`,
        },
      })),
    }),
  });
}
