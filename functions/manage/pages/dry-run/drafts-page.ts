import type { Program } from '../../../../shared/domain/program/schema.ts';
import type { SignedIn } from '../../../../shared/http/manager-session.ts';
import type { WebResponse } from '../../../../shared/http/response.ts';
import type { DryRun } from '../../../../shared/store/dry-runs.ts';
import {
  button,
  cardTable,
  errorSummary,
  insetText,
  radios,
  tag,
  textarea,
} from '../../../../shared/web/components/index.ts';
import { type Content, type Html, html } from '../../../../shared/web/html.ts';
import { answered, csrfField, type Frame, heading, lead, link, paragraph } from '../frame.ts';
import { dryRunAddress, moment } from '../values.ts';

export type RunState = DryRun['state'];

export interface DraftsModel {
  readonly program: Program;
  readonly cycles: readonly string[];
  readonly runs: readonly (Pick<DryRun, 'runId' | 'cycle' | 'startedAt'> & { readonly state: RunState })[];
}

/** What stands in the form. */
export interface Typed {
  readonly cycle: string;
  readonly document: string;
  /** What the document is: the published one, that of a run before, or what somebody sent. */
  readonly source: 'published' | 'earlier' | 'typed';
}

/** What is wrong with it. */
export interface Wrong {
  readonly cycle: string | undefined;
  readonly document: readonly { readonly line: number; readonly text: string }[];
}

const colours: Record<RunState, string> = {
  finding: 'blue',
  counting: 'blue',
  done: 'green',
  stopped: 'red',
};

/** A run's state as a tag. */
export const runTag = ({ t }: Frame, state: RunState): Html =>
  tag({ text: t(`dryRun.state.${state}`), classes: `govuk-tag--${colours[state]}` });

/** The drafts of a program that were tried, and the form to try another. */
export function draftsPage(
  frame: Frame,
  model: DraftsModel,
  who: Pick<SignedIn, 'right'>,
  typed: Typed,
  wrong: Wrong = { cycle: undefined, document: [] },
): WebResponse {
  const { t, language } = frame;
  const { program } = model;
  const errors = [
    ...(wrong.cycle ? [{ text: wrong.cycle, href: '#cycle' }] : []),
    ...wrong.document.map(({ line, text }) => ({
      text: t('dryRun.line', { line, problem: text }),
      href: '#document',
    })),
  ];
  const failed = errors.length > 0;
  return answered(
    frame,
    {
      title: t('dryRun.title'),
      section: 'overview',
      back: { href: '/manage', text: t('manage.nav.overview') },
      errorTitle: failed,
      body: html`${failed ? errorSummary({ titleText: t('thereIsAProblem'), descriptionText: wrong.document.length > 0 ? t('dryRun.problems') : '', errorList: errors }) : ''}
${heading(t('dryRun.title'), program.title[language])}
<div class="app-measure">${lead(t('dryRun.lead'))}${paragraph(t('dryRun.nothing'))}</div>
${failed ? '' : pastRuns(frame, model)}
${who.right === 'manage' ? draftForm(frame, model, typed, wrong) : insetText({ text: t('dryRun.viewer') })}`,
    },
    failed ? 422 : 200,
  );
}

function pastRuns(frame: Frame, { program, runs }: DraftsModel): Content {
  const { t } = frame;
  const title = html`<h2 class="govuk-heading-m">${t('dryRun.past')}</h2>`;
  if (runs.length === 0) return html`${title}${paragraph(t('dryRun.none'))}`;
  return html`${title}${cardTable({
    caption: t('dryRun.past'),
    captionClasses: 'govuk-visually-hidden',
    firstCellIsHeader: true,
    head: [{ text: t('dryRun.started') }, { text: t('dryRun.cycle') }, { text: t('manage.state') }],
    rows: runs.map((run) => [
      { text: link(dryRunAddress(program.id, run.runId), moment(frame, run.startedAt, program)) },
      { text: run.cycle },
      { text: runTag(frame, run.state) },
    ]),
  })}`;
}

function draftForm(frame: Frame, { program, cycles }: DraftsModel, typed: Typed, wrong: Wrong): Html {
  const { t } = frame;
  const [only] = cycles;
  const lines = typed.document.split('\n');
  return html`<h2 class="govuk-heading-m">${t('dryRun.new')}</h2>
<form action="${dryRunAddress(program.id)}" method="post" novalidate>${csrfField(frame)}
${radios({
  name: 'cycle',
  idPrefix: 'cycle',
  fieldset: { legend: { text: t('dryRun.whichCycle'), classes: 'govuk-fieldset__legend--s' } },
  errorMessage: wrong.cycle ? { text: wrong.cycle, visuallyHiddenText: t('error') } : undefined,
  value: typed.cycle || (cycles.length === 1 ? only : undefined),
  items: cycles.map((cycle) => ({ value: cycle, text: t('dryRun.ofCycle', { cycle }) })),
})}
${textarea({
  name: 'document',
  label: { text: t('dryRun.document'), classes: 'govuk-label--s' },
  hint: {
    text: `${typed.source === 'typed' ? '' : `${t(`dryRun.source.${typed.source}`)} `}${t('dryRun.documentHint')}`,
  },
  errorMessage:
    wrong.document.length === 0
      ? undefined
      : {
          text: html`${wrong.document.map((one) => whereItStands(frame, one, lines))}`,
          visuallyHiddenText: t('error'),
        },
  classes: 'app-document',
  rows: 30,
  spellcheck: false,
  autocomplete: 'off',
  attributes: { wrap: 'off', autocapitalize: 'off', lang: 'en' },
  value: typed.document,
})}
${button({ text: t('dryRun.start'), preventDoubleClick: true })}
</form>`;
}

/** A problem with the line it is about: a box of text shows no numbers, so it can be searched for. */
function whereItStands(
  { t }: Frame,
  { line, text }: Wrong['document'][number],
  lines: readonly string[],
): Html {
  const shown = (lines[line - 1] ?? '').trim().slice(0, 120);
  return html`<span class="app-document__problem">${t('dryRun.line', { line, problem: text })}${shown === '' ? '' : html`<code>${shown}</code>`}</span>`;
}

/** Another draft of the program is being tried. */
export function runningPage(frame: Frame, program: Program, address: string): WebResponse {
  const { t, language } = frame;
  return answered(
    frame,
    {
      title: t('dryRun.running.title'),
      section: 'overview',
      narrow: true,
      body: html`${heading(t('dryRun.running.title'), program.title[language])}${paragraph(t('dryRun.running.text'))}${button({ text: t('dryRun.running.link'), href: address })}`,
    },
    409,
  );
}
