import type { Authentication } from './authenticate.ts';
import { attributesOf, checkedTags } from './object-headers.ts';
import type { BucketKey, ObjectAttributes, ObjectStore } from './object-store.ts';
import { readPrecondition, writePrecondition } from './preconditions.ts';
import { readBody, readText } from './read-body.ts';
import { requestedObject } from './read-object.ts';
import type { S3Answer } from './s3-answer.ts';
import { S3Error } from './s3-error.ts';
import { decoded, type S3Request } from './s3-request.ts';
import { elements, textOf, xmlDocument } from './xml.ts';

/** The longest list of keys that is read: a thousand of the longest keys, every byte escaped. */
const longestList = 10 * 1024 * 1024;

/** PUT of an object. */
export async function putObject(
  store: ObjectStore,
  target: BucketKey,
  request: S3Request,
  authentication: Authentication,
  now: number,
): Promise<S3Answer> {
  const allowed = writePrecondition(request.headers);
  const attributes = attributesOf(request.headers);
  // A create that is refused already need not take the body in; what counts is the check at the commit.
  allowed(store.find(target.bucket, target.key));
  const body = readBody(request, authentication);
  const blob = await store.blobs.write(body.stream);
  const stored: ObjectAttributes = { ...attributes, ...body.result(), modified: now };
  const version = commit(store, target, blob, stored, allowed);
  const { checksum } = stored;
  return {
    status: 200,
    headers: {
      etag: stored.etag,
      'x-amz-server-side-encryption': 'AES256',
      ...(target.versioned && { 'x-amz-version-id': version }),
      ...(checksum !== undefined && {
        [checksum.name]: checksum.value,
        'x-amz-checksum-type': 'FULL_OBJECT',
      }),
    },
  };
}

/** Makes a blob the object, or removes it again when the object may not be written any more. */
export function commit(
  store: ObjectStore,
  target: BucketKey,
  blob: string,
  attributes: ObjectAttributes,
  allowed: (current: ReturnType<ObjectStore['find']>) => void,
): string {
  try {
    return store.put(target, blob, attributes, allowed);
  } catch (error) {
    store.blobs.remove(blob);
    throw error;
  }
}

/** PUT with `x-amz-copy-source`: an object of this endpoint, with its headers and tags or with new ones. */
export async function copyObject(
  store: ObjectStore,
  target: BucketKey,
  request: S3Request,
  now: number,
): Promise<S3Answer> {
  const { headers } = request;
  const [path = '', query = ''] = (headers['x-amz-copy-source'] ?? '').split('?');
  const [, bucket = '', key = ''] = /^\/?([^/]+)\/(.+)$/s.exec(decoded(path)) ?? [];
  const version = /^versionId=(.+)$/.exec(query)?.[1];
  const from = {
    ...request,
    bucket,
    key,
    query: version === undefined ? [] : ([['versionId', version]] as const),
  };
  const source = requestedObject(store, from);
  if (readPrecondition(headers, source, 'x-amz-copy-source-') === 'unmodified') {
    throw new S3Error('PreconditionFailed', 'At least one of the pre-conditions you specified did not hold');
  }
  const replace = headers['x-amz-metadata-directive']?.toUpperCase() === 'REPLACE';
  const retag = headers['x-amz-tagging-directive']?.toUpperCase() === 'REPLACE';
  const same = bucket === target.bucket && key === target.key && version === undefined;
  if (same && !replace && !retag) {
    throw new S3Error(
      'InvalidRequest',
      'This copy request is illegal because it changes nothing of the object.',
    );
  }
  const given = attributesOf(headers);
  const file = await store.blobs.open(source.blob);
  const blob = await store.blobs.write(file.createReadStream());
  const attributes: ObjectAttributes = {
    etag: source.etag,
    size: source.size,
    modified: now,
    headers: replace ? given.headers : source.headers,
    metadata: replace ? given.metadata : source.metadata,
    tags: retag ? given.tags : source.tags,
    ...(source.checksum !== undefined && { checksum: source.checksum }),
  };
  const made = commit(store, target, blob, attributes, writePrecondition(headers));
  const versionHeader = target.versioned && { 'x-amz-version-id': made };
  const body = { LastModified: new Date(now).toISOString(), ETag: source.etag };
  return { status: 200, headers: { ...versionHeader }, body: xmlDocument('CopyObjectResult', body) };
}

/** POST ?delete: up to a thousand keys at once. */
export async function deleteObjects(
  store: ObjectStore,
  target: Omit<BucketKey, 'key'>,
  request: S3Request,
  authentication: Authentication,
  now: number,
): Promise<S3Answer> {
  const xml = await readText(request, authentication, longestList);
  const asked = elements(xml, 'Object').map((inner) => ({
    key: textOf(elements(inner, 'Key')[0] ?? ''),
    version: elements(inner, 'VersionId').map(textOf)[0],
  }));
  if (asked.length === 0 || asked.length > 1_000 || asked.some(({ key }) => key === '')) {
    throw new S3Error('MalformedXML', 'The XML you provided was not well-formed or did not validate');
  }
  const deleted = asked.map(({ key, version }) => {
    const removal = store.remove({ ...target, key }, version, now, () => undefined);
    return {
      Key: key,
      VersionId: version,
      DeleteMarker: removal.marker || undefined,
      DeleteMarkerVersionId: removal.marker ? removal.version : undefined,
    };
  });
  const quiet = elements(xml, 'Quiet').map(textOf)[0] === 'true';
  return { status: 200, body: xmlDocument('DeleteResult', { Deleted: quiet ? [] : deleted }) };
}

/** PUT ?tagging: replaces all tags of a version. */
export async function putTags(
  store: ObjectStore,
  request: S3Request,
  authentication: Authentication,
): Promise<S3Answer> {
  const object = requestedObject(store, request);
  const xml = await readText(request, authentication, longestList);
  const pairs = elements(xml, 'Tag').map(
    (tag) => [textOf(elements(tag, 'Key')[0] ?? ''), textOf(elements(tag, 'Value')[0] ?? '')] as const,
  );
  store.retag(request.bucket, request.key, object.version, checkedTags(pairs));
  return { status: 200 };
}

/** GET ?tagging. */
export function getTags(store: ObjectStore, request: S3Request): S3Answer {
  const { tags } = requestedObject(store, request);
  const Tag = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
  return { status: 200, body: xmlDocument('Tagging', { TagSet: { Tag } }) };
}
