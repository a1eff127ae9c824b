import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { openPanel } from '../../../shared/cases/review/open-panel.ts';
import { allocate } from '../../../shared/cases/round/allocate.ts';
import { closeRound } from '../../../shared/cases/round/close-round.ts';
import { releaseDecisions } from '../../../shared/cases/round/release-decisions.ts';
import { screenApplication } from '../../../shared/cases/screening/screen-application.ts';
import { hashOf } from '../../../shared/domain/hash.ts';
import { seedSamples } from '../../../shared/programs/publish-samples.ts';
import type { Store } from '../../../shared/store/table.ts';
import { decided, goodAnswers, reviewed, submitted, threePrograms } from '../../support/scenario.ts';

export const scholarship = 'health-careers-scholarship';
export const scholarshipRound = 'health-careers-scholarship~2027';
export const internshipRound = 'youth-internship~2027';
const usd = (amount: string) => ({ amount, currency: 'USD' });

/** A table in which something waits at every stage; ids by what they are. */
export async function everyStage(store: Store) {
  await seedSamples(store, threePrograms);
  const sent = await submitted(store, scholarship, { name: 'Amina Yusuf' });
  const judge = await submitted(store, scholarship, {
    name: 'Zoë Ångström',
    answers: { gpa: { value: '9.1', scale: 'other', weighted: false } },
  });
  await screenApplication(store, judge);
  const ineligible = await submitted(store, scholarship, {
    name: 'José Núñez',
    answers: { address: { ...goodAnswers[scholarship].address, postalCode: '10001' } },
  });
  await screenApplication(store, ineligible);
  const inReview = await submitted(store, scholarship, { name: '王小明' });
  await screenApplication(store, inReview);
  await openPanel(store, inReview, 'token');
  const scored = await reviewed(store, await submitted(store, scholarship, { name: 'Ольга Петрова' }), 5);
  const loan = await reviewed(
    store,
    await submitted(store, 'community-business-loan', {
      name: 'Ana Ruiz',
      answers: { amount: usd('60000.00'), operatingCashFlow: usd('60000.00') },
    }),
    2,
  );
  await decided(store, loan);
  const interns: string[] = [];
  for (let i = 0; i < 3; i++)
    interns.push(await reviewed(store, await submitted(store, 'youth-internship'), 3 + (i % 3)));
  return { sent, judge, ineligible, inReview, scored, loan, interns };
}

/** Closes a round and has its proposal worked out, as its workflow does. */
export async function proposed(store: Store, roundId: string): Promise<void> {
  const closed = await closeRound(store, roundId, 'person-1', true);
  if (closed.kind !== 'closing') throw new Error(`not closed: ${closed.kind}`);
  await allocate(store, roundId);
}

/** Releases every decision of an approved round, as its workflow does. */
export async function released(store: Store, roundId: string): Promise<void> {
  while ((await releaseDecisions(store, roundId)).remaining > 0);
}

/** Everything in the table, each item as its key and hash: equal before and after means that nothing was changed. */
export async function contents(store: Store): Promise<string[]> {
  const items: Record<string, unknown>[] = [];
  let start: Record<string, unknown> | undefined;
  do {
    const page = await store.client.send(
      new ScanCommand({
        TableName: store.tableName,
        ConsistentRead: true,
        ...(start ? { ExclusiveStartKey: start } : {}),
      }),
    );
    items.push(...(page.Items ?? []));
    start = page.LastEvaluatedKey;
  } while (start);
  // A program's document is large and carries its own hash.
  const digest = ({ document, ...item }: Record<string, unknown>) => hashOf(item);
  return items.map((item) => `${item['pk']} ${item['sk']} ${digest(item)}`).sort();
}
