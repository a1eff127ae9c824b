import type { ServerResponse } from 'node:http';
import { type Authentication, authenticate } from './authenticate.ts';
import type { BucketSpec } from './index.ts';
import { listObjects } from './list-objects.ts';
import type { ObjectStore } from './object-store.ts';
import { postObject } from './post-object.ts';
import { writePrecondition } from './preconditions.ts';
import { readObject } from './read-object.ts';
import type { S3Answer } from './s3-answer.ts';
import { S3Error } from './s3-error.ts';
import { queryValue, type S3Request } from './s3-request.ts';
import { copyObject, deleteObjects, getTags, putObject, putTags } from './write-object.ts';
import { xmlDocument } from './xml.ts';

/** A request with everything that answering it takes. */
export interface Routed {
  readonly store: ObjectStore;
  readonly buckets: readonly BucketSpec[];
  readonly bucket: BucketSpec | undefined;
  readonly request: S3Request;
  readonly response: ServerResponse;
  readonly now: number;
}

/** Query parameters that make another operation of a request: those not supported here are refused by name. */
const subresources = new Set(
  [
    'acl',
    'accelerate',
    'analytics',
    'attributes',
    'cors',
    'encryption',
    'intelligent-tiering',
    'inventory',
    'legal-hold',
  ]
    .concat('lifecycle', 'logging', 'metrics', 'notification', 'object-lock', 'ownershipControls', 'policy')
    .concat(
      'policyStatus',
      'publicAccessBlock',
      'replication',
      'requestPayment',
      'restore',
      'retention',
      'select',
    )
    .concat(
      'torrent',
      'uploads',
      'uploadId',
      'versioning',
      'versions',
      'website',
      'tagging',
      'delete',
      'location',
    ),
);

/** Finds the operation that a request asks for and carries it out; undefined when it has answered by itself. */
export async function routeRequest(routed: Routed): Promise<S3Answer | undefined> {
  const { store, buckets, bucket, now } = routed;
  const request = withHoistedHeaders(routed.request);
  const isForm = request.headers['content-type']?.startsWith('multipart/form-data') === true;
  if (request.method === 'POST' && request.key === '' && isForm) {
    return postObject(store, keyed(routed), request, now);
  }
  const authentication = authenticate(routed.request, now);
  const subresource = request.query.map(([name]) => name).find((name) => subresources.has(name));
  if (request.bucket === '') {
    if (request.method !== 'GET') throw notImplemented(request, subresource);
    const Bucket = buckets.map(({ name }) => ({ Name: name, CreationDate: new Date(0).toISOString() }));
    return { status: 200, body: xmlDocument('ListAllMyBucketsResult', { Buckets: { Bucket } }) };
  }
  if (bucket === undefined) throw new S3Error('NoSuchBucket', 'The specified bucket does not exist');
  return request.key === ''
    ? bucketOperation({ ...routed, request }, authentication, subresource)
    : objectOperation({ ...routed, request }, authentication, subresource);
}

/** SDKs move `x-amz-` headers of a presigned address into its query, where they mean the same. */
function withHoistedHeaders(request: S3Request): S3Request {
  const hoisted = request.query
    .map(([name, value]) => [name.toLowerCase(), value] as const)
    .filter(([name]) => name.startsWith('x-amz-') && !signingParameters.has(name));
  return { ...request, headers: { ...Object.fromEntries(hoisted), ...request.headers } };
}

const signingParameters = new Set(
  ['algorithm', 'credential', 'date', 'expires', 'signedheaders', 'signature'].map((name) => `x-amz-${name}`),
);

async function bucketOperation(
  routed: Routed,
  authentication: Authentication,
  subresource: string | undefined,
): Promise<S3Answer> {
  const { store, request, now } = routed;
  const listing = queryValue(request, 'list-type') === '2';
  switch (`${request.method} ${listing ? 'list' : (subresource ?? '')}`) {
    case 'HEAD ':
      return { status: 200 };
    case 'GET list':
      return { status: 200, body: listObjects(store, request) };
    case 'GET location':
      return { status: 200, body: xmlDocument('LocationConstraint', {}) };
    case 'POST delete':
      return deleteObjects(store, keyed(routed), request, authentication, now);
    default:
      throw notImplemented(request, subresource);
  }
}

async function objectOperation(
  routed: Routed,
  authentication: Authentication,
  subresource: string | undefined,
): Promise<S3Answer | undefined> {
  const { store, request, response, now } = routed;
  const target = { ...keyed(routed), key: request.key };
  const copies = request.headers['x-amz-copy-source'] !== undefined;
  switch (`${request.method} ${subresource ?? (copies ? 'copy' : '')}`) {
    case 'GET ':
    case 'HEAD ':
      await readObject(store, request, response);
      return undefined;
    case 'PUT ':
      return putObject(store, target, request, authentication, now);
    case 'PUT copy':
      return copyObject(store, target, request, now);
    case 'DELETE ': {
      const version = queryValue(request, 'versionId');
      const { marker, version: touched } = store.remove(
        target,
        version,
        now,
        writePrecondition(request.headers),
      );
      const headers = {
        ...(marker && { 'x-amz-delete-marker': 'true' }),
        ...(touched !== undefined && { 'x-amz-version-id': touched }),
      };
      return { status: 204, headers };
    }
    case 'GET tagging':
      return getTags(store, request);
    case 'PUT tagging':
      return putTags(store, request, authentication);
    default:
      throw notImplemented(request, subresource);
  }
}

function keyed({ bucket }: Routed) {
  if (bucket === undefined) throw new S3Error('NoSuchBucket', 'The specified bucket does not exist');
  return { bucket: bucket.name, versioned: bucket.versioned === true, follows: bucket.follows ?? [] };
}

function notImplemented(request: S3Request, subresource: string | undefined): S3Error {
  const operation = `${request.method} ${subresource ?? ''}`.trim();
  return new S3Error('NotImplemented', `${operation} is not supported by the local runtime`);
}
