import type { Effect } from '../../../shared/domain/effects.ts';
import type { ReviewTask } from '../../../shared/domain/review/task.ts';
import { renderMail } from '../../../shared/messages/mail/render-mail.ts';
import { newLink } from '../../../shared/store/links.ts';
import { readProgram } from '../../../shared/store/programs.ts';
import { readReviewer, readTask } from '../../../shared/store/reviewers.ts';
import type { Store } from '../../../shared/store/table.ts';
import { addresses } from '../addresses.ts';
import type { Dispatch } from '../dispatch.ts';
import { type Dropped, dropped, mailProgram, type PreparedMail } from './prepared.ts';

/** How long after its due day a link still opens the task, if the task is still open. */
const graceDays = 60;

/** A mail about one task of a reader: a link of its own, or that there is nothing to do. It says nothing of the applicant. */
export async function prepareReviewerMail(
  { store, baseUrl }: Dispatch,
  { mail, applicationId, taskId }: Extract<Effect, { kind: 'mail-reviewer' }>,
): Promise<PreparedMail | Dropped> {
  const task = await readTask(store, applicationId, taskId);
  const wanted = mail === 'review-ended' ? 'ended' : 'open';
  if (task?.status !== wanted) return dropped(`task-${task?.status ?? 'missing'}`);
  const [one, current] = await Promise.all([
    readReviewer(store, task.programId, task.reviewerId),
    readProgram(store, task.programId),
  ]);
  if (!one || !current) return dropped('reviewer-gone');
  const { program } = current;
  const base = { program: mailProgram(program), name: one.name };
  const envelope = { kind: 'mail', to: one.email, replyTo: program.contact.email } as const;
  if (mail === 'review-ended') return { ...envelope, mail: renderMail(mail, base, one.language), writes: [] };
  const { secret, write } = taskLink(store, task);
  const data = { ...base, dueAt: task.dueAt, link: addresses.review(baseUrl, secret) };
  return { ...envelope, mail: renderMail(mail, data, one.language), writes: [write] };
}

/** A new link to a task, with the write that stores it. */
export const taskLink = (store: Store, task: ReviewTask) =>
  newLink(store, {
    purpose: 'review',
    programId: task.programId,
    applicationId: task.applicationId,
    taskId: task.taskId,
    reviewerId: task.reviewerId,
    epoch: task.epoch,
    validUntil: new Date(Date.parse(task.dueAt) + graceDays * 86_400_000).toISOString(),
  });
