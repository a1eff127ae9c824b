import { contextOf, type Review, readReviews } from '../../shared/cases/judging.ts';
import { requestsOf, type Voice, voicesIn } from '../../shared/cases/people/voices.ts';
import { conflictFile } from '../../shared/cases/review/conflict-file.ts';
import { type ReviewDraft, readReviewDraft } from '../../shared/cases/review/review-draft.ts';
import type { Application } from '../../shared/domain/application/application.ts';
import type { Document } from '../../shared/domain/documents/document.ts';
import { documentFields } from '../../shared/domain/program/paths.ts';
import { conflictsOf, isBarred } from '../../shared/domain/review/conflict.ts';
import type { ReviewTask } from '../../shared/domain/review/task.ts';
import { type Loaded, loadApplication, personOf } from '../../shared/store/applications.ts';
import { bidsOn, stakesIn } from '../../shared/store/bids.ts';
import { listDocuments } from '../../shared/store/documents.ts';
import { decidedTasksOf, openTasksOf, readTask } from '../../shared/store/reviewers.ts';
import type { Store } from '../../shared/store/table.ts';
import type { VaultKey } from '../../shared/store/vault.ts';
import type { Seat } from './seat.ts';

/** An application that this reviewer may read, for a task they hold or have decided. */
export interface ReviewFile {
  readonly task: ReviewTask;
  readonly loaded: Loaded;
  /** Opens what belongs to the application. */
  readonly key: VaultKey;
  /** What was written and not sent. */
  readonly draft: ReviewDraft | undefined;
  readonly reference: string;
  readonly context: Awaited<ReturnType<typeof contextOf>>;
  /** The application's files, whatever their state. */
  readonly documents: readonly Document[];
  /** Names what the form was made from: an answer to another one is shown again instead of recorded. */
  readonly formVersion: string;
  /** What is read: an applicant may still correct it. */
  readonly snapshot: number;
  /** What nominators and recommenders wrote. */
  readonly voices: readonly Voice[];
  /** The reviews recorded so far, by whomever: never shown as they are. */
  readonly reviews: () => Promise<readonly Review[]>;
}

export type Access =
  /** Nobody's task, or somebody else's. */
  | { readonly kind: 'unknown' }
  /** Given back, handed over, or ended with its application. */
  | { readonly kind: 'over'; readonly task: ReviewTask }
  /** Something joins the reviewer to the application for sure. */
  | { readonly kind: 'conflict'; readonly task: ReviewTask }
  | { readonly kind: 'open'; readonly task: ReviewTask; readonly file: ReviewFile }
  | { readonly kind: 'decided'; readonly task: ReviewTask; readonly file: ReviewFile };

/** What a seat may do with a task. File and scores are read only where the answer is open or decided. */
export async function accessTo(store: Store, seat: Seat, taskId: string): Promise<Access> {
  const task = await ownTask(store, seat, taskId);
  if (!task) return { kind: 'unknown' };
  const granted = seat.session.tasks.find((one) => one.taskId === taskId);
  const standing = task.status === 'open' || task.status === 'decided';
  if (!standing || (granted && granted.epoch !== task.epoch)) return { kind: 'over', task };
  const loaded = await loadApplication(store, task.applicationId);
  if (!loaded || !isReceived(loaded)) return { kind: 'over', task };
  if (task.status === 'open' && loaded.application.status !== 'in-review') return { kind: 'over', task };
  const context = await contextOf(store, loaded);
  const { program } = context;
  const [requests, said] = await Promise.all([
    requestsOf(store, loaded.key, program),
    bidsOn(store, loaded.application),
  ]);
  const stake = conflictFile(loaded.key, personOf(loaded), context.answers, requests, stakesIn(said));
  if (isBarred(conflictsOf(program.review, program, seat.reviewer, stake))) return { kind: 'conflict', task };
  const voices = voicesIn(loaded.key, context.program, requests);
  const { reference, snapshot } = loaded.application;
  const formVersion = [task.epoch, context.version.version, snapshot, voices.length].join('.');
  const draft = task.status === 'open' ? await readReviewDraft(store, loaded.key, task) : undefined;
  const reviews = () => readReviews(store, loaded.key);
  const documents =
    documentFields(context.program).length === 0 ? [] : await listDocuments(store, task.applicationId);
  return {
    kind: task.status === 'open' ? 'open' : 'decided',
    task,
    file: {
      task,
      loaded,
      key: loaded.key,
      draft,
      reference,
      context,
      documents,
      formVersion,
      snapshot,
      voices,
      reviews,
    },
  };
}

type Received = Loaded<Application & { submittedAt: string; snapshot: number }>;

const isReceived = (loaded: Loaded): loaded is Received =>
  'snapshot' in loaded.application && loaded.application.snapshot !== undefined;

/** A task of this seat's reviewer, as it stands: one whose link was opened here, or one of their own lists. */
async function ownTask(store: Store, seat: Seat, taskId: string): Promise<ReviewTask | undefined> {
  const { programId, reviewerId } = seat.session;
  const found =
    seat.session.tasks.find((one) => one.taskId === taskId) ??
    (await listedTasks(store, seat)).find((one) => one.taskId === taskId);
  const task = found && (await readTask(store, found.applicationId, found.taskId));
  return task?.reviewerId === reviewerId && task.programId === programId ? task : undefined;
}

async function listedTasks(store: Store, { session }: Seat): Promise<readonly ReviewTask[]> {
  const { programId, reviewerId } = session;
  const lists = await Promise.all([
    openTasksOf(store, programId, reviewerId),
    decidedTasksOf(store, programId, reviewerId),
  ]);
  return lists.flat();
}

/**
 * Everything a reviewer holds or has decided. Lists are read from an index that lags behind for a moment, so each task is
 * looked at itself.
 */
export async function ownTasks(
  store: Store,
  seat: Seat,
): Promise<{ readonly open: readonly ReviewTask[]; readonly decided: readonly ReviewTask[] }> {
  const named = new Map(
    [...seat.session.tasks, ...(await listedTasks(store, seat))].map((one) => [one.taskId, one]),
  );
  const read = await Promise.all(
    [...named.values()].map((one) => readTask(store, one.applicationId, one.taskId)),
  );
  const own = read.filter((task) => task !== undefined && task.reviewerId === seat.session.reviewerId);
  const tasks = own.filter((task) => task !== undefined);
  return {
    open: tasks.filter(({ status }) => status === 'open').sort((a, b) => compare(a.dueAt, b.dueAt)),
    decided: tasks
      .filter(({ status }) => status === 'decided')
      .sort((a, b) => compare(b.endedAt ?? '', a.endedAt ?? '')),
  };
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
