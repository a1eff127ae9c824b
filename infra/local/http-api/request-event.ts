import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { RouteMatch } from './route-table.ts';

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/**
 * The body arrives as text for these media types only. Everything else is base64: form fields, `+json` types and a
 * body without a type included, as people have measured on the service.
 */
const textTypes = /^(text\/|application\/(json|xml|javascript)\s*(;|$))/i;

function bodyOf(
  request: IncomingMessage,
  body: Buffer,
): Pick<APIGatewayProxyEventV2, 'body' | 'isBase64Encoded'> {
  if (body.length === 0) return { isBase64Encoded: false };
  const isBase64Encoded = !textTypes.test(request.headers['content-type'] ?? '');
  return { body: body.toString(isBase64Encoded ? 'base64' : 'utf8'), isBase64Encoded };
}

/** Lower-cased, values of a repeated header joined; cookies are kept apart. */
function headersOf({ rawHeaders }: IncomingMessage): Record<string, string> {
  const headers: Record<string, string> = {};
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = (rawHeaders[at] ?? '').toLowerCase();
    const value = rawHeaders[at + 1] ?? '';
    if (name === 'cookie' || name === 'connection') continue;
    headers[name] = headers[name] === undefined ? value : `${headers[name]},${value}`;
  }
  return headers;
}

function queryOf(rawQueryString: string): Pick<APIGatewayProxyEventV2, 'queryStringParameters'> {
  const values: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(rawQueryString))
    values[name] = values[name] === undefined ? value : `${values[name]},${value}`;
  return Object.keys(values).length === 0 ? {} : { queryStringParameters: values };
}

function requestTime(now: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${two(now.getUTCDate())}/${months[now.getUTCMonth()]}/${now.getUTCFullYear()}`;
  return `${day}:${two(now.getUTCHours())}:${two(now.getUTCMinutes())}:${two(now.getUTCSeconds())} +0000`;
}

export interface RequestParts {
  readonly request: IncomingMessage;
  /** The path with its escapes decoded, which is what this kind of API hands on. */
  readonly rawPath: string;
  readonly rawQueryString: string;
  readonly body: Buffer;
  readonly match: RouteMatch;
  readonly apiId: string;
  readonly account: string;
  readonly now: number;
}

/** The Lambda event of an HTTP API in payload format 2.0. */
export function requestEvent(parts: RequestParts): APIGatewayProxyEventV2 {
  const { request, rawPath, rawQueryString, body, match, apiId, account, now } = parts;
  const headers = headersOf(request);
  const sourceIp = (request.socket.remoteAddress ?? '127.0.0.1').replace(/^::ffff:/, '');
  const domainName = headers['host'] ?? 'localhost';
  const cookies = (request.headers.cookie ?? '').split(/;\s*/).filter((cookie) => cookie !== '');
  const port = domainName.includes(':') ? (domainName.split(':').at(-1) ?? '80') : '80';
  const { route, pathParameters } = match;
  const requestId = randomUUID();
  return {
    version: '2.0',
    routeKey: route.routeKey,
    rawPath,
    rawQueryString,
    ...(cookies.length === 0 ? {} : { cookies }),
    headers: {
      ...headers,
      'x-forwarded-for':
        headers['x-forwarded-for'] === undefined ? sourceIp : `${headers['x-forwarded-for']}, ${sourceIp}`,
      'x-forwarded-port': headers['x-forwarded-port'] ?? port,
      'x-forwarded-proto': headers['x-forwarded-proto'] ?? 'http',
      'x-amzn-trace-id': `Root=1-${Math.floor(now / 1_000).toString(16)}-${requestId.replaceAll('-', '').slice(0, 24)}`,
    },
    ...queryOf(rawQueryString),
    ...(Object.keys(pathParameters).length === 0 ? {} : { pathParameters: { ...pathParameters } }),
    requestContext: {
      accountId: account,
      apiId,
      domainName,
      domainPrefix: domainName.split(/[.:]/)[0] ?? '',
      http: {
        method: request.method ?? 'GET',
        path: rawPath,
        protocol: `HTTP/${request.httpVersion}`,
        sourceIp,
        userAgent: headers['user-agent'] ?? '',
      },
      requestId,
      routeKey: route.routeKey,
      stage: '$default',
      time: requestTime(new Date(now)),
      timeEpoch: Math.floor(now),
    },
    ...bodyOf(request, body),
  };
}
