import { createHash } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import {
  ChecksumAlgorithm,
  CopyObjectCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  GetObjectTaggingCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListBucketsCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  PutObjectTaggingCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Objects, openObjects } from '../../../../infra/local/s3/index.ts';
import { clientOf, serveObjects } from './s3-server.ts';

const start = Date.UTC(2026, 8, 1, 12);
const Bucket = 'uploads';
let now: number;
let objects: Objects;
let server: Awaited<ReturnType<typeof serveObjects>>;
let client: S3Client;

beforeEach(async () => {
  now = start;
  objects = openObjects({
    publish: () => undefined,
    folder: mkdtempSync(join(tmpdir(), 'objects-')),
    clock: { now: () => now },
    buckets: [{ name: Bucket }, { name: 'kept', versioned: true }],
  });
  server = await serveObjects(objects);
  client = server.client;
});

afterEach(async () => {
  server.close();
  await objects.stop();
});

const put = (Key: string, Body: string | Buffer = Key, over: object = {}) =>
  client.send(new PutObjectCommand({ Bucket, Key, Body, ...over }));
const read = async (Key: string, over: object = {}) => {
  const { Body } = await client.send(new GetObjectCommand({ Bucket, Key, ...over }));
  return Body?.transformToString();
};
const keys = async (over: object = {}) => {
  const page = await client.send(new ListObjectsV2Command({ Bucket, ...over }));
  return [
    ...(page.Contents ?? []).map(({ Key }) => Key),
    ...(page.CommonPrefixes ?? []).map((folder) => folder.Prefix),
  ];
};

describe('an object', () => {
  test('comes back with its bytes, type, metadata, tags and the virtual time', async () => {
    const bytes = Buffer.from([0, 255, 1, 254]);
    const { ETag } = await put('a/letter.pdf', bytes, {
      ContentType: 'application/pdf',
      ContentDisposition: 'attachment; filename="letter.pdf"',
      CacheControl: 'no-store',
      Metadata: { application: '0001', stage: 'offer' },
      Tagging: 'kind=letter&language=es',
    });
    const got = await client.send(new GetObjectCommand({ Bucket, Key: 'a/letter.pdf' }));
    expect(Buffer.from((await got.Body?.transformToByteArray()) ?? [])).toEqual(bytes);
    expect(ETag).toBe(`"${createHash('md5').update(bytes).digest('hex')}"`);
    expect(got).toMatchObject({
      ETag,
      ContentLength: 4,
      ContentType: 'application/pdf',
      ContentDisposition: 'attachment; filename="letter.pdf"',
      CacheControl: 'no-store',
      Metadata: { application: '0001', stage: 'offer' },
      TagCount: 2,
      LastModified: new Date(start),
    });
    const head = await client.send(new HeadObjectCommand({ Bucket, Key: 'a/letter.pdf' }));
    expect(head).toMatchObject({ ETag, ContentLength: 4, Metadata: { application: '0001', stage: 'offer' } });
  });

  test.each([
    'año/señal ✓ 🎉.txt',
    'a b+c%20d&e=f?g#h;i:j@k,l',
    'quotes \' " ` and <xml> & friends',
    'dots/../and/./double//slash/',
    '..',
    'パス/ファイル',
    '!()*~_-.$',
    'tab\tand\u0001control',
  ])('may have the key %j', async (key) => {
    await put(key);
    expect(await read(key)).toBe(key);
    expect(await keys()).toEqual([key]);
    await client.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects: [{ Key: key }] } }));
    expect(await keys()).toEqual([]);
  });

  test('may be empty, or as large as fits, streamed in chunks with its checksum behind it', async () => {
    await put('empty', '');
    expect(await read('empty')).toBe('');
    const megabyte = Buffer.alloc(1024 * 1024, 'x');
    async function* parts() {
      for (let part = 0; part < 5; part += 1) yield megabyte;
    }
    const length = { ContentLength: 5 * megabyte.length };
    await client.send(
      new PutObjectCommand({ Bucket, Key: 'large', Body: Readable.from(parts()), ...length }),
    );
    const head = await client.send(new HeadObjectCommand({ Bucket, Key: 'large', ChecksumMode: 'ENABLED' }));
    expect(head.ContentLength).toBe(length.ContentLength);
    expect(head.ChecksumCRC32).toBeDefined();
    expect(await read('large', { Range: 'bytes=0-3' })).toBe('xxxx');
  });

  // The SDK computes no CRC64NVME by itself: that one's known value is checked below.
  test.each([
    ChecksumAlgorithm.CRC32,
    ChecksumAlgorithm.CRC32C,
    ChecksumAlgorithm.SHA1,
    ChecksumAlgorithm.SHA256,
  ])('is checked against its %s, which the reader checks again', async (ChecksumAlgorithm) => {
    await put('sum', 'checked', { ChecksumAlgorithm });
    expect(await read('sum', { ChecksumMode: 'ENABLED' })).toBe('checked');
  });

  test.each([
    ['ChecksumCRC64NVME', 'rosUhgp5mIg=', 'AAAAAAAAAAA='],
    ['ChecksumCRC32C', '4waSgw==', 'AAAAAA=='],
    ['ChecksumCRC32', 'y/Q5Jg==', 'AAAAAA=='],
  ])('is refused when its %s is another one', async (name, right, wrong) => {
    await put('sum', '123456789', { [name]: right });
    await expect(put('sum', 'forged', { [name]: right })).rejects.toMatchObject({ name: 'BadDigest' });
    await expect(put('sum', '123456789', { [name]: wrong })).rejects.toMatchObject({ name: 'BadDigest' });
    expect(await read('sum')).toBe('123456789');
  });

  test('is refused when its MD5 is another one', async () => {
    const ContentMD5 = createHash('md5').update('other').digest('base64');
    await expect(put('sum', 'checked', { ContentMD5 })).rejects.toMatchObject({ name: 'BadDigest' });
    expect(await keys()).toEqual([]);
  });

  test('can be copied with its headers or with new ones', async () => {
    await put('from año', 'text', { ContentType: 'text/plain', Metadata: { a: '1' }, Tagging: 'k=v' });
    const CopySource = encodeURIComponent(`${Bucket}/from año`);
    now += 5_000;
    await client.send(new CopyObjectCommand({ Bucket, Key: 'same', CopySource }));
    const replaced = { MetadataDirective: 'REPLACE' as const, ContentType: 'text/csv', Metadata: { b: '2' } };
    await client.send(new CopyObjectCommand({ Bucket, Key: 'other', CopySource, ...replaced }));
    const [same, other] = await Promise.all(
      ['same', 'other'].map((Key) => client.send(new HeadObjectCommand({ Bucket, Key }))),
    );
    expect(same).toMatchObject({
      ContentType: 'text/plain',
      Metadata: { a: '1' },
      LastModified: new Date(now),
    });
    expect(other).toMatchObject({ ContentType: 'text/csv', Metadata: { b: '2' } });
    expect(await read('same')).toBe('text');
    const itself = new CopyObjectCommand({ Bucket, Key: 'from año', CopySource });
    await expect(client.send(itself)).rejects.toMatchObject({ name: 'InvalidRequest' });
    const missing = new CopyObjectCommand({ Bucket, Key: 'x', CopySource: `${Bucket}/missing` });
    await expect(client.send(missing)).rejects.toMatchObject({ name: 'NoSuchKey' });
  });

  test('has tags that can be replaced, within limits', async () => {
    await put('tagged', 'x', { Tagging: 'old=1' });
    const TagSet = [{ Key: 'scan <state>', Value: 'clean & done' }];
    await client.send(new PutObjectTaggingCommand({ Bucket, Key: 'tagged', Tagging: { TagSet } }));
    expect((await client.send(new GetObjectTaggingCommand({ Bucket, Key: 'tagged' }))).TagSet).toEqual(
      TagSet,
    );
    const many = Array.from({ length: 11 }, (_, index) => ({ Key: `k${index}`, Value: '' }));
    const tooMany = new PutObjectTaggingCommand({ Bucket, Key: 'tagged', Tagging: { TagSet: many } });
    await expect(client.send(tooMany)).rejects.toMatchObject({ name: 'InvalidTag' });
  });
});

describe('reading', () => {
  beforeEach(async () => {
    await put('digits', '0123456789');
  });

  test.each([
    ['bytes=2-4', '234'],
    ['bytes=7-', '789'],
    ['bytes=-3', '789'],
    ['bytes=8-100', '89'],
    ['bytes=0-0,5-5', '0123456789'],
  ])('a range of %s gives %s', async (Range, expected) => {
    expect(await read('digits', { Range })).toBe(expected);
  });

  test('a range behind the end is refused', async () => {
    await expect(read('digits', { Range: 'bytes=10-' })).rejects.toMatchObject({ name: 'InvalidRange' });
  });

  test('conditions are kept', async () => {
    const { ETag } = await client.send(new HeadObjectCommand({ Bucket, Key: 'digits' }));
    expect(await read('digits', { IfMatch: ETag })).toBe('0123456789');
    await expect(read('digits', { IfMatch: '"other"' })).rejects.toMatchObject({
      name: 'PreconditionFailed',
    });
    const status = (code: number) => ({ $metadata: { httpStatusCode: code } });
    await expect(read('digits', { IfNoneMatch: ETag })).rejects.toMatchObject(status(304));
    await expect(read('digits', { IfModifiedSince: new Date(start) })).rejects.toMatchObject(status(304));
    const earlier = { IfUnmodifiedSince: new Date(start - 1_000) };
    await expect(read('digits', earlier)).rejects.toMatchObject({ name: 'PreconditionFailed' });
  });

  test('what is not there is told apart', async () => {
    await expect(read('missing')).rejects.toMatchObject({ name: 'NoSuchKey' });
    const stranger = new GetObjectCommand({ Bucket: 'stranger', Key: 'x' });
    await expect(client.send(stranger)).rejects.toMatchObject({ name: 'NoSuchBucket' });
    await expect(client.send(new HeadBucketCommand({ Bucket }))).resolves.toBeDefined();
    const { Buckets } = await client.send(new ListBucketsCommand());
    expect(Buckets?.map(({ Name }) => Name)).toEqual([Bucket, 'kept']);
  });
});

describe('writing', () => {
  test('creates only when asked to, even when fifty try at once', async () => {
    const tries = Array.from({ length: 50 }, (_, index) => put('once', `try ${index}`, { IfNoneMatch: '*' }));
    const settled = await Promise.allSettled(tries);
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const refused = settled.flatMap((one) => (one.status === 'rejected' ? [one.reason.name] : []));
    expect(new Set(refused)).toEqual(new Set(['PreconditionFailed']));
  });

  test('replaces only what was read', async () => {
    const { ETag } = await put('doc', 'one');
    await put('doc', 'two', { IfMatch: ETag });
    await expect(put('doc', 'three', { IfMatch: ETag })).rejects.toMatchObject({
      name: 'PreconditionFailed',
    });
    await expect(put('none', 'x', { IfMatch: ETag })).rejects.toMatchObject({ name: 'NoSuchKey' });
    expect(await read('doc')).toBe('two');
  });

  test('makes nothing public', async () => {
    const wanted = put('open', 'x', { ACL: 'public-read' });
    await expect(wanted).rejects.toMatchObject({ name: 'AccessControlListNotSupported' });
  });

  test('has limits on keys and metadata', async () => {
    await expect(put('k'.repeat(1025))).rejects.toMatchObject({ name: 'KeyTooLongError' });
    const Metadata = { note: 'n'.repeat(2048) };
    await expect(put('meta', 'x', { Metadata })).rejects.toMatchObject({ name: 'MetadataTooLarge' });
  });

  test('deletes one or many, and what is not there', async () => {
    await Promise.all(['a', 'b', 'c'].map((key) => put(key)));
    await client.send(new DeleteObjectCommand({ Bucket, Key: 'a' }));
    await client.send(new DeleteObjectCommand({ Bucket, Key: 'a' }));
    const Objects = [{ Key: 'b' }, { Key: 'missing' }];
    const { Deleted } = await client.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects } }));
    expect(Deleted?.map(({ Key }) => Key)).toEqual(['b', 'missing']);
    expect(await keys()).toEqual(['c']);
  });
});

describe('listing', () => {
  const all = ['a/1', 'a/2', 'a/b/3', 'á', 'b', 'z/9', '\u{10000}', '\uffee'];

  beforeEach(async () => {
    await Promise.all(all.map((key) => put(key)));
  });

  test('is in the order of UTF-8 bytes', async () => {
    expect(await keys()).toEqual(['a/1', 'a/2', 'a/b/3', 'b', 'z/9', 'á', '\uffee', '\u{10000}']);
  });

  test.each([
    [{ Prefix: 'a/' }, ['a/1', 'a/2', 'a/b/3']],
    [{ Prefix: 'a/', Delimiter: '/' }, ['a/1', 'a/2', 'a/b/']],
    [{ Delimiter: '/' }, ['b', 'á', '\uffee', '\u{10000}', 'a/', 'z/']],
    [{ StartAfter: 'a/2', MaxKeys: 2 }, ['a/b/3', 'b']],
    [{ Prefix: 'nothing' }, []],
  ])('of %j gives %j', async (query, expected) => {
    expect(await keys(query)).toEqual(expected);
  });

  test.each([{}, { Delimiter: '/' }])('page by page with %j gives everything once', async (query) => {
    const found: (string | undefined)[] = [];
    let ContinuationToken: string | undefined;
    do {
      const page = await client.send(
        new ListObjectsV2Command({ Bucket, MaxKeys: 1, ...query, ContinuationToken }),
      );
      expect(page.KeyCount).toBe(1);
      found.push(
        ...(page.Contents ?? []).map(({ Key }) => Key),
        ...(page.CommonPrefixes ?? []).map((f) => f.Prefix),
      );
      ContinuationToken = page.NextContinuationToken;
    } while (ContinuationToken !== undefined);
    expect(new Set(found)).toEqual(new Set(await keys(query)));
    expect(found).toHaveLength((await keys(query)).length);
  });
});

describe('a bucket that keeps versions', () => {
  const kept = { Bucket: 'kept', Key: 'doc' };
  const write = async (Body: string) =>
    (await client.send(new PutObjectCommand({ ...kept, Body }))).VersionId;
  const text = async (VersionId?: string) => {
    const { Body } = await client.send(new GetObjectCommand({ ...kept, VersionId }));
    return Body?.transformToString();
  };

  test('gives each version by its id, hides the deleted object, and finds it again without the marker', async () => {
    const [one, two] = [await write('one'), await write('two')];
    expect([await text(one), await text(two), await text()]).toEqual(['one', 'two', 'two']);
    const marker = await client.send(new DeleteObjectCommand(kept));
    expect(marker.DeleteMarker).toBe(true);
    await expect(text()).rejects.toMatchObject({ name: 'NoSuchKey' });
    expect(await text(one)).toBe('one');
    await expect(text(marker.VersionId)).rejects.toMatchObject({ name: 'MethodNotAllowed' });
    await client.send(new DeleteObjectCommand({ ...kept, VersionId: marker.VersionId }));
    expect(await text()).toBe('two');
    await client.send(new DeleteObjectCommand({ ...kept, VersionId: two }));
    expect(await text()).toBe('one');
    await expect(text(two)).rejects.toMatchObject({ name: 'NoSuchVersion' });
  });
});

test('a call signed with credentials of somebody else is let in, one signed wrongly as local is not', async () => {
  await put('a', 'text');
  const other = clientOf(server.origin, 'AKIAIOSFODNN7EXAMPLE', 'whatever');
  const { Body } = await other.send(new GetObjectCommand({ Bucket, Key: 'a' }));
  expect(await Body?.transformToString()).toBe('text');
  const forger = clientOf(server.origin, 'local', 'guessed');
  const forged = forger.send(new GetObjectCommand({ Bucket, Key: 'a' }));
  await expect(forged).rejects.toMatchObject({ name: 'SignatureDoesNotMatch' });
});
