import { setImmediate as immediate } from 'node:timers/promises';
import { openStatesEngine } from '../../../../infra/local/states/index.ts';
import { killArn, killDefinition } from './kill-machine.ts';

// Runs in a process of its own until it is killed: starts one execution after the other and says on standard output
// what it has been told is done.
const [, , file, now] = process.argv;
const engine = openStatesEngine({
  file: String(file),
  clock: { now: () => Number(now) },
  async invoke(name, payload) {
    await immediate();
    if (name !== 'ask') return { ok: true, payload: Number(payload) * 2 };
    const { token, id } = payload as { token: string; id: number };
    process.stdout.write(`token ${id} ${token}\n`);
    void answer(id, token);
    return { ok: true, payload: null };
  },
});

async function answer(id: number, taskToken: string): Promise<void> {
  for (let turns = id % 7; turns > 0; turns--) await immediate();
  const { status } = await engine.call('SendTaskSuccess', { taskToken, output: '"child"' });
  if (status === 200) process.stdout.write(`answered ${id}\n`);
}

engine.putStateMachine({ arn: killArn, name: 'Kill', definition: killDefinition });
for (let id = 0; ; id++) {
  const request = { stateMachineArn: killArn, name: `run-${id}`, input: JSON.stringify({ id }) };
  const { status } = await engine.call('StartExecution', request);
  if (status === 200) process.stdout.write(`started ${id}\n`);
  for (let turns = 0; turns < 20; turns++) await immediate();
}
