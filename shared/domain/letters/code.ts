/**
 * The code on a letter: the application's reference, sixteen letters that nobody can guess (80 bits) and one that tells a
 * slip of the pen, like `HCS-7K2M-9QXD-4T7W-9KQX-M2RD-8HJN-C`.
 */
export interface LetterCode {
  /** `HCS-7K2M-9QXD`. */
  readonly reference: string;
  /** Sixteen letters of Crockford's base 32, in capitals. */
  readonly proof: string;
}

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const proofLetters = 16;
/** Bytes that make a proof: 80 bits. */
export const proofBytes = 10;

/** The first ten bytes as sixteen letters; throws a RangeError where there are fewer. */
export function proofOf(bytes: Uint8Array): string {
  if (bytes.length < proofBytes) throw new RangeError('A proof needs ten bytes');
  let bits = 0n;
  for (const byte of bytes.subarray(0, proofBytes)) bits = (bits << 8n) | BigInt(byte);
  let text = '';
  for (let i = 0; i < proofLetters; i++, bits >>= 5n) text = alphabet[Number(bits & 31n)] + text;
  return text;
}

/** The code as it is printed, in groups that can be read out. */
export function printedCode({ reference, proof }: LetterCode): string {
  const groups = proof.match(/.{4}/g) ?? [];
  return [reference, ...groups, checkLetter(tailOf(reference) + proof)].join('-');
}

/**
 * What somebody typed, however they write it: small letters, spaces, no dashes, O for 0, I or L for 1. `slip`: it has the
 * look of a code and cannot be one, since a letter is wrong or two are exchanged.
 */
export function readCode(typed: string): LetterCode | 'slip' | undefined {
  const letters = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
  const parts = /^([A-Z]{1,10})([0-9A-Z]{25})$/.exec(letters);
  if (!parts) return undefined;
  const [, initials = '', rest = ''] = parts;
  const read = rest.replaceAll('O', '0').replace(/[IL]/g, '1');
  const [tail, proof, check] = [read.slice(0, 8), read.slice(8, 24), read.slice(24)];
  if (read.includes('U') || check !== checkLetter(tail + proof)) return 'slip';
  return { reference: `${initials}-${tail.slice(0, 4)}-${tail.slice(4)}`, proof };
}

/** A reference's letters after the program's initials. */
const tailOf = (reference: string): string => reference.replaceAll('-', '').slice(-8);

/**
 * Each letter times a power of x in the field of 32 elements, added up: no two of up to 31 weights are alike, so that any
 * one wrong letter and any two exchanged ones are found.
 */
function checkLetter(letters: string): string {
  let sum = 0;
  for (const letter of letters) sum = timesX(sum ^ alphabet.indexOf(letter));
  return alphabet[sum] ?? '';
}

/** Times x modulo x^5 + x^2 + 1, whose root is primitive. */
const timesX = (value: number): number => (value << 1) ^ (value & 16 ? 0b100101 : 0);
