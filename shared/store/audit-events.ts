import { type AuditEvent, chained, type EventData } from '../domain/audit.ts';
import type { Actor } from '../domain/effects.ts';
import { nowIso, type Store } from './table.ts';
import { absent, type Write } from './transact.ts';

/** What is to be recorded in the audit trail with a change. */
export interface Happening {
  readonly event: string;
  readonly actor: Actor;
  readonly data?: EventData;
}

/** What every change of something with a trail carries on: its version, its chain's head, and when. */
export interface Advance {
  readonly version: number;
  readonly updatedAt: string;
  readonly auditSeq: number;
  readonly auditHash: string;
}

/**
 * The next event of a trail, chained to the head that `before` remembers: the write that stores it under the subject's
 * partition, and what the subject's next state must remember.
 */
export function nextEvent(
  store: Store,
  partition: string,
  before: Advance,
  { from, to }: { readonly from: string; readonly to: string },
  { event, actor, data = {} }: Happening,
): { readonly write: Write; readonly advance: Advance } {
  const at = nowIso(store);
  const audit: AuditEvent = chained({
    subject: partition.slice(partition.indexOf('#') + 1),
    seq: before.auditSeq + 1,
    at,
    event,
    actor,
    from,
    to,
    data,
    previous: before.auditHash,
  });
  return {
    write: {
      as: 'audit',
      put: { pk: partition, sk: `AUDIT#${String(audit.seq).padStart(6, '0')}`, type: 'audit', ...audit },
      when: absent,
    },
    advance: { version: before.version + 1, updatedAt: at, auditSeq: audit.seq, auditHash: audit.hash },
  };
}
