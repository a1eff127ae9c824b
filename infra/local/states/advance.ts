import type { StateOf } from './definition.ts';
import { evaluationFailure, type Failure, StateFailure } from './failure.ts';
import type { Json } from './json.ts';
import { fail, leave, meetFailure, noteEvaluation } from './leave-state.ts';
import { beginMap, beginParallel, join } from './nested-states.ts';
import { dueAt, type TaskInHand } from './scope.ts';
import { beginTask, heartbeat, submitted, taskFailed, taskSucceeded, taskTimedOut } from './task-state.ts';
import { parseTimestamp } from './timestamp.ts';
import { type Change, isBoolean, isString, type Setting, Turn } from './turn.ts';

/** What can happen to a scope. Signals about a task name the attempt they belong to. */
export type Signal =
  | { readonly kind: 'run' }
  | { readonly kind: 'due' }
  | { readonly kind: 'answered'; readonly attempt: number; readonly result: Json }
  | { readonly kind: 'succeeded'; readonly attempt: number; readonly result: Json }
  | { readonly kind: 'failed'; readonly attempt: number; readonly failure: Failure }
  | { readonly kind: 'heartbeat'; readonly attempt: number };

/**
 * Decides one transition: what a signal does to a scope. Reads nothing but its setting and changes nothing; a signal
 * that no longer fits the scope (a late answer, a timer that was overtaken) gives undefined.
 */
export async function advance(setting: Setting, signal: Signal): Promise<Change | undefined> {
  const turn = new Turn(setting);
  try {
    return (await take(turn, signal)) ? turn.change : undefined;
  } catch (fault) {
    if (!(fault instanceof StateFailure)) throw fault;
    await meetFailure(turn, noteEvaluation(turn, fault));
    return turn.change;
  }
}

async function take(turn: Turn, signal: Signal): Promise<boolean> {
  const { phase } = turn.scope;
  if (signal.kind === 'run') return proceed(turn);
  if (signal.kind === 'due')
    return (dueAt(turn.scope) ?? Number.POSITIVE_INFINITY) <= turn.now && ripen(turn);
  if (phase.kind !== 'task' || phase.task.attempt !== signal.attempt) return false;
  await settle(turn, phase.task, signal);
  return true;
}

async function settle(
  turn: Turn,
  task: TaskInHand,
  signal: Exclude<Signal, { kind: 'run' | 'due' }>,
): Promise<void> {
  const state = turn.state as StateOf<'Task'>;
  switch (signal.kind) {
    case 'answered':
      if (task.token === undefined) return taskSucceeded(turn, state, signal.result);
      return submitted(turn, task, signal.result);
    case 'succeeded':
      return taskSucceeded(turn, state, signal.result);
    case 'failed':
      return taskFailed(turn, signal.failure);
    case 'heartbeat':
      return heartbeat(turn, task);
  }
}

/** What a scope does by itself, without anybody's answer. */
async function proceed(turn: Turn): Promise<boolean> {
  const { phase } = turn.scope;
  const { state } = turn;
  if (phase.kind === 'ready') {
    const entered = turn.record(`${state.Type}StateEntered`, {
      name: turn.scope.state,
      input: JSON.stringify(turn.scope.input),
      inputDetails: { truncated: false },
    });
    turn.update({ enteredAt: turn.now, enteredEvent: entered });
    await run(turn);
  } else if (phase.kind === 'joined' && (state.Type === 'Map' || state.Type === 'Parallel')) {
    await join(turn, state, phase.results);
  } else if (phase.kind === 'broken') {
    await meetFailure(turn, phase.failure);
  } else {
    return false;
  }
  return true;
}

/** The clock reached what the scope waits for. */
async function ripen(turn: Turn): Promise<boolean> {
  const { phase } = turn.scope;
  const { state } = turn;
  if (phase.kind === 'task') await taskTimedOut(turn, phase.task);
  else if (phase.kind === 'waiting' && state.Type === 'Wait') await leave(turn, state, {}, turn.scope.input);
  else await run(turn);
  return true;
}

/** Does what the state in hand is for; on a retry once more. */
async function run(turn: Turn): Promise<void> {
  const { state } = turn;
  switch (state.Type) {
    case 'Pass':
    case 'Succeed':
      return leave(turn, state, {}, turn.scope.input);
    case 'Fail':
      return runFail(turn, state);
    case 'Choice':
      return runChoice(turn, state);
    case 'Wait':
      return runWait(turn, state);
    case 'Task':
      return beginTask(turn, state);
    case 'Parallel':
      return beginParallel(turn, state);
    case 'Map':
      return beginMap(turn, state);
  }
}

async function runFail(turn: Turn, state: StateOf<'Fail'>): Promise<void> {
  const { Error: name, Cause: reason } = state;
  const error = name === undefined ? undefined : await turn.evaluateTo(name, 'Error', 'string', isString);
  const cause = reason === undefined ? undefined : await turn.evaluateTo(reason, 'Cause', 'string', isString);
  fail(turn, cause === undefined ? { error } : { error, cause });
}

async function runChoice(turn: Turn, state: StateOf<'Choice'>): Promise<void> {
  const { input } = turn.scope;
  for (const [index, rule] of state.Choices.entries()) {
    const field = `Choices[${index}]/Condition`;
    if (await turn.evaluateTo(rule.Condition, field, 'boolean', isBoolean))
      return leave(turn, rule, {}, input);
  }
  if (state.Default === undefined) {
    throw new StateFailure('States.NoChoiceMatched', 'No choice rule matched and there is no Default.');
  }
  return leave(turn, { ...state, Next: state.Default }, {}, input);
}

async function runWait(turn: Turn, state: StateOf<'Wait'>): Promise<void> {
  const seconds = await turn.wholeNumber(state.Seconds, 'Seconds', 0, undefined);
  const until = seconds === undefined ? await timestampOf(turn, state) : turn.now + seconds * 1000;
  if (until <= turn.now) return leave(turn, state, {}, turn.scope.input);
  turn.update({ phase: { kind: 'waiting', dueAt: until } });
  turn.change.saved.push(turn.scope);
}

async function timestampOf(turn: Turn, state: StateOf<'Wait'>): Promise<number> {
  if (state.Timestamp === undefined) throw new Error('a checked Wait has Seconds or a Timestamp');
  const text = await turn.evaluateTo(state.Timestamp, 'Timestamp', 'string', isString);
  const at = parseTimestamp(text);
  if (at !== undefined) return at;
  throw evaluationFailure(
    'Timestamp',
    `The Timestamp field cannot be parsed as an ISO-8601 extended offset date-time format string: ${text}`,
  );
}
