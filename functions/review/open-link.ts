import { sendFreshLink } from '../../shared/cases/review/send-fresh-link.ts';
import type { WebRequest } from '../../shared/http/request.ts';
import { htmlPage, seeOther, type WebResponse } from '../../shared/http/response.ts';
import { readLink } from '../../shared/store/links.ts';
import { readTask } from '../../shared/store/reviewers.ts';
import { nowIso } from '../../shared/store/table.ts';
import type { ReviewDependencies } from './dependencies.ts';
import { frameOf } from './frame-of.ts';
import {
  doneLinkPage,
  expiredLinkPage,
  freshLinkPage,
  linkPage,
  overPage,
  unknownLinkPage,
} from './pages/link-pages.ts';
import { takeSeat } from './seat.ts';

/** What a link shows: nothing is looked up, so that a scanner learns nothing and changes nothing. */
export const showLink = (deps: ReviewDependencies) => (request: WebRequest) =>
  htmlPage(linkPage(frameOf(deps, request), request.param('linkId')));

/** Exchanges a link for a session, as long as its task is this person's. */
export const openLink =
  (deps: ReviewDependencies) =>
  async (request: WebRequest): Promise<WebResponse> => {
    const { store } = deps;
    const frame = frameOf(deps, request);
    const link = await readLink(store, request.param('linkId'));
    if (link?.purpose !== 'review') return htmlPage(unknownLinkPage(frame), 404);
    const task = await readTask(store, link.applicationId, link.taskId);
    const standing = task?.status === 'open' || task?.status === 'decided';
    if (!standing || task.epoch !== link.epoch || task.reviewerId !== link.reviewerId)
      return htmlPage(overPage(frame), 410);
    if (link.validUntil <= nowIso(store)) {
      const page =
        task.status === 'open' ? expiredLinkPage(frame, request.param('linkId')) : doneLinkPage(frame);
      return htmlPage(page, 410);
    }
    return seeOther(`/review/tasks/${link.taskId}`, [await takeSeat(store, request, link)]);
  };

/** Asks for a fresh link. The answer is the same whatever came of it. */
export const askFreshLink = (deps: ReviewDependencies) => async (request: WebRequest) => {
  await sendFreshLink(deps.store, request.param('linkId'));
  return seeOther('/review/link-sent');
};

export const showFreshLink = (deps: ReviewDependencies) => (request: WebRequest) =>
  htmlPage(freshLinkPage(frameOf(deps, request)));
