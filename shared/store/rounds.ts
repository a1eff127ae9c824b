import type { Due, DueKind, Effect } from '../domain/effects.ts';
import { type ProposalLine, proposalLine, type Round, round } from '../domain/round/round.ts';
import { readItem } from './applications.ts';
import { type Happening, nextEvent } from './audit-events.ts';
import { keys } from './keys.ts';
import { readLines, storeLines } from './lines.ts';
import { cancelWrites, dueWrites, outboxWrites } from './outbox.ts';
import type { Store } from './table.ts';
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

/** Stores a proposal's lines, before the round names them. */
export const storeProposal = (
  store: Store,
  id: string,
  run: number,
  lines: readonly ProposalLine[],
): Promise<void> =>
  storeLines(
    store,
    lines.map((line, i) => ({ ...keys.proposal(id, run, i + 1), type: 'proposal', ...line })),
  );

/** A proposal's lines in order of place, from the one after `after` on; `limit` of them. */
export async function readProposal(
  store: Store,
  id: string,
  run: number,
  after = 0,
  limit?: number,
): Promise<ProposalLine[]> {
  const items = await readLines(
    store,
    keys.proposal(id, run, after + 1),
    keys.proposal(id, run, 999_999),
    limit,
  );
  return items.map(({ pk, sk, type, ...line }) => proposalLine.parse(line));
}
