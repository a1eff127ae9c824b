import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { Due, DueKind, Effect } from '../domain/effects.ts';
import { type ProposalLine, proposalLine, type Round, round } from '../domain/round/round.ts';
import { readItem } from './applications.ts';
import { type Happening, nextEvent } from './audit-events.ts';
import { keys } from './keys.ts';
import { cancelWrites, dueWrites, outboxWrites } from './outbox.ts';
import type { Item, Store } from './table.ts';
import { transact, type Write } from './transact.ts';

/** A round as it stands; undefined when there is none. */
export async function readRound(store: Store, id: string): Promise<Round | undefined> {
  const item = await readItem(store, keys.round(id));
  if (!item) return undefined;
  const { pk, sk, type, ...rest } = item;
  return round.parse(rest);
}

/** One change of a round, committed whole or not at all. */
export interface RoundChange {
  readonly next: Round;
  readonly happening: Happening;
  readonly writes?: readonly Write[];
  readonly effects?: readonly Effect[];
  readonly due?: readonly Due[];
  readonly cancel?: readonly { readonly kind: DueKind; readonly ref: string }[];
}

export type RoundCommitted =
  | { readonly kind: 'committed'; readonly round: Round }
  | { readonly kind: 'stale' }
  | { readonly kind: 'refused'; readonly by: string };

/** Commits a round's change on condition of its version and status, with its chained audit event and outbox records. */
export async function commitRound(store: Store, before: Round, change: RoundChange): Promise<RoundCommitted> {
  const partition = `ROUND#${before.roundId}`;
  const { write, advance } = nextEvent(
    store,
    partition,
    before,
    { from: before.status, to: change.next.status },
    change.happening,
  );
  const next: Round = { ...change.next, ...advance };
  const outcome = await transact(store, [
    {
      as: 'round',
      put: { ...keys.round(before.roundId), type: 'round', ...next },
      when: {
        expression: '#version = :version AND #status = :status',
        names: { '#version': 'version', '#status': 'status' },
        values: { ':version': before.version, ':status': before.status },
      },
    },
    write,
    ...(change.writes ?? []),
    ...outboxWrites(store, `${before.roundId}.${next.auditSeq}`, change.effects ?? []),
    ...dueWrites(change.due ?? []),
    ...cancelWrites(partition, change.cancel ?? []),
  ]);
  if (outcome.kind === 'done') return { kind: 'committed', round: next };
  const other = outcome.by.find((refusal) => refusal.as !== 'round' && refusal.as !== 'audit');
  return other ? { kind: 'refused', by: other.as } : { kind: 'stale' };
}

/** The writes that store a proposal's lines; at most 100 a transaction, so they go out before the round names them. */
export function proposalWrites(id: string, run: number, lines: readonly ProposalLine[]): Write[] {
  return lines.map((line, i) => ({
    as: 'proposal',
    put: { ...keys.proposal(id, run, i + 1), type: 'proposal', ...line },
  }));
}

/** A proposal's lines in order of place, from the one after `after` on; `limit` of them. */
export async function readProposal(
  store: Store,
  id: string,
  run: number,
  after = 0,
  limit = 100_000,
): Promise<ProposalLine[]> {
  const lines: ProposalLine[] = [];
  let start: Item | undefined;
  do {
    const page = await store.client.send(
      new QueryCommand({
        TableName: store.tableName,
        ConsistentRead: true,
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
        ExpressionAttributeValues: {
          ':pk': `ROUND#${id}`,
          ':from': keys.proposal(id, run, after + 1).sk,
          ':to': keys.proposal(id, run, 999_999).sk,
        },
        Limit: Math.min(limit - lines.length, 1000),
        ...(start ? { ExclusiveStartKey: start } : {}),
      }),
    );
    for (const item of page.Items ?? []) {
      const { pk, sk, type, ...line } = item;
      lines.push(proposalLine.parse(line));
    }
    start = page.LastEvaluatedKey;
  } while (start && lines.length < limit);
  return lines;
}
