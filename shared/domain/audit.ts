import { canonicalJson } from './canonical-json.ts';
import type { Actor } from './effects.ts';
import { sha256 } from './hash.ts';

/** What an event may say: codes, ids, counts and keyed digests; never personal data. */
export type EventData = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/** One entry of an audit trail (an application's or a round's), chained to the one before by hash. */
export interface AuditEvent {
  readonly subject: string;
  /** 1, 2, 3 … without a gap. */
  readonly seq: number;
  readonly at: string;
  readonly event: string;
  readonly actor: Actor;
  readonly from: string;
  readonly to: string;
  readonly data: EventData;
  /** Hash of the entry before; the application's id hashed for the first. */
  readonly previous: string;
  readonly hash: string;
}

/** The hash that stands before an application's first event. */
export const chainStart = (subject: string): string => sha256(subject);

/** Chains a new event: computes its hash over everything else in it. */
export function chained(event: Omit<AuditEvent, 'hash'>): AuditEvent {
  return { ...event, hash: sha256(canonicalJson(event)) };
}

/** The newest event's number and hash, as the application itself, or a day's seal, remembers them. */
export interface ChainHead {
  readonly seq: number;
  readonly hash: string;
}

/**
 * Checks a whole trail: numbered without gaps, each entry chained to the one before, and passing through every head
 * that was remembered elsewhere. Finds a changed, dropped, reordered or cut-off entry.
 */
export function verifyChain(
  subject: string,
  events: readonly AuditEvent[],
  remembered: readonly ChainHead[],
): { readonly verified: true } | { readonly verified: false; readonly at: number } {
  let previous = chainStart(subject);
  for (const [i, event] of events.entries()) {
    const { hash, ...rest } = event;
    const sound =
      event.seq === i + 1 &&
      event.subject === subject &&
      event.previous === previous &&
      sha256(canonicalJson(rest)) === hash;
    if (!sound) return { verified: false, at: i + 1 };
    previous = hash;
  }
  for (const head of remembered) {
    const there = head.seq === 0 ? chainStart(subject) : events[head.seq - 1]?.hash;
    if (there !== head.hash) return { verified: false, at: head.seq };
  }
  return { verified: true };
}
