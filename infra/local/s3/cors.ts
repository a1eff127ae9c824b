import { S3Error } from './s3-error.ts';
import type { S3Request } from './s3-request.ts';

/** One rule of a bucket's CORS configuration, as in the template. An origin or header may hold one `*`. */
export interface CorsRule {
  readonly allowedOrigins: readonly string[];
  readonly allowedMethods: readonly string[];
  readonly allowedHeaders?: readonly string[];
  readonly exposedHeaders?: readonly string[];
  readonly maxAgeSeconds?: number;
}

/** The headers that let a page of another origin read the answer to its request; none when no rule fits. */
export function corsHeaders(rules: readonly CorsRule[], request: S3Request): Record<string, string> {
  const origin = request.headers['origin'];
  const method = request.headers['access-control-request-method'] ?? request.method;
  const rule = rules.find(
    ({ allowedOrigins, allowedMethods }) =>
      origin !== undefined && matches(allowedOrigins, origin) && allowedMethods.includes(method),
  );
  if (rule === undefined || origin === undefined) return {};
  const any = rule.allowedOrigins.includes('*');
  return {
    'access-control-allow-origin': any ? '*' : origin,
    'access-control-allow-methods': rule.allowedMethods.join(', '),
    ...(!any && { 'access-control-allow-credentials': 'true' }),
    ...(rule.exposedHeaders !== undefined && {
      'access-control-expose-headers': rule.exposedHeaders.join(', '),
    }),
    ...(rule.maxAgeSeconds !== undefined && { 'access-control-max-age': String(rule.maxAgeSeconds) }),
    vary: 'Origin, Access-Control-Request-Headers, Access-Control-Request-Method',
  };
}

/** A browser's question before a request: the headers that allow it, or S3's refusal. */
export function preflight(rules: readonly CorsRule[], request: S3Request): Record<string, string> {
  const asked = (request.headers['access-control-request-headers'] ?? '')
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '');
  const rule = rules.find((one) => {
    const fits = Object.keys(corsHeaders([one], request)).length > 0;
    const headers = (one.allowedHeaders ?? []).map((header) => header.toLowerCase());
    return fits && asked.every((name) => matches(headers, name));
  });
  if (rule === undefined) {
    throw new S3Error('AccessForbidden', 'CORSResponse: This CORS request is not allowed.');
  }
  const headers = corsHeaders([rule], request);
  return { ...headers, ...(asked.length > 0 && { 'access-control-allow-headers': asked.join(', ') }) };
}

function matches(patterns: readonly string[], value: string): boolean {
  return patterns.some((pattern) => {
    const star = pattern.indexOf('*');
    if (star < 0) return pattern === value;
    const [before, after] = [pattern.slice(0, star), pattern.slice(star + 1)];
    return value.length >= before.length + after.length && value.startsWith(before) && value.endsWith(after);
  });
}
