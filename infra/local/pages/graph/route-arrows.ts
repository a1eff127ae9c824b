import type { GraphEdge } from './graph-model.ts';
import type { Layers } from './layers.ts';
import type { Box, PlacedRow } from './layout-graph.ts';

export type Point = readonly [number, number];

/** An arrow's way. A `curve` swings from point to point, `lines` turn at right angles. */
export interface Arrow {
  readonly edge: GraphEdge;
  readonly shape: 'curve' | 'lines';
  readonly points: readonly Point[];
}

/** How far into the gap between rows the sideways parts of an arrow run, and how far in from a box's corner. */
const intoGap = 14;
const fromCorner = 26;
const railGap = 20;
const railStep = 14;

/**
 * Arrows of the normal course run down from row to row; those that close a loop go up along the left side, caught errors down
 * along the right side, where all that lead to the same state share a rail.
 */
export function routeArrows(
  layers: Layers,
  rows: readonly PlacedRow[],
  boxes: readonly Box[],
): { readonly arrows: readonly Arrow[]; readonly left: number; readonly right: number } {
  const boxOf = new Map(boxes.map((box) => [box.node.name, box]));
  const edgesOfBoxes = rows.flatMap(({ cells }) => cells.map(({ cell, x }) => [x, x + cell.width] as const));
  let left = Math.min(...edgesOfBoxes.map(([from]) => from));
  let right = Math.max(...edgesOfBoxes.map(([, to]) => to));
  const arrows: Arrow[] = [];

  for (const edge of layers.forward) {
    const [from, to] = [boxOf.get(edge.from), boxOf.get(edge.to)];
    if (from === undefined || to === undefined) continue;
    const passages = rows.flatMap((row): Point[] => {
      const found = row.cells.find(({ cell }) => cell.kind === 'passage' && cell.edge === edge);
      if (found === undefined) return [];
      const x = found.x + found.cell.width / 2;
      return [
        [x, row.top],
        [x, row.bottom],
      ];
    });
    const points: Point[] = [[middle(from), from.y + from.height], ...passages, [middle(to), to.y]];
    arrows.push({ edge, shape: 'curve', points });
  }

  const bottomOf = (box: Box) => rows.find(({ top }) => top === box.y)?.bottom ?? box.y + box.height;

  /** Out of one corner of a box, along a rail, and into the same corner of the other. */
  function around(edge: GraphEdge, rail: number, cornerOf: (box: Box) => number): void {
    const [from, to] = [boxOf.get(edge.from), boxOf.get(edge.to)];
    if (from === undefined || to === undefined) return;
    const [out, into] = [bottomOf(from) + intoGap, to.y - intoGap];
    const begin: Point[] = [
      [cornerOf(from), from.y + from.height],
      [cornerOf(from), out],
    ];
    const end: Point[] = [
      [cornerOf(to), into],
      [cornerOf(to), to.y],
    ];
    const isNextRow =
      rows.findIndex(({ top }) => top === to.y) === rows.findIndex(({ top }) => top === from.y) + 1;
    const along: Point[] = [
      [rail, out],
      [rail, into],
    ];
    const short: Point[] = [[cornerOf(to), out]];
    const points = isNextRow
      ? [...begin, ...short, [cornerOf(to), to.y] as const]
      : [...begin, ...along, ...end];
    arrows.push({ edge, shape: 'lines', points });
  }

  for (const edge of layers.back) {
    left -= left === Math.min(...edgesOfBoxes.map(([from]) => from)) ? railGap : railStep;
    around(edge, left, ({ x }) => x + fromCorner);
  }
  const targets = [...new Set(layers.caught.map(({ to }) => to))];
  for (const [index, target] of targets.entries()) {
    right += index === 0 ? railGap : railStep;
    for (const edge of layers.caught) {
      if (edge.to === target) around(edge, right, ({ x, width }) => x + width - fromCorner);
    }
  }
  return { arrows, left: left - 4, right: right + 4 };
}

function middle(box: Box): number {
  return box.x + box.width / 2;
}
