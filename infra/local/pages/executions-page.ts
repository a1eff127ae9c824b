import { html } from 'hono/html';
import type { ExecutionSummary } from '../states/index.ts';
import { type Markup, readableTime } from './layout.ts';

const mostListed = 200;

/** Running and ended executions, newest first, all or of one status. */
export function executionsBody(executions: readonly ExecutionSummary[], status: string | undefined): Markup {
  const shown = executions.filter((one) => status === undefined || one.status === status);
  const statuses = [...new Set(executions.map((one) => one.status))];
  return html`<h1>Executions</h1>
<p class="lead">${shown.length} of ${executions.length} workflow executions, newest first.</p>
<p>Show ${filter('all', undefined, status)}${statuses.map((one) => html`, ${filter(words(one), one, status)}`)}</p>
${
  shown.length === 0
    ? html`<p>None yet: submit an application, and its workflow appears here.</p>`
    : html`<div class="scroll" role="region" aria-label="Executions" tabindex="0"><table>
<thead><tr><th scope="col">Execution</th><th scope="col">Status</th><th scope="col">Current state</th><th scope="col">Machine</th><th scope="col">Started</th><th scope="col">Stopped</th></tr></thead>
<tbody>${shown.slice(0, mostListed).map(row)}</tbody>
</table></div>`
}
${shown.length > mostListed ? html`<p class="soft">Only the newest ${mostListed}; ask for JSON to have them all.</p>` : ''}`;
}

function row(one: ExecutionSummary): Markup {
  return html`<tr><th scope="row"><a href="${executionPath(one.executionArn)}">${one.name}</a></th>
<td>${statusPill(one.status)}</td><td>${one.currentState ?? ''}</td><td>${one.stateMachine}</td>
<td class="time">${time(one.startedAt)}</td><td class="time">${time(one.stoppedAt)}</td></tr>`;
}

function filter(name: string, status: string | undefined, current: string | undefined): Markup {
  if (status === current) return html`<strong>${name}</strong>`;
  return html`<a href="/_local/executions${status === undefined ? '' : `?status=${status}`}">${name}</a>`;
}

/** Where an execution's page is. */
export function executionPath(executionArn: string): string {
  return `/_local/executions/${encodeURIComponent(executionArn)}`;
}

/** A status as a small label: the word says it, the colour only helps. */
export function statusPill(status: string): Markup {
  return html`<span class="status ${status.toLowerCase()}">${words(status)}</span>`;
}

/** A moment given in ISO 8601, readable; nothing when it has not come. */
export function time(iso: string | null): Markup | string {
  return iso === null ? '' : html`<time datetime="${iso}">${readableTime(Date.parse(iso))}</time>`;
}

function words(status: string): string {
  return status.toLowerCase().replaceAll('_', ' ');
}
