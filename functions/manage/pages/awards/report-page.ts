import type { ReportObligation } from '../../../../shared/domain/after-award/award.ts';
import type { ReportPlan } from '../../../../shared/domain/program/after-award-plan.ts';
import type { Answers } from '../../../../shared/domain/program/fields.ts';
import type { WebResponse } from '../../../../shared/http/response.ts';
import { radios, summaryList, textarea } from '../../../../shared/web/components/index.ts';
import { answerText } from '../../../../shared/web/forms/index.ts';
import { html } from '../../../../shared/web/html.ts';
import type { AwardFile } from '../../awards/model.ts';
import { awardAddress } from '../../awards/show.ts';
import { confirmPage } from '../confirm-page.ts';
import type { Frame } from '../frame.ts';

export interface ReportLook {
  readonly plan: ReportPlan;
  readonly one: Extract<ReportObligation, { state: 'reported' }>;
  readonly answers: Answers;
  readonly outcome: string;
  readonly words: string;
  readonly wrong: readonly ('outcome' | 'words' | 'days')[];
}

/** What was shown, with the questions; nothing is chosen beforehand. */
export function reportLookPage(frame: Frame, file: AwardFile, look: ReportLook): WebResponse {
  const { t, language } = frame;
  const { applicationId, reference } = file.loaded.application;
  const error = (part: ReportLook['wrong'][number]) =>
    look.wrong.includes(part)
      ? { errorMessage: { text: t(`manage.award.look.${part}`), visuallyHiddenText: t('error') } }
      : {};
  const releases = file.plan?.tranches.filter(
    ({ release }) => 'after' in release && release.after.includes(look.plan.id),
  );
  return confirmPage(frame, {
    title: look.plan.title[language],
    caption: `${file.name} – ${reference}`,
    section: 'applications',
    action: awardAddress(applicationId, '/report'),
    cancel: awardAddress(applicationId),
    button: t('manage.award.look.record'),
    hidden: { of: look.plan.id, number: String(look.one.sent) },
    body: html`${summaryList({
      rows: look.plan.fields.map((field) => ({
        key: field.label[language],
        value: { text: answerText(field, look.answers[field.id], language) },
      })),
    })}${radios({
      name: 'outcome',
      fieldset: { legend: { text: t('manage.award.look.question'), classes: 'govuk-fieldset__legend--m' } },
      value: look.outcome,
      items: [
        {
          value: 'approve',
          text: t('manage.award.look.approve'),
          hint: {
            text: t(
              releases && releases.length > 0
                ? 'manage.award.look.approvePays'
                : 'manage.award.look.approveHint',
            ),
          },
        },
        {
          value: 'back',
          text: t('manage.award.look.back'),
          hint: { text: t('manage.award.look.backHint') },
        },
      ],
      ...error('outcome'),
      ...error('days'),
    })}${textarea({
      name: 'words',
      id: 'words',
      label: { text: t('manage.award.look.why'), classes: 'govuk-label--s' },
      hint: t('manage.award.look.whyHint'),
      rows: 4,
      value: look.words,
      ...error('words'),
    })}`,
    errors: look.wrong.map((part) => ({
      text: t(`manage.award.look.${part}`),
      href: part === 'words' ? '#words' : '#outcome',
    })),
  });
}
