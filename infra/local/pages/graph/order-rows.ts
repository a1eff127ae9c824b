import type { GraphEdge } from './graph-model.ts';
import type { Layers } from './layers.ts';
import type { Cell } from './layout-graph.ts';

const cellGap = 26;
const sweeps = 12;

/** A cell while its place is looked for: `x` is its middle. */
interface Draft {
  readonly cell: Cell;
  readonly above: Draft[];
  readonly below: Draft[];
  x: number;
}

/**
 * Puts states and passages into rows, ordered and moved towards the middle of their neighbours (the barycentre heuristic of
 * layered drawing), so that few arrows cross and straight ones stay straight. Answers each cell's left edge.
 */
export function orderRows(
  layers: Layers,
  widthOf: (name: string) => number,
  passageWidth: (edge: GraphEdge, first: boolean) => number,
): { readonly cell: Cell; readonly x: number }[][] {
  const rows = draftRows(layers, widthOf, passageWidth);
  for (const row of rows) spread(row, (_, index) => index * 200);
  for (let sweep = 0; sweep < sweeps; sweep += 1) {
    const down = sweep % 2 === 0;
    for (const row of down ? rows : rows.toReversed()) {
      const wish = (draft: Draft) => mean(down ? draft.above : draft.below) ?? draft.x;
      row.sort((a, b) => wish(a) - wish(b));
      spread(row, wish);
    }
  }
  return rows.map((row) => row.map(({ cell, x }) => ({ cell, x: x - cell.width / 2 })));
}

function draftRows(
  layers: Layers,
  widthOf: (name: string) => number,
  passageWidth: (edge: GraphEdge, first: boolean) => number,
): Draft[][] {
  const states = new Map<string, Draft>();
  const rows: Draft[][] = [];
  const add = (row: number, cell: Cell): Draft => {
    const draft: Draft = { cell, above: [], below: [], x: 0 };
    while (rows.length <= row) rows.push([]);
    rows[row]?.push(draft);
    return draft;
  };
  for (const [name, row] of layers.rows) {
    states.set(name, add(row, { kind: 'state', name, width: widthOf(name) }));
  }
  for (const edge of layers.forward) connect(edge);

  function connect(edge: GraphEdge): void {
    let [upper, lower] = [states.get(edge.from), states.get(edge.to)];
    if (upper === undefined || lower === undefined) return;
    const [from = 0, to = 0] = [layers.rows.get(edge.from), layers.rows.get(edge.to)];
    for (let row = from + 1; row < to; row += 1) {
      const passage = add(row, { kind: 'passage', edge, width: passageWidth(edge, row === from + 1) });
      link(upper, passage);
      upper = passage;
    }
    link(upper, lower);
  }
  return rows;
}

function link(upper: Draft, lower: Draft): void {
  upper.below.push(lower);
  lower.above.push(upper);
}

/** Gives each cell of a row its wish as far as the cells beside it leave room. */
function spread(row: Draft[], wish: (draft: Draft, index: number) => number): void {
  const wishes = row.map(wish);
  const distance = (index: number) => {
    const [before, here] = [row[index - 1]?.cell.width ?? 0, row[index]?.cell.width ?? 0];
    return (before + here) / 2 + cellGap;
  };
  const fromLeft = [...wishes];
  for (let index = 1; index < row.length; index += 1) {
    fromLeft[index] = Math.max(fromLeft[index] ?? 0, (fromLeft[index - 1] ?? 0) + distance(index));
  }
  const fromRight = [...wishes];
  for (let index = row.length - 2; index >= 0; index -= 1) {
    fromRight[index] = Math.min(fromRight[index] ?? 0, (fromRight[index + 1] ?? 0) - distance(index + 1));
  }
  for (const [index, draft] of row.entries())
    draft.x = ((fromLeft[index] ?? 0) + (fromRight[index] ?? 0)) / 2;
}

function mean(drafts: readonly Draft[]): number | undefined {
  if (drafts.length === 0) return undefined;
  return drafts.reduce((sum, { x }) => sum + x, 0) / drafts.length;
}
