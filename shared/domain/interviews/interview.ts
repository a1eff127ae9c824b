import * as z from 'zod';
import { instant } from '../application/application.ts';
import { addDays, civilDateIn } from '../dates.ts';
import { seatId, slotId } from '../ids.ts';

/** A time and place with a panel. */
export const appointment = z.strictObject({
  slotId,
  startsAt: instant,
  endsAt: instant,
  /** A room with its address, or the address of a video call. */
  place: z.string(),
  panel: z.array(z.string()).min(1),
  /** By when the score sheets are due. */
  sheetsBy: instant,
});
export type Appointment = z.infer<typeof appointment>;

/** A time that invited applicants of a round may pick; `takenBy` one of them. */
export const slot = z.strictObject({
  ...appointment.shape,
  roundId: z.string(),
  programId: z.string(),
  takenBy: z.string().optional(),
});
export type Slot = z.infer<typeof slot>;

const base = {
  applicationId: z.string(),
  programId: z.string(),
  roundId: z.string(),
  /** When the applicant was first asked, and by when to pick a time. */
  invitedAt: instant,
  answerBy: instant,
  /** The number of the calendar entry: counts up with every change of the appointment. */
  sequence: z.int().nonnegative(),
  /** What the applicant needs to take part, in their own words; sealed. */
  needs: z.string().optional(),
};
/** An appointment that was called off, so that it can be taken out of calendars. */
const calledOff = { calledOff: appointment.optional() };

/**
 * An interview, beside its application: the application's own status does not change. Invited, until a time is picked; booked,
 * until the sheets are in; then held, with a score. Or it came to nothing: missed, declined, closed.
 */
export const interview = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('invited'), ...base, ...calledOff }),
  z.strictObject({ status: z.literal('booked'), ...base, appointment }),
  z.strictObject({
    status: z.literal('held'),
    ...base,
    appointment,
    heldAt: instant,
    /** Hundredths, as a score of the program's scale. */
    score: z.int().nonnegative(),
    sheets: z.int().positive(),
  }),
  z.strictObject({ status: z.literal('missed'), ...base, appointment, endedAt: instant }),
  /** `reason` is what the applicant said, sealed. */
  z.strictObject({
    status: z.literal('declined'),
    ...base,
    ...calledOff,
    endedAt: instant,
    reason: z.string().optional(),
  }),
  z.strictObject({
    status: z.literal('closed'),
    ...base,
    ...calledOff,
    endedAt: instant,
    why: z.enum(['manager', 'withdrawn', 'round']),
  }),
]);
export type Interview = z.infer<typeof interview>;
export type InterviewIn<S extends Interview['status']> = Extract<Interview, { status: S }>;

/** What every interview has, whatever became of it. */
export function interviewBase(one: Interview) {
  const { applicationId, programId, roundId, invitedAt, answerBy, sequence, needs } = one;
  return {
    ...{ applicationId, programId, roundId, invitedAt, answerBy, sequence },
    ...(needs === undefined ? {} : { needs }),
  };
}

/** True while it may still bring a score: a round is closed over it only knowingly. */
export const isOpen = ({ status }: Pick<Interview, 'status'>): boolean =>
  status === 'invited' || status === 'booked';

/**
 * One interviewer's part in one interview. `excused`: they could not come; `conflict`: they have a stake, and a sheet of theirs is
 * void; `ended`: the interview was called off or is with another panel.
 */
export const seat = z.strictObject({
  seatId,
  applicationId: z.string(),
  programId: z.string(),
  roundId: z.string(),
  reviewerId: z.string(),
  /** Older links open nothing once this is raised. */
  epoch: z.int().positive(),
  status: z.enum(['open', 'sent', 'excused', 'conflict', 'ended']),
  appointment,
  /** The number of this person's calendar entry. */
  sequence: z.int().nonnegative(),
  endedAt: instant.optional(),
});
export type InterviewSeat = z.infer<typeof seat>;

/** True for somebody who is still of the panel. */
export const sits = ({ status }: Pick<InterviewSeat, 'status'>): boolean =>
  status === 'open' || status === 'sent';

/** An applicant may change or leave an appointment until the day before it is over. */
export function mayMove({ startsAt }: Pick<Appointment, 'startsAt'>, zone: string, now: string): boolean {
  return civilDateIn(zone, now) <= addDays(civilDateIn(zone, startsAt), -1);
}
