import { freeSlots } from '../../../shared/cases/interviews/offered-slots.ts';
import { listRead } from '../../../shared/cases/review/round-severity.ts';
import type { Interview, InterviewSeat, Slot } from '../../../shared/domain/interviews/interview.ts';
import type { InterviewPlan } from '../../../shared/domain/program/interview-plan.ts';
import { scales } from '../../../shared/domain/program/scoring-plan.ts';
import { loadApplication } from '../../../shared/store/applications.ts';
import { interviewsOf, listSeats, listSlots, openWords } from '../../../shared/store/interviews.ts';
import { listReviewers } from '../../../shared/store/reviewers.ts';
import type { Listed } from '../../../shared/store/status-lists.ts';
import { nowIso, type Store } from '../../../shared/store/table.ts';
import { applicationsOf, type KnownApplication } from '../lists/people.ts';
import { type RoundOf, roundNamed } from '../round/model.ts';

/** A round of a program with interviews. */
export interface InterviewRound extends RoundOf {
  readonly plan: InterviewPlan;
  /** Times and invitations may still change: the round is not being ranked. */
  readonly runs: boolean;
}

/** The round that an address names; undefined for any other text, and for a program without interviews. */
export async function interviewRoundNamed(store: Store, id: string): Promise<InterviewRound | undefined> {
  const found = await roundNamed(store, id);
  const plan = found?.program.review.interview;
  if (!found || !plan) return undefined;
  return { ...found, plan, runs: found.round.status === 'open' || found.round.status === 'closed' };
}

/** Somebody who was invited, with everything that their line shows. */
export interface InvitedLine {
  readonly interview: Interview;
  readonly seats: readonly InterviewSeat[];
  readonly reading: number | undefined;
  readonly needs: string;
  readonly reason: string;
}

export interface InterviewsModel extends InterviewRound {
  readonly slots: readonly Slot[];
  readonly lines: readonly InvitedLine[];
  readonly known: ReadonlyMap<string, KnownApplication>;
  readonly names: ReadonlyMap<string, string>;
  readonly now: string;
}

/** Reads the page of a round's interviews. */
export async function readInterviews(store: Store, found: InterviewRound): Promise<InterviewsModel> {
  const { round, program } = found;
  const listed = await listRead(store, program.id, round.roundId);
  const [interviews, slots, reviewers] = await Promise.all([
    interviewsOf(
      store,
      listed.map(({ applicationId }) => applicationId),
    ),
    listSlots(store, round.roundId),
    listReviewers(store, program.id),
  ]);
  const invited = listed.filter(({ applicationId }) => interviews.has(applicationId));
  const lines: InvitedLine[] = [];
  for (let i = 0; i < invited.length; i += 50)
    lines.push(
      ...(await Promise.all(
        invited
          .slice(i, i + 50)
          .map((one) => lineOf(store, one, interviews.get(one.applicationId) as Interview)),
      )),
    );
  const known = await applicationsOf(store, [
    ...invited.map(({ applicationId }) => applicationId),
    ...slots.flatMap(({ takenBy }) => takenBy ?? []),
  ]);
  return {
    ...found,
    ...{ slots, lines, known, now: nowIso(store) },
    names: new Map(reviewers.map((one) => [one.reviewerId as string, one.name])),
  };
}

async function lineOf(
  store: Store,
  { applicationId, score }: Listed,
  interview: Interview,
): Promise<InvitedLine> {
  const [loaded, seats] = await Promise.all([
    loadApplication(store, applicationId),
    listSeats(store, applicationId),
  ]);
  const reason = interview.status === 'declined' ? interview.reason : undefined;
  return {
    ...{ interview, seats, reading: score },
    needs: loaded ? openWords(loaded.key, interview.needs) : '',
    reason: loaded ? openWords(loaded.key, reason) : '',
  };
}

/** How an invitation stands in a word; each has a text. */
export type InvitedState = Interview['status'] | 'late' | 'begun' | 'short';

export function stateOf({ interview }: Pick<InvitedLine, 'interview'>, now: string): InvitedState {
  if (interview.status === 'invited') return interview.answerBy < now ? 'late' : 'invited';
  if (interview.status !== 'booked') return interview.status;
  if (interview.appointment.sheetsBy < now) return 'short';
  return interview.appointment.startsAt <= now ? 'begun' : 'booked';
}

/** Whom somebody could invite now, the best first; and how many times there are for how many who have none. */
export interface Invitable {
  readonly people: readonly Listed[];
  readonly free: number;
  /** Invited before, and still to pick a time. */
  readonly waiting: number;
  /** Nobody was invited yet: the first invitation changes how the round is ranked. */
  readonly first: boolean;
}

export async function readInvitable(store: Store, { round, program }: InterviewRound): Promise<Invitable> {
  const listed = (await listRead(store, program.id, round.roundId)).filter(
    ({ status }) => status === 'reviewed' || status === 'in-review',
  );
  const [interviews, free] = await Promise.all([
    interviewsOf(
      store,
      listed.map(({ applicationId }) => applicationId),
    ),
    freeSlots(store, round.roundId),
  ]);
  const { best, max } = scales[program.scoring.scale];
  const towardsBest = best === max ? 1 : -1;
  return {
    people: listed
      .filter((one) => one.status === 'reviewed' && !interviews.has(one.applicationId))
      .sort(
        (a, b) => towardsBest * ((b.score ?? 0) - (a.score ?? 0)) || (a.reference < b.reference ? -1 : 1),
      ),
    free: free.length,
    waiting: [...interviews.values()].filter(({ status }) => status === 'invited').length,
    first: interviews.size === 0,
  };
}
