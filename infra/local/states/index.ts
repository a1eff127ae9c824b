import type { Clock, Invoke, LocalService } from '../local-service.ts';
import { callApi } from './api.ts';
import type { ApiAnswer } from './api-parts.ts';
import type { SdkCall } from './call-task.ts';
import {
  describeExecution,
  type ExecutionDescription,
  type ExecutionSummary,
  summarise,
} from './describe.ts';
import { Engine } from './engine.ts';
import { HISTORY_LIMIT, type HistoryEvent, toHistoryEvent } from './history.ts';
import { UnsupportedDefinition } from './load-definition.ts';
import { Store } from './store.ts';

export type { SdkCall } from './call-task.ts';
export type { ExecutionDescription, ExecutionSummary } from './describe.ts';
export { type HistoryEvent, stateTransitions } from './history.ts';
export { UnsupportedDefinition } from './load-definition.ts';

/** Where the engine keeps its file, and what it works with. */
export interface StatesOptions {
  readonly file: string;
  readonly clock: Clock;
  readonly invoke: Invoke;
  readonly region?: string;
  readonly account?: string;
  /** Carries out aws-sdk integrations; without it a machine that uses one is refused at load. */
  readonly sdk?: SdkCall;
}

/** A machine of the template. */
export interface TemplateMachine {
  readonly arn: string;
  readonly name: string;
  /** The definition, parsed. */
  readonly definition: unknown;
  readonly roleArn?: string;
  readonly tracing?: boolean;
}

/** The local stand-in for AWS Step Functions. */
export interface StatesEngine extends LocalService {
  /** One call of the service's JSON API (awsJson1.0): the action's name and the parsed body. Never rejects for bad input. */
  call(action: string, body: unknown): Promise<ApiAnswer>;
  /** Creates or updates a machine under its ARN. Throws UnsupportedDefinition, which names every state and field at fault. */
  putStateMachine(machine: TemplateMachine): void;
  /** Takes up what was in hand when the process died. Call it once, when machines are put and functions are ready. */
  recover(): void;
  /** Every execution, newest first. */
  executions(): ExecutionSummary[];
  /** The events of an execution, oldest first; none for an execution that does not exist. */
  history(executionArn: string): HistoryEvent[];
  /** What a page needs to draw an execution; undefined when it does not exist. */
  describe(executionArn: string): ExecutionDescription | undefined;
}

/** Opens the engine on its file. Nothing runs before `recover`, `runDue` or a call. */
export function openStatesEngine(options: StatesOptions): StatesEngine {
  const { clock, region = 'us-east-1', account = '000000000000' } = options;
  const store = new Store(options.file);
  const callees =
    options.sdk === undefined ? { invoke: options.invoke } : { invoke: options.invoke, sdk: options.sdk };
  const engine = new Engine({ store, clock, region, callees });
  const api = { store, engine, clock, region, account };
  const whole = { reverse: false, skip: 0, limit: HISTORY_LIMIT };
  const history = (arn: string) => store.events(arn, whole).map(toHistoryEvent);
  return {
    name: 'states',
    nextDueAt: () => store.nextDueAt(),
    runDue: () => engine.runDue(),
    idle: () => engine.idle,
    async stop() {
      engine.stop();
      store.close();
    },
    call: (action, body) => callApi(api, action, body),
    putStateMachine(machine) {
      const loaded = engine.load(machine.definition);
      if ('problems' in loaded) throw new UnsupportedDefinition(machine.name, loaded.problems);
      const text = JSON.stringify(machine.definition);
      const roleArn = machine.roleArn ?? `arn:aws:iam::${account}:role/${machine.name}`;
      const before = store.machine(machine.arn);
      const now = clock.now();
      store.putMachine(
        {
          arn: machine.arn,
          name: machine.name,
          roleArn,
          tracing: machine.tracing ?? false,
          createdAt: before?.createdAt ?? now,
          updatedAt: now,
        },
        text,
      );
    },
    recover: () => engine.recover(),
    executions: () => store.executions({ limit: -1 }).map((execution) => summarise(store, execution)),
    history,
    describe(arn) {
      const execution = store.execution(arn);
      return execution && describeExecution(store, execution, history(arn));
    },
  };
}
