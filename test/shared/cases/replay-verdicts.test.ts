import { DeleteCommand, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Replayed,
  replayAll,
  replayApplication,
} from '../../../shared/cases/screening/replay-verdicts.ts';
import { screenApplication } from '../../../shared/cases/screening/screen-application.ts';
import { documentHash } from '../../../shared/domain/program/document.ts';
import type { Answers } from '../../../shared/domain/program/fields.ts';
import type { Program } from '../../../shared/domain/program/schema.ts';
import { evaluate } from '../../../shared/domain/rules/evaluate.ts';
import { replayVerdicts } from '../../../shared/programs/commands/replay.ts';
import { seedSamples } from '../../../shared/programs/publish-samples.ts';
import { keys } from '../../../shared/store/keys.ts';
import { publishProgram, readProgram } from '../../../shared/store/programs.ts';
import type { Item, Key, Store } from '../../../shared/store/table.ts';
import { seal } from '../../../shared/store/vault.ts';
import { startTestTable, type TestTable } from '../../support/dynamodb.ts';
import { submitted } from '../../support/scenario.ts';
import { answersOf, asOf, idOf, storeVerdicts, verdictsOf } from '../../support/stored-verdicts.ts';

/** `npm run bench` does the same with ten thousand; `VERDICTS=` stores more or fewer here. */
const many = Number(process.env['VERDICTS'] ?? 600);
const programId = verdictsOf;
let table: TestTable;
let store: Store;
let program: Program;

beforeAll(async () => {
  table = await startTestTable();
  store = table.store;
  await seedSamples(store, [programId]);
  program = (await readProgram(store, programId))?.program as Program;
  await storeVerdicts(store, program, many);
}, 120_000);
afterAll(() => table.stop());

const read = async (key: Key): Promise<Item> => {
  const { Item } = await store.client.send(new GetCommand({ TableName: store.tableName, Key: { ...key } }));
  if (!Item) throw new Error('there is no such item');
  return Item;
};
const keyOf = async (n: number) => {
  const item = await read(keys.applicationKey(idOf(n)));
  return { applicationId: idOf(n), secret: String(item['secret']) };
};

async function counted(): Promise<{ same: number; others: Replayed[] }> {
  let same = 0;
  const others: Replayed[] = [];
  for await (const page of replayAll(store, programId))
    for (const one of page)
      if (one.kind === 'same') same++;
      else others.push(one);
  return { same, others };
}

describe(`Of ${many} stored verdicts`, () => {
  it('every one comes out again to the byte', async () => {
    expect(await counted()).toEqual({ same: many, others: [] });
  }, 60_000);

  it('every one still does after other rules were published, under which many would be judged otherwise', async () => {
    const rules = program.rules.map((rule) =>
      rule.id === 'two-employees' ? { ...rule, check: { field: 'employees', atLeast: 4 } } : rule,
    );
    const changed = { ...program, rules };
    expect(await publishProgram(store, changed, documentHash(changed))).toMatchObject({ version: 2 });
    expect(await counted()).toEqual({ same: many, others: [] });
  }, 60_000);

  it('exactly those are told that somebody altered, and one whose person was erased is none of them', async () => {
    const [altered, moved, gone, erased, unknown] = [3, 4, 5, 6, 8];
    const put = async (key: Key, sealed: unknown) =>
      store.client.send(
        new UpdateCommand({
          TableName: store.tableName,
          Key: { ...key },
          UpdateExpression: 'SET sealed = :sealed',
          ExpressionAttributeValues: { ':sealed': sealed },
        }),
      );
    const verdict = async (n: number, answers: Answers, programVersion: number) =>
      put(
        keys.verdict(idOf(n), 1),
        seal(await keyOf(n), 'verdict', evaluate(program, answers, { asOf, programVersion }), store.random),
      );
    await verdict(altered, { ...answersOf(altered), employees: 9 }, 1);
    await verdict(unknown, answersOf(unknown), 9);
    // A text that was sealed for somebody else does not open here.
    await put(keys.snapshot(idOf(moved), 1), (await read(keys.snapshot(idOf(0), 1)))['sealed']);
    for (const lost of [keys.snapshot(idOf(gone), 1), keys.applicationKey(idOf(erased))])
      await store.client.send(new DeleteCommand({ TableName: store.tableName, Key: { ...lost } }));

    const { same, others } = await counted();
    expect(same).toBe(many - 5);
    const byId = new Map(others.map((one) => [one.applicationId, one]));
    expect(byId.get(idOf(altered))).toMatchObject({
      kind: 'different',
      paths: expect.arrayContaining(['inputHash']),
    });
    expect(byId.get(idOf(moved))).toMatchObject({ kind: 'lost', what: 'seal' });
    expect(byId.get(idOf(gone))).toMatchObject({ kind: 'lost', what: 'snapshot' });
    expect(byId.get(idOf(erased))).toMatchObject({ kind: 'erased' });
    expect(byId.get(idOf(unknown))).toMatchObject({ kind: 'lost', what: 'program' });
  }, 60_000);
});

describe('The replay command', () => {
  const output = () => {
    const said: string[] = [];
    return { said, line: (one: string) => said.push(one), problem: (one: string) => said.push(`! ${one}`) };
  };

  it('says of one application that it comes out the same', async () => {
    const id = await submitted(store, programId);
    await screenApplication(store, id);
    expect(await replayApplication(store, id)).toEqual([{ applicationId: id, snapshot: 1, kind: 'same' }]);
    const told = output();
    expect(await replayVerdicts(store, { programId: undefined, applicationId: id }, told)).toBe(0);
    expect(told.said).toEqual(['1 verdicts worked out again: 1 the same to the byte, 0 different, 0 lost.']);
  });

  it('fails with a line for each that does not, and quotes no answer', async () => {
    const told = output();
    expect(await replayVerdicts(store, { programId: undefined, applicationId: idOf(3) }, told)).toBe(1);
    expect(told.said).toHaveLength(2);
    expect(told.said[0]).toMatch(/^! app_0+3, snapshot 1: it comes out differently at .*inputHash/);
    expect(told.said.join()).not.toContain('Harbor Bakery');
    const none = output();
    expect(await replayVerdicts(store, { programId: 'microloan', applicationId: undefined }, none)).toBe(1);
    expect(none.said).toEqual(['! There is no stored verdict of that kind. Check the id.']);
  });
});
