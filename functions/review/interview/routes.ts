import type { Route } from '../../../shared/http/function-handler.ts';
import type { ReviewDependencies } from '../dependencies.ts';
import { askToLeave, leave } from './leave.ts';
import { openInterviewLink, showInterviewLink } from './link.ts';
import { fetchInterviewFile, sendSheet, showInterview, showSent } from './sheet.ts';

/** What somebody on a panel sees and does: who comes, their own sheet, leaving; and the link that opens it. */
export const interviewRoutes = (deps: ReviewDependencies): readonly Route[] => [
  { method: 'GET', path: '/review/interviews/open/{linkId}', answer: showInterviewLink(deps) },
  { method: 'POST', path: '/review/interviews/open/{linkId}', answer: openInterviewLink(deps) },
  { method: 'GET', path: '/review/interviews/{seatId}', answer: showInterview(deps) },
  { method: 'POST', path: '/review/interviews/{seatId}', answer: sendSheet(deps) },
  { method: 'GET', path: '/review/interviews/{seatId}/sent', answer: showSent(deps) },
  { method: 'GET', path: '/review/interviews/{seatId}/leave', answer: askToLeave(deps) },
  { method: 'POST', path: '/review/interviews/{seatId}/leave', answer: leave(deps) },
  {
    method: 'GET',
    path: '/review/interviews/{seatId}/files/{documentId}',
    answer: fetchInterviewFile(deps),
  },
];
