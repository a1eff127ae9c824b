import type { RuleVerdict } from '../../../shared/domain/rules/verdict.ts';
import { formatDay } from '../../../shared/messages/values.ts';
import { details, tag } from '../../../shared/web/components/index.ts';
import { type Content, type Html, html } from '../../../shared/web/html.ts';
import type { Dossier } from '../dossier.ts';
import type { Frame } from './frame.ts';
import { subjectText, traceText } from './trace-text.ts';

const colours = { pass: 'green', fail: 'red', unknown: 'yellow' } as const;
const outcomeColours = { eligible: 'green', ineligible: 'red', unknown: 'yellow' } as const;

/** The rules' answer: each rule with what it came to, and how. */
export function verdictPart(frame: Frame, { verdict, program }: Dossier): Html {
  const { t, language } = frame;
  if (!verdict) return html`<p class="govuk-body">${t('manage.verdict.none')}</p>`;
  return html`<p class="govuk-body">${tag({ text: t(`manage.verdict.${verdict.outcome}`), classes: `govuk-tag--${outcomeColours[verdict.outcome]}` })}</p>
<p class="govuk-hint">${t('manage.verdict.asOf', { day: formatDay(verdict.asOf, language), version: verdict.programVersion })}</p>
<ul class="govuk-list app-rules">${verdict.rules.map((one) => ruleItem(one))}</ul>
${paths('manage.verdict.ask', verdict.ask)}${paths('manage.verdict.judge', verdict.judge)}`;

  function ruleItem(one: RuleVerdict): Html {
    const rule = program.rules.find(({ id }) => id === one.id);
    const skipped = one.applies === 'false';
    return html`<li class="app-rules__rule"><p class="app-rules__title">${
      skipped
        ? tag({ text: t('manage.rule.skipped'), classes: 'govuk-tag--grey' })
        : tag({ text: t(`manage.rule.${one.outcome}`), classes: `govuk-tag--${colours[one.outcome]}` })
    } ${rule?.title[language] ?? one.id}${one.kind === 'hard' ? '' : html` <span class="govuk-hint app-rules__kind">${t(`manage.rule.${one.kind}`)}</span>`}</p>${
      one.outcome === 'fail' && rule
        ? html`<p class="govuk-body">${rule.reason.text[language]}${rule.disclosable ? '' : html` <strong>${t('manage.rule.notTold')}</strong>`}</p>`
        : ''
    }${details({
      summaryText: html`${t('manage.rule.how')}<span class="govuk-visually-hidden"> ${rule?.title[language] ?? one.id}</span>`,
      text: html`${
        one.whenTrace
          ? html`<p class="govuk-body-s">${t('manage.rule.when')}</p><div class="app-trace">${traceText(frame, one.whenTrace, program)}</div>`
          : ''
      }<div class="app-trace">${traceText(frame, one.trace, program)}</div>${rule ? html`<p class="govuk-body-s">${t('manage.rule.basis', { basis: rule.basis })}</p>` : ''}`,
    })}</li>`;
  }

  function paths(title: 'manage.verdict.ask' | 'manage.verdict.judge', all: readonly string[]): Content {
    if (all.length === 0) return '';
    return html`<p class="govuk-body">${t(title)}</p><ul class="govuk-list govuk-list--bullet">${all.map(
      (path) => html`<li>${subjectText(frame, path, program)}</li>`,
    )}</ul>`;
  }
}
