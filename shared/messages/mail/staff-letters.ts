import type { Language } from '../../domain/text.ts';
import { formatNumber } from '../values.ts';
import { type Block, facts, important, type Letter, paragraph } from './blocks.ts';
import type { MailData } from './data.ts';
import { type Parts, partsOf } from './letter-parts.ts';

type Written = { subject: string; heading: string; blocks: readonly Block[] };

/** A letter to a reviewer. It says nothing of who applied. */
function toReviewer(
  data: MailData['review-ended'],
  language: Language,
  write: (parts: Parts) => Written,
): Letter {
  const parts = partsOf(data.program, language);
  const { t, title: program, contact } = parts;
  const { blocks, ...head } = write(parts);
  return {
    ...head,
    blocks: [paragraph(t('hello', { name: data.name })), ...blocks],
    footer: [t('whyReviewer', { program }), contact],
  };
}

export const reviewTask = (data: MailData['review-task'], language: Language): Letter =>
  toReviewer(data, language, ({ t, title: program, day, moment, button }) => ({
    subject: t('taskSubject', { program, day: day(data.dueAt) }),
    heading: t('taskHeading'),
    blocks: [
      paragraph(t('taskIntro', { program, minutes: data.minutes })),
      important(t('taskBy', { by: moment(data.dueAt) })),
      button(t('taskButton'), data.link),
      paragraph(t('taskHow')),
      paragraph(t('taskDecline')),
      paragraph(t('taskOtherwise')),
    ],
  }));

export const reviewReminder = (data: MailData['review-reminder'], language: Language): Letter =>
  toReviewer(data, language, ({ t, title: program, day, moment, button }) => ({
    subject: t('remindSubject', { program, day: day(data.dueAt) }),
    heading: t('remindHeading'),
    blocks: [
      paragraph(t('remindIntro', { program })),
      important(t('taskBy', { by: moment(data.dueAt) })),
      button(t('taskButton'), data.link),
      paragraph(t('taskDecline')),
      paragraph(t('remindOtherwise')),
    ],
  }));

export const reviewEnded = (data: MailData['review-ended'], language: Language): Letter =>
  toReviewer(data, language, ({ t, title: program }) => ({
    subject: t('endedSubject', { program }),
    heading: t('endedHeading'),
    blocks: [paragraph(t('endedIntro', { program })), paragraph(t('endedNext'))],
  }));

export function ownerAttention(data: MailData['owner-attention'], language: Language): Letter {
  const { t, title: program, moment, button } = partsOf(data.program, language);
  return {
    subject: t('attentionSubject', { program, subject: data.subject }),
    heading: t('attentionHeading'),
    blocks: [
      important(t(`attention.${data.about}`)),
      facts(
        [t('attentionAbout'), data.subject],
        [t('attentionSince'), moment(data.since)],
        ...(data.dueBy === undefined ? [] : [[t('attentionBy'), moment(data.dueBy)] as const]),
      ),
      paragraph(t(data.dueBy === undefined ? 'attentionOtherwise' : 'attentionDated')),
      button(t('attentionButton'), data.link),
    ],
    footer: [t('whyOwner', { program })],
  };
}

export function releaseWaiting(data: MailData['release-waiting'], language: Language): Letter {
  const { t, title: program, money, button } = partsOf(data.program, language);
  const number = (value: number) => formatNumber(value, language);
  return {
    subject: t('releaseSubject', { program }),
    heading: t('releaseHeading'),
    blocks: [
      paragraph(t('releaseIntro', { program })),
      facts(
        [t('round'), data.round],
        [t('offers'), number(data.offers)],
        ...(data.totalCents === undefined ? [] : [[t('offersTotal'), money(data.totalCents)] as const]),
        [t('waitingList'), number(data.waitlisted)],
        ...(data.notSelected === undefined ? [] : [[t('leftOut'), number(data.notSelected)] as const]),
        [t('approvalsMissing'), number(data.approvalsMissing)],
      ),
      button(t('releaseButton'), data.link),
      paragraph(t('releaseOtherwise')),
    ],
    footer: [t('whyOwner', { program })],
  };
}
