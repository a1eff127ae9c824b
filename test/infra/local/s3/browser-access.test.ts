import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetObjectCommand, HeadObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Objects, openObjects } from '../../../../infra/local/s3/index.ts';
import { clientOf, prefix, serveObjects } from './s3-server.ts';
import { postForm, presign, signedChunks } from './signing.ts';

const start = Date.UTC(2026, 8, 1, 12);
const site = 'https://awards.example';
const Bucket = 'uploads';
let now: number;
let folder: string;
let objects: Objects;
let server: Awaited<ReturnType<typeof serveObjects>>;

function open(): Objects {
  return openObjects({
    publish: () => undefined,
    folder,
    clock: { now: () => now },
    buckets: [
      {
        name: Bucket,
        cors: [
          {
            allowedOrigins: [site, 'https://*.preview.example'],
            allowedMethods: ['PUT', 'POST'],
            allowedHeaders: ['content-type', 'x-amz-*'],
            exposedHeaders: ['ETag'],
            maxAgeSeconds: 3600,
          },
        ],
      },
    ],
  });
}

beforeEach(async () => {
  now = start;
  folder = mkdtempSync(join(tmpdir(), 'objects-'));
  objects = open();
  server = await serveObjects(objects);
});

afterEach(async () => {
  server.close();
  await objects.stop();
});

const path = (key: string) => `${prefix}/${Bucket}/${key}`;
const code = async (response: Response) => /<Code>(\w+)<\/Code>/.exec(await response.text())?.[1];
const stored = async (Key: string) => {
  const got = await server.client.send(new GetObjectCommand({ Bucket, Key }));
  return { text: await got.Body?.transformToString(), type: got.ContentType };
};

describe('a presigned address', () => {
  const headers = { 'content-type': 'application/pdf' };
  const putAddress = (over: Partial<Parameters<typeof presign>[2]> = {}) =>
    presign(server.origin, path('año/a (1).pdf'), { method: 'PUT', at: start, headers, ...over });

  test('takes exactly the upload that it was signed for, and gives it back', async () => {
    const response = await fetch(putAddress(), { method: 'PUT', body: 'pdf', headers });
    expect(response.status).toBe(200);
    expect(await stored('año/a (1).pdf')).toEqual({ text: 'pdf', type: 'application/pdf' });
    const query = { 'response-content-disposition': 'attachment; filename="a b.pdf"' };
    const got = await fetch(presign(server.origin, path('año/a (1).pdf'), { at: start, query }));
    expect([await got.text(), got.headers.get('content-disposition')]).toEqual([
      'pdf',
      query['response-content-disposition'],
    ]);
  });

  test('may carry headers in its query, as SDKs write them', async () => {
    const query = { 'x-amz-meta-stage': 'offer' };
    await fetch(putAddress({ query }), { method: 'PUT', body: 'pdf', headers });
    const head = await server.client.send(new HeadObjectCommand({ Bucket, Key: 'año/a (1).pdf' }));
    expect(head.Metadata).toEqual({ stage: 'offer' });
  });

  test.each<[string, string, (address: string) => string]>([
    ['for another key', 'SignatureDoesNotMatch', (address) => address.replace('.pdf', '.exe')],
    ['for another bucket', 'SignatureDoesNotMatch', (address) => address.replace('uploads', 'uplaods')],
    ['for longer', 'SignatureDoesNotMatch', (address) => address.replace('Expires=300', 'Expires=3000')],
    ['with a parameter more', 'SignatureDoesNotMatch', (address) => `${address}&x-amz-meta-a=1`],
    [
      'with fewer signed headers',
      'SignatureDoesNotMatch',
      (address) => address.replace('content-type%3B', ''),
    ],
    ['with a forged signature', 'SignatureDoesNotMatch', (address) => address.replace(/.{8}$/, '00000000')],
    ['without a signature', 'AccessDenied', (address) => address.replace(/\?.*$/, '')],
    ['for more than a week', 'AuthorizationQueryParametersError', () => putAddress({ expires: 604_801 })],
    [
      'of another key pair',
      'InvalidAccessKeyId',
      () => putAddress({ signer: { accessKey: 'other', secretKey: 'x' } }),
    ],
    [
      'of a guessed secret',
      'SignatureDoesNotMatch',
      () => putAddress({ signer: { accessKey: 'local', secretKey: 'x' } }),
    ],
    ['of tomorrow', 'AccessDenied', () => putAddress({ at: start + 86_400_000 })],
  ])('is refused when it is used %s', async (_, expected, change) => {
    const response = await fetch(change(putAddress()), { method: 'PUT', body: 'x', headers });
    expect([response.status, await code(response)]).toEqual([expect.any(Number), expected]);
    expect(readdirSync(join(folder, 'blobs'))).toEqual([]);
  });

  test('is refused with another type, or with a header that was not signed', async () => {
    const other = await fetch(putAddress(), {
      method: 'PUT',
      body: 'x',
      headers: { 'content-type': 'text/html' },
    });
    expect(await code(other)).toBe('SignatureDoesNotMatch');
    const more = { ...headers, 'x-amz-meta-role': 'manager' };
    expect(await code(await fetch(putAddress(), { method: 'PUT', body: 'x', headers: more }))).toBe(
      'AccessDenied',
    );
  });

  test('is refused for another method, and once the virtual clock has passed it', async () => {
    expect(await code(await fetch(putAddress()))).toBe('SignatureDoesNotMatch');
    now += 300_000;
    expect((await fetch(putAddress(), { method: 'PUT', body: 'x', headers })).status).toBe(200);
    now += 1;
    expect(await code(await fetch(putAddress(), { method: 'PUT', body: 'x', headers }))).toBe('AccessDenied');
  });
});

describe('a form with a policy', () => {
  const key = 'applications/0001/transcript.pdf';
  const conditions = [
    { bucket: Bucket },
    ['eq', '$key', key],
    ['starts-with', '$Content-Type', 'application/'],
    ['content-length-range', 3, 10],
  ];
  const fields = { key, 'Content-Type': 'application/pdf' };
  const send = (form: FormData, file = 'bytes') => {
    form.set('file', new Blob([file]), 'C:\\señal.pdf');
    return fetch(`${server.origin}${prefix}/${Bucket}`, { method: 'POST', body: form, redirect: 'manual' });
  };

  test('is taken when every condition holds', async () => {
    const response = await send(postForm(conditions, fields, { at: start }));
    expect([response.status, response.headers.get('etag')]).toEqual([
      204,
      '"4b3a6218bb3e3a7303e8a171a60fcf92"',
    ]);
    expect(await stored(key)).toEqual({ text: 'bytes', type: 'application/pdf' });
  });

  test('may choose the answer: an address to go to, or a document', async () => {
    const target = `${site}/done?step=2`;
    const go = [...conditions, { success_action_redirect: target }];
    const gone = await send(postForm(go, { ...fields, success_action_redirect: target }, { at: start }));
    expect(gone.status).toBe(303);
    expect(gone.headers.get('location')).toMatch(
      /^https:\/\/awards\.example\/done\?step=2&bucket=uploads&key=appl/,
    );
    const say = [...conditions, { success_action_status: '201' }];
    const said = await send(postForm(say, { ...fields, success_action_status: '201' }, { at: start }));
    expect([said.status, await said.text()]).toEqual([201, expect.stringContaining(`<Key>${key}</Key>`)]);
  });

  test('may take the name of the file into the key, which the conditions then hold for', async () => {
    const below = [{ bucket: Bucket }, ['starts-with', '$key', 'in/']];
    // biome-ignore lint/suspicious/noTemplateCurlyInString: S3's own placeholder
    expect((await send(postForm(below, { key: 'in/${filename}' }, { at: start }))).status).toBe(204);
    expect((await stored('in/C:\\señal.pdf')).text).toBe('bytes');
  });

  const forged = () => {
    const form = postForm(conditions, fields, { at: start });
    const wide = { expiration: '2030-01-01T00:00:00Z', conditions: [['starts-with', '$key', '']] };
    form.set('policy', Buffer.from(JSON.stringify(wide)).toString('base64'));
    return form;
  };
  const without = (name: string) => {
    const form = postForm(conditions, fields, { at: start });
    form.delete(name);
    return form;
  };

  test.each<[string, string, () => FormData, string?]>([
    [
      'another key',
      'AccessDenied',
      () => postForm(conditions, { ...fields, key: `${key}.exe` }, { at: start }),
    ],
    [
      'another type',
      'AccessDenied',
      () => postForm(conditions, { ...fields, 'Content-Type': 'text/html' }, { at: start }),
    ],
    ['no type', 'AccessDenied', () => postForm(conditions, { key }, { at: start })],
    [
      'another bucket',
      'AccessDenied',
      () => postForm([{ bucket: 'other' }, ['eq', '$key', key]], { key }, { at: start }),
    ],
    [
      'a field that no condition allows',
      'AccessDenied',
      () => postForm(conditions, { ...fields, acl: 'private' }, { at: start }),
    ],
    [
      'a file that is too large',
      'EntityTooLarge',
      () => postForm(conditions, fields, { at: start }),
      '12345678901',
    ],
    ['a file that is too small', 'EntityTooSmall', () => postForm(conditions, fields, { at: start }), '12'],
    [
      'a policy that has expired',
      'AccessDenied',
      () => postForm(conditions, fields, { at: start, lifetime: -1 }),
    ],
    ['a policy that was changed', 'SignatureDoesNotMatch', forged],
    ['no policy', 'AccessDenied', () => without('policy')],
    ['no signature', 'SignatureDoesNotMatch', () => without('x-amz-signature')],
    ['no key', 'AccessDenied', () => without('key')],
    [
      'a policy of another key pair',
      'InvalidAccessKeyId',
      () => postForm(conditions, fields, { at: start, signer: { accessKey: 'other', secretKey: 'x' } }),
    ],
    [
      'a condition that is not known',
      'InvalidPolicyDocument',
      () => postForm([...conditions, ['ends-with', '$key', '.pdf']], fields, { at: start }),
    ],
  ])('is refused with %s', async (_, expected, form, file) => {
    expect(await code(await send(form(), file))).toBe(expected);
    expect(readdirSync(join(folder, 'blobs'))).toEqual([]);
  });

  test('does not see fields behind the file', async () => {
    const form = new FormData();
    const whole = postForm(conditions, fields, { at: start });
    form.set('file', new Blob(['bytes']), 'x');
    for (const [name, value] of whole) form.set(name, value);
    const response = await fetch(`${server.origin}${prefix}/${Bucket}`, { method: 'POST', body: form });
    expect(await code(response)).toBe('AccessDenied');
  });
});

describe('a body in signed chunks', () => {
  const send = (body: string, headers: Record<string, string>) =>
    fetch(`${server.origin}${path('chunked')}`, { method: 'PUT', body, headers });

  test('is put together again', async () => {
    const { body, headers } = signedChunks(
      server.origin,
      path('chunked'),
      ['first ', 'señal ', 'last'],
      start,
    );
    expect((await send(body, headers)).status).toBe(200);
    expect((await stored('chunked')).text).toBe('first señal last');
  });

  test.each<[string, string, (body: string) => string]>([
    ['a chunk was changed', 'SignatureDoesNotMatch', (body) => body.replace('first', 'FIRST')],
    ['a chunk is missing', 'SignatureDoesNotMatch', (body) => body.slice(body.indexOf('6;', 1))],
    ['the end is missing', 'IncompleteBody', (body) => body.slice(0, body.lastIndexOf('last'))],
  ])('is refused when %s', async (_, expected, change) => {
    const { body, headers } = signedChunks(
      server.origin,
      path('chunked'),
      ['first ', 'second', 'last'],
      start,
    );
    expect(await code(await send(change(body), headers))).toBe(expected);
    expect(readdirSync(join(folder, 'blobs'))).toEqual([]);
  });
});

test('nothing is public: unsigned requests are refused, whatever they ask', async () => {
  await server.client.send(new PutObjectCommand({ Bucket, Key: 'a', Body: 'x' }));
  const tries = ['GET', 'HEAD', 'PUT', 'DELETE'].map((method) =>
    fetch(`${server.origin}${path('a')}`, { method }),
  );
  const list = fetch(`${server.origin}${prefix}/${Bucket}?list-type=2`);
  const answers = await Promise.all([...tries, list]);
  expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403]);
});

test.each([
  ['POST', 'a?uploads', 'NotImplemented'],
  ['GET', '?versions', 'NotImplemented'],
  ['GET', 'a?acl', 'NotImplemented'],
  ['GET', 'a%zz', 'InvalidURI'],
])('what is not supported is refused by name: %s %s', async (method, target, expected) => {
  const authorization = `AWS4-HMAC-SHA256 Credential=any/20260901/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=00`;
  const response = await fetch(`${server.origin}${path(target)}`, { method, headers: { authorization } });
  expect(await code(response)).toBe(expected);
});

describe('a page of another origin', () => {
  const ask = (origin: string, method: string, headers = 'content-type,x-amz-meta-a') =>
    fetch(`${server.origin}${path('a')}`, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': method, 'access-control-request-headers': headers },
    });

  test.each([
    [site, 'PUT', 200],
    ['https://pr-7.preview.example', 'POST', 200],
    ['https://evil.example', 'PUT', 403],
    [`${site}.evil.example`, 'PUT', 403],
    [site, 'DELETE', 403],
  ])('at %s may %s: %i', async (origin, method, status) => {
    const response = await ask(origin, method);
    expect(response.status).toBe(status);
    expect(response.headers.get('access-control-allow-origin')).toBe(status === 200 ? origin : null);
  });

  test('may send no other headers than the rule says', async () => {
    expect((await ask(site, 'PUT', 'authorization')).status).toBe(403);
  });

  test('can read the answer, and the reason of a refusal', async () => {
    const address = presign(server.origin, path('a'), { method: 'PUT', at: start });
    for (const target of [address, address.replace(/.$/, 'x')]) {
      const response = await fetch(target, { method: 'PUT', body: 'x', headers: { origin: site } });
      expect(response.headers.get('access-control-allow-origin')).toBe(site);
      expect(response.headers.get('access-control-expose-headers')).toBe('ETag');
    }
  });
});

test('objects answered for survive kill -9, and half an upload leaves nothing', async () => {
  const script = new URL('./objects-process.ts', import.meta.url).pathname;
  const other = mkdtempSync(join(tmpdir(), 'objects-killed-'));
  const child = spawn(process.execPath, [script, other], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = await once(child.stdout, 'data');
  const origin = String(line).trim();
  const client = clientOf(origin);
  await client.send(new PutObjectCommand({ Bucket, Key: 'kept', Body: 'kept' }));
  await client.send(new PutObjectCommand({ Bucket, Key: 'kept', Body: 'kept twice' }));
  const begun = Promise.withResolvers<void>();
  const half = new ReadableStream({
    pull(controller) {
      controller.enqueue(Buffer.alloc(64 * 1024));
      begun.resolve();
      return readdirSync(join(other, 'blobs')).some((name) => name.endsWith('.part'))
        ? new Promise(() => {})
        : undefined;
    },
  });
  const address = presign(origin, path('half'), { method: 'PUT', at: Date.now() });
  const upload = fetch(address, { method: 'PUT', body: half, duplex: 'half' }).catch(
    (error: unknown) => error,
  );
  await begun.promise;
  while (!readdirSync(join(other, 'blobs')).some((name) => name.endsWith('.part'))) {
    await new Promise((resolve) => setImmediate(resolve));
  }
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(await upload).toBeInstanceOf(Error);

  server.close();
  await objects.stop();
  folder = other;
  objects = open();
  server = await serveObjects(objects);
  expect((await stored('kept')).text).toBe('kept twice');
  await expect(stored('half')).rejects.toMatchObject({ name: 'NoSuchKey' });
  expect(readdirSync(join(other, 'blobs'))).toHaveLength(1);
});
