import { stakesIn } from '../../../shared/cases/interviews/offered-slots.ts';
import { contextOf } from '../../../shared/cases/judging.ts';
import { requestsOf, type Voice, voicesIn } from '../../../shared/cases/people/voices.ts';
import { type Application, referenceOf } from '../../../shared/domain/application/application.ts';
import type { Document } from '../../../shared/domain/documents/document.ts';
import { type Interview, type InterviewSeat, sits } from '../../../shared/domain/interviews/interview.ts';
import type { InterviewPlan } from '../../../shared/domain/program/interview-plan.ts';
import { documentFields } from '../../../shared/domain/program/paths.ts';
import { conflictsOf, isBarred } from '../../../shared/domain/review/conflict.ts';
import { type Loaded, loadApplication, personOf } from '../../../shared/store/applications.ts';
import { listDocuments } from '../../../shared/store/documents.ts';
import {
  listSheets,
  openWords,
  readInterview,
  readSeat,
  type Sheet,
  seatsOf,
} from '../../../shared/store/interviews.ts';
import type { Store } from '../../../shared/store/table.ts';
import type { Seat } from '../seat.ts';

/** An interview as somebody on its panel may see it: who comes, and of the application what its readers see. */
export interface InterviewFile {
  readonly part: InterviewSeat;
  readonly interview: Interview;
  readonly plan: InterviewPlan;
  readonly reference: string;
  /** Whom they meet. Their address stays hidden. */
  readonly name: string;
  readonly needs: string;
  readonly context: Awaited<ReturnType<typeof contextOf>>;
  readonly documents: readonly Document[];
  readonly voices: readonly Voice[];
  /** The sheets that count. Others' are shown to nobody whose own is not in. */
  readonly sheets: readonly Sheet[];
}

export type InterviewAccess =
  /** Nobody's, or somebody else's. */
  | { readonly kind: 'unknown' }
  /** Called off, with another panel, left; or something joins them to the applicant for sure. */
  | { readonly kind: 'over' }
  | { readonly kind: 'open' | 'sent'; readonly file: InterviewFile };

/** What a browser may do with a part in an interview. */
export async function interviewAccess(store: Store, seat: Seat, id: string): Promise<InterviewAccess> {
  const part = await ownPart(store, seat, id);
  if (!part) return { kind: 'unknown' };
  const granted = seat.session.seats?.find((one) => one.seatId === id);
  if (!sits(part) || (granted && granted.epoch !== part.epoch)) return { kind: 'over' };
  const loaded = await loadApplication(store, part.applicationId);
  if (!loaded || !isReceived(loaded)) return { kind: 'over' };
  const context = await contextOf(store, loaded);
  const { program } = context;
  const { interview: plan } = program.review;
  const [interview, stakes, requests, sheets] = await Promise.all([
    readInterview(store, part.applicationId),
    stakesIn(store, loaded, program),
    requestsOf(store, loaded.key, program),
    listSheets(store, loaded.key),
  ]);
  if (!interview || !plan || !stakes) return { kind: 'over' };
  if (isBarred(conflictsOf(program.review, program, seat.reviewer, stakes))) return { kind: 'over' };
  const documents =
    documentFields(program).length === 0 ? [] : await listDocuments(store, part.applicationId);
  return {
    kind: part.status === 'sent' ? 'sent' : 'open',
    file: {
      ...{ part, interview, plan, context, documents },
      reference: loaded.application.reference,
      name: personOf(loaded).name,
      needs: openWords(loaded.key, interview.needs),
      voices: voicesIn(loaded.key, program, requests),
      sheets: sheets.filter(({ voidedAt }) => voidedAt === undefined),
    },
  };
}

type Received = Loaded<Application & { submittedAt: string; snapshot: number }>;
const isReceived = (loaded: Loaded): loaded is Received =>
  'snapshot' in loaded.application && loaded.application.snapshot !== undefined;

/** A part of this browser's reviewer: one whose link was opened here, or one of their list. */
async function ownPart(store: Store, { session }: Seat, id: string): Promise<InterviewSeat | undefined> {
  const found =
    session.seats?.find((one) => one.seatId === id) ??
    (await seatsOf(store, session.programId, session.reviewerId)).find((one) => one.seatId === id);
  const part = found && (await readSeat(store, found.applicationId, id));
  return part?.reviewerId === session.reviewerId && part.programId === session.programId ? part : undefined;
}

/** A line of a reviewer's list. */
export interface OwnInterview {
  readonly seatId: string;
  readonly reference: string;
  readonly startsAt: string;
  readonly sheetsBy: string;
  readonly state: 'to-come' | 'due' | 'sent';
}

/** Every interview whose panel somebody sits on, the earliest first. */
export async function ownInterviews(
  store: Store,
  { session }: Seat,
  now: string,
): Promise<readonly OwnInterview[]> {
  const named = new Map(
    [...(session.seats ?? []), ...(await seatsOf(store, session.programId, session.reviewerId))].map(
      (one) => [one.seatId as string, one.applicationId],
    ),
  );
  const read = await Promise.all([...named].map(([id, applicationId]) => readSeat(store, applicationId, id)));
  return read
    .filter((one) => one !== undefined)
    .filter((one) => sits(one) && one.reviewerId === session.reviewerId)
    .map(({ seatId, applicationId, status, appointment: { startsAt, sheetsBy } }) => ({
      ...{ seatId, startsAt, sheetsBy },
      reference: referenceOf(session.programId, applicationId),
      state:
        status === 'sent' ? ('sent' as const) : startsAt <= now ? ('due' as const) : ('to-come' as const),
    }))
    .sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1));
}
