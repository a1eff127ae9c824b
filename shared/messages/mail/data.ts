import type { HoldReason } from '../../domain/after-award/award.ts';
import type { IdentityKind } from '../../domain/application/identity.ts';
import type {
  ApplicantMail,
  DigestMail,
  InterviewerMail,
  OwnerMail,
  PartyMail,
  ReviewerMail,
  ReviewerPageMail,
} from '../../domain/effects.ts';
import type { ExtensionReason } from '../../domain/program/extension.ts';
import type { Lender } from '../../domain/program/lender.ts';
import type { Renewal } from '../../domain/program/renewals.ts';
import type { LocalizedText } from '../../domain/text.ts';
import type { AttentionKind } from '../../store/attention.ts';

/** What mails say of a program. Dates are told in its zone. */
export interface MailProgram {
  readonly title: LocalizedText;
  readonly zone: string;
  readonly contact: { readonly email: string; readonly phone?: string | undefined };
  /** Who gives the credit, and who watches over it. */
  readonly lender?: Lender;
}

/** What every mail to an applicant knows. Instants are ISO 8601, money is integer cents. */
interface ToApplicant {
  readonly program: MailProgram;
  readonly name: string;
  readonly reference: string;
  /** The application's page; it asks for a code that is mailed to the same address. */
  readonly link: string;
  /** When what the mail tells was decided: the date of a notice. */
  readonly decidedAt?: string;
}

/** Something that whoever has an award has to show. Days are civil dates. */
interface AboutReport extends ToApplicant {
  readonly report: LocalizedText;
  readonly dueOn: string;
}

/** Of an award that is held, or was: in cents where it is money. */
interface AboutHold extends ToApplicant {
  readonly words: string;
  readonly keepsCents?: number;
  readonly owesCents: number;
}

/** What is offered, as the applicant is told. */
export type MailAward =
  | { readonly kind: 'money'; readonly cents: number }
  | { readonly kind: 'slot'; readonly site: LocalizedText }
  /** A place, where all are alike. */
  | { readonly kind: 'seat' }
  | {
      readonly kind: 'loan';
      readonly cents: number;
      /** Percent a year, as decimal text. */
      readonly annualRate: string;
      readonly payments: number;
      readonly paymentCents: number;
      /** All payments added up, the last one included, which differs by cents. */
      readonly totalCents: number;
      /** What the loan costs as a yearly rate, with two decimals. */
      readonly apr?: string;
    };

/** A condition of an offer: how many days after the acceptance, or by when. */
export type OfferCondition = { readonly title: LocalizedText } & (
  | { readonly days: number }
  | { readonly by: string }
);

/** Of a counter-offer that was not taken: why what was asked could not be lent, at most four. */
interface CreditReasons {
  readonly reasons: readonly LocalizedText[];
}

/** Of somebody whom the applicant named. Whether an answer came is told, never what it says. */
interface AboutPerson extends ToApplicant {
  readonly person: string;
  /** What they were named for: "Your nominator". */
  readonly title: LocalizedText;
}

/** What every mail to somebody whom an applicant named knows. */
interface ToParty {
  readonly program: MailProgram;
  readonly name: string;
  readonly applicant: string;
  readonly title: LocalizedText;
}

interface AskedParty extends ToParty {
  readonly answerBy: string;
  readonly link: string;
  /** The program's own words. */
  readonly words: LocalizedText;
  readonly confidential: boolean;
}

/** One review that waits. */
export interface ReviewToDo {
  readonly dueAt: string;
  readonly link: string;
  /** Not told before. */
  readonly isNew: boolean;
  /** Its date has passed. */
  readonly late: boolean;
}

interface ToReviewer {
  readonly program: MailProgram;
  readonly name: string;
}

/** When and where an interview is. */
interface MailAppointment {
  readonly startsAt: string;
  readonly minutes: number;
  readonly place: string;
}

/** To somebody on a panel: of the applicant the reference only. */
interface ToInterviewer extends ToReviewer {
  readonly reference: string;
  readonly startsAt: string;
}

/** What each mail is rendered from: `renderMail` is a pure function of this and a language. */
export interface MailData {
  readonly receipt: ToApplicant & {
    readonly receivedAt: string;
    readonly receipt: string;
    /** SHA-256 of what was sent, in hex. */
    readonly sha256: string;
    /** The page on which anybody can check a receipt. */
    readonly check: string;
    /** It takes the place of what was sent before. */
    readonly corrected: boolean;
    /** The program's own words on what happens next. */
    readonly next: LocalizedText;
  };
  readonly 'sign-in-code': ToApplicant & { readonly code: string; readonly minutes: number };
  readonly 'information-request': ToApplicant & {
    readonly missing: readonly LocalizedText[];
    readonly answerBy: string;
    /** An application for credit: the notice of incompleteness of 12 CFR 1002.9(c)(2). */
    readonly credit: boolean;
    /** Only the answers of other people are missing: there is nothing for the applicant to send. */
    readonly others?: boolean;
  };
  readonly 'information-closed': ToApplicant & {
    /** It was an invitation to a second phase that was not answered. */
    readonly invited?: boolean;
    readonly credit: boolean;
  };
  readonly 'deadline-extended': ToApplicant & {
    /** The new last moment. */
    readonly answerBy: string;
    readonly why: ExtensionReason | 'own';
    /** What the program tells everybody besides. */
    readonly words?: LocalizedText;
    readonly what: 'draft' | 'answer';
  };
  readonly invitation: ToApplicant & {
    readonly phase: LocalizedText;
    readonly asked: readonly LocalizedText[];
    readonly answerBy: string;
  };
  readonly 'interview-invitation': ToApplicant & {
    readonly answerBy: string;
    readonly minutes: number;
    /** How many people they would meet. */
    readonly panel: number;
    /** The program's own words on what it is like. */
    readonly how: LocalizedText;
    /** The time they had is called off. */
    readonly notAt?: string;
  };
  /** To pick a time, or that it is tomorrow. */
  readonly 'interview-reminder': ToApplicant &
    (
      | ({ readonly about: 'tomorrow' } & MailAppointment)
      | { readonly about: 'answer'; readonly answerBy: string }
    );
  readonly 'interview-booked': ToApplicant & MailAppointment & { readonly moved: boolean };
  readonly 'interview-ended': ToApplicant & {
    readonly why: 'declined' | 'manager' | 'withdrawn' | 'round';
    /** Of the appointment they had. */
    readonly startsAt?: string;
  };
  /** Files that were not taken after the application was sent. */
  readonly 'document-refused': ToApplicant & {
    readonly files: readonly { readonly name: LocalizedText; readonly reason: LocalizedText }[];
    readonly replaceBy: string;
    /** Whether silence ends the application, or the program decides without the file. */
    readonly endsBySilence: boolean;
  };
  readonly 'counter-offer': ToApplicant & {
    readonly askedCents: number;
    readonly offeredCents: number;
    /** Level payments of the smaller amount, where the program names its rate. */
    readonly payments?: { readonly count: number; readonly cents: number; readonly annualRate: string };
    /** What stood against the amount that was asked, at most four. */
    readonly reasons: readonly LocalizedText[];
    readonly answerBy: string;
  };
  readonly ineligible: ToApplicant & {
    /** The disclosable reasons; none means that none may be told. */
    readonly reasons: readonly LocalizedText[];
    /** A refusal of credit: the notice of the Equal Credit Opportunity Act goes with it. */
    readonly credit: boolean;
    /** The last moment to ask for another look. */
    readonly appealBy: string;
    /** Whether the program takes applications, so that it can be applied for again. */
    readonly open: boolean;
    /** The page that shows which programs fit. */
    readonly match: string;
  };
  readonly 'award-reminder': AboutReport;
  readonly 'award-overdue': AboutReport;
  readonly 'award-sent-back': AboutReport & { readonly words: string };
  readonly 'award-held': AboutHold & {
    readonly about: HoldReason;
    /** The day on which it happened. */
    readonly on: string;
    readonly answerBy: string;
  };
  readonly 'award-decided': AboutHold & { readonly outcome: 'resumed' | 'reduced' | 'stopped' };
  readonly 'award-paid': ToApplicant & {
    readonly cents: number;
    readonly part: LocalizedText;
    readonly payTo?: LocalizedText;
  };
  readonly 'award-completed': ToApplicant & { readonly stopped: boolean };
  readonly 'appeal-received': ToApplicant & { readonly decideBy: string };
  readonly 'appeal-upheld': ToApplicant & {
    /** What still does not hold, as far as it may be told. */
    readonly reasons: readonly LocalizedText[];
    /** What the person who decided wrote; of credit only the published factors are told. */
    readonly words?: string;
    readonly credit: boolean;
    readonly match: string;
  };
  readonly 'appeal-granted': ToApplicant & { readonly words: string };
  readonly offer: ToApplicant & {
    readonly award: MailAward;
    readonly answerBy: string;
    readonly words: LocalizedText;
    /** Silence does not end it. */
    readonly kept?: boolean;
    readonly reduced?: {
      readonly fromCents: number;
      readonly capCents: number;
      readonly otherAidCents: number;
    };
    readonly part?: { readonly askedCents: number };
    readonly counter?: { readonly askedCents: number; readonly reasons: readonly LocalizedText[] };
    readonly conditions?: readonly OfferCondition[];
  };
  readonly 'offer-reminder': ToApplicant & {
    readonly award: MailAward;
    readonly answerBy: string;
    readonly kept?: boolean;
  };
  readonly 'offer-changed': ToApplicant & {
    readonly award: MailAward;
    readonly answerBy: string;
    readonly beforeCents: number;
    readonly afterCents: number;
    readonly kept?: boolean;
  };
  readonly 'offer-more-time': ToApplicant & { readonly answerBy: string; readonly kept?: boolean };
  readonly 'offer-no-more-time': ToApplicant & { readonly answerBy: string; readonly kept?: boolean };
  readonly 'offer-kept': ToApplicant & { readonly answerBy: string };
  readonly 'condition-overdue': ToApplicant & {
    readonly conditions: readonly { readonly title: LocalizedText; readonly by: string }[];
  };
  readonly 'revocation-notice': ToApplicant & {
    readonly reason: LocalizedText;
    /** What whoever raised it wrote. */
    readonly words: string;
    readonly answerBy: string;
    readonly accepted: boolean;
  };
  readonly 'revocation-dropped': ToApplicant;
  readonly 'offer-revoked': ToApplicant & {
    readonly reason: LocalizedText;
    /** What whoever decided it wrote. */
    readonly words: string;
    /** Something was paid already. */
    readonly paid: boolean;
  };
  readonly waitlisted: ToApplicant & { readonly endsAt?: string };
  readonly 'waitlist-closed': ToApplicant & { readonly words: LocalizedText };
  readonly 'not-selected': ToApplicant & {
    readonly words: LocalizedText;
    /** A refusal of credit states its specific reasons, at most four. */
    readonly credit?: { readonly reasons: readonly LocalizedText[] };
    /** What did not hold, where that is told and no credit was refused. */
    readonly reasons?: readonly LocalizedText[];
  };
  readonly registered: ToApplicant & {
    readonly registeredAt: string;
    readonly certificates: readonly Renewal[];
    readonly words: LocalizedText;
  };
  readonly renewal: ToApplicant & {
    readonly certificates: readonly Renewal[];
    /** The first day on which one of them runs out. */
    readonly by: string;
  };
  readonly accepted: ToApplicant & {
    readonly award: MailAward;
    readonly acceptedAt: string;
    readonly words: LocalizedText;
    /** True when there are questions that are asked only now. */
    readonly laterQuestions: boolean;
    readonly conditions?: readonly OfferCondition[];
  };
  readonly declined: ToApplicant & { readonly award: MailAward; readonly credit?: CreditReasons };
  readonly lapsed: ToApplicant & {
    readonly award: MailAward;
    readonly answerBy: string;
    readonly credit?: CreditReasons;
  };
  readonly withdrawn: ToApplicant;
  readonly 'same-person-asked': ToApplicant & {
    /** What both applications give, and why a person takes them for one person's. */
    readonly kinds: readonly IdentityKind[];
    readonly reason: string;
    /** When the application that goes on was received. */
    readonly otherReceivedAt: string;
    readonly answerBy: string;
  };
  readonly 'same-person-closed': ToApplicant;
  readonly 'person-answered': AboutPerson;
  readonly 'person-declined': AboutPerson;
  readonly 'person-refused': AboutPerson;
  readonly 'person-late': AboutPerson;
  readonly 'party-request': AskedParty;
  readonly 'party-reminder': AskedParty;
  readonly 'party-ended': ToParty;
  /** Everything a reviewer holds, the most urgent first; there is at least one. */
  readonly 'review-digest': ToReviewer & {
    /** For one review. */
    readonly minutes: number;
    readonly tasks: readonly [ReviewToDo, ...ReviewToDo[]];
    /** More than are listed with a link of their own. */
    readonly more: number;
  };
  /** A link to one task that somebody asked for. */
  readonly 'review-link': ToReviewer & { readonly dueAt: string; readonly link: string };
  readonly 'review-ended': ToReviewer;
  readonly 'reviewer-page': ToReviewer & {
    readonly link: string;
    readonly endsAt: string;
    /** Applications wait for readers, and this one has not said which they would like to read. */
    readonly asksForWishes: boolean;
  };
  readonly 'interview-appointment': ToInterviewer &
    MailAppointment & { readonly link: string; readonly sheetsBy: string; readonly moved: boolean };
  readonly 'interview-off': ToInterviewer;
  readonly 'interview-sheet': ToInterviewer & { readonly link: string; readonly sheetsBy: string };
  readonly 'owner-attention': {
    readonly program: MailProgram;
    readonly about: AttentionKind;
    readonly since: string;
    /** By when, where it has a date. */
    readonly dueBy?: string;
    /** Of a loan that several people vote on. */
    readonly votes?: Readonly<Record<'for' | 'against' | 'abstained' | 'steppedBack', number>>;
    /** The application's reference, or the round's name. */
    readonly subject: string;
    readonly link: string;
  };
  readonly 'release-waiting': {
    readonly program: MailProgram;
    readonly round: string;
    readonly offers: number;
    readonly waitlisted: number;
    /** Absent where nobody is left out. */
    readonly notSelected?: number;
    /** What the offers add up to; absent where places are offered. */
    readonly totalCents?: number;
    readonly approvalsMissing: number;
    readonly link: string;
  };
}

export type MailName =
  | ApplicantMail
  | PartyMail
  | ReviewerMail
  | InterviewerMail
  | DigestMail
  | ReviewerPageMail
  | OwnerMail;
