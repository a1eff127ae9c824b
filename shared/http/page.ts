import type { Assets } from '../web/assets.ts';
import { type LayoutOptions, layout } from '../web/layout.ts';
import type { WebRequest } from './request.ts';
import { htmlPage, type WebResponse } from './response.ts';
import { policyWithFiles } from './security.ts';

/** What a page adds to its layout: all that does not follow from the request. */
export type PageParts = Omit<LayoutOptions, 'language' | 'path' | 'assets'> & {
  readonly statusCode?: number | undefined;
  readonly cookies?: string[] | undefined;
  /** Another origin that the page's scripts and forms may reach: where files are put. */
  readonly reaches?: string | undefined;
  /** Where the language switch leads, if this page has no address of its own: an answer to a form. */
  readonly path?: string | undefined;
};

/** Answers a request with a page in its language. */
export function page(assets: Assets, request: WebRequest, parts: PageParts): WebResponse {
  const { statusCode = 200, cookies = [], path = addressOf(request), reaches, ...options } = parts;
  const answer = htmlPage(
    layout({ ...options, path, assets, language: request.language }),
    statusCode,
    // Somebody who chose a language keeps it: the cookie is set by the middleware.
    cookies,
  );
  if (reaches === undefined) return answer;
  return {
    ...answer,
    headers: { ...answer.headers, 'content-security-policy': policyWithFiles(reaches) },
  };
}

/** A request's own path and query, without the language. */
export function addressOf(request: WebRequest): string {
  const query = new URLSearchParams(request.query);
  query.delete('lang');
  return query.size === 0 ? request.path : `${request.path}?${query}`;
}
