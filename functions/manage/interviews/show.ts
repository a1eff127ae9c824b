import type { SignedIn } from '../../../shared/http/manager-session.ts';
import type { WebResponse } from '../../../shared/http/response.ts';
import { formatList } from '../../../shared/messages/values.ts';
import {
  button,
  buttonGroup,
  cardTable,
  insetText,
  notificationBanner,
  tag,
} from '../../../shared/web/components/index.ts';
import { figures } from '../../../shared/web/extras.ts';
import { type Content, type Html, html } from '../../../shared/web/html.ts';
import type { Asked } from '../access.ts';
import type { ManageDependencies } from '../dependencies.ts';
import { answered, type Frame, heading, lead, link, paragraph } from '../pages/frame.ts';
import { applicationAddress, cycleOf, moment, personLink, roundAddress, score } from '../pages/values.ts';
import {
  type InterviewsModel,
  type InvitedLine,
  type InvitedState,
  interviewRoundNamed,
  readInterviews,
  stateOf,
} from './model.ts';

const doneTexts = ['slots', 'removed', 'invited', 'again', 'missed', 'closed'] as const;

/** `GET /manage/rounds/{roundId}/interviews`: times, who is invited, and what waits. */
export async function showInterviews(
  { store }: ManageDependencies,
  { request, frame, who }: Asked,
): Promise<WebResponse | undefined> {
  const found = await interviewRoundNamed(store, request.param('roundId'));
  if (!found) return undefined;
  return page(frame, await readInterviews(store, found), who, request.query.get('done') ?? '');
}

function page(frame: Frame, model: InterviewsModel, who: SignedIn, done: string): WebResponse {
  const { t, language } = frame;
  const { round, program, lines, slots, now, runs } = model;
  const told = doneTexts.find((one) => one === done);
  const title = t('interviews.title');
  const acts = who.right === 'manage' && runs;
  const count = (...states: InvitedState[]) =>
    String(lines.filter((line) => states.includes(stateOf(line, now))).length);
  const free = slots.filter((slot) => slot.takenBy === undefined && slot.startsAt > now).length;
  const at = (below: string) => roundAddress(round.roundId, `/interviews${below}`);
  return answered(frame, {
    title: `${title} – ${program.title[language]}`,
    section: 'rounds',
    back: { href: roundAddress(round.roundId), text: t('back') },
    body: html`${told === undefined ? '' : notificationBanner({ titleText: t('success'), type: 'success', text: t(`interviews.done.${told}`) })}${heading(
      title,
      `${program.title[language]} – ${t('manage.round.caption', { cycle: cycleOf(round.roundId) })}`,
    )}${lead(t('interviews.lead'))}
${figures([
  { label: t('interviews.freeCount'), value: String(free) },
  { label: t('interviews.invitedCount'), value: count('invited', 'late') },
  { label: t('interviews.bookedCount'), value: count('booked', 'begun', 'short') },
  { label: t('interviews.heldCount'), value: count('held') },
])}
${
  acts
    ? buttonGroup(
        button({ text: t('interviews.addSlots'), href: at('/new') }),
        button({ text: t('interviews.invite'), href: at('/invite'), classes: 'govuk-button--secondary' }),
        free > 0 ? link(at('/remove'), t('interviews.remove')) : '',
      )
    : ''
}
<h2 class="govuk-heading-m">${t('interviews.tableTitle')}</h2>${lines.length === 0 ? insetText({ text: t('interviews.nobodyYet') }) : invitedTable(frame, model)}
<h2 class="govuk-heading-m">${t('interviews.slotsTitle')}</h2>${slots.length === 0 ? paragraph(t('interviews.noSlots')) : slotsTable(frame, model)}`,
  });
}

const colours: Readonly<Record<InvitedState, string>> = {
  invited: 'blue',
  late: 'red',
  booked: 'turquoise',
  begun: 'yellow',
  short: 'red',
  held: 'green',
  missed: 'orange',
  declined: 'grey',
  closed: 'grey',
};

export const stateTag = ({ t }: Frame, state: InvitedState): Html =>
  tag({ text: t(`interviews.status.${state}`), classes: `govuk-tag--${colours[state]}` });

function invitedTable(frame: Frame, model: InterviewsModel): Html {
  const { t } = frame;
  return cardTable({
    caption: t('interviews.tableTitle'),
    captionClasses: 'govuk-visually-hidden',
    firstCellIsHeader: true,
    head: [
      { text: t('manage.applicant') },
      { text: t('interviews.state') },
      { text: t('interviews.when') },
      { text: t('interviews.sheets') },
      { text: t('interviews.reading'), format: 'numeric' },
      { text: t('interviews.score'), format: 'numeric' },
    ],
    rows: model.lines.map((line) => {
      const { interview, reading } = line;
      const id = interview.applicationId;
      return [
        {
          text: html`${personLink(frame, id, model.known.get(id))}${note(line, frame)}`,
        },
        { text: link(applicationAddress(id, '/interview'), stateTag(frame, stateOf(line, model.now))) },
        { text: whenOf(frame, model, line) },
        { text: sheetsOf(frame, model, line) },
        { text: score(reading), format: 'numeric' as const },
        {
          text: score(interview.status === 'held' ? interview.score : undefined),
          format: 'numeric' as const,
        },
      ];
    }),
  });
}

const note = ({ needs, reason }: InvitedLine, { t }: Frame): Content => [
  needs === '' ? '' : html`<br><span class="govuk-hint">${t('interviews.needs', { needs })}</span>`,
  reason === '' ? '' : html`<br><span class="govuk-hint">${t('interviews.reason', { reason })}</span>`,
];

function whenOf(frame: Frame, { program }: InterviewsModel, { interview }: InvitedLine): Content {
  if ('appointment' in interview)
    return html`${moment(frame, interview.appointment.startsAt, program)}<br><span class="govuk-hint app-typed">${interview.appointment.place}</span>`;
  return interview.status === 'invited'
    ? frame.t('interviews.until', { by: moment(frame, interview.answerBy, program) })
    : '–';
}

function sheetsOf(frame: Frame, { names, now }: InterviewsModel, { interview, seats }: InvitedLine): Content {
  const sitting = seats.filter(({ status }) => status === 'open' || status === 'sent');
  if (!('appointment' in interview) || interview.appointment.startsAt > now || sitting.length === 0)
    return '–';
  const missing = sitting.filter(({ status }) => status === 'open');
  const sent = frame.t('interviews.sheetsOf', { in: sitting.length - missing.length, all: sitting.length });
  if (missing.length === 0) return sent;
  const who = formatList(
    missing.map(({ reviewerId }) => names.get(reviewerId) ?? reviewerId),
    frame.language,
  );
  return html`${sent}<br><span class="govuk-hint">${frame.t('interviews.missing', { who })}</span>`;
}

function slotsTable(frame: Frame, model: InterviewsModel): Html {
  const { t, language } = frame;
  const { slots, names, known, now, program } = model;
  return cardTable({
    caption: t('interviews.slotsTitle'),
    captionClasses: 'govuk-visually-hidden',
    firstCellIsHeader: true,
    head: [
      { text: t('interviews.when') },
      { text: t('interviews.where') },
      { text: t('interviews.panel') },
      { text: t('interviews.takenBy') },
    ],
    rows: slots.map((slot) => [
      { text: moment(frame, slot.startsAt, program) },
      { text: html`<span class="app-typed">${slot.place}</span>` },
      {
        text: formatList(
          slot.panel.map((id) => names.get(id) ?? id),
          language,
        ),
      },
      {
        text: slot.takenBy
          ? personLink(frame, slot.takenBy, known.get(slot.takenBy))
          : t(slot.startsAt > now ? 'interviews.free' : 'interviews.over'),
      },
    ]),
  });
}
