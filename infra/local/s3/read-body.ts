import { createHash } from 'node:crypto';
import type { Authentication } from './authenticate.ts';
import { type ChecksumName, checksumNames, startChecksum } from './checksums.ts';
import { decodeChunks } from './chunked-body.ts';
import { S3Error } from './s3-error.ts';
import type { S3Request } from './s3-request.ts';

/** The largest object of a single PUT, in bytes. */
const largestObject = 5 * 1024 ** 3;

/** A request's body on its way: decoded, and checked against what the request says of it when it has ended. */
export interface CheckedBody {
  readonly stream: AsyncIterable<Buffer>;
  /** Known once the stream has ended. */
  readonly result: () => { size: number; etag: string; checksum?: { name: string; value: string } };
}

/** Checks length, MD5, SHA-256 and the S3 checksum, wherever the caller put them; a mismatch ends the stream. */
export function readBody(request: S3Request, authentication: Authentication): CheckedBody {
  const { headers } = request;
  const { payloadHash } = authentication;
  const chunked = payloadHash.startsWith('STREAMING-');
  const trailers: Record<string, string> = {};
  const decoded = chunked
    ? decodeChunks(request.body, authentication, (name, value) => {
        trailers[name] = value;
      })
    : request.body;
  const announced = announcedChecksum(headers);
  const [md5, hash] = [createHash('md5'), createHash('sha256')];
  const checksum = announced === undefined ? undefined : startChecksum(announced);
  let size = 0;
  let etag = '';
  let kept: { name: string; value: string } | undefined;

  async function* stream(): AsyncGenerator<Buffer> {
    for await (const piece of decoded) {
      size += piece.length;
      if (size > largestObject) throw tooLarge();
      md5.update(piece);
      if (/^[0-9a-f]{64}$/.test(payloadHash)) hash.update(piece);
      checksum?.update(piece);
      yield piece;
    }
    finish();
  }

  function finish(): void {
    const length = headers[chunked ? 'x-amz-decoded-content-length' : 'content-length'];
    if (length !== undefined && Number(length) !== size) {
      throw new S3Error(
        'IncompleteBody',
        'You did not provide the number of bytes specified by Content-Length',
      );
    }
    const digest = md5.digest();
    etag = `"${digest.toString('hex')}"`;
    const claimed = headers['content-md5'];
    if (claimed !== undefined && claimed !== digest.toString('base64')) {
      throw new S3Error('BadDigest', 'The Content-MD5 you specified did not match what we received.');
    }
    if (/^[0-9a-f]{64}$/.test(payloadHash) && payloadHash !== hash.digest('hex')) {
      throw new S3Error(
        'XAmzContentSHA256Mismatch',
        "The provided 'x-amz-content-sha256' header does not match what was computed.",
      );
    }
    if (checksum === undefined) return;
    const name = `x-amz-checksum-${announced}`;
    const value = checksum.digest();
    if ((trailers[name] ?? headers[name]) !== value) {
      throw new S3Error('BadDigest', `The ${announced} you specified did not match the calculated checksum.`);
    }
    kept = { name, value };
  }

  return { stream: stream(), result: () => ({ size, etag, ...(kept !== undefined && { checksum: kept }) }) };
}

/** Reads a small body, such as a list of keys, into text. */
export async function readText(
  request: S3Request,
  authentication: Authentication,
  limit: number,
): Promise<string> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of readBody(request, authentication).stream) {
    length += part.length;
    if (length > limit) throw tooLarge();
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

export function tooLarge(): S3Error {
  return new S3Error('EntityTooLarge', 'Your proposed upload exceeds the maximum allowed size');
}

/** Which checksum a request carries, in a header or behind the body. */
function announcedChecksum(headers: Readonly<Record<string, string>>): ChecksumName | undefined {
  const trailer = headers['x-amz-trailer']?.toLowerCase().trim();
  return checksumNames.find((name) => {
    const header = `x-amz-checksum-${name}`;
    return headers[header] !== undefined || trailer === header;
  });
}
