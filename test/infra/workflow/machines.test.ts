import { readFile } from 'node:fs/promises';
import aslValidator from 'asl-validator';
import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { faultTable } from '../../../shared/domain/faults.ts';
import { definitionOf, readTemplate } from '../template.ts';

const taskSchema = z.object({
  Type: z.literal('Task'),
  Resource: z.string(),
  Arguments: z.object({ FunctionName: z.string(), Payload: z.record(z.string(), z.unknown()) }),
  TimeoutSeconds: z.number(),
  Retry: z.array(z.looseObject({ ErrorEquals: z.array(z.string()), MaxAttempts: z.number() })),
  Catch: z.array(z.object({ ErrorEquals: z.array(z.string()), Next: z.string() })).optional(),
});
const definitionSchema = z.object({
  QueryLanguage: z.literal('JSONata'),
  StartAt: z.string(),
  States: z.record(z.string(), z.looseObject({ Type: z.string() })),
});
type TaskState = z.output<typeof taskSchema>;

describe.each(['application', 'round', 'award'] as const)('the %s machine', (name) => {
  let definition: z.output<typeof definitionSchema>;
  let tasks: [string, TaskState][];
  beforeAll(async () => {
    definition = definitionSchema.parse(definitionOf(await readTemplate(), name));
    tasks = Object.entries(definition.States)
      .filter(([, state]) => state.Type === 'Task')
      .map(([title, state]) => [title, taskSchema.parse(state)]);
  });

  it('is valid States Language', () => {
    const { isValid, errorsText } = aslValidator(definition);
    expect(isValid, errorsText('\n')).toBe(true);
  });

  it('is readable on one screen: under 100 lines', async () => {
    const file = new URL(`../../../infra/workflow/${name}.ts`, import.meta.url);
    expect((await readFile(file, 'utf8')).trimEnd().split('\n').length).toBeLessThan(100);
  });

  it('reaches every state, by names in sentence case', () => {
    const reached = new Set<string>();
    const visit = (title: string): void => {
      if (reached.has(title)) return;
      reached.add(title);
      for (const next of nextOf(definition.States[title])) visit(next);
    };
    visit(definition.StartAt);
    expect([...reached].sort()).toEqual(Object.keys(definition.States).sort());
    for (const title of reached) expect(title).toMatch(/^[A-Z][a-z]+( [a-z]+)*$/);
  });

  it('retries every task by the shared table and nothing else', () => {
    for (const [, task] of tasks) {
      expect(task.Retry).toEqual(
        [faultTable.transient, faultTable.limited].map((rule) => ({
          ErrorEquals: rule.names,
          IntervalSeconds: rule.intervalSeconds,
          BackoffRate: rule.backoffRate,
          MaxAttempts: rule.maxAttempts,
          MaxDelaySeconds: rule.maxDelaySeconds,
          JitterStrategy: rule.jitter,
        })),
      );
    }
  });

  it('leads every failure of every task to an owner', () => {
    for (const [title, task] of tasks) {
      if (title === 'Hand to an owner') continue;
      expect(task.Catch).toEqual([{ ErrorEquals: ['States.ALL'], Next: 'Hand to an owner' }]);
    }
    expect(definition.States['Hand to an owner']).toMatchObject({ Next: 'Handed to an owner' });
    expect(definition.States['Handed to an owner']).toMatchObject({ Type: 'Fail' });
  });

  it('leads an outcome that nobody foresaw to an owner', () => {
    const choices = Object.values(definition.States).filter((state) => state.Type === 'Choice');
    for (const choice of choices) expect(choice['Default']).toBe('Hand to an owner');
  });

  it('waits nowhere for more than a year, and for a task token wherever it waits longer than a function runs', () => {
    const waits = tasks.filter(([, task]) => task.Resource.endsWith('.waitForTaskToken'));
    expect(waits.length).toBeGreaterThan(0);
    for (const [, task] of waits) {
      expect(task.TimeoutSeconds).toBeLessThan(365 * 86_400);
      expect(task.Arguments.Payload['taskToken']).toBe('{% $states.context.Task.Token %}');
    }
    for (const [, task] of tasks) {
      if (!task.Resource.endsWith('.waitForTaskToken')) expect(task.TimeoutSeconds).toBeLessThanOrEqual(300);
    }
  });

  it('carries ids only', () => {
    const allowed = /^(task|applicationId|obligation|roundId|taskToken|subject|id|executionName|error)$/;
    for (const [, task] of tasks) {
      for (const field of Object.keys(task.Arguments.Payload)) expect(field).toMatch(allowed);
    }
  });
});

function nextOf(state: Record<string, unknown> | undefined): string[] {
  if (state === undefined) throw new Error('A state leads to one that does not exist');
  const branches = [state['Choices'], state['Catch']].flat().filter((branch) => branch !== undefined);
  return [
    state['Next'],
    state['Default'],
    ...branches.map((branch) => (branch as { Next: string }).Next),
  ].filter((next) => next !== undefined) as string[];
}
