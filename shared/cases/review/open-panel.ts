import { type ApplicationIn, receivedOf } from '../../domain/application/application.ts';
import type { Effect } from '../../domain/effects.ts';
import type { Program } from '../../domain/program/schema.ts';
import { type Change, change, loadApplication } from '../../store/applications.ts';
import { raiseWrite } from '../../store/attention.ts';
import { subjectOf } from '../../store/keys.ts';
import { programOf } from '../../store/programs.ts';
import type { Store } from '../../store/table.ts';
import { registerWait } from '../waits.ts';
import { assigned, eligibleReaders, together } from './assign-task.ts';
import { waitsForReaders } from './panels/readers-due.ts';

/**
 * Opens the review of an eligible application: as many readers as the program says, those who suit it best with places left.
 * Too few readers is a matter for the owner; those there are begin. Where readers are given out all at once it waits for that.
 */
export async function openPanel(store: Store, id: string, token: string): Promise<void> {
  const outcome = await change<{ kind: 'standing' }>(store, id, async (loaded) => {
    const { application } = loaded;
    if (application.status !== 'submitted') return { kind: 'standing' };
    const { program } = await programOf(store, application);
    if (program.review.assignment.when === 'round-close') return waitsForAll(store, program, application);
    const { readers } = program.review;
    const panel = await eligibleReaders(store, loaded, program, [], readers);
    const tasks = together(await Promise.all(panel.map((one) => assigned(store, id, program, one))));
    const short = panel.length < readers;
    const subject = subjectOf.application(id);
    const owner: Effect = {
      kind: 'mail-owner',
      mail: 'owner-attention',
      programId: program.id,
      subject,
      about: 'too-few-reviewers',
    };
    return {
      next: { ...receivedOf(application), status: 'in-review' },
      move: 'begin-review',
      happening: {
        event: 'review opened',
        actor: { kind: 'system', id: 'workflow' },
        data: { readers: panel.map((one) => one.reviewerId) },
      },
      writes: [
        ...tasks.writes,
        ...(short
          ? [raiseWrite(store, { subject, programId: program.id, kind: 'too-few-reviewers', details: [] })]
          : []),
      ],
      effects: [...tasks.effects, ...(short ? [owner] : [])],
      due: tasks.due,
    };
  });
  if (outcome.kind === 'refused') return openPanel(store, id, token);
  await registerWait(store, subjectOf.application(id), 'reviews', token, async () => {
    const loaded = await loadApplication(store, id);
    return loaded?.application.status === 'in-review' ? undefined : { outcome: 'reviewed' };
  });
}

/** In a program that gives out its readers all at once it waits for those; its owner is told when the round takes no more. */
async function waitsForAll(
  store: Store,
  program: Program,
  application: ApplicationIn<'submitted'>,
): Promise<Change> {
  return {
    next: { ...receivedOf(application), status: 'in-review', awaits: 'readers' },
    move: 'begin-review',
    happening: {
      event: 'review opened',
      actor: { kind: 'system', id: 'workflow' },
      data: { awaits: 'readers' },
    },
    writes: await waitsForReaders(store, program, application.roundId),
  };
}
