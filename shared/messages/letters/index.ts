import type { Language } from '../../domain/text.ts';
import { type Texts, textsOf } from '../format.ts';
import { lettersEn } from './texts.en.ts';
import { lettersEs } from './texts.es.ts';

export type LetterTexts = Texts<typeof lettersEn>;

const catalogs = { en: lettersEn, es: lettersEs };
const byLanguage: Readonly<Record<Language, LetterTexts>> = {
  en: textsOf<typeof lettersEn>(catalogs, 'en'),
  es: textsOf<typeof lettersEn>(catalogs, 'es'),
};

/** The texts of letters in a language. */
export const letterTexts = (language: Language): LetterTexts => byLanguage[language];
