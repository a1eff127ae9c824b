import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { type Reviewer, reviewer } from '../domain/review/reviewer.ts';
import type { History } from '../domain/review/suitability.ts';
import { type ReviewTask, reviewTask } from '../domain/review/task.ts';
import { readAll, readItem } from './applications.ts';
import { keys } from './keys.ts';
import { tableSchema } from './schema.ts';
import { nowIso, type Store } from './table.ts';
import { absent, transact, type Write } from './transact.ts';

const { byList } = tableSchema.indexes;
const reviewerList = (programId: string, id: string) => `REVIEWER#${programId}#${id}`;
const reviewedList = (programId: string, id: string) => `REVIEWED#${programId}#${id}`;

/** Adds a person to a program's reviewers; one who is there already stays as they are. */
export async function addReviewer(store: Store, one: Reviewer): Promise<void> {
  await transact(store, [
    {
      as: 'reviewer',
      put: { ...keys.reviewer(one.programId, one.reviewerId), type: 'reviewer', ...one },
      when: absent,
    },
  ]);
}

/** A program's reviewers. */
export async function listReviewers(store: Store, programId: string): Promise<Reviewer[]> {
  return (await readAll(store, `PROGRAM#${programId}`, 'REVIEWER#')).map((item) => reviewer.parse(item));
}

/** One reviewer; undefined when the program has no such person. */
export async function readReviewer(
  store: Store,
  programId: string,
  id: string,
): Promise<Reviewer | undefined> {
  const item = await readItem(store, keys.reviewer(programId, id));
  return item && reviewer.parse(item);
}

/** The last mail that told a reviewer what they hold. */
export interface LastDigest {
  /** The number of its calendar entry. */
  readonly sequence: number;
  /** Ids of the tasks it showed. Not its time: a task may be given in the very moment in which a mail is written. */
  readonly told: readonly string[];
}

/** The last mail that told a reviewer what they hold; undefined before the first. */
export async function lastDigest(
  store: Store,
  programId: string,
  id: string,
): Promise<LastDigest | undefined> {
  const item = await readItem(store, keys.digest(programId, id));
  return item && { sequence: Number(item['sequence']), told: item['told'] as string[] };
}

/** The write that remembers a mail about what a reviewer holds. */
export const digestWrite = (store: Store, programId: string, id: string, sent: LastDigest): Write => ({
  as: 'digest',
  put: { ...keys.digest(programId, id), type: 'digest', at: nowIso(store), ...sent },
});

/** What a task adds to its reviewer's history, or takes back from it. */
export type Counted = Partial<Record<keyof History, 1 | -1>>;

/**
 * The write that counts a task in or out of a reviewer's load, with a limit only while they hold fewer, and `counted` in or out
 * of their history, which never falls below nothing.
 */
export function loadWrite(
  programId: string,
  id: string,
  by: 1 | -1,
  most?: number,
  counted: Counted = {},
): Write {
  const parts = Object.entries(counted);
  const taken = parts.filter(([, one]) => one < 0);
  const adds = parts.map(([part]) => `#${part} :${part}`).join(', ');
  return {
    as: `load ${id}`,
    update: keys.reviewer(programId, id),
    set: {
      expression: `SET #load = #load + :by${adds && ` ADD ${adds}`}`,
      names: { '#load': 'load', ...Object.fromEntries(parts.map(([part]) => [`#${part}`, part])) },
      values: { ':by': by, ...Object.fromEntries(parts.map(([part, one]) => [`:${part}`, one])) },
    },
    when: {
      expression: [
        'attribute_exists(pk)',
        ...(most === undefined ? [] : ['#load < :most']),
        ...taken.map(([part]) => `#${part} > :none`),
      ].join(' AND '),
      values: {
        ...(most === undefined ? {} : { ':most': most }),
        ...(taken.length > 0 ? { ':none': 0 } : {}),
      },
    },
  };
}

/** An application's review tasks, whatever became of them. */
export async function listTasks(store: Store, applicationId: string): Promise<ReviewTask[]> {
  return (await readAll(store, `APP#${applicationId}`, 'TASK#')).map((item) => reviewTask.parse(item));
}

/** One task; undefined when there is none. */
export async function readTask(
  store: Store,
  applicationId: string,
  taskId: string,
): Promise<ReviewTask | undefined> {
  const item = await readItem(store, keys.task(applicationId, taskId));
  return item && reviewTask.parse(item);
}

/** The write that stores a task; an open one stands in its reviewer's list, a decided one in the list of what they did. */
export function taskWrite(task: ReviewTask): Write {
  return {
    as: `task ${task.taskId}`,
    put: { ...keys.task(task.applicationId, task.taskId), type: 'task', ...task, ...listed(task) },
  };
}

function listed({ status, programId, reviewerId, dueAt, endedAt, taskId }: ReviewTask) {
  const list = {
    open: reviewerList,
    decided: reviewedList,
    declined: undefined,
    ended: undefined,
    voided: undefined,
  }[status];
  if (!list) return {};
  return {
    [byList.partitionKey]: list(programId, reviewerId),
    [byList.sortKey]: `${status === 'open' ? dueAt : endedAt}#${taskId}`,
  };
}

/** A reviewer's open tasks, the most urgent first. */
export async function openTasksOf(store: Store, programId: string, id: string): Promise<ReviewTask[]> {
  return tasksIn(store, reviewerList(programId, id), true);
}

/** What a reviewer has decided, the latest first. */
export async function decidedTasksOf(store: Store, programId: string, id: string): Promise<ReviewTask[]> {
  return tasksIn(store, reviewedList(programId, id), false);
}

async function tasksIn(store: Store, list: string, ScanIndexForward: boolean): Promise<ReviewTask[]> {
  const { Items } = await store.client.send(
    new QueryCommand({
      TableName: store.tableName,
      IndexName: byList.name,
      KeyConditionExpression: `${byList.partitionKey} = :pk`,
      ExpressionAttributeValues: { ':pk': list },
      ScanIndexForward,
    }),
  );
  return (Items ?? []).map((item) => reviewTask.parse(item));
}
