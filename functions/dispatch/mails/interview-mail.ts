import type { ApplicantMail } from '../../../shared/domain/effects.ts';
import type { Appointment } from '../../../shared/domain/interviews/interview.ts';
import { interviewFile } from '../../../shared/messages/calendar/interview-file.ts';
import { readInterview } from '../../../shared/store/interviews.ts';
import { nowIso } from '../../../shared/store/table.ts';
import { dropped, type Material, mailProgram, type Told } from './prepared.ts';

type InterviewMail = Extract<ApplicantMail, `interview-${string}`>;

/** An applicant's mails about their interview: each only while it is true. */
export async function interviewMail(mail: InterviewMail, material: Material): Promise<Told> {
  const { dispatch, loaded, program, to } = material;
  const { store } = dispatch;
  const plan = program.review.interview;
  const one = await readInterview(store, loaded.application.applicationId);
  if (!one || !plan) return dropped('no-interview');
  const past = dropped(`interview-${one.status}`);
  const { applicationId, reference, language } = loaded.application;
  const entry = (appointment: Appointment, method: 'PUBLISH' | 'CANCEL') => ({
    attachments: [
      interviewFile(
        {
          of: { applicationId },
          ...{ program: mailProgram(program), language, reference, appointment },
          ...{ sequence: one.sequence, stampedAt: nowIso(store) },
        },
        method,
      ),
    ],
  });
  const off = 'calledOff' in one && one.calledOff ? one.calledOff : undefined;
  switch (mail) {
    case 'interview-invitation': {
      if (one.status !== 'invited' || one.answerBy < nowIso(store)) return past;
      const { minutes, panel, how } = plan;
      const data = {
        ...{ ...to, answerBy: one.answerBy, minutes, panel, how },
        ...(off && off.startsAt > nowIso(store) ? { notAt: off.startsAt } : {}),
      };
      return { kind: mail, data, ...(off ? entry(off, 'CANCEL') : {}) };
    }
    case 'interview-reminder':
      if (one.status === 'invited')
        return { kind: mail, data: { ...to, about: 'answer', answerBy: one.answerBy } };
      if (one.status !== 'booked' || one.appointment.startsAt <= nowIso(store)) return past;
      return {
        kind: mail,
        data: { ...to, about: 'tomorrow', ...whenAndWhere(one.appointment) },
        ...entry(one.appointment, 'PUBLISH'),
      };
    case 'interview-booked':
      if (one.status !== 'booked') return past;
      return {
        kind: mail,
        data: { ...to, ...whenAndWhere(one.appointment), moved: one.sequence > 1 },
        ...entry(one.appointment, 'PUBLISH'),
      };
    case 'interview-ended': {
      if (one.status !== 'declined' && one.status !== 'closed') return past;
      const why = one.status === 'declined' ? ('declined' as const) : one.why;
      const data = { ...to, why, ...(off && off.startsAt > one.endedAt ? { startsAt: off.startsAt } : {}) };
      return { kind: mail, data, ...(off ? entry(off, 'CANCEL') : {}) };
    }
  }
}

export const whenAndWhere = ({ startsAt, endsAt, place }: Appointment) => ({
  ...{ startsAt, place },
  minutes: (Date.parse(endsAt) - Date.parse(startsAt)) / 60_000,
});
