import { startChildren } from './children.ts';
import type { StateOf } from './definition.ts';
import { evaluationFailure, tooLarge } from './failure.ts';
import { exceedsPayloadLimit, isObject, type Json } from './json.ts';
import { leave } from './leave-state.ts';
import type { MapItem } from './scope.ts';
import { isArray, isNumber, type Turn } from './turn.ts';

/** The most iterations of an inline Map that the service runs at once. */
const INLINE_CONCURRENCY = 40;

/** Starts every branch with the same input. */
export async function beginParallel(turn: Turn, state: StateOf<'Parallel'>): Promise<void> {
  const input =
    state.Arguments === undefined ? turn.scope.input : await turn.evaluate(state.Arguments, 'Arguments');
  const total = state.Branches.length;
  turn.record('ParallelStateStarted');
  startChildren(turn, { inputs: [input], total, concurrency: total, tolerated: 0 });
}

/** Reads the items and starts as many iterations as may run at once. */
export async function beginMap(turn: Turn, state: StateOf<'Map'>): Promise<void> {
  const items = await readItems(turn, state);
  const concurrency = await turn.wholeNumber(state.MaxConcurrency, 'MaxConcurrency', 0, 0);
  const inputs: Json[] = [];
  for (const item of items) {
    const plain = item.Key === undefined ? item.Value : { Key: item.Key, Value: item.Value };
    inputs.push(
      state.ItemSelector === undefined
        ? plain
        : await turn.evaluate(state.ItemSelector, 'ItemSelector', { mapItem: item }),
    );
  }
  const tolerated = await toleratedFailures(turn, state, items.length);
  turn.record('MapStateStarted', { length: items.length });
  startChildren(turn, {
    items,
    inputs,
    total: items.length,
    concurrency: Math.min(concurrency === 0 ? INLINE_CONCURRENCY : concurrency, INLINE_CONCURRENCY),
    tolerated,
  });
}

/** The smaller of the allowances that the state gives; none when it gives none. */
async function toleratedFailures(turn: Turn, state: StateOf<'Map'>, total: number): Promise<number> {
  const { ToleratedFailureCount: count, ToleratedFailurePercentage: share } = state;
  const allowed = await turn.wholeNumber(count, 'ToleratedFailureCount', 0, undefined);
  if (share === undefined) return allowed ?? 0;
  const percentage = await turn.evaluateTo(share, 'ToleratedFailurePercentage', 'number', isNumber);
  return Math.min(Math.floor((total * percentage) / 100), allowed ?? total);
}

/** The recorded service takes an expression's array only, but an object that is written out or comes as the input. */
async function readItems(turn: Turn, state: StateOf<'Map'>): Promise<MapItem[]> {
  const { input } = turn.scope;
  if (state.Items?.kind === 'expression') {
    return indexed(await turn.evaluateTo(state.Items, 'Items', 'array', isArray));
  }
  const value = state.Items === undefined ? input : await turn.evaluate(state.Items, 'Items');
  if (isArray(value)) return indexed(value);
  if (isObject(value)) return Object.entries(value).map(([Key, Value], Index) => ({ Index, Key, Value }));
  throw evaluationFailure('Items', `Map state input must be an array but was: ${JSON.stringify(value)}`);
}

function indexed(values: readonly Json[]): MapItem[] {
  return values.map((Value, Index) => ({ Index, Value }));
}

/** All branches or iterations ended: leaves the state with their results in order. */
export async function join(
  turn: Turn,
  state: StateOf<'Parallel' | 'Map'>,
  results: readonly Json[],
): Promise<void> {
  const result = [...results];
  if (exceedsPayloadLimit(result))
    throw tooLarge(`The state '${turn.scope.state}' collected results whose size`);
  turn.record(`${state.Type}StateSucceeded`);
  await leave(turn, state, { result }, result);
}
