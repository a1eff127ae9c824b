import { createHash } from 'node:crypto';
import { attributesOf } from './object-headers.ts';
import type { BucketKey, ObjectStore } from './object-store.ts';
import { checkPolicy } from './post-policy.ts';
import { tooLarge } from './read-body.ts';
import type { S3Answer } from './s3-answer.ts';
import { S3Error } from './s3-error.ts';
import { type S3Request, uriEncode } from './s3-request.ts';
import { commit } from './write-object.ts';
import { xmlDocument } from './xml.ts';

/** A form is read whole before its policy can be: more than this is refused unread, in bytes. */
const largestForm = 256 * 1024 * 1024;

// biome-ignore lint/suspicious/noTemplateCurlyInString: S3's own placeholder for the name of the file that was chosen
const filenamePlaceholder = '${filename}';

/** POST of a form with a file, as a browser sends it without any script. */
export async function postObject(
  store: ObjectStore,
  bucket: Omit<BucketKey, 'key'>,
  request: S3Request,
  now: number,
): Promise<S3Answer> {
  const { fields, file } = await readForm(request);
  // Put in before the policy is looked at, so that it is the real key which the conditions hold for.
  for (const [name, value] of fields)
    fields.set(
      name,
      value.replaceAll(filenamePlaceholder, () => file.name),
    );
  const key = fields.get('key') ?? '';
  const sizes = checkPolicy(fields, bucket.bucket, now);
  if (key === '') throw new S3Error('InvalidArgument', "Bucket POST must contain a field named 'key'.");
  if (Buffer.byteLength(key) > 1_024) throw new S3Error('KeyTooLongError', 'Your key is too long');
  if (file.size > sizes.most) throw tooLarge();
  if (file.size < sizes.least) {
    throw new S3Error('EntityTooSmall', 'Your proposed upload is smaller than the minimum allowed size');
  }
  const attributes = attributesOf(Object.fromEntries(fields));
  const bytes = Buffer.from(await file.arrayBuffer());
  const etag = `"${createHash('md5').update(bytes).digest('hex')}"`;
  const blob = await store.blobs.write(once(bytes));
  const stored = { ...attributes, etag, size: bytes.length, modified: now };
  const version = commit(store, { ...bucket, key }, blob, stored, () => undefined);
  return answer(fields, bucket, key, { etag, ...(bucket.versioned && { 'x-amz-version-id': version }) });
}

function answer(
  fields: ReadonlyMap<string, string>,
  { bucket }: Omit<BucketKey, 'key'>,
  key: string,
  headers: Record<string, string>,
): S3Answer {
  const location = `/${uriEncode(bucket)}/${uriEncode(key, true)}`;
  const redirect = fields.get('success_action_redirect') ?? fields.get('redirect');
  if (redirect !== undefined && URL.canParse(redirect)) {
    const target = new URL(redirect);
    for (const [name, value] of Object.entries({ bucket, key, etag: headers['etag'] ?? '' })) {
      target.searchParams.set(name, value);
    }
    return { status: 303, headers: { ...headers, location: target.href } };
  }
  if (fields.get('success_action_status') === '201') {
    const body = { Location: location, Bucket: bucket, Key: key, ETag: headers['etag'] };
    return { status: 201, headers: { ...headers, location }, body: xmlDocument('PostResponse', body) };
  }
  const status = fields.get('success_action_status') === '200' ? 200 : 204;
  return { status, headers: { ...headers, location } };
}

/** The fields before the file (names in lower case; those behind it do not count) and the file. */
async function readForm(request: S3Request): Promise<{ fields: Map<string, string>; file: File }> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request.body) {
    length += part.length;
    if (length > largestForm) throw tooLarge();
    parts.push(part);
  }
  const headers = { 'content-type': request.headers['content-type'] ?? '' };
  const form = await new Response(Buffer.concat(parts), { headers }).formData().catch(() => {
    throw new S3Error(
      'MalformedPOSTRequest',
      'The body of your POST request is not well-formed multipart/form-data.',
    );
  });
  const fields = new Map<string, string>();
  for (const [name, value] of form) {
    if (name.toLowerCase() === 'file')
      return { fields, file: typeof value === 'string' ? new File([value], '') : value };
    if (typeof value === 'string') fields.set(name.toLowerCase(), value);
  }
  throw new S3Error('InvalidArgument', 'POST requires exactly one file upload per request.');
}

async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}
