import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { type S3Request, uriEncode } from './s3-request.ts';

/** The only credentials that this machine knows the secret of. */
export const localAccessKey = 'local';
const localSecretKey = 'local';

export const unsignedPayload = 'UNSIGNED-PAYLOAD';

/** `20260901/us-east-1/s3/aws4_request`: what a signing key is good for. */
export interface CredentialScope {
  readonly accessKey: string;
  readonly date: string;
  readonly region: string;
  readonly service: string;
}

/** `local/20260901/us-east-1/s3/aws4_request` -> its parts; undefined when it is none. */
export function readCredential(credential: string): CredentialScope | undefined {
  const [, accessKey, date, region, service] =
    /^([^/]+)\/(\d{8})\/([^/]+)\/([^/]+)\/aws4_request$/.exec(credential) ?? [];
  if (accessKey === undefined || date === undefined || region === undefined || service === undefined)
    return undefined;
  return { accessKey, date, region, service };
}

/** What is signed of a request: which headers, when, and the hash of the body (or what stands for it). */
export interface SigningInput {
  readonly scope: CredentialScope;
  readonly signedHeaders: readonly string[];
  /** `YYYYMMDDTHHMMSSZ` */
  readonly time: string;
  readonly payloadHash: string;
}

/** https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html */
export function requestSignature(request: S3Request, input: SigningInput): string {
  const query = request.query
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => [uriEncode(name), uriEncode(value)] as const)
    .sort(([a, x], [b, y]) => (a < b ? -1 : a > b ? 1 : x < y ? -1 : 1))
    .map((pair) => pair.join('='))
    .join('&');
  const headers = input.signedHeaders.map(
    (name) => `${name}:${canonicalValue(request.headers[name] ?? '')}\n`,
  );
  const canonical = [
    request.method,
    uriEncode(request.signedPath, true),
    query,
    headers.join(''),
    input.signedHeaders.join(';'),
    input.payloadHash,
  ].join('\n');
  return sign(
    input.scope,
    ['AWS4-HMAC-SHA256', input.time, scopeText(input.scope), sha256(canonical)].join('\n'),
  );
}

/** The signature of one chunk of an `aws-chunked` body, which binds it to the chunk before. */
export function chunkSignature(
  scope: CredentialScope,
  time: string,
  previous: string,
  dataHash: string,
): string {
  return sign(
    scope,
    ['AWS4-HMAC-SHA256-PAYLOAD', time, scopeText(scope), previous, sha256(''), dataHash].join('\n'),
  );
}

/** The signature of the trailing headers of an `aws-chunked` body; `trailers` is `name:value\n` for each. */
export function trailerSignature(
  scope: CredentialScope,
  time: string,
  previous: string,
  trailers: string,
): string {
  return sign(
    scope,
    ['AWS4-HMAC-SHA256-TRAILER', time, scopeText(scope), previous, sha256(trailers)].join('\n'),
  );
}

/** Signs a text with the local secret within a scope, in hex. A POST policy is signed this way as it is. */
export function sign({ date, region, service }: CredentialScope, text: string): string {
  let key: string | Buffer = `AWS4${localSecretKey}`;
  for (const part of [date, region, service, 'aws4_request'])
    key = createHmac('sha256', key).update(part).digest();
  return createHmac('sha256', key).update(text).digest('hex');
}

/** Compares two signatures in constant time. */
export function sameSignature(expected: string, given: string): boolean {
  const [a, b] = [Buffer.from(expected), Buffer.from(given)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** `20260901T120000Z` -> epoch milliseconds; NaN when it is none. */
export function parseAmzDate(time: string): number {
  return Date.parse(time.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
}

export function sha256(data: string | Buffer): string {
  return createHash('sha256').update(data).digest('hex');
}

function scopeText({ date, region, service }: CredentialScope): string {
  return `${date}/${region}/${service}/aws4_request`;
}

/** Node reads header bytes as Latin-1, and callers sign them as UTF-8. */
function canonicalValue(value: string): string {
  return Buffer.from(value, 'latin1').toString('utf8').trim().replace(/ +/g, ' ');
}
