import type { Effect } from '../../../shared/domain/effects.ts';
import type { Program } from '../../../shared/domain/program/schema.ts';
import type { ReviewTask } from '../../../shared/domain/review/task.ts';
import { type RenderedMail, renderMail } from '../../../shared/messages/mail/render-mail.ts';
import { newLink } from '../../../shared/store/links.ts';
import { readProgram } from '../../../shared/store/programs.ts';
import { readReviewer, readTask } from '../../../shared/store/reviewers.ts';
import type { Store } from '../../../shared/store/table.ts';
import { addresses } from '../addresses.ts';
import type { Dispatch } from '../dispatch.ts';
import { type Dropped, dropped, mailProgram, type PreparedMail } from './prepared.ts';

/** How long after its due day a link still opens the task, if the task is still open. */
const graceDays = 60;

/** A mail to the reader of a task. It carries a link of its own where there is something to do, and nothing of the applicant. */
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
  const rendered: RenderedMail =
    mail === 'review-task'
      ? renderMail(mail, { ...data, minutes: minutesFor(program) }, one.language)
      : renderMail(mail, data, one.language);
  return { ...envelope, mail: rendered, writes: [write] };
}

const taskLink = (store: Store, task: ReviewTask) =>
  newLink(store, {
    purpose: 'review',
    programId: task.programId,
    applicationId: task.applicationId,
    taskId: task.taskId,
    reviewerId: task.reviewerId,
    epoch: task.epoch,
    validUntil: new Date(Date.parse(task.dueAt) + graceDays * 86_400_000).toISOString(),
  });

/** Ten minutes to read and four for each criterion a reader scores, in steps of five. */
function minutesFor(program: Program): number {
  const scored = program.scoring.criteria.filter((criterion) => criterion.source.by === 'reviewer').length;
  return Math.ceil((10 + 4 * scored) / 5) * 5;
}
