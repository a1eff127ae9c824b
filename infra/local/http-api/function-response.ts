import type { ServerResponse } from 'node:http';
import * as z from 'zod';

const scalar = z.union([z.string(), z.number(), z.boolean()]);

const formatted = z.object({
  statusCode: z.coerce.number().int().min(100).max(599),
  headers: z.record(z.string(), scalar).nullish(),
  cookies: z.array(z.string()).nullish(),
  body: z.string().nullish(),
  isBase64Encoded: z.boolean().nullish(),
});

/** A response the gateway gives by itself. */
export function refuse(response: ServerResponse, status: number, message: string): void {
  const body = JSON.stringify({ message });
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
  });
  response.end(response.req.method === 'HEAD' ? undefined : body);
}

/** Headers that describe the connection between gateway and client; a function has no say in them. */
const ownHeaders = new Set([
  'connection',
  'content-length',
  'date',
  'keep-alive',
  'transfer-encoding',
  'set-cookie',
]);

/**
 * Sends what a function returned. With a `statusCode` it is a response in payload format 2.0; anything else is the
 * JSON body of a 200.
 */
export function sendFunctionResponse(response: ServerResponse, payload: unknown): void {
  const hasStatus = typeof payload === 'object' && payload !== null && 'statusCode' in payload;
  const parsed = formatted.safeParse(
    hasStatus
      ? payload
      : {
          statusCode: 200,
          headers: { 'content-type': 'application/json' },
          body: typeof payload === 'string' ? payload : JSON.stringify(payload),
        },
  );
  if (!parsed.success) {
    refuse(response, 500, 'Internal Server Error');
    return;
  }
  const { statusCode, headers, cookies, body, isBase64Encoded } = parsed.data;
  const content = Buffer.from(body ?? '', isBase64Encoded === true ? 'base64' : 'utf8');
  response.statusCode = statusCode;
  try {
    for (const [name, value] of Object.entries(headers ?? {}))
      if (!ownHeaders.has(name.toLowerCase())) response.setHeader(name, String(value));
    // A function may set its cookies as a plain header too; there can be one of those only.
    const plain = Object.entries(headers ?? {}).find(([name]) => name.toLowerCase() === 'set-cookie');
    const all = [...(plain === undefined ? [] : [String(plain[1])]), ...(cookies ?? [])];
    if (all.length > 0) response.setHeader('set-cookie', all);
  } catch {
    for (const name of response.getHeaderNames()) response.removeHeader(name);
    refuse(response, 500, 'Internal Server Error');
    return;
  }
  const bodiless = statusCode === 204 || statusCode === 304 || statusCode < 200;
  if (!response.hasHeader('content-type') && !bodiless)
    response.setHeader('content-type', 'text/plain;charset=UTF-8');
  if (!bodiless) response.setHeader('content-length', content.length);
  response.end(response.req.method === 'HEAD' || bodiless ? undefined : content);
}
