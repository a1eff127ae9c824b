import type { Due, DueKind, Effect } from '../domain/effects.ts';
import { keys, shardOf } from './keys.ts';
import { tableSchema } from './schema.ts';
import { type Item, inSeconds, type Key, nowIso, type Store } from './table.ts';
import { absent, type Write } from './transact.ts';

const clock = tableSchema.indexes.byClock;

/** Seconds after which the sweeper looks at an outbox record that the stream should have carried out long before. */
export const sweepAfterSeconds = 120;

/** pending: nobody began. sending: a mail is under way, its outcome unknown until known. done / dropped: over. */
export type OutboxState = 'pending' | 'sending' | 'done' | 'dropped';

/** An effect waiting in the table, as `dispatch` reads it. */
export interface OutboxRecord {
  readonly id: string;
  readonly effect: Effect;
  readonly state: OutboxState;
  readonly attempts: number;
  readonly createdAt: string;
}

/** The writes that put effects into the outbox; ids derive from the change that causes them. */
export function outboxWrites(store: Store, cause: string, effects: readonly Effect[]): Write[] {
  return effects.map((effect, i) => {
    const id = `${cause}.${i + 1}`;
    return {
      as: `outbox ${effect.kind}`,
      put: {
        ...keys.outbox(id),
        type: 'outbox',
        id,
        effect,
        state: 'pending' satisfies OutboxState,
        attempts: 0,
        createdAt: nowIso(store),
        ...clockKey(id, inSeconds(store, sweepAfterSeconds).toISOString()),
      },
      when: absent,
    };
  });
}

/** Index attributes that make an item fall due at an instant. */
export function clockKey(id: string, at: string): Item {
  return { [clock.partitionKey]: `CLOCK#${shardOf(id)}`, [clock.sortKey]: `${at}#${id}` };
}

/** The writes that set dated items; setting the same one again moves it. */
export function dueWrites(dues: readonly Due[]): Write[] {
  return dues.map((due) => ({
    as: `due ${due.kind}`,
    put: {
      ...keys.due(due.subject, due.kind, due.ref),
      type: 'due',
      kind: due.kind,
      subject: due.subject,
      ref: due.ref,
      at: due.at,
      ...clockKey(`${due.subject}#${due.kind}#${due.ref}`, due.at),
    },
  }));
}

/** The writes that take dated items back; one that is not there is no error. */
export function cancelWrites(subject: string, dues: readonly { kind: DueKind; ref: string }[]): Write[] {
  return dues.map(({ kind, ref }) => ({ as: `cancel ${kind}`, delete: keys.due(subject, kind, ref) as Key }));
}
