import type { WebRequest } from '../../../shared/http/request.ts';
import { htmlPage, type WebResponse } from '../../../shared/http/response.ts';
import type { ReviewDependencies } from '../dependencies.ts';
import { frameOf } from '../frame-of.ts';
import { notFoundPage, signedOutPage } from '../pages/notice-pages.ts';
import { type Seat, seatOf } from '../seat.ts';
import { type InterviewAccess, interviewAccess } from './access.ts';
import { overPage } from './pages.ts';

/** Somebody with a session, and an interview whose panel they sit on. */
export interface AskedInterview {
  readonly seat: Seat;
  readonly access: Extract<InterviewAccess, { kind: 'open' | 'sent' }>;
}

/** Who asks about which interview, or the answer where nothing can be shown. */
export async function askedInterview(
  deps: ReviewDependencies,
  request: WebRequest,
): Promise<AskedInterview | WebResponse> {
  const seat = await seatOf(deps.store, request);
  if (!seat) return htmlPage(signedOutPage(frameOf(deps, request)), 401);
  const access = await interviewAccess(deps.store, seat, request.param('seatId'));
  const frame = frameOf(deps, request, seat);
  if (access.kind === 'unknown') return htmlPage(notFoundPage(frame), 404);
  if (access.kind === 'over') return htmlPage(overPage(frame), 410);
  return { seat, access };
}
