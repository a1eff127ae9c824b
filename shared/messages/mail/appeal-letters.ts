import type { Language } from '../../domain/text.ts';
import { creditNotice, toApplicant } from './applicant-letters.ts';
import { type Block, important, type Letter, list, paragraph } from './blocks.ts';
import type { MailData } from './data.ts';
import type { Parts } from './letter-parts.ts';

/** What somebody can do who was found not to qualify: each way, until when, and what happens if they do nothing. */
export const afterIneligible = ({ t, moment, button }: Parts, data: MailData['ineligible']): Block[] => [
  important(t('canDo')),
  paragraph(t('canSee', { address: data.link })),
  ...(data.open ? [paragraph(t('canApplyAgain'))] : []),
  paragraph(t('canMatch', { address: data.match })),
  paragraph(t('canAppeal', { by: moment(data.appealBy) })),
  button(t('appealButton'), `${data.link}/appeal`),
  paragraph(t('asksForCode')),
  paragraph(t('decisionStands')),
];

export const appealReceived = (data: MailData['appeal-received'], language: Language): Letter =>
  toApplicant(data, language, ({ t, title: program, moment, button }) => ({
    subject: t('appealReceivedSubject', { program, reference: data.reference }),
    heading: t('appealReceivedHeading'),
    blocks: [
      paragraph(t('appealReceivedIntro', { program })),
      important(t('appealReceivedNext', { by: moment(data.decideBy) })),
      paragraph(t('appealReceivedOtherwise')),
      button(t('appealReceivedButton'), `${data.link}/appeal`),
      paragraph(t('asksForCode')),
    ],
  }));

/** The refusal stays. Of credit it keeps to the published factors that decided (12 CFR 1002.9(b)(2)). */
export const appealUpheld = (data: MailData['appeal-upheld'], language: Language): Letter =>
  toApplicant(data, language, (parts) => {
    const { t, title: program, say } = parts;
    const count = data.reasons.length;
    return {
      subject: t('appealUpheldSubject', { program, reference: data.reference }),
      heading: t('appealUpheldHeading'),
      blocks: [
        paragraph(t('appealUpheldIntro', { program })),
        ...(count > 0 ? [paragraph(t('appealUpheldReasons', { count })), list(data.reasons.map(say))] : []),
        ...(data.words === undefined ? [] : [paragraph(t('appealUpheldWords')), paragraph(data.words)]),
        paragraph(t('appealUpheldEnd')),
        paragraph(t('canMatch', { address: data.match })),
        ...(data.credit ? creditNotice(parts, data) : []),
      ],
    };
  });

export const appealGranted = (data: MailData['appeal-granted'], language: Language): Letter =>
  toApplicant(data, language, ({ t, title: program, button }) => ({
    subject: t('appealGrantedSubject', { program, reference: data.reference }),
    heading: t('appealGrantedHeading'),
    blocks: [
      paragraph(t('appealGrantedIntro', { program })),
      paragraph(t('appealGrantedWords')),
      paragraph(data.words),
      important(t('appealGrantedNext')),
      paragraph(t('appealGrantedNothing')),
      button(t('openApplication'), data.link),
    ],
  }));
