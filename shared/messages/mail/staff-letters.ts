import type { Language } from '../../domain/text.ts';
import { formatNumber } from '../values.ts';
import { type Block, facts, important, type Letter, links, paragraph } from './blocks.ts';
import type { MailData, MailProgram } from './data.ts';
import { type Parts, partsOf } from './letter-parts.ts';

type Written = { subject: string; heading: string; blocks: readonly Block[] };

/** A letter to a reviewer. It says nothing of who applied. */
export function toReviewer(
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

/** What waits, in one mail: the most urgent with a button, the others below it. */
export const reviewDigest = (data: MailData['review-digest'], language: Language): Letter =>
  toReviewer(data, language, ({ t, title: program, day, moment, button }) => {
    const [first, ...others] = data.tasks;
    const count = data.tasks.length + data.more;
    const fresh = data.tasks.filter(({ isNew }) => isNew).length;
    const late = data.tasks.filter((task) => task.late).length;
    const told = [
      fresh === 0 ? t('digestWaits', { program, count }) : t('digestNew', { program, count: fresh }),
      ...(fresh > 0 && count > fresh ? [t('digestAll', { count })] : []),
      t('digestMinutes', { minutes: data.minutes }),
    ];
    return {
      subject: t(fresh === 0 ? 'digestSubjectWaits' : 'digestSubjectNew', {
        program,
        day: day(first.dueAt),
        count: fresh === 0 ? count : fresh,
      }),
      heading: t('digestHeading', { count }),
      blocks: [
        paragraph(told.join(' ')),
        ...(late > 0 ? [important(t('digestLate', { count: late }))] : []),
        important(t(others.length > 0 ? 'digestFirstBy' : 'taskBy', { by: moment(first.dueAt) })),
        button(t('taskButton'), first.link),
        ...(others.length === 0
          ? []
          : [
              paragraph(t('digestOthers')),
              links(
                others.map((task, index) => ({
                  label: t(task.late ? 'digestItemLate' : task.isNew ? 'digestItemNew' : 'digestItem', {
                    number: formatNumber(index + 2, language),
                    day: day(task.dueAt),
                  }),
                  address: task.link,
                })),
              ),
            ]),
        ...(data.more > 0 ? [paragraph(t('digestMore', { count: data.more }))] : []),
        paragraph(t('taskHow')),
        paragraph(t('taskDecline')),
        paragraph(t('taskOtherwise')),
        paragraph(t('digestCalendar')),
      ],
    };
  });

export const reviewLink = (data: MailData['review-link'], language: Language): Letter =>
  toReviewer(data, language, ({ t, title: program, day, moment, button }) => ({
    subject: t('linkSubject', { program, day: day(data.dueAt) }),
    heading: t('linkHeading'),
    blocks: [
      paragraph(t('linkIntro', { program })),
      important(t('taskBy', { by: moment(data.dueAt) })),
      button(t('taskButton'), data.link),
      paragraph(t('taskDecline')),
      paragraph(t('linkOtherwise')),
    ],
  }));

/** The entry in a reviewer's calendar: when the next review is due. */
export function reviewCalendarTexts(program: MailProgram, language: Language, count: number) {
  const { t, title } = partsOf(program, language);
  return {
    summary: t('calendarReviews', { count, program: title }),
    description: t('calendarReviewsHow'),
  };
}

export const reviewEnded = (data: MailData['review-ended'], language: Language): Letter =>
  toReviewer(data, language, ({ t, title: program }) => ({
    subject: t('endedSubject', { program }),
    heading: t('endedHeading'),
    blocks: [paragraph(t('endedIntro', { program })), paragraph(t('endedNext'))],
  }));

export const reviewerPage = (data: MailData['reviewer-page'], language: Language): Letter =>
  toReviewer(data, language, ({ t, title: program, day, button }) => ({
    subject: t('pageSubject', { program }),
    heading: t('pageHeading'),
    blocks: [
      paragraph(t('pageIntro', { program })),
      button(t('pageButton'), data.link),
      paragraph(t('pageWhat')),
      ...(data.asksForWishes ? [paragraph(t('pageWishes'))] : []),
      paragraph(t('pageUntil', { day: day(data.endsAt) })),
      paragraph(t('pageOtherwise')),
    ],
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
        ...(data.votes === undefined ? [] : [[t('votesSoFar'), t('votesCount', data.votes)] as const]),
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
