import { createHash } from 'node:crypto';
import type { Authentication } from './authenticate.ts';
import { S3Error } from './s3-error.ts';
import { chunkSignature, sameSignature, trailerSignature } from './signature.ts';

/** Longer lines between the chunks are nobody's chunk header or checksum. */
const longestLine = 16 * 1024;

/**
 * Decodes an `aws-chunked` body: `size[;chunk-signature=...]\r\n` data `\r\n` ..., a chunk of size 0, then trailers. Chunk
 * signatures are verified when the request's own signature was. Calls `onTrailer` for each trailing header.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming-trailers.html
 */
export async function* decodeChunks(
  body: AsyncIterable<Buffer>,
  authentication: Authentication,
  onTrailer: (name: string, value: string) => void,
): AsyncGenerator<Buffer> {
  const reader = new ChunkReader(body);
  const { scope, time, payloadHash, verified } = authentication;
  const signed = verified && payloadHash.startsWith('STREAMING-AWS4-HMAC-SHA256-PAYLOAD');
  let previous = authentication.signature;
  for (let ended = false; !ended; ) {
    const [size = '', extension = ''] = (await reader.line()).split(';');
    if (!/^[0-9a-f]{1,8}$/i.test(size)) throw new S3Error('IncompleteBody', 'A chunk has no size');
    const length = Number.parseInt(size, 16);
    const hash = createHash('sha256');
    for await (const piece of reader.bytes(length)) {
      hash.update(piece);
      yield piece;
    }
    if (length > 0 && (await reader.line()) !== '') {
      throw new S3Error('IncompleteBody', 'A chunk is longer than it says');
    }
    if (signed) {
      const given = extension.replace(/^chunk-signature=/, '');
      previous = expectSame(chunkSignature(scope, time, previous, hash.digest('hex')), given);
    }
    ended = length === 0;
  }
  let trailers = '';
  let trailerSigned = '';
  for (let line = await reader.line(); line !== ''; line = await reader.line()) {
    const [, name = '', value = ''] = /^([^:]+): *(.*)$/.exec(line) ?? [];
    if (name.toLowerCase() === 'x-amz-trailer-signature') {
      trailerSigned = value;
    } else {
      trailers += `${name.toLowerCase()}:${value}\n`;
      onTrailer(name.toLowerCase(), value);
    }
  }
  if (signed && payloadHash.endsWith('-TRAILER')) {
    expectSame(trailerSignature(scope, time, previous, trailers), trailerSigned);
  }
}

function expectSame(expected: string, given: string): string {
  if (!sameSignature(expected, given)) {
    throw new S3Error('SignatureDoesNotMatch', 'The signature of a chunk does not match.');
  }
  return given;
}

/** Reads lines and counted bytes off a stream. */
class ChunkReader {
  readonly #source: AsyncIterator<Buffer>;
  #rest: Buffer = Buffer.alloc(0);
  #ended = false;

  constructor(body: AsyncIterable<Buffer>) {
    this.#source = body[Symbol.asyncIterator]();
  }

  /** The next line without its line break; empty at the end of the body. */
  async line(): Promise<string> {
    let end = this.#rest.indexOf('\r\n');
    while (end < 0) {
      if (this.#rest.length > longestLine) throw new S3Error('IncompleteBody', 'A chunk header is too long');
      if (!(await this.#more())) {
        if (this.#rest.length > 0) throw new S3Error('IncompleteBody', 'The body ends within a line');
        return '';
      }
      end = this.#rest.indexOf('\r\n');
    }
    const line = this.#rest.toString('latin1', 0, end);
    this.#rest = this.#rest.subarray(end + 2);
    return line;
  }

  async *bytes(count: number): AsyncGenerator<Buffer> {
    let left = count;
    while (left > 0) {
      if (this.#rest.length === 0 && !(await this.#more())) {
        throw new S3Error('IncompleteBody', 'The body is shorter than its chunks say');
      }
      const piece = this.#rest.subarray(0, left);
      this.#rest = this.#rest.subarray(piece.length);
      left -= piece.length;
      yield piece;
    }
  }

  async #more(): Promise<boolean> {
    if (this.#ended) return false;
    const { value, done } = await this.#source.next();
    this.#ended = done === true;
    if (value !== undefined)
      this.#rest = this.#rest.length === 0 ? value : Buffer.concat([this.#rest, value]);
    return !this.#ended;
  }
}
