import { type ApplicationIn, scoredOf } from '../../domain/application/application.ts';
import type { Effect } from '../../domain/effects.ts';
import { TransientFault } from '../../domain/faults.ts';
import { fundsOfPlan } from '../../domain/program/award-plan.ts';
import { listEndsAt } from '../../domain/program/waitlist-hours.ts';
import { type Change, change } from '../../store/applications.ts';
import { keys, subjectOf } from '../../store/keys.ts';
import { programOf } from '../../store/programs.ts';
import { readRound } from '../../store/rounds.ts';
import { nowIso, type Store } from '../../store/table.ts';
import type { Write } from '../../store/transact.ts';
import { listJoined } from '../../store/waiting-list.ts';
import { leftOver } from './close-waitlist.ts';

/** The change that puts a reviewed application on its round's waiting list; where the list is closed already, it is told so instead. */
export async function waitlisted(
  store: Store,
  application: ApplicationIn<'reviewed'>,
  position: number,
  writes: readonly Write[],
): Promise<Change> {
  const { applicationId } = application;
  const { program } = await programOf(store, application);
  const endsAt = listEndsAt(program);
  if (endsAt !== undefined && endsAt <= nowIso(store)) {
    const closed = leftOver(application);
    return { ...closed, writes: [...writes, ...(closed.writes ?? [])] };
  }
  return {
    next: { ...scoredOf(application), status: 'waitlisted', waitlistPosition: position },
    move: 'waitlist',
    happening: { event: 'waitlisted', actor: { kind: 'system', id: 'round' }, data: { position } },
    writes,
    effects: [{ kind: 'mail-applicant', mail: 'waitlisted', applicationId }],
    due:
      endsAt === undefined
        ? []
        : [{ kind: 'waitlist-end', subject: subjectOf.application(applicationId), ref: 'list', at: endsAt }],
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
  /** The place of a rolling program's list; by default the time of receipt. */
  inLineSince?: number,
): Promise<{ kind: string }> {
  const outcome = await change<{ kind: 'not-possible' }>(store, id, async ({ application }) => {
    if (application.status !== 'reviewed') return { kind: 'not-possible' };
    const round = await readRound(store, application.roundId);
    if (round?.status === 'releasing') throw new TransientFault('The round is being released');
    // A rolling program never releases: its waiting list is in order of arrival.
    const last = round && 'lastWaitlistPosition' in round ? round.lastWaitlistPosition : undefined;
    const arrival = inLineSince ?? Math.floor(Date.parse(application.submittedAt) / 1000);
    const position = last === undefined ? arrival : last + 1;
    const joined = await waitlisted(store, application, position, [
      ...more,
      ...counted(application.roundId, last),
      listJoined(application.roundId),
    ]);
    const { program } = await programOf(store, application);
    const moves: Effect = {
      kind: 'move-waitlist',
      roundId: application.roundId,
      // Where places are by site, moving looks at every site.
      fundId: fundsOfPlan(program.award)[0] ?? '',
    };
    return { ...joined, effects: [...(joined.effects ?? []), moves] };
  });
  if (outcome.kind === 'refused') return joinWaitlist(store, id, more, inLineSince);
  return outcome;
}

/** The write that takes the next place of a released round's list; refused when somebody else took it first. */
function counted(roundId: string, last: number | undefined): Write[] {
  if (last === undefined) return [];
  return [
    {
      as: 'position',
      update: keys.round(roundId),
      set: { expression: 'SET lastWaitlistPosition = :next', values: { ':next': last + 1 } },
      when: { expression: 'lastWaitlistPosition = :was', values: { ':was': last } },
    },
  ];
}
