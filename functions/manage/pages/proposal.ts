import { siteLabel } from '../../../shared/domain/placing/site-label.ts';
import type { ProposalLine } from '../../../shared/domain/round/round.ts';
import { cardTable } from '../../../shared/web/components/index.ts';
import { figures, statusTag } from '../../../shared/web/extras.ts';
import { type Content, type Html, html } from '../../../shared/web/html.ts';
import type { RoundModel } from '../round/model.ts';
import type { Frame } from './frame.ts';
import { personLink, score, unitsText } from './values.ts';
import { whyPart } from './why-part.ts';

type Offer = Extract<ProposalLine, { decision: 'offer' }>;
type Waiting = Extract<ProposalLine, { decision: 'waitlist' }>;

/** What a proposal comes to: how many, and what it takes from each fund. */
export function proposalFigures(frame: Frame, { round, funds }: RoundModel): Html {
  const { t, language } = frame;
  if (!('proposal' in round)) return html``;
  const { offers, waitlisted, notSelected, interviewed } = round.proposal;
  return html`${figures([
    { label: t('manage.round.offers'), value: String(offers) },
    { label: t('manage.round.waiting'), value: String(waitlisted) },
    ...(notSelected > 0 ? [{ label: t('manage.round.notSelected'), value: String(notSelected) }] : []),
    ...round.proposal.funds
      .filter((part) => part.offers > 0)
      .map((part) => {
        const fund = funds.get(part.fundId);
        return {
          label: fund?.title[language] ?? part.fundId,
          value: unitsText(frame, fund?.unit ?? 'money', part.units),
          detail: t('manage.round.fundDetail', {
            offers: part.offers,
            limit: unitsText(frame, fund?.unit ?? 'money', fund?.limit ?? 0),
          }),
        };
      }),
  ])}${interviewed === undefined ? '' : html`<p class="govuk-body">${t('interviews.proposalNote', { count: interviewed })}</p>`}`;
}

/** Everybody who would get something, in order of place. */
export function offersTable(frame: Frame, model: RoundModel): Html {
  const { t } = frame;
  const offers = model.lines.filter((line) => line.decision === 'offer');
  const title = html`<h2 class="govuk-heading-m">${t('manage.round.offersTitle', { count: offers.length })}</h2>`;
  if (offers.length === 0) return html`${title}<p class="govuk-body">${t('manage.round.noOffers')}</p>`;
  return html`${title}${cardTable({
    caption: t('manage.round.offersTitle', { count: offers.length }),
    captionClasses: 'govuk-visually-hidden',
    firstCellIsHeader: true,
    head: [
      ...commonHead(frame),
      { text: t('manage.round.gets'), format: 'numeric' },
      ...whyHead(frame, offers.filter(ofPlaces)),
    ],
    rows: offers.map((line) => [
      ...common(frame, model, line),
      { text: getsAndWhy(frame, model, line), format: 'numeric' },
      ...whyCell(frame, model, offers.filter(ofPlaces), line),
    ]),
  })}`;
}

/** Everybody who would wait, in order. */
export function waitingTable(frame: Frame, model: RoundModel): Content {
  const { t } = frame;
  const waiting = model.lines.filter((line) => line.decision === 'waitlist');
  if (waiting.length === 0) return '';
  return html`<h2 class="govuk-heading-m">${t('manage.round.waitingTitle', { count: waiting.length })}</h2>${cardTable(
    {
      caption: t('manage.round.waitingTitle', { count: waiting.length }),
      captionClasses: 'govuk-visually-hidden',
      firstCellIsHeader: true,
      head: [
        ...commonHead(frame),
        { text: t('manage.round.position'), format: 'numeric' },
        ...whyHead(frame, waiting),
      ],
      rows: waiting.map((line: Waiting) => [
        ...common(frame, model, line),
        { text: String(line.position), format: 'numeric' },
        ...whyCell(frame, model, waiting, line),
      ]),
    },
  )}`;
}

/** Everybody for whom there is neither, in order of place. */
export function notSelectedTable(frame: Frame, model: RoundModel): Content {
  const { t } = frame;
  const refused = model.lines.filter((line) => line.decision === 'not-select');
  if (refused.length === 0) return '';
  const title = t('manage.round.notSelectedTitle', { count: refused.length });
  return html`<h2 class="govuk-heading-m">${title}</h2>${cardTable({
    caption: title,
    captionClasses: 'govuk-visually-hidden',
    firstCellIsHeader: true,
    head: [...commonHead(frame), ...whyHead(frame, refused)],
    rows: refused.map((line) => [...common(frame, model, line), ...whyCell(frame, model, refused, line)]),
  })}`;
}

/** How choices went takes sentences: of who gets a place too, they have a column of their own. */
const ofPlaces = ({ why }: ProposalLine) => why?.kind === 'places';

/** A column for the reasons, where the list says any. */
const whyHead = ({ t }: Frame, lines: readonly ProposalLine[]) =>
  lines.some(({ why }) => why) ? [{ text: t('allocation.why') }] : [];

const whyCell = (frame: Frame, model: RoundModel, lines: readonly ProposalLine[], line: ProposalLine) =>
  lines.some(({ why }) => why)
    ? [
        {
          text: html`<span class="govuk-body-s">${whyPart(frame, model, line)}</span>`,
          classes: 'app-card-table__long',
        },
      ]
    : [];

function commonHead({ t }: Frame) {
  return [
    { text: t('manage.applicant') },
    { text: t('manage.round.place'), format: 'numeric' as const },
    { text: t('manage.score'), format: 'numeric' as const },
    { text: t('manage.reference') },
    { text: t('manage.status') },
  ];
}

function common(frame: Frame, { known, round }: RoundModel, line: ProposalLine) {
  const met = 'proposal' in round && (round.proposal.interviewed ?? 0) > 0;
  const one = known.get(line.applicationId);
  return [
    { text: personLink(frame, line.applicationId, one) },
    { text: String(line.place), format: 'numeric' as const },
    { text: rankedScore(frame, met, line), format: 'numeric' as const },
    { text: one?.application.reference ?? '–' },
    { text: one ? statusTag(one.application.status, frame.language) : '–' },
  ];
}

/** The score it was ranked by, with what it is made of: both parts after an interview; of an adjusted one the one as given. */
function rankedScore(
  { t }: Frame,
  met: boolean,
  { score: by, rankedBy, interviewed }: ProposalLine,
): Content {
  const notes = [
    ...(interviewed
      ? [
          t('interviews.parts', {
            ...{ reading: score(interviewed.reading), interview: score(interviewed.interview) },
            weight: interviewed.weight,
          }),
        ]
      : met
        ? [t('interviews.without')]
        : []),
    ...(rankedBy?.by === 'adjusted' ? [t('scores.line', { raw: score(rankedBy.raw) })] : []),
  ];
  return html`${score(by)}${notes.map((note) => html`<br><span class="govuk-hint">${note}</span>`)}`;
}

/** What they get, and out of which fund where there are several; why, where it is not plain. */
function getsAndWhy(frame: Frame, model: RoundModel, line: Offer): Content {
  const several = model.program.award.kind === 'round-funds';
  const notes = [
    ...(several ? [model.funds.get(line.fundId)?.title[frame.language] ?? line.fundId] : []),
    ofPlaces(line) ? '' : whyPart(frame, model, line),
  ].filter((note) => note !== '');
  return html`${gets(frame, model, line)}${notes.map((note) => html`<br><span class="govuk-hint">${note}</span>`)}`;
}

function gets(frame: Frame, { funds, program }: RoundModel, line: Offer): string {
  const fund = funds.get(line.fundId);
  if (line.site === undefined) return unitsText(frame, fund?.unit ?? 'money', line.units);
  return siteLabel(program, line.site)[frame.language];
}
