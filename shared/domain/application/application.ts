import * as z from 'zod';
import { applicationId, fundId, programId, roundId } from '../ids.ts';
import { languages } from '../text.ts';
import type { Status } from './status.ts';

/** An instant in UTC as ISO 8601 with milliseconds; sorts as text. */
export const instant = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/);

/** What an offer promises: an amount from a fund, in its minor units (cents) or in slots, and by when to answer. */
export const offerTerms = z.strictObject({
  fundId,
  unit: z.enum(['money', 'slot']),
  currency: z.literal('USD').optional(),
  /** Cents for money, places for slots. */
  units: z.int().positive(),
  /** The site's option value for a slot. */
  site: z.string().optional(),
  offeredAt: instant,
  answerBy: instant,
  /** How often the applicant was given more time of their own asking. */
  moreTime: z.int().positive().optional(),
  /** Its date has passed without an answer, and the program keeps it for its owner to decide. */
  keptSince: instant.optional(),
  /** It is less than it would have been, because other aid counts: what it would have been, the cap, and the other aid, in cents. */
  reduced: z
    .strictObject({ from: z.int().positive(), cap: z.int().nonnegative(), otherAid: z.int().nonnegative() })
    .optional(),
  /** It is a part of what was asked, because there is not enough for all of it: what was asked, in cents. */
  part: z.strictObject({ asked: z.int().positive() }).optional(),
  /** It was changed after it was made: what it was, in cents, and when. */
  changed: z.strictObject({ from: z.int().positive(), at: instant }).optional(),
  /** A counter-offer: what was asked, in cents, and the specific reasons against that (ids of criteria). */
  counter: z
    .strictObject({ asked: z.int().positive(), reasons: z.array(z.string()).min(1).max(4) })
    .optional(),
});
export type OfferTerms = z.infer<typeof offerTerms>;

const base = {
  applicationId,
  /** What people read out on the phone: `HCS-7K2M-9QXD`. */
  reference: z.string(),
  programId,
  programVersion: z.int().positive(),
  roundId,
  language: z.enum(languages),
  /** Counts every committed change; each write is conditional on it. */
  version: z.int().nonnegative(),
  createdAt: instant,
  updatedAt: instant,
  auditSeq: z.int().nonnegative(),
  auditHash: z.string(),
  /** Sealed `{name, email}` under the application's own key. */
  who: z.string(),
  /** Counts the times the workflow was started, so that each start has a name of its own. */
  workflowRuns: z.int().nonnegative(),
  /** The application that this one follows: withdrawn, or refused by the rules. */
  previous: applicationId.optional(),
};
const received = {
  /** The server's time when the submission was received; it is what counts at a deadline. */
  submittedAt: instant,
  /** Number of the snapshot being judged. */
  snapshot: z.int().positive(),
  /** When the applicant was invited to a program's second phase: its questions are asked since. */
  invitedAt: instant.optional(),
};
/** Review results: the weighted score times 100 (0..10000), or the loan's matrix rank times 100. */
const scored = { score: z.int().nonnegative() };

const ofStatus = <S extends Status, X extends z.ZodRawShape>(status: S, shape: X) =>
  z.strictObject({ status: z.literal(status), ...base, ...shape });

const reason = z.enum(['applicant', 'no-answer', 'same-person']);

/** An application: one shape per status, so that an offer without terms or a score before review cannot be said. */
export const application = z.discriminatedUnion('status', [
  ofStatus('draft', {}),
  ofStatus('submitted', received),
  ofStatus('info-requested', {
    ...received,
    askedFor: z.array(z.string()),
    answerBy: instant,
    /** Instead of a refusal of credit: the largest amount at which nothing stands against it, in cents. */
    counterOffer: z.strictObject({ cents: z.int().positive() }).optional(),
  }),
  ofStatus('ineligible', received),
  /**
   * With readers; or waiting: in a program with an invited phase for the invitation, with the score of the first one; in one
   * that gives out its readers all at once, for those.
   */
  ofStatus('in-review', {
    ...received,
    awaits: z.enum(['invitation', 'readers']).optional(),
    score: z.int().nonnegative().optional(),
  }),
  ofStatus('reviewed', { ...received, ...scored }),
  ofStatus('waitlisted', { ...received, ...scored, waitlistPosition: z.int().positive() }),
  ofStatus('not-selected', { ...received, ...scored }),
  ofStatus('offered', { ...received, ...scored, offer: offerTerms }),
  ofStatus('accepted', { ...received, ...scored, offer: offerTerms, acceptedAt: instant }),
  ofStatus('declined', { ...received, ...scored, offer: offerTerms }),
  ofStatus('lapsed', { ...received, ...scored, offer: offerTerms }),
  z.strictObject({
    status: z.literal('withdrawn'),
    ...base,
    submittedAt: instant.optional(),
    snapshot: z.int().positive().optional(),
    invitedAt: instant.optional(),
    score: z.int().optional(),
    offer: offerTerms.optional(),
    withdrawnFor: reason,
  }),
  /** An award that was carried through, or a registration, which never had an offer. */
  z.discriminatedUnion('by', [
    ofStatus('completed', {
      ...received,
      ...scored,
      by: z.literal('award'),
      offer: offerTerms,
      acceptedAt: instant,
    }),
    ofStatus('completed', { ...received, ...scored, by: z.literal('registration'), registeredAt: instant }),
  ]),
  ofStatus('revoked', { ...received, ...scored, offer: offerTerms }),
]);
export type Application = z.infer<typeof application>;
export type ApplicationIn<S extends Status> = Extract<Application, { status: S }>;

/** The person behind an application, kept sealed. */
export const person = z.strictObject({ name: z.string(), email: z.string() });
export type Person = z.infer<typeof person>;

/** The public reference: the program's initials and eight letters of the id, in groups that can be read out. */
export function referenceOf(program: string, id: string): string {
  const initials = program
    .split('-')
    .map((word) => word[0])
    .join('')
    .toUpperCase();
  const tail = id.slice(-8).toUpperCase();
  return `${initials}-${tail.slice(0, 4)}-${tail.slice(4)}`;
}

/** What every application has, whatever its status: the ground on which a move builds the next shape. */
export function baseOf(from: Application): Omit<ApplicationIn<'draft'>, 'status'> {
  const { applicationId, reference, programId, programVersion, roundId, language, version } = from;
  const { createdAt, updatedAt, auditSeq, auditHash, who, workflowRuns, previous } = from;
  return {
    ...{ applicationId, reference, programId, programVersion, roundId, language, version },
    ...{ createdAt, updatedAt, auditSeq, auditHash, who, workflowRuns },
    ...(previous ? { previous } : {}),
  };
}

/** The same for what was received: when, and which snapshot is judged. */
export function receivedOf(from: Application & { submittedAt: string; snapshot: number }) {
  const invitedAt = 'invitedAt' in from ? from.invitedAt : undefined;
  return {
    ...baseOf(from),
    submittedAt: from.submittedAt,
    snapshot: from.snapshot,
    ...(invitedAt === undefined ? {} : { invitedAt }),
  };
}

/** Whether somebody has told the applicant what was decided, or there is nothing to decide any more. */
export const isDecided = ({ status }: Pick<Application, 'status'>): boolean =>
  !['draft', 'submitted', 'info-requested', 'in-review', 'reviewed', 'waitlisted'].includes(status);

/** The same for what was reviewed. */
export function scoredOf(from: Application & { submittedAt: string; snapshot: number; score: number }) {
  return { ...receivedOf(from), score: from.score };
}
