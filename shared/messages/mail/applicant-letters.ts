import type { Language } from '../../domain/text.ts';
import { afterIneligible } from './appeal-letters.ts';
import { type Block, facts, important, type Letter, list, paragraph, small } from './blocks.ts';
import type { MailData } from './data.ts';
import { type Parts, partsOf } from './letter-parts.ts';

/** A letter to an applicant: greeted by name, told in the footer why it came and whom to ask. */
export function toApplicant(
  data: MailData['withdrawn'],
  language: Language,
  write: (parts: Parts) => { subject: string; heading: string; blocks: readonly Block[] },
): Letter {
  const parts = partsOf(data.program, language);
  const { t, title: program, contact } = parts;
  const { blocks, ...head } = write(parts);
  return {
    ...head,
    blocks: [paragraph(t('hello', { name: data.name })), ...blocks],
    footer: [t('whyApplicant', { program, reference: data.reference }), contact],
  };
}

export const receipt = (data: MailData['receipt'], language: Language): Letter =>
  toApplicant(data, language, ({ t, title: program, say, moment, button }) => ({
    subject: t(data.corrected ? 'correctedSubject' : 'receiptSubject', {
      program,
      reference: data.reference,
    }),
    heading: t(data.corrected ? 'correctedHeading' : 'receiptHeading'),
    blocks: [
      paragraph(t(data.corrected ? 'correctedIntro' : 'receiptIntro', { program })),
      facts([t('reference'), data.reference], [t('received'), moment(data.receivedAt)]),
      paragraph(say(data.next)),
      paragraph(t('receiptStatus')),
      button(t('openApplication'), data.link),
      paragraph(t('asksForCode')),
      paragraph(t('receiptProof')),
      { kind: 'exact', text: data.receipt, size: 'small' },
      paragraph(t('receiptHash')),
      { kind: 'exact', text: data.sha256, size: 'small' },
      paragraph(t('receiptCheck', { address: data.check })),
    ],
  }));

export const signInCode = (data: MailData['sign-in-code'], language: Language): Letter =>
  toApplicant(data, language, ({ t }) => ({
    subject: t('codeSubject', { reference: data.reference }),
    heading: t('codeHeading'),
    blocks: [
      paragraph(t('codeIntro')),
      { kind: 'exact', text: data.code, size: 'large' },
      paragraph(t('codeValid', { minutes: data.minutes })),
      paragraph(t('codeNotYou')),
    ],
  }));

/**
 * What is missing, by when, and what silence does. For credit in the words that 12 CFR 1002.9(c)(2) asks for: no further
 * consideration without it.
 */
export const informationRequest = (data: MailData['information-request'], language: Language): Letter =>
  toApplicant(data, language, (parts) => {
    const { t, title: program, say, day, moment, button } = parts;
    if (data.others && !data.credit) return waitsForOthers(data, parts);
    return {
      subject: t('askSubject', { program, day: day(data.answerBy) }),
      heading: t(data.credit ? 'askCreditHeading' : 'askHeading'),
      blocks: [
        paragraph(t(data.credit ? 'askCreditIntro' : 'askIntro', { program })),
        list(data.missing.map(say)),
        important(t('askBy', { by: moment(data.answerBy) })),
        ...(data.credit ? [important(t('askCreditOtherwise'))] : []),
        button(t('askButton'), data.link),
        paragraph(t('asksForCode')),
        paragraph(t(data.credit ? 'askCreditNext' : 'askOtherwise')),
        ...(data.credit ? [creditorFacts(parts, data)] : []),
      ],
    };
  });

/** The applicant cannot send it, and can see to it that it comes. */
function waitsForOthers(
  data: MailData['information-request'],
  { t, title: program, say, day, moment, button }: Parts,
): Omit<Letter, 'footer'> {
  return {
    subject: t('askOthersSubject', { program, day: day(data.answerBy) }),
    heading: t('askOthersHeading'),
    blocks: [
      paragraph(t('askOthersIntro', { program })),
      list(data.missing.map(say)),
      important(t('askOthersBy', { by: moment(data.answerBy) })),
      paragraph(t('askOthersDo')),
      button(t('askOthersButton'), data.link),
      paragraph(t('asksForCode')),
      paragraph(t('askOthersOtherwise')),
    ],
  };
}

export const documentRefused = (data: MailData['document-refused'], language: Language): Letter =>
  toApplicant(data, language, ({ t, title: program, say, day, moment, button }) => ({
    subject: t('fileSubject', { program, day: day(data.replaceBy) }),
    heading: t('fileHeading'),
    blocks: [
      paragraph(t('fileIntro', { program })),
      list(data.files.map(({ name, reason }) => `${say(name)}: ${say(reason)}`)),
      important(t('fileBy', { by: moment(data.replaceBy) })),
      button(t('fileButton'), data.link),
      paragraph(t('asksForCode')),
      paragraph(t(data.endsBySilence ? 'askOtherwise' : 'fileOtherwise')),
    ],
  }));

export const informationClosed = (data: MailData['information-closed'], language: Language): Letter =>
  toApplicant(data, language, ({ t, title: program }) => ({
    subject: t('closedSubject', { program }),
    heading: t('closedHeading'),
    blocks: [
      paragraph(
        t(data.invited ? 'closedInvited' : data.credit ? 'closedCredit' : 'closedIntro', { program }),
      ),
      important(t('closedNotRefused')),
      paragraph(t(data.invited ? 'closedInvitedNext' : 'closedNext')),
    ],
  }));

export const ineligible = (data: MailData['ineligible'], language: Language): Letter =>
  toApplicant(data, language, (parts) => {
    const { t, title: program, say } = parts;
    const count = data.reasons.length;
    return {
      subject: t('ineligibleSubject', { program }),
      heading: t(data.credit ? 'creditRefusedHeading' : 'ineligibleHeading'),
      blocks: [
        paragraph(
          data.credit
            ? t('creditIneligible', { program, count })
            : count > 0
              ? t('ineligibleReasons', { program, count })
              : t('ineligibleSilent', { program }),
        ),
        ...(count > 0 ? [list(data.reasons.map(say))] : []),
        ...afterIneligible(parts, data),
        ...(data.credit ? creditNotice(parts, data) : []),
      ],
    };
  });

export const withdrawn = (data: MailData['withdrawn'], language: Language): Letter =>
  toApplicant(data, language, ({ t, title: program }) => ({
    subject: t('withdrawnSubject', { program }),
    heading: t('withdrawnHeading'),
    blocks: [paragraph(t('withdrawnIntro', { program })), paragraph(t('withdrawnNext'))],
  }));

/** A person takes two applications for one person's: what both say, why, by when to answer, and what silence does. */
export const samePersonAsked = (data: MailData['same-person-asked'], language: Language): Letter =>
  toApplicant(data, language, ({ t, title: program, day, moment, button }) => ({
    subject: t('samePersonSubject', { program, day: day(data.answerBy) }),
    heading: t('samePersonHeading'),
    blocks: [
      paragraph(t('samePersonIntro', { program, received: moment(data.otherReceivedAt) })),
      list(data.kinds.map((kind) => t(`alike.${kind}`))),
      paragraph(t('samePersonReason')),
      paragraph(data.reason),
      paragraph(t('samePersonOne')),
      important(t('samePersonBy', { by: moment(data.answerBy) })),
      button(t('samePersonButton'), `${data.link}/same-person`),
      paragraph(t('asksForCode')),
      paragraph(t('samePersonOtherwise')),
    ],
  }));

export const samePersonClosed = (data: MailData['same-person-closed'], language: Language): Letter =>
  toApplicant(data, language, ({ t, title: program }) => ({
    subject: t('closedSubject', { program }),
    heading: t('closedHeading'),
    blocks: [
      paragraph(t('samePersonClosed', { program })),
      important(t('samePersonNotRefused')),
      paragraph(t('samePersonMistake')),
    ],
  }));

/** How a decision is looked at again, and what holds until then. */
export function secondLook({ t }: Parts, data: MailData['withdrawn']): Block[] {
  const { email } = data.program.contact;
  return [paragraph(t('secondLook', { email, reference: data.reference })), paragraph(t('decisionStands'))];
}

/**
 * What goes with every refusal of credit: its date, who the creditor is, and the notice of 12 CFR 1002.9(b)(1) in its words. In
 * another language with the offer of the same in English (12 CFR 1002.4(e)).
 */
export function creditNotice(parts: Parts, data: MailData['withdrawn']): Block[] {
  const { t, moment, language } = parts;
  const agency = data.program.lender?.agency ?? commission;
  return [
    ...(data.decidedAt === undefined ? [] : [facts([t('noticeDate'), moment(data.decidedAt)])]),
    creditorFacts(parts, data),
    small(t('creditLaw', { agency: `${agency.name}, ${agency.address}` })),
    ...(language === 'en' ? [] : [paragraph(t('creditInEnglish'))]),
  ];
}

/** For lenders of no other agency (appendix A to 12 CFR part 1002): programs published before they named theirs. */
const commission = {
  name: 'Federal Trade Commission, Equal Credit Opportunity',
  address: 'Washington, DC 20580',
} as const;

function creditorFacts({ t, title }: Parts, { program }: MailData['withdrawn']): Block {
  const { email, phone } = program.contact;
  const contact = [t('creditorContact'), phone ? `${email}, ${phone}` : email] as const;
  if (!program.lender) return facts([t('creditor'), title], contact);
  const { name, address } = program.lender;
  return facts([t('creditor'), name], [t('creditorAddress'), address], contact);
}
