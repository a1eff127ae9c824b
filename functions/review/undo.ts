import { isFree, takeBackReview, undoUntil } from '../../shared/cases/review/take-back-review.ts';
import { formOf, type WebRequest } from '../../shared/http/request.ts';
import { htmlPage, seeOther, type WebResponse } from '../../shared/http/response.ts';
import type { Store } from '../../shared/store/table.ts';
import type { ReviewFile } from './access.ts';
import type { ReviewDependencies } from './dependencies.ts';
import { frameOf } from './frame-of.ts';
import { undoPage } from './pages/undo-page.ts';
import { isOwnForm, type Seat } from './seat.ts';
import { askedTask, closedTask, isAnswer } from './task-answers.ts';

/** Until when a recorded review may still be taken back; undefined where it may not. */
export async function mayUndo(
  store: Store,
  { task, context, loaded }: ReviewFile,
): Promise<string | undefined> {
  const until = undoUntil(store, context.program, task);
  return until !== undefined && (await isFree(store, loaded, context.program)) ? until : undefined;
}

/** Asks whether to take a recorded review back. */
export const askToUndo =
  (deps: ReviewDependencies) =>
  async (request: WebRequest): Promise<WebResponse> => {
    const asked = await decided(deps, request);
    if ('statusCode' in asked) return asked;
    return page(deps, request, asked, 200);
  };

/** Takes it back, for somebody who chose that: what was written is in the form again. */
export const undo =
  (deps: ReviewDependencies) =>
  async (request: WebRequest): Promise<WebResponse> => {
    const asked = await decided(deps, request);
    if ('statusCode' in asked) return asked;
    const { seat, file } = asked;
    if (!isOwnForm(request, seat)) return page(deps, request, asked, 403, 'session-changed');
    const choice = formOf(request).get('takeBack');
    if (choice === 'no') return seeOther(`/review/tasks/${file.task.taskId}/recorded`);
    if (choice !== 'yes') return page(deps, request, asked, 422, 'missing');
    const done = await takeBackReview(deps.store, file.task);
    return seeOther(`/review/tasks/${file.task.taskId}${done.kind === 'committed' ? '' : '/undo'}`);
  };

type Decided = { readonly seat: Seat; readonly file: ReviewFile };

async function decided(deps: ReviewDependencies, request: WebRequest): Promise<Decided | WebResponse> {
  const asked = await askedTask(deps, request);
  if (isAnswer(asked)) return asked;
  const { seat, access } = asked;
  if (access.kind === 'open') return seeOther(`/review/tasks/${access.task.taskId}`);
  if (access.kind !== 'decided') return closedTask(deps, request, seat, access);
  return { seat, file: access.file };
}

async function page(
  deps: ReviewDependencies,
  request: WebRequest,
  { seat, file }: Decided,
  statusCode: number,
  state?: 'missing' | 'session-changed',
): Promise<WebResponse> {
  const until = await mayUndo(deps.store, file);
  const { task, reference, context } = file;
  const view = {
    taskId: task.taskId,
    reference,
    csrf: seat.session.csrf,
    zone: context.program.zone,
    until,
    state,
  };
  return htmlPage(undoPage(frameOf(deps, request, seat), view), statusCode);
}
