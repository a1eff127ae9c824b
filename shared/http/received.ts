import { receivedAt } from '../domain/received.ts';
import type { Store } from '../store/table.ts';
import type { WebRequest } from './request.ts';

/**
 * The server time at which a request was received, as an ISO instant: it is this that counts at a deadline, not the time
 * at which it is handled. A gateway whose clock runs ahead of the table's is not believed, nor one that lags far behind.
 */
export function receivedBy(store: Store, request: Pick<WebRequest, 'arrivedAt' | 'pressedAt'>): string {
  return request.pressedAt ?? new Date(receivedAt(request.arrivedAt, store.now().getTime())).toISOString();
}
