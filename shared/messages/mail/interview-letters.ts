import type { Language } from '../../domain/text.ts';
import { toApplicant } from './applicant-letters.ts';
import { facts, important, type Letter, paragraph } from './blocks.ts';
import type { MailData, MailProgram } from './data.ts';
import { type Parts, partsOf } from './letter-parts.ts';
import { toReviewer } from './staff-letters.ts';

/** Somebody is invited to an interview: what it is, by when to pick a time, and what happens if they do not. */
export const interviewInvitation = (data: MailData['interview-invitation'], language: Language): Letter =>
  toApplicant(data, language, ({ t, title: program, say, day, moment, button }) => ({
    subject: t('interviewSubject', { program, day: day(data.answerBy) }),
    heading: t('interviewHeading'),
    blocks: [
      ...(data.notAt === undefined ? [] : [important(t('interviewCalledOff', { at: moment(data.notAt) }))]),
      paragraph(t('interviewIntro', { program, minutes: data.minutes, count: data.panel })),
      paragraph(say(data.how)),
      important(t('interviewBy', { by: moment(data.answerBy) })),
      button(t('interviewButton'), data.link),
      paragraph(t('asksForCode')),
      paragraph(t('interviewNeeds')),
      paragraph(t('interviewOtherwise')),
    ],
  }));

/** Time to pick is nearly over; or the interview is tomorrow. */
export const interviewReminder = (data: MailData['interview-reminder'], language: Language): Letter =>
  toApplicant(data, language, (parts) => {
    const { t, title: program, day, moment, button } = parts;
    if (data.about === 'tomorrow')
      return {
        subject: t('interviewTomorrowSubject', { program, day: day(data.startsAt) }),
        heading: t('interviewTomorrowHeading'),
        blocks: [
          whenAndWhere(parts, data),
          paragraph(t('interviewTomorrowNote')),
          button(t('interviewSee'), data.link),
          paragraph(t('asksForCode')),
        ],
      };
    return {
      subject: t('interviewSubject', { program, day: day(data.answerBy) }),
      heading: t('interviewPickHeading'),
      blocks: [
        paragraph(t('interviewPickIntro', { program })),
        important(t('interviewBy', { by: moment(data.answerBy) })),
        button(t('interviewButton'), data.link),
        paragraph(t('asksForCode')),
        paragraph(t('interviewOtherwise')),
      ],
    };
  });

export const interviewBooked = (data: MailData['interview-booked'], language: Language): Letter =>
  toApplicant(data, language, (parts) => ({
    subject: parts.t(data.moved ? 'interviewMovedSubject' : 'interviewBookedSubject', {
      program: parts.title,
      day: parts.day(data.startsAt),
    }),
    heading: parts.t(data.moved ? 'interviewMovedHeading' : 'interviewBookedHeading'),
    blocks: [
      whenAndWhere(parts, data),
      paragraph(parts.t('interviewCalendar')),
      paragraph(parts.t('interviewChange')),
      parts.button(parts.t('interviewSee'), data.link),
      paragraph(parts.t('asksForCode')),
      paragraph(parts.t('interviewMissed')),
    ],
  }));

/** There will be no interview: why, and what that means for the application. */
export const interviewEnded = (data: MailData['interview-ended'], language: Language): Letter =>
  toApplicant(data, language, ({ t, title: program, moment, button }) => ({
    subject: t('interviewEndedSubject', { program }),
    heading: t('interviewEndedHeading'),
    blocks: [
      paragraph(t(`interviewEnded.${data.why}`, { program })),
      ...(data.startsAt === undefined ? [] : [important(t('interviewNotAt', { at: moment(data.startsAt) }))]),
      ...(data.why === 'withdrawn' ? [] : [paragraph(t('interviewEndedNext'))]),
      button(t('openApplication'), data.link),
      paragraph(t('asksForCode')),
    ],
  }));

export const interviewAppointment = (data: MailData['interview-appointment'], language: Language): Letter =>
  toReviewer(data, language, (parts) => {
    const { t, title: program, day, moment, button } = parts;
    return {
      subject: t(data.moved ? 'panelMovedSubject' : 'panelSubject', { program, day: day(data.startsAt) }),
      heading: t(data.moved ? 'panelMovedHeading' : 'panelHeading'),
      blocks: [
        paragraph(t('panelIntro', { program })),
        whenAndWhere(parts, data, [t('reference'), data.reference]),
        button(t('panelButton'), data.link),
        paragraph(t('panelSheet', { by: moment(data.sheetsBy) })),
        paragraph(t('panelStake')),
        paragraph(t('panelOtherwise')),
        paragraph(t('interviewCalendar')),
      ],
    };
  });

export const interviewOff = (data: MailData['interview-off'], language: Language): Letter =>
  toReviewer(data, language, ({ t, title: program, day, moment }) => ({
    subject: t('panelOffSubject', { program, day: day(data.startsAt) }),
    heading: t('panelOffHeading'),
    blocks: [
      paragraph(t('panelOffIntro', { program, at: moment(data.startsAt), reference: data.reference })),
      paragraph(t('panelOffNext')),
    ],
  }));

export const interviewSheet = (data: MailData['interview-sheet'], language: Language): Letter =>
  toReviewer(data, language, ({ t, title: program, day, moment, button }) => ({
    subject: t('sheetSubject', { program, day: day(data.sheetsBy) }),
    heading: t('sheetHeading'),
    blocks: [
      paragraph(t('sheetIntro', { program, at: moment(data.startsAt), reference: data.reference })),
      important(t('sheetBy', { by: moment(data.sheetsBy) })),
      button(t('panelButton'), data.link),
      paragraph(t('sheetOtherwise')),
    ],
  }));

function whenAndWhere(
  { t, moment }: Parts,
  { startsAt, minutes, place }: { startsAt: string; minutes: number; place: string },
  ...more: (readonly [string, string])[]
) {
  return facts(
    [t('interviewAt'), moment(startsAt)],
    [t('interviewLength'), t('interviewMinutes', { minutes })],
    [t('interviewPlace'), place],
    ...more,
  );
}

/** The entry in a calendar, of the applicant or of somebody on the panel. It says nothing of anybody. */
export function interviewCalendarTexts(
  program: MailProgram,
  language: Language,
  reference: string,
  panel: boolean,
) {
  const { t, title } = partsOf(program, language);
  return {
    summary: t('calendarInterview', { program: title }),
    description: t(panel ? 'calendarPanelHow' : 'calendarInterviewHow', { reference }),
  };
}
