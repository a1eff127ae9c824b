/**
 * How long a request may have been under way, in milliseconds: the gateway gives a function 30 seconds, the rest is for a
 * busy evening. What claims to be older was not waiting at our door, and counts as received when it is handled.
 */
export const underWayAtMost = 5 * 60_000;

/**
 * How long a form that was pressed after its session had ended may wait for the proof of an e-mail address, in
 * milliseconds: a code works for 15 minutes, and some mail is slow.
 */
export const pressedAtMost = 30 * 60_000;

/** The instant (epoch milliseconds) at which something counts as received that says it arrived then; `now` where that cannot be. */
export function receivedAt(arrivedAt: number | undefined, now: number): number {
  const believed = arrivedAt !== undefined && arrivedAt <= now && now - arrivedAt <= underWayAtMost;
  return believed ? arrivedAt : now;
}
