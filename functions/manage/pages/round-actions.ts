import type { WebResponse } from '../../../shared/http/response.ts';
import { checkboxes } from '../../../shared/web/components/index.ts';
import { html } from '../../../shared/web/html.ts';
import type { RoundModel, RoundOf } from '../round/model.ts';
import { comparisonPart, whyRight } from './comparison-part.ts';
import { confirmPage, notPossiblePage } from './confirm-page.ts';
import { answered, type Frame, heading, lead, paragraph } from './frame.ts';
import { proposalFigures } from './proposal.ts';
import { collisionList } from './round-page.ts';
import { cycleOf, moment, roundAddress } from './values.ts';

const captionOf = (frame: Frame, { round, program }: RoundOf): string =>
  `${program.title[frame.language]} – ${frame.t('manage.round.caption', { cycle: cycleOf(round.roundId) })}`;

const notNow = (frame: Frame, { round }: RoundOf) =>
  notPossiblePage(frame, {
    text: frame.t('manage.round.not-possible'),
    section: 'rounds',
    back: roundAddress(round.roundId),
  });

/** Close the round, or allocate a closed one anew. */
export function closePage(frame: Frame, model: RoundModel, mustChoose = false): WebResponse {
  const { t } = frame;
  const { round, readiness } = model;
  if (!readiness) return notNow(frame, model);
  if (readiness.collisions.length > 0)
    return answered(
      frame,
      {
        title: t('manage.round.collisionsTitle'),
        section: 'rounds',
        narrow: true,
        back: { href: roundAddress(round.roundId), text: t('back') },
        body: html`${heading(t('manage.round.notReady'), captionOf(frame, model))}${collisionList(frame, model)}`,
      },
      409,
    );
  if (readiness.reviewed.length === 0)
    return notPossiblePage(frame, {
      text: t('manage.round.nobody-reviewed'),
      section: 'rounds',
      back: roundAddress(round.roundId),
    });
  if (readiness.moreTimeUntil !== undefined)
    return notPossiblePage(frame, {
      text: t('manage.round.extensionRuns', { until: moment(frame, readiness.moreTimeUntil, model.program) }),
      section: 'rounds',
      back: roundAddress(round.roundId),
    });
  if (readiness.lineMissing)
    return notPossiblePage(frame, {
      text: t('manage.round.lineMissing'),
      section: 'rounds',
      back: roundAddress(round.roundId),
    });
  const left = readiness.unfinished.length;
  const meet = readiness.interviews.length;
  const first = round.status === 'open';
  return confirmPage(frame, {
    title: t(first ? 'manage.round.closeTitle' : 'manage.round.allocateAgainTitle'),
    caption: captionOf(frame, model),
    section: 'rounds',
    action: roundAddress(round.roundId, '/close'),
    cancel: roundAddress(round.roundId),
    button: t(first ? 'manage.round.closeYes' : 'manage.round.allocateAgain'),
    warning: first ? t('manage.round.closeWarning') : undefined,
    errors: mustChoose ? [{ text: t('manage.round.leaveError'), href: '#leave' }] : [],
    body: html`${lead(t('manage.round.closeText', { count: readiness.reviewed.length }))}${
      left + meet === 0
        ? ''
        : html`${left === 0 ? '' : paragraph(t('manage.round.leaveText', { count: left }))}${meet === 0 ? '' : paragraph(t('interviews.leaveText', { count: meet }))}${checkboxes(
            {
              name: 'leave',
              items: [{ value: 'yes', text: t('manage.round.leave') }],
              ...(mustChoose
                ? { errorMessage: { text: t('manage.round.leaveError'), visuallyHiddenText: t('error') } }
                : {}),
            },
          )}`
    }`,
  });
}

/** Say yes to the proposal with this hash; another one must be looked at first. */
export function approvePage(
  frame: Frame,
  model: RoundModel,
  seenHash: string,
  reasonMissing = false,
): WebResponse {
  const { t } = frame;
  const { round } = model;
  if (round.status !== 'proposed') return notNow(frame, model);
  if (round.proposal.hash !== seenHash)
    return notPossiblePage(frame, {
      text: t('manage.round.changed'),
      section: 'rounds',
      back: roundAddress(round.roundId),
    });
  const second = round.approvals.length > 0;
  return confirmPage(frame, {
    title: t('manage.round.approveTitle'),
    caption: captionOf(frame, model),
    section: 'rounds',
    action: roundAddress(round.roundId, '/approve'),
    cancel: roundAddress(round.roundId),
    button: t('manage.round.approveYes'),
    hidden: { proposalHash: round.proposal.hash },
    warning: t(second ? 'manage.round.approveWarningSecond' : 'manage.round.approveWarningFirst'),
    errors: reasonMissing ? [{ text: t('gate.whyMissing'), href: '#reason' }] : [],
    body: html`${proposalFigures(frame, model)}${comparisonPart(frame, model)}${paragraph(t('manage.round.approveText'))}${
      second ? paragraph(t('manage.round.approvedBy', { name: round.approvals[0]?.name ?? '' })) : ''
    }${model.comparisons.some((one) => one.unusual) ? whyRight(frame, reasonMissing) : ''}`,
  });
}

/** Send the proposal back. */
export function rejectPage(frame: Frame, found: RoundOf): WebResponse {
  const { t } = frame;
  if (found.round.status !== 'proposed') return notNow(frame, found);
  return confirmPage(frame, {
    title: t('manage.round.rejectTitle'),
    caption: captionOf(frame, found),
    section: 'rounds',
    action: roundAddress(found.round.roundId, '/reject'),
    cancel: roundAddress(found.round.roundId),
    button: t('manage.round.rejectYes'),
    grave: true,
    body: lead(t('manage.round.rejectText')),
  });
}

/** Start the round's workflow again. */
export function restartRoundPage(frame: Frame, found: RoundOf): WebResponse {
  const { t } = frame;
  const { status } = found.round;
  if (status === 'open' || status === 'closed' || status === 'released') return notNow(frame, found);
  return confirmPage(frame, {
    title: t('manage.restart.title'),
    caption: captionOf(frame, found),
    section: 'rounds',
    action: roundAddress(found.round.roundId, '/restart'),
    cancel: roundAddress(found.round.roundId),
    button: t('manage.restart.yes'),
    body: lead(t('manage.restart.text')),
  });
}
