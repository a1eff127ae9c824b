import { keepsAtMost } from '../../../../shared/cases/after-award/hold.ts';
import { holdReasons } from '../../../../shared/domain/after-award/award.ts';
import { repayTriggers } from '../../../../shared/domain/program/after-award-plan.ts';
import type { WebResponse } from '../../../../shared/http/response.ts';
import { dateInput, input, radios, textarea } from '../../../../shared/web/components/index.ts';
import { type Html, html } from '../../../../shared/web/html.ts';
import type { AwardFile } from '../../awards/model.ts';
import { awardAddress } from '../../awards/show.ts';
import { confirmPage } from '../confirm-page.ts';
import { type Frame, lead } from '../frame.ts';
import { unitsText } from '../values.ts';

export interface HoldTyped {
  readonly about: string;
  readonly year: string;
  readonly month: string;
  readonly day: string;
  readonly keeps: string;
  readonly words: string;
}
export type HoldWrong = 'about' | 'on' | 'keeps' | 'words';

const anchors = { about: '#about', on: '#on-day', keeps: '#keeps', words: '#words' } as const;

/** Why an award is held, since when, and what the person would keep; they read the words. */
export function holdPage(
  frame: Frame,
  file: AwardFile,
  typed: HoldTyped,
  wrong: readonly HoldWrong[],
): WebResponse {
  const { t } = frame;
  const { applicationId, reference } = file.loaded.application;
  const error = (part: HoldWrong) =>
    wrong.includes(part)
      ? { errorMessage: { text: t(`manage.award.hold.${part}Wrong`), visuallyHiddenText: t('error') } }
      : {};
  const planned = file.plan?.forgiveness?.triggers ?? [];
  const reasons = holdReasons.filter(
    (one) => !repayTriggers.some((trigger) => trigger === one) || planned.some((trigger) => trigger === one),
  );
  return confirmPage(frame, {
    title: t('manage.award.hold.title'),
    caption: `${file.name} – ${reference}`,
    section: 'applications',
    action: awardAddress(applicationId, '/hold'),
    cancel: awardAddress(applicationId),
    button: t('manage.award.hold.yes'),
    grave: true,
    body: html`${lead(t('manage.award.hold.lead', { count: file.plan?.answerDays ?? 0 }))}${radios({
      name: 'about',
      fieldset: { legend: { text: t('manage.award.hold.about'), classes: 'govuk-fieldset__legend--s' } },
      value: typed.about,
      items: reasons.map((value) => ({ value, text: t(`hold.${value}`) })),
      ...error('about'),
    })}${dateInput({
      id: 'on',
      namePrefix: 'on',
      fieldset: { legend: { text: t('manage.award.hold.on'), classes: 'govuk-fieldset__legend--s' } },
      hint: t('manage.award.hold.onHint'),
      items: [
        { name: 'month', label: t('month'), value: typed.month },
        { name: 'day', label: t('day'), value: typed.day },
        { name: 'year', label: t('year'), value: typed.year },
      ],
      ...error('on'),
    })}${keepsBox(frame, file, typed.keeps, error('keeps'), planned.length > 0)}${textarea({
      name: 'words',
      id: 'words',
      label: { text: t('manage.award.hold.words'), classes: 'govuk-label--s' },
      hint: t('manage.award.hold.wordsHint'),
      rows: 5,
      value: typed.words,
      ...error('words'),
    })}`,
    warning: t('manage.award.hold.warning'),
    errors: wrong.map((part) => ({ text: t(`manage.award.hold.${part}Wrong`), href: anchors[part] })),
  });
}

/** How much of the award the person keeps: an amount, or the place or not. */
export function keepsBox(
  frame: Frame,
  { award }: AwardFile,
  value: string,
  error: object,
  byPlan: boolean,
): Html {
  const { t } = frame;
  if (!award) return html``;
  if (award.unit === 'slot')
    return radios({
      name: 'keeps',
      fieldset: { legend: { text: t('manage.award.hold.place'), classes: 'govuk-fieldset__legend--s' } },
      value,
      items: [
        { value: '1', text: t('manage.award.hold.placeKept') },
        { value: '0', text: t('manage.award.hold.placeLost') },
      ],
      ...error,
    });
  return input({
    name: 'keeps',
    id: 'keeps',
    label: { text: t('manage.award.hold.keeps'), classes: 'govuk-label--s' },
    hint: `${t('manage.award.hold.keepsHint', { most: unitsText(frame, 'money', keepsAtMost(award)) })}${byPlan ? ` ${t('manage.award.hold.keepsByPlan')}` : ''}`,
    prefix: { text: '$' },
    classes: 'govuk-input--width-10',
    inputmode: 'decimal',
    value,
    ...error,
  });
}
