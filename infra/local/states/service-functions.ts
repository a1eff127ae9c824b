import { createHash, randomUUID } from 'node:crypto';
import type { Json } from './json.ts';

type Optional<T> = T | undefined;

const ALGORITHMS: Readonly<Record<string, string>> = {
  MD5: 'md5',
  'SHA-1': 'sha1',
  'SHA-256': 'sha256',
  'SHA-384': 'sha384',
  'SHA-512': 'sha512',
};

/** More values than a payload of 256 KiB could hold. */
const LONGEST_RANGE = 131_072;

/**
 * The functions that Step Functions adds to JSONata. An undefined argument gives undefined, as JSONata's own do.
 * Source: "JSONata functions provided by Step Functions" in the developer guide.
 */
export const serviceFunctions = {
  partition(items: Optional<Json[]>, size: Optional<number>): Optional<Json[][]> {
    if (items === undefined || size === undefined) return undefined;
    if (!Number.isInteger(size) || size < 1) throw new Error('$partition needs a positive whole chunk size');
    const chunks: Json[][] = [];
    for (let at = 0; at < items.length; at += size) chunks.push(items.slice(at, at + size));
    return chunks;
  },

  range(first: Optional<number>, last: Optional<number>, step: Optional<number>): Optional<number[]> {
    if (first === undefined || last === undefined || step === undefined) return undefined;
    if (step === 0) throw new Error('$range needs a step other than 0');
    const count = Math.floor((last - first) / step) + 1;
    if (count > LONGEST_RANGE) throw new Error(`$range gives at most ${LONGEST_RANGE} values`);
    return Array.from({ length: Math.max(0, count) }, (_, index) => first + index * step);
  },

  hash(data: Optional<Json>, algorithm: Optional<string>): Optional<string> {
    if (data === undefined || algorithm === undefined) return undefined;
    const name = ALGORITHMS[algorithm];
    if (name === undefined) throw new Error(`$hash does not know the algorithm ${algorithm}`);
    const text = typeof data === 'string' ? data : JSON.stringify(data);
    return createHash(name).update(text).digest('hex');
  },

  random(seed: Optional<number>): number {
    if (seed === undefined) return Math.random();
    return createHash('sha256').update(String(seed)).digest().readUInt32BE() / 2 ** 32;
  },

  uuid(): string {
    return randomUUID();
  },

  parse(text: Optional<string>): Optional<Json> {
    return text === undefined ? undefined : (JSON.parse(text) as Json);
  },

  // The service switches it off; definitions that call it are refused at load, this is for names built at run time.
  eval: undefined,
};
