import { join } from 'node:path';
import { patchDate } from '../clock/patch-date.ts';
import { openClock, type VirtualClock } from '../clock/virtual-clock.ts';
import { type DatabaseServer, startDatabase } from '../dynamodb/server.ts';
import { ensureTables } from '../dynamodb/tables.ts';
import type { DeadLetter } from '../events/dead-letters.ts';
import type { Invoke } from '../local-service.ts';
import { localPages } from '../pages/index.ts';
import type { Mail } from '../ses/index.ts';
import type { StatesEngine } from '../states/index.ts';
import { loadTemplate } from '../template/load-template.ts';
import { takeDataFolder } from './data-folder.ts';
import { openDatabase } from './database.ts';
import { localAddresses, paths } from './local-addresses.ts';
import { type Endpoints, openServices } from './open-services.ts';
import { startPump } from './pump.ts';
import { synthesise } from './synthesise.ts';
import { startWebServer } from './web-server.ts';

const stack = 'AnchorAwards';

/** What is done with the tables before the first request: the sample programs are published. */
export type Prepare = (parts: {
  readonly dynamodbEndpoint: string;
  /** The template's first table. */
  readonly tableName: string;
  readonly clock: VirtualClock;
}) => Promise<void>;

export interface RuntimeOptions {
  /** 0 for any free one. */
  readonly port: number;
  readonly dataDir: string;
  /** An already synthesised template; without it the CDK app is run. */
  readonly templateDir?: string | undefined;
  /** The address of a DynamoDB that somebody else runs. */
  readonly database?: string | undefined;
  readonly verbose?: boolean;
  readonly prepare?: Prepare;
  /** Faults that no request or caller hears of; standard error when left out. */
  readonly onError?: (error: unknown) => void;
  /** The runtime cannot go on: its database has died. */
  readonly onFatal?: (message: string) => void;
}

/** The whole system, running. */
export interface Runtime {
  readonly url: string;
  readonly port: number;
  readonly endpoints: Endpoints;
  readonly clock: VirtualClock;
  readonly invoke: Invoke;
  readonly mail: Mail;
  readonly engine: StatesEngine;
  deadLetters(): DeadLetter[];
  /** Moves the clock by an ISO 8601 duration; throws DurationRefused. */
  advance(duration: string): Promise<Date>;
  stop(): Promise<void>;
}

type Cleanup = () => unknown;

async function undo(cleanups: Cleanup[]): Promise<void> {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
}

async function openDatabaseServer(options: RuntimeOptions, dataDir: string): Promise<DatabaseServer> {
  const { database, onFatal = console.error } = options;
  if (database !== undefined) return { endpoint: database, stop: async () => {} };
  return startDatabase(dataDir, (how) => onFatal(`The DynamoDB server has died (${how}).`));
}

/** Starts the template on this machine; resolves when the first request will be answered. */
export async function startRuntime(options: RuntimeOptions): Promise<Runtime> {
  const cleanups: Cleanup[] = [];
  try {
    return await start(options, cleanups);
  } catch (error) {
    await undo(cleanups);
    throw error;
  }
}

async function start(options: RuntimeOptions, cleanups: Cleanup[]): Promise<Runtime> {
  const { onError = console.error, verbose = false, prepare } = options;
  const folder = takeDataFolder(options.dataDir);
  cleanups.push(folder.release);
  const web = await startWebServer(options.port, onError);
  cleanups.push(() => web.stop(1_500));
  const url = `http://localhost:${web.port}`;

  const templateDir = options.templateDir ?? join(folder.path, 'cdk.out');
  // Both are waited for even when one fails, so that whatever has started is also stopped.
  const synthesis = options.templateDir === undefined ? synthesise(templateDir, stack) : Promise.resolve();
  const [, opened] = await Promise.allSettled([synthesis, openDatabaseServer(options, folder.path)]);
  if (opened.status === 'rejected') throw opened.reason;
  const database = opened.value;
  cleanups.push(database.stop);
  await synthesis;
  const template = loadTemplate(templateDir, {
    region: 'us-east-1',
    account: '000000000000',
    stack,
    baseUrl: url,
    issuer: `${url}${paths.oidc}`,
    // The mail service of a laptop is an inbox: nothing leaves it.
    parameters: { MailRecipients: 'everybody' },
  });

  const db = openDatabase(join(folder.path, 'runtime.db'));
  cleanups.push(() => db.close());
  const clock = openClock(db);
  cleanups.push(patchDate(clock.now));
  // An address instead of a name: the SDK's S3 client then leaves the bucket in the path.
  const local = `http://127.0.0.1:${web.port}`;
  const endpoints = {
    dynamodb: database.endpoint,
    states: `${local}${paths.states}`,
    s3: `${local}${paths.s3}`,
    ses: `${local}${paths.ses}`,
  };
  const services = await openServices({
    template,
    dataDir: folder.path,
    db,
    clock,
    endpoints,
    verbose,
    onError,
  });
  cleanups.push(services.stop);
  const makeReady = async () => {
    await ensureTables(template, endpoints.dynamodb);
    const [table] = template.all('AWS::DynamoDB::Table');
    if (table !== undefined)
      await prepare?.({ dynamodbEndpoint: endpoints.dynamodb, tableName: table.ref, clock });
  };
  await Promise.all([services.functions.warm(), makeReady()]);
  services.startStreams();
  services.engine.recover();
  const { advance } = services.timeMachine;
  const pages = localPages({ ...services, clock, endpoints: { ...endpoints }, advance });
  web.open(localAddresses({ ...services, pages }));
  const pump = startPump(services.timed, clock, services.timeMachine.moving, onError);
  cleanups.push(pump.stop);
  // The web server must have let its requests go before the parts that answer them stop.
  cleanups.push(() => web.stop(1_500));

  return {
    url,
    port: web.port,
    endpoints,
    clock,
    invoke: services.functions.invoke,
    mail: services.mail,
    engine: services.engine,
    deadLetters: services.deadLetters.list,
    advance,
    stop: () => undo(cleanups),
  };
}
