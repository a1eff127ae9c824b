import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { keys } from './keys.ts';
import { tableSchema } from './schema.ts';
import { type Item, nowIso, type Store } from './table.ts';
import type { Write } from './transact.ts';

const { byList } = tableSchema.indexes;

/** Why something waits for a person. Pages and mails have a text for each. */
export const attentionKinds = [
  'judge-answers',
  'same-person',
  'likely-duplicate',
  'too-few-reviewers',
  'review-overdue',
  'scores-apart',
  'late-conflict',
  'interview-unanswered',
  'interview-times',
  'interview-sheets',
  'proposal-withdrawn',
  'approve-loan',
  'condition-overdue',
  'offer-unanswered',
  'more-time-asked',
  'offer-change',
  'revocation',
  'aid-covers',
  'invitation-due',
  'readers-due',
  'workflow-failed',
  'ledger-differs',
  'mail-bounced',
  'person-refused',
  'document-refused',
  'appeal',
  'appeal-overdue',
  'award-report',
  'award-overdue',
  'award-answer',
  'payment-late',
  'payment-returned',
  'credit-due',
  'credit-overdue',
] as const;
export type AttentionKind = (typeof attentionKinds)[number];

/** Something that waits for a program's owner, until it is settled. */
export const attention = z.object({
  subject: z.string(),
  programId: z.string(),
  kind: z.enum(attentionKinds),
  since: z.string(),
  /** Ids and codes that say more: field paths, other applications, an error's name. */
  details: z.array(z.string()),
  /** By when it is to be dealt with, where that has a date (an ISO instant). */
  dueBy: z.string().optional(),
});
export type Attention = z.infer<typeof attention>;

/** The write that puts a matter before the owner; the same matter twice stands once. */
export function raiseWrite(store: Store, matter: Omit<Attention, 'since'>): Write {
  const since = nowIso(store);
  return {
    as: 'attention',
    put: {
      ...keys.attention(matter.subject, matter.kind),
      type: 'attention',
      ...matter,
      since,
      [byList.partitionKey]: 'ATTENTION',
      [byList.sortKey]: `${since}#${matter.subject}#${matter.kind}`,
    },
  };
}

/** The write that takes a matter off the owner's list; settled twice is no error. */
export const settleWrite = (subject: string, kind: AttentionKind): Write => ({
  as: `settle ${kind}`,
  delete: keys.attention(subject, kind),
});

/** Everything that waits for a person, oldest first. */
export async function listAttention(store: Store): Promise<Attention[]> {
  const found: Attention[] = [];
  let start: Item | undefined;
  do {
    const page = await store.client.send(
      new QueryCommand({
        TableName: store.tableName,
        IndexName: byList.name,
        KeyConditionExpression: `${byList.partitionKey} = :pk`,
        ExpressionAttributeValues: { ':pk': 'ATTENTION' },
        ...(start ? { ExclusiveStartKey: start } : {}),
      }),
    );
    found.push(...(page.Items ?? []).map((item) => attention.parse(item)));
    start = page.LastEvaluatedKey;
  } while (start);
  return found;
}
