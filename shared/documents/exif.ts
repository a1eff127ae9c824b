import { asBuffer } from './bytes.ts';

const orientationTag = 0x0112;
const typeShort = 3;

/**
 * How a camera says its picture is to be turned (1..8), from the TIFF structure inside EXIF; undefined where it says
 * nothing, or nothing that can be read.
 */
export function orientationOf(tiff: Uint8Array): number | undefined {
  const view = asBuffer(tiff);
  if (view.length < 14) return undefined;
  const order = view.toString('latin1', 0, 2);
  if (order !== 'II' && order !== 'MM') return undefined;
  const short = (at: number) => (order === 'II' ? view.readUInt16LE(at) : view.readUInt16BE(at));
  const long = (at: number) => (order === 'II' ? view.readUInt32LE(at) : view.readUInt32BE(at));
  const directory = long(4);
  if (directory + 2 > view.length) return undefined;
  const count = short(directory);
  for (let entry = 0; entry < count; entry++) {
    const at = directory + 2 + entry * 12;
    if (at + 12 > view.length) return undefined;
    if (short(at) !== orientationTag) continue;
    const value = short(at + 8);
    return short(at + 2) === typeShort && value >= 1 && value <= 8 ? value : undefined;
  }
  return undefined;
}

/** A TIFF structure that says how to turn the picture, and nothing else. */
export function onlyOrientation(orientation: number): Uint8Array {
  const tiff = Buffer.alloc(26);
  tiff.write('MM\0*', 0, 'latin1');
  tiff.writeUInt32BE(8, 4);
  tiff.writeUInt16BE(1, 8);
  tiff.writeUInt16BE(orientationTag, 10);
  tiff.writeUInt16BE(typeShort, 12);
  tiff.writeUInt32BE(1, 14);
  tiff.writeUInt16BE(orientation, 18);
  return tiff;
}
