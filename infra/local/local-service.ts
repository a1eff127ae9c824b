/** The clock everything on this machine follows. Milliseconds since the epoch, never going back. */
export interface Clock {
  now(): number;
}

/**
 * One emulated AWS service inside the local runtime. Timed work is pulled, never pushed: the runtime asks every
 * part when it is next due and runs it when the virtual clock gets there, so that moving the clock three weeks
 * ahead runs everything in order.
 */
export interface LocalService {
  readonly name: string;
  /** The earliest virtual time (epoch ms) at which `runDue` has something to start; undefined when nothing waits. */
  nextDueAt(): number | undefined;
  /** Starts everything due at the clock's present time. Resolves when it is started, not when it has ended. */
  runDue(): Promise<void>;
  /** False while work started by this part is still in flight. */
  idle(): boolean;
  stop(): Promise<void>;
}

/** What a Lambda invocation came to: a payload, or the function's error by name. */
export type InvokeResult =
  | { readonly ok: true; readonly payload: unknown }
  | { readonly ok: false; readonly errorType: string; readonly errorMessage: string };

/** Invokes a function of the template by name or ARN with a JSON payload, in the virtual clock's time. */
export type Invoke = (functionNameOrArn: string, payload: unknown) => Promise<InvokeResult>;
