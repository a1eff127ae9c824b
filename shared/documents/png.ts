import { crc32, inflateSync } from 'node:zlib';
import { Refused } from '../domain/documents/refusal.ts';
import { asBuffer, latin1, u8 } from './bytes.ts';
import { onlyOrientation, orientationOf } from './exif.ts';
import { mostPixels } from './pixels.ts';

const signature = u8('\x89PNG\r\n\x1a\n');
/** Chunks about how the picture looks (PNG third edition, 11): the others speak of people, places and programs. */
const kept = new Set(['IHDR', 'PLTE', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'sBIT', 'bKGD', 'pHYs']);

/** A PNG written anew from the chunks a decoder needs, without text, time, place or further frames. */
export function inspectPng(bytes: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [signature];
  const data: Uint8Array[] = [];
  let orientation: number | undefined;
  let size: number | undefined;
  for (const { name, body, isLast } of chunksOf(bytes)) {
    if (size === undefined && name !== 'IHDR') throw new Refused('damaged');
    if (name === 'IHDR') size = sizeOf(body);
    if (name === 'eXIf') orientation ??= orientationOf(body);
    if (name === 'IDAT') data.push(body);
    else if (kept.has(name)) parts.push(chunk(name, body));
    else if (/^[A-Z]/.test(name) && !isLast) throw new Refused('damaged');
  }
  if (size === undefined || data.length === 0) throw new Refused('damaged');
  if (orientation !== undefined && orientation > 1) parts.push(chunk('eXIf', onlyOrientation(orientation)));
  parts.push(chunk('IDAT', pixelsOf(Buffer.concat(data), size)), chunk('IEND', u8('')));
  return Buffer.concat(parts);
}

function* chunksOf(bytes: Uint8Array): Generator<{ name: string; body: Uint8Array; isLast: boolean }> {
  const view = asBuffer(bytes);
  let at = signature.length;
  for (;;) {
    if (at + 12 > view.length) throw new Refused('damaged');
    const length = view.readUInt32BE(at);
    if (at + 12 + length > view.length) throw new Refused('damaged');
    const name = latin1(bytes.subarray(at + 4, at + 8));
    const body = bytes.subarray(at + 8, at + 8 + length);
    if (crc32(bytes.subarray(at + 4, at + 8 + length)) !== view.readUInt32BE(at + 8 + length))
      throw new Refused('damaged');
    at += 12 + length;
    const isLast = name === 'IEND';
    if (isLast && at < view.length) throw new Refused('polyglot');
    yield { name, body, isLast };
    if (isLast) return;
  }
}

const channels: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

/** Bytes that the unpacked picture may have at most. */
function sizeOf(header: Uint8Array): number {
  const view = asBuffer(header);
  if (view.length !== 13) throw new Refused('damaged');
  const [width, height] = [view.readUInt32BE(0), view.readUInt32BE(4)];
  const perPixel = (channels[view.readUInt8(9)] ?? 0) * view.readUInt8(8);
  if (width === 0 || height === 0 || perPixel === 0 || perPixel > 64) throw new Refused('damaged');
  if (width * height > mostPixels) throw new Refused('too-many-pixels');
  // Interlacing draws seven smaller pictures, each with lines and filter bytes of its own.
  const lines = view.readUInt8(12) === 0 ? height : height * 2 + 7;
  return Math.ceil((width * height * perPixel) / 8) + lines * 2 + 64;
}

/** The packed picture without what may hide behind its end; one that unpacks to more than its size says is a bomb. */
function pixelsOf(packed: Uint8Array, most: number): Uint8Array {
  try {
    const done = inflateSync(packed, { maxOutputLength: most, info: true }) as unknown as {
      readonly engine: { readonly bytesWritten: number };
    };
    return packed.subarray(0, done.engine.bytesWritten);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE')
      throw new Refused('zip-bomb');
    throw new Refused('damaged');
  }
}

function chunk(name: string, body: Uint8Array): Uint8Array {
  const whole = Buffer.alloc(12 + body.length);
  whole.writeUInt32BE(body.length, 0);
  whole.write(name, 4, 'latin1');
  whole.set(body, 8);
  whole.writeUInt32BE(crc32(whole.subarray(4, 8 + body.length)), 8 + body.length);
  return whole;
}
