import { keys } from '../../store/keys.ts';
import { type LinkFor, readLink } from '../../store/links.ts';
import { outboxWrites } from '../../store/outbox.ts';
import { readTask } from '../../store/reviewers.ts';
import { newSecret } from '../../store/sessions.ts';
import { inSeconds, nowIso, type Store } from '../../store/table.ts';
import { type Condition, transact } from '../../store/transact.ts';

/** At most one fresh link for a task in this time, so that pressing often, or a scanner's pressing, fills no inbox. */
const pauseSeconds = 10 * 60;

/**
 * Has a fresh link mailed to the address on file, for an open task of which somebody holds an old link. Who asks is told
 * the same whatever came of it: the answer here is for tests and counts.
 */
export async function sendFreshLink(
  store: Store,
  secret: string,
): Promise<'requested' | 'too-soon' | 'nothing-to-open'> {
  const link = await readLink(store, secret);
  if (link?.purpose !== 'review') return 'nothing-to-open';
  const task = await readTask(store, link.applicationId, link.taskId);
  if (task?.status !== 'open' || task.epoch !== link.epoch) return 'nothing-to-open';
  const { applicationId, taskId } = link;
  const outcome = await transact(store, [
    {
      as: 'pace',
      put: {
        ...paceKey(link),
        type: 'link-pace',
        nextAt: inSeconds(store, pauseSeconds).toISOString(),
        expiresAt: Math.floor(inSeconds(store, 3600).getTime() / 1000),
      },
      when: { expression: 'attribute_not_exists(pk) OR nextAt <= :now', values: { ':now': nowIso(store) } },
    },
    { as: 'task', check: keys.task(applicationId, taskId), when: stillOpen(link.epoch) },
    ...outboxWrites(store, `${applicationId}.fresh-${newSecret(store)}`, [
      { kind: 'mail-reviewer', mail: 'review-link', applicationId, taskId },
    ]),
  ]);
  if (outcome.kind === 'done') return 'requested';
  return outcome.by.some(({ as }) => as === 'task') ? 'nothing-to-open' : 'too-soon';
}

const paceKey = ({ applicationId, taskId }: LinkFor<'review'>) => ({
  pk: `APP#${applicationId}`,
  sk: `LINK-PACE#${taskId}`,
});

const stillOpen = (epoch: number): Condition => ({
  expression: '#status = :open AND epoch = :epoch',
  names: { '#status': 'status' },
  values: { ':open': 'open', ':epoch': epoch },
});
