import type { ApplicationIn } from '../../domain/application/application.ts';
import { canonicalJson } from '../../domain/canonical-json.ts';
import type { ReviewTask } from '../../domain/review/task.ts';
import {
  criteriaForReaders,
  type ReaderScores,
  type ReviewFault,
  reviewFaults,
} from '../../domain/scoring/score.ts';
import { type Change, change, type Loaded } from '../../store/applications.ts';
import { keys } from '../../store/keys.ts';
import { listTasks } from '../../store/reviewers.ts';
import { nowIso, type Store } from '../../store/table.ts';
import { absent } from '../../store/transact.ts';
import { keyedDigest, seal } from '../../store/vault.ts';
import { contextOf, readReviews } from '../judging.ts';
import { goOn } from './after-review.ts';
import { taskEnded } from './end-tasks.ts';

/** A reader's review as the page or the API sends it, for the task they hold. */
export interface ReviewInput {
  readonly applicationId: string;
  readonly taskId: string;
  readonly reviewerId: string;
  /** What was read. A review of answers that were corrected meanwhile is not recorded. */
  readonly snapshot?: number | undefined;
  readonly scores: ReaderScores;
  readonly comments: Readonly<Record<string, string>>;
  /** Parts that the reader cannot judge. */
  readonly notSure?: readonly string[];
}

export type Recorded =
  | { readonly kind: 'committed' }
  /** Recorded before, and when: a decision is made once. */
  | { readonly kind: 'already'; readonly at: string }
  | { readonly kind: 'invalid'; readonly faults: readonly ReviewFault[] }
  /** The task was given back, handed over, or its application ended. */
  | { readonly kind: 'ended' | 'missing' }
  /** The applicant corrected the answers since they were read. */
  | { readonly kind: 'corrected' };

/** Records a reader's one decision. The last of the panel completes the review and sends the workflow on, unless another reader is needed. */
export async function recordReview(store: Store, input: ReviewInput): Promise<Recorded> {
  const outcome = await change<Exclude<Recorded, { kind: 'committed' | 'missing' }>>(
    store,
    input.applicationId,
    async (loaded) => {
      const { application } = loaded;
      const tasks = await listTasks(store, input.applicationId);
      const task = tasks.find((one) => one.taskId === input.taskId && one.reviewerId === input.reviewerId);
      if (task?.status === 'decided') return { kind: 'already', at: task.endedAt ?? task.assignedAt };
      if (application.status !== 'in-review' || task?.status !== 'open') return { kind: 'ended' };
      if (input.snapshot !== undefined && input.snapshot !== application.snapshot)
        return { kind: 'corrected' };
      return reviewed(store, { ...loaded, application }, tasks, task, input);
    },
  );
  if (outcome.kind === 'refused') return recordReview(store, input);
  return outcome;
}

async function reviewed(
  store: Store,
  loaded: Loaded<ApplicationIn<'in-review'>>,
  tasks: readonly ReviewTask[],
  task: ReviewTask,
  input: ReviewInput,
): Promise<Change | { kind: 'invalid'; faults: readonly ReviewFault[] }> {
  const { application, key } = loaded;
  const context = await contextOf(store, loaded);
  const asked = criteriaForReaders(context).map((criterion) => criterion.id);
  const scores = only(input.scores, asked);
  const comments = only(input.comments, asked);
  const notSure = asked.filter((id) => input.notSure?.includes(id) && !Object.hasOwn(scores, id));
  const faults = reviewFaults(context, scores, comments, notSure);
  if (faults.length > 0) return { kind: 'invalid', faults };
  const end = taskEnded(store, task, 'decided');
  const counting = [...(await readReviews(store, key)).map((review) => review.scores), scores];
  const standing = tasks.map((one) => (one.taskId === task.taskId ? end.task : one));
  const { told, ...follows } = await goOn(store, loaded, context, standing, counting);
  const content = { scores, comments, notSure };
  return {
    ...follows,
    happening: {
      event: 'review recorded',
      actor: { kind: 'reviewer', id: task.reviewerId },
      data: { task: task.taskId, review: keyedDigest(key, canonicalJson(content)), ...told },
    },
    writes: [
      ...end.writes,
      {
        as: 'review',
        put: {
          ...keys.review(application.applicationId, task.taskId),
          type: 'review',
          taskId: task.taskId,
          reviewerId: task.reviewerId,
          at: nowIso(store),
          sealed: seal(key, 'review', content, store.random),
        },
        when: absent,
      },
      { as: 'draft', delete: keys.reviewDraft(application.applicationId, task.taskId) },
      ...follows.writes,
    ],
    cancel: end.cancel,
  };
}

/** What the rubric asks this reader; anything else that was sent is not kept. */
function only<T>(given: Readonly<Record<string, T>>, asked: readonly string[]): Record<string, T> {
  return Object.fromEntries(Object.entries(given).filter(([id]) => asked.includes(id)));
}
