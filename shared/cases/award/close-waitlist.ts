import { type ApplicationIn, scoredOf } from '../../domain/application/application.ts';
import { listEndsAt } from '../../domain/program/waitlist-hours.ts';
import { type Change, change } from '../../store/applications.ts';
import { settleWrite } from '../../store/attention.ts';
import { subjectOf } from '../../store/keys.ts';
import { programOf } from '../../store/programs.ts';
import { nowIso, type Store } from '../../store/table.ts';

/** The change that tells somebody that the waiting list is closed, and that nothing came to them from it. */
export function leftOver(application: ApplicationIn<'reviewed' | 'waitlisted'>): Change {
  const { applicationId } = application;
  const subject = subjectOf.application(applicationId);
  return {
    next: { ...scoredOf(application), status: 'not-selected' },
    move: 'not-select',
    happening: { event: 'waiting list closed', actor: { kind: 'system', id: 'waitlist' } },
    writes: [settleWrite(subject, 'same-person'), settleWrite(subject, 'aid-covers')],
    effects: [
      { kind: 'mail-applicant', mail: 'waitlist-closed', applicationId },
      { kind: 'resume', subject, stage: 'decision', output: { outcome: 'ended' } },
    ],
    cancel: [{ kind: 'waitlist-end', ref: 'list' }],
  };
}

/** The list's last moment has come for somebody on it. Whoever has an offer by then keeps it, and answers it by its own date. */
export async function leaveClosedList(store: Store, id: string): Promise<void> {
  await change<{ kind: 'nothing' }>(store, id, async ({ application }) => {
    if (application.status !== 'waitlisted') return { kind: 'nothing' };
    const endsAt = listEndsAt((await programOf(store, application)).program);
    if (endsAt === undefined || endsAt > nowIso(store)) return { kind: 'nothing' };
    return leftOver(application);
  });
}
