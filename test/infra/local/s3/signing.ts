import { createHash, createHmac } from 'node:crypto';

/** Signature Version 4 written a second time from its specification, so that the server is not held against itself. */
export interface Signer {
  readonly accessKey: string;
  readonly secretKey: string;
}

export const local: Signer = { accessKey: 'local', secretKey: 'local' };

const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text, 'utf8').digest();
const hash = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');

const encode = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

export const amzDate = (time: number) => new Date(time).toISOString().replace(/[-:]|\.\d{3}/g, '');

function signatureOf(signer: Signer, date: string, text: string): string {
  const key = ['us-east-1', 's3', 'aws4_request'].reduce<Buffer>(
    (previous, part) => hmac(previous, part),
    hmac(`AWS4${signer.secretKey}`, date),
  );
  return hmac(key, text).toString('hex');
}

/** A presigned address for a method and an object; `path` is the decoded path of the endpoint, bucket and key. */
export function presign(
  origin: string,
  path: string,
  options: {
    method?: string;
    at: number;
    expires?: number;
    signer?: Signer;
    headers?: Record<string, string>;
    query?: Record<string, string>;
  },
): string {
  const { method = 'GET', at, expires = 300, signer = local } = options;
  const time = amzDate(at);
  const date = time.slice(0, 8);
  const scope = `${date}/us-east-1/s3/aws4_request`;
  const headers = Object.entries({ host: new URL(origin).host, ...options.headers }).sort(([a], [b]) =>
    a < b ? -1 : 1,
  );
  const names = headers.map(([name]) => name).join(';');
  const query = Object.entries({
    'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
    'X-Amz-Credential': `${signer.accessKey}/${scope}`,
    'X-Amz-Date': time,
    'X-Amz-Expires': String(expires),
    'X-Amz-SignedHeaders': names,
    ...options.query,
  })
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort()
    .join('&');
  const uri = path.split('/').map(encode).join('/');
  const lines = headers.map(([name, value]) => `${name}:${value}\n`).join('');
  const canonical = [method, uri, query, lines, names, 'UNSIGNED-PAYLOAD'].join('\n');
  const signature = signatureOf(signer, date, ['AWS4-HMAC-SHA256', time, scope, hash(canonical)].join('\n'));
  return `${origin}${uri}?${query}&X-Amz-Signature=${signature}`;
}

/** The fields of a browser's form: those given, and the signed policy with its conditions. */
export function postForm(
  conditions: unknown[],
  fields: Record<string, string>,
  options: { at: number; lifetime?: number; signer?: Signer },
): FormData {
  const { at, lifetime = 300_000, signer = local } = options;
  const time = amzDate(at);
  const date = time.slice(0, 8);
  const credential = {
    'x-amz-algorithm': 'AWS4-HMAC-SHA256',
    'x-amz-credential': `${signer.accessKey}/${date}/us-east-1/s3/aws4_request`,
    'x-amz-date': time,
  };
  const expiration = new Date(at + lifetime).toISOString();
  const allowed = [...conditions, ...Object.entries(credential).map(([name, value]) => ({ [name]: value }))];
  const policy = Buffer.from(JSON.stringify({ expiration, conditions: allowed })).toString('base64');
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...fields, ...credential, policy })) form.set(name, value);
  form.set('x-amz-signature', signatureOf(signer, date, policy));
  return form;
}

/** An `aws-chunked` body with signed chunks, and the headers that belong to it. */
export function signedChunks(origin: string, path: string, chunks: string[], at: number) {
  const time = amzDate(at);
  const date = time.slice(0, 8);
  const scope = `${date}/us-east-1/s3/aws4_request`;
  const payload = 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD';
  const headers: Record<string, string> = {
    host: new URL(origin).host,
    'x-amz-content-sha256': payload,
    'x-amz-date': time,
    'x-amz-decoded-content-length': String(Buffer.byteLength(chunks.join(''))),
  };
  const names = Object.keys(headers).join(';');
  const lines = Object.entries(headers)
    .map(([name, value]) => `${name}:${value}\n`)
    .join('');
  const canonical = ['PUT', path, '', lines, names, payload].join('\n');
  const first = signatureOf(local, date, ['AWS4-HMAC-SHA256', time, scope, hash(canonical)].join('\n'));
  let previous = first;
  const body = [...chunks, '']
    .map((chunk) => {
      const text = ['AWS4-HMAC-SHA256-PAYLOAD', time, scope, previous, hash(''), hash(chunk)].join('\n');
      previous = signatureOf(local, date, text);
      return `${Buffer.byteLength(chunk).toString(16)};chunk-signature=${previous}\r\n${chunk}\r\n`;
    })
    .join('');
  const authorization = `AWS4-HMAC-SHA256 Credential=local/${scope}, SignedHeaders=${names}, Signature=${first}`;
  const { host: _, ...sent } = headers;
  return { body, headers: { ...sent, authorization, 'content-encoding': 'aws-chunked' } };
}
