import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DescribeTableCommand,
  DynamoDBClient,
  type KeySchemaElement,
  ResourceNotFoundException,
  type TableDescription,
  UpdateTableCommand,
} from '@aws-sdk/client-dynamodb';
import type { LocalTemplate, RunningResource } from '../template/load-template.ts';
import { TemplateError } from '../template/template-error.ts';

type TableResource = RunningResource<'AWS::DynamoDB::Table'>;

function streamOf({ properties }: TableResource) {
  const view = properties.StreamSpecification?.StreamViewType;
  return view === undefined ? {} : { StreamSpecification: { StreamEnabled: true, StreamViewType: view } };
}

function indexesOf({ properties }: TableResource) {
  return properties.GlobalSecondaryIndexes.map(({ IndexName, KeySchema, Projection }) => ({
    IndexName,
    KeySchema,
    Projection: {
      ProjectionType: Projection.ProjectionType,
      ...(Projection.NonKeyAttributes === undefined ? {} : { NonKeyAttributes: Projection.NonKeyAttributes }),
    },
  }));
}

function creation(table: TableResource): CreateTableCommandInput {
  const { properties, ref } = table;
  const indexes = indexesOf(table);
  return {
    TableName: ref,
    KeySchema: properties.KeySchema,
    AttributeDefinitions: properties.AttributeDefinitions,
    BillingMode: 'PAY_PER_REQUEST',
    ...(indexes.length === 0 ? {} : { GlobalSecondaryIndexes: indexes }),
    ...(properties.LocalSecondaryIndexes.length === 0
      ? {}
      : {
          LocalSecondaryIndexes: properties.LocalSecondaryIndexes as NonNullable<
            CreateTableCommandInput['LocalSecondaryIndexes']
          >,
        }),
    ...streamOf(table),
  };
}

function keyText(keys: readonly KeySchemaElement[] | undefined): string {
  return (keys ?? []).map(({ AttributeName, KeyType }) => `${KeyType}:${AttributeName}`).join(',');
}

async function describe(client: DynamoDBClient, name: string): Promise<TableDescription | undefined> {
  try {
    const { Table } = await client.send(new DescribeTableCommand({ TableName: name }));
    return Table;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined;
    throw error;
  }
}

/** Brings a table that exists to what the template says: indexes added or dropped, the stream switched on. */
async function update(client: DynamoDBClient, table: TableResource, found: TableDescription): Promise<void> {
  const { logicalId, properties, ref: TableName } = table;
  if (keyText(found.KeySchema) !== keyText(properties.KeySchema))
    throw new TemplateError(
      `${logicalId} (AWS::DynamoDB::Table): the table in the data folder has other keys (${keyText(found.KeySchema)}). ` +
        'Use another data folder, or remove this one.',
    );
  const wanted = new Map(indexesOf(table).map((index) => [index.IndexName, index]));
  const present = new Map(
    (found.GlobalSecondaryIndexes ?? []).map((index) => [index.IndexName ?? '', index]),
  );
  for (const [IndexName, index] of present) {
    const kept = wanted.get(IndexName);
    if (kept !== undefined && keyText(kept.KeySchema) === keyText(index.KeySchema)) wanted.delete(IndexName);
    else
      await client.send(
        new UpdateTableCommand({ TableName, GlobalSecondaryIndexUpdates: [{ Delete: { IndexName } }] }),
      );
  }
  for (const Create of wanted.values())
    await client.send(
      new UpdateTableCommand({
        TableName,
        AttributeDefinitions: properties.AttributeDefinitions,
        GlobalSecondaryIndexUpdates: [{ Create }],
      }),
    );
  if (properties.StreamSpecification !== undefined && found.StreamSpecification?.StreamEnabled !== true)
    await client.send(new UpdateTableCommand({ TableName, ...streamOf(table) }));
}

/** A client for the local server. */
export function databaseClient(endpoint: string, region: string): DynamoDBClient {
  return new DynamoDBClient({
    endpoint,
    region,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
}

/** Creates the tables of the template, and updates those that an earlier template left. */
export async function ensureTables(template: LocalTemplate, endpoint: string): Promise<void> {
  const client = databaseClient(endpoint, template.place.region);
  try {
    for (const table of template.all('AWS::DynamoDB::Table')) {
      const found = await describe(client, table.ref);
      if (found === undefined) await client.send(new CreateTableCommand(creation(table)));
      else await update(client, table, found);
    }
  } finally {
    client.destroy();
  }
}
