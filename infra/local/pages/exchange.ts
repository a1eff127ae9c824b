import type { IncomingMessage, ServerResponse } from 'node:http';

/** A request for a page, with what the pages look at. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly method: string;
  readonly query: URLSearchParams;
  /** Whether the caller asked for a page (`text/html`), for JSON, or for anything. */
  readonly wants: 'page' | 'json' | 'anything';
}

/** Reads off the Accept header what is wanted; of two kinds, the one that is named first. */
export function wanted(accept: string | undefined): Exchange['wants'] {
  const [page, json] = ['text/html', 'application/json'].map((type) => (accept ?? '').indexOf(type));
  if (page === undefined || json === undefined || (page < 0 && json < 0)) return 'anything';
  return json < 0 || (page >= 0 && page < json) ? 'page' : 'json';
}

/** Answers with JSON. */
export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  const headers = { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' };
  response.writeHead(status, headers).end(JSON.stringify(body));
}

/** Answers with an RFC 9457 problem; `errors` says which part of the request is at fault. */
export function sendProblem(
  response: ServerResponse,
  status: number,
  title: string,
  detail: string,
  errors?: readonly { readonly pointer: string; readonly detail: string }[],
): void {
  const headers = { 'content-type': 'application/problem+json', 'cache-control': 'no-store' };
  response
    .writeHead(status, headers)
    .end(JSON.stringify({ type: 'about:blank', title, status, detail, errors }));
}

/** Reads a small body as text; undefined when it is longer than anything these pages send. */
export async function readSmallBody(request: IncomingMessage): Promise<string | undefined> {
  let text = '';
  for await (const part of request.setEncoding('utf8')) {
    if (text.length <= 64 * 1024) text += part;
  }
  return text.length <= 64 * 1024 ? text : undefined;
}
