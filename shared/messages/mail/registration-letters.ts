import type { Renewal } from '../../domain/program/renewals.ts';
import type { Language } from '../../domain/text.ts';
import { formatDay } from '../values.ts';
import { toApplicant } from './applicant-letters.ts';
import { type Block, facts, important, type Letter, list, paragraph } from './blocks.ts';
import type { MailData } from './data.ts';
import type { Parts } from './letter-parts.ts';

export const registered = (data: MailData['registered'], language: Language): Letter =>
  toApplicant(data, language, (parts) => {
    const { t, title: program, say, moment, button } = parts;
    return {
      subject: t('registeredSubject', { program }),
      heading: t('registeredHeading'),
      blocks: [
        paragraph(t('registeredIntro', { program })),
        facts([t('reference'), data.reference], [t('registeredAt'), moment(data.registeredAt)]),
        ...(data.certificates.length > 0
          ? [
              paragraph(t('registeredCertificates')),
              certificateList(parts, data.certificates),
              paragraph(t('registeredReminder')),
            ]
          : []),
        paragraph(say(data.words)),
        paragraph(t('notYou')),
        button(t('openApplication'), data.link),
      ],
    };
  });

export const renewal = (data: MailData['renewal'], language: Language): Letter =>
  toApplicant(data, language, (parts) => {
    const { t, title: program, button } = parts;
    const by = formatDay(data.by, language);
    return {
      subject: t('renewalSubject', { program, day: by }),
      heading: t('renewalHeading'),
      blocks: [
        paragraph(t('renewalIntro', { program })),
        certificateList(parts, data.certificates),
        important(t('renewalHow', { by })),
        paragraph(t('renewalOtherwise')),
        button(t('openApplication'), data.link),
      ],
    };
  });

const certificateList = ({ t, say, language }: Parts, certificates: readonly Renewal[]): Block =>
  list(
    certificates.map(({ what, number, expires }) =>
      t('certificate', { what: say(what), number, day: formatDay(expires, language) }),
    ),
  );
