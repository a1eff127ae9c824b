import * as z from 'zod';
import { fieldPath } from '../rules/language.ts';
import { localizedText } from '../text.ts';
import { localTime } from './local-time.ts';
import type { Program } from './schema.ts';

const name = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);
const percent = z.string().regex(/^\d{1,2}(\.\d{1,4})?$/);
/** A wall-clock time of every day, `21:30`. */
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** Something that whoever accepted still has to bring, so many days after the acceptance. */
const offerCondition = z.strictObject({
  id: name,
  title: localizedText,
  /** Days after the day of the acceptance; that day is the last one. */
  days: z.int().min(1).max(365),
  /** A manager says that it is met; or it is met once this question for after the offer is answered. */
  confirmedBy: z.union([z.literal('manager'), z.strictObject({ answer: fieldPath })]),
});

/** What a program publishes about its offers and its waiting list; what is not said is as in a program without it. */
export const offerPlan = z.strictObject({
  conditions: z.array(offerCondition).max(20).optional(),
  /** Reasons for declining that can be picked from; answering is always free. */
  declineReasons: z
    .array(z.strictObject({ id: name, title: localizedText }))
    .max(12)
    .optional(),
  /** More time to answer that is given to whoever asks: so many days more, so many times. Beyond it a manager decides. */
  moreTime: z.strictObject({ days: z.int().min(1).max(60), times: z.int().min(1).max(5) }).optional(),
  /** What silence does: it ends the offer, or the offer is kept for its owner to decide. It is never taken for a yes. */
  onSilence: z.enum(['decline', 'keep']).optional(),
  /** No award takes somebody above what their studies cost: at most this answer, less these. */
  otherAid: z.strictObject({ cap: fieldPath, fields: z.array(fieldPath).max(10).default([]) }).optional(),
  /** Of a loan: a fee for making it, percent of the loan, kept back from what is paid out. */
  originationFee: percent.optional(),
  waitlist: z
    .strictObject({
      /** Nothing is offered from the list from one time of day to the other, in the program's zone. */
      quiet: z.strictObject({ from: timeOfDay, to: timeOfDay }).optional(),
      /** The list is closed then, and whoever is on it is told. */
      endsAt: localTime.optional(),
    })
    .optional(),
});

/** A program's offers with everything said that it leaves unsaid. */
export function offersOf({ offers = {} }: Pick<Program, 'offers'>) {
  return {
    ...offers,
    conditions: offers.conditions ?? [],
    declineReasons: offers.declineReasons ?? [],
    onSilence: offers.onSilence ?? 'decline',
    waitlist: offers.waitlist ?? {},
  };
}
