import { crc32, inflateRawSync } from 'node:zlib';
import { Refused } from '../domain/documents/refusal.ts';
import { asBuffer } from './bytes.ts';

/** Limits that honest documents stay far below. */
export const zipLimits = {
  entries: 2_000,
  /** Bytes of one entry and of all together, unpacked. */
  entryBytes: 64 * 1024 * 1024,
  totalBytes: 128 * 1024 * 1024,
  /** Times that an entry of more than `ratioFrom` bytes may grow. */
  ratio: 200,
  ratioFrom: 1024 * 1024,
} as const;

export interface ZipEntry {
  readonly name: string;
  readonly size: number;
  /** Unpacked and checked, within the limits. */
  readonly content: () => Uint8Array;
}

const signatures = { local: 0x04034b50, central: 0x02014b50, end: 0x06054b50 } as const;
const endLength = 22;

/**
 * The entries of an archive that is exactly one: it begins at the first byte, ends at the last, and its entries lie side by side without
 * gaps or overlaps, as its directory says (APPNOTE 6.3.10). Anything else is refused: readers disagree about it.
 */
export function readZip(bytes: Uint8Array): readonly ZipEntry[] {
  const view = asBuffer(bytes);
  const end = view.length - endLength;
  if (end < 0) throw new Refused('damaged');
  if (view.readUInt32LE(end) !== signatures.end || view.readUInt16LE(end + 20) !== 0) {
    const elsewhere = view.lastIndexOf('PK\x05\x06', undefined, 'latin1') >= 0;
    throw new Refused(elsewhere ? 'polyglot' : 'damaged');
  }
  const count = view.readUInt16LE(end + 10);
  const directory = view.readUInt32LE(end + 16);
  if (count > zipLimits.entries) throw new Refused('zip-bomb');
  if (directory + view.readUInt32LE(end + 12) !== end) throw new Refused('polyglot');
  const places = readDirectory(view, directory, end, count);
  checkPlaces(view, places, directory);
  const total = places.reduce((sum, { size }) => sum + size, 0);
  if (total > zipLimits.totalBytes) throw new Refused('zip-bomb');
  return places.map((place) => ({
    name: place.name,
    size: place.size,
    content: () => unpack(view, place),
  }));
}

interface Place {
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

function readDirectory(view: Buffer, from: number, end: number, count: number): readonly Place[] {
  const places: Place[] = [];
  let at = from;
  for (let entry = 0; entry < count; entry++) {
    if (at + 46 > end || view.readUInt32LE(at) !== signatures.central) throw new Refused('damaged');
    const nameLength = view.readUInt16LE(at + 28);
    const name = view.toString('utf8', at + 46, at + 46 + nameLength);
    const place = {
      name,
      flags: view.readUInt16LE(at + 8),
      method: view.readUInt16LE(at + 10),
      crc: view.readUInt32LE(at + 16),
      packed: view.readUInt32LE(at + 20),
      size: view.readUInt32LE(at + 24),
      offset: view.readUInt32LE(at + 42),
    };
    if ((place.flags & 1) === 1) throw new Refused('docx-encrypted');
    if (place.method !== 0 && place.method !== 8) throw new Refused('damaged');
    const grows = place.size > zipLimits.ratioFrom && place.size > place.packed * zipLimits.ratio;
    if (grows || place.size > zipLimits.entryBytes) throw new Refused('zip-bomb');
    places.push(place);
    at += 46 + nameLength + view.readUInt16LE(at + 30) + view.readUInt16LE(at + 32);
  }
  if (at !== end) throw new Refused('polyglot');
  return places;
}

/** Where an entry's packed bytes begin, as its own head says; that head must say the same as the directory. */
function contentAt(view: Buffer, { offset, name, method }: Place, directory: number): number {
  if (offset + 30 > directory || view.readUInt32LE(offset) !== signatures.local) throw new Refused('damaged');
  const nameLength = view.readUInt16LE(offset + 26);
  const own = view.toString('utf8', offset + 30, offset + 30 + nameLength);
  if (own !== name || view.readUInt16LE(offset + 8) !== method) throw new Refused('polyglot');
  return offset + 30 + nameLength + view.readUInt16LE(offset + 28);
}

function checkPlaces(view: Buffer, places: readonly Place[], directory: number): void {
  let at = 0;
  for (const place of [...places].sort((a, b) => a.offset - b.offset)) {
    // Entries that share bytes unpack to far more than a file can hold.
    if (place.offset < at) throw new Refused('zip-bomb');
    if (place.offset !== at) throw new Refused('polyglot');
    at = contentAt(view, place, directory) + place.packed;
    // Sizes that were not known beforehand stand behind the content, with or without a signature.
    if ((place.flags & 8) === 8) at += view.toString('latin1', at, at + 4) === 'PK\x07\x08' ? 16 : 12;
  }
  if (at !== directory) throw new Refused('polyglot');
}

function unpack(view: Buffer, place: Place): Uint8Array {
  const from = contentAt(view, place, view.length);
  const packed = view.subarray(from, from + place.packed);
  const content = place.method === 0 ? packed : inflate(packed, place.size);
  if (content.length !== place.size || crc32(content) !== place.crc) throw new Refused('damaged');
  return content;
}

function inflate(packed: Uint8Array, size: number): Uint8Array {
  try {
    return inflateRawSync(packed, { maxOutputLength: size + 1 });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE')
      throw new Refused('zip-bomb');
    throw new Refused('damaged');
  }
}
