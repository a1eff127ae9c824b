import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';

/** What a handler answers: API Gateway's structured result, whose cookies and headers the middleware completes. */
export type WebResponse = APIGatewayProxyStructuredResultV2 & { statusCode: number };

/** A page. */
export const htmlPage = (
  body: { toString(): string },
  statusCode = 200,
  cookies: string[] = [],
): WebResponse => ({
  statusCode,
  headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
  body: body.toString(),
  cookies,
});

/** A PDF: saved under a name of safe characters, or shown. Nobody keeps it on the way. */
export const pdfFile = (bytes: Buffer, name: string, how: 'attachment' | 'inline'): WebResponse => ({
  statusCode: 200,
  headers: {
    'content-type': 'application/pdf',
    'cache-control': 'no-store',
    'content-disposition': `${how}; filename="${name.replace(/[^\w.-]/g, '_')}"`,
  },
  body: bytes.toString('base64'),
  isBase64Encoded: true,
});

/** JSON. */
export const json = (value: unknown, statusCode = 200): WebResponse => ({
  statusCode,
  headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
  body: JSON.stringify(value),
});

/** After a POST: look here (303), so that reloading repeats nothing. */
export const seeOther = (location: string, cookies: string[] = []): WebResponse => ({
  statusCode: 303,
  headers: { location, 'cache-control': 'no-store' },
  body: '',
  cookies,
});

/** One field at fault: a JSON pointer into the request, and what is wrong with it. */
export interface FieldError {
  readonly pointer: string;
  readonly detail: string;
}

const titles: Record<number, string> = {
  400: 'Malformed request',
  401: 'Sign in first',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'Not possible now',
  413: 'Too large',
  415: 'Unsupported media type',
  422: 'Not valid',
  429: 'Too many requests',
  500: 'Something went wrong',
  503: 'Busy',
};

/** A problem answer (RFC 9457). `detail` never holds what was sent. */
export function problem(statusCode: number, detail: string, errors: readonly FieldError[] = []): WebResponse {
  const body = {
    type: 'about:blank',
    title: titles[statusCode] ?? 'Problem',
    status: statusCode,
    detail,
    ...(errors.length > 0 ? { errors } : {}),
  };
  return {
    statusCode,
    headers: { 'content-type': 'application/problem+json; charset=utf-8', 'cache-control': 'no-store' },
    body: JSON.stringify(body),
  };
}

/** A cookie only this host sees, over TLS (or on localhost) only, hidden from scripts. */
export const hostCookie = (name: string, value: string, maxAgeSeconds: number): string =>
  `__Host-${name}=${value}; Path=/; Max-Age=${maxAgeSeconds}; Secure; HttpOnly; SameSite=Lax`;

/** Takes a cookie back. */
export const dropCookie = (name: string): string =>
  `__Host-${name}=; Path=/; Max-Age=0; Secure; HttpOnly; SameSite=Lax`;
