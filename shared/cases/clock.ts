import type { DueKind } from '../domain/effects.ts';
import { keys } from '../store/keys.ts';
import type { Store } from '../store/table.ts';
import { transact } from '../store/transact.ts';
import {
  awardEnds,
  openObligation,
  paymentLate,
  releaseByDate,
  remindOfReport,
  reportOverdue,
} from './after-award/award-dates.ts';
import { holdUnanswered } from './after-award/hold.ts';
import { escalateAppeal, remindOfAppeal } from './appeals/appeal-dates.ts';
import { lapseOffer, remindOfOffer } from './award/answer-offer.ts';
import { leaveClosedList } from './award/close-waitlist.ts';
import { conditionOverdue } from './award/conditions.ts';
import { lookAtHeld } from './award/look-again.ts';
import { moveWaitlist } from './award/move-waitlist.ts';
import { remindOfRenewal } from './award/remind-of-renewal.ts';
import { revocationUnanswered } from './award/revocation.ts';
import { checkOverdue } from './documents/check-overdue.ts';
import { closeUnlessAnswered } from './duplicate/ask-whether-same.ts';
import { closeOverdue } from './intake/withdraw.ts';
import { takeInterviewStep } from './interviews/take-step.ts';
import { expireRequest, remindParty } from './people/request-dates.ts';
import { remindOfInvitation } from './phases/remind-of-invitation.ts';
import { climbLadder } from './review/climb-ladder.ts';
import { sendDigest } from './review/digest.ts';
import { remindOfPanels } from './review/panels/remind-of-panels.ts';
import { stepOf } from './review/step-ref.ts';
import { counterOfferOverdue } from './screening/counter-offer.ts';
import { warnOfCreditDate } from './screening/credit-clock.ts';

/** A dated item as it falls due. */
export interface DueItem {
  readonly kind: DueKind;
  /** `APP#…`, `ROUND#…` or `REVIEWER#…`. */
  readonly subject: string;
  readonly ref: string;
  readonly at: string;
}

const idOf = (due: DueItem) => due.subject.slice('APP#'.length);
const whoseOf = (due: DueItem) => {
  const [, programId = '', reviewerId = ''] = due.subject.split('#');
  return { programId, reviewerId };
};

const handlers: Readonly<Record<DueKind, (store: Store, due: DueItem) => Promise<unknown>>> = {
  // A smaller amount that nobody took is a refusal; any other silence is none.
  'information-deadline': async (store, due) =>
    (await counterOfferOverdue(store, idOf(due))) || closeOverdue(store, idOf(due)),
  'same-person-deadline': (store, due) => closeUnlessAnswered(store, idOf(due)),
  'invitation-due': (store, due) => remindOfInvitation(store, due.subject.slice('ROUND#'.length)),
  'readers-due': (store, due) => remindOfPanels(store, due.subject.slice('ROUND#'.length)),
  'review-step': (store, due) => climbLadder(store, stepOf(idOf(due), due.ref)),
  'review-digest': (store, due) => sendDigest(store, whoseOf(due)),
  'interview-step': (store, due) => takeInterviewStep(store, idOf(due), due.ref),
  'offer-reminder': (store, due) => remindOfOffer(store, idOf(due)),
  'offer-expiry': (store, due) => lapseOffer(store, idOf(due)),
  'condition-due': (store, due) => conditionOverdue(store, idOf(due), due.ref),
  'revocation-due': (store, due) => revocationUnanswered(store, idOf(due)),
  // Quiet hours are over: the list moves as it would have in the night.
  'waitlist-move': (store, due) => moveWaitlist(store, due.subject.slice('ROUND#'.length), due.ref),
  'waitlist-end': (store, due) => leaveClosedList(store, idOf(due)),
  'held-again': (store, due) => lookAtHeld(store, idOf(due)),
  'document-check': (store, due) => checkOverdue(store, idOf(due), due.ref),
  'renewal-reminder': (store, due) => remindOfRenewal(store, idOf(due), due.ref),
  'party-reminder': (store, due) => remindParty(store, idOf(due), due.ref),
  'party-expiry': (store, due) => expireRequest(store, idOf(due), due.ref),
  'appeal-reminder': (store, due) => remindOfAppeal(store, idOf(due), due.ref),
  'appeal-overdue': (store, due) => escalateAppeal(store, idOf(due), due.ref),
  'award-opens': (store, due) => openObligation(store, idOf(due), due.ref),
  'award-reminder': (store, due) => remindOfReport(store, idOf(due), due.ref),
  'award-overdue': (store, due) => reportOverdue(store, idOf(due), due.ref),
  'award-release': (store, due) => releaseByDate(store, idOf(due), due.ref),
  'award-answer': (store, due) => holdUnanswered(store, idOf(due)),
  'award-ends': (store, due) => awardEnds(store, idOf(due)),
  'payment-late': (store, due) => paymentLate(store, idOf(due), due.ref),
  'credit-warning': (store, due) => warnOfCreditDate(store, idOf(due), 'credit-due'),
  'credit-limit': (store, due) => warnOfCreditDate(store, idOf(due), 'credit-overdue'),
};

/**
 * Handles a dated item that fell due. A handler takes its item away in its own transaction; one that finds nothing left
 * to do leaves it, and it is taken away here, unless it was moved to another date meanwhile.
 */
export async function handleDue(store: Store, due: DueItem): Promise<void> {
  await handlers[due.kind](store, due);
  await transact(store, [
    {
      as: 'due',
      delete: keys.due(due.subject, due.kind, due.ref),
      when: { expression: '#at = :at', names: { '#at': 'at' }, values: { ':at': due.at } },
    },
  ]);
}
