/** One event of an execution's history, in the shape of GetExecutionHistory (timestamp in epoch seconds). */
export interface HistoryEvent {
  readonly id: number;
  readonly previousEventId: number;
  readonly timestamp: number;
  readonly type: string;
  /** At most one `...EventDetails` object, named after the type. */
  readonly [details: string]: unknown;
}

/** An event as it is recorded; `at` in epoch ms, details under the service's name for them. */
export interface RecordedEvent {
  readonly id: number;
  readonly previous: number;
  readonly at: number;
  readonly type: string;
  readonly details: Readonly<Record<string, unknown>>;
}

/** The service's limit on the events of one execution. */
export const HISTORY_LIMIT = 25_000;

/** Names the details of an event as the service does: `stateEnteredEventDetails` for every `...StateEntered`. */
export function detailsName(type: string): string {
  if (type.endsWith('StateEntered')) return 'stateEnteredEventDetails';
  if (type.endsWith('StateExited')) return 'stateExitedEventDetails';
  return `${type.charAt(0).toLowerCase()}${type.slice(1)}EventDetails`;
}

/** The event as the API answers it. */
export function toHistoryEvent(event: RecordedEvent): HistoryEvent {
  const head = {
    id: event.id,
    previousEventId: event.previous,
    timestamp: event.at / 1000,
    type: event.type,
  };
  return Object.keys(event.details).length === 0
    ? head
    : { ...head, [detailsName(event.type)]: event.details };
}

const ATTEMPTS: ReadonlySet<string> = new Set([
  'TaskScheduled',
  'LambdaFunctionScheduled',
  'ParallelStateStarted',
  'MapStateStarted',
]);

/**
 * State transitions as the bill counts them: the start, every state entered, and every retry.
 * An attempt that does not follow directly on its state's entry is a retry.
 */
export function stateTransitions(history: readonly HistoryEvent[]): number {
  const types = new Map(history.map((event) => [event.id, event.type]));
  return history.filter((event) => {
    if (event.type === 'ExecutionStarted' || event.type.endsWith('StateEntered')) return true;
    return ATTEMPTS.has(event.type) && !types.get(event.previousEventId)?.endsWith('StateEntered');
  }).length;
}
