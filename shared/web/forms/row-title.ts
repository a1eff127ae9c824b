import type { FieldOfType } from '../../domain/program/fields.ts';
import type { Language } from '../../domain/text.ts';
import { pageTexts } from '../../messages/pages/index.ts';

/** What one row of a list is called, counted from 0: "Owner 2". */
export function rowTitle(field: FieldOfType<'list'>, row: number, language: Language): string {
  const item = field.itemLabel[language];
  return pageTexts(language)('itemNumber', {
    item: `${item.charAt(0).toUpperCase()}${item.slice(1)}`,
    number: row + 1,
  });
}

/** A word as it stands inside a sentence; one that is written in capitals stays so. */
export function inSentence(word: string): string {
  return /^\p{Lu}\p{Ll}/u.test(word) ? `${word.charAt(0).toLowerCase()}${word.slice(1)}` : word;
}
