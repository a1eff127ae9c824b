import { isTooLong, mostWords } from '../../../shared/domain/appeals/appeal.ts';
import type { Barred } from '../../../shared/domain/appeals/barred.ts';
import type { WebResponse } from '../../../shared/http/response.ts';
import { button, characterCount, insetText, radios } from '../../../shared/web/components/index.ts';
import { type Content, html } from '../../../shared/web/html.ts';
import type { AppealRead, Dossier } from '../dossier.ts';
import { answersPart } from './answers-part.ts';
import { appealText } from './appeal-part.ts';
import { confirmPage } from './confirm-page.ts';
import { answered, type Frame, heading, lead, link, paragraph } from './frame.ts';
import { eventName } from './trail-part.ts';
import { applicationAddress, moment } from './values.ts';
import { verdictPart } from './verdict-part.ts';

/** What a form said. */
export interface Ruling {
  readonly ref: string;
  readonly outcome: 'uphold' | 'grant' | '';
  readonly reason: string;
}

interface DecideModel {
  readonly dossier: Dossier;
  readonly read: AppealRead;
  readonly ruling: Ruling;
  /** It was sent, and something is still to be said. */
  readonly sent: boolean;
  /** Another application that the same person sent since. */
  readonly next: string | undefined;
}

/** The appeal, what the rules said and the answers, then two choices and why. */
export function decideAppealPage(frame: Frame, model: DecideModel): WebResponse {
  const { dossier, read, ruling, sent, next } = model;
  const { t } = frame;
  const { applicationId, reference, language } = dossier.application;
  const error = (text: string | undefined) =>
    text === undefined ? {} : { errorMessage: { text, visuallyHiddenText: t('error') } };
  const noChoice = sent && ruling.outcome === '' ? t('manage.appeal.choose') : undefined;
  const noReason = sent ? reasonError(ruling.reason, t) : undefined;
  return confirmPage(frame, {
    title: t('manage.appeal.title'),
    caption: reference,
    section: 'applications',
    action: applicationAddress(applicationId, '/appeal'),
    cancel: applicationAddress(applicationId),
    button: t('manage.appeal.yes'),
    hidden: { ref: ruling.ref },
    warning: t('manage.appeal.final'),
    errors: [
      ...(noChoice === undefined ? [] : [{ text: noChoice, href: '#outcome' }]),
      ...(noReason === undefined ? [] : [{ text: noReason, href: '#reason' }]),
    ],
    body: html`${section(t('manage.part.appeal'), appealText(frame, dossier, read))}${
      next === undefined
        ? ''
        : insetText({
            text: html`${t('manage.appeal.again')} ${link(applicationAddress(next), t('manage.appeal.see'))}`,
          })
    }
${section(t('manage.appeal.verdict'), verdictPart(frame, dossier))}
${section(t('manage.appeal.answers'), answersPart(frame, dossier))}
${radios({
  name: 'outcome',
  fieldset: { legend: { text: t('manage.appeal.question'), classes: 'govuk-fieldset__legend--m' } },
  value: ruling.outcome,
  items: [
    {
      value: 'uphold',
      text: t('manage.appeal.uphold'),
      hint: { text: t('manage.appeal.upholdHint') },
    },
    { value: 'grant', text: t('manage.appeal.grant'), hint: { text: t('manage.appeal.grantHint') } },
  ],
  ...error(noChoice),
})}
${dossier.program.family === 'financing' ? paragraph(t('manage.appeal.whyCredit')) : ''}
${characterCount({
  name: 'reason',
  label: { text: t('manage.appeal.why'), classes: 'govuk-label--m' },
  hint: {
    text: html`${t('manage.appeal.whyHint')}${language === 'es' ? html` ${t('manage.appeal.whySpanish')}` : ''}`,
  },
  rows: 6,
  maxwords: mostWords,
  limitText: t('wordLimit', { count: mostWords }),
  value: ruling.reason,
  ...error(noReason),
})}`,
  });
}

function reasonError(reason: string, t: Frame['t']): string | undefined {
  if (reason.trim() === '') return t('manage.appeal.whyNeeded');
  return isTooLong(reason) ? t('manage.appeal.whyTooLong') : undefined;
}

const section = (title: string, content: Content): Content =>
  html`<h2 class="govuk-heading-m">${title}</h2>${content}`;

/** Who is asked may not decide it: why, and who may, by when. */
export function barredPage(
  frame: Frame,
  { dossier, why, decideBy }: { dossier: Dossier; why: Barred; decideBy: string },
): WebResponse {
  const { t } = frame;
  const { application, program } = dossier;
  const text =
    why.kind === 'acted'
      ? t('manage.barred.acted', { at: moment(frame, why.at, program), event: eventName(frame, why.event) })
      : t(`manage.barred.${why.kind}`);
  const title = t('manage.barred.title');
  return answered(
    frame,
    {
      title,
      section: 'applications',
      narrow: true,
      body: html`${heading(title, application.reference)}${lead(text)}${paragraph(t('manage.barred.lead'))}${paragraph(t('manage.barred.who', { by: moment(frame, decideBy, program) }))}${button({ text: t('manage.notPossible.look'), href: applicationAddress(application.applicationId) })}`,
    },
    403,
  );
}
