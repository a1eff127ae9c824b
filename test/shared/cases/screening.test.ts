import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handleDue } from '../../../shared/cases/clock.ts';
import { readSnapshot } from '../../../shared/cases/intake/snapshot.ts';
import { withdraw } from '../../../shared/cases/intake/withdraw.ts';
import { answerRequest } from '../../../shared/cases/screening/answer-request.ts';
import { awaitInformation } from '../../../shared/cases/screening/ask-for-information.ts';
import { screenApplication } from '../../../shared/cases/screening/screen-application.ts';
import { readVerdict } from '../../../shared/cases/screening/verdicts.ts';
import { replay } from '../../../shared/domain/rules/evaluate.ts';
import { seedSamples } from '../../../shared/programs/publish-samples.ts';
import { loadApplication, readAll, readItem } from '../../../shared/store/applications.ts';
import { listAttention } from '../../../shared/store/attention.ts';
import { keys } from '../../../shared/store/keys.ts';
import { programOf } from '../../../shared/store/programs.ts';
import type { Store } from '../../../shared/store/table.ts';
import { startTestTable, type TestTable } from '../../support/dynamodb.ts';
import { goodAnswers, statusOf, submitted, threePrograms } from '../../support/scenario.ts';

let table: TestTable;
beforeAll(async () => {
  table = await startTestTable();
});
afterAll(() => table.stop());

async function fresh(): Promise<Store> {
  const store = await table.another();
  await seedSamples(store, threePrograms);
  return store;
}

const scholarship = 'health-careers-scholarship';
const { gpa: _, ...withoutGpa } = goodAnswers[scholarship];

async function withoutGrades(store: Store) {
  const id = await submitted(store, scholarship, { answers: { ...withoutGpa, gpa: undefined } });
  return id;
}

describe('the screening', () => {
  it('asks for a missing fact, by name and with a date, and never refuses for it', async () => {
    const store = await fresh();
    const id = await withoutGrades(store);
    expect(await screenApplication(store, id)).toEqual({ verdict: 'unknown' });
    expect(await statusOf(store, id)).toMatchObject({ status: 'info-requested', askedFor: ['gpa'] });
    expect(await screenApplication(store, id)).toEqual({ verdict: 'unknown' });
  });

  it('judges the new snapshot once the fact is there, and keeps the old one', async () => {
    const store = await fresh();
    const id = await withoutGrades(store);
    await screenApplication(store, id);
    const gpa = { value: '2.50', scale: '4.0', weighted: true };
    expect((await answerRequest(store, id, { gpa }, { kind: 'applicant' })).kind).toBe('committed');
    expect((await answerRequest(store, id, { gpa }, { kind: 'applicant' })).kind).toBe('not-asked');
    expect(await screenApplication(store, id)).toEqual({ verdict: 'eligible' });
    expect(await readAll(store, `APP#${id}`, 'SNAPSHOT#')).toHaveLength(2);
    expect(await readItem(store, keys.due(`APP#${id}`, 'information-deadline', 'request'))).toBeUndefined();
  });

  it('ends an application whose question stays unanswered, as withdrawn and not as refused', async () => {
    const store = await fresh();
    const id = await withoutGrades(store);
    await screenApplication(store, id);
    const due = await readItem(store, keys.due(`APP#${id}`, 'information-deadline', 'request'));
    await handleDue(store, due as never);
    expect((await statusOf(store, id)).status).toBe('info-requested');
    const now = store.now().toISOString();
    table.clock.moveTo(String(due?.['at']));
    await handleDue(store, due as never);
    table.clock.moveTo(now);
    expect(await statusOf(store, id)).toMatchObject({ status: 'withdrawn', withdrawnFor: 'no-answer' });
    expect(await readItem(store, keys.due(`APP#${id}`, 'information-deadline', 'request'))).toBeUndefined();
    expect(await screenApplication(store, id)).toEqual({ verdict: 'ended' });
  });

  it('puts a grade that only a person can judge before the owner', async () => {
    const store = await fresh();
    const gpa = { scale: 'pass-fail', weighted: false, note: 'My school gives no grades.' };
    const id = await submitted(store, scholarship, { answers: { gpa } });
    expect(await screenApplication(store, id)).toEqual({ verdict: 'unknown' });
    expect(await listAttention(store)).toMatchObject([{ subject: `APP#${id}`, kind: 'judge-answers' }]);
    await answerRequest(
      store,
      id,
      { gpa: { ...gpa, value: '3.1', scale: '4.0' } },
      { kind: 'manager', id: 'm' },
      'Letter from the school',
    );
    expect(await screenApplication(store, id)).toEqual({ verdict: 'eligible' });
    expect(await listAttention(store)).toEqual([]);
  });

  it('refuses what surely fails, with the rule that failed, and replays to the same bytes', async () => {
    const store = await fresh();
    const id = await submitted(store, scholarship, {
      answers: { gpa: { value: '2.495', scale: '4.0', weighted: true } },
    });
    expect(await screenApplication(store, id)).toEqual({ verdict: 'ineligible' });
    const loaded = await loadApplication(store, id);
    if (loaded?.application.status !== 'ineligible') throw new Error('not refused');
    const verdict = await readVerdict(store, loaded.key, 1);
    const { program } = await programOf(store, loaded.application);
    const { answers } = await readSnapshot(store, loaded.key, 1);
    if (!verdict) throw new Error('no verdict');
    expect(verdict.rules.filter((rule) => rule.outcome === 'fail').map((rule) => rule.reasonCode)).toEqual([
      'gpa-below-minimum',
    ]);
    expect(replay(verdict, program, answers).same).toBe(true);
  });

  it('sends a waiting workflow on at once when the answer came before its token did', async () => {
    const store = await fresh();
    const id = await withoutGrades(store);
    await screenApplication(store, id);
    await withdraw(store, id);
    await awaitInformation(store, id, 'late-token');
    const { Items } = await store.client.send(
      new (await import('@aws-sdk/lib-dynamodb')).ScanCommand({
        TableName: store.tableName,
        ConsistentRead: true,
      }),
    );
    const resumes = (Items ?? []).filter(
      (item) => item['type'] === 'outbox' && item['effect'].kind === 'resume',
    );
    expect(resumes.map((item) => item['effect'].stage)).toEqual(['information', 'information']);
  });

  it('keeps personal data out of everything that is not sealed', async () => {
    const store = await fresh();
    const canary = 'Xylophonia Canary-Quill';
    const id = await submitted(store, scholarship, {
      name: canary,
      email: 'canary.quill@example.org',
      answers: { essays: { commitment: canary, community: canary, goals: canary }, activities: [canary] },
    });
    await screenApplication(store, id);
    const items = await readAll(store, `APP#${id}`, '');
    expect(items.length).toBeGreaterThan(4);
    expect(JSON.stringify(items)).not.toMatch(/canary/i);
  });
});
