import type { Criterion } from '../../../shared/domain/program/scoring-plan.ts';
import { formatList } from '../../../shared/messages/values.ts';
import { button, radios, textarea } from '../../../shared/web/components/index.ts';
import { type Html, html } from '../../../shared/web/html.ts';
import {
  anchorOf,
  commentName,
  type FormFault,
  neighbours,
  notSure,
  type RubricPart,
  scoreName,
} from '../rubric.ts';
import { csrfField, type Frame, textsFor } from './frame.ts';
import { faultText, type TaskView } from './task-view.ts';

/** The rubric as a form. Nothing in it is chosen beforehand, the decision least of all. */
export function rubricForm(frame: Frame, task: TaskView): Html {
  const t = textsFor(frame);
  const { rubric } = task;
  return html`<h2 class="govuk-heading-m" id="your-review">${t('yourReview')}</h2>
<p class="govuk-body">${t(rubric.scale === 'ranks' ? 'review.ranksIntro' : 'review.pointsIntro')}</p>
<p class="govuk-hint">${t('review.keepOpen')}</p>
<form method="post" action="/review/tasks/${task.taskId}" novalidate data-autosave="/review/tasks/${task.taskId}/save" data-saved="${t('review.savedNow')}" data-stale="${t('review.savedElsewhere')}">
${csrfField(task.csrf)}<input type="hidden" name="draft" value="${String(task.draftVersion)}"><input type="hidden" name="version" value="${task.formVersion}">
${rubricParts(frame, task)}
<div class="app-save"><button type="submit" class="govuk-button govuk-button--secondary" data-module="govuk-button" formaction="/review/tasks/${task.taskId}/save">${t('review.save')}</button> <span class="govuk-hint" data-save-state role="status"></span></div>
${decision(frame, task)}
${button({ text: t('review.send'), preventDoubleClick: true })}
</form>`;
}

/** What a rubric is drawn from, wherever it is scored: at a task or on a panel. */
export type RubricView = Pick<TaskView, 'rubric' | 'typed' | 'faults'>;

/** Every part of a rubric with its scores, what they look like, and a comment. */
export const rubricParts = (frame: Frame, view: RubricView): readonly Html[] =>
  view.rubric.parts.map((part, index) => criterionPart(frame, view, part, index + 1));

function criterionPart(frame: Frame, task: RubricView, part: RubricPart, number: number): Html {
  const inner =
    part.kind === 'asked' ? asked(frame, task, part, number) : workedOut(frame, task, part, number);
  return html`<div class="app-criterion">${inner}</div>`;
}

type Asked = Extract<RubricPart, { kind: 'asked' }>;

function asked(frame: Frame, task: RubricView, part: Asked, number: number): Html {
  const t = textsFor(frame);
  const { language } = frame;
  const { criterion, commentRequiredAt } = part;
  const title = criterion.title[language];
  const name = scoreName(criterion.id);
  const needed = formatList(commentRequiredAt.map(String), language, 'or');
  return html`${radios({
    name,
    classes: 'govuk-radios--small app-scores',
    fieldset: { legend: { text: legend(frame, part, number), classes: 'govuk-fieldset__legend--s' } },
    hint: html`<span class="app-hint-line">${criterion.help[language]}</span>${part.instead ? html`<span class="app-hint-line">${t('review.byHand')}</span>` : ''}`,
    errorMessage: messageAt(frame, task, criterion.id, ['missing', 'off-scale']),
    value: task.typed.scores[criterion.id],
    items: [
      ...scoreItems(frame, criterion, task.rubric.scores),
      { divider: t('or') },
      { value: notSure, text: t('review.notSure') },
    ],
  })}${textarea({
    name: commentName(criterion.id),
    label: html`${t('review.comment')}<span class="govuk-visually-hidden"> ${t('review.commentOn', { title })}</span>`,
    hint:
      commentRequiredAt.length > 0 ? t('review.commentNeeded', { scores: needed }) : t('review.commentFree'),
    errorMessage: messageAt(frame, task, criterion.id, ['comment-needed', 'comment-too-long']),
    value: task.typed.comments[criterion.id],
    rows: 3,
    spellcheck: true,
  })}`;
}

/** Each score with what it looks like, or between which it lies. */
export function scoreItems(frame: Frame, criterion: Criterion, scores: readonly number[]) {
  const t = textsFor(frame);
  const between = (score: number) => {
    const { low, high } = neighbours(criterion, score);
    return low === undefined || high === undefined ? '' : t('review.between', { low, high });
  };
  return scores.map((score) => ({
    value: score,
    text: html`<b>${score}</b> ${anchorOf(criterion, score)?.[frame.language] ?? between(score)}`,
  }));
}

function workedOut(frame: Frame, task: RubricView, part: Exclude<RubricPart, Asked>, number: number): Html {
  const t = textsFor(frame);
  const { criterion } = part;
  const heading = html`<h3 class="govuk-heading-s">${legend(frame, part, number)}</h3>`;
  if (part.kind === 'hidden') return html`${heading}<p class="govuk-hint">${t('review.computedHidden')}</p>`;
  const score = t(task.rubric.scale === 'ranks' ? 'review.computedRank' : 'review.computedPoints', {
    score: part.score,
  });
  const anchor = anchorOf(criterion, part.score)?.[frame.language];
  return html`${heading}<p class="govuk-body"><strong>${score}</strong>${anchor === undefined ? '' : html` – ${anchor}`}</p><p class="govuk-hint">${t('review.computedNote')}</p>`;
}

function legend(frame: Frame, { criterion }: RubricPart, number: number): Html {
  const t = textsFor(frame);
  const title = t('review.scoreLegend', { number, title: criterion.title[frame.language] });
  return html`${title} <span class="app-weight">${t('criterionWeight', { weight: criterion.weight })}</span>`;
}

type CriterionFault = Extract<FormFault, { at: 'criterion' }>;

function messageAt(frame: Frame, task: RubricView, id: string, kinds: readonly CriterionFault['fault'][]) {
  const fault = task.faults.find(
    (one) => one.at === 'criterion' && one.criterion.id === id && kinds.includes(one.fault),
  );
  return (
    fault && { text: faultText(frame, task.rubric, fault), visuallyHiddenText: textsFor(frame)('error') }
  );
}

function decision(frame: Frame, task: TaskView): Html {
  const t = textsFor(frame);
  const failed = task.faults.some(({ at }) => at === 'decision');
  return html`<div class="app-criterion">${radios({
    name: 'decision',
    fieldset: { legend: { text: t('review.decision'), classes: 'govuk-fieldset__legend--m' } },
    errorMessage: failed ? { text: t('review.decisionMissing'), visuallyHiddenText: t('error') } : undefined,
    value: task.typed.decision,
    items: [
      { value: 'record', text: t('review.decisionRecord'), hint: t('review.decisionRecordHint') },
      { value: 'conflict', text: t('review.decisionConflict'), hint: t('review.decisionConflictHint') },
      { value: 'cannot', text: t('review.decisionCannot'), hint: t('review.decisionCannotHint') },
    ],
  })}</div>`;
}
