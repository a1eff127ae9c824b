import { canonicalJson } from '../../domain/canonical-json.ts';
import type { InterviewSeat } from '../../domain/interviews/interview.ts';
import { interviewContext } from '../../domain/interviews/interview-score.ts';
import { type ReviewFault, reviewFaults } from '../../domain/scoring/score.ts';
import { type Change, change, type Loaded } from '../../store/applications.ts';
import {
  listSeats,
  listSheets,
  readInterview,
  roundRuns,
  type SheetContent,
  seatWrite,
  sheetWrite,
} from '../../store/interviews.ts';
import { nowIso, type Store } from '../../store/table.ts';
import { keyedDigest } from '../../store/vault.ts';
import { contextOf } from '../judging.ts';
import { settled } from './settle-interview.ts';

/** An interviewer's sheet as the page sends it. */
export interface SheetInput extends SheetContent {
  readonly applicationId: string;
  readonly seatId: string;
  readonly reviewerId: string;
}

export type SheetRecorded =
  | { readonly kind: 'committed' }
  | { readonly kind: 'already'; readonly at: string }
  | { readonly kind: 'invalid'; readonly faults: readonly ReviewFault[] }
  /** The interview has not begun. */
  | { readonly kind: 'too-early' }
  /** Called off, or the round is being ranked. */
  | { readonly kind: 'over' | 'missing' };

/**
 * Records an interviewer's one sheet, from the minute the interview begins until its round is ranked: one that comes late still counts.
 * The last one the quorum waits for gives the interview its score.
 */
export async function recordSheet(store: Store, input: SheetInput): Promise<SheetRecorded> {
  const outcome = await change<Exclude<SheetRecorded, { kind: 'committed' | 'missing' }>>(
    store,
    input.applicationId,
    async (loaded) => {
      const { status } = loaded.application;
      const seats = await listSeats(store, input.applicationId);
      const own = seats.find((one) => one.seatId === input.seatId && one.reviewerId === input.reviewerId);
      if (own?.status === 'sent') return { kind: 'already', at: own.endedAt ?? own.appointment.endsAt };
      if (own?.status !== 'open' || (status !== 'reviewed' && status !== 'in-review'))
        return { kind: 'over' };
      if (own.appointment.startsAt > nowIso(store)) return { kind: 'too-early' };
      return recorded(store, loaded, seats, own, input);
    },
  );
  if (outcome.kind !== 'refused') return outcome;
  return outcome.by === 'round' ? { kind: 'over' } : recordSheet(store, input);
}

async function recorded(
  store: Store,
  loaded: Loaded,
  seats: readonly InterviewSeat[],
  own: InterviewSeat,
  input: SheetInput,
): Promise<Change | Extract<SheetRecorded, { kind: 'invalid' }> | { readonly kind: 'over' }> {
  const { application, key } = loaded;
  const before = await readInterview(store, own.applicationId);
  const context = await contextOf(store, loaded as Parameters<typeof contextOf>[1]);
  const plan = context.program.review.interview;
  if (!plan || (before?.status !== 'booked' && before?.status !== 'held')) return { kind: 'over' };
  const content = ofThePlan(
    plan.criteria.map(({ id }) => id),
    input,
  );
  const faults = reviewFaults(
    interviewContext(context, plan),
    content.scores,
    content.comments,
    content.notSure,
  );
  if (faults.length > 0) return { kind: 'invalid', faults };
  const sent: InterviewSeat = { ...own, status: 'sent', endedAt: nowIso(store) };
  const standing = seats.map((one) => (one.seatId === own.seatId ? sent : one));
  const counting = (await listSheets(store, key)).filter(({ voidedAt }) => voidedAt === undefined);
  const follows = settled(store, application, context, before, standing, [
    ...counting.map(({ scores }) => scores),
    content.scores,
  ]);
  return {
    next: application,
    happening: {
      event: 'interview sheet recorded',
      actor: { kind: 'reviewer', id: own.reviewerId },
      data: { seat: own.seatId, sheet: keyedDigest(key, canonicalJson(content)), ...follows.told },
    },
    writes: [
      seatWrite(sent),
      sheetWrite(store, key, own, content),
      roundRuns(application.roundId),
      ...follows.writes,
    ],
    effects: follows.effects,
  };
}

/** What the sheet asks; anything else that was sent is not kept. */
function ofThePlan(asked: readonly string[], { scores, comments, notSure }: SheetContent): SheetContent {
  const only = <T>(given: Readonly<Record<string, T>>) =>
    Object.fromEntries(Object.entries(given).filter(([id]) => asked.includes(id)));
  return {
    scores: only(scores),
    comments: only(comments),
    notSure: asked.filter((id) => notSure.includes(id) && !Object.hasOwn(scores, id)),
  };
}
