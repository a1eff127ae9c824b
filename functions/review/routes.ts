import type { ErrorPages, Route } from '../../shared/http/function-handler.ts';
import { htmlPage } from '../../shared/http/response.ts';
import { askToDecline, decline } from './decline.ts';
import type { ReviewDependencies } from './dependencies.ts';
import { fetchFile } from './files.ts';
import { frameOf } from './frame-of.ts';
import { showHome, signOut } from './home.ts';
import { interviewRoutes } from './interview/routes.ts';
import { meRoutes } from './me/routes.ts';
import { askFreshLink, openLink, showFreshLink, showLink } from './open-link.ts';
import { faultPage, notFoundPage } from './pages/notice-pages.ts';
import { sendPractice, showPractice } from './practice.ts';
import { showRecorded } from './recorded.ts';
import { sendReview, showTask } from './review-task.ts';
import { saveDraft } from './save-draft.ts';
import { askToUndo, undo } from './undo.ts';

/** Everything a reviewer can ask for. A path without parameters wins over one with them. */
export const reviewRoutes = (deps: ReviewDependencies): readonly Route[] => [
  { method: 'GET', path: '/review', answer: showHome(deps) },
  { method: 'POST', path: '/review/sign-out', answer: signOut(deps) },
  { method: 'GET', path: '/review/practice/{n}', answer: showPractice(deps) },
  { method: 'POST', path: '/review/practice/{n}', answer: sendPractice(deps) },
  { method: 'GET', path: '/review/link-sent', answer: showFreshLink(deps) },
  { method: 'GET', path: '/review/tasks/{taskId}', answer: showTask(deps) },
  { method: 'POST', path: '/review/tasks/{taskId}', answer: sendReview(deps) },
  { method: 'POST', path: '/review/tasks/{taskId}/save', answer: saveDraft(deps) },
  { method: 'GET', path: '/review/tasks/{taskId}/undo', answer: askToUndo(deps) },
  { method: 'POST', path: '/review/tasks/{taskId}/undo', answer: undo(deps) },
  { method: 'GET', path: '/review/tasks/{taskId}/recorded', answer: showRecorded(deps) },
  { method: 'GET', path: '/review/tasks/{taskId}/files/{documentId}', answer: fetchFile(deps) },
  { method: 'GET', path: '/review/tasks/{taskId}/decline', answer: askToDecline(deps) },
  { method: 'POST', path: '/review/tasks/{taskId}/decline', answer: decline(deps) },
  ...interviewRoutes(deps),
  ...meRoutes(deps),
  { method: 'GET', path: '/review/{linkId}', answer: showLink(deps) },
  { method: 'POST', path: '/review/{linkId}', answer: openLink(deps) },
  { method: 'POST', path: '/review/{linkId}/fresh', answer: askFreshLink(deps) },
];

/** The pages of what no route answers. */
export const errorPages = (deps: Pick<ReviewDependencies, 'assets'>): ErrorPages => ({
  notFound: (request) => htmlPage(notFoundPage(frameOf(deps, request)), 404),
  fault: (request) => htmlPage(faultPage(frameOf(deps, request)), 500),
});
