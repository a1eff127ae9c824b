import * as z from 'zod';
import { fieldPath } from '../rules/language.ts';
import { localizedText } from '../text.ts';
import { amountText } from './amount.ts';
import { field, fieldId } from './fields.ts';

const id = z.string().regex(/^[a-z][a-z0-9-]{1,30}$/);

/** A day: of the calendar, or so many days after the acceptance. Nothing is asked within the first fortnight. */
const day = z.union([
  z.strictObject({ on: z.iso.date() }),
  z.strictObject({ days: z.int().min(14).max(3650) }),
]);
export type PlannedDay = z.infer<typeof day>;

/** Something that whoever has the award shows or tells, and that a manager approves. */
const report = z.strictObject({
  id,
  kind: z.enum(['proof', 'progress', 'attendance', 'occupancy']),
  title: localizedText,
  /** What it is for, and what happens next. */
  intro: localizedText,
  due: day,
  remindDaysBefore: z.int().min(1).max(60).default(14),
  /** Asked as on any page; no files. */
  fields: z.array(field).min(1),
  /** Of attendance: the whole numbers of days that were attended, and that were held. */
  counts: z.strictObject({ attended: fieldId, held: fieldId }).optional(),
  /** Of occupancy: the whole number of days of the year in the home. */
  lived: fieldId.optional(),
});
export type ReportPlan = z.infer<typeof report>;

/** A part of the money. Shares are percent; of fixed amounts the last part takes the rest. */
const tranche = z.strictObject({
  id,
  title: localizedText,
  part: z.union([
    z.strictObject({ share: z.string().regex(/^\d{1,3}(\.\d{1,2})?$/) }),
    z.strictObject({ amount: amountText }),
    z.strictObject({ rest: z.literal(true) }),
  ]),
  /** On a day, or when each of these reports is approved. */
  release: z.union([day, z.strictObject({ after: z.array(id).min(1) })]),
  /** Paid in the proportion of the days attended: the attendance report that says it, which also releases it. */
  proratedBy: id.optional(),
});
export type TranchePlan = z.infer<typeof tranche>;

export const repayTriggers = ['sale', 'refinance', 'left-employer', 'occupancy'] as const;

/** Every whole month since the payment forgives its part; a trigger ends that, and what is left is paid back. */
const forgiveness = z.strictObject({
  months: z.int().min(1).max(360),
  triggers: z.array(z.enum(repayTriggers)).min(1),
  /** Fewer days than this of a year in the home are the trigger `occupancy`. */
  occupancyDays: z.int().min(1).max(366).optional(),
});

/** What follows the acceptance of an award: what is shown, what is paid and when, and what is paid back. */
export const afterAwardPlan = z.strictObject({
  /** To whom the money goes, where that is not the applicant: the college, the office that closes the sale. */
  payTo: localizedText.optional(),
  /** Days to answer when an award is held. */
  answerDays: z.int().min(5).max(60),
  reports: z.array(report).default([]),
  tranches: z.array(tranche).default([]),
  forgiveness: forgiveness.optional(),
  /** A loan that is paid back every month, over the months of this answer. */
  repayment: z.strictObject({ termField: fieldPath }).optional(),
});
export type AfterAwardPlan = z.infer<typeof afterAwardPlan>;
