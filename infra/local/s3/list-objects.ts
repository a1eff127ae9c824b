import { behindAll, type ObjectStore } from './object-store.ts';
import { S3Error } from './s3-error.ts';
import { queryValue, type S3Request, uriEncode } from './s3-request.ts';
import { xmlDocument } from './xml.ts';

const mostKeys = 1_000;

/** ListObjectsV2: keys below a prefix, folded at a delimiter, page by page. */
export function listObjects(store: ObjectStore, request: S3Request): string {
  const value = (name: string) => queryValue(request, name);
  const [prefix, delimiter, startAfter, token] = [
    value('prefix') ?? '',
    value('delimiter') ?? '',
    value('start-after'),
    value('continuation-token'),
  ];
  const maxKeys = Math.min(Number(value('max-keys') ?? mostKeys), mostKeys);
  if (!Number.isInteger(maxKeys) || maxKeys < 0)
    throw new S3Error('InvalidArgument', 'max-keys is not a number');
  const encode =
    value('encoding-type') === 'url' ? (text: string) => uriEncode(text, true) : (text: string) => text;
  const contents: { Key: string; LastModified: string; ETag: string; Size: number; StorageClass: string }[] =
    [];
  const folders: { Prefix: string }[] = [];
  let after = token === undefined ? Buffer.from(startAfter ?? '') : readToken(token);
  let more = false;

  for (let done = false; !done; ) {
    const left = maxKeys - contents.length - folders.length;
    // With a delimiter one key may stand for thousands, which are skipped at once instead of read.
    const page = store.list(request.bucket, prefix, after, delimiter === '' ? left + 1 : 1);
    if (page.length === 0) break;
    for (const object of page) {
      if (contents.length + folders.length === maxKeys) {
        more = true;
        done = true;
        break;
      }
      const folder = folderOf(object.key, prefix, delimiter);
      after =
        folder === undefined ? Buffer.from(object.key) : Buffer.concat([Buffer.from(folder), behindAll]);
      if (folder !== undefined) folders.push({ Prefix: encode(folder) });
      else {
        contents.push({
          Key: encode(object.key),
          LastModified: new Date(object.modified).toISOString(),
          ETag: object.etag,
          Size: object.size,
          StorageClass: 'STANDARD',
        });
      }
    }
  }

  return xmlDocument('ListBucketResult', {
    Name: request.bucket,
    Prefix: encode(prefix),
    Delimiter: delimiter === '' ? undefined : encode(delimiter),
    StartAfter: startAfter === undefined ? undefined : encode(startAfter),
    EncodingType: value('encoding-type'),
    MaxKeys: maxKeys,
    KeyCount: contents.length + folders.length,
    IsTruncated: more && maxKeys > 0,
    ContinuationToken: token,
    NextContinuationToken: more && maxKeys > 0 ? after.toString('base64url') : undefined,
    Contents: contents,
    CommonPrefixes: folders,
  });
}

/** The key up to and with the first delimiter behind the prefix; undefined when there is none. */
function folderOf(key: string, prefix: string, delimiter: string): string | undefined {
  if (delimiter === '') return undefined;
  const at = key.indexOf(delimiter, prefix.length);
  return at < 0 ? undefined : key.slice(0, at + delimiter.length);
}

function readToken(token: string): Buffer {
  const bytes = Buffer.from(token, 'base64url');
  if (token === '' || bytes.toString('base64url') !== token) {
    throw new S3Error('InvalidArgument', 'The continuation token provided is incorrect');
  }
  return bytes;
}
