import type { WebRequest } from '../../shared/http/request.ts';
import { htmlPage, type WebResponse } from '../../shared/http/response.ts';
import { readProgram } from '../../shared/store/programs.ts';
import { type Access, accessTo } from './access.ts';
import type { ReviewDependencies } from './dependencies.ts';
import { frameOf } from './frame-of.ts';
import { conflictPage, declinedPage } from './pages/decline-pages.ts';
import { overPage } from './pages/link-pages.ts';
import { notFoundPage, signedOutPage } from './pages/notice-pages.ts';
import { type Seat, seatOf } from './seat.ts';

/** A request of somebody with a session about a task that they may have known of. */
export interface Asked {
  readonly seat: Seat;
  readonly access: Exclude<Access, { kind: 'unknown' }>;
}

/** Who asks about which task, or the answer where nothing can be shown: no session, or nobody's task. */
export async function askedTask(deps: ReviewDependencies, request: WebRequest): Promise<Asked | WebResponse> {
  const seat = await seatOf(deps.store, request);
  if (!seat) return htmlPage(signedOutPage(frameOf(deps, request)), 401);
  const access = await accessTo(deps.store, seat, request.param('taskId'));
  if (access.kind === 'unknown') return htmlPage(notFoundPage(frameOf(deps, request, seat)), 404);
  return { seat, access };
}

/** True for an answer that can be sent as it is. */
export const isAnswer = (result: Asked | WebResponse): result is WebResponse => 'statusCode' in result;

/** The page of a task whose file and scores this reviewer does not see. */
export async function closedTask(
  deps: ReviewDependencies,
  request: WebRequest,
  seat: Seat,
  access: Extract<Access, { kind: 'over' | 'conflict' }>,
): Promise<WebResponse> {
  const frame = frameOf(deps, request, seat);
  const { task } = access;
  if (access.kind === 'conflict') return htmlPage(conflictPage(frame, task.taskId), 403);
  const given = (task.status === 'declined' || task.status === 'voided') && task.endedAt;
  const version = given ? await readProgram(deps.store, task.programId) : undefined;
  return given && version
    ? htmlPage(declinedPage(frame, given, version.program.zone))
    : htmlPage(overPage(frame), 410);
}
