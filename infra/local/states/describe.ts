import type { HistoryEvent } from './history.ts';
import { type Json, parseJson } from './json.ts';
import type { Execution, ExecutionStatus } from './records.ts';
import type { Store } from './store.ts';

/** An execution in a list. Times are ISO-8601. */
export interface ExecutionSummary {
  readonly executionArn: string;
  readonly name: string;
  /** The machine's name. */
  readonly stateMachine: string;
  readonly status: ExecutionStatus;
  /** The state in hand at the top level; null once the execution has ended. */
  readonly currentState: string | null;
  readonly startedAt: string;
  readonly stoppedAt: string | null;
}

/** A state that the execution has been in. State names are unique in a machine, at every depth. */
export interface VisitedState {
  readonly name: string;
  /** How often it was entered and left, retries not counted. */
  readonly entered: number;
  readonly exited: number;
  readonly status: 'current' | 'succeeded' | 'ended';
  readonly lastEnteredAt: string;
}

/** All that a page needs to draw an execution as a graph. */
export interface ExecutionDescription extends ExecutionSummary {
  readonly stateMachineArn: string;
  /** The definition this execution was started on, parsed. */
  readonly definition: Json;
  readonly input: Json;
  readonly output: Json | null;
  readonly error: string | null;
  readonly cause: string | null;
  readonly visited: readonly VisitedState[];
  /** Every state in hand: the innermost ones and those around them. */
  readonly current: readonly string[];
  /** When a wait, a retry or a deadline next falls due. */
  readonly dueAt: string | null;
}

/** The line of a list for an execution. */
export function summarise(store: Store, execution: Execution): ExecutionSummary {
  const { arn, name, machineName, status, startedAt, stoppedAt } = execution;
  return {
    executionArn: arn,
    name,
    stateMachine: machineName,
    status,
    currentState: status === 'RUNNING' ? (store.scopes(arn)[0]?.state ?? null) : null,
    startedAt: iso(startedAt),
    stoppedAt: stoppedAt === undefined ? null : iso(stoppedAt),
  };
}

/** The whole picture of an execution. */
export function describeExecution(
  store: Store,
  execution: Execution,
  history: readonly HistoryEvent[],
): ExecutionDescription {
  const current = [...new Set(store.scopes(execution.arn).map(({ state }) => state))];
  const due = store.nextDueAt(execution.arn);
  return {
    ...summarise(store, execution),
    stateMachineArn: execution.machineArn,
    definition: parseJson(store.definition(execution.definition)) ?? null,
    input: parseJson(execution.input) ?? null,
    output: execution.output === undefined ? null : (parseJson(execution.output) ?? null),
    error: execution.error ?? null,
    cause: execution.cause ?? null,
    visited: visitedStates(history, new Set(current)),
    current,
    dueAt: due === undefined ? null : iso(due),
  };
}

function visitedStates(history: readonly HistoryEvent[], current: ReadonlySet<string>): VisitedState[] {
  const visits = new Map<string, { entered: number; exited: number; at: number }>();
  for (const event of history) {
    const enters = event.type.endsWith('StateEntered');
    if (!enters && !event.type.endsWith('StateExited')) continue;
    const name = nameOf(enters ? event['stateEnteredEventDetails'] : event['stateExitedEventDetails']);
    const before = visits.get(name) ?? { entered: 0, exited: 0, at: 0 };
    visits.set(name, {
      entered: before.entered + (enters ? 1 : 0),
      exited: before.exited + (enters ? 0 : 1),
      at: enters ? event.timestamp * 1000 : before.at,
    });
  }
  return [...visits].map(([name, { entered, exited, at }]) => ({
    name,
    entered,
    exited,
    status: current.has(name) ? 'current' : exited >= entered ? 'succeeded' : 'ended',
    lastEnteredAt: iso(at),
  }));
}

function nameOf(details: unknown): string {
  return typeof details === 'object' && details !== null && 'name' in details ? String(details.name) : '';
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
