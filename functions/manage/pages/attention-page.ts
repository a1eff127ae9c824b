import type { Program } from '../../../shared/domain/program/schema.ts';
import type { WebResponse } from '../../../shared/http/response.ts';
import type { Attention } from '../../../shared/store/attention.ts';
import { cardTable } from '../../../shared/web/components/index.ts';
import { type Content, type Html, html } from '../../../shared/web/html.ts';
import type { KnownApplication } from '../lists/people.ts';
import { answered, type Frame, heading, lead, link, paragraph } from './frame.ts';
import { applicationAddress, cycleOf, moment, personLink, roundAddress } from './values.ts';

/** What waits for a person, with what it is about. */
export interface AttentionModel {
  readonly matters: readonly Attention[];
  readonly known: ReadonlyMap<string, KnownApplication>;
  readonly programs: ReadonlyMap<string, Program>;
}

/** Where each matter is dealt with. */
const paths: Readonly<Partial<Record<Attention['kind'], string>>> = {
  'judge-answers': '/answer',
  'same-person': '/same-person',
  'likely-duplicate': '/same-person',
  'too-few-reviewers': '/reader',
  'interview-unanswered': '/interview',
  'interview-times': '/interview',
  'interview-sheets': '/interview',
  'award-report': '/award',
  'award-overdue': '/award',
  'award-answer': '/award',
  'payment-late': '/award',
  'payment-returned': '/award',
  appeal: '/appeal',
  'appeal-overdue': '/appeal',
};

/** The matters as a table, the oldest first: also part of the overview. */
export function attentionTable(frame: Frame, { matters, known, programs }: AttentionModel): Html {
  const { t, language } = frame;
  if (matters.length === 0) return paragraph(t('manage.attention.nothing'));
  return cardTable({
    caption: t('manage.attention.title'),
    captionClasses: 'govuk-visually-hidden',
    firstCellIsHeader: true,
    head: [
      { text: t('manage.attention.what') },
      { text: t('manage.attention.about') },
      { text: t('manage.program') },
      { text: t('manage.attention.since') },
    ],
    rows: matters.map((matter) => {
      const program = programs.get(matter.programId);
      return [
        { text: html`${whatLink(frame, matter)}${byWhen(frame, matter, program)}` },
        { text: about(frame, matter, known) },
        { text: program?.title[language] ?? matter.programId },
        { text: program ? moment(frame, matter.since, program) : matter.since },
      ];
    }),
  });
}

function whatLink({ t }: Frame, { subject, kind }: Attention): Html {
  const [sort, id = ''] = subject.split('#', 2);
  const text = t(`manage.about.${kind}`);
  if (sort === 'ROUND') return link(roundAddress(id, kind === 'readers-due' ? '/readers' : ''), text);
  if (sort === 'FUND') return link(`/manage/funds/${encodeURIComponent(id)}`, text);
  return link(applicationAddress(id, paths[kind] ?? ''), text);
}

function byWhen(frame: Frame, { dueBy }: Attention, program: Program | undefined): Content {
  if (dueBy === undefined) return '';
  const at = program ? moment(frame, dueBy, program) : dueBy;
  return html`<br><span class="govuk-hint app-rules__kind">${frame.t('manage.attention.by', { at })}</span>`;
}

function about(frame: Frame, { subject }: Attention, known: AttentionModel['known']): Html {
  const [sort, id = ''] = subject.split('#', 2);
  if (sort === 'ROUND')
    return link(roundAddress(id), frame.t('manage.round.caption', { cycle: cycleOf(id) }));
  if (sort === 'FUND') return html`${id}`;
  const one = known.get(id);
  return html`${personLink(frame, id, one)}${one ? html` <span class="app-reference">${one.application.reference}</span>` : ''}`;
}

export function attentionPage(frame: Frame, model: AttentionModel): WebResponse {
  const { t } = frame;
  return answered(frame, {
    title: t('manage.attention.title'),
    section: 'attention',
    body: html`${heading(t('manage.attention.title'))}${lead(t('manage.attention.lead'))}${attentionTable(frame, model)}`,
  });
}
