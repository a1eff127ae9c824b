import { type ApiAnswer, refuse } from './api-parts.ts';
import type { Execution, StoredMachine } from './records.ts';
import type { Store } from './store.ts';

/** Found, or the answer that refuses the call. */
export type Lookup<T> = { readonly found: T } | { readonly refused: ApiAnswer };

const FORBIDDEN = /[\s<>{}[\]?*"#%\\^|~`$&,;:/\p{Cc}]/u;

/** Whether the service takes a name for a machine or an execution. */
export function validName(name: string): boolean {
  return !FORBIDDEN.test(name);
}

/** A machine by ARN. */
export function machineOf(store: Store, arn: string): Lookup<StoredMachine> {
  if (!arn.startsWith('arn:')) return { refused: refuse('InvalidArn', `Invalid Arn: '${arn}'`) };
  const found = store.machine(arn);
  if (found !== undefined) return { found };
  return { refused: refuse('StateMachineDoesNotExist', `State Machine Does Not Exist: '${arn}'`) };
}

/** An execution by ARN. */
export function executionOf(store: Store, arn: string): Lookup<Execution> {
  if (!arn.startsWith('arn:')) return { refused: refuse('InvalidArn', `Invalid Arn: '${arn}'`) };
  const found = store.execution(arn);
  if (found !== undefined) return { found };
  return { refused: refuse('ExecutionDoesNotExist', `Execution Does Not Exist: '${arn}'`) };
}

/** A time of the API: seconds since the epoch. */
export function seconds(at: number): number {
  return at / 1000;
}
