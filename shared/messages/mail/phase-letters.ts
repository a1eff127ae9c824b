import type { Language } from '../../domain/text.ts';
import { toApplicant } from './applicant-letters.ts';
import { important, type Letter, list, paragraph } from './blocks.ts';
import type { MailData } from './data.ts';

/** Somebody has more time: until when, why, and what happens if nothing is done. */
export const deadlineExtended = (data: MailData['deadline-extended'], language: Language): Letter =>
  toApplicant(data, language, ({ t, title: program, say, day, moment, button }) => ({
    subject: t('extendedSubject', { program, day: day(data.answerBy) }),
    heading: t('extendedHeading'),
    blocks: [
      paragraph(t(data.what === 'draft' ? 'extendedDraft' : 'extendedAnswer', { program })),
      paragraph(t(`extendedWhy.${data.why}`)),
      ...(data.words ? [paragraph(say(data.words))] : []),
      important(t('extendedBy', { by: moment(data.answerBy) })),
      button(t('openApplication'), data.link),
      paragraph(t('asksForCode')),
      paragraph(t(data.what === 'draft' ? 'extendedDraftOtherwise' : 'extendedAnswerOtherwise')),
    ],
  }));

/** Somebody is invited to the second phase: what is asked, by when, and what happens if it does not come. */
export const invitation = (data: MailData['invitation'], language: Language): Letter =>
  toApplicant(data, language, ({ t, title: program, say, day, moment, button }) => ({
    subject: t('invitationSubject', { program, day: day(data.answerBy) }),
    heading: t('invitationHeading'),
    blocks: [
      paragraph(t('invitationIntro', { program, phase: say(data.phase) })),
      ...(data.asked.length > 0 ? [paragraph(t('invitationAsks')), list(data.asked.map(say))] : []),
      important(t('askBy', { by: moment(data.answerBy) })),
      button(t('invitationButton'), data.link),
      paragraph(t('asksForCode')),
      paragraph(t('invitationOtherwise')),
    ],
  }));
