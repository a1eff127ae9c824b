import type { Language } from '../../domain/text.ts';
import { toApplicant } from './applicant-letters.ts';
import { type Block, important, type Letter, paragraph } from './blocks.ts';
import type { MailData } from './data.ts';
import { type Parts, partsOf } from './letter-parts.ts';

type Written = { subject: string; heading: string; blocks: readonly Block[] };

/** A letter to somebody whom an applicant named. It says who named them, and nothing else of the application. */
function toParty(
  data: MailData['party-ended'],
  language: Language,
  write: (parts: Parts) => Written,
): Letter {
  const parts = partsOf(data.program, language);
  const { t, title: program, contact } = parts;
  const { blocks, ...head } = write(parts);
  return {
    ...head,
    blocks: [paragraph(t('hello', { name: data.name })), ...blocks],
    footer: [t('whyParty', { program, applicant: data.applicant }), contact],
  };
}

export const partyRequest = (data: MailData['party-request'], language: Language): Letter =>
  toParty(data, language, (parts) => {
    const { t, title: program, day, say } = parts;
    const { applicant } = data;
    return {
      subject: t('partySubject', { applicant, program, day: day(data.answerBy) }),
      heading: t('partyHeading', { applicant }),
      blocks: [
        paragraph(t('partyIntro', { applicant, program, title: say(data.title) })),
        paragraph(say(data.words)),
        ...whatToDo(parts, data),
      ],
    };
  });

export const partyReminder = (data: MailData['party-reminder'], language: Language): Letter =>
  toParty(data, language, (parts) => {
    const { t, title: program, day, say } = parts;
    const { applicant } = data;
    return {
      subject: t('partyRemindSubject', { applicant, program, day: day(data.answerBy) }),
      heading: t('partyRemindHeading'),
      blocks: [
        paragraph(t('partyRemindIntro', { applicant, program, title: say(data.title) })),
        ...whatToDo(parts, data),
      ],
    };
  });

function whatToDo({ t, moment, button }: Parts, data: MailData['party-request']): Block[] {
  const { applicant } = data;
  return [
    important(t('partyBy', { by: moment(data.answerBy) })),
    button(t('partyButton'), data.link),
    paragraph(t('partyFirst')),
    paragraph(data.confidential ? t('partyConfidential', { applicant }) : t('partyOpen')),
    paragraph(t('partyOtherwise', { applicant })),
  ];
}

export const partyEnded = (data: MailData['party-ended'], language: Language): Letter =>
  toParty(data, language, ({ t, title: program, say }) => ({
    subject: t('partyEndedSubject', { program }),
    heading: t('partyEndedHeading'),
    blocks: [
      paragraph(t('partyEndedIntro', { applicant: data.applicant, program, title: say(data.title) })),
      paragraph(t('endedNext')),
    ],
  }));

/** What an applicant is told of somebody who was asked: that, and never what, they answered. */
function aboutPerson(
  data: MailData['person-answered'],
  language: Language,
  write: (parts: Parts) => { subject: string; heading: string; intro: string; next: string },
): Letter {
  return toApplicant(data, language, (parts) => {
    const { subject, heading, intro, next } = write(parts);
    const { t, button } = parts;
    return {
      subject,
      heading,
      blocks: [
        paragraph(intro),
        paragraph(next),
        button(t('peopleButton'), data.link),
        paragraph(t('asksForCode')),
      ],
    };
  });
}

type AboutPerson = MailData['person-answered'];

export const personAnswered = (data: AboutPerson, language: Language): Letter =>
  aboutPerson(data, language, ({ t, title: program, say }) => ({
    subject: t('personAnsweredSubject', { program }),
    heading: t('personAnsweredHeading'),
    intro: t('personAnsweredIntro', { person: data.person, program, title: say(data.title) }),
    next: t('personAnsweredNext'),
  }));

export const personDeclined = (data: AboutPerson, language: Language): Letter =>
  aboutPerson(data, language, ({ t, title: program, say }) => ({
    subject: t('personDeclinedSubject', { program }),
    heading: t('personDeclinedHeading'),
    intro: t('personDeclinedIntro', { person: data.person, title: say(data.title) }),
    next: t('personDeclinedNext'),
  }));

export const personRefused = (data: AboutPerson, language: Language): Letter =>
  aboutPerson(data, language, ({ t, title: program, say }) => ({
    subject: t('personRefusedSubject', { program }),
    heading: t('personRefusedHeading'),
    intro: t('personRefusedIntro', { person: data.person, program, title: say(data.title) }),
    next: t('personRefusedNext'),
  }));

export const personLate = (data: AboutPerson, language: Language): Letter =>
  aboutPerson(data, language, ({ t, title: program, say }) => ({
    subject: t('personLateSubject', { program }),
    heading: t('personLateHeading'),
    intro: t('personLateIntro', { person: data.person, title: say(data.title) }),
    next: t('personLateNext'),
  }));
