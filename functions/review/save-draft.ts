import { type ReviewDraft, saveReviewDraft } from '../../shared/cases/review/review-draft.ts';
import { textBody } from '../../shared/http/body.ts';
import { formOf, type WebRequest } from '../../shared/http/request.ts';
import { htmlPage, json, seeOther, type WebResponse } from '../../shared/http/response.ts';
import type { ReviewFile } from './access.ts';
import type { ReviewDependencies } from './dependencies.ts';
import { frameOf } from './frame-of.ts';
import { keptReviewPage, tooLargePage } from './pages/notice-pages.ts';
import { taskPageFor } from './review-task.ts';
import { type TypedReview, typedReview } from './rubric.ts';
import { isOwnForm } from './seat.ts';
import { askedTask, closedTask, isAnswer } from './task-answers.ts';

/**
 * Keeps what is written so far, by a button or by the page itself while somebody writes. It decides nothing. Two windows never
 * overwrite each other: the later one is shown what it wrote, and told that the other has saved.
 */
export const saveDraft =
  (deps: ReviewDependencies) =>
  async (request: WebRequest): Promise<WebResponse> => {
    if (!textBody(request).ok) return htmlPage(tooLargePage(frameOf(deps, request)), 413);
    const form = formOf(request);
    const typed = typedReview(form);
    const asked = await askedTask(deps, request);
    const task = `/review/tasks/${request.param('taskId')}`;
    if (isAnswer(asked))
      return htmlPage(keptReviewPage(frameOf(deps, request), task, typed), asked.statusCode);
    const { seat, access } = asked;
    if (access.kind === 'decided') return seeOther(`${task}/recorded?again=1`);
    if (access.kind !== 'open') return closedTask(deps, request, seat, access);
    const { file } = access;
    const shown = { typed: { ...typed, decision: '' }, faults: [] };
    if (!isOwnForm(request, seat))
      return taskPageFor(deps, request, seat, file, 403, { ...shown, sendAgain: 'session-changed' });
    const saved = await save(deps, file, form.get('draft') ?? '0', typed);
    switch (saved.kind) {
      case 'over':
        return closedTask(deps, request, seat, { kind: 'over', task: file.task });
      case 'stale':
        return request.wantsPage
          ? taskPageFor(deps, request, seat, file, 409, { ...shown, sendAgain: 'saved-elsewhere' })
          : json({}, 409);
      case 'saved':
        return request.wantsPage ? seeOther(`${task}?saved=1`) : json({ draft: saved.version });
    }
  };

/** Nothing written is nothing to keep: an empty form that a machine sends leaves no trace. */
async function save(
  deps: ReviewDependencies,
  file: ReviewFile,
  from: string,
  typed: TypedReview,
): Promise<Awaited<ReturnType<typeof saveReviewDraft>>> {
  const { scores, comments } = typed;
  const begun = file.draft?.version ?? 0;
  const written: ReviewDraft['typed'] = { scores, comments };
  const empty = [...Object.values(scores), ...Object.values(comments)].every((text) => text.trim() === '');
  if (empty && begun === 0) return { kind: 'saved', version: 0 };
  if (Number(from) !== begun) return { kind: 'stale' };
  return saveReviewDraft(deps.store, file.key, file.task, begun, written);
}
