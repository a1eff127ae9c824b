import type { Program } from '../../../../shared/domain/program/schema.ts';
import { isAway, type Reviewer, takesTasks } from '../../../../shared/domain/review/reviewer.ts';
import type { SignedIn } from '../../../../shared/http/manager-session.ts';
import type { WebResponse } from '../../../../shared/http/response.ts';
import { formatNumber } from '../../../../shared/messages/values.ts';
import { button, buttonGroup, cardTable, insetText } from '../../../../shared/web/components/index.ts';
import { figures } from '../../../../shared/web/extras.ts';
import { type Html, html } from '../../../../shared/web/html.ts';
import { reviewersAddress } from '../../reviewers/found.ts';
import { answered, type Frame, heading, lead, link, paragraph } from '../frame.ts';
import { doneBanner } from './done-banner.ts';
import { languagesText, stateTag, topicsText } from './person-words.ts';

export interface PoolModel {
  readonly program: Program;
  readonly today: string;
  readonly people: readonly {
    readonly reviewer: Reviewer;
    readonly capacity: { readonly most: number };
  }[];
}

/** Everybody who reads for a program: what each holds of what they can, and whether they take more. */
export function poolPage(
  frame: Frame,
  model: PoolModel,
  { right }: Pick<SignedIn, 'right'>,
  query: URLSearchParams,
): WebResponse {
  const { t, language } = frame;
  const { program, people, today } = model;
  const free = people
    .filter(({ reviewer }) => takesTasks(reviewer, today))
    .reduce((sum, { reviewer, capacity }) => sum + Math.max(0, capacity.most - reviewer.load), 0);
  const away = people.filter(({ reviewer }) => isAway(reviewer, today)).length;
  const number = (value: number) => formatNumber(value, language);
  return answered(frame, {
    title: `${t('pool.title')} – ${program.title[language]}`,
    section: 'overview',
    back: { href: '/manage', text: t('manage.nav.overview') },
    body: html`${doneBanner(frame, query)}${heading(t('pool.title'), program.title[language])}
<div class="app-measure">${lead(t('pool.lead'))}</div>
${right === 'manage' ? actions(frame, program) : insetText({ text: t('pool.viewer') })}
${
  people.length === 0
    ? paragraph(t('pool.none'))
    : html`${figures([
        { label: t('pool.people'), value: number(people.length) },
        { label: t('pool.free'), value: number(free) },
        { label: t('pool.away'), value: number(away) },
      ])}${peopleTable(frame, model)}`
}`,
  });
}

const actions = ({ t }: Frame, { id }: Program): Html =>
  buttonGroup(
    button({ text: t('pool.add'), href: reviewersAddress(id, '/new') }),
    button({
      text: t('pool.import'),
      href: reviewersAddress(id, '/import'),
      classes: 'govuk-button--secondary',
    }),
  );

function peopleTable(frame: Frame, { program, people, today }: PoolModel): Html {
  const { t, language } = frame;
  return cardTable({
    caption: t('pool.title'),
    captionClasses: 'govuk-visually-hidden',
    firstCellIsHeader: true,
    head: [
      { text: t('pool.name') },
      { text: t('pool.load'), format: 'numeric' },
      { text: t('pool.done'), format: 'numeric' },
      { text: t('pool.languages') },
      { text: t('pool.topics') },
      { text: t('pool.state') },
    ],
    rows: people.map(({ reviewer, capacity }) => [
      { text: link(reviewersAddress(program.id, `/${reviewer.reviewerId}`), reviewer.name) },
      { text: t('pool.loadOf', { load: reviewer.load, most: capacity.most }), format: 'numeric' },
      { text: formatNumber(reviewer.finished, language), format: 'numeric' },
      { text: languagesText(frame, reviewer) },
      { text: topicsText(frame, program, reviewer) },
      { text: stateTag(frame, program, reviewer, today) },
    ]),
  });
}
