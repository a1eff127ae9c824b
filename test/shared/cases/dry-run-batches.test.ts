import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { carryOut } from '../../../functions/dispatch/carry-out.ts';
import { startDryRun } from '../../../shared/cases/dry-run/start-dry-run.ts';
import { tryDraft } from '../../../shared/cases/dry-run/try-draft.ts';
import { workOnDryRun } from '../../../shared/cases/dry-run/work-on-dry-run.ts';
import { dryRunId, opaqueId } from '../../../shared/domain/ids.ts';
import { type Program, programDocument } from '../../../shared/domain/program/schema.ts';
import { nothingCounted } from '../../../shared/domain/rules/dry-run/tally.ts';
import { seedSamples } from '../../../shared/programs/publish-samples.ts';
import { listDryRuns, readDraftOf, readDryRun, stateOf } from '../../../shared/store/dry-runs.ts';
import { readRecord } from '../../../shared/store/outbox-records.ts';
import { readProgram } from '../../../shared/store/programs.ts';
import type { Store } from '../../../shared/store/table.ts';
import { attentionsOf, dispatchOn } from '../../functions/dispatch/fixtures.ts';
import { startTestTable, type TestTable } from '../../support/dynamodb.ts';
import { sentStraight } from '../../support/sent-straight.ts';
import { scholar } from '../programs/eligible-answers.ts';

const id = 'health-careers-scholarship';
const roundId = `${id}~2027`;

let table: TestTable;
let store: Store;
let draft: Program;
const everybody = 52;
const batchSize = 25;

beforeAll(async () => {
  table = await startTestTable();
  store = table.store;
  await seedSamples(store, [id]);
  draft = stricter((await readProgram(store, id))?.program as Program);
  await sentStraight(
    store,
    id,
    Array.from({ length: everybody }, (_, i) => ({
      answers: { ...scholar, gpa: { value: i % 3 === 0 ? '2.70' : '3.40', scale: '4.0', weighted: true } },
    })),
  );
}, 60_000);
afterAll(() => table.stop());

function stricter(program: Program): Program {
  const copy = structuredClone(program);
  for (const rule of copy.rules)
    if (rule.id === 'gpa-high-school')
      rule.check = { fact: { name: 'gpaOnFour', value: 'gpa.value', scale: 'gpa.scale' }, atLeast: '3.00' };
  return programDocument.parse(copy);
}

const started = async (): Promise<string> => {
  const run = await startDryRun(store, draft, '2027');
  if (run.kind !== 'started') throw new Error(`not started: ${run.kind}`);
  return run.runId;
};
const work = (runId: string, step: number) => workOnDryRun(store, roundId, runId, step, batchSize);
const standing = async (runId: string) => {
  const run = await readDryRun(store, id, runId);
  if (!run) throw new Error('no such run');
  return run;
};
/** So that the next run may be started. */
const finish = async (runId: string) => {
  for (let step = (await standing(runId)).step; (await standing(runId)).state !== 'done'; step++)
    await work(runId, step);
  return standing(runId);
};

describe('A dry run behind the scenes', () => {
  it('comes to the same as one that is done in one go, and says how far it is on the way', async () => {
    const runId = await started();
    expect(await standing(runId)).toMatchObject({ state: 'finding', total: 0, done: 0 });
    await work(runId, 0);
    expect(await standing(runId)).toMatchObject({ state: 'counting', total: everybody, done: 0 });
    await work(runId, 1);
    expect(await standing(runId)).toMatchObject({ state: 'counting', done: batchSize });
    const done = await finish(runId);
    expect(done).toMatchObject({ state: 'done', done: everybody, step: 4 });
    expect(done.tally).toEqual(await tryDraft(store, draft, '2027'));
    expect(done.tally.transitions['eligible>ineligible']).toBe(Math.ceil(everybody / 3));
  }, 60_000);

  it('counts a batch once, however often it is delivered, before, at once and afterwards', async () => {
    const runId = await started();
    expect(await Promise.all([work(runId, 0), work(runId, 0)])).toEqual(
      expect.arrayContaining(['advanced', 'elsewhere']),
    );
    expect(await work(runId, 2)).toBe('elsewhere');
    await Promise.all([work(runId, 1), work(runId, 1), work(runId, 1)]);
    expect(await work(runId, 1)).toBe('elsewhere');
    expect(await work(runId, 0)).toBe('elsewhere');
    const done = await finish(runId);
    expect(done.tally).toEqual(await tryDraft(store, draft, '2027'));
    expect(await work(runId, 3)).toBe('elsewhere');
    expect(await standing(runId)).toEqual(done);
  }, 60_000);

  it('goes on where it was when it is killed between reading a batch and putting it on record', async () => {
    const runId = await started();
    await work(runId, 0);
    let calls = 0;
    const dying: Store = {
      ...store,
      client: new Proxy(store.client, {
        get: (client, name) =>
          name === 'send'
            ? (command: never) => {
                if (command['constructor']['name'] === 'TransactWriteCommand') {
                  calls += 1;
                  throw new Error('killed');
                }
                return client.send(command);
              }
            : Reflect.get(client, name),
      }),
    };
    await expect(workOnDryRun(dying, roundId, runId, 1)).rejects.toThrow('killed');
    expect(calls).toBe(1);
    expect(await standing(runId)).toMatchObject({ done: 0, step: 1 });
    expect((await finish(runId)).tally).toEqual(await tryDraft(store, draft, '2027'));
  }, 60_000);

  it('is carried out by the outbox, each batch ordering the next in its own transaction', async () => {
    const runId = await started();
    const dispatch = dispatchOn(store, {
      workOnDryRun: (...[on, round, run, step]) => workOnDryRun(on, round, run, step, batchSize),
    });
    for (const step of [0, 1, 2, 3]) {
      expect(await readRecord(store, `${runId}.${step}.1`)).toMatchObject({
        state: 'pending',
        effect: { kind: 'dry-run', roundId, runId, step },
      });
      await carryOut(dispatch, `${runId}.${step}.1`);
      expect(await readRecord(store, `${runId}.${step}.1`)).toMatchObject({ state: 'done' });
    }
    expect(await readRecord(store, `${runId}.4.1`)).toBeUndefined();
    expect(await standing(runId)).toMatchObject({ state: 'done', done: everybody });
  }, 60_000);

  it('is one at a time for a program: whoever starts a second is led to the first, until it ended or stopped', async () => {
    const other = { ...draft, informationDays: draft.informationDays + 1 };
    const both = await Promise.all([draft, other].map((one) => startDryRun(store, one, '2027')));
    expect(both.map(({ kind }) => kind).sort()).toEqual(['running', 'started']);
    const [first, second] = both.map((one) => ('runId' in one ? one.runId : ''));
    expect(first).toBe(second);
    table.clock.advance({ minutes: 16 });
    expect(stateOf(store, await standing(first ?? ''))).toBe('stopped');
    const again = await started();
    expect(again).not.toBe(first);
    await finish(again);
    expect(stateOf(store, await standing(again))).toBe('done');
  }, 60_000);

  it('of the very same draft, pressed twice, is started once', async () => {
    const twice = await Promise.all([1, 2].map(() => startDryRun(store, draft, '2027')));
    const [first, second] = twice.map((one) => ('runId' in one ? one.runId : ''));
    expect(twice.map(({ kind }) => kind)).toEqual(['started', 'started']);
    expect(first).toBe(second);
    await finish(first ?? '');
  }, 60_000);

  it('that fails for good says so on its own page, and nothing of the round is put before anybody', async () => {
    const runId = await started();
    const broken = dispatchOn(store, {
      workOnDryRun: async () => {
        throw new TypeError('broken');
      },
    });
    await carryOut(broken, `${runId}.0.1`);
    expect(await readRecord(store, `${runId}.0.1`)).toMatchObject({ state: 'failed' });
    expect(await standing(runId)).toMatchObject({ state: 'stopped', step: 0 });
    expect(await attentionsOf(store, `ROUND#${roundId}`)).toEqual([]);
    expect(await readRecord(store, `${runId}.0.1.owner.1`)).toBeUndefined();
    expect(await work(runId, 0)).toBe('elsewhere');
    await finish(await started());
  }, 60_000);

  it('ends at once where nobody applied, and is not begun for what does not exist', async () => {
    const own = await table.another();
    await seedSamples(own, [id]);
    const run = await startDryRun(own, draft, '2027');
    if (run.kind !== 'started') throw new Error('not started');
    await workOnDryRun(own, roundId, run.runId, 0);
    expect(await readDryRun(own, id, run.runId)).toMatchObject({ state: 'done', tally: nothingCounted });
    expect(await startDryRun(own, draft, '1999')).toEqual({ kind: 'unknown-cycle' });
    const other = { ...draft, id: 'other-program' as Program['id'] };
    expect(await startDryRun(own, other, '2027')).toEqual({ kind: 'unknown-program' });
    const nobody = dryRunId.parse(opaqueId('drn', own.random));
    expect(await workOnDryRun(own, roundId, nobody, 0)).toBe('elsewhere');
  });

  it('is kept for a month, by the clock and not by when the table forgets', async () => {
    const own = await table.another();
    await seedSamples(own, [id]);
    const run = await startDryRun(own, draft, '2027');
    if (run.kind !== 'started') throw new Error('not started');
    expect(await listDryRuns(own, id)).toHaveLength(1);
    expect(await readDraftOf(own, run.runId)).toEqual(draft);
    table.clock.advance({ days: 31 });
    expect(await listDryRuns(own, id)).toEqual([]);
    expect(await readDryRun(own, id, run.runId)).toBeUndefined();
    expect(await workOnDryRun(own, roundId, run.runId, 0)).toBe('elsewhere');
  });
});
