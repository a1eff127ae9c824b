import { describe, expect, it } from 'vitest';
import { stateTransitions } from '../../../../infra/local/states/index.ts';
import { ARN, type Body, FUNCTION, Trial } from './harness.ts';

const roleArn = 'arn:aws:iam::000000000000:role/states';
const rest = { Rest: { Type: 'Wait', Seconds: 60, End: true } };
const text = (states: Record<string, unknown>) =>
  JSON.stringify({ QueryLanguage: 'JSONata', StartAt: Object.keys(states)[0], States: states });
const definition = text({ Only: { Type: 'Succeed' } });
const items = (body: Body, key: string) => body[key] as Body[];

describe('state machines', () => {
  it('are created, described, listed, updated and deleted', async () => {
    const trial = new Trial();
    const created = await trial.call('CreateStateMachine', { name: 'Two', definition, roleArn });
    const stateMachineArn = 'arn:aws:states:us-east-1:000000000000:stateMachine:Two';
    expect(created).toEqual({ stateMachineArn, creationDate: trial.clock.now() / 1000 });
    trial.clock.advance(10);
    const next = text({ Other: { Type: 'Succeed' } });
    await trial.call('UpdateStateMachine', { stateMachineArn, definition: next });
    expect(await trial.call('DescribeStateMachine', { stateMachineArn })).toMatchObject({
      name: 'Two',
      definition: next,
      roleArn,
      status: 'ACTIVE',
      type: 'STANDARD',
      creationDate: trial.clock.now() / 1000 - 10,
    });
    expect(items(await trial.call('ListStateMachines', {}), 'stateMachines')).toHaveLength(1);
    await trial.call('DeleteStateMachine', { stateMachineArn });
    expect(await trial.refusal('DescribeStateMachine', { stateMachineArn })).toBe('StateMachineDoesNotExist');
  });

  it('may be created again just the same, but not differently', async () => {
    const trial = new Trial();
    const request = { name: 'Two', definition, roleArn };
    const first = await trial.call('CreateStateMachine', request);
    trial.clock.advance(10);
    expect(await trial.call('CreateStateMachine', request)).toEqual(first);
    const other = { ...request, definition: text({ Other: { Type: 'Succeed' } }) };
    expect(await trial.refusal('CreateStateMachine', other)).toBe('StateMachineAlreadyExists');
  });

  it.each([
    ['InvalidDefinition', { definition: '{' }],
    ['InvalidDefinition', { definition: text({ Only: { Type: 'Loop' } }) }],
    ['InvalidName', { name: 'a b' }],
    ['ValidationException', { name: '' }],
    ['ValidationException', { roleArn: undefined }],
    ['StateMachineTypeNotSupported', { type: 'EXPRESS' }],
  ])('are refused with %s for %j', async (error, change) => {
    const request = { name: 'Two', definition, roleArn, ...change };
    expect(await new Trial().refusal('CreateStateMachine', request)).toBe(error);
  });

  it('say what is wrong with a definition without creating it', async () => {
    const trial = new Trial();
    expect(await trial.call('ValidateStateMachineDefinition', { definition })).toMatchObject({
      result: 'OK',
    });
    const wrong = text({ Only: { Type: 'Succeed', Ned: 1 } });
    expect(await trial.call('ValidateStateMachineDefinition', { definition: wrong })).toMatchObject({
      result: 'FAIL',
      diagnostics: [{ severity: 'ERROR', location: '/States/Only/Ned' }],
    });
  });

  it('stop their running executions when they are deleted', async () => {
    const trial = new Trial().states(rest);
    const arn = await trial.start();
    await trial.call('DeleteStateMachine', { stateMachineArn: ARN });
    expect((await trial.result(arn)).status).toBe('ABORTED');
  });
});

describe('StartExecution', () => {
  it('answers the same execution while one of that name and input runs', async () => {
    const trial = new Trial().states(rest);
    const arn = await trial.start({ a: 1 }, 'once');
    trial.clock.advance(5);
    const request = { stateMachineArn: ARN, name: 'once', input: '{"a":1}' };
    expect(await trial.call('StartExecution', request)).toEqual({
      executionArn: arn,
      startDate: trial.clock.now() / 1000 - 5,
    });
    expect(trial.engine.executions()).toHaveLength(1);
    expect(await trial.refusal('StartExecution', { ...request, input: '{"a":2}' })).toBe(
      'ExecutionAlreadyExists',
    );
  });

  it('keeps the name of a closed execution for 90 days', async () => {
    const trial = new Trial().states(rest);
    const arn = await trial.start({}, 'once');
    await trial.pass(60);
    const request = { stateMachineArn: ARN, name: 'once', input: '{}' };
    expect(await trial.refusal('StartExecution', request)).toBe('ExecutionAlreadyExists');
    await trial.pass(90 * 86_400);
    expect(await trial.refusal('StartExecution', request)).toBe('ExecutionAlreadyExists');
    await trial.pass(1);
    expect((await trial.call('StartExecution', request))['executionArn']).toBe(arn);
    expect((await trial.result(arn)).status).toBe('RUNNING');
    expect(trial.types(arn)).toEqual(['ExecutionStarted', 'WaitStateEntered']);
  });

  it('gives a name of its own where none is asked for', async () => {
    const trial = new Trial().states(rest);
    expect(await trial.start()).not.toBe(await trial.start());
  });

  it.each([
    ['InvalidExecutionInput', { input: 'nothing' }],
    ['ValidationException', { input: `"${'x'.repeat(262_144)}"` }],
    ['ValidationException', { input: { a: 1 } }],
    ['InvalidName', { name: 'a/b' }],
    ['ValidationException', { name: 'x'.repeat(81) }],
    ['InvalidArn', { stateMachineArn: 'Trial' }],
    ['StateMachineDoesNotExist', { stateMachineArn: `${ARN}2` }],
    ['ValidationException', { stateMachineArn: undefined }],
  ])('is refused with %s', async (error, change) => {
    const trial = new Trial().states(rest);
    expect(await trial.refusal('StartExecution', { stateMachineArn: ARN, ...change })).toBe(error);
    expect(trial.engine.executions()).toEqual([]);
  });
});

describe('executions', () => {
  it('are described with input, output and times', async () => {
    const trial = new Trial().states(rest);
    const executionArn = await trial.start({ a: 1 }, 'one');
    await trial.pass(60);
    expect(await trial.call('DescribeExecution', { executionArn })).toEqual({
      executionArn,
      stateMachineArn: ARN,
      name: 'one',
      status: 'SUCCEEDED',
      startDate: trial.clock.now() / 1000 - 60,
      stopDate: trial.clock.now() / 1000,
      redriveCount: 0,
      input: '{"a":1}',
      inputDetails: { included: true },
      output: '{"a":1}',
      outputDetails: { included: true },
    });
  });

  it('are listed newest first, by status, in pages that new ones do not shift', async () => {
    const trial = new Trial().states(rest);
    const arns: unknown[] = [];
    for (const name of ['a', 'b', 'c', 'd', 'e']) arns.unshift(await trial.start({}, name));
    const first = await trial.call('ListExecutions', { stateMachineArn: ARN, maxResults: 2 });
    await trial.start({}, 'f');
    const nextToken = first['nextToken'];
    const second = await trial.call('ListExecutions', { stateMachineArn: ARN, maxResults: 2, nextToken });
    const last = await trial.call('ListExecutions', {
      stateMachineArn: ARN,
      maxResults: 2,
      nextToken: second['nextToken'],
    });
    const listed = [first, second, last].flatMap((page) => items(page, 'executions'));
    expect(listed.map((one) => one['executionArn'])).toEqual(arns);
    expect(last['nextToken']).toBeUndefined();
    const ended = await trial.call('ListExecutions', { stateMachineArn: ARN, statusFilter: 'SUCCEEDED' });
    expect(ended['executions']).toEqual([]);
    const wrong = { stateMachineArn: ARN, nextToken: '!' };
    expect(await trial.refusal('ListExecutions', wrong)).toBe('InvalidToken');
  });

  it('are stopped once, with error and cause', async () => {
    const trial = new Trial().states(rest);
    const executionArn = await trial.start();
    await trial.settled();
    const stopped = await trial.call('StopExecution', { executionArn, error: 'Withdrawn', cause: 'asked' });
    trial.clock.advance(5);
    expect(await trial.call('StopExecution', { executionArn })).toEqual(stopped);
    expect(await trial.result(executionArn)).toMatchObject({
      status: 'ABORTED',
      error: 'Withdrawn',
      cause: 'asked',
    });
    expect(trial.event(executionArn, 'ExecutionAborted')).toMatchObject({
      executionAbortedEventDetails: { error: 'Withdrawn', cause: 'asked' },
    });
    expect(trial.engine.nextDueAt()).toBeUndefined();
  });

  it('are not there when nobody started them', async () => {
    const trial = new Trial().states(rest);
    const executionArn = `${ARN.replace('stateMachine', 'execution')}:none`;
    for (const action of ['DescribeExecution', 'StopExecution', 'GetExecutionHistory']) {
      expect(await trial.refusal(action, { executionArn })).toBe('ExecutionDoesNotExist');
    }
    expect(trial.engine.describe(executionArn)).toBeUndefined();
    expect(trial.engine.history(executionArn)).toEqual([]);
  });
});

describe('GetExecutionHistory', () => {
  it('chains events by id and pages through them in either direction', async () => {
    const trial = new Trial().states({ A: { Type: 'Pass', Next: 'B' }, B: { Type: 'Pass', End: true } });
    const executionArn = await trial.start();
    await trial.settled();
    const whole = await trial.call('GetExecutionHistory', { executionArn });
    const ids = items(whole, 'events').map((event) => [event['id'], event['previousEventId']]);
    expect(ids).toEqual([
      [1, 0],
      [2, 0],
      [3, 2],
      [4, 3],
      [5, 4],
      [6, 5],
    ]);
    const back = await trial.call('GetExecutionHistory', { executionArn, reverseOrder: true, maxResults: 4 });
    const rest = await trial.call('GetExecutionHistory', {
      executionArn,
      reverseOrder: true,
      maxResults: 4,
      nextToken: back['nextToken'],
    });
    expect([...items(back, 'events'), ...items(rest, 'events')]).toEqual(items(whole, 'events').toReversed());
    expect(rest['nextToken']).toBeUndefined();
  });

  it('starts each branch after the event that started it', async () => {
    const trial = new Trial().states({
      Each: {
        Type: 'Map',
        ItemProcessor: { StartAt: 'Inner', States: { Inner: { Type: 'Pass', End: true } } },
        End: true,
      },
    });
    const arn = await trial.start([1, 2]);
    await trial.settled();
    const events = trial.engine.history(arn);
    const started = events.filter(({ type }) => type === 'MapIterationStarted');
    const entered = events.filter(({ type }) => type === 'PassStateEntered');
    expect(started.map((event) => event.previousEventId)).toEqual([3, 3]);
    expect(entered.map((event) => event.previousEventId)).toEqual(started.map((event) => event.id));
    expect(started[1]?.['mapIterationStartedEventDetails']).toEqual({ name: 'Each', index: 1 });
  });
});

describe('what the pages and the bench read', () => {
  it('lists executions newest first with the state in hand', async () => {
    const trial = new Trial().states(rest);
    await trial.start({}, 'old');
    await trial.pass(60);
    await trial.start({}, 'new');
    await trial.settled();
    expect(trial.engine.executions()).toMatchObject([
      { name: 'new', stateMachine: 'Trial', status: 'RUNNING', currentState: 'Rest', stoppedAt: null },
      { name: 'old', status: 'SUCCEEDED', currentState: null, startedAt: '2026-01-05T09:00:00.000Z' },
    ]);
  });

  it('describes what an execution has visited and where it is', async () => {
    const trial = new Trial().states({
      First: { Type: 'Pass', Next: 'Both' },
      Both: { Type: 'Parallel', Branches: [{ StartAt: 'Rest', States: rest }], End: true },
    });
    const arn = await trial.start();
    await trial.settled();
    expect(trial.engine.describe(arn)).toMatchObject({
      definition: { StartAt: 'First' },
      current: ['Both', 'Rest'],
      visited: [
        { name: 'First', entered: 1, exited: 1, status: 'succeeded' },
        { name: 'Both', entered: 1, exited: 0, status: 'current' },
        { name: 'Rest', status: 'current' },
      ],
      dueAt: '2026-01-05T09:01:00.000Z',
    });
  });

  it('counts state transitions as the bill does: the start, each state, each retry', async () => {
    let calls = 0;
    const trial = new Trial()
      .functions(async () =>
        ++calls > 2 ? { ok: true, payload: 1 } : { ok: false, errorType: 'A', errorMessage: '' },
      )
      .states({
        First: { Type: 'Pass', Next: 'Work' },
        Work: { Type: 'Task', Resource: FUNCTION, Retry: [{ ErrorEquals: ['A'] }], Next: 'Done' },
        Done: { Type: 'Succeed' },
      });
    const arn = await trial.start();
    await trial.pass(60);
    expect((await trial.result(arn)).status).toBe('SUCCEEDED');
    expect(stateTransitions(trial.engine.history(arn))).toBe(1 + 3 + 2);
  });
});

describe('the JSON API', () => {
  it('refuses an action it does not have, and a body that is no object', async () => {
    const trial = new Trial();
    expect(await trial.refusal('StartSyncExecution', {})).toBe('UnknownOperationException');
    expect(await trial.refusal('toString', {})).toBe('UnknownOperationException');
    expect(await trial.refusal('ListExecutions', 'text')).toBe('ValidationException');
    expect(await trial.refusal('ListExecutions', undefined)).toBe('ValidationException');
  });
});
