import { inviteToInterview } from '../../shared/cases/interviews/invite.ts';
import { recordSheet, type SheetRecorded } from '../../shared/cases/interviews/record-sheet.ts';
import { addSlots, type NewSlots } from '../../shared/cases/interviews/slots.ts';
import type { InterviewSeat, Slot } from '../../shared/domain/interviews/interview.ts';
import type { Program } from '../../shared/domain/program/schema.ts';
import { listSeats, listSlots } from '../../shared/store/interviews.ts';
import { readProgram } from '../../shared/store/programs.ts';
import type { Store } from '../../shared/store/table.ts';
import { reviewed, submitted } from './scenario.ts';

/** The program of a round of places whose plan has interviews, and its round. */
export const internship = 'youth-internship';
export const internshipRound = `${internship}~2027`;

export async function internshipProgram(store: Store): Promise<Program> {
  const found = await readProgram(store, internship);
  if (!found) throw new Error('seed the samples first');
  return found.program;
}

/** Three times of twenty minutes on a day, for two people. */
export const threeTimes: NewSlots = {
  ...{ day: '2026-12-03', from: '09:00', to: '10:10', breakMinutes: 5, place: 'Room 210' },
  panel: ['reviewer7', 'reviewer8'],
};

/** Adds times to the round; answers with all there are. */
export async function slotsAdded(store: Store, change: Partial<NewSlots> = {}): Promise<readonly Slot[]> {
  const outcome = await addSlots(
    store,
    await internshipProgram(store),
    internshipRound,
    { ...threeTimes, ...change },
    'm1',
  );
  if (outcome.kind !== 'committed') throw new Error(`no times were added: ${JSON.stringify(outcome)}`);
  return listSlots(store, internshipRound);
}

/** Somebody reviewed, and invited. */
export async function invited(store: Store, score = 4, change: { name?: string } = {}): Promise<string> {
  const id = await reviewed(store, await submitted(store, internship, change), score);
  const outcome = await inviteToInterview(store, id, 'm1');
  if (outcome.kind !== 'committed') throw new Error(`not invited: ${outcome.kind}`);
  return id;
}

/** The part that somebody has in an interview now. */
export async function seatOf(store: Store, id: string, reviewerId: string): Promise<InterviewSeat> {
  const seats = await listSeats(store, id);
  const found = seats.findLast((one) => one.reviewerId === reviewerId);
  if (!found) throw new Error(`${reviewerId} has no seat`);
  return found;
}

/** Sends somebody's sheet with the same score for every part. */
export async function sheetSent(
  store: Store,
  id: string,
  reviewerId: string,
  score: number,
): Promise<SheetRecorded> {
  const criteria = (await internshipProgram(store)).review.interview?.criteria ?? [];
  const all = <T>(value: T) => Object.fromEntries(criteria.map((one) => [one.id, value]));
  const { seatId } = await seatOf(store, id, reviewerId);
  return recordSheet(store, {
    ...{ applicationId: id, seatId, reviewerId },
    ...{ scores: all(score), comments: all('As seen.'), notSure: [] },
  });
}
