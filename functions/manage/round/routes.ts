import type { Route } from '../../../shared/http/function-handler.ts';
import { form, page } from '../access.ts';
import type { ManageDependencies } from '../dependencies.ts';
import { askToExtend, extend } from '../extend/extend-program.ts';
import * as panels from '../panels/act.ts';
import { rule, showOne } from '../panels/ruling.ts';
import { askToInvite, invite } from '../phase/invite.ts';
import * as act from './act.ts';
import { askToPlan, plan } from './plan.ts';
import { showScores } from './scores.ts';
import { showRound, showRounds } from './show.ts';
import * as whatIf from './what-if.ts';

/** Rounds: readiness, close, proposal, the two approvals, release. */
export const roundRoutes = (deps: ManageDependencies): readonly Route[] => [
  page(deps, '/manage/rounds', (asked) => showRounds(deps, asked)),
  page(deps, '/manage/rounds/{roundId}', (asked) => showRound(deps, asked)),
  page(deps, '/manage/rounds/{roundId}/scores', (asked) => showScores(deps, asked)),
  page(deps, '/manage/rounds/{roundId}/readers', (asked) => panels.showPanels(deps, asked)),
  form(deps, '/manage/rounds/{roundId}/readers', (asked) => panels.workOut(deps, asked)),
  page(deps, '/manage/rounds/{roundId}/readers/send', (asked) => panels.askToSend(deps, asked), 'manage'),
  form(deps, '/manage/rounds/{roundId}/readers/send', (asked) => panels.send(deps, asked)),
  page(deps, '/manage/rounds/{roundId}/readers/of/{applicationId}', (asked) => showOne(deps, asked)),
  form(deps, '/manage/rounds/{roundId}/readers/of/{applicationId}', (asked) => rule(deps, asked)),
  page(deps, '/manage/rounds/{roundId}/close', (asked) => act.askToClose(deps, asked), 'manage'),
  form(deps, '/manage/rounds/{roundId}/close', (asked) => act.close(deps, asked)),
  page(deps, '/manage/rounds/{roundId}/approve', (asked) => act.askToApprove(deps, asked), 'manage'),
  form(deps, '/manage/rounds/{roundId}/approve', (asked) => act.approve(deps, asked)),
  page(deps, '/manage/rounds/{roundId}/plan', (asked) => askToPlan(deps, asked), 'manage'),
  form(deps, '/manage/rounds/{roundId}/plan', (asked) => plan(deps, asked)),
  page(deps, '/manage/rounds/{roundId}/what-if', (asked) => whatIf.askWhatIf(deps, asked), 'manage'),
  form(deps, '/manage/rounds/{roundId}/what-if', (asked) => whatIf.tryWhatIf(deps, asked)),
  page(deps, '/manage/rounds/{roundId}/what-if/{whatIfId}', (asked) => whatIf.showWhatIf(deps, asked)),
  form(deps, '/manage/rounds/{roundId}/what-if/{whatIfId}/expect', (asked) => whatIf.expectIt(deps, asked)),
  page(deps, '/manage/rounds/{roundId}/reject', (asked) => act.askToReject(deps, asked), 'manage'),
  form(deps, '/manage/rounds/{roundId}/reject', (asked) => act.reject(deps, asked)),
  page(deps, '/manage/rounds/{roundId}/invite', (asked) => askToInvite(deps, asked), 'manage'),
  form(deps, '/manage/rounds/{roundId}/invite', (asked) => invite(deps, asked)),
  page(deps, '/manage/programs/{programId}/extend', (asked) => askToExtend(deps, asked), 'manage'),
  form(deps, '/manage/programs/{programId}/extend', (asked) => extend(deps, asked)),
  page(deps, '/manage/rounds/{roundId}/restart', (asked) => act.askToRestart(deps, asked), 'manage'),
  form(deps, '/manage/rounds/{roundId}/restart', (asked) => act.restart(deps, asked)),
];
