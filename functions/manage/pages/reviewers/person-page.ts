import type { Program } from '../../../../shared/domain/program/schema.ts';
import { capacityOf, type Reviewer } from '../../../../shared/domain/review/reviewer.ts';
import type { SignedIn } from '../../../../shared/http/manager-session.ts';
import type { WebResponse } from '../../../../shared/http/response.ts';
import { formatDay, formatList, formatNumber } from '../../../../shared/messages/values.ts';
import type { ReviewerChangeItem } from '../../../../shared/store/reviewer-pool.ts';
import { button, buttonGroup, cardTable, summaryList } from '../../../../shared/web/components/index.ts';
import { type Content, type Html, html } from '../../../../shared/web/html.ts';
import { reviewersAddress } from '../../reviewers/found.ts';
import { answered, csrfField, type Frame, heading, paragraph } from '../frame.ts';
import { moment } from '../values.ts';
import { doneBanner } from './done-banner.ts';
import { languagesText, relationLines, stateTag, topicsText } from './person-words.ts';

export interface PersonModel {
  readonly program: Program;
  readonly today: string;
  readonly reviewer: Reviewer;
  /** How many applications of the round they said something of; undefined where they are not asked. */
  readonly wishes: number | undefined;
  readonly changes: readonly ReviewerChangeItem[];
}

/** One reviewer: what is known of them, what a manager can do, and who changed what. */
export function personPage(
  frame: Frame,
  model: PersonModel,
  { right }: Pick<SignedIn, 'right'>,
  query: URLSearchParams,
): WebResponse {
  const { t, language } = frame;
  const { program, reviewer, today } = model;
  return answered(frame, {
    title: reviewer.name,
    section: 'overview',
    back: { href: reviewersAddress(program.id), text: t('pool.title') },
    body: html`${doneBanner(frame, query)}${heading(reviewer.name, program.title[language])}
<p class="govuk-body">${stateTag(frame, program, reviewer, today)}</p>
${right === 'manage' ? actions(frame, model) : ''}
<h2 class="govuk-heading-m">${t('pool.person.details')}</h2>${details(frame, model)}
<h2 class="govuk-heading-m">${t('pool.person.trail')}</h2>${trail(frame, model)}`,
  });
}

function actions(frame: Frame, { program, reviewer }: PersonModel): Html {
  const { t } = frame;
  const at = (below: string) => reviewersAddress(program.id, `/${reviewer.reviewerId}${below}`);
  const act = (to: string, text: string) =>
    html`<form action="${at(to)}" method="post">${csrfField(frame)}<input type="hidden" name="version" value="${reviewer.version}">${button({ text, classes: 'govuk-button--secondary', preventDoubleClick: true })}</form>`;
  const paused = reviewer.status === 'paused';
  return html`${buttonGroup(
    button({ text: t('pool.person.change'), href: at('/change') }),
    paused && reviewer.load === 0
      ? ''
      : button({ text: t('pool.person.pause'), href: at('/pause'), classes: 'govuk-button--secondary' }),
  )}${paused ? act('/resume', t('pool.person.resume')) : html`<p class="govuk-body app-measure">${t('pool.person.linkHint')}</p>${act('/link', t('pool.person.link'))}`}`;
}

function details(frame: Frame, { program, reviewer, wishes }: PersonModel): Html {
  const { t, language } = frame;
  const { least, most } = capacityOf(reviewer, program.review.load);
  const relations = relationLines(frame, reviewer);
  const away = reviewer.away.map(
    ({ from, to }) => `${formatDay(from, language)} – ${formatDay(to, language)}`,
  );
  const row = (key: string, value: Content) => ({ key: { text: key }, value: { text: value } });
  const lines = (all: readonly string[]) =>
    all.length === 0
      ? t('pool.person.nothing')
      : html`<ul class="govuk-list">${all.map((one) => html`<li>${one}</li>`)}</ul>`;
  return summaryList({
    rows: [
      row(t('pool.form.email'), reviewer.email),
      row(t('pool.form.language'), t(`pool.language.${reviewer.language}`)),
      row(t('pool.form.languages'), languagesText(frame, reviewer)),
      row(t('pool.topics'), topicsText(frame, program, reviewer)),
      row(t('pool.person.capacity'), t('pool.person.capacityText', { least, most })),
      row(t('pool.person.reading'), formatNumber(reviewer.load, language)),
      row(
        t('pool.person.finished'),
        t('pool.person.onTime', { finished: reviewer.finished, onTime: reviewer.onTime }),
      ),
      row(t('pool.person.overdue'), formatNumber(reviewer.overdue, language)),
      ...(wishes === undefined ? [] : [row(t('pool.person.wishes'), formatNumber(wishes, language))]),
      row(t('pool.form.away'), lines(away)),
      row(t('pool.person.relations'), lines(relations)),
    ],
  });
}

function trail(frame: Frame, { program, changes }: PersonModel): Content {
  const { t, language } = frame;
  if (changes.length === 0) return paragraph(t('pool.person.trailNone'));
  return cardTable({
    caption: t('pool.person.trail'),
    captionClasses: 'govuk-visually-hidden',
    head: [{ text: t('pool.person.when') }, { text: t('pool.person.who') }, { text: t('pool.person.what') }],
    rows: changes.toReversed().map(({ at, by, event, parts }) => [
      { text: moment(frame, at, program) },
      { text: t(by.kind === 'manager' ? 'pool.person.byManager' : 'pool.person.byThemself') },
      {
        text: t(`pool.event.${event}`, {
          parts: formatList(
            parts.map((part) => partText(frame, part)),
            language,
          ),
        }),
      },
    ]),
  });
}

const parts = [
  ...['name', 'surname', 'email', 'language', 'languages', 'panel', 'topics', 'capacity', 'away'],
  ...['relations', 'status', 'epoch'],
] as const;

function partText({ t }: Frame, part: string): string {
  const known = parts.find((one) => one === part);
  return known === undefined ? part : t(`pool.part.${known as 'name'}`);
}
