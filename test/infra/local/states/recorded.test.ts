import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { Trial } from './harness.ts';

interface Recorded {
  readonly name: string;
  readonly definition: Record<string, unknown>;
  readonly input: unknown;
  readonly status: string;
  readonly output: unknown;
  readonly error: { readonly error?: string; readonly cause?: string } | null;
  readonly eventTypes: readonly string[];
}

const file = resolve(import.meta.dirname, '../../../../../shared/data/states-recorded-sample.json');
const present = existsSync(file);
const recorded: Recorded[] = present ? JSON.parse(readFileSync(file, 'utf8')) : [];

/** Scalars and arrays were recorded as JSON text, objects as such. */
function recordedOutput(output: unknown): unknown {
  return typeof output === 'string' ? JSON.parse(output) : (output ?? undefined);
}

/** The recording replaced every timestamp by a word. */
function withoutDates(value: unknown): unknown {
  const text = JSON.stringify(value);
  return text === undefined ? undefined : JSON.parse(text.replace(/"\d{4}-\d\d-\d\dT[^"]*"/g, '"date"'));
}

describe('executions recorded on AWS', () => {
  let agreed = 0;
  let sameEvents = 0;

  it.skipIf(!present)('are 36 (skipped, as all of them, where ../shared/data is absent)', () => {
    expect(recorded).toHaveLength(36);
  });

  it.each(recorded)('agrees with $name', async ({ definition, input, status, output, error, eventTypes }) => {
    const trial = new Trial().machine(definition);
    const arn = await trial.start(input);
    const ours = await trial.result(arn);
    expect(ours.status).toBe(status);
    expect(withoutDates(ours.output)).toEqual(recordedOutput(output));
    expect(ours.error).toBe(error?.error);
    expect(ours.cause).toBe(error?.cause);
    agreed++;
    expect(trial.types(arn)).toEqual(eventTypes);
    sameEvents++;
  });

  afterAll(() => {
    if (present)
      console.info(
        `recorded executions: ${agreed} of ${recorded.length} agree, ${sameEvents} event for event`,
      );
  });
});
