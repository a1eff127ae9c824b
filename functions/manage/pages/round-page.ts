import { approvalsNeeded } from '../../../shared/domain/round/round.ts';
import type { SignedIn } from '../../../shared/http/manager-session.ts';
import type { WebResponse } from '../../../shared/http/response.ts';
import {
  button,
  buttonGroup,
  insetText,
  notificationBanner,
  summaryList,
} from '../../../shared/web/components/index.ts';
import { figures, statusTag } from '../../../shared/web/extras.ts';
import { type Content, type Html, html } from '../../../shared/web/html.ts';
import type { KnownApplication } from '../lists/people.ts';
import type { RoundModel } from '../round/model.ts';
import { allocationPart } from './allocation-part.ts';
import { comparisonPart, plannedPart } from './comparison-part.ts';
import { answered, type Frame, heading, lead, link, paragraph } from './frame.ts';
import { notSelectedTable, offersTable, proposalFigures, waitingTable } from './proposal.ts';
import { roundTag } from './rounds-page.ts';
import { timePart } from './time-part.ts';
import { applicationAddress, cycleOf, moment, panelsAddress, personLink, roundAddress } from './values.ts';

const doneTexts = [
  'closed',
  'first-approval',
  'approved',
  'rejected',
  'restarted',
  'extended',
  'invited',
  'planned',
] as const;

/** Where a round stands and what can be done next. */
export function roundPage(frame: Frame, model: RoundModel, who: SignedIn, done: string): WebResponse {
  const { t, language } = frame;
  const { round, program } = model;
  const told = doneTexts.find((one) => one === done);
  const title = program.title[language];
  const caption = t('manage.round.caption', { cycle: cycleOf(round.roundId) });
  return answered(frame, {
    title: `${title} – ${caption}`,
    section: 'rounds',
    back: { href: '/manage/rounds', text: t('manage.rounds.title') },
    body: html`${
      told === undefined
        ? ''
        : notificationBanner({
            titleText: t('success'),
            type: 'success',
            text: t(`manage.round.done.${told}`),
          })
    }${heading(title, caption)}<p class="govuk-body">${roundTag(frame, round)}</p>${gaveUp(frame, model, who)}${readers(frame, model)}${state(frame, model, who)}${paragraph(link(roundAddress(round.roundId, '/scores'), t('scores.see')))}${
      program.review.interview
        ? paragraph(link(roundAddress(round.roundId, '/interviews'), t('interviews.see')))
        : ''
    }${timePart(frame, model, who)}`,
  });
}

function state(frame: Frame, model: RoundModel, who: SignedIn): Html {
  const { t } = frame;
  switch (model.round.status) {
    case 'open':
    case 'closed':
      return beforeAllocation(frame, model, who);
    case 'closing':
      return html`${lead(t('manage.round.closingText'))}${paragraph(link(frame.address, t('manage.lookAgain')))}`;
    case 'proposed':
      return proposed(frame, model, who);
    case 'releasing':
      return html`${lead(t('manage.round.releasingText', { released: model.round.released, total: model.lines.length }))}${paragraph(link(frame.address, t('manage.lookAgain')))}${approvals(frame, model)}${result(frame, model)}`;
    case 'released':
      return html`${lead(t('manage.round.releasedText', { at: moment(frame, model.round.releasedAt, model.program) }))}${approvals(frame, model)}${result(frame, model)}`;
  }
}

/** The way to the readers of everybody, where they are given out all at once. */
function readers({ t }: Frame, { program, round, waitForReaders }: RoundModel): Content {
  const toThem = link(panelsAddress(round.roundId), t('panels.see'));
  if (waitForReaders > 0)
    return insetText({
      text: html`${paragraph(t('panels.wait', { count: waitForReaders }))}${paragraph(toThem)}`,
    });
  return program.review.assignment.when === 'round-close' ? paragraph(toThem) : '';
}

/** The workflow gave up: what a manager can do about it. */
function gaveUp(frame: Frame, { waitingFor, round }: RoundModel, who: SignedIn): Content {
  const { t } = frame;
  if (!waitingFor.some(({ kind }) => kind === 'workflow-failed')) return '';
  return insetText({
    text: html`${paragraph(t('manage.about.workflow-failed'))}${
      who.right === 'manage'
        ? paragraph(link(roundAddress(round.roundId, '/restart'), t('manage.action.restart')))
        : ''
    }`,
  });
}

function beforeAllocation(frame: Frame, model: RoundModel, who: SignedIn): Html {
  const { t } = frame;
  const { readiness, round } = model;
  if (!readiness) return html``;
  const { reviewed, unfinished, interviews, collisions } = readiness;
  return html`${lead(t(round.status === 'open' ? 'manage.round.openText' : 'manage.round.closedText'))}
${figures([
  { label: t('manage.round.reviewed'), value: String(reviewed.length) },
  { label: t('manage.round.unfinished'), value: String(unfinished.length) },
  ...(interviews.length > 0 ? [{ label: t('interviews.openCount'), value: String(interviews.length) }] : []),
  { label: t('manage.round.collisions'), value: String(collisions.length) },
])}
${collisionList(frame, model)}
${unfinishedList(frame, model)}
${plannedPart(frame, model, who.right === 'manage')}
${
  who.right === 'manage'
    ? reviewed.length === 0
      ? insetText({ text: t('manage.round.nobody-reviewed') })
      : button({
          text: t(round.status === 'open' ? 'manage.round.close' : 'manage.round.allocateAgain'),
          href: roundAddress(round.roundId, '/close'),
        })
    : ''
}`;
}

/** Pairs that look like one person; somebody must look before money moves. */
export function collisionList(frame: Frame, { readiness, known }: RoundModel): Content {
  const { t } = frame;
  const seen = new Set<string>();
  const pairs = (readiness?.collisions ?? []).flatMap(({ applicationId, others }) =>
    others.flatMap((other) => {
      const name = [applicationId, other].sort().join(' ');
      if (seen.has(name)) return [];
      seen.add(name);
      return [{ applicationId, other }];
    }),
  );
  if (pairs.length === 0) return '';
  return html`<h2 class="govuk-heading-m">${t('manage.round.collisionsTitle')}</h2>${paragraph(t('manage.round.collisionsText'))}<ul class="govuk-list govuk-list--bullet">${pairs.map(
    ({ applicationId, other }) =>
      html`<li>${link(
        applicationAddress(applicationId, `/same-person?other=${encodeURIComponent(other)}`),
        t('manage.round.pair', {
          first: nameAndReference(known.get(applicationId), applicationId),
          second: nameAndReference(known.get(other), other),
        }),
      )}</li>`,
  )}</ul>`;
}

function unfinishedList(frame: Frame, { readiness, known }: RoundModel): Content {
  const { t, language } = frame;
  const all = readiness?.unfinished ?? [];
  if (all.length === 0) return '';
  return html`<h2 class="govuk-heading-m">${t('manage.round.unfinishedTitle')}</h2>${summaryList({
    rows: all.map((one) => ({
      key: personLink(frame, one.applicationId, known.get(one.applicationId)),
      value: html`${statusTag(one.status, language)} ${one.reference}`,
    })),
  })}`;
}

function proposed(frame: Frame, model: RoundModel, who: SignedIn): Html {
  const { t } = frame;
  const { round } = model;
  if (round.status !== 'proposed') return html``;
  const mine = round.approvals.some(({ by }) => by === who.id);
  const missing = approvalsNeeded - round.approvals.length;
  return html`${lead(t('manage.round.proposedText'))}
${proposalFigures(frame, model)}
${comparisonPart(frame, model)}
${approvals(frame, model)}
${mine ? insetText({ text: t('manage.round.waitsForOther') }) : ''}
${
  who.right === 'manage'
    ? buttonGroup(
        mine
          ? ''
          : button({
              text: t(missing === 1 ? 'manage.round.approveSecond' : 'manage.round.approveFirst'),
              href: roundAddress(round.roundId, `/approve?proposal=${round.proposal.hash}`),
            }),
        button({
          text: t('manage.round.sendBack'),
          href: roundAddress(round.roundId, '/reject'),
          classes: 'govuk-button--secondary',
        }),
      )
    : ''
}
${offersTable(frame, model)}
${waitingTable(frame, model)}
${notSelectedTable(frame, model)}${allocationPart(frame, model, round.proposal.allocation)}${lottery(frame, model)}
<p class="govuk-hint app-hash">${t('manage.round.hash', { hash: round.proposal.hash })}</p>`;
}

const result = (frame: Frame, model: RoundModel): Html =>
  html`${proposalFigures(frame, model)}${comparisonPart(frame, model)}${offersTable(frame, model)}${waitingTable(frame, model)}${notSelectedTable(frame, model)}${
    'proposal' in model.round ? allocationPart(frame, model, model.round.proposal.allocation) : ''
  }${lottery(frame, model)}`;

/** What the lots of a last tie are drawn from, so that anybody can work them out again. */
function lottery({ t }: Frame, { round }: RoundModel): Content {
  if (!round.lottery) return '';
  const { commitment, seed } = round.lottery;
  return html`<h2 class="govuk-heading-m">${t('manage.round.lottery')}</h2>${paragraph(t('ties.committed'))}<p class="govuk-body-s app-hash">${commitment}</p>${
    seed === undefined
      ? paragraph(t('manage.round.lotteryClosed'))
      : html`${paragraph(t('ties.seed'))}<p class="govuk-body-s app-hash">${seed}</p>`
  }`;
}

/** Who has said yes, and when. */
function approvals(frame: Frame, { round, program }: RoundModel): Content {
  const { t } = frame;
  if (!('approvals' in round)) return '';
  return html`<h2 class="govuk-heading-m">${t('manage.round.approvals')}</h2>${summaryList({
    rows: Array.from({ length: approvalsNeeded }, (_, i) => {
      const one = round.approvals[i];
      return {
        key: t(i === 0 ? 'manage.round.first' : 'manage.round.second'),
        value: one
          ? html`${one.name}<br><span class="govuk-hint">${moment(frame, one.at, program)}</span>${one.reason === undefined ? '' : html`<br>${t(`gate.reason.${one.reason}`)}`}`
          : t('manage.round.notYet'),
      };
    }),
  })}`;
}

const nameIn = (one: { person: { name: string } | undefined } | undefined, id: string) =>
  one?.person?.name ?? id;

/** Two who may be one person often have one name: the reference tells which application is meant. */
const nameAndReference = (one: KnownApplication | undefined, id: string) =>
  one ? `${nameIn(one, id)} (${one.application.reference})` : id;
