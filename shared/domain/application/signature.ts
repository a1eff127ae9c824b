import { wordsOf } from './identity.ts';
import { withoutMarks } from './look-alikes.ts';

/**
 * True where a typed name can be the signature of somebody of this name: without case, accents, punctuation and order; a middle
 * name may be left out, added or written as one letter (`Ana M. Ruiz`, `Ruiz, Ana`). First and last name have to be there: where a
 * name has two words or more, at least two of them.
 */
export function signsAs(known: string, typed: string): boolean {
  const [own, given] = [partsOf(known), partsOf(typed)];
  if (own.length === 0 || given.length === 0) return false;
  const [shorter, longer] = own.length <= given.length ? [own, given] : [given, own];
  if (shorter.length < Math.min(2, own.length)) return false;
  const left = [...longer];
  let whole = 0;
  for (const part of shorter.toSorted((a, b) => b.length - a.length)) {
    const at = left.findIndex(
      (other) => other === part || isInitialOf(part, other) || isInitialOf(other, part),
    );
    if (at < 0) return false;
    if (left[at] === part) whole += 1;
    left.splice(at, 1);
  }
  return whole >= Math.min(2, own.length);
}

const partsOf = (name: string): string[] => wordsOf(withoutMarks(name.normalize('NFKC')).toLowerCase());

const isInitialOf = (letter: string, word: string): boolean => letter.length === 1 && word.startsWith(letter);
