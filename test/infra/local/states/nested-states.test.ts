import { describe, expect, it } from 'vitest';
import { FUNCTION, Trial } from './harness.ts';

const pass = (more: Record<string, unknown> = {}) => ({ Type: 'Pass', ...more, End: true });
const block = (name: string, state: Record<string, unknown>) => ({
  StartAt: name,
  States: { [name]: state },
});
const work = { Type: 'Task', Resource: FUNCTION, End: true };

describe('Parallel', () => {
  it('gives every branch the same input and joins the results in order', async () => {
    const trial = new Trial().states({
      Both: {
        Type: 'Parallel',
        Arguments: { n: '{% $states.input.n + 1 %}' },
        Branches: [
          {
            StartAt: 'Slow',
            States: {
              Slow: { Type: 'Wait', Seconds: 5, Next: 'A' },
              A: pass({ Output: '{% $states.input.n %}' }),
            },
          },
          block('B', pass({ Output: '{% $states.input.n * 10 %}' })),
        ],
        Output: { sum: '{% $sum($states.result) %}', each: '{% $states.result %}' },
        End: true,
      },
    });
    const arn = await trial.start({ n: 1 });
    await trial.pass(5);
    expect((await trial.result(arn)).output).toEqual({ sum: 22, each: [2, 20] });
  });

  it('lets branches read the variables around them and keeps theirs to themselves', async () => {
    const trial = new Trial().states({
      Set: { Type: 'Pass', Assign: { outer: 'seen' }, Next: 'Both' },
      Both: {
        Type: 'Parallel',
        Branches: [
          {
            StartAt: 'A',
            States: {
              A: { Type: 'Pass', Assign: { inner: 1 }, Next: 'A2' },
              A2: pass({ Output: '{% [$outer, $inner] %}' }),
            },
          },
          block('B', pass({ Output: '{% $exists($inner) %}' })),
        ],
        Assign: { got: '{% $states.result %}' },
        Next: 'After',
      },
      After: pass({ Output: '{% [$got, $exists($inner)] %}' }),
    });
    expect((await trial.run()).output).toEqual([['seen', 1], false, false]);
  });

  it('fails as a whole with the error of a branch, calling the others off', async () => {
    const trial = new Trial().states({
      Both: {
        Type: 'Parallel',
        Branches: [
          block('Wait', { Type: 'Wait', Seconds: 500, End: true }),
          block('Stop', { Type: 'Fail', Error: 'Stop' }),
        ],
        Catch: [{ ErrorEquals: ['Stop'], Next: 'After' }],
        End: true,
      },
      After: pass({ Output: '{% $states.input.Error %}' }),
    });
    const arn = await trial.start();
    expect(await trial.result(arn)).toMatchObject({ status: 'SUCCEEDED', output: 'Stop' });
    expect(trial.engine.nextDueAt()).toBeUndefined();
    expect(trial.types(arn).slice(-7, -3)).toEqual([
      'FailStateEntered',
      'WaitStateAborted',
      'ParallelStateFailed',
      'ParallelStateExited',
    ]);
  });

  it('does not tell of a branch that was called off before it entered its first state', async () => {
    const trial = new Trial().states({
      Both: {
        Type: 'Parallel',
        Branches: [
          block('Stop', { Type: 'Fail', Error: 'Stop' }),
          block('Wait', { Type: 'Wait', Seconds: 500, End: true }),
        ],
        End: true,
      },
    });
    const arn = await trial.start();
    expect(await trial.result(arn)).toMatchObject({ status: 'FAILED', error: 'Stop' });
    expect(trial.types(arn).slice(-3)).toEqual([
      'FailStateEntered',
      'ParallelStateFailed',
      'ExecutionFailed',
    ]);
  });

  it('ignores the answer of a task that was called off', async () => {
    let finish = () => {};
    const trial = new Trial()
      .functions(() => new Promise((resolve) => (finish = () => resolve({ ok: true, payload: 1 }))))
      .states({
        Both: {
          Type: 'Parallel',
          Branches: [
            block('Work', work),
            {
              StartAt: 'Rest',
              States: {
                Rest: { Type: 'Wait', Seconds: 1, Next: 'Stop' },
                Stop: { Type: 'Fail', Error: 'Stop' },
              },
            },
          ],
          End: true,
        },
      });
    const arn = await trial.start();
    await trial.until(() => trial.calls.length === 1 && trial.engine.nextDueAt() !== undefined);
    trial.clock.advance(1);
    await trial.engine.runDue();
    await trial.ended(arn);
    const before = trial.types(arn);
    finish();
    await trial.settled();
    expect(trial.types(arn)).toEqual(before);
    expect(before).toContain('TaskStateAborted');
  });
});

describe('Map', () => {
  const each = (more: Record<string, unknown>, inner: Record<string, unknown> = pass()) => ({
    Each: { Type: 'Map', ...more, ItemProcessor: block('Inner', inner), End: true },
  });

  it('runs each item with what ItemSelector makes of it', async () => {
    const ItemSelector = {
      value: '{% $states.context.Map.Item.Value %}',
      index: '{% $states.context.Map.Item.Index %}',
      of: '{% $states.input.of %}',
    };
    const trial = new Trial().states(each({ Items: '{% $states.input.list %}', ItemSelector }));
    const { output } = await trial.run({ list: ['a', 'b'], of: 'x' });
    expect(output).toEqual([
      { value: 'a', index: 0, of: 'x' },
      { value: 'b', index: 1, of: 'x' },
    ]);
  });

  it.each([
    ['an object written out', { Items: { a: 1, b: '{% 1 + 1 %}' } }, {}],
    ['an object that comes as the input', {}, { a: 1, b: 2 }],
  ])('runs over the entries of %s', async (_, more, input) => {
    const { output } = await new Trial().states(each(more)).run(input);
    expect(output).toEqual([
      { Key: 'a', Value: 1 },
      { Key: 'b', Value: 2 },
    ]);
  });

  it('shows an iteration its item in the context, also inside a Parallel inside it', async () => {
    const inner = {
      Type: 'Parallel',
      Branches: [block('Deep', pass({ Output: '{% $states.context.Map.Item %}' }))],
      End: true,
    };
    const { output } = await new Trial().states(each({}, inner)).run({ k: 'v' });
    expect(output).toEqual([[{ Index: 0, Key: 'k', Value: 'v' }]]);
  });

  it('keeps to MaxConcurrency and the order of the items', async () => {
    let running = 0;
    let most = 0;
    const trial = new Trial()
      .functions(async (_, payload) => {
        most = Math.max(most, ++running);
        for (let turns = Number(payload); turns > 0; turns--) await new Promise(setImmediate);
        running--;
        return { ok: true, payload };
      })
      .states(each({ MaxConcurrency: '{% 3 %}' }, work));
    const items = [40, 1, 30, 2, 20, 3, 10];
    expect((await trial.run(items)).output).toEqual(items);
    expect(most).toBe(3);
  });

  it('starts at most 40 iterations at once without a limit of its own', async () => {
    let running = 0;
    let most = 0;
    const trial = new Trial()
      .functions(async () => {
        most = Math.max(most, ++running);
        for (let turns = 0; turns < 200; turns++) await new Promise(setImmediate);
        running--;
        return { ok: true, payload: null };
      })
      .states(each({}, work));
    const { output } = await trial.run(Array.from({ length: 100 }, (_, index) => index));
    expect(output).toHaveLength(100);
    expect(most).toBe(40);
  });

  const odd = {
    Pick: {
      Type: 'Choice',
      Choices: [{ Condition: '{% $states.input % 2 = 1 %}', Next: 'Stop' }],
      Default: 'Keep',
    },
    Stop: { Type: 'Fail', Error: 'Odd', Cause: 'no' },
    Keep: { Type: 'Pass', End: true },
  };
  const overOdd = (more: Record<string, unknown>) => ({
    Each: { Type: 'Map', ...more, ItemProcessor: { StartAt: 'Pick', States: odd }, End: true },
  });

  it.each([
    ['the first failure without tolerance', {}, 'Odd'],
    [
      'one failure more than the count',
      { ToleratedFailureCount: 1 },
      'States.ExceedToleratedFailureThreshold',
    ],
    [
      'more than the percentage',
      { ToleratedFailurePercentage: 49 },
      'States.ExceedToleratedFailureThreshold',
    ],
    ['the smaller of both', { ToleratedFailurePercentage: 100, ToleratedFailureCount: 0 }, 'Odd'],
  ])('fails on %s', async (_, more, error) => {
    expect(await new Trial().states(overOdd(more)).run([1, 2, 3, 4])).toMatchObject({
      status: 'FAILED',
      error,
    });
  });

  it('goes on within its tolerance, with the error in the place of the result', async () => {
    const { output } = await new Trial().states(overOdd({ ToleratedFailureCount: 2 })).run([1, 2, 3, 4]);
    const error = { Error: 'Odd', Cause: 'no' };
    expect(output).toEqual([error, 2, error, 4]);
  });

  it('calls running iterations off when one fails', async () => {
    const trial = new Trial()
      .functions(async (_, payload) =>
        payload === 1 ? { ok: false, errorType: 'Bad', errorMessage: '' } : new Promise(() => {}),
      )
      .states(each({}, work));
    const arn = await trial.start([0, 1, 2]);
    await trial.ended(arn);
    expect(trial.types(arn).slice(-7)).toEqual([
      'MapIterationFailed',
      'TaskStateAborted',
      'MapIterationAborted',
      'TaskStateAborted',
      'MapIterationAborted',
      'MapStateFailed',
      'ExecutionFailed',
    ]);
  });
});
