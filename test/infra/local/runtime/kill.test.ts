import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { afterEach, expect, test, vi } from 'vitest';
import { startRuntime } from '../../../../infra/local/runtime/start-runtime.ts';
import { newFolder } from './fixture.ts';
import { callStates, machineArn, sendMail, writeFixtureStack } from './fixture-stack.ts';
import { processesMentioning } from './processes.ts';

/** Several starts in a row, on a machine that may have other work. */
vi.setConfig({ testTimeout: 90_000 });

const runner = new URL('./run-fixture.ts', import.meta.url).pathname;
const running: ChildProcess[] = [];
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
});

/** Starts the runtime as a process; resolves when it says that it is ready. */
async function launch(dataDir: string, templateDir: string, port = '0', command = [runner]) {
  const { npm_lifecycle_event: _, ...inherited } = process.env;
  const byNpm = command.length > 1 ? { npm_lifecycle_event: 'start' } : {};
  const env = { ...inherited, ...byNpm, PORT: port, DATA_DIR: dataDir, TEMPLATE_DIR: templateDir };
  const child = spawn(process.execPath, command, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  running.push(child);
  const lines = createInterface({ input: child.stdout });
  const [line] = (await once(lines, 'line')) as [string];
  expect(line).toMatch(/^ready http:\/\/localhost:\d+$/);
  return { child, url: line.slice('ready '.length) };
}

async function kill(child: ChildProcess, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
  const gone = child.exitCode !== null || child.signalCode !== null;
  child.kill(signal);
  // Five seconds are what the contract allows for a stop.
  if (!gone) await once(child, 'exit', { signal: AbortSignal.timeout(5_000) });
}

/** What has been acknowledged. */
interface Acknowledged {
  readonly writes: number[];
  readonly mails: string[];
}

/** Writes and sends without pause until `enough` is acknowledged, then kills in the middle of the next request. */
async function workUntilKilled(
  url: string,
  child: ChildProcess,
  enough: number,
  done: Acknowledged,
): Promise<void> {
  const first = (done.writes.at(-1) ?? 0) + 10;
  for (let n = first; ; n += 1) {
    const request = fetch(`${url}/write?n=${n}`, { method: 'POST' });
    if (n - first >= enough) {
      await Promise.all([kill(child, 'SIGKILL'), request.catch(() => {})]);
      return;
    }
    expect((await request).status).toBe(200);
    done.writes.push(n);
    done.mails.push(await sendMail(url, `Mail ${n}`));
  }
}

test('killed again and again while it works, the runtime loses no record and no event, keeps their order, and leaves no process', async () => {
  const stack = writeFixtureStack();
  const dataDir = newFolder();
  const done: Acknowledged = { writes: [], mails: [] };
  let current = await launch(dataDir, stack.templateDir);
  for (const enough of [0, 3, 30]) {
    await workUntilKilled(current.url, current.child, enough, done);
    await expect.poll(() => processesMentioning(dataDir)).toEqual([]);
    current = await launch(dataDir, stack.templateDir);
  }

  const seen = () => [...new Set(stack.lines('record').map((line) => Number(line.split('#')[1])))];
  await expect.poll(() => done.writes.filter((n) => !seen().includes(n)), { timeout: 10_000 }).toEqual([]);
  expect(seen()).toEqual([...seen()].sort((a, b) => a - b));
  const heard = () => stack.lines('heard').map((line) => line.split(' ').at(-1));
  await expect.poll(() => done.mails.filter((id) => !heard().includes(id)), { timeout: 10_000 }).toEqual([]);

  await kill(current.child, 'SIGTERM');
  expect(current.child.exitCode).toBe(0);
  await expect.poll(() => processesMentioning(dataDir)).toEqual([]);
});

test('a moved clock, a waiting workflow and an event that waits for its retry are as they were after a kill', async () => {
  const { templateDir, notes, lines } = writeFixtureStack();
  const dataDir = newFolder();
  writeFileSync(`${notes}.deaf`, '');
  const moved = await startRuntime({ port: 0, dataDir, templateDir });
  await moved.advance('P10D');
  const leftAt = moved.clock.now();
  await moved.stop();

  const { child, url } = await launch(dataDir, templateDir);
  await callStates(url, 'StartExecution', { stateMachineArn: machineArn, name: 'waits', input: '{}' });
  const mail = await sendMail(url, 'Unheard');
  const told = async () => ((await (await fetch(`${url}/now`)).json()) as { now: number }).now;
  expect(await told()).toBeGreaterThanOrEqual(leftAt);
  await expect.poll(() => lines('deaf')).toEqual([`deaf ${mail}`]);
  await kill(child, 'SIGKILL');
  rmSync(`${notes}.deaf`);

  const again = await startRuntime({ port: 0, dataDir, templateDir });
  try {
    expect(again.clock.now()).toBeGreaterThanOrEqual(leftAt);
    await again.advance('PT10M');
    expect(lines('heard')).toEqual([`heard Email Delivered ${mail}`]);
    expect(lines('wait-1')).toEqual([]);
    await again.advance('P1D');
    const [line = ''] = lines('wait-1');
    const waited = Number(line.split(' ')[1]) - leftAt;
    expect(waited).toBeGreaterThanOrEqual(86_400_000);
    expect(waited).toBeLessThan(86_400_000 + 60_000);
  } finally {
    await again.stop();
  }
});

test.each([
  [
    'directly',
    (script: string) =>
      `require('node:child_process').spawn(process.execPath, ['${script}'], { stdio: 'inherit' })`,
  ],
  [
    'through a shell',
    (script: string) =>
      `require('node:child_process').spawn('sh', ['-c', '${process.execPath} ${script}; true'], { stdio: 'inherit' })`,
  ],
])(
  'when npm, which runs it %s, is killed, the runtime goes too, and the next start takes over its port and data at once',
  async (_how, asNpmDoes) => {
    const { templateDir } = writeFixtureStack();
    const dataDir = newFolder();
    const { child, url } = await launch(dataDir, templateDir, '0', ['--eval', asNpmDoes(runner)]);
    await kill(child, 'SIGKILL');
    const again = await launch(dataDir, templateDir, new URL(url).port);
    expect(again.url).toBe(url);
    await kill(again.child, 'SIGTERM');
    await expect.poll(() => processesMentioning(dataDir)).toEqual([]);
  },
);
