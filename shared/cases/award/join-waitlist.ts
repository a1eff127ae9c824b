import { type Application, scoredOf } from '../../domain/application/application.ts';
import { TransientFault } from '../../domain/faults.ts';
import { type Change, change } from '../../store/applications.ts';
import { keys } from '../../store/keys.ts';
import { readRound } from '../../store/rounds.ts';
import type { Store } from '../../store/table.ts';
import type { Write } from '../../store/transact.ts';

/** The change that puts a reviewed application on its round's waiting list. */
export function waitlisted(
  application: Extract<Application, { status: 'reviewed' }>,
  position: number,
  writes: readonly Write[],
): Change {
  return {
    next: { ...scoredOf(application), status: 'waitlisted', waitlistPosition: position },
    move: 'waitlist',
    happening: { event: 'waitlisted', actor: { kind: 'system', id: 'round' }, data: { position } },
    writes,
    effects: [{ kind: 'mail-applicant', mail: 'waitlisted', applicationId: application.applicationId }],
  };
}

/**
 * Puts an application whose decision comes after its round's release, or when the fund is empty, at the end of the
 * waiting list; the list then moves, so that free money does not lie while somebody waits.
 */
export async function joinWaitlist(
  store: Store,
  id: string,
  more: readonly Write[] = [],
): Promise<{ kind: string }> {
  const outcome = await change<{ kind: 'not-possible' }>(store, id, async ({ application }) => {
    if (application.status !== 'reviewed') return { kind: 'not-possible' };
    const round = await readRound(store, application.roundId);
    if (round?.status === 'releasing') throw new TransientFault('The round is being released');
    const line = keys.round(application.roundId);
    // A rolling program never releases: its waiting list is in order of arrival, counted on the round all the same.
    const last = round && 'lastWaitlistPosition' in round ? round.lastWaitlistPosition : undefined;
    if (last === undefined)
      return waitlisted(application, Math.floor(Date.parse(application.submittedAt) / 1000), more);
    const next: Write = {
      as: 'position',
      update: line,
      set: { expression: 'SET lastWaitlistPosition = :next', values: { ':next': last + 1 } },
      when: { expression: 'lastWaitlistPosition = :was', values: { ':was': last } },
    };
    return waitlisted(application, last + 1, [...more, next]);
  });
  if (outcome.kind === 'refused') return joinWaitlist(store, id, more);
  return outcome;
}
