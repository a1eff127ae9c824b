import { languages } from '../domain/text.ts';
import { letterTexts } from '../messages/letters/index.ts';
import type { MailAward } from '../messages/mail/data.ts';

/** Whether two texts are the same words: accents, capitals, dots, dashes and spaces do not count. */
export const sameWords = (one: string, other: string): boolean => {
  const [a, b] = [plain(one), plain(other)];
  return a === b && a !== '';
};

const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Whether what was typed is the amount of an award, or its place. */
export function sameAmount(award: MailAward, typed: string): boolean {
  if (award.kind === 'slot') return languages.some((language) => sameWords(award.site[language], typed));
  if (award.kind === 'seat')
    return languages.some((language) => sameWords(letterTexts(language)('seat'), typed));
  return centsTyped(typed) === award.cents;
}

/** Cents of an amount as people copy it off a paper: `$5,000.00`, `5000`. Undefined for any other text. */
function centsTyped(typed: string): number | undefined {
  const parts = /^\$?\s*(\d{1,3}(?:,\d{3})+|\d{1,12})(?:\.(\d{2}))?(?:\s*(?:USD|\$))?$/i.exec(typed.trim());
  if (!parts) return undefined;
  const [, dollars = '', cents = '00'] = parts;
  return Number(`${dollars.replaceAll(',', '')}${cents}`);
}
