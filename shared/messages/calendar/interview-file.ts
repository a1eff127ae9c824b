import { sha256 } from '../../domain/hash.ts';
import type { Appointment } from '../../domain/interviews/interview.ts';
import type { Language } from '../../domain/text.ts';
import type { MailProgram } from '../mail/data.ts';
import { interviewCalendarTexts } from '../mail/interview-letters.ts';
import { calendarFile } from './calendar.ts';

/** Whose entry it is: the applicant's, or somebody's on the panel by the id of their part. */
export type EntryOf = { readonly applicationId: string } | { readonly seatId: string };

export interface InterviewEntry {
  readonly of: EntryOf;
  readonly program: MailProgram;
  readonly language: Language;
  readonly reference: string;
  readonly appointment: Appointment;
  readonly sequence: number;
  readonly stampedAt: string;
}

/** A calendar file of an interview: the same entry from mail to mail, moved or taken out by its number. */
export function interviewFile(entry: InterviewEntry, method: 'PUBLISH' | 'CANCEL') {
  const { of, program, language, reference, appointment, sequence, stampedAt } = entry;
  const { startsAt, endsAt, place } = appointment;
  const panel = 'seatId' in of;
  // An application's id opens nothing, and still is nobody else's to know.
  const name = panel ? of.seatId : sha256(`interview of ${of.applicationId}`).slice(0, 26);
  const content = calendarFile(
    {
      uid: `interview-${name}@anchor-awards`,
      ...{ sequence, startsAt, endsAt, stampedAt, location: place, busy: true },
      ...interviewCalendarTexts(program, language, reference, panel),
    },
    method,
  );
  return {
    name: 'interview.ics',
    contentType: `text/calendar; charset=UTF-8; method=${method}`,
    content,
  };
}
