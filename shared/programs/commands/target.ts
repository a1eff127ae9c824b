import { randomBytes } from 'node:crypto';
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { openStore } from '../../store/open-store.ts';
import { documentClient, type Store } from '../../store/table.ts';

/** What names the table: the environment, or the address of a laptop's system. */
export interface Target {
  /** `http://localhost:3000`: its `/_local/endpoints` says where its table is. */
  readonly at: string | undefined;
  /** `TABLE_NAME`. */
  readonly tableName: string | undefined;
}

/** What is wrong with the target, said to the person who typed it. */
export class TargetError extends Error {
  override readonly name = 'TargetError';
}

/** The table to publish into or to compare with: of the environment, or of a laptop's system. */
export async function openTarget({ at, tableName }: Target): Promise<Store> {
  if (at === undefined) {
    if (tableName === undefined)
      throw new TargetError('Which table? Set TABLE_NAME, or say --at http://localhost:3000.');
    return openStore(tableName);
  }
  const client = new DynamoDBClient({
    endpoint: await endpointOf(at),
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const { TableNames = [] } = await client.send(new ListTablesCommand({}));
  const [only, ...others] = tableName === undefined ? TableNames : [tableName];
  if (only === undefined || others.length > 0)
    throw new TargetError(`There are ${TableNames.length} tables at ${at}. Set TABLE_NAME to one of them.`);
  return { client: documentClient(client), tableName: only, now: () => new Date(), random: randomBytes };
}

async function endpointOf(at: string): Promise<string> {
  const address = new URL('/_local/endpoints', at);
  const answer = await fetch(address).catch(() => undefined);
  const endpoints: unknown = answer?.ok ? await answer.json() : undefined;
  if (typeof endpoints !== 'object' || endpoints === null || !('dynamodb' in endpoints))
    throw new TargetError(`Nothing answers at ${address.href}. Is the system started there?`);
  return String(endpoints.dynamodb);
}
