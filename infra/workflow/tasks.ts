import { faultTable } from '../../shared/domain/faults.ts';
import type { Retrier } from './language.ts';

/** The ARNs of the functions that carry out the tasks. */
export type TaskFunctions = Readonly<Record<'eligibility' | 'review' | 'award' | 'manage', string>>;

/** A JSONata expression in the braces that the States Language wants. */
export const jsonata = <const Text extends string>(expression: Text): `{% ${Text} %}` =>
  `{% ${expression} %}`;

/** Ids come from the execution's own input, so that no state has to carry them along. */
export const fromInput = (field: string) => jsonata(`$states.context.Execution.Input.${field}`);

/** What the called function returned. */
export const payload = jsonata('$states.result.Payload');

export const seconds = { minutes: (n: number) => n * 60, days: (n: number) => n * 86_400 } as const;

/** Longer than any function may run, so that only a lost call meets it. */
const callTimeout = seconds.minutes(5);

/** Retries by error name, from the shared table. A name in no row is not retried. */
export const retries: readonly Retrier[] = [faultTable.transient, faultTable.limited].map((rule) => ({
  ErrorEquals: rule.names,
  IntervalSeconds: rule.intervalSeconds,
  BackoffRate: rule.backoffRate,
  MaxAttempts: rule.maxAttempts,
  MaxDelaySeconds: rule.maxDelaySeconds,
  JitterStrategy: rule.jitter,
}));

/** States.ALL covers the timeout of a wait as well, whichever of its two names the service reports. */
const toOwner = [{ ErrorEquals: ['States.ALL'], Next: 'Hand to an owner' as const }];

/** Calls a function and goes on with what it returned. */
export function call(functionArn: string, request: Readonly<Record<string, string>>) {
  return { ...invocation('lambda:invoke', functionArn, request, callTimeout), Catch: toOwner };
}

/** Calls a function with a task token and goes on when the token comes back, at the latest after `timeout` seconds. */
export function wait(functionArn: string, request: Readonly<Record<string, string>>, timeout: number) {
  const withToken = { ...request, taskToken: jsonata('$states.context.Task.Token') };
  return { ...invocation('lambda:invoke.waitForTaskToken', functionArn, withToken, timeout), Catch: toOwner };
}

/**
 * The two states in which every failure ends: a person is told, then the execution fails, so that its alarm rings.
 * Only the error's name is passed on: its cause may hold personal data. Telling has no Catch of its own: when even
 * that fails, the execution fails with the true error.
 */
export function ownerStates(manageArn: string, subject: 'application' | 'round', id: string) {
  return {
    'Hand to an owner': {
      ...invocation(
        'lambda:invoke',
        manageArn,
        {
          task: 'hand-to-owner',
          subject,
          id,
          executionName: jsonata('$states.context.Execution.Name'),
          error: jsonata("$exists($states.input.Error) ? $states.input.Error : 'UnexpectedOutcome'"),
        },
        callTimeout,
      ),
      Next: 'Handed to an owner',
    },
    'Handed to an owner': {
      Type: 'Fail',
      Error: 'HandedToOwner',
      Cause: 'A task failed for good or a wait ran out. An owner was told.',
    },
  } as const;
}

function invocation(
  action: string,
  functionArn: string,
  request: Readonly<Record<string, string>>,
  timeout: number,
) {
  return {
    Type: 'Task',
    Resource: `arn:aws:states:::${action}`,
    Arguments: { FunctionName: functionArn, Payload: request },
    TimeoutSeconds: timeout,
    Retry: retries,
  } as const;
}
