import * as z from 'zod';

/** A state as it is drawn: a Parallel or Map holds graphs of its own. */
export interface GraphNode {
  readonly name: string;
  readonly type: string;
  readonly inner: readonly Graph[];
  /** Whether the machine, branch or item ends behind this state. */
  readonly ends: boolean;
}

/** An arrow. A `catch` is taken on an error, everything else in the course of things. */
export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  readonly kind: 'next' | 'choice' | 'catch';
  /** What a Choice branch asks, or the errors of a Catch. Empty for a plain Next. */
  readonly label: string;
}

/** The states and arrows of one level of a definition. */
export interface Graph {
  readonly startAt: string;
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

const step = z.object({ Next: z.string() });
const stateShape = z.object({
  Type: z.string(),
  Next: z.string().optional(),
  End: z.boolean().optional(),
  Default: z.string().optional(),
  Choices: z.array(step.extend({ Condition: z.unknown() })).default([]),
  Catch: z.array(step.extend({ ErrorEquals: z.array(z.string()) })).default([]),
  Branches: z.array(z.unknown()).default([]),
  ItemProcessor: z.unknown().optional(),
});
const blockShape = z.object({ StartAt: z.string(), States: z.record(z.string(), stateShape) });

/** Reads what can be drawn off a definition in the Amazon States Language. */
export function readGraph(definition: unknown): Graph {
  const { StartAt, States } = blockShape.parse(definition);
  const nodes = Object.entries(States).map(([name, state]) => {
    const blocks = state.ItemProcessor === undefined ? state.Branches : [state.ItemProcessor];
    return { name, type: state.Type, inner: blocks.map(readGraph), ends: state.End === true };
  });
  const edges = Object.entries(States).flatMap(([from, state]): GraphEdge[] => [
    ...(state.Next === undefined ? [] : [{ from, to: state.Next, kind: 'next' as const, label: '' }]),
    ...state.Choices.map(({ Next: to, Condition }) => ({
      from,
      to,
      kind: 'choice' as const,
      label: asked(Condition),
    })),
    ...(state.Default === undefined
      ? []
      : [{ from, to: state.Default, kind: 'choice' as const, label: 'otherwise' }]),
    ...state.Catch.map(({ Next: to, ErrorEquals }) => ({
      from,
      to,
      kind: 'catch' as const,
      label: ErrorEquals.join(', '),
    })),
  ]);
  return { startAt: StartAt, nodes, edges: merged(edges) };
}

/** `{% $states.input.verdict = 'eligible' %}` -> `verdict = 'eligible'` */
function asked(condition: unknown): string {
  return String(condition)
    .replace(/^\{%\s*|\s*%\}$/g, '')
    .replaceAll('$states.input.', '');
}

/** Several branches to the same state are one arrow. */
function merged(edges: readonly GraphEdge[]): GraphEdge[] {
  const byEnds = new Map<string, GraphEdge>();
  for (const edge of edges) {
    const key = JSON.stringify([edge.from, edge.to, edge.kind === 'catch']);
    const known = byEnds.get(key);
    const label = known === undefined ? edge.label : `${known.label} or ${edge.label}`;
    byEnds.set(key, { ...edge, label });
  }
  return [...byEnds.values()];
}
