import type { Effect } from '../../../shared/domain/effects.ts';
import type { Program } from '../../../shared/domain/program/schema.ts';
import type { Reviewer } from '../../../shared/domain/review/reviewer.ts';
import type { ReviewTask } from '../../../shared/domain/review/task.ts';
import { calendarFile } from '../../../shared/messages/calendar/calendar.ts';
import type { MailData, ReviewToDo } from '../../../shared/messages/mail/data.ts';
import { renderMail } from '../../../shared/messages/mail/render-mail.ts';
import { reviewCalendarTexts } from '../../../shared/messages/mail/staff-letters.ts';
import { readProgram } from '../../../shared/store/programs.ts';
import {
  digestWrite,
  lastDigest,
  openTasksOf,
  readReviewer,
  readTask,
} from '../../../shared/store/reviewers.ts';
import { nowIso, type Store } from '../../../shared/store/table.ts';
import { addresses } from '../addresses.ts';
import type { Dispatch } from '../dispatch.ts';
import { type Dropped, dropped, type MailAttachment, mailProgram, type PreparedMail } from './prepared.ts';
import { taskLink } from './reviewer-mail.ts';

/** Each listed task costs a write of the one transaction in which a mail begins. */
const mostListed = 40;

/** Everything a reviewer holds at this moment, each with a link of its own, and the date as a calendar entry. */
export async function prepareDigestMail(
  { store, baseUrl }: Dispatch,
  effect: Extract<Effect, { kind: 'mail-digest' }>,
): Promise<PreparedMail | Dropped> {
  const { programId, reviewerId } = effect;
  const [one, current, last, open] = await Promise.all([
    readReviewer(store, programId, reviewerId),
    readProgram(store, programId),
    lastDigest(store, programId, reviewerId),
    openTasks(store, effect),
  ]);
  if (!one || !current) return dropped('reviewer-gone');
  const [first, ...others] = open.slice(0, mostListed).map((task) => {
    const { secret, write } = taskLink(store, task);
    const toDo: ReviewToDo = {
      dueAt: task.dueAt,
      link: addresses.review(baseUrl, secret),
      isNew: !last?.told.includes(task.taskId),
      late: task.dueAt < nowIso(store),
    };
    return { toDo, write };
  });
  if (!first) return dropped('nothing-open');
  const { program } = current;
  const sequence = (last?.sequence ?? -1) + 1;
  const data: MailData['review-digest'] = {
    program: mailProgram(program),
    name: one.name,
    minutes: minutesFor(program),
    tasks: [first.toDo, ...others.map(({ toDo }) => toDo)],
    more: Math.max(0, open.length - mostListed),
  };
  return {
    kind: 'mail',
    to: one.email,
    replyTo: program.contact.email,
    mail: renderMail('review-digest', data, one.language),
    writes: [
      first.write,
      ...others.map(({ write }) => write),
      digestWrite(store, programId, reviewerId, { sequence, told: open.map(({ taskId }) => taskId) }),
    ],
    attachments: [calendarEntry(store, program, one, first.toDo.dueAt, open.length, sequence)],
  };
}

/** What stands in their list, and what was just given to them; each read itself, since the list may lag. */
async function openTasks(
  store: Store,
  { programId, reviewerId, joined }: Extract<Effect, { kind: 'mail-digest' }>,
): Promise<readonly ReviewTask[]> {
  const listed = await openTasksOf(store, programId, reviewerId);
  const named = new Map([...joined, ...listed].map((one) => [one.taskId, one]));
  const read = await Promise.all(
    [...named.values()].map(({ applicationId, taskId }) => readTask(store, applicationId, taskId)),
  );
  return read
    .filter((task) => task !== undefined)
    .filter((task) => task.status === 'open' && task.reviewerId === reviewerId)
    .sort((a, b) => (a.dueAt < b.dueAt ? -1 : a.dueAt > b.dueAt ? 1 : a.taskId < b.taskId ? -1 : 1));
}

/** One entry of a reviewer and program, whatever is due next: the same one moves from mail to mail. */
function calendarEntry(
  store: Store,
  program: Program,
  { reviewerId, language }: Reviewer,
  dueAt: string,
  count: number,
  sequence: number,
): MailAttachment {
  const hour = 3_600_000;
  const content = calendarFile(
    {
      uid: `reviews-${program.id}-${reviewerId}@anchor-awards`,
      sequence,
      startsAt: new Date(Date.parse(dueAt) - hour).toISOString(),
      endsAt: dueAt,
      stampedAt: nowIso(store),
      ...reviewCalendarTexts(mailProgram(program), language, count),
    },
    'PUBLISH',
  );
  return { name: 'reviews.ics', contentType: 'text/calendar; charset=UTF-8; method=PUBLISH', content };
}

/** Ten minutes to read and four for each criterion a reader scores, in steps of five. */
function minutesFor(program: Program): number {
  const scored = program.scoring.criteria.filter((criterion) => criterion.source.by === 'reviewer').length;
  return Math.ceil((10 + 4 * scored) / 5) * 5;
}
