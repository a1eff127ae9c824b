import { addDays, civilDateIn } from '../../domain/dates.ts';
import type { Due, DueKind } from '../../domain/effects.ts';
import type { Appointment } from '../../domain/interviews/interview.ts';
import type { InterviewPlan } from '../../domain/program/interview-plan.ts';
import { pressedAtMost } from '../../domain/received.ts';
import { endOfDay, morningOf } from '../deadlines.ts';

/** What the clock does about an interview, by name. */
export const interviewSteps = [
  'answer-reminder',
  'answer-due',
  'tomorrow',
  'sheets-reminder',
  'sheets-due',
] as const;
export type InterviewStep = (typeof interviewSteps)[number];

/** Days before the last one on which somebody is reminded to pick a time. */
const remindedBefore = 2;

const dues = (
  applicationId: string,
  now: string,
  at: Partial<Record<InterviewStep, string>>,
): readonly Due[] =>
  Object.entries(at)
    .filter(([, when]) => when > now)
    .map(([ref, when]) => ({ kind: 'interview-step', subject: `APP#${applicationId}`, ref, at: when }));

/** By when an invitation is answered: the end of the day so many days on. */
export const answerByOf = (plan: InterviewPlan, zone: string, now: string): string =>
  endOfDay(zone, now, plan.answerDays);

/** The dates of an invitation: a reminder while there is still time, and the day itself, a little later than told. */
export function answerDues(
  applicationId: string,
  plan: InterviewPlan,
  zone: string,
  answerBy: string,
  now: string,
): readonly Due[] {
  const day = addDays(civilDateIn(zone, answerBy), -Math.min(remindedBefore, plan.answerDays - 1));
  return dues(applicationId, now, {
    'answer-reminder': morningOf(zone, day),
    'answer-due': new Date(Date.parse(answerBy) + pressedAtMost).toISOString(),
  });
}

/** The dates of an appointment: the day before, the morning after, and when the sheets are due. */
export function appointmentDues(
  applicationId: string,
  zone: string,
  { startsAt, sheetsBy }: Appointment,
  now: string,
): readonly Due[] {
  const day = civilDateIn(zone, startsAt);
  return dues(applicationId, now, {
    tomorrow: morningOf(zone, day, -1),
    'sheets-reminder': morningOf(zone, day, 1),
    'sheets-due': sheetsBy,
  });
}

/** Every date of an interview that is not among these, to be taken back. */
export const stepsBut = (kept: readonly Due[]): { kind: DueKind; ref: string }[] =>
  interviewSteps
    .filter((step) => !kept.some(({ ref }) => ref === step))
    .map((ref) => ({ kind: 'interview-step', ref }));
