import type { ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { responseHeaders } from './object-headers.ts';
import type { ObjectStore, StoredObject } from './object-store.ts';
import { readPrecondition } from './preconditions.ts';
import { S3Error } from './s3-error.ts';
import { queryValue, type S3Request } from './s3-request.ts';

/** The object that a request is about, in the version it names; throws S3's refusal when there is none. */
export function requestedObject(
  store: ObjectStore,
  request: S3Request,
): StoredObject & { readonly blob: string } {
  const version = queryValue(request, 'versionId');
  const object = store.find(request.bucket, request.key, version);
  if (object === undefined && version !== undefined) {
    throw new S3Error('NoSuchVersion', 'The specified version does not exist.');
  }
  if (object === undefined) throw new S3Error('NoSuchKey', 'The specified key does not exist.');
  if (object.blob === undefined) {
    throw new S3Error('MethodNotAllowed', 'The specified method is not allowed against this resource.', {
      'x-amz-delete-marker': 'true',
    });
  }
  return { ...object, blob: object.blob };
}

/** GET and HEAD of an object: whole or a range, when its conditions hold. */
export async function readObject(
  store: ObjectStore,
  request: S3Request,
  response: ServerResponse,
): Promise<void> {
  const object = requestedObject(store, request);
  const headers = {
    ...responseHeaders(object, request.headers['x-amz-checksum-mode']?.toUpperCase() === 'ENABLED'),
    ...overrides(request),
  };
  if (readPrecondition(request.headers, object) === 'unmodified') {
    response.writeHead(304, { etag: object.etag, 'last-modified': headers['last-modified'] }).end();
    return;
  }
  const range = readRange(request.headers['range'], object.size);
  const { start, end } = range ?? { start: 0, end: object.size - 1 };
  // The checksum is the whole object's: beside a part of it, it would be taken for that part's.
  if (range !== undefined)
    for (const name of Object.keys(headers)) if (isChecksum(name)) delete headers[name];
  const partial = range !== undefined && { 'content-range': `bytes ${start}-${end}/${object.size}` };
  const status = range === undefined ? 200 : 206;
  const length = String(end - start + 1);
  if (request.method === 'HEAD' || object.size === 0) {
    response.writeHead(status, { ...headers, ...partial, 'content-length': length }).end();
    return;
  }
  const file = await store.blobs.open(object.blob);
  response.writeHead(status, { ...headers, ...partial, 'content-length': length });
  await pipeline(file.createReadStream({ start, end }), response);
}

function isChecksum(name: string): boolean {
  return name.startsWith('x-amz-checksum-');
}

/** `response-content-disposition` and its siblings, which a signed address may carry. */
function overrides(request: S3Request): Record<string, string> {
  const names = [
    'content-type',
    'content-disposition',
    'content-encoding',
    'content-language',
    'cache-control',
    'expires',
  ];
  const found = names.flatMap((name) => {
    const value = queryValue(request, `response-${name}`);
    return value === undefined ? [] : [[name, value]];
  });
  return Object.fromEntries(found);
}

/** One range of bytes; several at once are answered with the whole object, as S3 does. */
function readRange(header: string | undefined, size: number): { start: number; end: number } | undefined {
  const [, from, to] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (from === undefined || to === undefined || (from === '' && to === '')) return undefined;
  const start = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const end = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  if (from !== '' && to !== '' && Number(to) < Number(from)) return undefined;
  if (start >= size || start > end) {
    throw new S3Error('InvalidRange', 'The requested range is not satisfiable', {
      'content-range': `bytes */${size}`,
    });
  }
  return { start, end };
}
