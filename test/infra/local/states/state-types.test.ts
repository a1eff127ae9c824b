import { describe, expect, it } from 'vitest';
import { FUNCTION, Trial } from './harness.ts';

const INVOKE = 'arn:aws:states:::lambda:invoke';

describe('Pass', () => {
  it('hands its input on when it has no Output', async () => {
    const { output } = await new Trial().states({ Only: { Type: 'Pass', End: true } }).run({ a: [1, null] });
    expect(output).toEqual({ a: [1, null] });
  });

  it('evaluates expressions at any depth of its Output and leaves other strings alone', async () => {
    const Output = {
      deep: [{ sum: '{% $sum($states.input.amounts) %}' }],
      text: '$states.input',
      none: null,
    };
    const { output } = await new Trial()
      .states({ Only: { Type: 'Pass', Output, End: true } })
      .run({ amounts: [1, 2] });
    expect(output).toEqual({ deep: [{ sum: 3 }], text: '$states.input', none: null });
  });

  it('sets variables from the values of before, and its Output does not see them yet', async () => {
    const trial = new Trial().states({
      First: { Type: 'Pass', Assign: { a: 1, b: 2 }, Next: 'Swap' },
      Swap: { Type: 'Pass', Assign: { a: '{% $b %}', b: '{% $a %}' }, Output: '{% $a %}', Next: 'Last' },
      Last: {
        Type: 'Pass',
        Output: { a: '{% $a %}', b: '{% $b %}', swap: '{% $states.input %}' },
        End: true,
      },
    });
    const arn = await trial.start();
    expect((await trial.result(arn)).output).toEqual({ a: 2, b: 1, swap: 1 });
    const exited = trial.engine.history(arn).find((event) => event.type === 'PassStateExited');
    expect(exited?.['stateExitedEventDetails']).toMatchObject({ assignedVariables: { a: '1', b: '2' } });
  });

  it('fails the execution when an expression has no value', async () => {
    const outcome = await new Trial()
      .states({ Only: { Type: 'Pass', Output: '{% $states.input.absent %}', End: true } })
      .run();
    expect(outcome).toMatchObject({ status: 'FAILED', error: 'States.QueryEvaluationError' });
    expect(outcome.cause).toContain('returned nothing (undefined)');
  });
});

describe('Choice', () => {
  const states = {
    Pick: {
      Type: 'Choice',
      Choices: [
        { Condition: '{% $states.input.n > 10 %}', Next: 'Big', Assign: { by: 'rule' }, Output: 'big' },
        { Condition: '{% $states.input.n > 5 %}', Next: 'Medium' },
      ],
      Default: 'Small',
      Assign: { by: 'default' },
      Output: 'small',
    },
    Big: { Type: 'Pass', Output: '{% [$states.input, $by] %}', End: true },
    Medium: { Type: 'Succeed' },
    Small: { Type: 'Pass', Output: '{% [$states.input, $by] %}', End: true },
  };

  it.each([
    ['the first rule that is true, with its own Assign and Output', 11, ['big', 'rule']],
    ['a later rule, whose output is the input', 6, { n: 6 }],
    ['the Default with the Assign and Output of the state', 1, ['small', 'default']],
  ])('takes %s', async (_, n, output) => {
    expect(await new Trial().states(states).run({ n })).toMatchObject({ status: 'SUCCEEDED', output });
  });

  it('fails without a match and a Default', async () => {
    const outcome = await new Trial()
      .states({
        Pick: { Type: 'Choice', Choices: [{ Condition: false, Next: 'End' }] },
        End: { Type: 'Succeed' },
      })
      .run();
    expect(outcome).toMatchObject({ status: 'FAILED', error: 'States.NoChoiceMatched' });
  });

  it('fails when a condition is no boolean', async () => {
    const outcome = await new Trial()
      .states({
        Pick: { Type: 'Choice', Choices: [{ Condition: '{% 1 %}', Next: 'End' }] },
        End: { Type: 'Succeed' },
      })
      .run();
    expect(outcome).toMatchObject({ error: 'States.QueryEvaluationError' });
    expect(outcome.cause).toContain("Expected 'boolean', but was 'number' for value: 1");
  });
});

describe('Wait', () => {
  it('waits its Seconds on the virtual clock, not a moment less', async () => {
    const trial = new Trial().states({
      Rest: { Type: 'Wait', Seconds: '{% $states.input.days * 86400 %}', End: true },
    });
    const arn = await trial.start({ days: 21 });
    await trial.pass(21 * 86_400 - 1);
    expect((await trial.result(arn)).status).toBe('RUNNING');
    expect(trial.engine.nextDueAt()).toBe(trial.clock.now() + 1000);
    await trial.pass(1);
    expect((await trial.result(arn)).status).toBe('SUCCEEDED');
    expect(trial.engine.nextDueAt()).toBeUndefined();
  });

  it.each([
    ['with an offset', '2026-01-05T12:30:00+03:00', 1800],
    ['with a fraction', '2026-01-05T09:00:00.5Z', 0.5],
  ])('waits until a Timestamp %s', async (_, at, seconds) => {
    const trial = new Trial().states({ Rest: { Type: 'Wait', Timestamp: '{% $states.input %}', End: true } });
    await trial.start(at);
    await trial.settled();
    expect(trial.engine.nextDueAt()).toBe(trial.clock.now() + seconds * 1000);
  });

  it.each(['2026-02-30T00:00:00Z', '2026-01-05', '2026-01-05T09:00:00', '2026-01-05T09:00Z', 'tomorrow'])(
    'fails on the timestamp %s',
    async (at) => {
      const trial = new Trial().states({
        Rest: { Type: 'Wait', Timestamp: '{% $states.input %}', End: true },
      });
      expect(await trial.run(at)).toMatchObject({ status: 'FAILED', error: 'States.QueryEvaluationError' });
    },
  );
});

describe('Succeed and Fail', () => {
  it('ends with the Output of Succeed', async () => {
    const { output } = await new Trial().states({ Done: { Type: 'Succeed', Output: '{% 1 + 1 %}' } }).run();
    expect(output).toBe(2);
  });

  it('ends with the Error and Cause of Fail', async () => {
    const outcome = await new Trial()
      .states({ Stop: { Type: 'Fail', Error: 'NoMoney', Cause: "{% 'fund ' & $states.input.fund %}" } })
      .run({ fund: 'F1' });
    expect(outcome).toMatchObject({ status: 'FAILED', error: 'NoMoney', cause: 'fund F1' });
  });
});

describe('Task', () => {
  it('invokes through lambda:invoke and answers Payload beside StatusCode', async () => {
    const trial = new Trial()
      .functions(async (_, payload) => ({ ok: true, payload: { got: payload } }))
      .states({
        Work: {
          Type: 'Task',
          Resource: INVOKE,
          Arguments: { FunctionName: 'work', Payload: { id: '{% $states.input.id %}' } },
          Assign: { payload: '{% $states.result.Payload %}' },
          Next: 'Show',
        },
        Show: {
          Type: 'Pass',
          Output: { result: '{% $states.input %}', variable: '{% $payload %}' },
          End: true,
        },
      });
    const { output } = await trial.run({ id: 'A1' });
    const payload = { got: { id: 'A1' } };
    const result = { ExecutedVersion: '$LATEST', Payload: payload, StatusCode: 200 };
    expect(output).toEqual({ result, variable: payload });
    expect(trial.calls).toEqual([{ name: 'work', payload: { id: 'A1' } }]);
  });

  it('invokes a function by its ARN with the input and answers the bare payload', async () => {
    const trial = new Trial()
      .functions(async () => ({ ok: true, payload: [1, 2] }))
      .states({ Work: { Type: 'Task', Resource: FUNCTION, End: true } });
    const arn = await trial.start({ id: 'A1' });
    expect((await trial.result(arn)).output).toEqual([1, 2]);
    expect(trial.calls).toEqual([{ name: FUNCTION, payload: { id: 'A1' } }]);
    expect(trial.types(arn)).toEqual([
      'ExecutionStarted',
      'TaskStateEntered',
      'LambdaFunctionScheduled',
      'LambdaFunctionStarted',
      'LambdaFunctionSucceeded',
      'TaskStateExited',
      'ExecutionSucceeded',
    ]);
  });

  it('fails with the name of the function error', async () => {
    const trial = new Trial()
      .functions(async () => ({ ok: false, errorType: 'FundExhausted', errorMessage: 'nothing left' }))
      .states({ Work: { Type: 'Task', Resource: FUNCTION, End: true } });
    const outcome = await trial.run();
    expect(outcome).toMatchObject({ status: 'FAILED', error: 'FundExhausted' });
    expect(JSON.parse(String(outcome.cause))).toEqual({
      errorMessage: 'nothing left',
      errorType: 'FundExhausted',
    });
  });

  it('calls aws-sdk integrations through the hook and names their errors after the service', async () => {
    const seen: unknown[] = [];
    const trial = new Trial({
      sdk: async (service, action, args) => {
        seen.push([service, action, args]);
        if (action === 'getItem') return { Item: { pk: { S: '1' } } };
        throw Object.assign(new Error('taken'), { name: 'ConditionalCheckFailedException' });
      },
    }).states({
      Read: {
        Type: 'Task',
        Resource: 'arn:aws:states:::aws-sdk:dynamodb:getItem',
        Arguments: { Key: 1 },
        Next: 'Write',
      },
      Write: { Type: 'Task', Resource: 'arn:aws:states:::aws-sdk:dynamodb:putItem', End: true },
    });
    const outcome = await trial.run();
    expect(outcome).toMatchObject({ error: 'DynamoDb.ConditionalCheckFailedException', cause: 'taken' });
    expect(seen).toEqual([
      ['dynamodb', 'getItem', { Key: 1 }],
      ['dynamodb', 'putItem', {}],
    ]);
  });
});

describe('the context object', () => {
  it('tells who runs and where', async () => {
    const trial = new Trial().states({ Show: { Type: 'Pass', Output: '{% $states.context %}', End: true } });
    const arn = await trial.start({ a: 1 }, 'first');
    expect((await trial.result(arn)).output).toMatchObject({
      Execution: { Id: arn, Name: 'first', Input: { a: 1 }, StartTime: '2026-01-05T09:00:00.000Z' },
      StateMachine: { Name: 'Trial' },
      State: { Name: 'Show', EnteredTime: '2026-01-05T09:00:00.000Z', RetryCount: 0 },
    });
  });
});

describe('JSONata as the service runs it', () => {
  it.each([
    ['$partition([1,2,3,4,5], 2)', [[1, 2], [3, 4], [5]]],
    ['$range(0, 10, 5)', [0, 5, 10]],
    ['$range(3, 1, -1)', [3, 2, 1]],
    ["$hash('a', 'SHA-256')", 'ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb'],
    ["$hash('a', 'MD5')", '0cc175b9c0f1b6a831c399e269772661'],
    ['$parse(\'{"a": [1]}\').a', [1]],
    ['$length($uuid())', 36],
    ['$random(7) = $random(7)', true],
    ['$random() < 1', true],
    ['$now()', '2026-01-05T09:00:00.000Z'],
    ["$now('[Y]-[M01]')", '2026-01'],
    ['$millis()', Date.UTC(2026, 0, 5, 9)],
    ['$count($states.input.list[$ > 1])', 2],
  ])('evaluates %s', async (expression, value) => {
    const trial = new Trial().states({ Show: { Type: 'Pass', Output: [`{% ${expression} %}`], End: true } });
    expect((await trial.run({ list: [1, 2, 3] })).output).toEqual([value]);
  });

  it.each(['$range(1, 2, 0)', '$partition([1], 0)', "$hash('a', 'CRC')", "$parse('{')", '$error()', '1 / 0'])(
    'fails on %s',
    async (expression) => {
      const trial = new Trial().states({ Show: { Type: 'Pass', Output: `{% ${expression} %}`, End: true } });
      expect(await trial.run()).toMatchObject({ status: 'FAILED', error: 'States.QueryEvaluationError' });
    },
  );
});

describe('limits', () => {
  it('fails an output above 256 KiB', async () => {
    const Output = "{% $join($map([1..300], function($i) { $pad('', 1024, 'x') })) %}";
    const outcome = await new Trial().states({ Grow: { Type: 'Pass', Output, End: true } }).run();
    expect(outcome).toMatchObject({ status: 'FAILED', error: 'States.DataLimitExceeded' });
  });

  it('ends a machine that goes round for ever at 25,000 events', async () => {
    const trial = new Trial().states({
      Ping: { Type: 'Pass', Next: 'Pong' },
      Pong: { Type: 'Pass', Next: 'Out' },
      Out: { Type: 'Choice', Choices: [{ Condition: false, Next: 'End' }], Default: 'Ping' },
      End: { Type: 'Succeed' },
    });
    const arn = await trial.start();
    expect(await trial.result(arn)).toMatchObject({ status: 'FAILED', error: 'States.Runtime' });
    const last = trial.engine.history(arn).at(-1);
    expect(last).toMatchObject({ type: 'ExecutionFailed' });
    expect(last?.id).toBeGreaterThan(24_990);
    expect(last?.id).toBeLessThanOrEqual(25_000);
  });

  it('times the whole execution out', async () => {
    const trial = new Trial().states(
      { Rest: { Type: 'Wait', Seconds: 100, End: true } },
      { TimeoutSeconds: 60 },
    );
    const arn = await trial.start();
    await trial.pass(60);
    expect(await trial.result(arn)).toMatchObject({ status: 'TIMED_OUT', error: 'States.Timeout' });
    expect(trial.types(arn).at(-1)).toBe('ExecutionTimedOut');
    expect(trial.engine.nextDueAt()).toBeUndefined();
  });
});
