import type { Program } from '../../../shared/domain/program/schema.ts';
import type { Language } from '../../../shared/domain/text.ts';
import type { IssuedLetter, LetterKind } from '../../../shared/letters/letter.ts';
import type { MailAward } from '../../../shared/messages/mail/data.ts';

type Family = Exclude<Program['family'], 'registry'>;

const awards: Record<Family, MailAward> = {
  scholarship: { kind: 'money', cents: 500_000 },
  internship: { kind: 'slot', site: { en: 'San José', es: 'San José' } },
  cohort: { kind: 'seat' },
  financing: {
    kind: 'loan',
    ...{ cents: 5_000_000, annualRate: '5', payments: 60, paymentCents: 94_356, totalCents: 5_661_354 },
  },
  grant: { kind: 'money', cents: 2_500_000 },
};
export const families = Object.keys(awards) as Family[];

/** A letter of a family, in full. */
export function issued(
  family: Family,
  language: Language,
  kind: LetterKind = 'award',
  change: Partial<IssuedLetter> = {},
): IssuedLetter {
  return {
    status: 'issued',
    ...{ family, language, award: awards[family], units: 1 },
    program: language === 'en' ? 'Health Careers Scholarship' : 'Beca para Carreras de la Salud',
    institution: 'Anchor Awards',
    zone: 'America/Los_Angeles',
    contact: 'scholarships@example.org, 510-555-0142',
    fund: 'Health Careers fund 2027',
    conditions:
      'The money goes to your college in two parts, in the autumn of this year and of the next. You must be enrolled full time when each part is paid.',
    offeredAt: '2027-08-10T17:00:00.000Z',
    about:
      kind === 'award'
        ? {
            kind,
            acceptedAt: '2027-08-14T17:00:00.000Z',
            next: 'Before the first payment we need the name of your college and your student number there.',
          }
        : { kind, answerBy: '2027-08-25T06:59:59.999Z', answerAt: 'https://awards.test/return' },
    recipient: 'Ana Ruiz',
    reference: 'HCS-7K2M-9QXD',
    check: { code: 'HCS-7K2M-9QXD-4T7W-9KQX-M2RD-8HJN-C', address: 'https://awards.test/verify' },
    ...change,
  };
}
