import { referenceOf } from '../../shared/domain/application/application.ts';
import { asksForWishes } from '../../shared/domain/review/wishes.ts';
import type { WebRequest } from '../../shared/http/request.ts';
import { dropCookie, htmlPage, seeOther, type WebResponse } from '../../shared/http/response.ts';
import { practiceOf } from '../../shared/store/practice.ts';
import { readProgram } from '../../shared/store/programs.ts';
import { endSession } from '../../shared/store/sessions.ts';
import { inSeconds, nowIso } from '../../shared/store/table.ts';
import { ownTasks } from './access.ts';
import type { ReviewDependencies } from './dependencies.ts';
import { frameOf } from './frame-of.ts';
import { ownInterviews } from './interview/access.ts';
import { homePage, listPage } from './pages/home-pages.ts';
import { isOwnForm, seatOf } from './seat.ts';

const soonSeconds = 3 * 86_400;

/** What reviewing is; with a session, the reviewer's own list. */
export const showHome =
  (deps: ReviewDependencies) =>
  async (request: WebRequest): Promise<WebResponse> => {
    const { store } = deps;
    const seat = await seatOf(store, request);
    const frame = frameOf(deps, request, seat);
    const version = seat && (await readProgram(store, seat.session.programId));
    if (!seat || !version) return htmlPage(homePage(frame));
    const { program } = version;
    const { open, decided } = await ownTasks(store, seat);
    const { calibration } = program.review;
    const practised = calibration ? await practiceOf(store, program.id, seat.session.reviewerId) : [];
    const [now, soon] = [nowIso(store), inSeconds(store, soonSeconds).toISOString()];
    const named = (one: { taskId: string; applicationId: string }) => ({
      taskId: one.taskId,
      reference: referenceOf(program.id, one.applicationId),
    });
    const view = {
      programTitle: program.title[request.language],
      zone: program.zone,
      asksForWishes: asksForWishes(program, seat.reviewer),
      interviews: await ownInterviews(store, seat, now),
      practice: calibration && {
        required: calibration.required,
        samples: calibration.samples.map(({ id, title }) => ({
          title,
          done: practised.some(({ sampleId }) => sampleId === id),
        })),
      },
      open: open.map((task) => ({
        ...named(task),
        dueAt: task.dueAt,
        state:
          task.dueAt < now ? ('overdue' as const) : task.dueAt < soon ? ('soon' as const) : ('open' as const),
      })),
      decided: decided.map((task) => ({ ...named(task), at: task.endedAt ?? task.assignedAt })),
    };
    return htmlPage(listPage(frame, view));
  };

/** Ends the session of this browser. */
export const signOut =
  (deps: ReviewDependencies) =>
  async (request: WebRequest): Promise<WebResponse> => {
    const seat = await seatOf(deps.store, request);
    if (seat && !isOwnForm(request, seat)) return seeOther('/review');
    if (seat) await endSession(deps.store, seat.secret);
    return seeOther('/review', [dropCookie('reviewer')]);
  };
