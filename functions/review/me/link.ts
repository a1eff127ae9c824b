import { sendFreshOwnLink } from '../../../shared/cases/pool/send-own-link.ts';
import type { WebRequest } from '../../../shared/http/request.ts';
import { htmlPage, seeOther, type WebResponse } from '../../../shared/http/response.ts';
import { readLink } from '../../../shared/store/links.ts';
import { readReviewer } from '../../../shared/store/reviewers.ts';
import { nowIso } from '../../../shared/store/table.ts';
import type { ReviewDependencies } from '../dependencies.ts';
import { frameOf } from '../frame-of.ts';
import { unknownLinkPage } from '../pages/link-pages.ts';
import { expiredOwnLinkPage, freshOwnLinkPage, goneOwnPage, ownLinkPage } from '../pages/own-link-pages.ts';
import { takeSeat } from '../seat.ts';

/** What the link to a reviewer's own page shows: nothing is looked up. */
export const showOwnLink = (deps: ReviewDependencies) => (request: WebRequest) =>
  htmlPage(ownLinkPage(frameOf(deps, request), request.param('linkId')));

/** Exchanges such a link for a session, as long as the person reads for the program. */
export const openOwnLink =
  (deps: ReviewDependencies) =>
  async (request: WebRequest): Promise<WebResponse> => {
    const { store } = deps;
    const frame = frameOf(deps, request);
    const secret = request.param('linkId');
    const link = await readLink(store, secret);
    if (link?.purpose !== 'reviewer') return htmlPage(unknownLinkPage(frame), 404);
    const one = await readReviewer(store, link.programId, link.reviewerId);
    if (!one || one.status === 'paused' || one.epoch !== link.epoch) return htmlPage(goneOwnPage(frame), 410);
    if (link.validUntil <= nowIso(store)) return htmlPage(expiredOwnLinkPage(frame, secret), 410);
    return seeOther('/review/me', [await takeSeat(store, request, link)]);
  };

/** Asks for a fresh one. The answer is the same whatever came of it. */
export const askFreshLink = (deps: ReviewDependencies) => async (request: WebRequest) => {
  await sendFreshOwnLink(deps.store, request.param('linkId'));
  return seeOther('/review/me/link-sent');
};

export const showFreshLink = (deps: ReviewDependencies) => (request: WebRequest) =>
  htmlPage(freshOwnLinkPage(frameOf(deps, request)));
