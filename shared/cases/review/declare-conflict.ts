import type { ApplicationIn } from '../../domain/application/application.ts';
import type { Actor } from '../../domain/effects.ts';
import type { ReviewTask } from '../../domain/review/task.ts';
import { type Change, change, type Loaded } from '../../store/applications.ts';
import { keys } from '../../store/keys.ts';
import { listTasks, taskWrite } from '../../store/reviewers.ts';
import { nowIso, type Store } from '../../store/table.ts';
import { present } from '../../store/transact.ts';
import { leaveSeat } from '../interviews/leave-seat.ts';
import { contextOf, readReviews } from '../judging.ts';
import { withdrawProposal } from '../round/send-back.ts';
import { decisionUndone, goOn, tellOwner } from './after-review.ts';
import { declineTask } from './hand-over.ts';

export type ConflictDeclared =
  /** The task is with somebody else now, or their owner was told. */
  | { readonly kind: 'handed-over' }
  /** A recorded review counts for nothing any more. */
  | { readonly kind: 'voided' }
  | { readonly kind: 'ended' | 'missing' };

interface Wanted {
  readonly applicationId: string;
  readonly taskId: string;
  readonly reviewerId: string;
}

/**
 * A reader has a stake in an application. Before they decided, somebody else is asked. After: the review is void, the panel is
 * completed, and the application leaves the ranking until it is; a ranking that is before two people is withdrawn. Once the
 * applicant has been told a decision, only a person can say what is right: the owner is told. In the same transaction in
 * which it is recorded, nothing of the file is theirs to read.
 */
export async function declareConflict(
  store: Store,
  wanted: Wanted,
  actor: Actor = { kind: 'reviewer', id: wanted.reviewerId },
): Promise<ConflictDeclared> {
  const outcome = await ofTheTask(store, wanted, actor);
  // The same stake keeps them from the applicant's interview.
  if (outcome.kind === 'handed-over' || outcome.kind === 'voided')
    await leaveSeat(store, wanted, 'conflict', actor);
  return outcome;
}

async function ofTheTask(store: Store, wanted: Wanted, actor: Actor): Promise<ConflictDeclared> {
  let ranked = false;
  const outcome = await change<{ kind: 'ended' } | { kind: 'open' }>(
    store,
    wanted.applicationId,
    async (loaded) => {
      const tasks = await listTasks(store, wanted.applicationId);
      const task = tasks.find((one) => one.taskId === wanted.taskId && one.reviewerId === wanted.reviewerId);
      if (task?.status === 'open') return { kind: 'open' };
      if (task?.status !== 'decided') return { kind: 'ended' };
      ranked = loaded.application.status === 'reviewed';
      return voided(store, loaded, tasks, task, actor);
    },
  );
  if (outcome.kind === 'refused') return ofTheTask(store, wanted, actor);
  if (outcome.kind === 'open') {
    const given = await declineTask(store, wanted, 'conflict', actor);
    return { kind: given.kind === 'committed' ? 'handed-over' : 'ended' };
  }
  if (outcome.kind !== 'committed') return outcome;
  if (ranked) await withdrawProposal(store, outcome.application.roundId, wanted.applicationId);
  return { kind: 'voided' };
}

async function voided(
  store: Store,
  loaded: Loaded,
  tasks: readonly ReviewTask[],
  task: ReviewTask,
  actor: Actor,
): Promise<Change> {
  const { application } = loaded;
  const at = nowIso(store);
  const gone: ReviewTask = { ...task, status: 'voided', epoch: task.epoch + 1, endedAt: at };
  const writes = [
    taskWrite(gone),
    {
      as: 'review',
      update: keys.review(task.applicationId, task.taskId),
      set: { expression: 'SET voidedAt = :at', values: { ':at': at } },
      when: present,
    },
  ];
  const data = { task: task.taskId, reviewer: task.reviewerId };
  if (application.status !== 'in-review' && application.status !== 'reviewed') {
    const owner = tellOwner(store, application, 'late-conflict');
    return {
      next: application,
      happening: { event: 'review voided', actor, data },
      writes: [...writes, owner.write],
      effects: [owner.effect],
    };
  }
  const reviewed = { ...loaded, application } as Loaded<ApplicationIn<'in-review' | 'reviewed'>>;
  const counting = (await readReviews(store, loaded.key)).filter(({ taskId }) => taskId !== task.taskId);
  const standing = tasks.map((one) => (one.taskId === task.taskId ? gone : one));
  const { told, ...follows } = await goOn(
    store,
    reviewed,
    await contextOf(store, reviewed),
    standing,
    counting.map(({ scores }) => scores),
  );
  return {
    ...follows,
    happening: { event: 'review voided', actor, data: { ...data, ...told } },
    writes: [...writes, ...follows.writes, ...decisionUndone(reviewed.application)],
  };
}
