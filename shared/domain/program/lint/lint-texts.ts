import type { Program } from '../schema.ts';
import { type Finding, finding, type Path } from './finding.ts';

/** Shorter ones may well be the same in both languages: a name, a place, a word such as "Total". */
const longWords = 4;

/** A Spanish text that only repeats the English one is no Spanish text. */
export function lintTexts(program: Program): readonly Finding[] {
  return textsIn(program, []).flatMap(({ en, es, path }) =>
    en === es && en.trim().split(/\s+/u).length > longWords
      ? [finding([...path, 'es'], 'the Spanish text is the English one', 'Say it in Spanish')]
      : [],
  );
}

type Placed = { readonly en: string; readonly es: string; readonly path: Path };

function textsIn(value: unknown, path: Path): readonly Placed[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('en' in value && 'es' in value && typeof value.en === 'string' && typeof value.es === 'string')
    return [{ en: value.en, es: value.es, path }];
  return Object.entries(value).flatMap(([key, inner]) =>
    textsIn(inner, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}
