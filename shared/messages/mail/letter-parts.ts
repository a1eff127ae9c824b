import { civilDateIn } from '../../domain/dates.ts';
import type { Language, LocalizedText } from '../../domain/text.ts';
import { type Texts, textsOf } from '../format.ts';
import { formatDay, formatMoment, formatMoney } from '../values.ts';
import type { Block } from './blocks.ts';
import type { MailProgram } from './data.ts';
import { mailEn } from './texts.en.ts';
import { mailEs } from './texts.es.ts';

type MailTexts = Texts<typeof mailEn>;

const catalogs = { en: mailEn, es: mailEs };
const byLanguage: Readonly<Record<Language, MailTexts>> = {
  en: textsOf<typeof mailEn>(catalogs, 'en'),
  es: textsOf<typeof mailEn>(catalogs, 'es'),
};

/** What every letter is composed with: texts, dates in the program's zone and money, in the reader's language. */
export interface Parts {
  readonly language: Language;
  readonly t: MailTexts;
  readonly title: string;
  readonly say: (text: LocalizedText) => string;
  readonly money: (cents: number) => string;
  /** "February 8, 2027 at 5:00 PM PST": for the body. */
  readonly moment: (instant: string) => string;
  /** "February 8, 2027": short enough for a subject. */
  readonly day: (instant: string) => string;
  readonly button: (label: string, address: string) => Block;
  /** Whom to ask. */
  readonly contact: string;
}

/** The parts of a program's letters in a language. */
export function partsOf(program: MailProgram, language: Language): Parts {
  const t = byLanguage[language];
  const { email, phone } = program.contact;
  return {
    language,
    t,
    title: program.title[language],
    say: (text) => text[language],
    money: (cents) => formatMoney(cents, language),
    moment: (instant) => formatMoment(instant, language, program.zone),
    day: (instant) => formatDay(civilDateIn(program.zone, instant), language),
    button: (label, address) => ({ kind: 'button', label, address, copy: t('copyLink') }),
    contact: phone ? t('contactPhone', { email, phone }) : t('contactMail', { email }),
  };
}
