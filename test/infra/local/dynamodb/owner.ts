/** A process that owns a database and writes for as long as it lives; prints the server's process id, then each acknowledged key. */
import { execFileSync } from 'node:child_process';
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { startDatabase } from '../../../../infra/local/dynamodb/server.ts';
import { databaseClient, ensureTables } from '../../../../infra/local/dynamodb/tables.ts';
import { loadTemplate } from '../../../../infra/local/template/load-template.ts';

const [, , dataDir = '', templateDir = ''] = process.argv;
const place = {
  region: 'us-east-1',
  account: '000000000000',
  stack: 'AnchorAwards',
  baseUrl: '',
  issuer: '',
};
const template = loadTemplate(templateDir, place);
const { endpoint } = await startDatabase(dataDir, () => {});
await ensureTables(template, endpoint);
console.log(
  execFileSync('pgrep', ['-P', String(process.pid), '-f', 'dynoxide'], { encoding: 'utf8' }).trim(),
);
const client = databaseClient(endpoint, place.region);
for (let n = 1; ; n += 1) {
  await client.send(new PutItemCommand({ TableName: 'AnchorAwards-Things', Item: { pk: { S: String(n) } } }));
  console.log(String(n));
}
