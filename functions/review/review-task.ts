import { isBlind, isVoice } from '../../shared/cases/people/voices.ts';
import { declareConflict } from '../../shared/cases/review/declare-conflict.ts';
import { recordReview } from '../../shared/cases/review/record-review.ts';
import { civilDateIn, daysBetween } from '../../shared/domain/dates.ts';
import { textBody } from '../../shared/http/body.ts';
import { formOf, type WebRequest } from '../../shared/http/request.ts';
import { htmlPage, seeOther, type WebResponse } from '../../shared/http/response.ts';
import { nowIso } from '../../shared/store/table.ts';
import { reviewerView } from '../../shared/web/forms/index.ts';
import { ownTasks, type ReviewFile } from './access.ts';
import type { ReviewDependencies } from './dependencies.ts';
import { figuresOf } from './figures.ts';
import { answersAndFiles, filesShown } from './files.ts';
import { frameOf } from './frame-of.ts';
import { keptReviewPage, tooLargePage } from './pages/notice-pages.ts';
import { taskPage } from './pages/task-page.ts';
import type { TaskView } from './pages/task-view.ts';
import { nothingTyped, readReview, rubricOf, type TypedReview, typedReview } from './rubric.ts';
import { isOwnForm, rememberTask, type Seat } from './seat.ts';
import { askedTask, closedTask, isAnswer } from './task-answers.ts';

const recorded = (taskId: string, again: boolean) =>
  seeOther(`/review/tasks/${taskId}/recorded${again ? '?again=1' : ''}`);

/** The application beside its rubric; what was recorded, once it was. */
export const showTask =
  (deps: ReviewDependencies) =>
  async (request: WebRequest): Promise<WebResponse> => {
    const asked = await askedTask(deps, request);
    if (isAnswer(asked)) return asked;
    const { seat, access } = asked;
    if (access.kind === 'decided') return recorded(access.task.taskId, false);
    if (access.kind !== 'open') return closedTask(deps, request, seat, access);
    const { draft } = access.file;
    const typed = draft ? { ...draft.typed, decision: '' } : nothingTyped;
    const saved = request.query.get('saved') === '1' ? draft?.at : undefined;
    return taskPageFor(deps, request, seat, access.file, 200, { typed, faults: [], saved });
  };

/**
 * Records a review: a form of this session and of what is to be read now, with a decision that somebody chose. Whatever
 * else is sent is shown again with all that was written; only the choice to decide has to be made anew.
 */
export const sendReview =
  (deps: ReviewDependencies) =>
  async (request: WebRequest): Promise<WebResponse> => {
    if (!textBody(request).ok) return htmlPage(tooLargePage(frameOf(deps, request)), 413);
    const form = formOf(request);
    const typed = typedReview(form);
    const asked = await askedTask(deps, request);
    if (isAnswer(asked)) {
      const kept = keptReviewPage(frameOf(deps, request), request.path, typed);
      return htmlPage(kept, asked.statusCode);
    }
    const { seat, access } = asked;
    if (access.kind === 'decided') return recorded(access.task.taskId, true);
    if (access.kind !== 'open') return closedTask(deps, request, seat, access);
    const { file } = access;
    const undecided = { typed: { ...typed, decision: '' }, faults: [] };
    if (!isOwnForm(request, seat))
      return taskPageFor(deps, request, seat, file, 403, { ...undecided, sendAgain: 'session-changed' });
    if (form.get('version') !== file.formVersion)
      return taskPageFor(deps, request, seat, file, 409, { ...undecided, sendAgain: 'form-changed' });
    if (typed.decision === 'conflict') {
      await rememberTask(deps.store, seat, file.task);
      await declareConflict(deps.store, file.task);
      return seeOther(`/review/tasks/${file.task.taskId}`);
    }
    if (typed.decision === 'cannot') return seeOther(`/review/tasks/${file.task.taskId}/decline`);
    const { faults, ...review } = readReview(file.context, typed);
    if (faults.length > 0) return taskPageFor(deps, request, seat, file, 422, { typed, faults });
    const outcome = await record(deps, request, seat, file, review);
    if (outcome !== 'corrected') return outcome;
    const now = await askedTask(deps, request);
    if (isAnswer(now)) return now;
    return now.access.kind === 'open'
      ? taskPageFor(deps, request, seat, now.access.file, 409, { ...undecided, sendAgain: 'form-changed' })
      : closedTask(deps, request, seat, { kind: 'over', task: file.task });
  };

async function record(
  deps: ReviewDependencies,
  request: WebRequest,
  seat: Seat,
  { task, snapshot }: ReviewFile,
  review: Pick<ReturnType<typeof readReview>, 'scores' | 'comments' | 'notSure'>,
): Promise<WebResponse | 'corrected'> {
  const { applicationId, taskId, reviewerId } = task;
  await rememberTask(deps.store, seat, task);
  const outcome = await recordReview(deps.store, {
    applicationId,
    taskId,
    reviewerId,
    snapshot,
    ...review,
  });
  switch (outcome.kind) {
    case 'committed':
    case 'already':
      return recorded(taskId, outcome.kind === 'already');
    case 'ended':
    case 'missing':
      return closedTask(deps, request, seat, { kind: 'over', task });
    case 'corrected':
      return outcome.kind;
    case 'invalid':
      throw new Error('A review without a fault was refused');
  }
}

type Shown = Pick<TaskView, 'typed' | 'faults' | 'sendAgain' | 'saved'> & { readonly typed: TypedReview };

/** The page of an open task with what stands in its form. */
export async function taskPageFor(
  deps: ReviewDependencies,
  request: WebRequest,
  seat: Seat,
  { task, reference, context, documents, formVersion, voices, draft }: ReviewFile,
  statusCode: number,
  shown: Shown,
): Promise<WebResponse> {
  const { program, answers, asOf } = context;
  const { language } = request;
  const view: TaskView = {
    taskId: task.taskId,
    reference,
    programTitle: program.title[language],
    dueAt: task.dueAt,
    zone: program.zone,
    overdue: task.dueAt < nowIso(deps.store),
    daysLeft: daysBetween(
      civilDateIn(program.zone, nowIso(deps.store)),
      civilDateIn(program.zone, task.dueAt),
    ),
    progress: await progressOf(deps, seat),
    draftVersion: draft?.version ?? 0,
    view: reviewerView(program, answersAndFiles(program, answers, documents)),
    files: filesShown(program, documents, `/review/tasks/${task.taskId}`, language),
    voices: voices.map(({ entry, name, answers: given }) => ({
      title: entry.title,
      name,
      view: reviewerView(entry, given),
    })),
    expectsVoices: program.people.some(isVoice),
    blind: isBlind(program),
    figures: figuresOf(context, language),
    asOf,
    rubric: rubricOf(context),
    csrf: seat.session.csrf,
    formVersion,
    ...shown,
  };
  return htmlPage(taskPage(frameOf(deps, request, seat), view), statusCode);
}

/** How far somebody is with what they were given. */
async function progressOf({ store }: ReviewDependencies, seat: Seat) {
  const { open, decided } = await ownTasks(store, seat);
  return { done: decided.length, all: open.length + decided.length };
}
