import { type Status, statuses } from '../../domain/application/status.ts';
import { pagesByStatus } from '../../store/status-lists.ts';
import type { Store } from '../../store/table.ts';

/**
 * Every status in which something was sent, in an order in which an application that moves on meanwhile is met again rather
 * than missed: only a correction or an answer leads back, to the first two.
 */
const sent: readonly Status[] = [
  'info-requested',
  ...statuses.filter((status) => status !== 'draft' && status !== 'info-requested'),
];

/**
 * The ids of everybody who sent an application in a cycle, page by page, each once. Withdrawn ones may never have been sent:
 * whoever opens them sees.
 */
export async function* applicationsOfCycle(
  store: Store,
  programId: string,
  cycle: string,
): AsyncGenerator<readonly string[]> {
  const seen = new Set<string>();
  for (const status of sent)
    for await (const page of pagesByStatus(store, programId, status)) {
      const fresh = page.flatMap(({ applicationId, roundId }) =>
        roundId === `${programId}~${cycle}` && !seen.has(applicationId) ? [applicationId] : [],
      );
      for (const id of fresh) seen.add(id);
      if (fresh.length > 0) yield fresh;
    }
}
