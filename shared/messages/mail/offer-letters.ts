import type { Language } from '../../domain/text.ts';
import { toApplicant } from './applicant-letters.ts';
import { important, type Letter, list, paragraph } from './blocks.ts';
import type { MailData } from './data.ts';
import { awardFacts } from './decision-letters.ts';

export const offerChanged = (data: MailData['offer-changed'], language: Language): Letter =>
  toApplicant(data, language, (parts) => {
    const { t, title: program, money, moment, button } = parts;
    const [before, after] = [money(data.beforeCents), money(data.afterCents)];
    return {
      subject: t('changedSubject', { program }),
      heading: t('changedHeading'),
      blocks: [
        paragraph(t('changedIntro', { program, before, after })),
        awardFacts(parts, data.award, [t('answerBy'), moment(data.answerBy)]),
        button(t('offerButton'), data.link),
        paragraph(t('offerHow')),
        important(t(data.kept ? 'offerKept' : 'offerOtherwise', { by: moment(data.answerBy) })),
      ],
    };
  });

export const moreTime = (data: MailData['offer-more-time'], language: Language): Letter =>
  toApplicant(data, language, ({ t, title: program, day, moment, button }) => ({
    subject: t('moreTimeSubject', { program, day: day(data.answerBy) }),
    heading: t('moreTimeHeading'),
    blocks: [
      paragraph(t('moreTimeIntro', { program, by: moment(data.answerBy) })),
      important(t(data.kept ? 'offerKept' : 'offerOtherwise', { by: moment(data.answerBy) })),
      button(t('offerButton'), data.link),
      paragraph(t('asksForCode')),
    ],
  }));

export const noMoreTime = (data: MailData['offer-no-more-time'], language: Language): Letter =>
  toApplicant(data, language, ({ t, title: program, day, moment, button }) => ({
    subject: t('noMoreTimeSubject', { program, day: day(data.answerBy) }),
    heading: t('noMoreTimeHeading'),
    blocks: [
      paragraph(t('noMoreTimeIntro', { program })),
      important(t(data.kept ? 'offerKept' : 'offerOtherwise', { by: moment(data.answerBy) })),
      button(t('offerButton'), data.link),
      paragraph(t('asksForCode')),
    ],
  }));

export const offerKept = (data: MailData['offer-kept'], language: Language): Letter =>
  toApplicant(data, language, ({ t, title: program, moment }) => ({
    subject: t('keptSubject', { program }),
    heading: t('keptHeading'),
    blocks: [paragraph(t('keptIntro', { program, by: moment(data.answerBy) })), important(t('keptNext'))],
  }));

export const conditionOverdue = (data: MailData['condition-overdue'], language: Language): Letter =>
  toApplicant(data, language, ({ t, title: program, say, moment, button }) => ({
    subject: t('conditionLateSubject', { program }),
    heading: t('conditionLateHeading'),
    blocks: [
      paragraph(t('conditionLateIntro', { program })),
      list(data.conditions.map(({ title, by }) => t('conditionBy', { title: say(title), by: moment(by) }))),
      paragraph(t('conditionLateNext')),
      button(t('openApplication'), data.link),
      paragraph(t('asksForCode')),
    ],
  }));

export const revocationNotice = (data: MailData['revocation-notice'], language: Language): Letter =>
  toApplicant(data, language, ({ t, title: program, say, day, moment, button }) => ({
    subject: t(data.accepted ? 'noticeSubjectAward' : 'noticeSubject', { program, day: day(data.answerBy) }),
    heading: t('noticeHeading'),
    blocks: [
      paragraph(t(data.accepted ? 'noticeAward' : 'noticeOffer', { program })),
      list([say(data.reason), data.words]),
      important(t('noticeWhat', { by: moment(data.answerBy) })),
      button(t('noticeButton'), data.link),
      paragraph(t('asksForCode')),
      paragraph(t('noticeOtherwise')),
    ],
  }));

export const revocationDropped = (data: MailData['revocation-dropped'], language: Language): Letter =>
  toApplicant(data, language, ({ t, title: program, button }) => ({
    subject: t('droppedSubject', { program }),
    heading: t('droppedHeading'),
    blocks: [
      paragraph(t('droppedIntro', { program })),
      paragraph(t('nothingToDo')),
      button(t('openApplication'), data.link),
    ],
  }));

export const offerRevoked = (data: MailData['offer-revoked'], language: Language): Letter =>
  toApplicant(data, language, ({ t, title: program, say }) => ({
    subject: t('revokedSubject', { program }),
    heading: t('revokedHeading'),
    blocks: [
      paragraph(t('revokedIntro', { program })),
      list([say(data.reason), data.words]),
      ...(data.paid ? [important(t('revokedPaid'))] : []),
      paragraph(t('revokedNext')),
    ],
  }));

export const waitlistClosed = (data: MailData['waitlist-closed'], language: Language): Letter =>
  toApplicant(data, language, ({ t, title: program, say }) => ({
    subject: t('listClosedSubject', { program }),
    heading: t('listClosedHeading'),
    blocks: [
      paragraph(t('listClosedIntro', { program })),
      paragraph(say(data.words)),
      paragraph(t('notSelectedNext')),
    ],
  }));
