import type { Language } from '../../domain/text.ts';
import { type Texts, textsOf } from '../format.ts';
import { en } from './en.ts';
import { es } from './es.ts';

export type PageCatalog = typeof en;
/** Looks up a text of the pages in one language: `t('pageNumber', { number: 3 })`. */
export type PageTexts = Texts<PageCatalog>;

const byLanguage: Readonly<Record<Language, PageTexts>> = {
  en: textsOf<PageCatalog>({ en, es }, 'en'),
  es: textsOf<PageCatalog>({ en, es }, 'es'),
};

/** The texts of the pages in a language. */
export function pageTexts(language: Language): PageTexts {
  return byLanguage[language];
}
