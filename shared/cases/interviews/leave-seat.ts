import type { Actor } from '../../domain/effects.ts';
import { type InterviewSeat, sits } from '../../domain/interviews/interview.ts';
import { change } from '../../store/applications.ts';
import { listSeats, listSheets, readInterview, seatWrite, voidSheetWrite } from '../../store/interviews.ts';
import { nowIso, type Store } from '../../store/table.ts';
import { contextOf } from '../judging.ts';
import { tellOwner } from '../review/after-review.ts';
import { withdrawProposal } from '../round/send-back.ts';
import { settled } from './settle-interview.ts';

export type Left = { readonly kind: 'left' | 'ended' | 'missing' };

interface Whose {
  readonly applicationId: string;
  readonly reviewerId: string;
}

/**
 * An interviewer leaves a panel. With a stake: a sheet they sent counts for nothing from then on, by the write that also ends their
 * links, and a ranking that rests on it goes back. Where too few are left for the quorum, the owner is told.
 */
export async function leaveSeat(
  store: Store,
  whose: Whose,
  because: 'conflict' | 'unavailable',
  actor: Actor = { kind: 'reviewer', id: whose.reviewerId },
): Promise<Left> {
  let ranked = false;
  const outcome = await change<{ kind: 'ended' }>(store, whose.applicationId, async (loaded) => {
    const seats = await listSeats(store, whose.applicationId);
    const own = seats.find((one) => one.reviewerId === whose.reviewerId && sits(one));
    const before = await readInterview(store, whose.applicationId);
    if (!own || (own.status === 'sent' && because === 'unavailable')) return { kind: 'ended' };
    const left: InterviewSeat = {
      ...own,
      status: because === 'conflict' ? 'conflict' : 'excused',
      epoch: own.epoch + 1,
      sequence: own.sequence + 1,
      endedAt: nowIso(store),
    };
    const voided = own.status === 'sent';
    ranked = voided && loaded.application.status === 'reviewed';
    const writes = [
      seatWrite(left),
      ...(voided ? [voidSheetWrite(store, whose.applicationId, own.seatId)] : []),
    ];
    const happening = {
      event: voided ? 'interview sheet voided' : 'interviewer left',
      actor,
      data: { seat: own.seatId, reviewer: own.reviewerId, reason: because },
    };
    const { application } = loaded;
    if (application.status !== 'reviewed' && application.status !== 'in-review') {
      const owner = tellOwner(store, application, 'late-conflict');
      return {
        next: application,
        happening,
        writes: voided ? [...writes, owner.write] : writes,
        effects: voided ? [owner.effect] : [],
      };
    }
    if (before?.status !== 'booked' && before?.status !== 'held')
      return { next: application, happening, writes };
    const standing = seats.map((one) => (one.seatId === own.seatId ? left : one));
    const counting = (await listSheets(store, loaded.key)).filter(
      (sheet) => sheet.voidedAt === undefined && sheet.seatId !== own.seatId,
    );
    const { told, ...follows } = settled(
      store,
      application,
      await contextOf(store, { ...loaded, application }),
      before,
      standing,
      counting.map(({ scores }) => scores),
    );
    return {
      next: application,
      happening: { ...happening, data: { ...happening.data, ...told } },
      writes: [...writes, ...follows.writes],
      effects: follows.effects,
    };
  });
  if (outcome.kind === 'refused') return leaveSeat(store, whose, because, actor);
  if (outcome.kind !== 'committed') return outcome;
  if (ranked) await withdrawProposal(store, outcome.application.roundId, whose.applicationId);
  return { kind: 'left' };
}
