import type { Language } from '../../domain/text.ts';
import * as afterAward from './after-award-letters.ts';
import * as appeal from './appeal-letters.ts';
import * as applicant from './applicant-letters.ts';
import type { Letter } from './blocks.ts';
import * as credit from './credit-letters.ts';
import type { MailData, MailName } from './data.ts';
import * as decision from './decision-letters.ts';
import * as interview from './interview-letters.ts';
import * as around from './offer-letters.ts';
import { oneLineEach } from './one-line.ts';
import * as people from './people-letters.ts';
import * as phase from './phase-letters.ts';
import { printHtml } from './print-html.ts';
import { printText } from './print-text.ts';
import * as registration from './registration-letters.ts';
import * as staff from './staff-letters.ts';

/** A mail as it is handed to the mail service. The subject is one line. */
export interface RenderedMail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

const letters: { readonly [Name in MailName]: (data: MailData[Name], language: Language) => Letter } = {
  receipt: applicant.receipt,
  'sign-in-code': applicant.signInCode,
  'information-request': applicant.informationRequest,
  'document-refused': applicant.documentRefused,
  'information-closed': applicant.informationClosed,
  'deadline-extended': phase.deadlineExtended,
  invitation: phase.invitation,
  'interview-invitation': interview.interviewInvitation,
  'interview-reminder': interview.interviewReminder,
  'interview-booked': interview.interviewBooked,
  'interview-ended': interview.interviewEnded,
  'interview-appointment': interview.interviewAppointment,
  'interview-off': interview.interviewOff,
  'interview-sheet': interview.interviewSheet,
  'counter-offer': credit.counterOffer,
  ineligible: applicant.ineligible,
  'award-reminder': afterAward.awardReminder,
  'award-overdue': afterAward.awardOverdue,
  'award-sent-back': afterAward.awardSentBack,
  'award-held': afterAward.awardHeld,
  'award-decided': afterAward.awardDecided,
  'award-paid': afterAward.awardPaid,
  'award-completed': afterAward.awardCompleted,
  'appeal-received': appeal.appealReceived,
  'appeal-upheld': appeal.appealUpheld,
  'appeal-granted': appeal.appealGranted,
  offer: decision.offer,
  'offer-reminder': decision.offerReminder,
  waitlisted: decision.waitlisted,
  'not-selected': decision.notSelected,
  accepted: decision.accepted,
  declined: decision.declined,
  lapsed: decision.lapsed,
  'offer-changed': around.offerChanged,
  'offer-more-time': around.moreTime,
  'offer-no-more-time': around.noMoreTime,
  'offer-kept': around.offerKept,
  'condition-overdue': around.conditionOverdue,
  'revocation-notice': around.revocationNotice,
  'revocation-dropped': around.revocationDropped,
  'offer-revoked': around.offerRevoked,
  'waitlist-closed': around.waitlistClosed,
  withdrawn: applicant.withdrawn,
  'same-person-asked': applicant.samePersonAsked,
  'same-person-closed': applicant.samePersonClosed,
  registered: registration.registered,
  renewal: registration.renewal,
  'person-answered': people.personAnswered,
  'person-declined': people.personDeclined,
  'person-refused': people.personRefused,
  'person-late': people.personLate,
  'party-request': people.partyRequest,
  'party-reminder': people.partyReminder,
  'party-ended': people.partyEnded,
  'review-digest': staff.reviewDigest,
  'review-link': staff.reviewLink,
  'review-ended': staff.reviewEnded,
  'reviewer-page': staff.reviewerPage,
  'owner-attention': staff.ownerAttention,
  'release-waiting': staff.releaseWaiting,
};

/** Writes a mail in a language: the same data gives the same bytes. Values are data, never markup and never headers. */
export function renderMail<Name extends MailName>(
  name: Name,
  data: MailData[Name],
  language: Language,
): RenderedMail {
  const letter = letters[name](oneLineEach(data), language);
  return { subject: letter.subject, text: printText(letter), html: printHtml(letter, language) };
}
