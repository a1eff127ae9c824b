import type { IncomingMessage, ServerResponse } from 'node:http';
import { badRequest, type MailFault } from './mail.ts';
import { largestMessage } from './read-raw-message.ts';

/** The body is JSON with the message in base64. */
const largestBody = Math.ceil((largestMessage * 4) / 3) + 1024 * 1024;

/** Whether the request carries a signature of any credentials; an unsigned one reaches no AWS API. */
export function isSigned(request: IncomingMessage): boolean {
  return request.headers.authorization?.startsWith('AWS4-HMAC-SHA256 ') ?? false;
}

/** Reads a JSON body, or the refusal of one that is too long or not JSON. */
export async function readJson(
  request: IncomingMessage,
): Promise<{ readonly ok: true; readonly value: unknown } | ({ readonly ok: false } & MailFault)> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request) {
    length += part.length;
    if (length <= largestBody) parts.push(part);
  }
  if (length > largestBody) return badRequest('Message is longer than 40 MB');
  try {
    return { ok: true, value: JSON.parse(Buffer.concat(parts).toString('utf8')) };
  } catch {
    return badRequest('The request body is not JSON');
  }
}

/** Writes a result as JSON, or a fault the way that an AWS SDK reads its name. */
export function answer(response: ServerResponse, result: object): void {
  const fault = result as { error?: string; status?: number; message?: string };
  const headers = { 'content-type': 'application/json' };
  if (fault.error === undefined) {
    response.writeHead(200, headers).end(JSON.stringify(result));
    return;
  }
  response
    .writeHead(fault.status ?? 500, { ...headers, 'x-amzn-errortype': fault.error })
    .end(JSON.stringify({ message: fault.message }));
}
