import * as z from 'zod';
import { unknownAccessKey } from './authenticate.ts';
import { S3Error } from './s3-error.ts';
import { localAccessKey, readCredential, sameSignature, sign } from './signature.ts';

const field = z.string().startsWith('$');
const policyDocument = z.strictObject({
  expiration: z.iso.datetime(),
  conditions: z.array(
    z.union([
      z.tuple([
        z.literal('content-length-range'),
        z.coerce.number().int().min(0),
        z.coerce.number().int().min(0),
      ]),
      z.tuple([z.literal(['eq', 'starts-with']), field, z.string()]),
      z.record(z.string(), z.string()),
    ]),
  ),
});

/** What a policy lets through: the sizes of the file, in bytes. */
export interface AllowedSizes {
  readonly least: number;
  readonly most: number;
}

interface Condition {
  readonly kind: 'eq' | 'starts-with';
  readonly name: string;
  readonly value: string;
}

/** Fields that need no condition: they carry the policy itself. */
const free = new Set(['policy', 'x-amz-signature', 'file']);

/**
 * Checks a browser's form against the policy that was signed for it: signature, expiry, every condition, and that no
 * field is there which no condition allows. Field names are in lower case; `bucket` is the one of the address.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTConstructPolicy.html
 */
export function checkPolicy(fields: ReadonlyMap<string, string>, bucket: string, now: number): AllowedSizes {
  const policy = fields.get('policy');
  if (policy === undefined) throw new S3Error('AccessDenied', 'Access Denied');
  checkSignature(fields, policy);
  const document = readPolicy(policy);
  if (now > Date.parse(document.expiration)) throw against('Policy expired.');
  const values = new Map([...fields, ['bucket', bucket]]);
  const sizes = { least: 0, most: 5 * 1024 ** 3 };
  const conditions: Condition[] = [];
  for (const condition of document.conditions) {
    if (!Array.isArray(condition)) {
      const equal = Object.entries(condition).map(([name, value]) => ({ kind: 'eq' as const, name, value }));
      conditions.push(...equal);
    } else if (condition[0] === 'content-length-range') {
      [, sizes.least, sizes.most] = condition;
    } else {
      const [kind, name, value] = condition;
      conditions.push({ kind, name: name.slice(1), value });
    }
  }
  const covered = new Set<string>();
  for (const { kind, name, value } of conditions) {
    const given = values.get(name.toLowerCase()) ?? '';
    covered.add(name.toLowerCase());
    if (kind === 'eq' ? given !== value : !given.startsWith(value)) {
      throw against(`Policy Condition failed: ["${kind}", "$${name}", "${value}"]`);
    }
  }
  for (const name of fields.keys()) {
    if (!free.has(name) && !name.startsWith('x-ignore-') && !covered.has(name)) {
      throw against(`Extra input fields: ${name}`);
    }
  }
  return sizes;
}

function checkSignature(fields: ReadonlyMap<string, string>, policy: string): void {
  const scope = readCredential(fields.get('x-amz-credential') ?? '');
  if (fields.get('x-amz-algorithm') !== 'AWS4-HMAC-SHA256' || scope === undefined) {
    throw new S3Error('InvalidArgument', 'The form needs X-Amz-Algorithm, X-Amz-Credential and X-Amz-Date');
  }
  if (scope.accessKey !== localAccessKey) throw unknownAccessKey();
  const dated = fields.get('x-amz-date')?.startsWith(scope.date) === true;
  if (!dated || !sameSignature(sign(scope, policy), fields.get('x-amz-signature') ?? '')) {
    throw new S3Error(
      'SignatureDoesNotMatch',
      'The request signature we calculated does not match the signature you provided.',
    );
  }
}

function readPolicy(policy: string): z.infer<typeof policyDocument> {
  try {
    return policyDocument.parse(JSON.parse(Buffer.from(policy, 'base64').toString('utf8')));
  } catch {
    throw new S3Error(
      'InvalidPolicyDocument',
      'Invalid Policy: it is not JSON of the form that is asked for',
    );
  }
}

function against(reason: string): S3Error {
  return new S3Error('AccessDenied', `Invalid according to Policy: ${reason}`);
}
