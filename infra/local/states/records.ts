/** Where an execution stands. */
export type ExecutionStatus = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED';

/** How an execution ended; `output` is JSON text. */
export interface ExecutionEnd {
  readonly status: Exclude<ExecutionStatus, 'RUNNING'>;
  readonly output?: string;
  readonly error?: string | undefined;
  readonly cause?: string | undefined;
}

/** A state machine as it is now. `definition` is the hash of its text. Times in epoch ms. */
export interface StoredMachine {
  readonly arn: string;
  readonly name: string;
  readonly roleArn: string;
  readonly definition: string;
  readonly tracing: boolean;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** An execution; it keeps the definition it was started on. Times in epoch ms, `input` and `output` JSON text. */
export interface Execution {
  readonly seq: number;
  readonly arn: string;
  readonly machineArn: string;
  readonly machineName: string;
  readonly roleArn: string;
  readonly name: string;
  readonly definition: string;
  readonly status: ExecutionStatus;
  readonly input: string;
  readonly output: string | undefined;
  readonly error: string | undefined;
  readonly cause: string | undefined;
  readonly startedAt: number;
  readonly stoppedAt: number | undefined;
  /** When the machine's own TimeoutSeconds ends it. */
  readonly dueAt: number | undefined;
  readonly nextEvent: number;
}

/** Which executions to list, newest first. */
export interface ExecutionQuery {
  readonly machineArn?: string | undefined;
  readonly status?: string | undefined;
  /** Only those started before the one with this sequence number; 0 for all. */
  readonly before?: number;
  /** A negative limit is none. */
  readonly limit: number;
}
