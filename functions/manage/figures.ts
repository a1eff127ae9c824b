import { type Status, statuses } from '../../shared/domain/application/status.ts';
import { listByStatus } from '../../shared/store/status-lists.ts';
import type { Store } from '../../shared/store/table.ts';

/** A program in figures: applications by status, and what those of each status were offered (cents, or places). */
export interface ProgramFigures {
  readonly total: number;
  readonly counts: Record<Status, number>;
  readonly amounts: Record<Status, number>;
}

/** Counts a program's applications. The index follows the table within moments. */
export async function figuresOf(store: Store, programId: string): Promise<ProgramFigures> {
  const lists = await Promise.all(
    statuses.map(async (status) => [status, await listByStatus(store, programId, status)] as const),
  );
  const counts = Object.fromEntries(lists.map(([status, all]) => [status, all.length]));
  const amounts = Object.fromEntries(
    lists.map(([status, all]) => [status, all.reduce((sum, { amount }) => sum + (amount ?? 0), 0)]),
  );
  return {
    total: lists.reduce((sum, [, all]) => sum + all.length, 0),
    counts: counts as Record<Status, number>,
    amounts: amounts as Record<Status, number>,
  };
}
