import type { ApplicationIn } from '../../domain/application/application.ts';
import type { Effect } from '../../domain/effects.ts';
import type { Program } from '../../domain/program/schema.ts';
import { conflictsOf, isBarred } from '../../domain/review/conflict.ts';
import type { ReviewTask } from '../../domain/review/task.ts';
import type { Change } from '../../store/applications.ts';
import { raiseWrite, settleWrite } from '../../store/attention.ts';
import { bidsOn, stakesIn } from '../../store/bids.ts';
import { listReviewers, listTasks } from '../../store/reviewers.ts';
import type { Store } from '../../store/table.ts';
import type { VaultKey } from '../../store/vault.ts';
import { interviewEnded } from '../interviews/end.ts';
import { requestsOf } from '../people/voices.ts';
import { assigned, readersFor, together } from '../review/assign-task.ts';
import { conflictFile } from '../review/conflict-file.ts';
import { openTasksEnded, taskEnded } from '../review/end-tasks.ts';
import { readyReviewers } from '../review/record-calibration.ts';
import { knownBy } from '../review/what-is-known.ts';
import type { Corrected } from './send-correction.ts';

/**
 * A corrected application that the rules had let pass; `change` is what they say now. If they still do, its open reviews go on with the new answers. If
 * not, the reviews end and the workflow with them; a question begins another run, since this one cannot go back.
 */
export async function judgedAgain(
  store: Store,
  key: VaultKey,
  corrected: Corrected,
  change: Change,
  program: Program,
): Promise<Change> {
  const { before, next } = corrected;
  if (next.status === 'in-review' && next.awaits === 'invitation') return stillAwaiting(next, change);
  if (change.next.status === 'submitted') {
    if (next.status !== 'in-review') return { ...change, next };
    const readers = await withoutRelated(store, key, corrected, program);
    return {
      ...change,
      next,
      writes: [...(change.writes ?? []), ...readers.writes],
      effects: [...(change.effects ?? []), ...readers.effects],
      due: readers.due,
      cancel: readers.cancel,
    };
  }
  const subject = `APP#${key.applicationId}`;
  const tasks = await openTasksEnded(store, before);
  const interview = await interviewEnded(store, before);
  const run = next.workflowRuns + 1;
  const again: Effect[] =
    change.next.status === 'info-requested'
      ? [{ kind: 'start-workflow', machine: 'application', id: key.applicationId, run }]
      : [];
  const over: Effect[] =
    before.status === 'in-review'
      ? [{ kind: 'resume', subject, stage: 'reviews', output: { outcome: 'ended' } }]
      : [];
  return {
    ...change,
    next: again.length > 0 ? { ...change.next, workflowRuns: run } : change.next,
    writes: [
      ...(change.writes ?? []),
      ...tasks.writes,
      ...interview.writes,
      settleWrite(subject, 'review-overdue'),
      settleWrite(subject, 'too-few-reviewers'),
    ],
    effects: [...(change.effects ?? []), ...tasks.effects, ...interview.effects, ...over, ...again],
    cancel: [...tasks.cancel, ...interview.cancel],
  };
}

/** Nobody reads it yet: it waits for the invitation as before, with its new score, or is asked or refused in the same wait. */
function stillAwaiting(next: ApplicationIn<'in-review'>, change: Change): Change {
  if (change.next.status === 'in-review') {
    const { move: _, ...rest } = change;
    const { score: __, ...waiting } = next;
    const { score } = change.next;
    return { ...rest, next: score === undefined ? waiting : { ...waiting, score } };
  }
  if (change.next.status !== 'ineligible') return change;
  const subject = `APP#${next.applicationId}`;
  const over: Effect = { kind: 'resume', subject, stage: 'information', output: { outcome: 'ended' } };
  return { ...change, effects: [...(change.effects ?? []), over] };
}

/** Readers whom the new answers join to the applicant give way to others, before they see them. */
async function withoutRelated(
  store: Store,
  key: VaultKey,
  { next, answers, person }: Corrected,
  program: Program,
): Promise<Required<Pick<Change, 'writes' | 'effects' | 'due' | 'cancel'>>> {
  const id = next.applicationId;
  const tasks = await listTasks(store, id);
  const known = await listReviewers(store, program.id);
  const said = await bidsOn(store, next);
  const requests = await requestsOf(store, key, program);
  const file = conflictFile(key, person, answers, requests, stakesIn(said));
  const barred = (task: ReviewTask) => {
    const reader = known.find(({ reviewerId }) => reviewerId === task.reviewerId);
    return reader !== undefined && isBarred(conflictsOf(program.review, program, reader, file));
  };
  const leaving = tasks.filter((task) => task.status === 'open' && barred(task));
  if (leaving.length === 0) return { writes: [], effects: [], due: [], cancel: [] };
  const ends = leaving.map((task) => taskEnded(store, task, 'ended'));
  const ready = await readyReviewers(store, program, known);
  const others = readersFor(store, ready, next, program, file, tasks, leaving.length, {
    known: knownBy(said, ready),
  });
  const given = together(await Promise.all(others.map((one) => assigned(store, id, program, one))));
  const short = others.length < leaving.length;
  const subject = `APP#${id}`;
  return {
    writes: [
      ...ends.flatMap((end) => end.writes),
      ...given.writes,
      ...(short
        ? [raiseWrite(store, { subject, programId: program.id, kind: 'too-few-reviewers', details: [] })]
        : []),
    ],
    effects: [
      ...ends.flatMap((end) => end.effects),
      ...given.effects,
      ...(short
        ? [
            {
              kind: 'mail-owner',
              mail: 'owner-attention',
              programId: program.id,
              subject,
              about: 'too-few-reviewers',
            } as const,
          ]
        : []),
    ],
    due: given.due,
    cancel: ends.flatMap((end) => end.cancel),
  };
}
