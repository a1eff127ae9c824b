import { fileTypeFromBuffer } from 'file-type';
import { type Refusal, Refused } from '../domain/documents/refusal.ts';
import type { DocumentKind } from '../domain/program/fields.ts';
import { withoutPeople } from './anonymous-docx.ts';
import { withoutAuthors } from './anonymous-pdf.ts';
import { findBytes, latin1, startsWith, u8 } from './bytes.ts';
import { inspectDocx } from './docx.ts';
import { inspectJpeg } from './jpeg.ts';
import { kindByName } from './kinds.ts';
import { inspectPdf } from './pdf.ts';
import { inspectPng } from './png.ts';

/** What was asked for, and what the sender says it is. */
export interface Expected {
  /** The kind that was named before the file was sent. */
  readonly kind: DocumentKind;
  readonly accept: readonly DocumentKind[];
  readonly maxBytes: number;
  /** As the person's machine calls it. */
  readonly fileName: string;
}

/** Fit to be released, as these bytes, which no longer say who made them or where; or why it is not. */
export type Inspected =
  | { readonly kind: 'fit'; readonly bytes: Uint8Array }
  | { readonly kind: 'refused'; readonly reason: Refusal };

/** The strict look, then the same pages or picture written anew. */
const inspectors: Readonly<Record<DocumentKind, (bytes: Uint8Array) => Uint8Array | Promise<Uint8Array>>> = {
  pdf: (bytes) => withoutAuthors(inspectPdf(bytes)),
  jpeg: inspectJpeg,
  png: inspectPng,
  docx: (bytes) => withoutPeople(inspectDocx(bytes)),
};

/** Looks at a file by its content, never trusting its name: pure, within fixed limits of time and memory. */
export async function inspect(bytes: Uint8Array, expected: Expected): Promise<Inspected> {
  try {
    if (bytes.length === 0) throw new Refused('empty');
    if (bytes.length > expected.maxBytes) throw new Refused('too-large');
    const kind = kindByContent(bytes, kindByName(expected.fileName) ?? expected.kind);
    if (kindByName(expected.fileName) !== kind) throw new Refused('wrong-extension');
    if (!expected.accept.includes(kind)) throw new Refused('not-accepted');
    if (kind !== expected.kind) throw new Refused('wrong-kind');
    const released = await inspectors[kind](bytes);
    if (!(await secondOpinion(released, kind))) throw new Refused('wrong-content');
    return { kind: 'fit', bytes: released };
  } catch (error) {
    if (error instanceof Refused) return { kind: 'refused', reason: error.reason };
    throw error;
  }
}

const zipStart = u8('PK\x03\x04');
const zipEnd = u8('PK\x05\x06');
const pdfStart = u8('%PDF-');
const jpegStart = u8('\xff\xd8\xff');
const pngStart = u8('\x89PNG\r\n\x1a\n');
/** The container of Word before 2007, and of Office files with a password. */
const oldOffice = u8('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1');

/** The kind that the very first bytes say; `named` only chooses the words for what is none. */
function kindByContent(bytes: Uint8Array, named: DocumentKind): DocumentKind {
  if (startsWith(bytes, pdfStart)) return 'pdf';
  if (startsWith(bytes, jpegStart)) return 'jpeg';
  if (startsWith(bytes, pngStart)) return 'png';
  if (startsWith(bytes, zipStart)) {
    if (named !== 'docx' && !latin1(bytes).includes('word/document.xml')) throw new Refused('wrong-content');
    return 'docx';
  }
  if (startsWith(bytes, oldOffice)) throw new Refused('old-word');
  // Readers forgive bytes before the real beginning, which is what a file of two kinds lives on.
  const head = bytes.subarray(0, 4096);
  const tail = bytes.subarray(-66_000);
  const late = [pdfStart, jpegStart, pngStart].some((start) => findBytes(head, start) > 0);
  if (late || findBytes(tail, zipEnd) >= 0) throw new Refused('polyglot');
  throw new Refused('wrong-content');
}

const opinions: Readonly<Record<DocumentKind, readonly string[]>> = {
  pdf: ['pdf'],
  jpeg: ['jpg'],
  png: ['png', 'apng'],
  docx: ['docx'],
};

/** What a library that knows hundreds of formats takes the file for must be the same. */
async function secondOpinion(bytes: Uint8Array, kind: DocumentKind): Promise<boolean> {
  const found = await fileTypeFromBuffer(bytes);
  return found !== undefined && opinions[kind].includes(found.ext);
}
