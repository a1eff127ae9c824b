/**
 * The one table that says what is tried again. Error *names* are the policy: the workflow matches them in its
 * Retry fields, `dispatch` asks `classify`, and docs/errors.md prints the same rows (a test holds them equal).
 * A name that is in no row is never retried: it goes to an owner.
 */

/** transient: passes by itself. limited: we asked too fast. never: trying again changes nothing. */
export type FaultClass = 'transient' | 'limited' | 'never';

export interface RetryRule {
  readonly meaning: string;
  /** Seconds before the second try. */
  readonly intervalSeconds: number;
  /** Each further wait is this many times the one before, up to `maxDelaySeconds`. */
  readonly backoffRate: number;
  readonly maxDelaySeconds: number;
  /** Tries after the first. */
  readonly maxAttempts: number;
  /** FULL: a random wait between nothing and the computed one, so that callers do not return together. */
  readonly jitter: 'FULL' | 'NONE';
  readonly names: readonly string[];
}

export const faultTable: Readonly<Record<FaultClass, RetryRule>> = {
  transient: {
    meaning: 'A part was briefly away, or two transactions met. The same call will work.',
    intervalSeconds: 2,
    backoffRate: 2,
    maxDelaySeconds: 60,
    maxAttempts: 6,
    jitter: 'FULL',
    names: [
      'TransientFault',
      'Lambda.AWSLambdaException',
      'Lambda.ClientExecutionTimeoutException',
      'Lambda.SdkClientException',
      'Lambda.ServiceException',
      'Lambda.Unknown',
      'Runtime.ExitError',
      'Sandbox.Timedout',
      'InternalFailure',
      'InternalServerError',
      'InternalServerException',
      'InternalServiceErrorException',
      'NetworkingError',
      'RequestTimeout',
      'RequestTimeoutException',
      'ServiceUnavailable',
      'ServiceUnavailableException',
      'TimeoutError',
      'TransactionCanceledException',
      'TransactionConflictException',
      'TransactionInProgressException',
    ],
  },
  limited: {
    meaning: 'A service asks for fewer calls. Wait longer, and not all at once.',
    intervalSeconds: 10,
    backoffRate: 2,
    maxDelaySeconds: 300,
    maxAttempts: 8,
    jitter: 'FULL',
    names: [
      'LimitedFault',
      'Lambda.TooManyRequestsException',
      'ExecutionLimitExceeded',
      'LimitExceededException',
      'ProvisionedThroughputExceededException',
      'RequestLimitExceeded',
      'RequestThrottled',
      'SlowDown',
      'ThrottledException',
      'Throttling',
      'ThrottlingException',
      'TooManyRequestsException',
    ],
  },
  never: {
    meaning: 'The call itself is wrong or refused. It goes to an owner at once.',
    intervalSeconds: 0,
    backoffRate: 1,
    maxDelaySeconds: 0,
    maxAttempts: 0,
    jitter: 'NONE',
    names: [
      'PermanentFault',
      'AccessDeniedException',
      'AccountSuspendedException',
      'BadRequestException',
      'ConditionalCheckFailedException',
      'ExecutionAlreadyExists',
      'IdempotentParameterMismatchException',
      'InvalidArn',
      'InvalidExecutionInput',
      'InvalidName',
      'InvalidOutput',
      'InvalidToken',
      'ItemCollectionSizeLimitExceededException',
      'MailFromDomainNotVerifiedException',
      'MessageRejected',
      'NotFoundException',
      'RangeError',
      'ReferenceError',
      'ResourceNotFoundException',
      'SendingPausedException',
      'StateMachineDoesNotExist',
      'States.HeartbeatTimeout',
      'States.QueryEvaluationError',
      'States.Timeout',
      'SyntaxError',
      'TaskDoesNotExist',
      'TaskTimedOut',
      'TypeError',
      'ValidationException',
      'ZodError',
    ],
  },
};

/** Thrown where a further try is expected to work. The workflow matches the name. */
export class TransientFault extends Error {
  override readonly name = 'TransientFault';
}

/** Thrown where a service asked for fewer calls. */
export class LimitedFault extends Error {
  override readonly name = 'LimitedFault';
}

/** Thrown where no further try can work: an owner must look. */
export class PermanentFault extends Error {
  override readonly name = 'PermanentFault';
}

const classOfName: ReadonlyMap<string, FaultClass> = new Map(
  (Object.keys(faultTable) as FaultClass[]).flatMap((kind) =>
    faultTable[kind].names.map((name) => [name, kind] as const),
  ),
);

/** Node reports a lost connection as a plain Error with one of these codes. */
const networkCodes = new Set(['EAI_AGAIN', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND']);

/** A cancelled transaction is as retryable as its worst reason: a failed condition will fail again. */
const classOfCancellation: Readonly<Record<string, FaultClass>> = {
  TransactionConflict: 'transient',
  ThrottlingError: 'limited',
  ProvisionedThroughputExceeded: 'limited',
};

interface ErrorLike {
  readonly name?: unknown;
  readonly code?: unknown;
  readonly CancellationReasons?: unknown;
  readonly $retryable?: { readonly throttling?: boolean };
  readonly $metadata?: { readonly httpStatusCode?: number };
}

/** Which row of the table an error belongs to: by name first, then by what the AWS SDK or Node says of it. */
export function classify(error: unknown): FaultClass {
  if (typeof error !== 'object' || error === null) return 'never';
  const fault: ErrorLike = error;
  if (fault.name === 'TransactionCanceledException' && Array.isArray(fault.CancellationReasons)) {
    return classifyCancellation(fault.CancellationReasons);
  }
  const named = classOfName.get(String(fault.name));
  if (named !== undefined) return named;
  if (typeof fault.code === 'string' && networkCodes.has(fault.code)) return 'transient';
  const status = fault.$metadata?.httpStatusCode ?? 0;
  if (fault.$retryable?.throttling === true || status === 429) return 'limited';
  if (fault.$retryable !== undefined || status >= 500) return 'transient';
  return 'never';
}

/**
 * The same error under the name of its class, with the original as `cause`: what a workflow task throws, since the
 * workflow sees names only. The message carries the original's name and none of its text, which may hold personal data.
 */
export function asFault(error: unknown): TransientFault | LimitedFault | PermanentFault {
  if (error instanceof TransientFault || error instanceof LimitedFault || error instanceof PermanentFault) {
    return error;
  }
  const message = error instanceof Error ? error.name : typeof error;
  const options = { cause: error };
  switch (classify(error)) {
    case 'transient':
      return new TransientFault(message, options);
    case 'limited':
      return new LimitedFault(message, options);
    case 'never':
      return new PermanentFault(message, options);
  }
}

function classifyCancellation(reasons: readonly { readonly Code?: string }[]): FaultClass {
  const codes = reasons.map((reason) => reason.Code ?? 'None').filter((code) => code !== 'None');
  const classes = codes.map((code) => classOfCancellation[code] ?? 'never');
  if (classes.length === 0) return 'transient';
  if (classes.includes('never')) return 'never';
  return classes.includes('limited') ? 'limited' : 'transient';
}
