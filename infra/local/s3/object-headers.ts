import type { ObjectAttributes, StoredObject } from './object-store.ts';
import { S3Error } from './s3-error.ts';

const keptHeaders = [
  'content-type',
  'content-disposition',
  'content-encoding',
  'content-language',
  'cache-control',
  'expires',
] as const;

const metaPrefix = 'x-amz-meta-';
/** User metadata, names and values together, in bytes. */
const longestMetadata = 2_048;
const defaultType = 'binary/octet-stream';

/** The headers and metadata that an upload asks to be kept. Header names are in lower case. */
export function attributesOf(
  headers: Readonly<Record<string, string>>,
): Pick<ObjectAttributes, 'headers' | 'metadata' | 'tags'> {
  const kept: Record<string, string> = { 'content-type': defaultType };
  for (const name of keptHeaders) {
    const value = headers[name];
    if (value !== undefined && value !== '') kept[name] = value;
  }
  const encoding = (kept['content-encoding'] ?? '').replace(/(^|,\s*)aws-chunked(,\s*|$)/, '');
  if (encoding === '') delete kept['content-encoding'];
  else kept['content-encoding'] = encoding;
  const metadata: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (name.startsWith(metaPrefix)) metadata[name.slice(metaPrefix.length)] = value;
  }
  const length = Object.entries(metadata).reduce((sum, [name, value]) => sum + name.length + value.length, 0);
  if (length > longestMetadata) {
    throw new S3Error('MetadataTooLarge', 'Your metadata headers exceed the maximum allowed metadata size');
  }
  refusePublicAcl(headers['x-amz-acl'] ?? headers['acl']);
  return { headers: kept, metadata, tags: readTagging(headers['x-amz-tagging']) };
}

/** Public access is blocked and objects belong to the bucket's owner: any other ACL is refused. */
function refusePublicAcl(acl: string | undefined): void {
  if (acl !== undefined && acl !== 'private' && acl !== 'bucket-owner-full-control') {
    throw new S3Error('AccessControlListNotSupported', 'The bucket does not allow ACLs');
  }
}

/** `a=1&b=2` in a header -> tags. */
function readTagging(header: string | undefined): Record<string, string> {
  return checkedTags(header === undefined ? [] : [...new URLSearchParams(header)]);
}

/** Tags within S3's limits: ten, unique, 128 and 256 characters. */
export function checkedTags(pairs: readonly (readonly [string, string])[]): Record<string, string> {
  const tags = Object.fromEntries(pairs);
  const tooLong = pairs.some(([name, value]) => name === '' || name.length > 128 || value.length > 256);
  if (tooLong || pairs.length > 10 || Object.keys(tags).length !== pairs.length) {
    throw new S3Error('InvalidTag', 'Tags must be at most 10, unique, and of 128 and 256 characters');
  }
  return tags;
}

/** The response headers of an object, for GET and HEAD. */
export function responseHeaders(object: StoredObject, withChecksum: boolean): Record<string, string> {
  const { etag, modified, headers, metadata, tags, checksum, version } = object;
  return {
    ...headers,
    etag,
    'last-modified': new Date(modified).toUTCString(),
    'accept-ranges': 'bytes',
    'x-amz-server-side-encryption': 'AES256',
    ...(version !== 'null' && { 'x-amz-version-id': version }),
    ...Object.fromEntries(Object.entries(metadata).map(([name, value]) => [`${metaPrefix}${name}`, value])),
    ...(Object.keys(tags).length > 0 && { 'x-amz-tagging-count': String(Object.keys(tags).length) }),
    ...(withChecksum &&
      checksum !== undefined && { [checksum.name]: checksum.value, 'x-amz-checksum-type': 'FULL_OBJECT' }),
  };
}
