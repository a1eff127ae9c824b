import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningSystem, startSystem } from '../support/running-system.ts';
import { goodAnswers } from '../support/scenario.ts';

let system: RunningSystem;
beforeAll(async () => {
  system = await startSystem();
});
afterAll(() => system.stop());

const submit = (name: string) =>
  fetch(`${system.url}/api/applications`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': 'pressed-fifty-times' },
    body: JSON.stringify({
      programId: 'youth-internship',
      applicant: { name, email: 'ana@example.org' },
      answers: goodAnswers['youth-internship'],
    }),
  });

describe('a button pressed fifty times at once', () => {
  it('is one application, one answer, one workflow and one receipt', { timeout: 60_000 }, async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, () => submit('Ana Ruiz')));
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([201]));
    const bodies = await Promise.all(answers.map((answer) => answer.text()));
    expect(new Set(bodies).size).toBe(1);
    expect((await submit('Somebody Else')).status).toBe(422);
    await system.mail('ana@example.org', /We have your application/);
    await system.advance('PT10M');
    expect(await system.inbox('ana@example.org')).toHaveLength(1);
    const { items } = (await system.manage('/applications?program=youth-internship')) as { items: unknown[] };
    expect(items).toHaveLength(1);
    const executions = await fetch(`${system.url}/_local/executions`, {
      headers: { accept: 'application/json' },
    });
    expect(await executions.json()).toHaveLength(1);
  });
});
