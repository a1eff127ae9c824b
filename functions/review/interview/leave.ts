import { declareStake } from '../../../shared/cases/interviews/declare-stake.ts';
import { leaveSeat } from '../../../shared/cases/interviews/leave-seat.ts';
import { formOf, type WebRequest } from '../../../shared/http/request.ts';
import { htmlPage, seeOther, type WebResponse } from '../../../shared/http/response.ts';
import type { ReviewDependencies } from '../dependencies.ts';
import { frameOf } from '../frame-of.ts';
import { isOwnForm, rememberSeat } from '../seat.ts';
import { type AskedInterview, askedInterview } from './asked.ts';
import { leavePage } from './pages.ts';

/** Asks somebody why they leave a panel. */
export const askToLeave =
  (deps: ReviewDependencies) =>
  async (request: WebRequest): Promise<WebResponse> => {
    const asked = await askedInterview(deps, request);
    return 'statusCode' in asked ? asked : page(deps, request, asked, 200, undefined);
  };

/** Leaves it, for a reason that somebody chose. From then on nothing of the applicant is theirs to see. */
export const leave =
  (deps: ReviewDependencies) =>
  async (request: WebRequest): Promise<WebResponse> => {
    const asked = await askedInterview(deps, request);
    if ('statusCode' in asked) return asked;
    const { seat, access } = asked;
    if (!isOwnForm(request, seat)) return page(deps, request, asked, 403, 'session-changed');
    const reason = formOf(request).get('reason');
    const { part } = access.file;
    if (reason !== 'conflict' && (reason !== 'unavailable' || access.kind === 'sent'))
      return page(deps, request, asked, 422, 'missing');
    await rememberSeat(deps.store, seat, part);
    if (reason === 'conflict') await declareStake(deps.store, part);
    else await leaveSeat(deps.store, part, 'unavailable');
    return seeOther(`/review/interviews/${part.seatId}`);
  };

function page(
  deps: ReviewDependencies,
  request: WebRequest,
  { seat, access }: AskedInterview,
  statusCode: number,
  state: 'missing' | 'session-changed' | undefined,
): WebResponse {
  const { seatId } = access.file.part;
  const view = { seatId, csrf: seat.session.csrf, sent: access.kind === 'sent', state };
  return htmlPage(leavePage(frameOf(deps, request, seat), view), statusCode);
}
