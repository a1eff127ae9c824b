import type { WebRequest } from '../../shared/http/request.ts';
import { htmlPage, seeOther, type WebResponse } from '../../shared/http/response.ts';
import { ownTasks } from './access.ts';
import type { ReviewDependencies } from './dependencies.ts';
import { frameOf } from './frame-of.ts';
import { recordedPage } from './pages/recorded-page.ts';
import { rubricOf } from './rubric.ts';
import { askedTask, closedTask, isAnswer } from './task-answers.ts';
import { mayUndo } from './undo.ts';

/** What this reviewer recorded, and when. Others' scores only where the program lets readers see them. */
export const showRecorded =
  (deps: ReviewDependencies) =>
  async (request: WebRequest): Promise<WebResponse> => {
    const asked = await askedTask(deps, request);
    if (isAnswer(asked)) return asked;
    const { seat, access } = asked;
    if (access.kind === 'open') return seeOther(`/review/tasks/${access.task.taskId}`);
    if (access.kind !== 'decided') return closedTask(deps, request, seat, access);
    const { reference, context, reviews } = access.file;
    const { program } = context;
    const all = await reviews();
    const own = all.find(({ taskId }) => taskId === access.task.taskId);
    if (!own) throw new Error('A decided task has no review');
    const { open } = await ownTasks(deps.store, seat);
    const view = {
      reference,
      programTitle: program.title[request.language],
      rubric: rubricOf(context),
      scores: own.scores,
      comments: own.comments,
      at: own.at,
      zone: program.zone,
      again: request.query.get('again') === '1',
      peers: program.review.peersHidden ? [] : all.filter((one) => one !== own).map(({ scores }) => scores),
      notSure: own.notSure,
      taskId: access.task.taskId,
      undoUntil: await mayUndo(deps.store, access.file),
      nextTaskId: open[0]?.taskId,
    };
    return htmlPage(recordedPage(frameOf(deps, request, seat), view));
  };
