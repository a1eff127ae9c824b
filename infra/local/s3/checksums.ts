import { createHash, type Hash } from 'node:crypto';
import { crc32 } from 'node:zlib';

/** The checksum headers of S3. */
export const checksumNames = ['crc32', 'crc32c', 'crc64nvme', 'sha1', 'sha256'] as const;
export type ChecksumName = (typeof checksumNames)[number];

/** A checksum that is fed piece by piece; `digest` is base64 of its big-endian bytes. */
export interface Checksum {
  update(data: Buffer): void;
  digest(): string;
}

/** Starts a checksum by the name in its `x-amz-checksum-` header. */
export function startChecksum(name: ChecksumName): Checksum {
  if (name === 'sha1' || name === 'sha256') return hashed(createHash(name));
  if (name === 'crc64nvme') return crc64();
  return crc(name === 'crc32' ? crc32 : crc32c);
}

function hashed(hash: Hash): Checksum {
  return { update: (data) => void hash.update(data), digest: () => hash.digest('base64') };
}

function crc(next: (data: Buffer, value: number) => number): Checksum {
  let value = 0;
  return {
    update(data) {
      value = next(data, value);
    },
    digest() {
      const bytes = Buffer.alloc(4);
      bytes.writeUInt32BE(value);
      return bytes.toString('base64');
    },
  };
}

/** Castagnoli's polynomial, reflected. */
const crc32cTable = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0x82f63b78 : value >>> 1;
  return value;
});

function crc32c(data: Buffer, previous: number): number {
  let value = ~previous;
  for (const byte of data) value = (crc32cTable[(value ^ byte) & 255] ?? 0) ^ (value >>> 8);
  return ~value >>> 0;
}

/** The NVM Express polynomial, reflected, in two 32-bit halves because a BigInt per byte is slow. */
const crc64Table = Array.from({ length: 256 }, (_, index) => {
  let value = BigInt(index);
  for (let bit = 0; bit < 8; bit += 1) value = value & 1n ? (value >> 1n) ^ 0x9a6c9329ac4bc9b5n : value >> 1n;
  return { high: Number(value >> 32n), low: Number(value & 0xffffffffn) };
});

function crc64(): Checksum {
  let [high, low] = [-1, -1];
  return {
    update(data) {
      for (const byte of data) {
        const entry = crc64Table[(low ^ byte) & 255];
        low = ((low >>> 8) | (high << 24)) ^ (entry?.low ?? 0);
        high = (high >>> 8) ^ (entry?.high ?? 0);
      }
    },
    digest() {
      const bytes = Buffer.alloc(8);
      bytes.writeInt32BE(~high, 0);
      bytes.writeInt32BE(~low, 4);
      return bytes.toString('base64');
    },
  };
}
