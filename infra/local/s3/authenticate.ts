import { S3Error } from './s3-error.ts';
import { queryValue, type S3Request } from './s3-request.ts';
import {
  type CredentialScope,
  localAccessKey,
  parseAmzDate,
  readCredential,
  requestSignature,
  type SigningInput,
  sameSignature,
  unsignedPayload,
} from './signature.ts';

/** How a request was signed; `verified` is false for access keys whose secret nobody here knows. */
export interface Authentication {
  readonly verified: boolean;
  readonly scope: CredentialScope;
  readonly time: string;
  readonly signature: string;
  /** What the caller says of the body: its SHA-256, `UNSIGNED-PAYLOAD`, or one of the `STREAMING-` words. */
  readonly payloadHash: string;
}

/** A week: the longest that a presigned address may be good for, in seconds. */
const longestExpiry = 604_800;
const skew = 15 * 60_000;

/**
 * Lets a signed request in, or throws S3's refusal. Header signatures of other access keys than `local` are taken on
 * trust, so that any SDK or CLI can be pointed here; presigned addresses never are, because they are what a browser is
 * given. Expiry follows the virtual clock.
 */
export function authenticate(request: S3Request, now: number): Authentication {
  if (queryValue(request, 'X-Amz-Algorithm') !== undefined) return presigned(request, now);
  const header = request.headers['authorization'];
  if (header === undefined) throw new S3Error('AccessDenied', 'Access Denied');
  const [, credential = '', signed = '', signature = ''] =
    /^AWS4-HMAC-SHA256 Credential=([^,]+), *SignedHeaders=([^,]+), *Signature=([0-9a-f]+)$/.exec(header) ??
    [];
  const scope = readCredential(credential);
  const time = request.headers['x-amz-date'] ?? '';
  const payloadHash = request.headers['x-amz-content-sha256'] ?? unsignedPayload;
  if (scope === undefined) {
    throw new S3Error(
      'AuthorizationHeaderMalformed',
      'The authorization header that you provided is not valid.',
    );
  }
  const verified = scope.accessKey === localAccessKey;
  if (verified) verify(request, { scope, signedHeaders: signed.split(';'), time, payloadHash }, signature);
  return { verified, scope, time, signature, payloadHash };
}

function presigned(request: S3Request, now: number): Authentication {
  const parameter = (name: string) => queryValue(request, `X-Amz-${name}`) ?? '';
  const scope = readCredential(parameter('Credential'));
  const [time, expires] = [parameter('Date'), Number(parameter('Expires'))];
  const from = parseAmzDate(time);
  const wellFormed =
    parameter('Algorithm') === 'AWS4-HMAC-SHA256' &&
    scope !== undefined &&
    !Number.isNaN(from) &&
    expires >= 1;
  if (!wellFormed || expires > longestExpiry) {
    throw new S3Error(
      'AuthorizationQueryParametersError',
      'The X-Amz- query parameters are incomplete or wrong',
    );
  }
  if (scope.accessKey !== localAccessKey) throw unknownAccessKey();
  const payloadHash = request.headers['x-amz-content-sha256'] ?? unsignedPayload;
  const signature = parameter('Signature');
  verify(
    request,
    { scope, signedHeaders: parameter('SignedHeaders').split(';'), time, payloadHash },
    signature,
  );
  if (now > from + expires * 1_000) throw new S3Error('AccessDenied', 'Request has expired');
  if (now < from - skew) throw new S3Error('AccessDenied', 'Request is not valid yet');
  return { verified: true, scope, time, signature, payloadHash };
}

/** The refusal of an access key other than `local` where the signature has to be checked. */
export function unknownAccessKey(): S3Error {
  return new S3Error(
    'InvalidAccessKeyId',
    'The AWS Access Key Id you provided does not exist in our records.',
  );
}

function verify(request: S3Request, input: SigningInput, given: string): void {
  const signed = new Set(input.signedHeaders);
  const unsigned = Object.keys(request.headers).filter(
    (name) => name.startsWith('x-amz-') && name !== 'x-amz-content-sha256' && !signed.has(name),
  );
  if (unsigned.length > 0 || !signed.has('host')) {
    throw new S3Error('AccessDenied', 'There were headers present in the request which were not signed');
  }
  if (!input.time.startsWith(input.scope.date) || !sameSignature(requestSignature(request, input), given)) {
    throw new S3Error(
      'SignatureDoesNotMatch',
      'The request signature we calculated does not match the signature you provided.',
    );
  }
}
