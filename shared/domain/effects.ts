/** Every notice the system sends. Each is rendered from the table at the moment it is sent, or not sent at all. */
export const applicantMails = [
  'receipt',
  'sign-in-code',
  'information-request',
  'counter-offer',
  'information-closed',
  'interview-invitation',
  'interview-reminder',
  'interview-booked',
  'interview-ended',
  'deadline-extended',
  'invitation',
  'document-refused',
  'ineligible',
  'appeal-received',
  'appeal-upheld',
  'appeal-granted',
  'offer',
  'offer-reminder',
  'waitlisted',
  'not-selected',
  'accepted',
  'declined',
  'lapsed',
  'award-reminder',
  'award-overdue',
  'award-sent-back',
  'award-held',
  'award-decided',
  'award-paid',
  'award-completed',
  'offer-changed',
  'offer-more-time',
  'offer-no-more-time',
  'offer-kept',
  'condition-overdue',
  'revocation-notice',
  'revocation-dropped',
  'offer-revoked',
  'waitlist-closed',
  'withdrawn',
  'same-person-asked',
  'same-person-closed',
  'registered',
  'renewal',
  'person-answered',
  'person-declined',
  'person-refused',
  'person-late',
] as const;
/** About one task: a fresh link that was asked for, or that it is no longer to be done. */
export const reviewerMails = ['review-link', 'review-ended'] as const;
/** Everything a reviewer holds, at most one a day. */
export const digestMails = ['review-digest'] as const;
/** To somebody on the panel of an interview: when and where, that it is called off, that their sheet is missing. */
export const interviewerMails = ['interview-appointment', 'interview-off', 'interview-sheet'] as const;
/** The link to a reviewer's own page. */
export const reviewerPageMails = ['reviewer-page'] as const;
/** To somebody besides the applicant who is asked about an application. */
export const partyMails = ['party-request', 'party-reminder', 'party-ended'] as const;
export const ownerMails = ['owner-attention', 'release-waiting'] as const;

export type ApplicantMail = (typeof applicantMails)[number];
export type ReviewerMail = (typeof reviewerMails)[number];
export type InterviewerMail = (typeof interviewerMails)[number];
export type DigestMail = (typeof digestMails)[number];
export type ReviewerPageMail = (typeof reviewerPageMails)[number];
export type PartyMail = (typeof partyMails)[number];
export type OwnerMail = (typeof ownerMails)[number];

/**
 * Something to be done outside the table. It is written with the change that causes it, in the same transaction, and
 * carried out by `dispatch` from the table's stream: at least once, so each is idempotent. Ids only, no personal data.
 */
export type Effect =
  | {
      readonly kind: 'mail-applicant';
      readonly mail: ApplicantMail;
      readonly applicationId: string;
      /** Which of the things that were sent a receipt is for; the first unless given. */
      readonly snapshot?: number | undefined;
      /** Whom it is about, for a mail about somebody who was asked. */
      readonly partyId?: string;
      /** Which report or part of an award it is about. */
      readonly obligation?: string;
    }
  | {
      readonly kind: 'mail-party';
      readonly mail: PartyMail;
      readonly applicationId: string;
      readonly partyId: string;
      /** How often this person had been asked when the mail was ordered: a mail of an earlier request is dropped. */
      readonly epoch: number;
    }
  | {
      readonly kind: 'mail-reviewer';
      readonly mail: ReviewerMail;
      readonly applicationId: string;
      readonly taskId: string;
    }
  | {
      readonly kind: 'mail-interviewer';
      readonly mail: InterviewerMail;
      readonly applicationId: string;
      readonly seatId: string;
    }
  | {
      readonly kind: 'mail-digest';
      readonly mail: DigestMail;
      readonly programId: string;
      readonly reviewerId: string;
      /** What has just been given to them: the list may not show it yet. */
      readonly joined: readonly { readonly applicationId: string; readonly taskId: string }[];
    }
  | {
      /** The link to a reviewer's own page. */
      readonly kind: 'mail-reviewer-page';
      readonly mail: ReviewerPageMail;
      readonly programId: string;
      readonly reviewerId: string;
    }
  | {
      readonly kind: 'mail-owner';
      readonly mail: OwnerMail;
      readonly programId: string;
      /** `APP#…` or `ROUND#…`: what needs the owner. */
      readonly subject: string;
      /** Why, as a code that pages and mails have a text for. */
      readonly about: string;
    }
  | {
      readonly kind: 'start-workflow';
      readonly machine: 'application' | 'round';
      readonly id: string;
      /** Numbered per application or round: names the execution, so that starting twice is starting once. */
      readonly run: number;
    }
  | {
      /** What follows acceptance: the award as a whole (`award`), or one of its obligations. */
      readonly kind: 'start-award';
      readonly applicationId: string;
      readonly obligation: string;
      /** Names the execution, so that starting twice is starting once. */
      readonly run: number;
    }
  | {
      /** Ends the wait a workflow is in. */
      readonly kind: 'resume';
      readonly subject: string;
      readonly stage: WaitStage;
      readonly output: Readonly<Record<string, string>>;
    }
  | {
      /** Judges a file that the scanner found nothing in, and releases it if it is what it should be. */
      readonly kind: 'release-document';
      readonly applicationId: string;
      readonly documentId: string;
    }
  | {
      /** Takes a file away, wherever it lies. */
      readonly kind: 'discard-document';
      readonly applicationId: string;
      readonly documentId: string;
    }
  | {
      readonly kind: 'move-waitlist';
      readonly roundId: string;
      readonly fundId: string;
    }
  | {
      /** One batch of a changed draft that is tried on stored applications; 0 finds whom. */
      readonly kind: 'dry-run';
      readonly roundId: string;
      readonly runId: string;
      readonly step: number;
    }
  /** Everybody has more time: those whom it concerns are told. */
  | { readonly kind: 'tell-extension'; readonly roundId: string; readonly number: number }
  | {
      /** The line is drawn: whoever waits for an invitation is invited, or told that there is none. */
      readonly kind: 'send-invitations';
      readonly roundId: string;
      /** Who has just begun to wait: the index may not show them yet. */
      readonly joined?: string;
    }
  /** Readers for everybody of a round who waits for some are worked out. */
  | { readonly kind: 'propose-panels'; readonly roundId: string; readonly run: number }
  /** One batch of a proposal is sent: its applications go to their readers. */
  | {
      readonly kind: 'send-panels';
      readonly roundId: string;
      readonly run: number;
      readonly step: number;
    };

/** The waiting states of the workflows. */
export type WaitStage =
  | 'information'
  | 'reviews'
  | 'decision'
  | 'answer'
  | 'release'
  /** Of an award: until one of its obligations is met. */
  | `award-${string}`;

/** Everything with a "by when", drained in order of time by the scheduled clock. */
export const dueKinds = [
  'information-deadline',
  'same-person-deadline',
  'invitation-due',
  'readers-due',
  'review-step',
  'review-digest',
  'interview-step',
  'offer-reminder',
  'offer-expiry',
  'condition-due',
  'revocation-due',
  'waitlist-move',
  'waitlist-end',
  'held-again',
  'document-check',
  'renewal-reminder',
  'party-reminder',
  'party-expiry',
  'appeal-reminder',
  'appeal-overdue',
  'award-opens',
  'award-reminder',
  'award-overdue',
  'award-release',
  'award-answer',
  'award-ends',
  'payment-late',
  'credit-warning',
  'credit-limit',
] as const;
export type DueKind = (typeof dueKinds)[number];

/** A dated item: what falls due, when, for whom. `ref` tells several of a kind apart (a task's id). */
export interface Due {
  readonly kind: DueKind;
  readonly subject: string;
  readonly ref: string;
  /** ISO 8601 instant. */
  readonly at: string;
}

/** Who did it, without a name: an applicant by the application, a reviewer and a manager by their ids. */
export type Actor =
  | { readonly kind: 'applicant' }
  | { readonly kind: 'reviewer'; readonly id: string }
  /** Somebody besides the applicant who was asked, by the request's id. */
  | { readonly kind: 'party'; readonly id: string }
  | { readonly kind: 'manager'; readonly id: string }
  | {
      readonly kind: 'system';
      readonly id: 'screening' | 'clock' | 'round' | 'waitlist' | 'workflow' | 'files' | 'payments';
    };
