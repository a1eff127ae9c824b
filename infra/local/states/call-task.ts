import type { Invoke } from '../local-service.ts';
import type { Signal } from './advance.ts';
import type { Json } from './json.ts';
import type { Resource } from './resource.ts';
import type { TaskInHand } from './scope.ts';
import { invokeArguments } from './task-state.ts';

/**
 * An aws-sdk integration: carries out one action and answers its result. A rejection fails the task with the
 * error's name after the service's, as in `DynamoDb.ConditionalCheckFailedException`.
 */
export type SdkCall = (service: string, action: string, args: unknown) => Promise<unknown>;

/** What tasks call outside the engine. */
export interface Callees {
  readonly invoke: Invoke;
  readonly sdk?: SdkCall;
}

/** How the service spells a client's name in the errors of its SDK integrations, where it is not just capitalised. */
const SERVICE_NAMES: Readonly<Record<string, string>> = {
  dynamodb: 'DynamoDb',
  sesv2: 'SesV2',
  eventbridge: 'EventBridge',
  cloudwatch: 'CloudWatch',
};

/** Calls what a task is for. Every way the call can end is a signal for the task's scope. */
export async function callTask(resource: Resource, task: TaskInHand, callees: Callees): Promise<Signal> {
  try {
    return resource.kind === 'sdk'
      ? await callSdk(resource, task, callees)
      : await callFunction(resource, task, callees);
  } catch (fault) {
    const error = resource.kind === 'sdk' ? sdkError(resource.service, fault) : 'Lambda.Unknown';
    const cause = fault instanceof Error ? fault.message : String(fault);
    return { kind: 'failed', attempt: task.attempt, failure: { error, cause } };
  }
}

async function callFunction(
  resource: Exclude<Resource, { kind: 'sdk' }>,
  task: TaskInHand,
  { invoke }: Callees,
): Promise<Signal> {
  const direct = resource.kind === 'function';
  const call = direct
    ? { FunctionName: resource.arn, Payload: task.arguments }
    : invokeArguments.parse(task.arguments);
  const result = await invoke(call.FunctionName, call.Payload ?? {});
  const { attempt } = task;
  if (!result.ok) {
    const { errorType, errorMessage } = result;
    const cause = JSON.stringify({ errorMessage, errorType });
    return { kind: 'failed', attempt, failure: { error: errorType, cause } };
  }
  const payload = asJson(result.payload);
  const answer: Json = direct ? payload : { ExecutedVersion: '$LATEST', Payload: payload, StatusCode: 200 };
  return { kind: 'answered', attempt, result: answer };
}

async function callSdk(
  { service, action }: Extract<Resource, { kind: 'sdk' }>,
  { attempt, arguments: args }: TaskInHand,
  { sdk }: Callees,
): Promise<Signal> {
  if (sdk === undefined) throw new Error('there are no aws-sdk integrations here');
  return { kind: 'answered', attempt, result: asJson(await sdk(service, action, args)) };
}

function sdkError(service: string, fault: unknown): string {
  const name = fault instanceof Error ? fault.name : 'SdkClientException';
  return `${SERVICE_NAMES[service] ?? service.charAt(0).toUpperCase() + service.slice(1)}.${name}`;
}

/** What a callee answers has crossed a wire; undefined becomes null on it. */
function asJson(value: unknown): Json {
  return value === undefined ? null : (JSON.parse(JSON.stringify(value)) as Json);
}
