import { describe, expect, it } from 'vitest';
import { retryDelay } from '../../../../infra/local/states/leave-state.ts';
import { FUNCTION, Trial } from './harness.ts';

const failing = (errorType: string) => async () => ({ ok: false, errorType, errorMessage: 'no' }) as const;
const task = (more: Record<string, unknown>) => ({
  Work: { Type: 'Task', Resource: FUNCTION, ...more, End: true },
  Rescue: { Type: 'Pass', Output: { input: '{% $states.input %}', seen: '{% $seen %}' }, End: true },
});
const rescue = (ErrorEquals: string[]) => [{ ErrorEquals, Next: 'Rescue', Assign: { seen: 1 } }];

describe('Retry', () => {
  it('tries again after growing delays on the virtual clock, then fails with the last error', async () => {
    const trial = new Trial().functions(failing('Throttled')).states({
      Work: {
        Type: 'Task',
        Resource: FUNCTION,
        Retry: [
          {
            ErrorEquals: ['Throttled'],
            IntervalSeconds: 10,
            BackoffRate: 3,
            MaxAttempts: 3,
            MaxDelaySeconds: 60,
          },
        ],
        End: true,
      },
    });
    const arn = await trial.start();
    const waits: number[] = [];
    for (;;) {
      await trial.settled();
      const due = trial.engine.nextDueAt();
      if (due === undefined) break;
      waits.push((due - trial.clock.now()) / 1000);
      trial.clock.set(due);
      await trial.engine.runDue();
    }
    expect(waits).toEqual([10, 30, 60]);
    expect(trial.calls).toHaveLength(4);
    expect(await trial.result(arn)).toMatchObject({ status: 'FAILED', error: 'Throttled' });
    expect(trial.types(arn).filter((type) => type === 'TaskStateEntered')).toHaveLength(1);
  });

  it('counts each rule by itself and shows the count to the arguments', async () => {
    const errors = ['A', 'B', 'A'];
    const trial = new Trial()
      .functions(async () => {
        const error = errors.shift();
        return error === undefined ? { ok: true, payload: 'done' } : failing(error)();
      })
      .states({
        Work: {
          Type: 'Task',
          Resource: FUNCTION,
          Arguments: '{% $states.context.State.RetryCount %}',
          Retry: [
            { ErrorEquals: ['B'], MaxAttempts: 1 },
            { ErrorEquals: ['States.ALL'], MaxAttempts: 2 },
          ],
          End: true,
        },
      });
    const arn = await trial.start();
    await trial.pass(60);
    expect(await trial.result(arn)).toMatchObject({ status: 'SUCCEEDED', output: 'done' });
    expect(trial.calls.map(({ payload }) => payload)).toEqual([0, 1, 2, 3]);
  });

  it('counts anew in the next state', async () => {
    const rule = { Type: 'Task', Resource: FUNCTION, Retry: [{ ErrorEquals: ['A'], MaxAttempts: 1 }] };
    let calls = 0;
    const trial = new Trial()
      .functions(async () => (++calls % 2 === 1 ? failing('A')() : { ok: true, payload: calls }))
      .states({ First: { ...rule, Next: 'Second' }, Second: { ...rule, End: true } });
    const arn = await trial.start();
    await trial.pass(60);
    expect(await trial.result(arn)).toMatchObject({ status: 'SUCCEEDED', output: 4 });
  });

  it('ignores what an attempt that was given up answers later', async () => {
    const finish: ((payload: string) => void)[] = [];
    const trial = new Trial()
      .functions(() => new Promise((resolve) => finish.push((payload) => resolve({ ok: true, payload }))))
      .states({
        Work: {
          Type: 'Task',
          Resource: FUNCTION,
          TimeoutSeconds: 30,
          Retry: [{ ErrorEquals: ['States.Timeout'], IntervalSeconds: 1 }],
          End: true,
        },
      });
    const arn = await trial.start();
    for (const seconds of [30, 1]) {
      await trial.until(() => trial.engine.nextDueAt() === trial.clock.now() + seconds * 1000);
      trial.clock.advance(seconds);
      await trial.engine.runDue();
    }
    await trial.until(() => finish.length === 2);
    finish[0]?.('first');
    for (let turns = 0; turns < 20; turns++) await new Promise(setImmediate);
    finish[1]?.('second');
    expect(await trial.result(arn)).toMatchObject({ status: 'SUCCEEDED', output: 'second' });
  });

  it('does not try again where no rule covers the error, nor with MaxAttempts 0', async () => {
    const trial = new Trial().functions(failing('Fatal')).states({
      Work: {
        Type: 'Task',
        Resource: FUNCTION,
        Retry: [
          { ErrorEquals: ['Throttled'] },
          { ErrorEquals: ['Fatal'], MaxAttempts: 0 },
          { ErrorEquals: ['States.ALL'] },
        ],
        End: true,
      },
    });
    expect((await trial.run()).status).toBe('FAILED');
    expect(trial.calls).toHaveLength(1);
  });

  it('tries a failed Parallel again with fresh branches', async () => {
    let calls = 0;
    const trial = new Trial()
      .functions(async () => (++calls < 3 ? failing('Throttled')() : { ok: true, payload: calls }))
      .states({
        Both: {
          Type: 'Parallel',
          Branches: [{ StartAt: 'Work', States: { Work: { Type: 'Task', Resource: FUNCTION, End: true } } }],
          Retry: [{ ErrorEquals: ['Throttled'], IntervalSeconds: 5 }],
          End: true,
        },
      });
    const arn = await trial.start();
    await trial.pass(60);
    expect(await trial.result(arn)).toMatchObject({ status: 'SUCCEEDED', output: [3] });
  });

  it('caps, rounds and spreads delays', () => {
    const rule = {
      ErrorEquals: ['A'],
      IntervalSeconds: 3,
      MaxAttempts: 9,
      BackoffRate: 1.5,
      JitterStrategy: 'NONE',
    } as const;
    const own = { ...rule, ErrorEquals: ['A'] };
    expect([0, 1, 2].map((before) => retryDelay(own, before, 0.5))).toEqual([3000, 4500, 6750]);
    expect(retryDelay({ ...own, MaxDelaySeconds: 4 }, 2, 0.5)).toBe(4000);
    expect(retryDelay({ ...own, JitterStrategy: 'FULL' }, 1, 0.5)).toBe(2250);
  });
});

describe('Catch', () => {
  it('goes on with the error output, and sets variables', async () => {
    const trial = new Trial()
      .functions(failing('Gone'))
      .states(task({ Catch: [{ ErrorEquals: ['Other'], Next: 'Rescue' }, ...rescue(['Gone'])] }));
    const { output } = await trial.run();
    expect(output).toEqual({
      input: { Error: 'Gone', Cause: '{"errorMessage":"no","errorType":"Gone"}' },
      seen: 1,
    });
  });

  it('shapes its Output from the input and the error', async () => {
    const Output = { was: '{% $states.input.id %}', error: '{% $states.errorOutput.Error %}' };
    const trial = new Trial()
      .functions(failing('Gone'))
      .states(
        task({ Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Rescue', Output, Assign: { seen: 2 } }] }),
      );
    expect((await trial.run({ id: 7 })).output).toEqual({ input: { was: 7, error: 'Gone' }, seen: 2 });
  });

  it('comes after Retry has given up', async () => {
    const trial = new Trial()
      .functions(failing('Gone'))
      .states(task({ Retry: [{ ErrorEquals: ['Gone'], MaxAttempts: 2 }], Catch: rescue(['Gone']) }));
    const arn = await trial.start();
    await trial.pass(60);
    expect((await trial.result(arn)).status).toBe('SUCCEEDED');
    expect(trial.calls).toHaveLength(3);
  });

  it('catches a failed evaluation of the arguments or the output', async () => {
    const trial = new Trial()
      .functions(async () => ({ ok: true, payload: {} }))
      .states(
        task({ Output: '{% $states.result.absent %}', Catch: rescue(['States.QueryEvaluationError']) }),
      );
    const arn = await trial.start();
    expect(await trial.result(arn)).toMatchObject({ status: 'SUCCEEDED' });
    expect(trial.types(arn)).toEqual([
      'ExecutionStarted',
      'TaskStateEntered',
      'LambdaFunctionScheduled',
      'LambdaFunctionStarted',
      'LambdaFunctionSucceeded',
      'EvaluationFailed',
      'TaskStateExited',
      'PassStateEntered',
      'PassStateExited',
      'ExecutionSucceeded',
    ]);
  });

  it('does not catch what fails in a catcher itself', async () => {
    const trial = new Trial()
      .functions(failing('Gone'))
      .states(task({ Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Rescue', Output: '{% $absent %}' }] }));
    expect(await trial.run()).toMatchObject({ status: 'FAILED', error: 'States.QueryEvaluationError' });
  });

  it('leaves a payload that is too large to a rule that names it', async () => {
    const big = async () => ({ ok: true, payload: 'x'.repeat(262_144) }) as const;
    const unnamed = new Trial().functions(big).states(task({ Catch: rescue(['States.ALL']) }));
    expect(await unnamed.run()).toMatchObject({ status: 'FAILED', error: 'States.DataLimitExceeded' });
    const named = new Trial().functions(big).states(task({ Catch: rescue(['States.DataLimitExceeded']) }));
    expect((await named.run()).status).toBe('SUCCEEDED');
  });

  it.each([
    ['States.ALL', 'SUCCEEDED'],
    ['States.Timeout', 'SUCCEEDED'],
    ['States.TaskFailed', 'FAILED'],
    ['States.HeartbeatTimeout', 'FAILED'],
  ])('%s meets a timeout: %s', async (name, status) => {
    const trial = new Trial().hang().states(task({ TimeoutSeconds: 30, Catch: rescue([name]) }));
    const arn = await trial.start();
    await trial.until(() => trial.calls.length === 1);
    trial.clock.advance(30);
    await trial.engine.runDue();
    expect((await trial.ended(arn)).status).toBe(status);
    expect(trial.event(arn, 'LambdaFunctionTimedOut')).toMatchObject({
      lambdaFunctionTimedOutEventDetails: { error: 'States.Timeout' },
    });
  });
});
