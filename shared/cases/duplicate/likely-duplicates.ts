import type { Application } from '../../domain/application/application.ts';
import type { Change } from '../../store/applications.ts';
import { raiseWrite } from '../../store/attention.ts';
import type { Store } from '../../store/table.ts';
import { alikeTo } from '../award/claims.ts';
import type { Identified } from '../intake/snapshot.ts';

/**
 * The change with a word to the managers, where another application of the round may be the same person's: nothing is
 * dropped and nothing waits for it. Both were stored with their identifiers before either was compared, so of two that
 * arrive at once at least one sees the other.
 */
export async function withLikelyDuplicates(
  store: Store,
  application: Application,
  identified: Identified,
  change: Change,
): Promise<Change> {
  const alike = await alikeTo(store, application, identified);
  if (alike.length === 0) return change;
  const { programId, applicationId } = application;
  const details = alike.map((one) => `${one.applicationId} ${one.kinds.join(' ')}`);
  return {
    ...change,
    happening: { ...change.happening, data: { ...change.happening.data, alike: details } },
    writes: [
      ...(change.writes ?? []),
      raiseWrite(store, { subject: `APP#${applicationId}`, programId, kind: 'likely-duplicate', details }),
    ],
  };
}
