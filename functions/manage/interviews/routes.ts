import type { Route } from '../../../shared/http/function-handler.ts';
import { form, page } from '../access.ts';
import type { ManageDependencies } from '../dependencies.ts';
import { askWhom, inviteThem } from './invite.ts';
import { askAboutInterview, doAboutInterview } from './one.ts';
import { showInterviews } from './show.ts';
import { addTimes, askForTimes, askToRemove, removeTimes } from './times.ts';

const own = '/manage/rounds/{roundId}/interviews';
const one = '/manage/applications/{applicationId}/interview';

/** Interviews of a round: times, invitations, and what becomes of each. */
export const interviewRoutes = (deps: ManageDependencies): readonly Route[] => [
  page(deps, own, (asked) => showInterviews(deps, asked)),
  page(deps, `${own}/new`, (asked) => askForTimes(deps, asked), 'manage'),
  form(deps, `${own}/new`, (asked) => addTimes(deps, asked)),
  page(deps, `${own}/remove`, (asked) => askToRemove(deps, asked), 'manage'),
  form(deps, `${own}/remove`, (asked) => removeTimes(deps, asked)),
  page(deps, `${own}/invite`, (asked) => askWhom(deps, asked), 'manage'),
  form(deps, `${own}/invite`, (asked) => inviteThem(deps, asked)),
  page(deps, one, (asked) => askAboutInterview(deps, asked), 'manage'),
  form(deps, one, (asked) => doAboutInterview(deps, asked)),
];
