import { type Appeal, refOf } from '../../domain/appeals/appeal.ts';
import { change } from '../../store/applications.ts';
import { raiseWrite, settleWrite } from '../../store/attention.ts';
import { keys, subjectOf } from '../../store/keys.ts';
import { outboxWrites } from '../../store/outbox.ts';
import { nowIso, type Store } from '../../store/table.ts';
import { present, transact } from '../../store/transact.ts';
import { listAppeals } from './appeal-item.ts';

const openOne = async (store: Store, id: string, ref: string): Promise<Appeal | undefined> =>
  (await listAppeals(store, id)).find(({ decision, status }) => status === 'open' && refOf(decision) === ref);

/** Some days before an appeal has to be decided its owner is told once more. */
export async function remindOfAppeal(store: Store, id: string, ref: string): Promise<void> {
  const subject = subjectOf.application(id);
  const appeal = await openOne(store, id, ref);
  await transact(store, [
    { as: 'due', delete: keys.due(subject, 'appeal-reminder', ref), when: present },
    ...(appeal
      ? outboxWrites(store, `${id}.appeal-reminder-${ref}`, [
          {
            kind: 'mail-owner',
            mail: 'owner-attention',
            ...{ programId: appeal.programId, subject, about: 'appeal' },
          },
        ])
      : []),
  ]);
}

/** The date that the applicant was told has passed: the matter changes its name on the owner's list, and the owner is told. */
export async function escalateAppeal(store: Store, id: string, ref: string): Promise<void> {
  await change<{ kind: 'nothing' }>(store, id, async ({ application }) => {
    const appeal = await openOne(store, id, ref);
    if (!appeal || appeal.decideBy > nowIso(store)) return { kind: 'nothing' };
    const { programId, decideBy: dueBy } = appeal;
    const subject = subjectOf.application(id);
    return {
      next: application,
      happening: { event: 'appeal overdue', actor: { kind: 'system', id: 'clock' }, data: { dueBy } },
      writes: [
        settleWrite(subject, 'appeal'),
        raiseWrite(store, { subject, programId, kind: 'appeal-overdue', details: [ref], dueBy }),
      ],
      effects: [{ kind: 'mail-owner', mail: 'owner-attention', programId, subject, about: 'appeal-overdue' }],
      cancel: [{ kind: 'appeal-overdue', ref }],
    };
  });
}
