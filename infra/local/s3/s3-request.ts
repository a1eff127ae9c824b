import type { IncomingMessage } from 'node:http';
import { S3Error } from './s3-error.ts';

/** A request taken apart without a URL parser, which would tidy up keys such as `a/../b`. */
export interface S3Request {
  readonly method: string;
  /** The whole path as it was sent: what the caller signed, the prefix of this endpoint included. */
  readonly signedPath: string;
  /** Empty for the service itself. */
  readonly bucket: string;
  /** Empty for the bucket itself. */
  readonly key: string;
  readonly query: readonly (readonly [string, string])[];
  readonly headers: Readonly<Record<string, string>>;
  readonly body: AsyncIterable<Buffer>;
}

/** The longest key, in bytes of UTF-8. */
const longestKey = 1_024;

/** Takes a path-style request apart; `subPath` is the part of the path below the endpoint, as it was sent. */
export function readRequest(request: IncomingMessage, subPath: string): S3Request {
  const [signedPath = '', search = ''] = splitOnce(request.url ?? '', '?');
  const [path = ''] = splitOnce(subPath, '?');
  const [bucket = '', key = ''] = splitOnce(path.replace(/^\//, ''), '/');
  const decodedKey = decoded(key);
  if (Buffer.byteLength(decodedKey) > longestKey)
    throw new S3Error('KeyTooLongError', 'Your key is too long');
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(',') : value;
  }
  return {
    method: request.method ?? 'GET',
    signedPath: decoded(signedPath),
    bucket: decoded(bucket),
    key: decodedKey,
    query: search === '' ? [] : search.split('&').map(readPair),
    headers,
    body: request,
  };
}

/** The first value of a query parameter; an empty string for one without a value. */
export function queryValue(request: S3Request, name: string): string | undefined {
  return request.query.find(([key]) => key === name)?.[1];
}

/** Percent-encoding as Signature Version 4 wants it: everything but unreserved characters. */
export function uriEncode(text: string, keepSlashes = false): string {
  const encoded = encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return keepSlashes ? encoded.replaceAll('%2F', '/') : encoded;
}

function readPair(pair: string): readonly [string, string] {
  const [name = '', value = ''] = splitOnce(pair, '=');
  return [decoded(name.replaceAll('+', ' ')), decoded(value.replaceAll('+', ' '))];
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

/** Percent-decoding; throws S3's refusal of what is none. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new S3Error('InvalidURI', "Couldn't parse the specified URI");
  }
}
