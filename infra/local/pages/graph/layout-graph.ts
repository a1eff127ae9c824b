import type { Graph, GraphEdge, GraphNode } from './graph-model.ts';
import { assignLayers } from './layers.ts';
import { orderRows } from './order-rows.ts';
import { type Arrow, routeArrows } from './route-arrows.ts';

/** A state with its place; all lengths are in pixels from the graph's own top left corner. */
export interface Box {
  readonly node: GraphNode;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** The name, broken into lines. */
  readonly lines: readonly string[];
  /** The graphs inside, with their places within this box. */
  readonly inner: readonly { readonly x: number; readonly y: number; readonly graph: PlacedGraph }[];
}

/** A graph with a place for everything. */
export interface PlacedGraph {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly Box[];
  readonly arrows: readonly Arrow[];
  /** Where the dot stands that the start arrow comes from. */
  readonly start: { readonly x: number; readonly y: number };
}

/** One place in a row: a state, or the passage of an arrow that goes further down. */
export type Cell =
  | { readonly kind: 'state'; readonly name: string; readonly width: number }
  | { readonly kind: 'passage'; readonly edge: GraphEdge; readonly width: number };

/** A row with the left edge of every cell. */
export interface PlacedRow {
  readonly cells: readonly { readonly cell: Cell; readonly x: number }[];
  readonly top: number;
  readonly bottom: number;
}

const boxWidth = 200;
const lineLength = 25;
/** The longest label of an arrow, in characters; its passage is as wide as that in the first row it goes through. */
export const longestLabel = 24;
const passageWidth = 12;
const labelWidth = 150;
const innerMargin = 12;
/** Above the first row, for the start dot; below the last, for the end rings. */
const margin = 40;
const rowGap = 78;

/** Places every state in rows and routes the arrows between them. */
export function layoutGraph(graph: Graph): PlacedGraph {
  const layers = assignLayers(graph);
  const sized = new Map(graph.nodes.map((node) => [node.name, measure(node)]));
  const rows = orderRows(
    layers,
    (name) => sized.get(name)?.width ?? boxWidth,
    (edge, first) => (first && edge.label !== '' ? labelWidth : passageWidth),
  );
  const placed: PlacedRow[] = [];
  let top = margin;
  for (const cells of rows) {
    const heights = cells.map(({ cell }) =>
      cell.kind === 'state' ? (sized.get(cell.name)?.height ?? 0) : 0,
    );
    const bottom = top + Math.max(0, ...heights);
    placed.push({ cells, top, bottom });
    top = bottom + rowGap;
  }
  const boxes = placed.flatMap((row) =>
    row.cells.flatMap(({ cell, x }) => {
      const size = cell.kind === 'state' ? sized.get(cell.name) : undefined;
      return size === undefined ? [] : [{ ...size, x, y: row.top }];
    }),
  );
  const { arrows, left, right } = routeArrows(layers, placed, boxes);
  const shift = -left;
  const first = boxes.find(({ node }) => node.name === graph.startAt);
  return {
    width: right - left,
    height: (placed.at(-1)?.bottom ?? 0) + margin,
    boxes: boxes.map((box) => ({ ...box, x: box.x + shift })),
    arrows: arrows.map((arrow) => ({
      ...arrow,
      points: arrow.points.map(([x, y]) => [x + shift, y] as const),
    })),
    start: { x: (first?.x ?? 0) + (first?.width ?? 0) / 2 + shift, y: margin - 26 },
  };
}

function measure(node: GraphNode): Omit<Box, 'x' | 'y'> {
  const lines = wrapped(node.name);
  const title = 36 + lines.length * 17;
  if (node.inner.length === 0) return { node, lines, width: boxWidth, height: title, inner: [] };
  let x = innerMargin;
  const inner = node.inner.map(layoutGraph).map((graph) => {
    const place = { x, y: title, graph };
    x += graph.width + innerMargin;
    return place;
  });
  const height = title + Math.max(...inner.map(({ graph }) => graph.height)) + innerMargin;
  return { node, lines, width: Math.max(boxWidth, x), height, inner };
}

/** Breaks a name into at most three lines; what does not fit then is cut. */
function wrapped(name: string): string[] {
  const lines: string[] = [];
  for (const word of name
    .split(' ')
    .flatMap((one) => one.match(new RegExp(`.{1,${lineLength}}`, 'gu')) ?? [])) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < lineLength)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.length <= 3 ? lines : [...lines.slice(0, 2), `${lines[2]}...`];
}
