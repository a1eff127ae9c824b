import type { Graph, GraphEdge } from './graph-model.ts';

/** Which row each state stands in, and which arrows go on to a later row; the others go back or are caught errors. */
export interface Layers {
  readonly rows: ReadonlyMap<string, number>;
  readonly forward: readonly GraphEdge[];
  readonly back: readonly GraphEdge[];
  readonly caught: readonly GraphEdge[];
}

/**
 * Rows by longest path from the start over the arrows of the normal course, so that every arrow points down except the ones
 * that close a loop. A state that only errors lead to stands below the last state that can lead there.
 */
export function assignLayers(graph: Graph): Layers {
  const course = graph.edges.filter(({ kind }) => kind !== 'catch');
  const caught = graph.edges.filter(({ kind }) => kind === 'catch');
  const shaping = [...course];
  let { back, order } = walk(graph, shaping);
  for (let added = true; added; ) {
    added = false;
    const onlyCaught = caught.filter(({ from, to }) => order.includes(from) && !order.includes(to));
    const last = onlyCaught.sort((a, b) => order.indexOf(a.from) - order.indexOf(b.from)).at(-1);
    if (last !== undefined) {
      shaping.push(last);
      ({ back, order } = walk(graph, shaping));
      added = true;
    }
  }
  const rows = new Map(graph.nodes.map(({ name }) => [name, 0]));
  for (const from of order) {
    for (const edge of shaping) {
      if (edge.from !== from || back.has(edge)) continue;
      rows.set(edge.to, Math.max(rows.get(edge.to) ?? 0, (rows.get(from) ?? 0) + 1));
    }
  }
  return {
    rows,
    forward: course.filter((edge) => !back.has(edge)),
    back: course.filter((edge) => back.has(edge)),
    caught,
  };
}

/** Depth first from the start: states in an order in which arrows point onward, and the arrows that do not. */
function walk(graph: Graph, edges: readonly GraphEdge[]): { back: Set<GraphEdge>; order: string[] } {
  const back = new Set<GraphEdge>();
  const open = new Set<string>();
  const finished: string[] = [];
  const known = new Set(graph.nodes.map(({ name }) => name));

  function visit(name: string): void {
    open.add(name);
    for (const edge of edges) {
      if (edge.from !== name || !known.has(edge.to)) continue;
      if (open.has(edge.to)) back.add(edge);
      else if (!finished.includes(edge.to)) visit(edge.to);
    }
    open.delete(name);
    finished.push(name);
  }

  if (known.has(graph.startAt)) visit(graph.startAt);
  return { back, order: finished.reverse() };
}
