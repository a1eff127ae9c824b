import { childFailed, childSucceeded } from './children.ts';
import type { Assign, Retrier, State } from './definition.ts';
import type { Template } from './expression.ts';
import { covers, errorOutput, type Failure, StateFailure, tooLarge } from './failure.ts';
import { exceedsPayloadLimit, type Json } from './json.ts';
import type { Late, Turn } from './turn.ts';

/** What a state, a choice rule or a catcher says about leaving. */
export interface Exit {
  readonly Assign?: Assign;
  readonly Output?: Template | undefined;
  readonly Next?: string | undefined;
}

/**
 * Leaves the state in hand: variables and output are evaluated with the values of before, then the next state is
 * taken in hand or the scope ends.
 */
export async function leave(turn: Turn, exit: Exit, late: Late, otherwise: Json): Promise<void> {
  const { state } = turn;
  const assigned = await turn.assigned(exit.Assign, late);
  const output = exit.Output === undefined ? otherwise : await turn.evaluate(exit.Output, 'Output', late);
  for (const value of [output, assigned]) {
    if (exceedsPayloadLimit(value))
      throw tooLarge(`The state '${turn.scope.state}' returned a result whose size`);
  }
  const names = Object.entries(assigned);
  turn.record(`${state.Type}StateExited`, {
    name: turn.scope.state,
    output: JSON.stringify(output),
    outputDetails: { truncated: false },
    ...(names.length === 0
      ? {}
      : {
          assignedVariables: Object.fromEntries(names.map(([name, value]) => [name, JSON.stringify(value)])),
          assignedVariablesDetails: { truncated: false },
        }),
  });
  turn.update({ variables: { ...turn.scope.variables, ...assigned } });
  if (exit.Next === undefined) return succeed(turn, output);
  turn.update({ state: exit.Next, input: output, retries: [], phase: { kind: 'ready' } });
  turn.change.saved.push(turn.scope);
}

/** Ends the scope with an output: the execution's own success, or one more result for the state around it. */
function succeed(turn: Turn, output: Json): void {
  if (turn.scope.parent !== undefined) {
    childSucceeded(turn, output);
    return;
  }
  const text = JSON.stringify(output);
  turn.record('ExecutionSucceeded', { output: text, outputDetails: { truncated: false } });
  turn.change.end = { status: 'SUCCEEDED', output: text };
}

/** Ends the scope with a failure that nothing in it caught. */
export function fail(turn: Turn, failure: Failure): void {
  if (turn.scope.parent !== undefined) {
    childFailed(turn, failure);
    return;
  }
  const { error, cause } = failure;
  turn.record('ExecutionFailed', { error, cause });
  turn.change.end = { status: 'FAILED', error, cause };
}

/** Meets a failure of the state in hand with its Retry, then its Catch, then lets it end the scope. */
export async function meetFailure(turn: Turn, failure: Failure): Promise<void> {
  const { state } = turn;
  if (retry(turn, state, failure)) return;
  if (state.Type === 'Map' || state.Type === 'Parallel') turn.record(`${state.Type}StateFailed`);
  const catcher = catchersOf(state).find((rule) => covers(rule.ErrorEquals, failure));
  if (catcher === undefined) return fail(turn, failure);
  const output = errorOutput(failure);
  try {
    await leave(turn, catcher, { errorOutput: output }, output);
  } catch (fault) {
    if (!(fault instanceof StateFailure)) throw fault;
    fail(turn, noteEvaluation(turn, fault));
  }
}

/** Records a failed evaluation in the history and words its cause as the service does. */
export function noteEvaluation(turn: Turn, failure: StateFailure): Failure {
  const { state, enteredEvent } = turn.scope;
  const place = `An error occurred while executing the state '${state}' (entered at the event id #${enteredEvent}).`;
  const cause = `${place} ${failure.cause}`;
  const { error, field } = failure;
  if (field !== undefined) turn.record('EvaluationFailed', { error, cause, location: field, state });
  return { error, cause };
}

function catchersOf(state: State) {
  return 'Catch' in state ? state.Catch : [];
}

/** Takes the first rule that covers the failure; false when there is none or it has no attempt left. */
function retry(turn: Turn, state: State, failure: Failure): boolean {
  const rules: readonly Retrier[] = 'Retry' in state ? state.Retry : [];
  const chosen = rules.findIndex((rule) => covers(rule.ErrorEquals, failure));
  const rule = rules[chosen];
  const before = turn.scope.retries[chosen] ?? 0;
  if (rule === undefined || before >= rule.MaxAttempts) return false;
  const dueAt = turn.now + retryDelay(rule, before, Math.random());
  const retries = rules.map((_, index) => (turn.scope.retries[index] ?? 0) + (index === chosen ? 1 : 0));
  turn.update({ retries, phase: { kind: 'retrying', dueAt } });
  turn.change.saved.push(turn.scope);
  return true;
}

/** Milliseconds before the next attempt, after `before` retries; `chance` from 0 to 1 spreads them under FULL jitter. */
export function retryDelay(rule: Retrier, before: number, chance: number): number {
  const grown = rule.IntervalSeconds * rule.BackoffRate ** before;
  const capped = Math.min(grown, rule.MaxDelaySeconds ?? Number.POSITIVE_INFINITY, 99_999_999);
  return Math.round(capped * 1000 * (rule.JitterStrategy === 'FULL' ? chance : 1));
}
