import type { Program } from '../../../shared/domain/program/schema.ts';
import type { WebResponse } from '../../../shared/http/response.ts';
import { cardTable, notificationBanner, tag } from '../../../shared/web/components/index.ts';
import { type Content, type Html, html } from '../../../shared/web/html.ts';
import type { RoundOf } from '../round/model.ts';
import { answered, type Frame, heading, lead, link } from './frame.ts';
import { cycleOf, moment, roundAddress } from './values.ts';

const colours = {
  open: 'blue',
  closing: 'yellow',
  closed: 'grey',
  proposed: 'purple',
  releasing: 'yellow',
  released: 'green',
} as const;

/** A round's state as a tag. */
export const roundTag = (frame: Frame, { status }: RoundOf['round']): Html =>
  tag({ text: frame.t(`manage.round.status.${status}`), classes: `govuk-tag--${colours[status]}` });

/** The rounds as a table: also part of the overview. */
export function roundsTable(frame: Frame, rounds: readonly RoundOf[]): Html {
  const { t } = frame;
  return cardTable({
    caption: t('manage.rounds.title'),
    captionClasses: 'govuk-visually-hidden',
    firstCellIsHeader: true,
    head: [
      { text: t('manage.program') },
      { text: t('manage.round') },
      { text: t('manage.state') },
      { text: t('manage.changed') },
    ],
    rows: rounds.map(({ round, program }) => [
      { text: link(roundAddress(round.roundId), program.title[frame.language]) },
      { text: cycleOf(round.roundId) },
      { text: roundTag(frame, round) },
      { text: moment(frame, round.updatedAt, program) },
    ]),
  });
}

/** The rounds, and for whoever may give it, more time in any program. */
export function roundsPage(
  frame: Frame,
  rounds: readonly RoundOf[],
  programs: readonly Program[],
  done: string,
): WebResponse {
  const { t } = frame;
  return answered(frame, {
    title: t('manage.rounds.title'),
    section: 'rounds',
    body: html`${
      done === 'extended'
        ? notificationBanner({
            titleText: t('success'),
            type: 'success',
            text: t('manage.round.done.extended'),
          })
        : ''
    }${heading(t('manage.rounds.title'))}${lead(t('manage.rounds.lead'))}${roundsTable(frame, rounds)}${moreTime(frame, programs)}`,
  });
}

function moreTime(frame: Frame, programs: readonly Program[]): Content {
  if (programs.length === 0) return '';
  const { t, language } = frame;
  return html`<h2 class="govuk-heading-m">${t('manage.extend.all')}</h2><ul class="govuk-list govuk-list--bullet">${programs.map(
    ({ id, title }) => html`<li>${link(`/manage/programs/${id}/extend`, title[language])}</li>`,
  )}</ul>`;
}
