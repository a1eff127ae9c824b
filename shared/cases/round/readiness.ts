import type { Status } from '../../domain/application/status.ts';
import { loadApplication } from '../../store/applications.ts';
import { type Listed, listByStatus } from '../../store/status-lists.ts';
import type { Store } from '../../store/table.ts';
import { collisionsOf } from '../award/claims.ts';

/** Statuses that are still on their way to a score. */
export const unfinished = ['submitted', 'info-requested', 'in-review'] as const satisfies readonly Status[];

/** What stands between a round and its allocation. */
export interface Readiness {
  readonly reviewed: readonly Listed[];
  /** Still being screened or reviewed: they join the waiting list once they are scored. */
  readonly unfinished: readonly Listed[];
  /** Pairs that look like one person, which somebody must tell apart first. */
  readonly collisions: readonly { readonly applicationId: string; readonly others: readonly string[] }[];
}

/** Looks at everything in a round before it is closed or allocated. */
export async function readiness(store: Store, programId: string, roundId: string): Promise<Readiness> {
  const inRound = (all: readonly Listed[]) => all.filter((one) => one.roundId === roundId);
  const reviewed = inRound(await listByStatus(store, programId, 'reviewed'));
  const open = await Promise.all(unfinished.map((status) => listByStatus(store, programId, status)));
  const collisions = await Promise.all(
    reviewed.map(async ({ applicationId }) => {
      const loaded = await loadApplication(store, applicationId);
      if (loaded?.application.status !== 'reviewed') return { applicationId, others: [] };
      const { application, key } = loaded;
      return { applicationId, others: await collisionsOf(store, { application, key }) };
    }),
  );
  return {
    reviewed,
    unfinished: inRound(open.flat()),
    collisions: collisions.filter((one) => one.others.length > 0),
  };
}
