import { Refused } from '../domain/documents/refusal.ts';
import { asBuffer, startsWith, u8 } from './bytes.ts';
import { onlyOrientation, orientationOf } from './exif.ts';
import { mostPixels } from './pixels.ts';

/** Markers (ITU-T T.81, table B.1). */
const marker = { soi: 0xd8, eoi: 0xd9, sos: 0xda, app0: 0xe0, app1: 0xe1, app2: 0xe2, app14: 0xee } as const;
/** Tables and frame headers: what a decoder needs. */
const isNeeded = (code: number) => code >= 0xc0 && code <= 0xdf && code !== marker.soi && code !== marker.eoi;
const isFrame = (code: number) => code >= 0xc0 && code <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(code);
const isRestart = (code: number) => code >= 0xd0 && code <= 0xd7;

const exif = u8('Exif\0\0');
const adobe = u8('Adobe');
const severalPictures = u8('MPF\0');

/** A JPEG written anew from what a decoder needs: no place, no camera, no comment; only how it is to be turned. */
export function inspectJpeg(bytes: Uint8Array): Uint8Array {
  const { picture, end, hasMore } = readPicture(bytes, 0);
  let at = end;
  // Phones put further versions of the same picture behind it and say so; they are left out. Anything else is a second file.
  while (hasMore && at < bytes.length) at = readPicture(bytes, at).end;
  if (at < bytes.length) throw new Refused('polyglot');
  return picture;
}

interface Picture {
  readonly picture: Uint8Array;
  /** Behind its last byte. */
  readonly end: number;
  readonly hasMore: boolean;
}

function readPicture(bytes: Uint8Array, from: number): Picture {
  if (bytes[from] !== 0xff || bytes[from + 1] !== marker.soi)
    throw new Refused(from === 0 ? 'damaged' : 'polyglot');
  const kept: Uint8Array[] = [];
  let head: Uint8Array = u8('');
  let orientation: number | undefined;
  let hasMore = false;
  let hasFrame = false;
  let at = from + 2;
  for (;;) {
    if (bytes[at] !== 0xff) throw new Refused('damaged');
    while (bytes[at] === 0xff && bytes[at + 1] === 0xff) at++;
    const code = bytes[at + 1] ?? 0;
    if (code === marker.eoi) break;
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
    const behind = at + 2 + length;
    if (code < 0xc0 || isRestart(code) || code === marker.soi || length < 2 || behind > bytes.length)
      throw new Refused('damaged');
    const body = bytes.subarray(at + 4, behind);
    const whole = bytes.subarray(at, behind);
    if (code === marker.app1 && startsWith(body, exif)) orientation ??= orientationOf(body.subarray(6));
    if (code === marker.app2 && startsWith(body, severalPictures)) hasMore = true;
    if (code === marker.app0 && startsWith(body, u8('JFIF\0'))) head = plainHead;
    // How the colours are coded: without it some pictures come out in wrong ones.
    if (code === marker.app14 && startsWith(body, adobe) && body.length >= 12)
      kept.push(segment(marker.app14, body.subarray(0, 12)));
    if (isFrame(code)) {
      checkSize(body);
      hasFrame = true;
    }
    if (isNeeded(code)) kept.push(whole);
    at = behind;
    if (code === marker.sos) {
      if (!hasFrame) throw new Refused('damaged');
      const scanned = endOfScan(bytes, at);
      kept.push(bytes.subarray(at, scanned));
      at = scanned;
    }
  }
  if (!hasFrame) throw new Refused('damaged');
  const turned =
    orientation !== undefined && orientation > 1
      ? segment(marker.app1, Buffer.concat([exif, onlyOrientation(orientation)]))
      : u8('');
  const picture = Buffer.concat([u8('\xff\xd8'), head, turned, ...kept, u8('\xff\xd9')]);
  return { picture, end: at + 2, hasMore };
}

/** Coded data goes on until a marker that is neither a stuffed byte nor a restart. */
function endOfScan(bytes: Uint8Array, from: number): number {
  const buffer = asBuffer(bytes);
  for (let at = buffer.indexOf(0xff, from); at >= 0; at = buffer.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1];
    if (next === undefined) break;
    if (next !== 0 && next !== 0xff && !isRestart(next)) return at;
  }
  throw new Refused('damaged');
}

/** A JFIF head as it stands in files that say nothing of their density: ours, never theirs. */
const plainHead = u8('\xff\xe0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0');

function segment(code: number, body: Uint8Array): Uint8Array {
  const head = Buffer.from([0xff, code, (body.length + 2) >> 8, (body.length + 2) & 0xff]);
  return Buffer.concat([head, body]);
}

function checkSize(frame: Uint8Array): void {
  const view = asBuffer(frame);
  if (view.length < 6) throw new Refused('damaged');
  const height = view.readUInt16BE(1);
  const width = view.readUInt16BE(3);
  if (width === 0 || height === 0) throw new Refused('damaged');
  if (width * height > mostPixels) throw new Refused('too-many-pixels');
}
