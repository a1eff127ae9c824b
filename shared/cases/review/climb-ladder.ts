import type { Effect } from '../../domain/effects.ts';
import type { LadderStep } from '../../domain/program/review-plan.ts';
import { change, loadApplication, readItem } from '../../store/applications.ts';
import { raiseWrite } from '../../store/attention.ts';
import { keys } from '../../store/keys.ts';
import { programOf } from '../../store/programs.ts';
import { readTask } from '../../store/reviewers.ts';
import type { Store } from '../../store/table.ts';
import { present, transact } from '../../store/transact.ts';
import { digestToday } from './digest.ts';
import { escalateTask } from './hand-over.ts';
import { type Step, stepRef } from './step-ref.ts';

/** Takes one step of an open task's ladder. For a task that is decided, given back or ended nothing happens. */
export async function climbLadder(store: Store, step: Step): Promise<void> {
  const loaded = await loadApplication(store, step.applicationId);
  const task = await readTask(store, step.applicationId, step.taskId);
  if (!loaded || task?.status !== 'open') return;
  const { program } = await programOf(store, loaded.application);
  const act = program.review.ladder[step.index]?.do;
  if (act === undefined) return;
  await acts[act](store, step, program.zone);
}

const acts: Readonly<Record<LadderStep['do'], (store: Store, step: Step, zone: string) => Promise<unknown>>> =
  {
    remind,
    'hand-over': (store, step) => escalateTask(store, step),
    'tell-manager': tellManager,
  };

/** The reader's mail of the day shows what is due when; a day has one. */
async function remind(store: Store, { applicationId, taskId, index }: Step, zone: string): Promise<void> {
  const task = await readTask(store, applicationId, taskId);
  if (task?.status !== 'open') return;
  const due = keys.due(`APP#${applicationId}`, 'review-step', stepRef(taskId, index));
  const outcome = await transact(store, [
    { as: 'due', delete: due, when: present },
    ...(await digestToday(store, task, zone)),
  ]);
  // Another of this reader's tasks ordered the day's mail meanwhile: it shows this one too.
  if (outcome.kind === 'refused') await transact(store, [{ as: 'due', delete: due }]);
}

/** From now on the program's owner answers for the task. Told once for an application, until that is settled. */
async function tellManager(store: Store, { applicationId, taskId, index }: Step): Promise<void> {
  const subject = `APP#${applicationId}`;
  const standing = await readItem(store, keys.attention(subject, 'review-overdue'));
  await change<{ kind: 'over' }>(store, applicationId, async ({ application }) => {
    const task = await readTask(store, applicationId, taskId);
    if (application.status !== 'in-review' || task?.status !== 'open') return { kind: 'over' };
    const { programId } = application;
    const owner: Effect = {
      kind: 'mail-owner',
      mail: 'owner-attention',
      programId,
      subject,
      about: 'review-overdue',
    };
    return {
      next: application,
      happening: {
        event: 'review overdue',
        actor: { kind: 'system', id: 'clock' },
        data: { task: taskId, reviewer: task.reviewerId },
      },
      writes: standing
        ? []
        : [raiseWrite(store, { subject, programId, kind: 'review-overdue', details: [taskId] })],
      effects: standing ? [] : [owner],
      cancel: [{ kind: 'review-step', ref: stepRef(taskId, index) }],
    };
  });
}
