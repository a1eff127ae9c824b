import { html } from 'hono/html';
import type { Markup } from './layout.ts';

const audiences = [
  ['/', 'Applicants', 'The front page: open programs, the forms, the status of an application.'],
  ['/manage', 'Managers', 'Sign in as a manager, an approver or a viewer; no password is needed here.'],
  [
    '/_local/inbox',
    'Reviewers',
    'Reviewers have no front page: each task comes as a mail with a link of its own, which begins with /review. Find it in the inbox.',
  ],
] as const;

const tools = [
  ['/_local/inbox', 'Inbox', 'Every mail that was sent.'],
  ['/_local/clock', 'Clock', 'What time it is, and buttons to move ahead.'],
  ['/_local/executions', 'Executions', 'Running and ended workflows, each drawn as a graph.'],
  ['/_local/endpoints', 'Endpoints', 'The AWS APIs of this machine, for any SDK or CLI.'],
  ['/_local/token?email=manager@example.org', 'A token', 'A bearer token for the manager API, as JSON.'],
  ['/openapi.json', 'The API', 'OpenAPI 3.1 of everything under /api.'],
] as const;

/** Where everything is. */
export function startBody(): Markup {
  return html`<h1>Everything is running</h1>
<p class="lead">The synthesised template, on this machine alone. Pick a side, or look behind the scenes.</p>
<h2>For people</h2>
<ul class="cards">${audiences.map(card)}</ul>
<h2>Behind the scenes</h2>
<ul class="cards">${tools.map(card)}</ul>`;
}

function card([path, name, text]: readonly [string, string, string]): Markup {
  return html`<li class="card"><h3><a href="${path}">${name}</a></h3><p>${text}</p></li>`;
}
