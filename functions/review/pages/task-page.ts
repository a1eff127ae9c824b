import { formatMoment } from '../../../shared/messages/values.ts';
import { errorSummary, insetText, notificationBanner } from '../../../shared/web/components/index.ts';
import { twoColumns } from '../../../shared/web/extras.ts';
import { type Html, html } from '../../../shared/web/html.ts';
import { applicationText } from './application-text.ts';
import { type Frame, framed, textsFor } from './frame.ts';
import { rubricForm } from './rubric-form.ts';
import { controlOf, faultText, type TaskView } from './task-view.ts';

/** The task page: the application to read, the rubric to fill in, and the one decision. */
export function taskPage(frame: Frame, task: TaskView): Html {
  const t = textsFor(frame);
  const by = formatMoment(task.dueAt, frame.language, task.zone);
  const title = t('review.taskTitle', { reference: task.reference });
  return framed(frame, {
    title: `${title} – ${task.programTitle}`,
    wide: true,
    backToList: true,
    errorTitle: task.faults.length > 0 || task.sendAgain !== undefined,
    body: html`${notice(frame, task)}
<span class="govuk-caption-l">${task.programTitle}</span>
<h1 class="govuk-heading-l">${unbroken(title, task.reference)}</h1>
<p class="govuk-body">${task.overdue ? t('review.taskOverdue', { by }) : html`${t('review.taskDue', { by })} <strong>${t('review.daysLeft', { count: task.daysLeft })}</strong>`} <a class="govuk-link app-jump" href="#your-review">${t('review.jumpToReview')}</a></p>
${task.progress.all > 1 ? html`<p class="govuk-body">${t('review.progress', { done: task.progress.done, all: task.progress.all })} <progress class="app-progress" max="${task.progress.all}" value="${task.progress.done}" aria-hidden="true"></progress></p>` : ''}
${twoColumns(
  { label: t('theApplication'), content: reading(frame, task) },
  { label: t('yourReview'), content: rubricForm(frame, task) },
)}`,
  });
}

/** A title whose reference stays on one line, to be read out or copied whole. */
function unbroken(title: string, reference: string): Html {
  const [before = '', after = ''] = title.split(reference, 2);
  return html`${before}<span class="app-reference">${reference}</span>${after}`;
}

function reading(frame: Frame, task: TaskView): Html {
  const t = textsFor(frame);
  return html`${task.blind ? insetText({ text: t('blindNote') }) : ''}${applicationText(frame, task)}`;
}

const sendAgainTexts = {
  'form-changed': 'review.formChanged',
  'session-changed': 'review.sessionChanged',
  'saved-elsewhere': 'review.savedElsewhere',
} as const;

function notice(frame: Frame, task: TaskView): Html {
  const t = textsFor(frame);
  if (task.sendAgain !== undefined) {
    const text = t(sendAgainTexts[task.sendAgain]);
    return notificationBanner({ titleText: t('important'), text, role: 'alert' });
  }
  if (task.saved !== undefined)
    return notificationBanner({
      titleText: t('important'),
      text: t('review.saved', { at: formatMoment(task.saved, frame.language, task.zone) }),
    });
  if (task.faults.length === 0) return html``;
  return errorSummary({
    titleText: t('thereIsAProblem'),
    errorList: task.faults.map((fault) => ({
      text: faultText(frame, task.rubric, fault),
      href: `#${controlOf(fault)}`,
    })),
  });
}
