import { randomBytes } from 'node:crypto';
import { BatchWriteCommand, GetCommand } from '@aws-sdk/lib-dynamodb';
import type { Answers } from '../../shared/domain/program/fields.ts';
import type { Program } from '../../shared/domain/program/schema.ts';
import { evaluate } from '../../shared/domain/rules/evaluate.ts';
import { keys } from '../../shared/store/keys.ts';
import type { Item, Store } from '../../shared/store/table.ts';
import { seal } from '../../shared/store/vault.ts';
import { goodAnswers, submitted } from './scenario.ts';

/** The program that the stored verdicts are about, and the day they are of. */
export const verdictsOf = 'community-business-loan';
export const asOf = '2026-11-21';

/** Amounts and staffs so different that every outcome is among them. */
export const answersOf = (n: number): Answers => {
  const { employees, ...rest } = goodAnswers[verdictsOf];
  return {
    ...rest,
    amount: { amount: `${9000 + ((n * 37) % 95_000)}.${String(n % 100).padStart(2, '0')}`, currency: 'USD' },
    operatingCashFlow: { amount: `${15_000 + ((n * 13) % 30_000)}.00`, currency: 'USD' },
    ...(n % 7 === 0 ? {} : { employees: n % employees }),
  };
};

export const idOf = (n: number): string => `app_${String(n).padStart(26, '0')}`;

/** So many applications as screening leaves them, each under a key of its own: a real one, copied with other answers. */
export async function storeVerdicts(store: Store, program: Program, many: number): Promise<void> {
  const { Item: meta } = await store.client.send(
    new GetCommand({ TableName: store.tableName, Key: keys.application(await submitted(store, verdictsOf)) }),
  );
  if (!meta) throw new Error('the application is not there');
  const batches: Item[][] = [];
  for (let n = 0; n < many; n += 6)
    batches.push(
      Array.from({ length: Math.min(6, many - n) }, (_, i) => itemsOf(store, program, n + i, meta)).flat(),
    );
  while (batches.length > 0)
    await Promise.all(
      batches.splice(0, 8).map((items) =>
        store.client.send(
          new BatchWriteCommand({
            RequestItems: { [store.tableName]: items.map((one) => ({ PutRequest: { Item: one } })) },
          }),
        ),
      ),
    );
}

function itemsOf(store: Store, program: Program, n: number, meta: Item): Item[] {
  const applicationId = idOf(n);
  const key = { applicationId, secret: randomBytes(32).toString('base64') };
  const answers = answersOf(n);
  const verdict = evaluate(program, answers, { asOf, programVersion: 1 });
  const sealed = (purpose: 'snapshot' | 'verdict', value: unknown) => seal(key, purpose, value, store.random);
  return [
    { ...meta, ...keys.application(applicationId), applicationId },
    { ...keys.applicationKey(applicationId), type: 'key', secret: key.secret },
    { ...keys.snapshot(applicationId, 1), type: 'snapshot', sealed: sealed('snapshot', { answers }) },
    { ...keys.verdict(applicationId, 1), type: 'verdict', sealed: sealed('verdict', verdict) },
  ];
}
