import { DeleteCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Application, application } from '../../../shared/domain/application/application.ts';
import { type AuditEvent, chained, chainStart } from '../../../shared/domain/audit.ts';
import { opaqueId } from '../../../shared/domain/ids.ts';
import { change, create, readAll, readItem } from '../../../shared/store/applications.ts';
import { keys } from '../../../shared/store/keys.ts';
import { readLeaves, readSeals, rootOf, sealDays } from '../../../shared/store/seals.ts';
import { type Key, nowIso, type Store } from '../../../shared/store/table.ts';
import { seal } from '../../../shared/store/vault.ts';
import { verifyApplication, verifySeals } from '../../../shared/store/verify-audit.ts';
import { startTestTable, type TestTable } from '../../support/dynamodb.ts';

let table: TestTable;
let store: Store;
beforeAll(async () => {
  table = await startTestTable();
});
afterAll(() => table.stop());
beforeEach(async () => {
  table.clock.moveTo('2026-11-21T18:00:00.000Z');
  store = await table.another();
  await put({ ...keys.program('some-program'), programId: 'some-program', version: 1 });
  await put({ ...keys.programVersion('some-program', 1), publishedAt: nowIso(store) });
});

async function draft(): Promise<string> {
  const id = opaqueId('app', store.random);
  const key = { applicationId: id, secret: Buffer.from(store.random(32)).toString('base64') };
  const first: Application = application.parse({
    status: 'draft',
    applicationId: id,
    reference: 'HCS-AAAA-BBBB',
    programId: 'health-careers-scholarship',
    programVersion: 1,
    roundId: 'health-careers-scholarship~2027',
    language: 'en',
    version: 0,
    createdAt: nowIso(store),
    updatedAt: nowIso(store),
    auditSeq: 0,
    auditHash: chainStart(id),
    who: seal(key, 'who', { name: 'Ana', email: 'ana@example.org' }, store.random),
    workflowRuns: 0,
  });
  await create(store, key, first, { happening: { event: 'draft started', actor: { kind: 'applicant' } } });
  return id;
}

const touch = (id: string) =>
  change(store, id, ({ application: next }) => ({
    next,
    happening: { event: 'looked at', actor: { kind: 'applicant' }, data: { fields: ['b', 'a'] } },
  }));

const nextDay = () => table.clock.advance({ days: 1 });

/** An application with events on three days, all of them sealed. */
async function sealedApplication(): Promise<string> {
  const id = await draft();
  await touch(id);
  nextDay();
  await sealDays(store);
  await touch(id);
  nextDay();
  await sealDays(store);
  await touch(id);
  nextDay();
  await sealDays(store);
  return id;
}

const verified = async (id: string) => (await verifyApplication(store, id)).verified;

describe('sealing', () => {
  test('seals each day that is over once, with the newest event of every application touched last on it', async () => {
    const [a, b] = [await draft(), await draft()];
    await touch(a);
    expect(await sealDays(store)).toEqual([]);
    nextDay();
    await touch(b);
    const [first, ...others] = await sealDays(store);
    expect(others).toEqual([]);
    expect(first).toMatchObject({ day: '2026-11-21', previousRoot: '', leaves: 1 });
    expect(await readLeaves(store, '2026-11-21')).toEqual([
      {
        applicationId: a,
        auditSeq: 2,
        auditHash: (await readItem(store, keys.application(a)))?.['auditHash'],
      },
    ]);
    expect(await sealDays(store)).toEqual([]);
    nextDay();
    const [second] = await sealDays(store);
    expect(second).toMatchObject({ day: '2026-11-22', previousRoot: first?.root, leaves: 1 });
    expect((await readLeaves(store, '2026-11-22'))[0]).toMatchObject({ applicationId: b, auditSeq: 2 });
    expect(await verifySeals(store)).toEqual({ verified: true, days: 2 });
  });

  test('leaves a day open until what was stamped within it has surely been committed', async () => {
    await draft();
    table.clock.moveTo('2026-11-22T00:09:59.000Z');
    expect(await sealDays(store)).toEqual([]);
    table.clock.moveTo('2026-11-22T00:10:01.000Z');
    expect((await sealDays(store)).map(({ day }) => day)).toEqual(['2026-11-21']);
  });

  test('begins on the day the first program was published and catches up with days it missed, empty ones too', async () => {
    table.clock.advance({ days: 2 });
    const id = await draft();
    table.clock.advance({ days: 30 });
    await draft();
    table.clock.advance({ days: 10 });
    const seals = await sealDays(store);
    expect(seals).toHaveLength(42);
    expect(seals[0]?.day).toBe('2026-11-21');
    const filled = seals.filter(({ leaves }) => leaves > 0);
    expect(filled.map(({ day }) => day)).toEqual(['2026-11-23', '2026-12-23']);
    expect(await verifySeals(store)).toEqual({ verified: true, days: 42 });
    expect(await verified(id)).toBe(true);
  });

  test('seals nothing before there is a program', async () => {
    const empty = await table.another();
    expect(await sealDays(empty)).toEqual([]);
    expect(await readSeals(empty)).toEqual([]);
  });

  test('takes the leaves of more applications than one transaction holds', async () => {
    await Promise.all(Array.from({ length: 130 }, draft));
    nextDay();
    expect(await sealDays(store)).toMatchObject([{ leaves: 130 }]);
    expect(await verifySeals(store)).toMatchObject({ verified: true });
  });

  test('of several callers at once one seals', async () => {
    const id = await draft();
    nextDay();
    const made = (await Promise.all(Array.from({ length: 8 }, () => sealDays(store)))).flat();
    expect(made.map(({ day }) => day)).toEqual(['2026-11-21']);
    expect(await verified(id)).toBe(true);
  });

  test('goes on after a caller that died with the lease and half the leaves written', async () => {
    const [a, b] = [await draft(), await draft()];
    nextDay();
    const head = await readItem(store, keys.application(a));
    const until = new Date(table.clock.now().getTime() + 300_000).toISOString();
    await put({ pk: 'SEALS', sk: 'LEASE', holder: 'dead', until });
    const { applicationId, auditSeq, auditHash } = head ?? {};
    await put({ ...keys.sealLeaf('2026-11-21', a), applicationId, auditSeq, auditHash });
    await touch(a);
    expect(await sealDays(store)).toEqual([]);
    table.clock.advance({ minutes: 6 });
    expect(await sealDays(store)).toMatchObject([{ day: '2026-11-21', leaves: 2 }]);
    expect([await verified(a), await verified(b)]).toEqual([true, true]);
  });
});

describe('verifying an application', () => {
  test('an untouched trail verifies, sealed or not, and reads in order', async () => {
    const id = await sealedApplication();
    await touch(id);
    const { verified: sound, events } = await verifyApplication(store, id);
    expect(sound).toBe(true);
    expect(events.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5]);
  });

  test('a leaf is found however many days are sealed', async () => {
    const id = await draft();
    table.clock.advance({ days: 120 });
    await touch(id);
    table.clock.advance({ days: 10 });
    expect(await sealDays(store)).toHaveLength(130);
    expect(await verified(id)).toBe(true);
    await remove(keys.audit(id, 2));
    await rollBack(id, 1);
    expect(await verified(id)).toBe(false);
  });

  test('erasing the person leaves it verifiable', async () => {
    const id = await sealedApplication();
    await store.client.send(new DeleteCommand({ TableName: store.tableName, Key: keys.applicationKey(id) }));
    expect(await verified(id)).toBe(true);
  });

  test('an id nobody has verifies nothing', async () => {
    expect(await verifyApplication(store, opaqueId('app', store.random))).toEqual({
      verified: false,
      events: [],
    });
  });

  const attacks: Record<string, (id: string) => Promise<void>> = {
    'a changed word': (id) => set(keys.audit(id, 2), 'event', 'looked away'),
    'a changed time': (id) => set(keys.audit(id, 3), 'at', '2026-11-22T18:00:00.001Z'),
    'a changed detail': (id) => set(keys.audit(id, 2), 'data', { fields: ['a', 'b'] }),
    'an event added behind the newest': async (id) => {
      const last = await readItem(store, keys.audit(id, 4));
      await put({ ...last, ...keys.audit(id, 5), seq: 5, previous: last?.['hash'] });
    },
    'a dropped first event': (id) => remove(keys.audit(id, 1)),
    'a dropped event in the middle': (id) => remove(keys.audit(id, 3)),
    'a cut-off end': (id) => remove(keys.audit(id, 4)),
    'two events that changed places': async (id) => {
      const [one, two] = [await readItem(store, keys.audit(id, 2)), await readItem(store, keys.audit(id, 3))];
      await put({ ...one, ...keys.audit(id, 3) });
      await put({ ...two, ...keys.audit(id, 2) });
    },
    'a cut-off end with the head turned back': async (id) => {
      await remove(keys.audit(id, 4));
      await rollBack(id, 3);
    },
    'a cut-off end with the head turned back and the leaf taken away': async (id) => {
      await remove(keys.audit(id, 4));
      await rollBack(id, 3);
      await remove(keys.sealLeaf('2026-11-22', id));
    },
    'a trail written anew from the start': (id) => rewrite(id),
    'a trail written anew with its leaves': async (id) => {
      await rewrite(id);
      for (const [i, { day }] of (await readSeals(store)).entries())
        await set(
          keys.sealLeaf(day, id),
          'auditHash',
          (await readItem(store, keys.audit(id, i + 2)))?.['hash'],
        );
    },
    'a trail written anew with its leaves and roots, the last root aside': async (id) => {
      await rewrite(id);
      let previous = '';
      for (const [i, { day }] of (await readSeals(store)).slice(0, -1).entries()) {
        const auditHash = (await readItem(store, keys.audit(id, i + 2)))?.['hash'];
        await set(keys.sealLeaf(day, id), 'auditHash', auditHash);
        const root = rootOf(day, previous, await readLeaves(store, day));
        await set(keys.seal(day), 'previousRoot', previous);
        await set(keys.seal(day), 'root', root);
        previous = root;
      }
    },
    'a seal that is gone': (id) =>
      remove(keys.seal('2026-11-22')).then(() => touch(id).then(() => undefined)),
  };

  for (const [name, attack] of Object.entries(attacks))
    test(`finds ${name}`, async () => {
      const id = await sealedApplication();
      expect(await verified(id)).toBe(true);
      await attack(id);
      expect(await verified(id)).toBe(false);
    });

  test('one application that was tampered with does not spoil another', async () => {
    const [a, b] = [await draft(), await draft()];
    nextDay();
    await sealDays(store);
    await set(keys.audit(a, 1), 'event', 'something else');
    expect([await verified(a), await verified(b)]).toEqual([false, true]);
  });
});

describe('verifying the seals', () => {
  test('finds a leaf that was taken away, changed or added, and names the day', async () => {
    const id = await sealedApplication();
    const other = await draft();
    for (const attack of [
      () => remove(keys.sealLeaf('2026-11-22', id)),
      () => set(keys.sealLeaf('2026-11-22', id), 'auditSeq', 2),
      () => put({ ...keys.sealLeaf('2026-11-22', other), applicationId: other, auditSeq: 1, auditHash: 'x' }),
    ]) {
      const before = await readItem(store, keys.sealLeaf('2026-11-22', id));
      await attack();
      expect(await verifySeals(store)).toEqual({ verified: false, day: '2026-11-22' });
      await put(before ?? {});
      await remove(keys.sealLeaf('2026-11-22', other));
      expect(await verifySeals(store)).toMatchObject({ verified: true });
    }
  });

  test('finds a day that is missing in the middle or at the start', async () => {
    await sealedApplication();
    const seal = await readItem(store, keys.seal('2026-11-22'));
    await remove(keys.seal('2026-11-22'));
    expect(await verifySeals(store)).toEqual({ verified: false, day: '2026-11-23' });
    await put(seal ?? {});
    await remove(keys.seal('2026-11-21'));
    expect(await verifySeals(store)).toEqual({ verified: false, day: '2026-11-22' });
  });
});

const put = async (item: Record<string, unknown>) => {
  await store.client.send(new PutCommand({ TableName: store.tableName, Item: item }));
};
const remove = async (key: Key) => {
  await store.client.send(new DeleteCommand({ TableName: store.tableName, Key: key }));
};
async function set(key: Key, name: string, value: unknown): Promise<void> {
  await store.client.send(
    new UpdateCommand({
      TableName: store.tableName,
      Key: key,
      UpdateExpression: 'SET #name = :value',
      ConditionExpression: 'attribute_exists(pk)',
      ExpressionAttributeNames: { '#name': name },
      ExpressionAttributeValues: { ':value': value },
    }),
  );
}
async function rollBack(id: string, seq: number): Promise<void> {
  await set(keys.application(id), 'auditSeq', seq);
  await set(keys.application(id), 'auditHash', (await readItem(store, keys.audit(id, seq)))?.['hash']);
}
/** What somebody with write access could do: change the first event and chain everything after it again. */
async function rewrite(id: string): Promise<void> {
  let previous = chainStart(id);
  for (const item of await readAll(store, keys.audit(id, 0).pk, 'AUDIT#')) {
    const { pk, sk, type, hash, ...event } = item as unknown as AuditEvent & Record<string, unknown>;
    const anew = chained({ ...event, event: event.seq === 1 ? 'never happened' : event.event, previous });
    await put({ pk, sk, type, ...anew });
    previous = anew.hash;
    await rollBack(id, event.seq);
  }
}
