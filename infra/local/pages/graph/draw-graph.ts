import { html } from 'hono/html';
import type { Markup } from '../layout.ts';
import type { GraphEdge } from './graph-model.ts';
import { type Box, longestLabel, type PlacedGraph } from './layout-graph.ts';
import type { Arrow, Point } from './route-arrows.ts';

/** What an execution has made of a state, and how often it was there. */
export interface Mark {
  readonly status: 'current' | 'been' | 'failed';
  readonly times: number;
}

/** What is drawn onto the graph of a definition. */
export interface GraphMarks {
  readonly states: ReadonlyMap<string, Mark>;
  /** Whether the execution went along an arrow. */
  readonly taken: (edge: GraphEdge) => boolean;
}

const colours = {
  current: { fill: '#fff4d6', line: '#b7791f', text: '#5c3b05' },
  been: { fill: '#e3f0ee', line: '#0b5a63', text: '#084a52' },
  failed: { fill: '#fbe9e7', line: '#9b2c2c', text: '#7d2020' },
  none: { fill: '#ffffff', line: '#8a9a9d', text: '#52646a' },
} as const;
const arrowColours = { taken: '#0b5a63', plain: '#76878b' };

/** A wide graph is scaled down to its column, but no further than this, in pixels: the text stays readable. */
const leastWidth = 700;

/** The graph as an SVG image with a title and a description in words. */
export function drawGraph(graph: PlacedGraph, marks: GraphMarks, title: string, description: string): Markup {
  return html`<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="graph-title graph-description"
style="max-width: ${rounded(graph.width)}px; min-width: ${rounded(Math.min(graph.width, leastWidth))}px" viewBox="0 0 ${rounded(graph.width)} ${rounded(graph.height)}"
font-family="system-ui, 'Segoe UI', 'Open Sans', sans-serif">
<title id="graph-title">${title}</title><desc id="graph-description">${description}</desc>
<defs>${head('taken')}${head('plain')}</defs>
${level(graph, marks)}
</svg>`;
}

function head(kind: keyof typeof arrowColours): Markup {
  return html`<marker id="head-${kind}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="9" markerHeight="9"
markerUnits="userSpaceOnUse" orient="auto-start-reverse"><path d="M0 0 8 4 0 8z" fill="${arrowColours[kind]}"/></marker>`;
}

function level(graph: PlacedGraph, marks: GraphMarks): Markup {
  const { start } = graph;
  const begun = graph.boxes.some(({ node }) => marks.states.has(node.name)) ? 'taken' : 'plain';
  return html`<circle cx="${rounded(start.x)}" cy="${rounded(start.y)}" r="6" fill="${arrowColours[begun]}"/>
<path d="M${rounded(start.x)} ${rounded(start.y)}v25" stroke="${arrowColours[begun]}" stroke-width="2" marker-end="url(#head-${begun})"/>
${graph.arrows.map((arrow) => drawArrow(arrow, marks.taken(arrow.edge)))}
${graph.boxes.map((box) => drawBox(box, marks))}
${graph.arrows.map(drawLabel)}`;
}

function drawArrow({ edge, shape, points }: Arrow, taken: boolean): Markup {
  const kind = taken ? 'taken' : 'plain';
  const caught = edge.kind === 'catch';
  const ends = html`marker-${caught ? 'start' : 'end'}="url(#head-${kind})"`;
  // Drawn from its head, so that the dashes of arrows which share a rail fall on each other.
  const way = shape === 'curve' ? curve(points) : lines(caught ? points.toReversed() : points);
  return html`<path d="${way}" fill="none" stroke="${arrowColours[kind]}" stroke-width="${taken ? 2.5 : 1.5}"
${caught ? html`stroke-dasharray="5 4"` : ''} ${ends}><title>${inWords(edge)}</title></path>`;
}

/** `A to B, when ...` */
export function inWords({ from, to, kind, label }: GraphEdge): string {
  if (kind === 'next') return `${from} to ${to}`;
  return kind === 'catch' ? `${from} to ${to}, on the error ${label}` : `${from} to ${to}: ${label}`;
}

/** What a Choice asks, above the place its arrow goes to; the whole of it is in the arrow's title. */
function drawLabel({ edge, shape, points }: Arrow): Markup | string {
  const [from, to] = points;
  if (edge.kind !== 'choice' || from === undefined || to === undefined) return '';
  const [x, y, anchor] =
    shape === 'lines' ? [from[0] + 4, to[1] + 14, 'start'] : [to[0], to[1] - 22, 'middle'];
  const text = edge.label.length > longestLabel ? `${edge.label.slice(0, longestLabel - 2)}...` : edge.label;
  return html`<text x="${rounded(x)}" y="${rounded(y)}" font-size="12" text-anchor="${anchor}" fill="#33464a"
stroke="#fff" stroke-width="4" paint-order="stroke">${text}</text>`;
}

function drawBox(box: Box, marks: GraphMarks): Markup {
  const { node, x, y, width, height, lines: name, inner } = box;
  const mark = marks.states.get(node.name);
  const colour = colours[mark?.status ?? 'none'];
  const strong = mark?.status === 'current' || mark?.status === 'failed';
  const below = html`<text x="${width / 2}" y="${25 + name.length * 17}" font-size="11.5" text-anchor="middle"
fill="${colour.text}">${caption(node.type, mark)}</text>`;
  return html`<g transform="translate(${rounded(x)} ${rounded(y)})">
<path d="${outline(node.type, width, height)}" fill="${colour.fill}" stroke="${colour.line}" stroke-width="${strong ? 3 : 1.5}"/>
${name.map(
  (line, index) =>
    html`<text x="${width / 2}" y="${24 + index * 17}" font-size="13.5" font-weight="600" text-anchor="middle" fill="#1b2b2f">${line}</text>`,
)}
${below}
${mark === undefined ? '' : badge(mark.status, width)}
${inner.map((place) => html`<g transform="translate(${rounded(place.x)} ${rounded(place.y)})">${level(place.graph, marks)}</g>`)}
${node.ends ? endRing(width / 2, height, mark !== undefined && mark.status === 'been') : ''}
</g>`;
}

function caption(type: string, mark: Mark | undefined): string {
  if (mark === undefined) return type;
  const words = { current: 'here now', been: 'been here', failed: 'ended here' }[mark.status];
  return mark.times > 1 ? `${type}, ${words} (${mark.times} times)` : `${type}, ${words}`;
}

/** A Choice is pointed at both sides, the ends are round, everything else is a box. */
function outline(type: string, width: number, height: number): string {
  const [w, h] = [rounded(width), rounded(height)];
  if (type === 'Choice') return `M14 0H${w - 14}L${w} ${h / 2} ${w - 14} ${h}H14L0 ${h / 2}Z`;
  const r = type === 'Succeed' || type === 'Fail' ? h / 2 : 8;
  return `M${r} 0H${w - r}A${r} ${r} 0 0 1 ${w} ${r}V${h - r}A${r} ${r} 0 0 1 ${w - r} ${h}H${r}A${r} ${r} 0 0 1 0 ${h - r}V${r}A${r} ${r} 0 0 1 ${r} 0Z`;
}

/** The state's mark once more as a shape: an arrow head, a tick or a cross. */
export function badge(status: Mark['status'], x: number, y = 0): Markup {
  const shapes = {
    current: 'M-3 -5 5 0 -3 5Z',
    been: 'M-5 0 -1.5 3.5 5 -3.5',
    failed: 'M-4 -4 4 4M4 -4 -4 4',
  };
  const filled = status === 'current' ? '#fff' : 'none';
  return html`<g transform="translate(${x - 8} ${y + 4})"><circle r="10" fill="${colours[status].line}" stroke="#fff" stroke-width="2"/>
<path d="${shapes[status]}" fill="${filled}" stroke="#fff" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/></g>`;
}

function endRing(x: number, y: number, reached: boolean): Markup {
  const kind = reached ? 'taken' : 'plain';
  return html`<path d="M${x} ${y}v17" stroke="${arrowColours[kind]}" stroke-width="${reached ? 2.5 : 1.5}" marker-end="url(#head-${kind})"/>
<circle cx="${x}" cy="${y + 25}" r="7" fill="#fff" stroke="${arrowColours[kind]}" stroke-width="2"/>
<circle cx="${x}" cy="${y + 25}" r="3.5" fill="${arrowColours[kind]}"/>`;
}

function curve(points: readonly Point[]): string {
  return points
    .map(([x, y], index) => {
      const before = points[index - 1];
      if (before === undefined) return `M${rounded(x)} ${rounded(y)}`;
      const half = rounded((before[1] + y) / 2);
      return `C${rounded(before[0])} ${half} ${rounded(x)} ${half} ${rounded(x)} ${rounded(y)}`;
    })
    .join('');
}

function lines(points: readonly Point[]): string {
  return points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${rounded(x)} ${rounded(y)}`).join('');
}

function rounded(length: number): number {
  return Math.round(length * 10) / 10;
}
