import { describe, expect, it } from 'vitest';
import { Trial, tokenOf } from './harness.ts';

const waiting = (more: Record<string, unknown> = {}) => ({
  Ask: {
    Type: 'Task',
    Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
    Arguments: { FunctionName: 'ask', Payload: { token: '{% $states.context.Task.Token %}' } },
    ...more,
    Next: 'Done',
  },
  Done: { Type: 'Succeed' },
  ...('Catch' in more
    ? { Late: { Type: 'Pass', Output: { late: '{% $states.input.Error %}' }, End: true } }
    : {}),
});
const lateAfter = (ErrorEquals: string[]) => [{ ErrorEquals, Next: 'Late' }];

/** A machine that waits for its first token, and that token. */
async function waitingTrial(more: Record<string, unknown> = {}) {
  const trial = new Trial().states(waiting(more));
  const arn = await trial.start();
  await trial.settled();
  return { trial, arn, token: tokenOf(trial) };
}

describe('a task that waits for its token', () => {
  it('goes on with the output of SendTaskSuccess, not with the answer of the function', async () => {
    const { trial, arn, token } = await waitingTrial();
    expect((await trial.result(arn)).status).toBe('RUNNING');
    await trial.call('SendTaskSuccess', { taskToken: token, output: '{"score": 9}' });
    expect(await trial.result(arn)).toMatchObject({ status: 'SUCCEEDED', output: { score: 9 } });
    expect(trial.types(arn)).toEqual([
      'ExecutionStarted',
      'TaskStateEntered',
      'TaskScheduled',
      'TaskStarted',
      'TaskSubmitted',
      'TaskSucceeded',
      'TaskStateExited',
      'SucceedStateEntered',
      'SucceedStateExited',
      'ExecutionSucceeded',
    ]);
  });

  it('fails with the error of SendTaskFailure', async () => {
    const { trial, arn, token } = await waitingTrial();
    await trial.call('SendTaskFailure', { taskToken: token, error: 'Declined', cause: 'conflict' });
    expect(await trial.result(arn)).toMatchObject({ status: 'FAILED', error: 'Declined', cause: 'conflict' });
  });

  it('fails when its function fails before anybody answers', async () => {
    const trial = new Trial()
      .functions(async () => ({ ok: false, errorType: 'Broken', errorMessage: '' }))
      .states(waiting());
    expect(await trial.run()).toMatchObject({ status: 'FAILED', error: 'Broken' });
  });

  it('takes an answer that comes before its function has returned', async () => {
    let finish = () => {};
    const trial = new Trial()
      .functions(() => new Promise((resolve) => (finish = () => resolve({ ok: true, payload: null }))))
      .states(waiting());
    const arn = await trial.start();
    await trial.until(() => trial.calls.length === 1);
    await trial.call('SendTaskSuccess', { taskToken: tokenOf(trial), output: '1' });
    finish();
    expect(await trial.result(arn)).toMatchObject({ status: 'SUCCEEDED', output: 1 });
    expect(trial.types(arn)).not.toContain('TaskSubmitted');
  });

  it('refuses a second answer, and keeps the first', async () => {
    const { trial, arn, token } = await waitingTrial();
    const answers = ['1', '2', '3'].map((output) =>
      trial.refusal('SendTaskSuccess', { taskToken: token, output }),
    );
    expect((await Promise.all(answers)).sort()).toEqual(['TaskTimedOut', 'TaskTimedOut', 'accepted']);
    expect((await trial.result(arn)).output).toBe(1);
    expect(await trial.refusal('SendTaskFailure', { taskToken: token })).toBe('TaskTimedOut');
    expect(await trial.refusal('SendTaskHeartbeat', { taskToken: token })).toBe('TaskTimedOut');
  });

  it('refuses a token that it never gave out', async () => {
    const { trial } = await waitingTrial();
    for (const action of ['SendTaskSuccess', 'SendTaskFailure', 'SendTaskHeartbeat']) {
      expect(await trial.refusal(action, { taskToken: 'invented', output: '1' })).toBe('InvalidToken');
    }
  });

  it('refuses an output that is no JSON and leaves the task open', async () => {
    const { trial, arn, token } = await waitingTrial();
    expect(await trial.refusal('SendTaskSuccess', { taskToken: token, output: 'yes' })).toBe('InvalidOutput');
    await trial.call('SendTaskSuccess', { taskToken: token, output: '"yes"' });
    expect((await trial.result(arn)).output).toBe('yes');
  });

  it('refuses the token of an execution that was stopped', async () => {
    const { trial, arn, token } = await waitingTrial();
    await trial.call('StopExecution', { executionArn: arn });
    expect(await trial.refusal('SendTaskSuccess', { taskToken: token, output: '1' })).toBe('TaskTimedOut');
  });

  it('gives every attempt a token of its own', async () => {
    const { trial, arn, token } = await waitingTrial({ Retry: [{ ErrorEquals: ['Again'] }] });
    await trial.call('SendTaskFailure', { taskToken: token, error: 'Again' });
    await trial.pass(10);
    expect(tokenOf(trial)).not.toBe(token);
    expect(await trial.refusal('SendTaskSuccess', { taskToken: token, output: '1' })).toBe('TaskTimedOut');
    await trial.call('SendTaskSuccess', { taskToken: tokenOf(trial), output: '2' });
    expect((await trial.result(arn)).output).toBe(2);
  });
});

describe('TimeoutSeconds', () => {
  it('ends the task as States.Timeout, and its token with it', async () => {
    const { trial, arn, token } = await waitingTrial({
      TimeoutSeconds: '{% 60 * 60 %}',
      Catch: lateAfter(['States.Timeout']),
    });
    await trial.pass(3599);
    expect((await trial.result(arn)).status).toBe('RUNNING');
    await trial.pass(1);
    expect((await trial.result(arn)).output).toEqual({ late: 'States.Timeout' });
    expect(await trial.refusal('SendTaskSuccess', { taskToken: token, output: '1' })).toBe('TaskTimedOut');
    expect(trial.engine.nextDueAt()).toBeUndefined();
  });

  it('decides before an answer that comes after it, though nobody has run the clock', async () => {
    const { trial, arn, token } = await waitingTrial({
      TimeoutSeconds: 60,
      Catch: lateAfter(['States.Timeout']),
    });
    trial.clock.advance(60);
    expect(await trial.refusal('SendTaskSuccess', { taskToken: token, output: '1' })).toBe('TaskTimedOut');
    expect((await trial.result(arn)).output).toEqual({ late: 'States.Timeout' });
  });

  it('runs anew for every attempt', async () => {
    const Retry = [{ ErrorEquals: ['States.Timeout'], IntervalSeconds: 5, MaxAttempts: 1 }];
    const { trial, arn } = await waitingTrial({ TimeoutSeconds: 60, Retry });
    await trial.pass(60 + 5 + 59);
    expect((await trial.result(arn)).status).toBe('RUNNING');
    await trial.pass(1);
    expect(await trial.result(arn)).toMatchObject({ status: 'FAILED', error: 'States.Timeout' });
  });
});

describe('HeartbeatSeconds', () => {
  it.each([['States.Timeout'], ['States.HeartbeatTimeout']])(
    'ends as States.Timeout, caught as %s',
    async (name) => {
      const { trial, arn } = await waitingTrial({ HeartbeatSeconds: 60, Catch: lateAfter([name]) });
      await trial.pass(60);
      expect((await trial.result(arn)).output).toEqual({ late: 'States.Timeout' });
      expect(trial.event(arn, 'TaskTimedOut')?.['taskTimedOutEventDetails']).toMatchObject({
        error: 'States.Timeout',
      });
    },
  );

  it('is put off by every heartbeat, but no further than the timeout', async () => {
    const { trial, arn, token } = await waitingTrial({ HeartbeatSeconds: 60, TimeoutSeconds: 150 });
    for (let beats = 0; beats < 3; beats++) {
      await trial.pass(45);
      await trial.call('SendTaskHeartbeat', { taskToken: token });
    }
    expect((await trial.result(arn)).status).toBe('RUNNING');
    expect(trial.calls).toHaveLength(1);
    await trial.pass(15);
    expect(await trial.result(arn)).toMatchObject({ status: 'FAILED', error: 'States.Timeout' });
  });

  it('does not call a function again when a heartbeat comes while it runs', async () => {
    const trial = new Trial().hang().states(waiting({ HeartbeatSeconds: 60 }));
    await trial.start();
    await trial.until(() => trial.calls.length === 1);
    const before = trial.engine.nextDueAt();
    trial.clock.advance(30);
    await trial.call('SendTaskHeartbeat', { taskToken: tokenOf(trial) });
    expect(trial.engine.nextDueAt()).toBe((before ?? 0) + 30_000);
    expect(trial.calls).toHaveLength(1);
  });
});
