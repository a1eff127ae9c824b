import * as z from 'zod';
import { fieldPath } from '../rules/language.ts';
import { localizedText } from '../text.ts';
import { page, shownWhen } from './fields.ts';

/** Who is asked besides the applicant; what each may be shown, and what an answer of theirs does, follows from the role. */
export const peopleRoles = ['nominator', 'recommender', 'attester', 'guardian', 'co-owner'] as const;
export type PeopleRole = (typeof peopleRoles)[number];

const days = z.int().min(1).max(90);

/**
 * One kind of person who is asked by a link of their own. The first question, "can you do this?", is always asked and is
 * not written here; then come these pages, then the statement.
 */
export const peopleEntry = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{1,40}$/),
  role: z.enum(peopleRoles),
  title: localizedText,
  /** What the asked person reads instead of the title, which speaks to the applicant: "A nomination", not "Your nominator". */
  askedFor: localizedText.optional(),
  /** What the applicant is told: whom to name, and what that person will be asked. */
  ask: localizedText,
  /**
   * The answer that already names them: a group or person with `name` and `email`, or a list of such. Whoever is named there
   * with an address is asked when the application is sent; an entry without it is asked from the draft, by name.
   */
  from: fieldPath.optional(),
  min: z.int().min(0).max(10),
  max: z.int().min(1).max(15),
  /** What waits for their answer: sending the application, or accepting an offer. */
  neededFor: z.array(z.enum(['submit', 'accept'])).default([]),
  /** The same condition as a field's, judged anew on the day of every act: under 18 today may be 18 tomorrow. */
  shownWhen: shownWhen.optional(),
  /** Confidential: the applicant learns that an answer arrived, never what it says. */
  confidential: z.boolean(),
  /** Days after asking on which somebody who has not answered is reminded. */
  remindDays: z.array(days).max(5).default([]),
  /** Days to answer. */
  answerDays: days,
  /** What the asked person is told before answering: for a guardian the records, their purpose and who receives them. */
  tells: z
    .array(z.strictObject({ title: localizedText, text: localizedText }))
    .max(8)
    .default([]),
  /** Answers of the application that the asked person sees. A path below `from` is their own part, never another's. */
  shows: z.array(fieldPath).max(10).default([]),
  pages: z.array(page).max(6).default([]),
  /** What they declare by answering. */
  statement: localizedText,
  /** The program's own words in the mail that asks. */
  mail: localizedText,
});
export type PeopleEntry = z.infer<typeof peopleEntry>;

export const peoplePlan = z.array(peopleEntry).max(6);
