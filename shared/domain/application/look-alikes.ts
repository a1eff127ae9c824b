/**
 * Letters that look like others, after the manner of Unicode Technical Standard 39: a text is brought to the shapes that a
 * reader sees. A table of our own, for what people type or paste as names here: Latin, Cyrillic, Greek, digits.
 * Width, ligatures and accents are taken off by NFKD before it is asked.
 */

/** The same shape whether the letter is a capital or not. */
const always: Readonly<Record<string, string>> = {
  // Latin letters that have no decomposition.
  ...{ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', ħ: 'h', ı: 'l', ł: 'l', ŀ: 'l', þ: 'th', ŧ: 't' },
  ...{ ɑ: 'a', ɡ: 'g', ɩ: 'l', ƙ: 'k', ʟ: 'l', ɴ: 'n', ʀ: 'r', ꜱ: 's', ʏ: 'y', ᴀ: 'a', ᴏ: 'o', ᴇ: 'e' },
  // Cyrillic.
  ...{ а: 'a', в: 'b', е: 'e', к: 'k', м: 'm', н: 'h', о: 'o', р: 'p', с: 'c', т: 't', у: 'y', х: 'x' },
  ...{ ѕ: 's', і: 'l', ј: 'j', ӏ: 'l', һ: 'h', ԁ: 'd', ԛ: 'q', ԝ: 'w', ѵ: 'v', ь: 'b', ү: 'y', ґ: 'r' },
  // Greek.
  ...{ α: 'a', β: 'b', ε: 'e', ι: 'l', κ: 'k', ο: 'o', ρ: 'p', τ: 't', χ: 'x', ϲ: 'c', ϳ: 'j' },
  // One stroke, one ring: which of them it is depends on the typeface alone.
  ...{ i: 'l', '1': 'l', '|': 'l', '0': 'o' },
};

/** Letters whose capital looks like one letter and whose small form like another. */
const bySize: Readonly<Record<string, { readonly capital: string; readonly small: string }>> = {
  ν: { capital: 'n', small: 'v' },
  η: { capital: 'h', small: 'n' },
  υ: { capital: 'y', small: 'u' },
  μ: { capital: 'm', small: 'u' },
  ζ: { capital: 'z', small: 'z' },
  γ: { capital: 'γ', small: 'y' },
  ω: { capital: 'ω', small: 'w' },
  σ: { capital: 'σ', small: 'o' },
  г: { capital: 'г', small: 'r' },
  п: { capital: 'п', small: 'n' },
};

/**
 * The shapes of a text: one, or two where it holds letters whose capitals look unlike their small forms. Two texts look
 * alike when they share a shape. The same text in capitals has the same shapes.
 */
export function shapesOf(text: string): readonly string[] {
  const plain = withoutMarks(text);
  return [...new Set([shape(plain, 'small'), shape(plain, 'capital')])];
}

/** Lower case, without accents, width, invisible characters. */
export const withoutMarks = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase()
    // A final sigma is a sigma.
    .replaceAll('ς', 'σ');

function shape(plain: string, size: 'capital' | 'small'): string {
  const letters = [...plain].map((letter) => bySize[letter]?.[size] ?? always[letter] ?? letter);
  return letters.join('').replaceAll('rn', 'm').replaceAll('vv', 'w');
}
