import { isVote } from '../../../shared/cases/award/cast-vote.ts';
import { canChangeAmount } from '../../../shared/cases/award/change-offer.ts';
import { settledByWord } from '../../../shared/cases/settle-matter.ts';
import { isFinal } from '../../../shared/domain/application/status.ts';
import type { Dossier } from '../dossier.ts';

/** Something that a manager can do about an application now. */
export interface Action {
  readonly kind:
    | 'appeal'
    | 'award'
    | 'extend'
    | 'answer'
    | 'reader'
    | 'vote'
    | 'interview'
    | 'approve'
    | 'refuse'
    | 'same-person'
    | 'smaller'
    | 'more-time'
    | 'end-offer'
    | 'condition'
    | 'revoke'
    | 'revoke-decide'
    | 'change-offer'
    | 'change-confirm'
    | 'restart'
    | 'settle'
    | 'recuse';
  /** Below the application's own address. */
  readonly path: string;
  /** Somebody waits for it. */
  readonly urgent: boolean;
}

/** What can be done, the urgent first. */
export function actionsOf({
  application,
  readings,
  program,
  loan,
  waitingFor,
  appeals,
  interview,
  matters,
}: Dossier): readonly Action[] {
  const waits = (kind: string) => waitingFor.some((one) => one.kind === kind);
  const held = readings.filter(({ task }) => task.status === 'open' || task.status === 'decided').length;
  const recommended = application.status === 'reviewed' && loan?.recommendation === 'approve';
  const all: (Action | false)[] = [
    (waits('same-person') || waits('likely-duplicate')) && {
      kind: 'same-person',
      path: '/same-person',
      urgent: true,
    },
    appeals.at(-1)?.appeal.status === 'open' && { kind: 'appeal', path: '/appeal', urgent: true },
    'acceptedAt' in application &&
      program.afterAward !== undefined && {
        kind: 'award',
        path: '/award',
        urgent: waits('award-report') || waits('award-answer'),
      },
    application.status === 'info-requested' &&
      !application.counterOffer && {
        kind: 'answer',
        path: '/answer',
        urgent: waits('judge-answers'),
      },
    application.status === 'in-review' &&
      application.awaits === undefined &&
      (held < program.review.readers || waits('too-few-reviewers')) && {
        kind: 'reader',
        path: '/reader',
        urgent: true,
      },
    application.status === 'reviewed' &&
      interview !== undefined &&
      interview.interview.status !== 'held' && {
        kind: 'interview',
        path: '/interview',
        urgent: waits('interview-unanswered') || waits('interview-times') || waits('interview-sheets'),
      },
    (application.status === 'draft' ||
      (application.status === 'info-requested' &&
        application.askedFor.length > 0 &&
        !application.counterOffer)) && {
      kind: 'extend',
      path: '/extend',
      urgent: false,
    },
    recommended && isVote(loan) && { kind: 'vote', path: '/vote', urgent: true },
    recommended && !isVote(loan) && { kind: 'approve', path: '/approve', urgent: true },
    recommended && !isVote(loan) && { kind: 'refuse', path: '/refuse', urgent: false },
    recommended &&
      program.award.kind === 'rolling-loan' && { kind: 'smaller', path: '/smaller', urgent: false },
    ...offerActions({ application, program, matters }, waits),
    (!isFinal(application.status) || application.status === 'accepted') &&
      application.status !== 'draft' &&
      waits('workflow-failed') && { kind: 'restart', path: '/restart', urgent: true },
    ...settledByWord.map(
      (matter): Action | false =>
        waits(matter) && { kind: 'settle', path: `/settle?matter=${matter}`, urgent: true },
    ),
  ];
  if (application.status !== 'draft') all.push({ kind: 'recuse', path: '/recuse', urgent: false });
  return all.filter((one) => one !== false).sort((a, b) => Number(b.urgent) - Number(a.urgent));
}

/** What can be done about an offer, or an award. */
function offerActions(
  { application, program, matters }: Pick<Dossier, 'application' | 'program' | 'matters'>,
  waits: (kind: string) => boolean,
): readonly (Action | false)[] {
  const open = application.status === 'offered';
  if (!open && application.status !== 'accepted') return [];
  const kept = open && application.offer.keptSince !== undefined;
  const unmet = !open && matters.conditions.some(({ metAt }) => metAt === undefined);
  const raised = matters.revocation?.status === 'open';
  const change = matters.change ? 'change-confirm' : 'change-offer';
  return [
    open && { kind: 'more-time', path: '/more-time', urgent: kept || waits('more-time-asked') },
    kept && { kind: 'end-offer', path: '/end-offer', urgent: true },
    unmet && { kind: 'condition', path: '/condition', urgent: waits('condition-overdue') },
    canChangeAmount(program, application) &&
      application.offer.unit === 'money' && {
        kind: change,
        path: '/change-offer',
        urgent: matters.change !== undefined,
      },
    // An award whose reports and payments run is held instead, from its own page.
    (open || raised || program.afterAward === undefined) && {
      kind: raised ? 'revoke-decide' : 'revoke',
      path: '/revoke',
      urgent: waits('revocation'),
    },
  ];
}
