import type { WebResponse } from '../../../../shared/http/response.ts';
import { insetText, radios, textarea } from '../../../../shared/web/components/index.ts';
import { type Content, html } from '../../../../shared/web/html.ts';
import type { AwardFile } from '../../awards/model.ts';
import { awardAddress } from '../../awards/show.ts';
import { confirmPage } from '../confirm-page.ts';
import { type Frame, paragraph } from '../frame.ts';
import { moment } from '../values.ts';
import { keepsBox } from './hold-page.ts';

export interface DecideTyped {
  readonly outcome: string;
  readonly keeps: string;
  readonly words: string;
}
export type DecideWrong = 'outcome' | 'keeps' | 'words';

/** What is decided about a held award. Whoever held it, or has a stake, may only let it go on. */
export function decideHoldPage(
  frame: Frame,
  file: AwardFile,
  typed: DecideTyped,
  wrong: readonly DecideWrong[],
  onlyResume: boolean,
): WebResponse {
  const { t } = frame;
  const { applicationId, reference } = file.loaded.application;
  const error = (part: DecideWrong) =>
    wrong.includes(part)
      ? { errorMessage: { text: t(`manage.award.decide.${part}Wrong`), visuallyHiddenText: t('error') } }
      : {};
  const outcomes = onlyResume ? (['resumed'] as const) : (['resumed', 'reduced', 'stopped'] as const);
  return confirmPage(frame, {
    title: t('manage.award.decide.title'),
    caption: `${file.name} – ${reference}`,
    section: 'applications',
    action: awardAddress(applicationId, '/decide'),
    cancel: awardAddress(applicationId),
    button: t('manage.award.decide.yes'),
    grave: !onlyResume,
    body: html`${said(frame, file)}${onlyResume ? insetText({ text: t('manage.award.barred') }) : ''}${radios(
      {
        name: 'outcome',
        fieldset: {
          legend: { text: t('manage.award.decide.question'), classes: 'govuk-fieldset__legend--m' },
        },
        value: typed.outcome,
        items: outcomes.map((value) => ({
          value,
          text: t(`manage.award.outcome.${value}`),
          hint: { text: t(`manage.award.decide.${value}Hint`) },
        })),
        ...error('outcome'),
      },
    )}${onlyResume ? '' : keepsBox(frame, file, typed.keeps, error('keeps'), false)}${textarea({
      name: 'words',
      id: 'words',
      label: { text: t('manage.award.decide.words'), classes: 'govuk-label--s' },
      hint: t('manage.award.hold.wordsHint'),
      rows: 5,
      value: typed.words,
      ...error('words'),
    })}`,
    ...(onlyResume ? {} : { warning: t('manage.award.decide.warning') }),
    errors: wrong.map((part) => ({ text: t(`manage.award.decide.${part}Wrong`), href: `#${part}` })),
  });
}

function said(frame: Frame, { award, open, program }: AwardFile): Content {
  const { t } = frame;
  if (award?.state !== 'on-hold') return '';
  const { hold } = award;
  return html`<h2 class="govuk-heading-m">${t(`hold.${hold.about}`)}</h2>${insetText({ text: html`<div class="govuk-body app-typed">${open(hold.words)}</div>` })}
<h2 class="govuk-heading-m">${t('manage.award.decide.answer')}</h2>${
    hold.answer
      ? insetText({ text: html`<div class="govuk-body app-typed">${open(hold.answer.words)}</div>` })
      : paragraph(t('manage.award.noAnswer', { by: moment(frame, hold.answerBy, program) }))
  }`;
}
