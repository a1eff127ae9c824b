import type { ChildProcess } from 'node:child_process';
import { closeSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { endProcess, spawnGuarded } from '../runtime/guarded-process.ts';
import { openLog } from '../runtime/log-file.ts';
import { indexStream } from './stream-index.ts';

/** A DynamoDB to talk to: ours, or one that somebody else runs. */
export interface DatabaseServer {
  readonly endpoint: string;
  stop(): Promise<void>;
}

/** The server binary of this platform. Throws with what to do when there is none. */
function binary(): string {
  const name = `@dynoxide/${process.platform}-${process.arch}`;
  try {
    return join(dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)), 'dynoxide');
  } catch {
    throw new Error(
      `There is no DynamoDB server for this platform (${name}). ` +
        'Start one yourself and name it in AWS_ENDPOINT_URL_DYNAMODB.',
    );
  }
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function answers(endpoint: string): Promise<boolean> {
  const headers = {
    'content-type': 'application/x-amz-json-1.0',
    'x-amz-target': 'DynamoDB_20120810.ListTables',
  };
  try {
    const response = await fetch(endpoint, { method: 'POST', headers, body: '{}' });
    await response.arrayBuffer();
    return true;
  } catch {
    return false;
  }
}

async function waitFor(endpoint: string, child: ChildProcess, timeoutMs: number): Promise<boolean> {
  const until = performance.now() + timeoutMs;
  while (performance.now() < until && child.exitCode === null && child.signalCode === null) {
    if (await answers(endpoint)) return true;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return false;
}

/**
 * Starts the DynamoDB server on a loopback port, its one file in the data folder. It dies with this process; data it
 * has acknowledged is on disk. `onExit` hears of a death that nobody asked for.
 */
export async function startDatabase(dataDir: string, onExit: (how: string) => void): Promise<DatabaseServer> {
  const folder = join(dataDir, 'dynamodb');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'tables.db');
  const logFile = join(dataDir, 'logs', 'dynamodb.log');
  // The port is chosen before it is bound; somebody else may be quicker, so a lost race is tried again.
  for (let attempt = 1; attempt <= 3; attempt += 1) {
    const port = await freePort();
    const endpoint = `http://127.0.0.1:${port}`;
    const log = openLog(logFile);
    const args = ['serve', '--host', '127.0.0.1', '--port', String(port), '--db-path', file];
    const child = spawnGuarded({ command: binary(), args, env: {}, output: log });
    closeSync(log);
    if (!(await waitFor(endpoint, child, 10_000))) {
      await endProcess(child, 0);
      continue;
    }
    indexStream(file);
    let stopping = false;
    child.once('exit', (code, signal) => {
      if (!stopping) onExit(signal ?? `exit status ${code}`);
    });
    return {
      endpoint,
      stop: () => {
        stopping = true;
        return endProcess(child, 1_000);
      },
    };
  }
  throw new Error(`The DynamoDB server does not start; see ${logFile}`);
}
