import type { Listed } from '../../../shared/store/status-lists.ts';
import type { Named } from './people.ts';

/**
 * Letters as people look for them: without case, accents, width or invisible signs, in any script. By way of upper case,
 * so that ß meets SS; the two Greek sigmas are one letter.
 */
function folded(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .toUpperCase()
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .replaceAll('ς', 'σ')
    .trim();
}

/** What to look for: each word must be found in the name, the e-mail address or the reference. */
export function matcher(q: string): (row: Named<Listed>) => boolean {
  const words = folded(q).split(/\s+/u).filter(Boolean);
  const wholeReference = plainReference(folded(q));
  return ({ person, reference }) => {
    if (words.length === 0) return q.trim() === '';
    const own = folded(reference);
    if (wholeReference.length >= 4 && plainReference(own).includes(wholeReference)) return true;
    const text = `${folded(person?.name ?? '')}\n${folded(person?.email ?? '')}\n${own}`;
    return words.every((word) => text.includes(word));
  };
}

/** Read out on the phone, a reference has no hyphens. */
const plainReference = (text: string) => text.replace(/[^\p{L}\p{N}]+/gu, '');
