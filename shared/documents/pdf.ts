import { inflateSync } from 'node:zlib';
import { Refused } from '../domain/documents/refusal.ts';
import { asBuffer, latin1 } from './bytes.ts';

/** Bytes that all streams of a file together may unpack to, and one of them. */
const mostInAll = 128 * 1024 * 1024;
const mostInOne = 32 * 1024 * 1024;
/** Streams of one file; each costs the time of a try. */
const mostStreams = 20_000;

/** A name as PDF allows it to be written: any letter may be `#xx`. It ends where a delimiter or white space does. */
function named(name: string): RegExp {
  const letters = [...name].map((letter) => {
    const hex = letter.charCodeAt(0).toString(16);
    return `(?:${letter}|#${hex.replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`)})`;
  });
  return new RegExp(`/${letters.join('')}(?=[\\s\\0()<>\\[\\]{}/%]|$)`);
}

const encrypted = [named('Encrypt')];
/** What runs, starts or sends something when the file is opened or a part of it is touched. */
const active = ['JavaScript', 'Launch', 'SubmitForm', 'ImportData', 'RichMedia', 'XFA', 'Rendition'].map(
  named,
);
const embedded = ['EmbeddedFile', 'EmbeddedFiles', 'GoToE'].map(named);
const objectStream = named('ObjStm');
/** Ways to write an object stream that hide what is in it. */
const hidden = [
  'ASCIIHexDecode',
  'AHx',
  'ASCII85Decode',
  'A85',
  'LZWDecode',
  'LZW',
  'RunLengthDecode',
  'RL',
  'DecodeParms',
  'DP',
  'Crypt',
].map(named);

/**
 * A PDF that begins and ends as one, holds nothing active, nothing embedded and no password. Streams that unpack are looked into,
 * since objects may hide in them. The same bytes, for what comes next.
 */
export function inspectPdf(bytes: Uint8Array): Uint8Array {
  const text = latin1(bytes);
  if (!/^%PDF-[12]\.\d/.test(text)) throw new Refused('damaged');
  const end = text.lastIndexOf('%%EOF');
  if (end < 0) throw new Refused('damaged');
  if (/[^\s\0]/.test(text.slice(end + 5))) throw new Refused('polyglot');
  // An archive is read from its end: its last record may hide before the PDF's own end, or in a comment of it.
  if (text.slice(-66_000).includes('PK\x05\x06')) throw new Refused('polyglot');
  judge(text);
  let left = mostInAll;
  let tried = 0;
  for (const stream of streamsOf(text)) {
    if (++tried > mostStreams) throw new Refused('damaged');
    const unpacked = unpack(bytes, stream.from, Math.min(left, mostInOne));
    if (unpacked) judge(latin1(unpacked));
    left -= unpacked?.length ?? 0;
    if (objectStream.test(stream.dictionary)) {
      const plain = !/\/(?:F|#46)(?:i|#69)/.test(stream.dictionary);
      if (hidden.some((name) => name.test(stream.dictionary)) || (!unpacked && !plain))
        throw new Refused('damaged');
    }
  }
  return bytes;
}

function judge(text: string): void {
  if (encrypted.some((name) => name.test(text))) throw new Refused('pdf-encrypted');
  if (active.some((name) => name.test(text))) throw new Refused('pdf-active');
  if (embedded.some((name) => name.test(text))) throw new Refused('pdf-embedded');
}

/** Every place where a stream may begin, with what stands before it. */
function* streamsOf(text: string): Generator<{ from: number; dictionary: string }> {
  const keyword = /stream\r?\n/g;
  for (let found = keyword.exec(text); found; found = keyword.exec(text)) {
    if (text.slice(found.index - 3, found.index) === 'end') continue;
    const before = text.slice(Math.max(0, found.index - 4096), found.index);
    const dictionary = before.slice(Math.max(0, before.lastIndexOf('obj')));
    yield { from: keyword.lastIndex, dictionary };
  }
}

/** A stream as zlib unpacks it; undefined where it is something else. What follows its end is not looked at. */
function unpack(bytes: Uint8Array, from: number, most: number): Uint8Array | undefined {
  // The first byte of zlib data: method 8.
  if (((bytes[from] ?? 0) & 0x0f) !== 8) return undefined;
  try {
    return inflateSync(asBuffer(bytes.subarray(from)), { maxOutputLength: Math.max(1, most) });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE')
      throw new Refused('zip-bomb');
    return undefined;
  }
}
