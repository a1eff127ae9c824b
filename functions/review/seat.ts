import type { Reviewer } from '../../shared/domain/review/reviewer.ts';
import type { ReviewTask } from '../../shared/domain/review/task.ts';
import { formOf, type WebRequest } from '../../shared/http/request.ts';
import { hostCookie } from '../../shared/http/response.ts';
import type { LinkFor } from '../../shared/store/links.ts';
import { readReviewer } from '../../shared/store/reviewers.ts';
import { readSession, type SessionOf, saveSession, startSession } from '../../shared/store/sessions.ts';
import { inSeconds, type Store } from '../../shared/store/table.ts';

const cookieName = 'reviewer';
const lifetimeSeconds = 24 * 3600;

/** A browser that opened a link of a reviewer's mail: who it is to us, and the session that says so. */
export interface Seat {
  /** The cookie's value. */
  readonly secret: string;
  readonly session: SessionOf<'reviewer'>;
  readonly reviewer: Reviewer;
}

/** Who asks; nobody without a session that still holds, or when the person is no longer a reviewer. */
export async function seatOf(store: Store, request: WebRequest): Promise<Seat | undefined> {
  const secret = request.cookie(`__Host-${cookieName}`) ?? '';
  const session = await readSession(store, secret);
  if (session?.kind !== 'reviewer') return undefined;
  const reviewer = await readReviewer(store, session.programId, session.reviewerId);
  return reviewer && { secret, session, reviewer };
}

/**
 * The session of a link that was just opened: joined to the browser's own where that is the same person's, so that other
 * windows go on working; a new one otherwise. Answers with the cookie.
 */
export async function takeSeat(
  store: Store,
  request: WebRequest,
  link: LinkFor<'review' | 'reviewer' | 'interview'>,
): Promise<string> {
  const { programId, reviewerId } = link;
  const granted = grantedBy(link);
  const seats = seatsBy(link);
  const seat = await seatOf(store, request);
  if (seat?.session.reviewerId === reviewerId && seat.session.programId === programId) {
    const validUntil = inSeconds(store, lifetimeSeconds).toISOString();
    const joined = withSeats(withTasks(seat.session, granted), seats);
    await saveSession(store, seat.secret, { ...joined, validUntil });
    return hostCookie(cookieName, seat.secret, lifetimeSeconds);
  }
  const { secret } = await startSession(store, {
    ...{ kind: 'reviewer', reviewerId, programId, tasks: granted },
    ...(seats.length > 0 ? { seats } : {}),
  });
  return hostCookie(cookieName, secret, lifetimeSeconds);
}

/** Has a session remember a task of its reviewer's list, so that it can still say what became of it. */
export async function rememberTask(store: Store, seat: Seat, task: ReviewTask): Promise<void> {
  if (seat.session.tasks.some(({ taskId }) => taskId === task.taskId)) return;
  const { applicationId, taskId, epoch } = task;
  await saveSession(store, seat.secret, withTasks(seat.session, [{ applicationId, taskId, epoch }]));
}

type Granted = SessionOf<'reviewer'>['tasks'][number];

/** The task that a link opens; one to the reviewer's own page opens none by itself. */
const grantedBy = (link: LinkFor<'review' | 'reviewer' | 'interview'>): Granted[] =>
  link.purpose === 'review'
    ? [{ applicationId: link.applicationId, taskId: link.taskId, epoch: link.epoch }]
    : [];

type GrantedSeat = NonNullable<SessionOf<'reviewer'>['seats']>[number];

/** The part in an interview that a link opens. */
const seatsBy = (link: LinkFor<'review' | 'reviewer' | 'interview'>): GrantedSeat[] =>
  link.purpose === 'interview'
    ? [{ applicationId: link.applicationId, seatId: link.seatId, epoch: link.epoch }]
    : [];

const withSeats = (
  session: SessionOf<'reviewer'>,
  granted: readonly GrantedSeat[],
): SessionOf<'reviewer'> => ({
  ...session,
  seats: [
    ...(session.seats ?? []).filter(({ seatId }) => !granted.some((one) => one.seatId === seatId)),
    ...granted,
  ],
});

/** Has a session remember a part in an interview, so that it can still say what became of it. */
export async function rememberSeat(
  store: Store,
  seat: Seat,
  { applicationId, seatId, epoch }: GrantedSeat,
): Promise<void> {
  if (seat.session.seats?.some((one) => one.seatId === seatId)) return;
  await saveSession(store, seat.secret, withSeats(seat.session, [{ applicationId, seatId, epoch }]));
}

const withTasks = (session: SessionOf<'reviewer'>, granted: readonly Granted[]): SessionOf<'reviewer'> => ({
  ...session,
  tasks: [...session.tasks.filter(({ taskId }) => !granted.some((one) => one.taskId === taskId)), ...granted],
});

/** True when a form was rendered for this session. */
export const isOwnForm = (request: WebRequest, seat: Seat): boolean =>
  formOf(request).get('csrf') === seat.session.csrf;
