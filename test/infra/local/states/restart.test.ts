import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { FUNCTION, Trial, tokenOf } from './harness.ts';

const work = { Type: 'Task', Resource: FUNCTION, End: true };
const tokenTask = {
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
  Arguments: { FunctionName: 'ask', Payload: { token: '{% $states.context.Task.Token %}' } },
  End: true,
};
const answering = async (_: string, payload: unknown) => ({ ok: true, payload }) as const;

describe('after a crash', () => {
  it('an execution that was only just started runs', async () => {
    const trial = new Trial().states({
      A: { Type: 'Pass', Next: 'B' },
      B: { Type: 'Pass', Output: 7, End: true },
    });
    const arn = await trial.start();
    await trial.crash();
    expect(await trial.result(arn)).toMatchObject({ status: 'SUCCEEDED', output: 7 });
    expect(trial.types(arn).filter((type) => type === 'PassStateEntered')).toHaveLength(2);
  });

  it('a machine goes on from whatever transition it had come to', async () => {
    const names = ['A', 'B', 'C', 'D', 'E', 'F'];
    for (const stopAfter of names.keys()) {
      const states = names.map((name, index) => {
        const next = names[index + 1];
        const Assign = { [`v${name}`]: index };
        return [name, { Type: 'Pass', Assign, ...(next === undefined ? { End: true } : { Next: next }) }];
      });
      const trial = new Trial().states(Object.fromEntries(states));
      const arn = await trial.start();
      await trial.until(
        () => trial.types(arn).filter((type) => type === 'PassStateExited').length >= stopAfter,
      );
      await trial.crash();
      expect((await trial.result(arn)).status).toBe('SUCCEEDED');
      expect(trial.types(arn)).toHaveLength(2 + 2 * names.length);
    }
  });

  it('would find whatever a function was called for: the schedule and the token are stored first', async () => {
    const found: unknown[] = [];
    const trial = new Trial().states({ Ask: tokenTask });
    trial.functions(async (_, payload) => {
      const other = new DatabaseSync(trial.file, { readOnly: true });
      const { token } = payload as { token: string };
      found.push(
        other.prepare('SELECT count(*) AS tokens FROM tokens WHERE token = ?').get(token)?.['tokens'],
      );
      const scheduled = "SELECT count(*) AS events FROM events WHERE data LIKE '%TaskScheduled%'";
      found.push(other.prepare(scheduled).get()?.['events']);
      other.close();
      return { ok: true, payload: null };
    });
    await trial.start();
    await trial.settled();
    expect(found).toEqual([1, 1]);
  });

  it('a Wait ends at its original time', async () => {
    const trial = new Trial().states({ Rest: { Type: 'Wait', Seconds: 100, End: true } });
    const arn = await trial.start();
    await trial.pass(60);
    const due = trial.engine.nextDueAt();
    await trial.crash();
    expect(trial.engine.nextDueAt()).toBe(due);
    await trial.pass(39);
    expect((await trial.result(arn)).status).toBe('RUNNING');
    await trial.pass(1);
    expect((await trial.result(arn)).status).toBe('SUCCEEDED');
  });

  it('a Wait that fell due while nothing ran ends at once', async () => {
    const trial = new Trial().states({ Rest: { Type: 'Wait', Seconds: 100, End: true } });
    const arn = await trial.start();
    await trial.settled();
    trial.clock.advance(500);
    await trial.crash();
    await trial.engine.runDue();
    expect((await trial.result(arn)).status).toBe('SUCCEEDED');
  });

  it('a task that was not answered is called again, with the same arguments', async () => {
    const trial = new Trial().hang().states({ Work: { ...work, Arguments: { id: '{% $uuid() %}' } } });
    const arn = await trial.start();
    await trial.until(() => trial.calls.length === 1);
    trial.functions(answering);
    await trial.crash();
    expect((await trial.result(arn)).status).toBe('SUCCEEDED');
    expect(trial.calls).toHaveLength(2);
    expect(trial.calls[1]).toEqual(trial.calls[0]);
    expect(trial.types(arn).filter((type) => type === 'LambdaFunctionScheduled')).toHaveLength(1);
  });

  it('an answer that reached only the dead process changes nothing', async () => {
    let finish = () => {};
    const trial = new Trial()
      .functions(() => new Promise((resolve) => (finish = () => resolve({ ok: true, payload: 'old' }))))
      .states({ Work: work });
    const arn = await trial.start();
    await trial.until(() => trial.calls.length === 1);
    trial.functions(async () => ({ ok: true, payload: 'new' }));
    await trial.crash();
    finish();
    expect((await trial.result(arn)).output).toBe('new');
  });

  it('a token that was given out still works, and the call is not made again', async () => {
    const trial = new Trial().states({ Ask: tokenTask });
    const arn = await trial.start();
    await trial.settled();
    await trial.crash();
    await trial.settled();
    expect(trial.calls).toHaveLength(1);
    await trial.call('SendTaskSuccess', { taskToken: tokenOf(trial), output: '5' });
    await trial.crash();
    expect((await trial.result(arn)).output).toBe(5);
    expect(await trial.refusal('SendTaskSuccess', { taskToken: tokenOf(trial), output: '6' })).toBe(
      'TaskTimedOut',
    );
  });

  it('a token task whose call was not answered is called again with the same token', async () => {
    const trial = new Trial().hang().states({ Ask: tokenTask });
    const arn = await trial.start();
    await trial.until(() => trial.calls.length === 1);
    trial.functions(answering);
    await trial.crash();
    await trial.settled();
    expect(trial.calls[1]).toEqual(trial.calls[0]);
    await trial.call('SendTaskSuccess', { taskToken: tokenOf(trial), output: '5' });
    expect((await trial.result(arn)).output).toBe(5);
  });

  it('a retry comes at its original time and with its count', async () => {
    const trial = new Trial()
      .functions(async () => ({ ok: false, errorType: 'Throttled', errorMessage: '' }))
      .states({
        Work: { ...work, Retry: [{ ErrorEquals: ['Throttled'], IntervalSeconds: 100, MaxAttempts: 1 }] },
      });
    const arn = await trial.start();
    await trial.pass(40);
    await trial.crash();
    await trial.pass(59);
    expect(trial.calls).toHaveLength(1);
    await trial.pass(1);
    expect(trial.calls).toHaveLength(2);
    expect(await trial.result(arn)).toMatchObject({ status: 'FAILED', error: 'Throttled' });
  });

  it.each([
    ['TimeoutSeconds', { TimeoutSeconds: 100 }],
    ['HeartbeatSeconds', { HeartbeatSeconds: 100 }],
  ])('%s counts from before the crash', async (_, limit) => {
    const Catch = [{ ErrorEquals: ['States.Timeout'], Next: 'Late' }];
    const trial = new Trial().states({
      Ask: { ...tokenTask, ...limit, Catch },
      Late: { Type: 'Pass', Output: 'late', End: true },
    });
    const arn = await trial.start();
    await trial.pass(60);
    await trial.crash();
    await trial.pass(39);
    expect((await trial.result(arn)).status).toBe('RUNNING');
    await trial.pass(1);
    expect((await trial.result(arn)).output).toBe('late');
  });

  it('a heartbeat that was acknowledged still counts', async () => {
    const trial = new Trial().states({ Ask: { ...tokenTask, HeartbeatSeconds: 100 } });
    const arn = await trial.start();
    await trial.pass(60);
    await trial.call('SendTaskHeartbeat', { taskToken: tokenOf(trial) });
    await trial.crash();
    await trial.pass(99);
    expect((await trial.result(arn)).status).toBe('RUNNING');
    await trial.pass(1);
    expect((await trial.result(arn)).error).toBe('States.Timeout');
  });

  it('a Parallel goes on with the branches that had not ended', async () => {
    const trial = new Trial().functions(answering).states({
      Both: {
        Type: 'Parallel',
        Branches: [
          { StartAt: 'Quick', States: { Quick: { ...work, Arguments: 'quick' } } },
          {
            StartAt: 'Rest',
            States: {
              Rest: { Type: 'Wait', Seconds: 10, Next: 'Slow' },
              Slow: { ...work, Arguments: 'slow' },
            },
          },
        ],
        End: true,
      },
    });
    const arn = await trial.start();
    await trial.settled();
    await trial.crash();
    await trial.pass(10);
    expect((await trial.result(arn)).output).toEqual(['quick', 'slow']);
    expect(trial.calls).toHaveLength(2);
  });

  it('a Map goes on with the iterations that had not ended, in order', async () => {
    const trial = new Trial()
      .functions((name, payload) => (payload === 3 ? new Promise(() => {}) : answering(name, payload)))
      .states({
        Each: {
          Type: 'Map',
          MaxConcurrency: 2,
          ItemProcessor: { StartAt: 'Work', States: { Work: work } },
          End: true,
        },
      });
    const items = [1, 2, 3, 4, 5, 6];
    const arn = await trial.start(items);
    await trial.until(() => trial.calls.length === items.length);
    await trial.until(() => trial.types(arn).filter((type) => type === 'MapIterationSucceeded').length === 5);
    trial.functions(answering);
    await trial.crash();
    expect((await trial.result(arn)).output).toEqual(items);
    expect(trial.calls.map(({ payload }) => payload).sort()).toEqual([1, 2, 3, 3, 4, 5, 6]);
    expect(trial.types(arn).filter((type) => type === 'MapIterationStarted')).toHaveLength(6);
  });

  it('a failure inside a Map that was stored meets the Catch of the Map', async () => {
    const trial = new Trial()
      .functions(async () => ({ ok: false, errorType: 'Bad', errorMessage: '' }))
      .states({
        Each: {
          Type: 'Map',
          ItemProcessor: { StartAt: 'Work', States: { Work: work } },
          Catch: [{ ErrorEquals: ['Bad'], Next: 'After' }],
          End: true,
        },
        After: { Type: 'Pass', Output: 'caught', End: true },
      });
    const arn = await trial.start([1, 2]);
    await trial.until(() => trial.types(arn).includes('MapIterationFailed'));
    await trial.crash();
    expect((await trial.result(arn)).output).toBe('caught');
  });

  it('the time limit of the whole execution holds', async () => {
    const trial = new Trial().states(
      { Rest: { Type: 'Wait', Seconds: 500, End: true } },
      { TimeoutSeconds: 100 },
    );
    const arn = await trial.start();
    await trial.pass(60);
    await trial.crash();
    await trial.pass(40);
    expect((await trial.result(arn)).status).toBe('TIMED_OUT');
  });

  it('an execution keeps the definition it was started on', async () => {
    const rest = { Type: 'Wait', Seconds: 10, Next: 'Tell' };
    const trial = new Trial().states({ Rest: rest, Tell: { Type: 'Pass', Output: 'old', End: true } });
    const arn = await trial.start();
    await trial.settled();
    trial.states({ Tell: { Type: 'Pass', Output: 'new', End: true } });
    await trial.crash();
    await trial.pass(10);
    expect((await trial.result(arn)).output).toBe('old');
    expect((await trial.run()).output).toBe('new');
  });
});
