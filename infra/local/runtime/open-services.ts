import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { openTimeMachine, type TimeMachine } from '../clock/time-machine.ts';
import type { VirtualClock } from '../clock/virtual-clock.ts';
import { openAsyncInvocations } from '../events/async-invocations.ts';
import { type DeadLetters, openDeadLetters } from '../events/dead-letters.ts';
import { openEventBus } from '../events/event-bus.ts';
import { type HttpApi, openHttpApi } from '../http-api/http-api.ts';
import { functionSpecs } from '../lambda/function-spec.ts';
import { type LambdaHost, openLambdaHost } from '../lambda/lambda-host.ts';
import type { LocalService } from '../local-service.ts';
import { openMalwareScanner } from '../malware/index.ts';
import { type Identity, openIdentity } from '../oidc/index.ts';
import { type Objects, openObjects } from '../s3/index.ts';
import { openScheduler } from '../scheduler/scheduler.ts';
import { type Mail, openMail } from '../ses/index.ts';
import { openStatesEngine, type StatesEngine } from '../states/index.ts';
import { streamMappings } from '../stream/mapping.ts';
import { openTableStreams } from '../stream/table-stream.ts';
import type { LocalTemplate } from '../template/load-template.ts';
import { settleWith } from './settle.ts';
import {
  buckets,
  configurationSets,
  mailIdentities,
  protectionPlans,
  stateMachines,
  userPools,
} from './template-parts.ts';

/** The addresses of the local AWS APIs, for the functions and for anybody's SDK. */
export interface Endpoints {
  readonly dynamodb: string;
  readonly states: string;
  readonly s3: string;
  readonly ses: string;
}

export interface ServiceOptions {
  readonly template: LocalTemplate;
  readonly dataDir: string;
  readonly db: DatabaseSync;
  readonly clock: VirtualClock;
  readonly endpoints: Endpoints;
  readonly verbose: boolean;
  readonly onError: (error: unknown) => void;
}

/** Every part of the running system. */
export interface Services {
  readonly functions: LambdaHost;
  readonly api: HttpApi;
  readonly engine: StatesEngine;
  readonly mail: Mail;
  readonly objects: Objects;
  readonly identity: Identity;
  readonly deadLetters: DeadLetters;
  readonly timeMachine: TimeMachine;
  /** Those whose work is timed. */
  readonly timed: readonly LocalService[];
  /** Follows the tables from here on; they must exist. */
  startStreams(): void;
  stop(): Promise<void>;
}

/** Opens every part on the data folder. Functions may be invoked at once; timed work waits for whoever asks for it. */
export async function openServices(options: ServiceOptions): Promise<Services> {
  const { template, dataDir, clock, endpoints, verbose } = options;
  const written: { listener?: () => void } = {};
  const functions = await openLambdaHost({
    functions: functionSpecs(template),
    region: template.place.region,
    dataDir,
    offset: () => clock.offset(),
    environment: {
      AWS_ENDPOINT_URL_DYNAMODB: endpoints.dynamodb,
      AWS_ENDPOINT_URL_SFN: endpoints.states,
      AWS_ENDPOINT_URL_SESV2: endpoints.ses,
      AWS_ENDPOINT_URL_S3: endpoints.s3,
    },
    verbose,
    onEnd: () => written.listener?.(),
  });
  try {
    return await openAround(functions, options, (listener) => {
      written.listener = listener;
    });
  } catch (error) {
    await functions.stop(0);
    throw error;
  }
}

async function openAround(
  functions: LambdaHost,
  options: ServiceOptions,
  onWritten: (listener: () => void) => void,
): Promise<Services> {
  const { template, dataDir, db, clock, endpoints, onError } = options;
  const { region, account, issuer } = template.place;
  const file = (name: string) => join(dataDir, name);
  const mappings = streamMappings(template);
  let streams: ReturnType<typeof openTableStreams> | undefined;
  const { invoke } = functions;
  const api = openHttpApi({ template, invoke, clock });
  const deadLetters = openDeadLetters(db, clock.now);
  const invocations = openAsyncInvocations({ db, clock, invoke, deadLetters, template });
  const bus = openEventBus(template, invocations);
  const scheduler = openScheduler({ db, template, clock, invocations });
  const engine = openStatesEngine({ file: file('states.db'), clock, invoke, region, account });
  for (const machine of stateMachines(template)) engine.putStateMachine(machine);
  const mail = openMail({
    file: file('mail.db'),
    clock,
    identities: mailIdentities(template),
    configurationSets: configurationSets(template),
    publish: (event) => bus.publish(event),
    region,
    account,
  });
  const objects = openObjects({
    folder: file('objects'),
    clock,
    buckets: buckets(template),
    publish: (event) => bus.publish(event),
    region,
    account,
  });
  const scanner = openMalwareScanner({
    store: objects.store,
    plans: protectionPlans(template),
    clock,
    origin: { region, account },
    publish: (event) => bus.publish(event),
  });
  const identity = await openIdentity({
    issuer,
    clock,
    file: file('identity.db'),
    pools: userPools(template),
  });

  // Asked through a variable: the streams are opened later than the others, when there are tables.
  const stream: LocalService = {
    name: 'table streams',
    nextDueAt: () => streams?.nextDueAt(),
    runDue: async () => streams?.runDue(),
    idle: () => streams?.idle() ?? true,
    stop: async () => streams?.stop(),
  };
  const timed = [stream, engine, invocations, mail, scheduler, objects, scanner];
  const settle = settleWith({
    services: timed,
    clock,
    caughtUp: async () => streams?.caughtUp(),
    functions,
  });
  const timeMachine = openTimeMachine({
    clock,
    services: timed,
    settle,
    coarsen: scheduler.coarsen,
    finish: scheduler.runRates,
  });

  return {
    functions,
    api,
    engine,
    mail,
    objects,
    identity,
    deadLetters,
    timeMachine,
    timed,
    startStreams: () => {
      streams = openTableStreams({
        mappings,
        region,
        endpoint: endpoints.dynamodb,
        db,
        clock,
        invoke,
        deadLetters,
        onError,
      });
      onWritten(streams.kick);
    },
    stop: async () => {
      // First those that would take the end of a function's process for a failure of the function.
      const stopped = [stream.stop(), invocations.stop(), engine.stop(), scheduler.stop()];
      await functions.stop();
      await Promise.all(stopped);
      await scanner.stop();
      await Promise.all([mail.stop(), objects.stop(), identity.stop()]);
    },
  };
}
