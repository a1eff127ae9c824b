/**
 * The part of the Amazon States Language (JSONata) that our machines use. A `Next` that names no state of the
 * machine is a type error.
 */
export interface Definition<Name extends string> {
  readonly Comment: string;
  readonly QueryLanguage: 'JSONata';
  readonly StartAt: NoInfer<Name>;
  readonly States: { readonly [K in Name]: State<NoInfer<Name>> };
}

export type State<Name extends string> = Task<Name> | Choice<Name> | Succeed | Fail;

export type Task<Name extends string> = TaskCall<Name> & {
  readonly Comment?: string;
  readonly Output?: Json;
} & Transition<Name>;

/** What a Task calls, for how long, and what happens when it fails; see `tasks.ts`. */
export interface TaskCall<Name extends string> {
  readonly Type: 'Task';
  readonly Resource: string;
  readonly Arguments: Readonly<Record<string, Json>>;
  readonly TimeoutSeconds: number;
  readonly Retry: readonly Retrier[];
  readonly Catch?: readonly { readonly ErrorEquals: readonly string[]; readonly Next: Name }[];
}

export interface Retrier {
  readonly ErrorEquals: readonly string[];
  readonly IntervalSeconds: number;
  readonly BackoffRate: number;
  readonly MaxAttempts: number;
  readonly MaxDelaySeconds: number;
  readonly JitterStrategy: 'FULL' | 'NONE';
}

export interface Choice<Name extends string> {
  readonly Type: 'Choice';
  readonly Choices: readonly { readonly Condition: string; readonly Next: Name }[];
  readonly Default: Name;
}

interface Succeed {
  readonly Type: 'Succeed';
}

interface Fail {
  readonly Type: 'Fail';
  readonly Error: string;
  readonly Cause: string;
}

type Transition<Name extends string> = { readonly Next: Name } | { readonly End: true };

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** Holds a definition to its own state names. */
export function machine<const Name extends string>(definition: Definition<Name>): Definition<Name> {
  return definition;
}
