import { readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { html, raw } from 'hono/html';

/** What `html` gives: text that is already escaped, or a promise of it. */
export type Markup = ReturnType<typeof html>;

/** One page of the local runtime. */
export interface LocalPage {
  readonly title: string;
  readonly body: Markup;
  /** The navigation's entry that this page is; without `now` there is no navigation at all. */
  readonly current?: string;
  /** The virtual time, epoch milliseconds. */
  readonly now?: number;
  /** How wide the text may run; `page` unless said otherwise. */
  readonly width?: 'narrow' | 'page' | 'wide';
}

const stylesheet = readFileSync(new URL('./style.css', import.meta.url), 'utf8');

const navigation = [
  ['/_local/', 'Start'],
  ['/_local/inbox', 'Inbox'],
  ['/_local/clock', 'Clock'],
  ['/_local/executions', 'Executions'],
] as const;

/** The whole document around a page's body. */
export function layout(page: LocalPage): Markup {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${page.title} - Anchor Awards on this laptop</title>
<link rel="icon" href="data:,">
<style>${raw(stylesheet)}</style>
</head>
<body class="${page.width ?? 'page'}">
<a class="skip" href="#main">Skip to the content</a>
<header class="bar"><div>
<a class="brand" href="/_local/">Anchor Awards on this laptop</a>
${page.now === undefined ? '' : bar(page.current, page.now)}
</div></header>
<main id="main" tabindex="-1">
${page.body}
</main>
<footer>Only on this machine: these pages are no part of what is deployed.</footer>
</body>
</html>`;
}

function bar(current: string | undefined, now: number): Markup {
  const entries = navigation.map(([path, name]) => {
    const marker = path === current ? raw(' aria-current="page"') : '';
    return html`<li><a href="${path}"${marker}>${name}</a></li>`;
  });
  return html`<nav aria-label="Local runtime"><ul>${entries}</ul></nav>
<span class="now"><time datetime="${isoTime(now)}">${readableTime(now)}</time></span>`;
}

/**
 * Mails are shown on these pages and may carry anything: no script runs here, nothing is fetched, and a mail's frame
 * inherits the same policy. Form targets are left open because a sign-in ends with a redirect to the application.
 */
const policy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; base-uri 'none'; frame-ancestors 'self'";

/** Answers with a page. */
export async function sendPage(response: ServerResponse, status: number, page: LocalPage): Promise<void> {
  const text = String(await layout(page));
  response
    .writeHead(status, {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': policy,
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    })
    .end(text);
}

/** ISO 8601 in UTC. */
export function isoTime(time: number): string {
  return new Date(time).toISOString();
}

/** `Tue 1 Sep 2026, 12:00:00 UTC` */
export function readableTime(time: number): string {
  return `${moment.format(time).replace(/,(?= \d)/, '')} UTC`;
}

const moment = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  timeZone: 'UTC',
});
