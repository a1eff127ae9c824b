/**
 * Where every status change is decided: the statuses an application can have, the moves between them, and what the
 * applicant is told. A move that is not in this file cannot be committed: the table takes `from` as its condition.
 */
export const statuses = [
  'draft',
  'submitted',
  'info-requested',
  'ineligible',
  'in-review',
  'reviewed',
  'waitlisted',
  'not-selected',
  'offered',
  'accepted',
  'declined',
  'lapsed',
  'withdrawn',
  'completed',
  'revoked',
] as const;
export type Status = (typeof statuses)[number];

interface Move {
  readonly from: readonly Status[];
  readonly to: Status;
}

/** Statuses from which an applicant may still withdraw. */
export const openStatuses = [
  'draft',
  'submitted',
  'info-requested',
  'in-review',
  'reviewed',
  'waitlisted',
  'offered',
] as const satisfies readonly Status[];

/** Statuses in which an applicant may still correct what was sent, while no review is recorded and the program is open. */
export const correctableStatuses = [
  'submitted',
  'info-requested',
  'in-review',
] as const satisfies readonly Status[];
export type CorrectableStatus = (typeof correctableStatuses)[number];

export const moves = {
  submit: { from: ['draft'], to: 'submitted' },
  /** From review only for a corrected application, which is judged again. */
  'request-information': { from: ['submitted', 'in-review'], to: 'info-requested' },
  'answer-request': { from: ['info-requested'], to: 'submitted' },
  /** Silence after a request for information ends the application; it is not a refusal. */
  'close-unanswered': { from: ['info-requested'], to: 'withdrawn' },
  /** The second application of one person or business; the first goes on. It is not a refusal. */
  'close-same-person': {
    from: ['submitted', 'info-requested', 'in-review', 'reviewed', 'waitlisted', 'offered'],
    to: 'withdrawn',
  },
  'find-ineligible': { from: ['submitted', 'in-review'], to: 'ineligible' },
  /** Somebody who had no part in it has looked again: it goes on where an eligible one would, by the same gate. */
  'grant-appeal': { from: ['ineligible'], to: 'submitted' },
  /** A smaller amount that was offered instead is not taken: what was asked stays refused. */
  'end-counter-offer': { from: ['info-requested'], to: 'ineligible' },
  'begin-review': { from: ['submitted'], to: 'in-review' },
  /** In a program with an invited phase: the first part is in order, and waits for the line to be drawn. */
  'await-invitation': { from: ['submitted'], to: 'in-review' },
  /** The questions of the second phase are put, with its closing as the date. */
  invite: { from: ['in-review'], to: 'info-requested' },
  'not-invite': { from: ['in-review'], to: 'not-selected' },
  'complete-review': { from: ['in-review'], to: 'reviewed' },
  /** A review was taken back, or does not count because its reader has a stake: another one is needed. */
  'reopen-review': { from: ['reviewed'], to: 'in-review' },
  offer: { from: ['reviewed', 'waitlisted'], to: 'offered' },
  waitlist: { from: ['reviewed'], to: 'waitlisted' },
  /** A registry gives no award: whoever passes the check is done. */
  register: { from: ['reviewed'], to: 'completed' },
  'not-select': { from: ['reviewed', 'waitlisted'], to: 'not-selected' },
  accept: { from: ['offered'], to: 'accepted' },
  decline: { from: ['offered'], to: 'declined' },
  lapse: { from: ['offered'], to: 'lapsed' },
  /** Everything that follows an acceptance is done. */
  complete: { from: ['accepted'], to: 'completed' },
  /** Taken back after notice and a chance to answer, decided by somebody else than who raised it. */
  revoke: { from: ['offered', 'accepted'], to: 'revoked' },
  withdraw: { from: openStatuses, to: 'withdrawn' },
} as const satisfies Record<string, Move>;
export type MoveName = keyof typeof moves;

/** True when the move may be made from that status. */
export function allows(move: MoveName, from: Status): boolean {
  return (moves[move].from as readonly Status[]).includes(from);
}

/** The move's end. */
export const statusAfter = (move: MoveName): Status => moves[move].to;

/** Arrows out of a decision that stands: a granted appeal, an award that was carried through, and one that is taken back. */
const afterwards: readonly MoveName[] = ['grant-appeal', 'complete', 'revoke'];

/** True where nobody decides about it any more: no arrow leaves the status but one of what may come afterwards. */
export const isFinal = (status: Status): boolean =>
  !(Object.keys(moves) as MoveName[]).some((name) => !afterwards.includes(name) && allows(name, status));

/** The parts of the path, for those who look at many applications. */
export const stages = ['intake', 'screening', 'review', 'decision', 'award'] as const;
export type Stage = (typeof stages)[number];

const stageOfStatus: Record<Status, Stage | undefined> = {
  draft: 'intake',
  submitted: 'screening',
  'info-requested': 'screening',
  ineligible: 'screening',
  'in-review': 'review',
  reviewed: 'decision',
  waitlisted: 'decision',
  'not-selected': 'decision',
  offered: 'award',
  accepted: 'award',
  declined: 'award',
  lapsed: 'award',
  withdrawn: undefined,
  completed: 'award',
  revoked: 'award',
};
/** The stage that a status belongs to; nothing for withdrawn, which may happen at any of them. */
export const stageOf = (status: Status): Stage | undefined => stageOfStatus[status];

/**
 * What the applicant reads instead of the internal status. Reviewed and waitlisted people both wait for a decision that
 * is not released yet, so an unreleased result can never be read off the status page.
 */
export type PublicLabel =
  | 'not-sent'
  | 'received'
  | 'we-need-something'
  | 'not-eligible'
  | 'being-reviewed'
  | 'waiting-list'
  | 'not-selected'
  | 'offer-to-answer'
  | 'accepted'
  | 'you-declined'
  | 'offer-ended'
  | 'withdrawn'
  | 'completed'
  | 'offer-withdrawn';

const labels: Record<Status, PublicLabel> = {
  draft: 'not-sent',
  submitted: 'received',
  'info-requested': 'we-need-something',
  ineligible: 'not-eligible',
  'in-review': 'being-reviewed',
  reviewed: 'being-reviewed',
  waitlisted: 'waiting-list',
  'not-selected': 'not-selected',
  offered: 'offer-to-answer',
  accepted: 'accepted',
  declined: 'you-declined',
  lapsed: 'offer-ended',
  withdrawn: 'withdrawn',
  completed: 'completed',
  revoked: 'offer-withdrawn',
};
/** The public label of a status. */
export const publicLabel = (status: Status): PublicLabel => labels[status];
