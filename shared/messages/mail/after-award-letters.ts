import type { Language } from '../../domain/text.ts';
import { formatDay } from '../values.ts';
import { toApplicant } from './applicant-letters.ts';
import { facts, important, type Letter, paragraph } from './blocks.ts';
import type { MailData } from './data.ts';
import type { Parts } from './letter-parts.ts';

/** Something is due from whoever has an award. */
export const awardReminder = (data: MailData['award-reminder'], language: Language): Letter =>
  toApplicant(data, language, ({ t, title: program, say, button }) => {
    const day = formatDay(data.dueOn, language);
    return {
      subject: t('awardReminderSubject', { program, day }),
      heading: t('awardReminderHeading'),
      blocks: [
        paragraph(t('awardReminderIntro', { program, report: say(data.report) })),
        important(t('awardReminderBy', { day })),
        button(t('awardReportButton'), data.link),
        paragraph(t('asksForCode')),
        paragraph(t('awardReminderNothing')),
      ],
    };
  });

export const awardOverdue = (data: MailData['award-overdue'], language: Language): Letter =>
  toApplicant(data, language, ({ t, title: program, say, button }) => ({
    subject: t('awardOverdueSubject', { program, report: say(data.report) }),
    heading: t('awardOverdueHeading'),
    blocks: [
      paragraph(t('awardOverdueIntro', { report: say(data.report), day: formatDay(data.dueOn, language) })),
      important(t('awardOverdueNow')),
      button(t('awardReportButton'), data.link),
      paragraph(t('asksForCode')),
      paragraph(t('awardOverdueNothing')),
    ],
  }));

export const awardSentBack = (data: MailData['award-sent-back'], language: Language): Letter =>
  toApplicant(data, language, ({ t, title: program, say, button }) => {
    const day = formatDay(data.dueOn, language);
    return {
      subject: t('awardSentBackSubject', { program, day }),
      heading: t('awardSentBackHeading'),
      blocks: [
        paragraph(t('awardSentBackIntro', { report: say(data.report) })),
        paragraph(t('awardSentBackWhy')),
        paragraph(data.words),
        important(t('awardSentBackBy', { day })),
        button(t('awardReportButton'), data.link),
        paragraph(t('asksForCode')),
        paragraph(t('awardReminderNothing')),
      ],
    };
  });

/** An award is held: why, what it would come to, until when to answer, and what silence does. */
export const awardHeld = (data: MailData['award-held'], language: Language): Letter =>
  toApplicant(data, language, (parts) => {
    const { t, title: program, day, moment, button } = parts;
    return {
      subject: t('awardHeldSubject', { program, day: day(data.answerBy) }),
      heading: t('awardHeldHeading'),
      blocks: [
        paragraph(t('awardHeldIntro', { program })),
        facts(
          [t('awardHeldWhat'), t(`hold.${data.about}`)],
          [t('awardHeldOn'), formatDay(data.on, language)],
          ...amounts(parts, data, ['awardHeldKeeps', 'awardHeldOwes']),
        ),
        paragraph(t('awardHeldWhy')),
        paragraph(data.words),
        important(t('awardHeldBy', { by: moment(data.answerBy) })),
        button(t('awardHeldButton'), data.link),
        paragraph(t('asksForCode')),
        paragraph(t('awardHeldNothing')),
      ],
    };
  });

/** What of money is kept and paid back; a place is neither. */
function amounts(
  { t, money }: Parts,
  { keepsCents, owesCents }: { readonly keepsCents?: number; readonly owesCents: number },
  [keeps, owes]: readonly ['awardHeldKeeps' | 'awardDecidedKeeps', 'awardHeldOwes' | 'awardDecidedOwes'],
): [string, string][] {
  return [
    ...(keepsCents === undefined ? [] : [[t(keeps), money(keepsCents)] as [string, string]]),
    ...(owesCents > 0 ? [[t(owes), money(owesCents)] as [string, string]] : []),
  ];
}

const decidedHeadings = {
  resumed: 'awardResumedHeading',
  reduced: 'awardReducedHeading',
  stopped: 'awardStoppedHeading',
} as const;

export const awardDecided = (data: MailData['award-decided'], language: Language): Letter =>
  toApplicant(data, language, (parts) => {
    const { t, title: program, button } = parts;
    const rows =
      data.outcome === 'resumed' ? [] : amounts(parts, data, ['awardDecidedKeeps', 'awardDecidedOwes']);
    return {
      subject: t('awardDecidedSubject', { program }),
      heading: t(decidedHeadings[data.outcome]),
      blocks: [
        paragraph(t('awardDecidedIntro', { program })),
        ...(rows.length > 0 ? [facts(...rows)] : []),
        paragraph(t('awardDecidedWhy')),
        paragraph(data.words),
        ...(data.owesCents > 0 ? [important(t('awardDecidedPay'))] : []),
        ...(data.outcome === 'resumed' ? [] : [paragraph(t('awardDecidedAsk'))]),
        button(t('awardSee'), data.link),
      ],
    };
  });

export const awardPaid = (data: MailData['award-paid'], language: Language): Letter =>
  toApplicant(data, language, ({ t, title: program, say, money, button }) => ({
    subject: t('awardPaidSubject', { program, amount: money(data.cents) }),
    heading: t('awardPaidHeading'),
    blocks: [
      paragraph(t('awardPaidIntro', { amount: money(data.cents), part: say(data.part) })),
      ...(data.payTo ? [paragraph(t('awardPaidTo', { payTo: say(data.payTo) }))] : []),
      paragraph(t('awardPaidNothing')),
      button(t('awardPaidSee'), data.link),
    ],
  }));

export const awardCompleted = (data: MailData['award-completed'], language: Language): Letter =>
  toApplicant(data, language, ({ t, title: program, button }) => ({
    subject: t('awardCompletedSubject', { program }),
    heading: t(data.stopped ? 'awardStoppedHeading' : 'awardCompletedHeading'),
    blocks: [
      paragraph(t(data.stopped ? 'awardEndedIntro' : 'awardCompletedIntro', { program })),
      ...(data.stopped ? [] : [paragraph(t('awardCompletedThanks'))]),
      button(t('awardSee'), data.link),
    ],
  }));
