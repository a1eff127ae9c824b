import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { DescribeTableCommand, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterEach, expect, test } from 'vitest';
import { startDatabase } from '../../../../infra/local/dynamodb/server.ts';
import { databaseClient, ensureTables } from '../../../../infra/local/dynamodb/tables.ts';
import { loadTemplate } from '../../../../infra/local/template/load-template.ts';
import { newFolder, place, writeTemplate } from '../runtime/fixture.ts';
import { isRunning } from '../runtime/processes.ts';

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0)) await cleanup();
});

function tableWith(indexes: readonly string[], key = 'pk') {
  return {
    Things: {
      Type: 'AWS::DynamoDB::Table',
      Properties: {
        KeySchema: [{ AttributeName: key, KeyType: 'HASH' }],
        AttributeDefinitions: [key, ...indexes].map((AttributeName) => ({
          AttributeName,
          AttributeType: 'S',
        })),
        GlobalSecondaryIndexes: indexes.map((name) => ({
          IndexName: `by-${name}`,
          KeySchema: [{ AttributeName: name, KeyType: 'HASH' }],
          Projection: { ProjectionType: 'ALL' },
        })),
        StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
      },
    },
  };
}

const templateOf = (resources: Record<string, unknown>) => loadTemplate(writeTemplate({ resources }), place);

async function databaseIn(folder: string) {
  const server = await startDatabase(folder, () => {});
  const client = databaseClient(server.endpoint, place.region);
  cleanups.push(() => client.destroy(), server.stop);
  return { ...server, client };
}

test('tables of the template are there with their stream, keep their data, and follow the template', async () => {
  const { endpoint, client } = await databaseIn(newFolder());
  const TableName = 'AnchorAwards-Things';
  await ensureTables(templateOf(tableWith(['a', 'b'])), endpoint);
  await client.send(new PutItemCommand({ TableName, Item: { pk: { S: '1' }, c: { S: 'x' } } }));
  await ensureTables(templateOf(tableWith(['b', 'c'])), endpoint);
  const { Table } = await client.send(new DescribeTableCommand({ TableName }));
  expect(Table?.GlobalSecondaryIndexes?.map(({ IndexName }) => IndexName).sort()).toEqual(['by-b', 'by-c']);
  expect(Table?.StreamSpecification).toEqual({ StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' });
  const { Item } = await client.send(new GetItemCommand({ TableName, Key: { pk: { S: '1' } } }));
  expect(Item).toEqual({ pk: { S: '1' }, c: { S: 'x' } });
});

test('the stream is numbered and read by an index, not by walking through all of it', async () => {
  const folder = newFolder();
  await databaseIn(folder);
  const file = new DatabaseSync(join(folder, 'dynamodb', 'tables.db'));
  cleanups.push(() => file.close());
  // The server's own statements.
  for (const statement of [
    "SELECT COALESCE(MAX(CAST(sequence_number AS INTEGER)), 0) + 1 FROM _stream_records WHERE table_name = 'a'",
    "SELECT keys_json FROM _stream_records WHERE table_name = 'a' AND shard_id = 'b' " +
      'AND CAST(sequence_number AS INTEGER) > 7 ORDER BY CAST(sequence_number AS INTEGER) ASC LIMIT 9',
  ]) {
    const plan = file
      .prepare(`EXPLAIN QUERY PLAN ${statement}`)
      .all()
      .map(({ detail }) => String(detail));
    expect(plan).toEqual([
      expect.stringMatching(/^SEARCH _stream_records USING .*INDEX anchor_awards_stream/),
    ]);
  }
});

test('a table whose keys have changed is refused with what to do', async () => {
  const { endpoint } = await databaseIn(newFolder());
  await ensureTables(templateOf(tableWith([])), endpoint);
  await expect(ensureTables(templateOf(tableWith([], 'id')), endpoint)).rejects.toThrow(
    'Things (AWS::DynamoDB::Table): the table in the data folder has other keys (HASH:pk). Use another data folder',
  );
});

test('killed with its owner, the server leaves no process, and what it acknowledged is there at the next start', async () => {
  const folder = newFolder();
  const script = new URL('./owner.ts', import.meta.url).pathname;
  const owner = spawn(process.execPath, [script, folder, writeTemplate({ resources: tableWith([]) })], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: owner.stdout })[Symbol.asyncIterator]();
  const server = Number((await lines.next()).value);
  let acknowledged = '';
  while (Number(acknowledged) < 50) acknowledged = (await lines.next()).value ?? '50';
  owner.kill('SIGKILL');
  await once(owner, 'exit');

  const { client } = await databaseIn(folder);
  const key = { TableName: 'AnchorAwards-Things', Key: { pk: { S: acknowledged } } };
  expect((await client.send(new GetItemCommand(key))).Item).toBeDefined();
  await expect.poll(() => isRunning(server)).toBe(false);
});
