/** How a state or an execution failed: the error's name and, where one is known, its cause. */
export interface Failure {
  /** Undefined only for a Fail state that names none. */
  readonly error: string | undefined;
  readonly cause?: string;
  /** A missed heartbeat. The service reports it as `States.Timeout`; a Catch may use either name. */
  readonly heartbeat?: boolean;
}

/**
 * Raised while a state is evaluated and caught in one place, `advance`, where it meets the state's Retry and Catch.
 * It is thrown, not returned, because it ends evaluation at any depth of a template.
 */
export class StateFailure extends Error implements Failure {
  readonly error: string;
  override readonly cause: string;
  /** The field whose evaluation failed; the history then shows an EvaluationFailed event. */
  readonly field: string | undefined;

  constructor(error: string, cause: string, field?: string) {
    super(`${error}: ${cause}`);
    this.error = error;
    this.cause = cause;
    this.field = field;
  }
}

/** A failed evaluation, always by the service's one name for it. */
export function evaluationFailure(field: string, cause: string): StateFailure {
  return new StateFailure('States.QueryEvaluationError', cause, field);
}

/** A payload over the limit: final, unless a state names the error itself. */
export function tooLarge(what: string): StateFailure {
  const cause = `${what} exceeds the maximum number of bytes service limit (262144).`;
  return new StateFailure('States.DataLimitExceeded', cause);
}

/** Errors that neither States.ALL nor States.TaskFailed covers (Amazon States Language error reference). */
const TERMINAL: ReadonlySet<string> = new Set(['States.DataLimitExceeded', 'States.Runtime']);

/** Whether a Retry's or Catch's ErrorEquals covers a failure. States.Runtime can be neither retried nor caught. */
export function covers(errorEquals: readonly string[], failure: Failure): boolean {
  if (failure.error === 'States.Runtime') return false;
  return errorEquals.some((name) => {
    if (name === failure.error) return true;
    if (name === 'States.HeartbeatTimeout') return failure.heartbeat === true;
    if (failure.error !== undefined && TERMINAL.has(failure.error)) return false;
    if (name === 'States.TaskFailed') return failure.error !== 'States.Timeout';
    return name === 'States.ALL';
  });
}

/** What a Catch sees as `$states.errorOutput`. */
export function errorOutput(failure: Failure): { Error: string; Cause: string } {
  return { Error: failure.error ?? '', Cause: failure.cause ?? '' };
}
