import type { Language } from '../../domain/text.ts';
import { formatNumber } from '../values.ts';
import { creditNotice, toApplicant } from './applicant-letters.ts';
import { facts, important, type Letter, list, paragraph } from './blocks.ts';
import type { MailData } from './data.ts';

/**
 * A counter-offer and the notice of adverse action in one, so that nothing more is owed if it is not taken (official interpretation of
 * 12 CFR 1002.9(a)(1), 6): what was asked, what is offered, the specific reasons, by when, and what silence does.
 */
export const counterOffer = (data: MailData['counter-offer'], language: Language): Letter =>
  toApplicant(data, language, (parts) => {
    const { t, title: program, say, money, moment, button } = parts;
    const { payments } = data;
    return {
      subject: t('counterSubject', { program, reference: data.reference }),
      heading: t('counterHeading'),
      blocks: [
        paragraph(
          t('counterIntro', { program, asked: money(data.askedCents), offered: money(data.offeredCents) }),
        ),
        facts(
          [t('counterAsked'), money(data.askedCents)],
          [t('counterOffered'), money(data.offeredCents)],
          ...(payments
            ? ([
                [t('rate'), t('rateYear', { rate: formatNumber(payments.annualRate, language) })],
                [
                  t('payments'),
                  t('paymentsMonthly', { count: payments.count, payment: money(payments.cents) }),
                ],
              ] as const)
            : []),
          [t('counterBy'), moment(data.answerBy)],
        ),
        paragraph(t('counterReasons', { count: data.reasons.length })),
        list(data.reasons.map(say)),
        button(t('counterButton'), `${data.link}/counter-offer`),
        paragraph(t('asksForCode')),
        paragraph(t('counterNext')),
        important(t('counterOtherwise', { by: moment(data.answerBy) })),
        ...creditNotice(parts, data),
      ],
    };
  });
