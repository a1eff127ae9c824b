import type { Store } from '../store/table.ts';
import type { WebRequest } from './request.ts';

/**
 * How long a request may have been under way, in milliseconds: the gateway gives a function 30 seconds, the rest is for a
 * busy evening. What claims to be older was not waiting at our door, and counts as received when it is handled.
 */
export const underWayAtMost = 5 * 60_000;

/**
 * The server time at which a request was received, as an ISO instant: it is this that counts at a deadline, not the time
 * at which it is handled. A gateway whose clock runs ahead of the table's is not believed, nor one that lags far behind.
 */
export function receivedBy(store: Store, request: Pick<WebRequest, 'arrivedAt' | 'pressedAt'>): string {
  if (request.pressedAt !== undefined) return request.pressedAt;
  const now = store.now().getTime();
  const { arrivedAt } = request;
  const believed = arrivedAt !== undefined && arrivedAt <= now && now - arrivedAt <= underWayAtMost;
  return new Date(believed ? arrivedAt : now).toISOString();
}
