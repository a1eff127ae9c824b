import * as z from 'zod';
import { readItem } from '../../store/applications.ts';
import { keys } from '../../store/keys.ts';
import { nowIso, type Store } from '../../store/table.ts';
import { absent, transact } from '../../store/transact.ts';
import { open, seal, type VaultKey } from '../../store/vault.ts';

const typed = z.object({
  scores: z.record(z.string(), z.string()),
  comments: z.record(z.string(), z.string()),
});

/** What a reader has written so far and not sent: kept as typed, so that nothing is lost. Version 0 is none. */
export interface ReviewDraft {
  readonly version: number;
  readonly at: string;
  readonly typed: z.infer<typeof typed>;
}

type Task = { readonly applicationId: string; readonly taskId: string; readonly epoch: number };

/** The unsent review of a task as it was last saved. */
export async function readReviewDraft(
  store: Store,
  key: VaultKey,
  task: Task,
): Promise<ReviewDraft | undefined> {
  const item = await readItem(store, keys.reviewDraft(task.applicationId, task.taskId));
  if (!item) return undefined;
  const at = String(item['at']);
  return {
    version: Number(item['version']),
    at,
    typed: typed.parse(open(key, 'review', String(item['sealed']))),
  };
}

/**
 * Saves what is typed over the version it was begun from. `stale`: another window saved meanwhile, and nothing is overwritten.
 * `over`: the task is no longer open.
 */
export async function saveReviewDraft(
  store: Store,
  key: VaultKey,
  task: Task,
  from: number,
  written: ReviewDraft['typed'],
): Promise<{ readonly kind: 'saved'; readonly version: number } | { readonly kind: 'stale' | 'over' }> {
  const version = from + 1;
  const outcome = await transact(store, [
    {
      as: 'draft',
      put: {
        ...keys.reviewDraft(task.applicationId, task.taskId),
        type: 'review-draft',
        version,
        at: nowIso(store),
        sealed: seal(key, 'review', written, store.random),
      },
      when: from === 0 ? absent : { expression: 'version = :was', values: { ':was': from } },
    },
    {
      as: 'task',
      check: keys.task(task.applicationId, task.taskId),
      when: {
        expression: '#status = :open AND epoch = :epoch',
        names: { '#status': 'status' },
        values: { ':open': 'open', ':epoch': task.epoch },
      },
    },
  ]);
  if (outcome.kind === 'done') return { kind: 'saved', version };
  return { kind: outcome.by.some(({ as }) => as === 'task') ? 'over' : 'stale' };
}
