import type { Sheet } from '../../../shared/store/interviews.ts';
import { insetText, summaryList, tag } from '../../../shared/web/components/index.ts';
import { type Content, html } from '../../../shared/web/html.ts';
import type { Dossier, InterviewRead } from '../dossier.ts';
import { stateOf } from '../interviews/model.ts';
import { stateTag } from '../interviews/show.ts';
import type { Frame } from './frame.ts';
import { moment, score } from './values.ts';

/** The interview of an application: how it stands, who sits there, and each sheet with what was written. */
export function interviewPart(frame: Frame, dossier: Dossier): Content {
  const { t } = frame;
  const { interview: read, program, now } = dossier;
  if (!read) return '';
  const { interview, needs, reason, seats } = read;
  return html`${summaryList({
    rows: [
      { key: t('manage.state'), value: stateTag(frame, stateOf({ interview }, now)) },
      {
        key: t('interviews.when'),
        value:
          'appointment' in interview
            ? html`${moment(frame, interview.appointment.startsAt, program)}<br><span class="govuk-hint app-typed">${interview.appointment.place}</span>`
            : t('interviews.partInvited', {
                at: moment(frame, interview.invitedAt, program),
                by: moment(frame, interview.answerBy, program),
              }),
      },
      ...(interview.status === 'held'
        ? [
            {
              key: t('interviews.score'),
              value: html`<strong class="app-figure">${score(interview.score)}</strong>`,
            },
          ]
        : []),
    ],
  })}${needs === '' ? '' : insetText({ text: t('interviews.needs', { needs }) })}${
    reason === '' ? '' : insetText({ text: t('interviews.reason', { reason }) })
  }${seats.map((one) => seatCard(frame, dossier, one))}`;
}

const colours = { open: 'blue', sent: 'green', excused: 'grey', conflict: 'red', ended: 'grey' } as const;

function seatCard(frame: Frame, { program }: Dossier, { seat, name, sheet }: InterviewRead['seats'][number]) {
  const { t } = frame;
  return summaryList({
    card: { title: { text: t('interviews.sheetFrom', { name }), headingLevel: 3 } },
    rows: [
      {
        key: t('manage.state'),
        value: html`${tag({ text: t(`interviews.seat.${seat.status}`), classes: `govuk-tag--${colours[seat.status]}` })} ${
          sheet ? t('manage.review.recorded', { at: moment(frame, sheet.at, program) }) : ''
        } ${sheet?.voidedAt === undefined ? '' : tag({ text: t('interviews.void'), classes: 'govuk-tag--red' })}`,
      },
      ...(sheet ? sheetRows(frame, program, sheet) : []),
    ],
  });
}

function sheetRows({ language, t }: Frame, program: Dossier['program'], sheet: Sheet) {
  return (program.review.interview?.criteria ?? []).map(({ id, title }) => ({
    key: title[language],
    value: html`<strong class="app-figure">${sheet.notSure.includes(id) ? t('review.notSure') : (sheet.scores[id] ?? '–')}</strong>${
      sheet.comments[id] ? html`<div class="app-typed">${sheet.comments[id]}</div>` : ''
    }`,
  }));
}
