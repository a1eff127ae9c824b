import { civilDateIn } from '../../domain/dates.ts';
import { reviewerSubject } from '../../domain/review/reviewer.ts';
import type { ReviewTask } from '../../domain/review/task.ts';
import { readItem } from '../../store/applications.ts';
import { keys } from '../../store/keys.ts';
import { dueWrites, outboxWrites } from '../../store/outbox.ts';
import { readProgram } from '../../store/programs.ts';
import { readMany } from '../../store/read-many.ts';
import { lastDigest, openTasksOf } from '../../store/reviewers.ts';
import { nowIso, type Store } from '../../store/table.ts';
import { present, transact, type Write } from '../../store/transact.ts';
import { morningOf } from '../deadlines.ts';

interface Whose {
  readonly programId: string;
  readonly reviewerId: string;
}
type Given = Pick<ReviewTask, 'applicationId' | 'taskId'>;

/** The record of a day's mail has a name of its own, so that a second one of that day cannot be written. */
const causeOf = ({ programId, reviewerId }: Whose, day: string) => `digest.${programId}.${reviewerId}.${day}`;

const ordered = async (store: Store, whose: Whose, day: string) =>
  (await readItem(store, keys.outbox(`${causeOf(whose, day)}.1`))) !== undefined;

/** Which of these reviewers had their mail of a day. */
export async function toldOnDay(
  store: Store,
  programId: string,
  all: readonly { readonly reviewerId: string }[],
  day: string,
): Promise<ReadonlySet<string>> {
  const names = new Map(
    all.map(({ reviewerId }) => [`${causeOf({ programId, reviewerId }, day)}.1`, reviewerId]),
  );
  const found = await readMany(
    store,
    [...names.keys()].map((id) => keys.outbox(id)),
  );
  return new Set(found.flatMap((item) => names.get(String(item['id'])) ?? []));
}

function orderWrites(store: Store, whose: Whose, day: string, joined: readonly Given[]): Write[] {
  return outboxWrites(store, causeOf(whose, day), [
    { kind: 'mail-digest', mail: 'review-digest', ...whose, joined },
  ]);
}

/**
 * Has a reviewer told of a task they are just being given: by mail at once where none went out today, else with tomorrow's.
 * The write of today's is refused when another one was ordered meanwhile; the change is then begun anew.
 */
export async function toldOfTask(store: Store, whose: Whose, zone: string, task: Given): Promise<Write[]> {
  const { applicationId, taskId } = task;
  const today = civilDateIn(zone, nowIso(store));
  if (!(await ordered(store, whose, today)))
    return orderWrites(store, whose, today, [{ applicationId, taskId }]);
  const subject = reviewerSubject(whose.programId, whose.reviewerId);
  return dueWrites([{ kind: 'review-digest', subject, ref: 'digest', at: morningOf(zone, today, 1) }]);
}

/** How long somebody who is being given several tasks is left before they are written to. */
const soonMs = 60_000;

/**
 * The same for one of many tasks that are given at once: the mail of the day goes out when the last of them has been given, and
 * shows them all.
 */
export async function toldSoon(store: Store, whose: Whose, zone: string): Promise<Write[]> {
  const today = civilDateIn(zone, nowIso(store));
  const had = await ordered(store, whose, today);
  const at = had ? morningOf(zone, today, 1) : new Date(store.now().getTime() + soonMs).toISOString();
  const subject = reviewerSubject(whose.programId, whose.reviewerId);
  return dueWrites([{ kind: 'review-digest', subject, ref: 'digest', at }]);
}

/** The writes of today's mail; none where it was ordered already, since that one shows everything that is open. */
export async function digestToday(store: Store, whose: Whose, zone: string): Promise<Write[]> {
  const today = civilDateIn(zone, nowIso(store));
  return (await ordered(store, whose, today)) ? [] : orderWrites(store, whose, today, []);
}

/** The next morning: mails what has come since the last mail, or nothing where nothing has. */
export async function sendDigest(store: Store, whose: Whose): Promise<void> {
  const current = await readProgram(store, whose.programId);
  const due = keys.due(reviewerSubject(whose.programId, whose.reviewerId), 'review-digest', 'digest');
  const last = await lastDigest(store, whose.programId, whose.reviewerId);
  const open = await openTasksOf(store, whose.programId, whose.reviewerId);
  const untold = open.some(({ taskId }) => !last?.told.includes(taskId));
  const writes = untold && current ? await digestToday(store, whose, current.program.zone) : [];
  await transact(store, [{ as: 'due', delete: due, when: present }, ...writes]);
}
