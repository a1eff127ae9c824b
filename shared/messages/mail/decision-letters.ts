import type { Language } from '../../domain/text.ts';
import { formatNumber } from '../values.ts';
import { creditNotice, secondLook, toApplicant } from './applicant-letters.ts';
import { type Block, facts, important, type Letter, list, paragraph } from './blocks.ts';
import { conditionsBlocks } from './condition-blocks.ts';
import type { MailAward, MailData } from './data.ts';
import type { Parts } from './letter-parts.ts';

export const offer = (data: MailData['offer'], language: Language): Letter =>
  toApplicant(data, language, (parts) => {
    const { t, title: program, say, day, moment, button } = parts;
    return {
      subject: t('offerSubject', { program, day: day(data.answerBy) }),
      heading: t('offerHeading'),
      blocks: [
        paragraph(offerSentence(parts, data.award)),
        awardFacts(parts, data.award, [t('answerBy'), moment(data.answerBy)]),
        ...whyLess(parts, data),
        paragraph(say(data.words)),
        ...conditionsBlocks(parts, 'offerConditions', data.conditions),
        button(t('offerButton'), data.link),
        paragraph(t('offerHow')),
        ...(data.award.kind === 'loan' ? [paragraph(t('offerSign'))] : []),
        important(t(otherwise(data), { by: moment(data.answerBy) })),
        ...(data.counter ? creditNotice(parts, data) : []),
      ],
    };
  });

export const offerReminder = (data: MailData['offer-reminder'], language: Language): Letter =>
  toApplicant(data, language, (parts) => {
    const { t, title: program, day, moment, button } = parts;
    return {
      subject: t('reminderSubject', { program, day: day(data.answerBy) }),
      heading: t('reminderHeading'),
      blocks: [
        paragraph(reminderSentence(parts, data.award)),
        important(t(data.kept ? 'offerKept' : 'offerOtherwise', { by: moment(data.answerBy) })),
        button(t('offerButton'), data.link),
        paragraph(t('offerHow')),
      ],
    };
  });

const otherwise = ({ counter, kept }: MailData['offer']) =>
  counter ? 'offerCounterOtherwise' : kept ? 'offerKept' : 'offerOtherwise';

/** Why it is less than was asked, or than it would have been. */
function whyLess({ t, say, money }: Parts, { counter, part, reduced }: MailData['offer']): Block[] {
  return [
    ...(part ? [paragraph(t('offerPart', { asked: money(part.askedCents) }))] : []),
    ...(counter
      ? [paragraph(t('offerCounter', { asked: money(counter.askedCents) })), list(counter.reasons.map(say))]
      : []),
    ...(reduced
      ? [
          paragraph(
            t('offerReduced', {
              from: money(reduced.fromCents),
              otherAid: money(reduced.otherAidCents),
              cap: money(reduced.capCents),
            }),
          ),
        ]
      : []),
  ];
}

/** Of a counter-offer that was not taken: the reasons, again, and the notice of adverse action. */
const counterOver = (parts: Parts, data: MailData['declined']): readonly Block[] =>
  data.credit
    ? [
        paragraph(parts.t('counterOver')),
        list(data.credit.reasons.map(parts.say)),
        ...creditNotice(parts, data),
      ]
    : [];

export const waitlisted = (data: MailData['waitlisted'], language: Language): Letter =>
  toApplicant(data, language, ({ t, title: program, moment, button }) => ({
    subject: t('waitlistedSubject', { program }),
    heading: t('waitlistedHeading'),
    blocks: [
      paragraph(t('waitlistedIntro', { program })),
      paragraph(t('waitlistedNext')),
      ...(data.endsAt === undefined ? [] : [paragraph(t('waitlistedEnds', { at: moment(data.endsAt) }))]),
      paragraph(t('waitlistedOtherwise')),
      button(t('openApplication'), data.link),
    ],
  }));

export function notSelected(data: MailData['not-selected'], language: Language): Letter {
  if (data.credit) return creditRefused(data, data.credit.reasons, language);
  return data.reasons ? notRegistered(data, data.reasons, language) : notChosen(data, language);
}

const notRegistered = (
  data: MailData['not-selected'],
  reasons: MailData['ineligible']['reasons'],
  language: Language,
): Letter =>
  toApplicant(data, language, ({ t, title: program, say }) => ({
    subject: t('notSelectedSubject', { program }),
    heading: t('notRegisteredHeading'),
    blocks: [
      paragraph(t('notSelectedChecked', { program })),
      list(reasons.map(say)),
      paragraph(say(data.words)),
      paragraph(t('notSelectedNext')),
    ],
  }));

const notChosen = (data: MailData['not-selected'], language: Language): Letter =>
  toApplicant(data, language, ({ t, title: program, say }) => ({
    subject: t('notSelectedSubject', { program }),
    heading: t('notSelectedHeading'),
    blocks: [
      paragraph(t('notSelectedIntro', { program })),
      paragraph(say(data.words)),
      paragraph(t('notSelectedNext')),
    ],
  }));

/** The notice of adverse action (12 CFR 1002.9): the specific reasons, never the score or a policy. */
const creditRefused = (
  data: MailData['not-selected'],
  reasons: MailData['ineligible']['reasons'],
  language: Language,
): Letter =>
  toApplicant(data, language, (parts) => {
    const { t, title: program, say } = parts;
    return {
      subject: t('notSelectedSubject', { program }),
      heading: t('creditRefusedHeading'),
      blocks: [
        paragraph(t('creditRefused', { program, count: reasons.length })),
        list(reasons.map(say)),
        paragraph(say(data.words)),
        ...secondLook(parts, data),
        ...creditNotice(parts, data),
      ],
    };
  });

export const accepted = (data: MailData['accepted'], language: Language): Letter =>
  toApplicant(data, language, (parts) => {
    const { t, title: program, say, moment, button } = parts;
    return {
      subject: t('acceptedSubject', { program }),
      heading: t('acceptedHeading'),
      blocks: [
        paragraph(t('acceptedIntro', { program, at: moment(data.acceptedAt) })),
        awardFacts(parts, data.award, [t('reference'), data.reference]),
        paragraph(say(data.words)),
        ...conditionsBlocks(parts, 'acceptedConditions', data.conditions),
        ...(data.laterQuestions ? [paragraph(t('acceptedQuestions'))] : []),
        paragraph(t('acceptedLetter')),
        paragraph(t(data.laterQuestions ? 'acceptedNotYou' : 'notYou')),
        button(t('openApplication'), data.link),
      ],
    };
  });

export const declined = (data: MailData['declined'], language: Language): Letter =>
  toApplicant(data, language, (parts) => {
    const { t, title: program } = parts;
    return {
      subject: t('declinedSubject', { program }),
      heading: t('declinedHeading'),
      blocks: [
        paragraph(t('declinedIntro', { program })),
        awardFacts(parts, data.award),
        paragraph(t('notYou')),
        ...counterOver(parts, data),
      ],
    };
  });

export const lapsed = (data: MailData['lapsed'], language: Language): Letter =>
  toApplicant(data, language, (parts) => {
    const { t, title: program, moment } = parts;
    return {
      subject: t('lapsedSubject', { program }),
      heading: t('lapsedHeading'),
      blocks: [
        paragraph(t('lapsedIntro', { program, by: moment(data.answerBy) })),
        awardFacts(parts, data.award),
        paragraph(t('lapsedNext')),
        ...counterOver(parts, data),
      ],
    };
  });

function offerSentence({ t, title: program, say, money }: Parts, award: MailAward): string {
  if (award.kind === 'slot') return t('offerSlot', { program, site: say(award.site) });
  if (award.kind === 'seat') return t('offerSeat', { program });
  const amount = money(award.cents);
  return award.kind === 'loan' ? t('offerLoan', { program, amount }) : t('offerMoney', { program, amount });
}

function reminderSentence({ t, title: program, say, money }: Parts, award: MailAward): string {
  if (award.kind === 'slot') return t('reminderSlot', { program, site: say(award.site) });
  if (award.kind === 'seat') return t('reminderSeat', { program });
  const amount = money(award.cents);
  return award.kind === 'loan'
    ? t('reminderLoan', { program, amount })
    : t('reminderMoney', { program, amount });
}

/** The terms at a glance. */
export function awardFacts(
  { t, say, money, language }: Parts,
  award: MailAward,
  ...more: (readonly [string, string])[]
): Block {
  if (award.kind === 'slot') return facts([t('place'), say(award.site)], ...more);
  if (award.kind === 'seat') return facts([t('place'), t('seat')], ...more);
  const amount = [t('amount'), money(award.cents)] as const;
  if (award.kind === 'money') return facts(amount, ...more);
  const count = award.payments;
  return facts(
    amount,
    [t('rate'), t('rateYear', { rate: formatNumber(award.annualRate, language) })],
    ...(award.apr === undefined ? [] : [[t('offerApr'), `${award.apr} %`] as const]),
    [t('payments'), t('paymentsMonthly', { count, payment: money(award.paymentCents) })],
    [t('total'), money(award.totalCents)],
    ...more,
  );
}
