import { insetText, summaryList } from '../../../shared/web/components/index.ts';
import { type Content, type Html, html } from '../../../shared/web/html.ts';
import type { AppealRead, Dossier } from '../dossier.ts';
import { type Frame, paragraph } from './frame.ts';
import { moment } from './values.ts';

/** Every appeal of an application, the newest first, and what was decided about it beside the rules' answer. */
export function appealsPart(frame: Frame, dossier: Dossier): Html {
  return html`${[...dossier.appeals].reverse().map((one) => appealText(frame, dossier, one))}${dossier.appeals.some(({ appeal }) => appeal.status !== 'open') ? paragraph(frame.t('manage.appeal.verdictStays')) : ''}`;
}

/** One appeal: what the applicant says, by when it is decided, and how it was. */
export function appealText(frame: Frame, { program }: Dossier, { appeal, words, reason }: AppealRead): Html {
  const { t, language } = frame;
  const at = (instant: string) => moment(frame, instant, program);
  const reasons = program.rules.filter(({ id }) => appeal.rules.includes(id));
  return html`${summaryList({
    rows: [
      { key: t('manage.appeal.state'), value: t(`manage.appeal.${appeal.status}`) },
      ...(appeal.status === 'open'
        ? []
        : [
            {
              key: t('manage.appeal.decider'),
              value: t('manage.appeal.decidedBy', { name: appeal.name, at: at(appeal.decidedAt) }),
            },
          ]),
      { key: t('manage.appeal.received'), value: at(appeal.receivedAt) },
      ...(appeal.status === 'open' ? [{ key: t('manage.appeal.by'), value: at(appeal.decideBy) }] : []),
      ...(reasons.length === 0
        ? []
        : [
            {
              key: t('manage.appeal.reasons'),
              value: html`<ul class="govuk-list govuk-list--bullet">${reasons.map((rule) => html`<li>${rule.reason.text[language]}</li>`)}</ul>`,
            },
          ]),
    ],
  })}${said(t('manage.appeal.words'), words)}${reason === undefined ? '' : said(t('manage.appeal.reason'), reason)}`;
}

const said = (title: string, text: string): Content =>
  html`<h3 class="govuk-heading-s">${title}</h3>${insetText({ text: html`<div class="app-typed">${text}</div>` })}`;
