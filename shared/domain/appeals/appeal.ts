import * as z from 'zod';
import { instant } from '../application/application.ts';
import { applicationId, programId } from '../ids.ts';
import { countWords } from '../program/field-schema.ts';
import type { Program } from '../program/schema.ts';

/** Which decision somebody asks to be looked at again: one member for each kind that can be appealed. */
export const appealedDecision = z.discriminatedUnion('kind', [
  /** The rules said that the application does not qualify, in the verdict on this snapshot. */
  z.strictObject({ kind: z.literal('screening'), snapshot: z.int().positive() }),
]);
export type AppealedDecision = z.infer<typeof appealedDecision>;

const filed = {
  applicationId,
  programId,
  decision: appealedDecision,
  receivedAt: instant,
  /** By when somebody decides, as the applicant was told. */
  decideBy: instant,
  /** Ids of the rules whose reasons the applicant thinks are wrong. */
  rules: z.array(z.string()),
  /** Sealed: why. */
  words: z.string(),
};
const decided = {
  decidedAt: instant,
  /** The manager, by the identity provider's id, and as their name was then. */
  by: z.string(),
  name: z.string(),
  /** Sealed: the reason that was given. */
  reason: z.string(),
};

/** An appeal: open; or upheld, where the decision stays; or granted, where the application goes on. */
export const appeal = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('open'), ...filed }),
  z.strictObject({ status: z.literal('upheld'), ...filed, ...decided }),
  z.strictObject({ status: z.literal('granted'), ...filed, ...decided }),
]);
export type Appeal = z.infer<typeof appeal>;
export type AppealIn<S extends Appeal['status']> = Extract<Appeal, { status: S }>;

/** A decision's name within its application: there is one appeal of each. */
export const refOf = ({ kind, snapshot }: AppealedDecision): string =>
  `${kind}-${String(snapshot).padStart(4, '0')}`;

/** Days to appeal where the program says nothing, counted from the day of the decision. */
const usualDays = 30;

/** Days after a decision on which it may still be appealed. */
export const appealDays = ({ appeal: plan }: Pick<Program, 'appeal'>): number => plan?.days ?? usualDays;

/** Days within which an appeal is decided, and how long before the end the owner is reminded. */
export const decideDays = 15;
export const remindDaysBefore = 5;

/** The longest appeal, in words as people count them, and in letters whatever they count. */
export const mostWords = 500;
export const mostLetters = 6000;

/** True for more than anybody may write about an appeal. */
export const isTooLong = (text: string): boolean => text.length > mostLetters || countWords(text) > mostWords;
