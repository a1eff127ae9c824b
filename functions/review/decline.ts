import { declareConflict } from '../../shared/cases/review/declare-conflict.ts';
import { declineTask } from '../../shared/cases/review/hand-over.ts';
import { formOf, type WebRequest } from '../../shared/http/request.ts';
import { htmlPage, seeOther, type WebResponse } from '../../shared/http/response.ts';
import type { Access } from './access.ts';
import type { ReviewDependencies } from './dependencies.ts';
import { frameOf } from './frame-of.ts';
import { type DeclineReason, type DeclineView, declinePage, declineReasons } from './pages/decline-pages.ts';
import { isOwnForm, rememberTask, type Seat } from './seat.ts';
import { type Asked, askedTask, closedTask, isAnswer } from './task-answers.ts';

type Held = Extract<Access, { kind: 'open' | 'conflict' | 'decided' }>;

/** Asks a reviewer why they give a task back. */
export const askToDecline =
  (deps: ReviewDependencies) =>
  async (request: WebRequest): Promise<WebResponse> => {
    const held = await heldTask(deps, request);
    if ('statusCode' in held) return held;
    return page(deps, request, held, 200);
  };

/** Gives a task back for a reason that somebody chose. From then on neither file nor scores are this reviewer's to read. */
export const decline =
  (deps: ReviewDependencies) =>
  async (request: WebRequest): Promise<WebResponse> => {
    const held = await heldTask(deps, request);
    if ('statusCode' in held) return held;
    const { seat, access } = held;
    if (!isOwnForm(request, seat)) return page(deps, request, held, 403, 'session-changed');
    const reason = formOf(request).get('reason') ?? '';
    const late = access.kind === 'decided';
    if (!isReason(reason) || (late && declineReasons[reason].because !== 'conflict'))
      return page(deps, request, held, 422, 'missing');
    const { task } = access;
    await rememberTask(deps.store, seat, task);
    const { because } = declineReasons[reason];
    if (because === 'conflict') await declareConflict(deps.store, task);
    else await declineTask(deps.store, task, because);
    return seeOther(`/review/tasks/${task.taskId}`);
  };

const isReason = (text: string): text is DeclineReason => Object.hasOwn(declineReasons, text);

/** A task that its reviewer holds still, even where they may not open its file. */
async function heldTask(
  deps: ReviewDependencies,
  request: WebRequest,
): Promise<{ readonly seat: Seat; readonly access: Held } | WebResponse> {
  const asked = await askedTask(deps, request);
  if (isAnswer(asked)) return asked;
  const { seat, access }: Asked = asked;
  if (access.kind === 'over') return closedTask(deps, request, seat, access);
  return { seat, access };
}

function page(
  deps: ReviewDependencies,
  request: WebRequest,
  { seat, access }: { readonly seat: Seat; readonly access: Held },
  statusCode: number,
  state?: DeclineView['state'],
): WebResponse {
  const view = {
    taskId: access.task.taskId,
    csrf: seat.session.csrf,
    mayGoBack: access.kind !== 'conflict',
    recorded: access.kind === 'decided',
    state,
  };
  return htmlPage(declinePage(frameOf(deps, request, seat), view), statusCode);
}
