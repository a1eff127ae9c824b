import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { InvokeResult } from '../../../infra/local/local-service.ts';
import { openStatesEngine, type StatesEngine, stateTransitions } from '../../../infra/local/states/index.ts';
import { definitionOf, readTemplate } from '../template.ts';

const day = 86_400_000;
const arnOf = (name: string) => `arn:aws:states:us-east-1:000000000000:stateMachine:${name}`;

interface TaskRequest {
  readonly task: string;
  readonly taskToken?: string;
}
type Answer = Record<string, unknown>;

let definitions: Record<'application' | 'round' | 'award', unknown>;
let folder: string;
beforeAll(async () => {
  const template = await readTemplate();
  definitions = {
    application: definitionOf(template, 'application'),
    round: definitionOf(template, 'round'),
    award: definitionOf(template, 'award'),
  };
  folder = await mkdtemp(join(tmpdir(), 'anchor-awards-walks-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

let engine: StatesEngine;
let now: number;
let requests: TaskRequest[];
/** What each task answers, call by call; an Error fails the call by its name. The last answer stays. */
let answers: Record<string, (Answer | Error)[]>;
let files = 0;

beforeEach(() => {
  now = Date.parse('2026-11-02T09:00:00Z');
  requests = [];
  answers = {};
  engine = openStatesEngine({ file: join(folder, `${files++}.sqlite`), clock: { now: () => now }, invoke });
  for (const [name, definition] of Object.entries(definitions)) {
    engine.putStateMachine({ arn: arnOf(name), name, definition });
  }
});
afterEach(() => engine.stop());

describe('an application', () => {
  it('that is awarded costs eight transitions, from screening to settlement', async () => {
    answers = { 'screen-eligibility': [{ verdict: 'eligible' }] };
    const arn = await start('application', { applicationId: 'a1' });
    await answer('collect-reviews', {});
    await answer('await-decision', { outcome: 'offered' });
    await answer('await-answer', {});
    expect(ending(arn)).toBe('SUCCEEDED');
    expect(entered(arn)).toEqual([
      'Screen eligibility',
      'Route by verdict',
      'Collect reviews',
      'Await the decision',
      'Route by decision',
      'Await the answer',
      'Settle',
    ]);
    expect(stateTransitions(engine.history(arn))).toBeLessThanOrEqual(9);
    for (const request of requests) expect(request).toMatchObject({ applicationId: 'a1' });
  });

  it('with something missing is asked, then screened again', async () => {
    answers = { 'screen-eligibility': [{ verdict: 'unknown' }, { verdict: 'eligible' }] };
    const arn = await start('application', { applicationId: 'a1' });
    await answer('ask-for-information', {});
    expect(tasks()).toEqual([
      'screen-eligibility',
      'ask-for-information',
      'screen-eligibility',
      'collect-reviews',
    ]);
    expect(ending(arn)).toBe('RUNNING');
  });

  it.each(['ineligible', 'ended'])('that is screened as %s ends there', async (verdict) => {
    answers = { 'screen-eligibility': [{ verdict }] };
    const arn = await start('application', { applicationId: 'a1' });
    expect(ending(arn)).toBe('SUCCEEDED');
    expect(entered(arn).at(-1)).toBe('Application ended');
  });

  it('that is not offered anything ends with the decision', async () => {
    answers = { 'screen-eligibility': [{ verdict: 'eligible' }] };
    const arn = await start('application', { applicationId: 'a1' });
    await answer('collect-reviews', {});
    await answer('await-decision', { outcome: 'ended' });
    expect(entered(arn).at(-1)).toBe('Application ended');
  });

  it('goes on after a transient fault, later', async () => {
    answers = { 'screen-eligibility': [fault('TransientFault'), { verdict: 'ended' }] };
    const arn = await start('application', { applicationId: 'a1' });
    expect(ending(arn)).toBe('RUNNING');
    await advance(2_000);
    expect(ending(arn)).toBe('SUCCEEDED');
    expect(tasks()).toEqual(['screen-eligibility', 'screen-eligibility']);
  });

  it('is handed to an owner at once after a fault that no further try can mend', async () => {
    answers = { 'screen-eligibility': [fault('PermanentFault')] };
    const arn = await start('application', { applicationId: 'a1' });
    expect(ending(arn)).toBe('FAILED');
    expect(requests.at(-1)).toEqual({
      task: 'hand-to-owner',
      subject: 'application',
      id: 'a1',
      executionName: 'test-run',
      error: 'PermanentFault',
    });
    expect(tasks()).toEqual(['screen-eligibility', 'hand-to-owner']);
  });

  it('is handed to an owner when the tries are used up', async () => {
    answers = { 'screen-eligibility': [fault('ThrottlingException')] };
    const arn = await start('application', { applicationId: 'a1' });
    await advance(day);
    expect(ending(arn)).toBe('FAILED');
    expect(tasks().filter((task) => task === 'screen-eligibility')).toHaveLength(9);
    expect(requests.at(-1)).toMatchObject({ task: 'hand-to-owner', error: 'ThrottlingException' });
  });

  it.each([
    ['ask-for-information', 120, [{ verdict: 'unknown' }]],
    ['collect-reviews', 180, [{ verdict: 'eligible' }]],
  ])('that waits in vain (%s, %i days) is handed to an owner', async (task, days, verdicts) => {
    answers = { 'screen-eligibility': verdicts };
    const arn = await start('application', { applicationId: 'a1' });
    await advance(days * day - 1_000);
    expect(tasks().at(-1)).toBe(task);
    await advance(1_000);
    expect(requests.at(-1)).toMatchObject({ task: 'hand-to-owner', error: 'States.Timeout' });
    expect(ending(arn)).toBe('FAILED');
  });

  it('with an outcome that nobody foresaw is handed to an owner', async () => {
    answers = { 'screen-eligibility': [{ verdict: 'maybe' }] };
    await start('application', { applicationId: 'a1' });
    expect(requests.at(-1)).toMatchObject({ task: 'hand-to-owner', error: 'UnexpectedOutcome' });
  });
});

describe('a round', () => {
  it('releases in batches once the release is approved', async () => {
    answers = { 'release-decisions': [{ remaining: 60 }, { remaining: 10 }, { remaining: 0 }] };
    const arn = await start('round', { roundId: 'r1' });
    expect(tasks()).toEqual(['close-round', 'allocate', 'await-release']);
    await answer('await-release', { outcome: 'approved' });
    expect(tasks().slice(3)).toEqual(['release-decisions', 'release-decisions', 'release-decisions']);
    expect(entered(arn).at(-1)).toBe('Round released');
    for (const request of requests) expect(request).toMatchObject({ roundId: 'r1' });
  });

  it('releases nothing when the release is rejected', async () => {
    const arn = await start('round', { roundId: 'r1' });
    await answer('await-release', { outcome: 'rejected' });
    expect(entered(arn).at(-1)).toBe('Round reopened');
    expect(tasks()).not.toContain('release-decisions');
  });

  it.each([[{ remaining: 'some' }], [{}]])(
    'that reports %j as left is handed to an owner',
    async (report) => {
      answers = { 'release-decisions': [report] };
      const arn = await start('round', { roundId: 'r1' });
      await answer('await-release', { outcome: 'approved' });
      expect(requests.at(-1)).toMatchObject({ task: 'hand-to-owner', subject: 'round', id: 'r1' });
      expect(ending(arn)).toBe('FAILED');
    },
  );
});

describe('an award', () => {
  const input = { applicationId: 'a1', obligation: 'enrolment-2027' };

  it('begins and is done at once, as a whole', async () => {
    answers = { 'take-up-obligation': [{ state: 'done' }] };
    const arn = await start('award', { ...input, obligation: 'award' });
    expect(tasks()).toEqual(['take-up-obligation', 'follow-up-obligation']);
    expect(ending(arn)).toBe('SUCCEEDED');
    expect(requests[0]).toEqual({ task: 'take-up-obligation', applicationId: 'a1', obligation: 'award' });
  });

  it('waits for an obligation until it is met, and then looks whether that was the last', async () => {
    answers = { 'take-up-obligation': [{ state: 'waits' }] };
    const arn = await start('award', input);
    expect(tasks()).toEqual(['take-up-obligation', 'await-obligation']);
    await advance(300 * day);
    expect(ending(arn)).toBe('RUNNING');
    await answer('await-obligation', { outcome: 'met' });
    expect(tasks().at(-1)).toBe('follow-up-obligation');
    expect(ending(arn)).toBe('SUCCEEDED');
    expect(stateTransitions(engine.history(arn))).toBeLessThanOrEqual(6);
  });

  it('whose obligation is never met is handed to an owner within a year', async () => {
    answers = { 'take-up-obligation': [{ state: 'waits' }] };
    const arn = await start('award', input);
    await advance(360 * day);
    expect(requests.at(-1)).toMatchObject({
      ...{ task: 'hand-to-owner', subject: 'application', id: 'a1', error: 'States.Timeout' },
    });
    expect(ending(arn)).toBe('FAILED');
  });

  it.each([
    ['take-up-obligation', { state: 'perhaps' }],
    ['take-up-obligation', fault('PermanentFault')],
  ])('with %s that comes to %j is handed to an owner', async (task, outcome) => {
    answers = { [task]: [outcome] };
    const arn = await start('award', input);
    expect(requests.at(-1)).toMatchObject({ task: 'hand-to-owner', subject: 'application', id: 'a1' });
    expect(ending(arn)).toBe('FAILED');
  });

  it('whose obligation ends in a way that nobody foresaw is handed to an owner', async () => {
    answers = { 'take-up-obligation': [{ state: 'waits' }] };
    const arn = await start('award', input);
    await answer('await-obligation', { outcome: 'perhaps' });
    expect(requests.at(-1)).toMatchObject({ task: 'hand-to-owner', error: 'UnexpectedOutcome' });
    expect(ending(arn)).toBe('FAILED');
  });
});

async function invoke(_function: string, payload: unknown): Promise<InvokeResult> {
  const request = payload as TaskRequest;
  requests.push(request);
  const left = answers[request.task] ?? [];
  const next = left.length > 1 ? left.shift() : left[0];
  return next instanceof Error
    ? { ok: false, errorType: next.name, errorMessage: next.message }
    : { ok: true, payload: next ?? {} };
}

function fault(name: string): Error {
  return Object.assign(new Error('text that stays here'), { name });
}

async function start(name: 'application' | 'round' | 'award', input: Answer): Promise<string> {
  const started = await engine.call('StartExecution', {
    stateMachineArn: arnOf(name),
    name: 'test-run',
    input: JSON.stringify(input),
  });
  await settled();
  return (started.body as { executionArn: string }).executionArn;
}

/** Returns the task token that the latest call of a task was given. */
async function answer(task: string, output: Answer): Promise<void> {
  const taskToken = requests.findLast((request) => request.task === task)?.taskToken;
  const { status } = await engine.call('SendTaskSuccess', { taskToken, output: JSON.stringify(output) });
  expect(status).toBe(200);
  await settled();
}

/** Moves the clock through everything that falls due on the way. */
async function advance(milliseconds: number): Promise<void> {
  const until = now + milliseconds;
  for (let due = engine.nextDueAt(); due !== undefined && due <= until; due = engine.nextDueAt()) {
    now = Math.max(now, due);
    await engine.runDue();
    await settled();
  }
  now = until;
}

async function settled(): Promise<void> {
  do await setImmediate();
  while (!engine.idle());
}

function tasks(): string[] {
  return requests.map((request) => request.task);
}

function ending(arn: string): string | undefined {
  return engine.executions().find((execution) => execution.executionArn === arn)?.status;
}

function entered(arn: string): string[] {
  return engine
    .history(arn)
    .filter((event) => event.type.endsWith('StateEntered'))
    .map(
      (event) =>
        (event as { stateEnteredEventDetails?: { name: string } }).stateEnteredEventDetails?.name ?? '',
    );
}
