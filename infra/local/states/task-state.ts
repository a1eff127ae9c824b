import { randomBytes } from 'node:crypto';
import * as z from 'zod';
import type { StateOf } from './definition.ts';
import { type Failure, StateFailure, tooLarge } from './failure.ts';
import { exceedsPayloadLimit, type Json } from './json.ts';
import { leave, meetFailure } from './leave-state.ts';
import { endsByToken, eventNames } from './resource.ts';
import type { TaskInHand } from './scope.ts';
import type { Turn } from './turn.ts';

type TaskState = StateOf<'Task'>;

/** The arguments of `lambda:invoke`, the form an expression's result must have as well. */
export const invokeArguments = z.strictObject({
  FunctionName: z.string().min(1),
  Payload: z.json().optional(),
  InvocationType: z.literal('RequestResponse').optional(),
});

/** Schedules a task. The call itself is made only after this turn is stored. */
export async function beginTask(turn: Turn, state: TaskState): Promise<void> {
  const token = endsByToken(state.Resource) ? randomBytes(96).toString('base64') : undefined;
  const late = token === undefined ? {} : { token };
  const { Arguments } = state;
  const otherwise = state.Resource.kind === 'function' ? turn.scope.input : {};
  const args = Arguments === undefined ? otherwise : await turn.evaluate(Arguments, 'Arguments', late);
  if (exceedsPayloadLimit(args)) throw tooLarge(`The task '${turn.scope.state}' has arguments whose size`);
  if (state.Resource.kind === 'invoke' && !invokeArguments.safeParse(args).success) {
    throw new StateFailure('States.Runtime', 'The Arguments are not those of lambda:invoke.');
  }
  const timeout = await turn.wholeNumber(state.TimeoutSeconds, 'TimeoutSeconds', 1, undefined);
  const heartbeat = await turn.wholeNumber(state.HeartbeatSeconds, 'HeartbeatSeconds', 1, undefined);
  const attempt = schedule(turn, state, args, timeout, heartbeat);
  const heartbeatMs = heartbeat === undefined || token === undefined ? undefined : heartbeat * 1000;
  const task: TaskInHand = {
    attempt,
    arguments: args,
    submitted: false,
    ...late,
    ...(timeout === undefined ? {} : { timeoutAt: turn.now + timeout * 1000 }),
    ...(heartbeatMs === undefined ? {} : { heartbeatMs, heartbeatAt: turn.now + heartbeatMs }),
  };
  turn.update({ phase: { kind: 'task', task } });
  turn.change.saved.push(turn.scope);
  if (token !== undefined) turn.change.tokens.push({ token, scope: turn.scope.id });
}

function schedule(turn: Turn, state: TaskState, args: Json, timeout?: number, heartbeat?: number): number {
  const { Resource: resource } = state;
  const limits = { timeoutInSeconds: timeout, heartbeatInSeconds: heartbeat };
  const text = JSON.stringify(args);
  if (resource.kind === 'function') {
    const call = { resource: resource.arn, input: text, inputDetails: { truncated: false } };
    const attempt = turn.record('LambdaFunctionScheduled', { ...call, timeoutInSeconds: timeout });
    turn.record('LambdaFunctionStarted');
    return attempt;
  }
  const names = eventNames(resource);
  const { region } = turn.setting;
  const attempt = turn.record('TaskScheduled', { ...names, region, parameters: text, ...limits });
  turn.record('TaskStarted', names);
  return attempt;
}

/** The call of a task that ends by its token was answered: from now on only the token counts. */
export function submitted(turn: Turn, task: TaskInHand, answer: Json): void {
  record(turn, 'Submitted', outputOf(answer));
  turn.update({ phase: { kind: 'task', task: { ...task, submitted: true } } });
  turn.change.saved.push(turn.scope);
}

/** The task came to a result. */
export async function taskSucceeded(turn: Turn, state: TaskState, result: Json): Promise<void> {
  if (exceedsPayloadLimit(result)) {
    const { error, cause } = tooLarge(`The task '${turn.scope.state}' returned a result whose size`);
    return taskFailed(turn, { error, cause });
  }
  record(turn, 'Succeeded', outputOf(result));
  await leave(turn, state, { result }, result);
}

/** The task failed: by its function, its token, or a limit. */
export async function taskFailed(turn: Turn, failure: Failure): Promise<void> {
  record(turn, 'Failed', { error: failure.error, cause: failure.cause });
  await meetFailure(turn, failure);
}

/** The clock passed the task's timeout or its next heartbeat; the service reports both as States.Timeout. */
export async function taskTimedOut(turn: Turn, task: TaskInHand): Promise<void> {
  const { timeoutAt = Number.POSITIVE_INFINITY, heartbeatAt = Number.POSITIVE_INFINITY } = task;
  record(turn, 'TimedOut', { error: 'States.Timeout' });
  await meetFailure(turn, { error: 'States.Timeout', heartbeat: heartbeatAt < timeoutAt });
}

/** A heartbeat moves the next one's deadline; it is no event of the history. */
export function heartbeat(turn: Turn, task: TaskInHand): void {
  if (task.heartbeatMs === undefined) return;
  const next = { ...task, heartbeatAt: turn.now + task.heartbeatMs };
  turn.update({ phase: { kind: 'task', task: next } });
  turn.change.saved.push(turn.scope);
}

function record(turn: Turn, what: string, details: Record<string, unknown>): void {
  const { state } = turn;
  if (state.Type !== 'Task') throw new Error(`state ${turn.scope.state} is no task`);
  if (state.Resource.kind === 'function') turn.record(`LambdaFunction${what}`, details);
  else turn.record(`Task${what}`, { ...eventNames(state.Resource), ...details });
}

function outputOf(value: Json): Record<string, unknown> {
  return { output: JSON.stringify(value), outputDetails: { truncated: false } };
}
