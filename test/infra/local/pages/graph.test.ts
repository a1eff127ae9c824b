import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { drawGraph } from '../../../../infra/local/pages/graph/draw-graph.ts';
import { type Graph, readGraph } from '../../../../infra/local/pages/graph/graph-model.ts';
import { assignLayers } from '../../../../infra/local/pages/graph/layers.ts';
import { layoutGraph, type PlacedGraph } from '../../../../infra/local/pages/graph/layout-graph.ts';
import { application } from '../../../../infra/workflow/application.ts';
import { award } from '../../../../infra/workflow/award.ts';
import { round } from '../../../../infra/workflow/round.ts';
import { sampleDefinition } from './pages-server.ts';

const functions = { eligibility: 'e', review: 'r', award: 'a', manage: 'm', intake: 'i', dispatch: 'd' };
const recordings = new URL('../../../../../shared/data/states-recorded-sample.json', import.meta.url);

const known: [string, unknown][] = [
  ['sample', sampleDefinition],
  ['application', application(functions)],
  ['round', round(functions)],
  ['award', award(functions)],
  ...recorded(),
];

/** Every definition in the recorded executions; none where the file is absent. */
function recorded(): [string, unknown][] {
  if (!existsSync(recordings)) return [];
  const found: [string, unknown][] = [];
  JSON.parse(readFileSync(recordings, 'utf8'), (_, value) => {
    const parsed = typeof value === 'string' && value.includes('"StartAt"') ? JSON.parse(value) : value;
    if (
      parsed?.StartAt !== undefined &&
      parsed.States !== undefined &&
      parsed.ProcessorConfig === undefined
    ) {
      found.push([`recorded ${found.length}`, parsed]);
    }
    return value;
  });
  return found;
}

/** Every level of a placed graph. */
function levels(graph: PlacedGraph): PlacedGraph[] {
  return [graph, ...graph.boxes.flatMap((box) => box.inner.flatMap((place) => levels(place.graph)))];
}

describe.each(known)('the graph of %s', (_, definition) => {
  const graph = readGraph(definition);
  const placed = layoutGraph(graph);

  test('has every state in its place, none over another', () => {
    for (const { boxes, width, height } of levels(placed)) {
      for (const [index, a] of boxes.entries()) {
        expect(a.x).toBeGreaterThanOrEqual(0);
        expect(a.x + a.width).toBeLessThanOrEqual(width);
        expect(a.y + a.height).toBeLessThanOrEqual(height);
        for (const b of boxes.slice(index + 1)) {
          const apart =
            a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
          expect([a.node.name, b.node.name, apart]).toEqual([a.node.name, b.node.name, true]);
        }
      }
    }
    expect(placed.boxes).toHaveLength(graph.nodes.length);
  });

  test('has every arrow, from the lower edge of one state to the upper edge of the other', () => {
    expect(placed.arrows).toHaveLength(graph.edges.length);
    for (const { arrows, boxes, width } of levels(placed)) {
      for (const { edge, points } of arrows) {
        const [from, to] = [edge.from, edge.to].map((name) => boxes.find(({ node }) => node.name === name));
        const [first, last] = [points.at(0), points.at(-1)];
        expect(first?.[1]).toBe((from?.y ?? 0) + (from?.height ?? 0));
        expect(last?.[1]).toBe(to?.y);
        expect(last?.[0]).toBeGreaterThan(to?.x ?? 0);
        expect(last?.[0]).toBeLessThan((to?.x ?? 0) + (to?.width ?? 0));
        for (const [x] of points) expect(x >= 0 && x <= width).toBe(true);
      }
    }
  });

  test('points down along the normal course', () => {
    const { forward, rows } = assignLayers(graph);
    for (const { from, to } of forward) expect(rows.get(to)).toBeGreaterThan(rows.get(from) ?? 0);
  });
});

test('a loop goes back, and an owner that only errors lead to stands below', () => {
  const graph = readGraph(sampleDefinition);
  const { back, rows } = assignLayers(graph);
  expect(back.map(({ from, to }) => [from, to])).toEqual([['Enough?', 'Screen']]);
  expect(rows.get('Hand over')).toBe(1);
  const labels = graph.edges.filter(({ from }) => from === 'Enough?').map(({ to, label }) => [to, label]);
  expect(labels).toEqual([
    ['Both', "x = 'yes' or otherwise"],
    ['Screen', "x = 'again'"],
  ]);
});

test('the drawing says where the execution is in captions, and escapes what a definition says', async () => {
  const hostile: Graph = readGraph({
    StartAt: '<script>',
    States: {
      '<script>': { Type: 'Choice', Choices: [{ Condition: '{% "<img src=x>" %}', Next: '"&' }] },
      '"&': { Type: 'Succeed' },
    },
  });
  const states = new Map([['<script>', { status: 'current', times: 3 } as const]]);
  const svg = String(await drawGraph(layoutGraph(hostile), { states, taken: () => true }, '<t>', '"d"'));
  expect(svg).toContain('Choice, here now (3 times)');
  expect(svg).not.toMatch(/<script>|<img|<t>/);
});
