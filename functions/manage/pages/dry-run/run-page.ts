import type { Program } from '../../../../shared/domain/program/schema.ts';
import type { Report } from '../../../../shared/domain/rules/dry-run/report.ts';
import type { WebResponse } from '../../../../shared/http/response.ts';
import { insetText } from '../../../../shared/web/components/index.ts';
import { type Content, html } from '../../../../shared/web/html.ts';
import { answered, type Frame, heading, link, paragraph } from '../frame.ts';
import { dryRunAddress, moment } from '../values.ts';
import { type RunState, runTag } from './drafts-page.ts';
import { resultsPart } from './results.ts';

export interface RunModel {
  readonly runId: string;
  readonly cycle: string;
  readonly startedAt: string;
  readonly programVersion: number;
  readonly total: number;
  readonly done: number;
  readonly draft: Program;
  /** What was published when it was started. */
  readonly published: Program;
  readonly state: RunState;
  readonly report: Report | undefined;
  /** Somebody wants the page to look again by itself. */
  readonly watched: boolean;
  readonly mayTry: boolean;
}

const everySeconds = 5;

/** One draft that is or was tried. */
export function dryRunPage(frame: Frame, model: RunModel): WebResponse {
  const { t, language } = frame;
  const { draft, cycle, startedAt, programVersion, runId, state } = model;
  const goesOn = state === 'finding' || state === 'counting';
  return answered(frame, {
    title: t('dryRun.run.title', { cycle }),
    section: 'overview',
    back: { href: dryRunAddress(draft.id), text: t('dryRun.back') },
    refreshAfter: goesOn && model.watched ? everySeconds : undefined,
    body: html`${heading(t('dryRun.run.title', { cycle }), draft.title[language])}
<p class="govuk-body">${runTag(frame, state)} ${t('dryRun.run.meta', { at: moment(frame, startedAt, draft), version: programVersion })}</p>
${paragraph(t('dryRun.nothing'))}
${goesOn ? progressPart(frame, model) : ''}
${state === 'stopped' ? insetText({ text: t('dryRun.stopped') }) : ''}
${model.report ? resultsPart(frame, model.report, model) : ''}
${model.mayTry && !goesOn ? paragraph(link(dryRunAddress(draft.id, undefined, `?from=${runId}`), t('dryRun.change'))) : ''}`,
  });
}

function progressPart(frame: Frame, { draft, runId, state, total, done, watched }: RunModel): Content {
  const { t } = frame;
  const own = dryRunAddress(draft.id, runId);
  const words = state === 'finding' ? t('dryRun.finding') : t('dryRun.progress', { done, total });
  return html`<div class="app-progress"><p class="govuk-body-l" id="progress">${words}</p>${
    state === 'finding'
      ? ''
      : html`<progress class="app-progress__bar" max="${total}" value="${done}" aria-labelledby="progress"></progress>`
  }</div>
<p class="govuk-body">${
    watched
      ? html`${t('dryRun.watching')} ${link(own, t('dryRun.watchNot'))}`
      : html`${link(own, t('manage.lookAgain'))} · ${link(`${own}?watch=yes`, t('dryRun.watch'))}`
  }</p>`;
}
