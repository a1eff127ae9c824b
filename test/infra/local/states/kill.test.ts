import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setImmediate as immediate } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { openStatesEngine, type StatesEngine } from '../../../../infra/local/states/index.ts';

const NOW = Date.UTC(2026, 0, 5, 9);

/** Runs the child until it has said a number of lines, kills it with SIGKILL, and returns all it said. */
async function killedAfter(lines: number, file: string): Promise<string[]> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'kill-child.ts'), file, String(NOW)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const said: string[] = [];
  const exited = once(child, 'exit');
  for await (const line of createInterface(child.stdout)) {
    said.push(line);
    if (said.length === lines) child.kill('SIGKILL');
  }
  expect(await exited).toEqual([null, 'SIGKILL']);
  return said;
}

async function settled(engine: StatesEngine): Promise<void> {
  do await immediate();
  while (!engine.idle());
}

it.each([1, 17, 60, 151])('goes on where kill -9 after %i lines of a real process left it', async (lines) => {
  const folder = mkdtempSync(join(tmpdir(), 'states-kill-'));
  const file = join(folder, 'states.sqlite');
  const said = (await killedAfter(lines, file)).map((line) => line.split(' '));
  const tokens = new Map<string, string>();
  const of = (what: string) => said.filter(([kind]) => kind === what).map(([, id]) => Number(id));
  for (const [kind, id, token] of said) if (kind === 'token') tokens.set(String(id), String(token));

  const engine = openStatesEngine({
    file,
    clock: { now: () => NOW },
    async invoke(name, payload) {
      if (name !== 'ask') return { ok: true, payload: Number(payload) * 2 };
      const { token, id } = payload as { token: string; id: number };
      tokens.set(String(id), token);
      return { ok: true, payload: null };
    },
  });
  onTestFinished(async () => {
    await engine.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  engine.recover();
  await settled(engine);
  for (const taskToken of tokens.values()) {
    const { status, body } = await engine.call('SendTaskSuccess', { taskToken, output: '"parent"' });
    if (status !== 200) expect(body).toMatchObject({ __type: 'TaskTimedOut' });
  }
  await settled(engine);

  const outputs = new Map<number, { doubled: number[]; by: string }>();
  for (const { executionArn, name } of engine.executions()) {
    const { status, output } = engine.describe(executionArn) ?? {};
    expect(status).toBe('SUCCEEDED');
    outputs.set(Number(name.replace('run-', '')), output as { doubled: number[]; by: string });
    const types = engine.history(executionArn).map((event) => event.type);
    expect(types.filter((type) => type === 'MapIterationSucceeded')).toHaveLength(3);
    expect(types.filter((type) => type === 'TaskScheduled')).toHaveLength(1);
  }
  for (const id of of('started')) expect(outputs.get(id)?.doubled).toEqual([id * 2, id * 2 + 2, id * 2 + 4]);
  for (const id of of('answered')) expect(outputs.get(id)?.by).toBe('child');
});
