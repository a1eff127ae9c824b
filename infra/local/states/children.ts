import { errorOutput, type Failure } from './failure.ts';
import type { Json } from './json.ts';
import { blockAt, type Children, freshScope, type Scope, stateOf } from './scope.ts';
import type { Turn } from './turn.ts';

/** Starts the branches or iterations of the state in hand, as many as may run at once. */
export function startChildren(
  turn: Turn,
  plan: Pick<Children, 'items' | 'inputs' | 'total' | 'concurrency' | 'tolerated'>,
): void {
  const results: Json[] = new Array(plan.total).fill(null);
  proceed(turn, turn.scope, { ...plan, started: 0, ended: 0, failed: 0, results });
}

/** Starts what may start now, or joins when all have ended; saves the parent. */
function proceed(turn: Turn, parent: Scope, before: Children): void {
  const { lastEvent } = turn.scope;
  if (before.ended === before.total) {
    const phase = { kind: 'joined', results: before.results } as const;
    turn.change.saved.push({ ...parent, lastEvent, phase });
    return;
  }
  const until = Math.min(before.total, before.ended + before.concurrency);
  const isMap = before.items !== undefined;
  for (let index = before.started; index < until; index++) {
    const path = [...parent.path, { state: parent.state, branch: isMap ? 0 : index }];
    const mapItem = before.items?.[index];
    const started = isMap
      ? turn.recordAfter(lastEvent, 'MapIterationStarted', { name: parent.state, index })
      : lastEvent;
    const input = before.inputs[index] ?? before.inputs[0] ?? null;
    const start = { index, path, lastEvent: started, input, ...(mapItem === undefined ? {} : { mapItem }) };
    turn.change.spawned.push({
      parent: parent.id,
      scope: freshScope(blockAt(turn.setting.machine, path), start),
    });
  }
  const children = { ...before, started: Math.max(before.started, until) };
  turn.change.saved.push({ ...parent, lastEvent, phase: { kind: 'children', children } });
}

/** A branch or iteration ended well: keep its result with its parent and go on with the next. */
export function childSucceeded(turn: Turn, output: Json): void {
  const { parent, children } = parentOf(turn);
  if (children.items !== undefined) {
    turn.record('MapIterationSucceeded', { name: parent.state, index: turn.scope.index });
  }
  endChild(turn, parent, children, output, 0);
}

/** A branch or iteration failed: tolerate it, or call off its siblings and hand the failure to the parent. */
export function childFailed(turn: Turn, failure: Failure): void {
  const { parent, children } = parentOf(turn);
  const isMap = children.items !== undefined;
  if (isMap) turn.record('MapIterationFailed', { name: parent.state, index: turn.scope.index });
  if (isMap && children.failed < children.tolerated) {
    endChild(turn, parent, children, errorOutput(failure), 1);
    return;
  }
  const { lastEvent } = turn.scope;
  for (const sibling of turn.setting.reader.children(parent.id)) {
    if (sibling.id !== turn.scope.id) abort(turn, sibling, lastEvent, isMap ? parent.state : undefined);
  }
  turn.change.cleared.push(parent.id);
  const passed = isMap && children.tolerated > 0 ? exceeded(children) : failure;
  turn.change.saved.push({ ...parent, lastEvent, phase: { kind: 'broken', failure: passed } });
}

function exceeded(children: Children): Failure {
  const cause = `${children.failed + 1} iterations failed; ${children.tolerated} were tolerated.`;
  return { error: 'States.ExceedToleratedFailureThreshold', cause };
}

/** Notes what was called off; the service has such events for these states only. */
function abort(turn: Turn, scope: Scope, after: number, mapName: string | undefined): void {
  for (const inner of turn.setting.reader.children(scope.id)) abort(turn, inner, after, undefined);
  const { Type } = stateOf(blockAt(turn.setting.machine, scope.path), scope.state);
  const named = Type === 'Task' || Type === 'Wait' || Type === 'Map' || Type === 'Parallel';
  if (named && scope.phase.kind !== 'ready') turn.recordAfter(after, `${Type}StateAborted`);
  if (mapName !== undefined)
    turn.recordAfter(after, 'MapIterationAborted', { name: mapName, index: scope.index });
}

function endChild(turn: Turn, parent: Scope, before: Children, result: Json, failures: number): void {
  turn.change.removed.push(turn.scope.id);
  const results = before.results.map((old, index) => (index === turn.scope.index ? result : old));
  const children = { ...before, results, ended: before.ended + 1, failed: before.failed + failures };
  proceed(turn, parent, children);
}

function parentOf(turn: Turn): { parent: Scope; children: Children } {
  const parent = turn.setting.outer[0];
  if (parent?.phase.kind !== 'children')
    throw new Error(`scope ${turn.scope.id} ended without a parent that waits`);
  return { parent, children: parent.phase.children };
}
