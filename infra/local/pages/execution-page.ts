import { html } from 'hono/html';
import type { ExecutionDescription, HistoryEvent } from '../states/index.ts';
import { statusPill, time } from './executions-page.ts';
import { badge, drawGraph, type GraphMarks, inWords, type Mark } from './graph/draw-graph.ts';
import { type Graph, type GraphEdge, readGraph } from './graph/graph-model.ts';
import { layoutGraph } from './graph/layout-graph.ts';
import type { Markup } from './layout.ts';

/** More events than this are not shown on one page; JSON has them all. */
const mostEvents = 500;

/** One execution: its facts, its graph with the current state, and its history beside it. */
export function executionBody(execution: ExecutionDescription, history: readonly HistoryEvent[]): Markup {
  const { name, status, stateMachine, startedAt, stoppedAt, current, dueAt, error, cause } = execution;
  const graph = readGraph(execution.definition);
  const marks = marksOf(execution, history);
  return html`<p><a href="/_local/executions">Executions</a></p>
<h1>${name}</h1>
<dl class="facts">
<dt>Status</dt><dd>${statusPill(status)}</dd>
<dt>Machine</dt><dd>${stateMachine}</dd>
<dt>Started</dt><dd>${time(startedAt)}</dd>
${stoppedAt === null ? '' : html`<dt>Stopped</dt><dd>${time(stoppedAt)}</dd>`}
${current.length === 0 ? '' : html`<dt>Current state</dt><dd><strong>${current.join(', ')}</strong></dd>`}
${dueAt === null ? '' : html`<dt>Next due</dt><dd>${time(dueAt)}</dd>`}
${error === null ? '' : html`<dt>Error</dt><dd><strong>${error}</strong>${cause === null ? '' : html`<br>${cause}`}</dd>`}
</dl>
<div class="split">
<section aria-labelledby="graph-heading"><h2 id="graph-heading">Where it stands</h2>
<div class="graph" role="region" aria-label="Graph of the states" tabindex="0">
${drawGraph(layoutGraph(graph), marks, `The states of ${stateMachine}`, described(graph, marks))}
</div>
${legend()}
<details><summary>The same in words</summary>${graphInWords(graph, marks)}</details>
<details><summary>Input and output</summary><h3>Input</h3><pre>${json(execution.input)}</pre>
<h3>Output</h3><pre>${json(execution.output)}</pre></details>
</section>
<section aria-labelledby="history-heading"><h2 id="history-heading">What happened</h2>
<div class="scroll history" role="region" aria-label="History" tabindex="0"><table>
<thead><tr><th scope="col">No.</th><th scope="col">Event</th><th scope="col">Time</th></tr></thead>
<tbody>${history.slice(0, mostEvents).map(eventRow)}</tbody></table></div>
${history.length > mostEvents ? html`<p class="soft">Only the first ${mostEvents} of ${history.length} events; ask for JSON to have them all.</p>` : ''}
</section></div>`;
}

function marksOf(execution: ExecutionDescription, history: readonly HistoryEvent[]): GraphMarks {
  const states = new Map<string, Mark>();
  for (const { name, status, entered } of execution.visited) {
    const mark = status === 'current' ? 'current' : status === 'succeeded' ? 'been' : 'failed';
    states.set(name, { status: mark, times: entered });
  }
  const taken = new Set<string>();
  const byId = new Map(history.map((event) => [event.id, event]));
  for (const event of history) {
    if (!event.type.endsWith('StateEntered')) continue;
    const before = byId.get(event.previousEventId);
    if (before?.type.endsWith('StateExited'))
      taken.add(JSON.stringify([stateName(before), stateName(event)]));
  }
  return { states, taken: ({ from, to }: GraphEdge) => taken.has(JSON.stringify([from, to])) };
}

/** The state that an event entered or left. */
function stateName(event: HistoryEvent): string {
  const details = event['stateEnteredEventDetails'] ?? event['stateExitedEventDetails'];
  return typeof details === 'object' && details !== null && 'name' in details ? String(details.name) : '';
}

function described(graph: Graph, { states }: GraphMarks): string {
  const named = (status: Mark['status']) =>
    [...states].flatMap(([name, mark]) => (mark.status === status ? [name] : [])).join(', ');
  return [
    `A graph of ${graph.nodes.length} states that starts at ${graph.startAt}.`,
    named('current') === '' ? 'It is in no state now.' : `It is in ${named('current')} now.`,
    named('been') === '' ? '' : `It has been in ${named('been')}.`,
    named('failed') === '' ? '' : `It ended in ${named('failed')}.`,
  ].join(' ');
}

function legend(): Markup {
  const entries = [
    ['current', 'here now'],
    ['been', 'been here'],
    ['failed', 'ended here'],
  ] as const;
  return html`<ul class="legend">${entries.map(
    ([status, text]) =>
      html`<li><svg width="24" height="24" viewBox="-12 -12 24 24" aria-hidden="true">${badge(status, 8, -4)}</svg>${text}</li>`,
  )}<li><svg width="34" height="12" aria-hidden="true"><path d="M0 6H34" stroke="#76878b" stroke-width="1.5" stroke-dasharray="5 4"/></svg>on an error</li></ul>`;
}

function graphInWords(graph: Graph, marks: GraphMarks): Markup {
  return html`<ul>${graph.nodes.map((node) => {
    const mark = marks.states.get(node.name);
    const status =
      mark === undefined
        ? 'not reached'
        : { current: 'here now', been: 'been here', failed: 'ended here' }[mark.status];
    const onward = graph.edges.filter(({ from }) => from === node.name).map(inWords);
    return html`<li><strong>${node.name}</strong> (${node.type}): ${status}.
${onward.length === 0 ? '' : html`<ul>${onward.map((way) => html`<li>${way}</li>`)}</ul>`}
${node.inner.map((inner) => graphInWords(inner, marks))}</li>`;
  })}</ul>`;
}

function eventRow(event: HistoryEvent): Markup {
  const { id, timestamp, type, previousEventId: _, ...rest } = event;
  const details = Object.values(rest)[0];
  const name = stateName(event);
  const at = new Date(timestamp * 1_000).toISOString();
  return html`<tr><td class="number">${id}</td>
<td class="event">${inReadableWords(type)}${name === '' ? '' : html`: <strong>${name}</strong>`}
${details === undefined ? '' : html`<details><summary>Details</summary><pre>${json(details)}</pre></details>`}</td>
<td class="time">${time(at)}</td></tr>`;
}

/** `LambdaFunctionScheduled` -> `Lambda function scheduled` */
function inReadableWords(type: string): string {
  const [first = '', ...others] = type.split(/(?=[A-Z])/);
  return [first, ...others.map((word) => word.toLowerCase())].join(' ');
}

function json(value: unknown): string {
  return JSON.stringify(value, null, 2) ?? '';
}
