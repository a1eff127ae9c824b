import { sits } from '../../../shared/domain/interviews/interview.ts';
import type { WebRequest } from '../../../shared/http/request.ts';
import { htmlPage, seeOther, type WebResponse } from '../../../shared/http/response.ts';
import { readSeat } from '../../../shared/store/interviews.ts';
import { readLink } from '../../../shared/store/links.ts';
import { nowIso } from '../../../shared/store/table.ts';
import type { ReviewDependencies } from '../dependencies.ts';
import { frameOf } from '../frame-of.ts';
import { unknownLinkPage } from '../pages/link-pages.ts';
import { takeSeat } from '../seat.ts';
import { interviewLinkPage, overPage } from './pages.ts';

/** What a link shows: nothing is looked up, so that a scanner learns nothing and changes nothing. */
export const showInterviewLink = (deps: ReviewDependencies) => (request: WebRequest) =>
  htmlPage(interviewLinkPage(frameOf(deps, request), request.param('linkId')));

/** Exchanges a link for a session, as long as this person still sits on the panel. */
export const openInterviewLink =
  (deps: ReviewDependencies) =>
  async (request: WebRequest): Promise<WebResponse> => {
    const { store } = deps;
    const frame = frameOf(deps, request);
    const link = await readLink(store, request.param('linkId'));
    if (link?.purpose !== 'interview') return htmlPage(unknownLinkPage(frame), 404);
    const part = await readSeat(store, link.applicationId, link.seatId);
    const theirs = part?.epoch === link.epoch && part.reviewerId === link.reviewerId && sits(part);
    if (!theirs || link.validUntil <= nowIso(store)) return htmlPage(overPage(frame), 410);
    return seeOther(`/review/interviews/${link.seatId}`, [await takeSeat(store, request, link)]);
  };
