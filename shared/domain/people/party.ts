import * as z from 'zod';
import { instant } from '../application/application.ts';
import { applicationId, partyId, programId } from '../ids.ts';
import { languages } from '../text.ts';

/**
 * asked: a mail went out; doing: they said that they can; the rest is over. `replaced` and `cancelled` are the applicant's
 * doing, `declined` is the asked person's, `expired` the clock's.
 */
export const partyStatuses = [
  'asked',
  'doing',
  'answered',
  'declined',
  'replaced',
  'cancelled',
  'expired',
] as const;
export type PartyStatus = (typeof partyStatuses)[number];

/** given: answers to questions; agreed, refused: a consent, or the confirmation of one's own part. */
export const partyOutcomes = ['given', 'agreed', 'refused'] as const;
export type PartyOutcome = (typeof partyOutcomes)[number];

/** A request to one person about one application. */
export const party = z.strictObject({
  partyId,
  applicationId,
  programId,
  /** The entry of the program's plan. */
  entry: z.string(),
  status: z.enum(partyStatuses),
  /** Raised when they are asked anew: older links then open nothing. */
  epoch: z.int().positive(),
  /** Counts every write; each write is conditional on it. */
  version: z.int().positive(),
  language: z.enum(languages),
  askedAt: instant,
  answerBy: instant,
  /** How many of the plan's reminders were sent. */
  reminders: z.int().nonnegative(),
  /** When the applicant last had a reminder sent. */
  nudgedAt: instant.optional(),
  endedAt: instant.optional(),
  outcome: z.enum(partyOutcomes).optional(),
  /** Sealed `{name, email}`. */
  who: z.string(),
  /** Sealed draft: what was typed so far, page by page. */
  work: z.string().optional(),
  /** Sealed answers, once given; never changed afterwards. */
  answer: z.string().optional(),
});
export type Party = z.infer<typeof party>;

/** True while an answer may still come. */
export const isOpenParty = ({ status }: Pick<Party, 'status'>): boolean =>
  status === 'asked' || status === 'doing';

/** Who takes one of the places that the plan has for such people: those who may answer, and those who have. */
export const holdsPlace = (one: Pick<Party, 'status'>): boolean =>
  isOpenParty(one) || one.status === 'answered';

/** What the asked person gave: answers by field, and in words what is wrong, where they said that something is. */
export const partyAnswer = z.strictObject({
  answers: z.record(z.string(), z.unknown()),
  note: z.string(),
});
export type PartyAnswer = z.infer<typeof partyAnswer>;

/** How an entry is named among what an application is asked for; no field can be called so. */
export const peoplePath = (entry: string): string => `people:${entry}`;
/** The entry that such a name means; undefined for the path of a field. */
export const entryOfPath = (path: string): string | undefined => /^people:(.+)$/.exec(path)?.[1];

/** True where everything that is asked for has to come from other people. */
export const asksOnlyOthers = (askedFor: readonly string[]): boolean =>
  askedFor.length > 0 && askedFor.every((path) => entryOfPath(path) !== undefined);
