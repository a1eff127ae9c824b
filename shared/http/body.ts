import type { WebRequest } from './request.ts';
import { problem, type WebResponse } from './response.ts';

/** Largest body the API takes, in bytes. */
export const bodyLimit = 256 * 1024;

/** A read body, or the answer that says what is wrong with it. */
export type Body<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly answer: WebResponse };

/** Refuses a body over 256 KiB (413) or that is not UTF-8 (400). */
export function textBody(request: WebRequest): Body<string> {
  if (request.body.length > bodyLimit)
    return { ok: false, answer: problem(413, 'The request is larger than 256 KiB.') };
  try {
    return { ok: true, value: new TextDecoder('utf-8', { fatal: true }).decode(request.body) };
  } catch {
    return { ok: false, answer: problem(400, 'The request is not UTF-8 text.') };
  }
}

/** A JSON body: 415 for other media types, 413 when too large, 400 when it is not JSON. */
export function jsonBody(request: WebRequest): Body<unknown> {
  if (!/^application\/(json|[\w.-]+\+json)$/.test(request.mediaType))
    return { ok: false, answer: problem(415, 'Send application/json.') };
  const text = textBody(request);
  if (!text.ok) return text;
  try {
    return { ok: true, value: JSON.parse(text.value) };
  } catch {
    return { ok: false, answer: problem(400, 'The request is not well-formed JSON.') };
  }
}
