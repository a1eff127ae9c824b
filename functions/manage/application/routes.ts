import type { Route } from '../../../shared/http/function-handler.ts';
import { form, page } from '../access.ts';
import type { ManageDependencies } from '../dependencies.ts';
import { askToExtendOne, extendOne } from '../extend/extend-one.ts';
import { answer, askToAnswer } from './answer.ts';
import { askToDecideAppeal, decideOnAppeal } from './appeal.ts';
import { fetchFile } from './files.ts';
import { showApplications } from './list.ts';
import { approve, askToApprove, askToRefuse, refuse } from './loan.ts';
import { askToAssign, assign } from './reader.ts';
import { askToRecuse, recuse } from './recuse.ts';
import { askToRestart, restart } from './restart.ts';
import { askToTellApart, endSame, sayDifferent, saySame } from './same-person.ts';
import { askToSettle, settle } from './settle.ts';
import { showApplication } from './show.ts';
import { askToVote, vote } from './vote.ts';

const one = '/manage/applications/{applicationId}';

/** The list, one application, and each action as a page to confirm and a form. */
export const applicationRoutes = (deps: ManageDependencies): readonly Route[] => [
  page(deps, '/manage/applications', (asked) => showApplications(deps, asked)),
  page(deps, one, (asked) => showApplication(deps, asked)),
  page(deps, `${one}/files/{documentId}`, (asked) => fetchFile(deps, asked)),
  page(deps, `${one}/appeal`, (asked) => askToDecideAppeal(deps, asked), 'manage'),
  form(deps, `${one}/appeal`, (asked) => decideOnAppeal(deps, asked)),
  page(deps, `${one}/answer`, (asked) => askToAnswer(deps, asked), 'manage'),
  form(deps, `${one}/answer`, (asked) => answer(deps, asked)),
  page(deps, `${one}/reader`, (asked) => askToAssign(deps, asked), 'manage'),
  form(deps, `${one}/reader`, (asked) => assign(deps, asked)),
  page(deps, `${one}/vote`, (asked) => askToVote(deps, asked), 'manage'),
  form(deps, `${one}/vote`, (asked) => vote(deps, asked)),
  page(deps, `${one}/approve`, (asked) => askToApprove(deps, asked), 'manage'),
  form(deps, `${one}/approve`, (asked) => approve(deps, asked)),
  page(deps, `${one}/refuse`, (asked) => askToRefuse(deps, asked), 'manage'),
  form(deps, `${one}/refuse`, (asked) => refuse(deps, asked)),
  page(deps, `${one}/same-person`, (asked) => askToTellApart(deps, asked), 'manage'),
  form(deps, `${one}/same-person`, (asked) => sayDifferent(deps, asked)),
  form(deps, `${one}/same-person/ask`, (asked) => saySame(deps, asked)),
  form(deps, `${one}/same-person/end`, (asked) => endSame(deps, asked)),
  page(deps, `${one}/settle`, (asked) => askToSettle(deps, asked), 'manage'),
  form(deps, `${one}/settle`, (asked) => settle(deps, asked)),
  page(deps, `${one}/extend`, (asked) => askToExtendOne(deps, asked), 'manage'),
  form(deps, `${one}/extend`, (asked) => extendOne(deps, asked)),
  page(deps, `${one}/recuse`, (asked) => askToRecuse(deps, asked), 'manage'),
  form(deps, `${one}/recuse`, (asked) => recuse(deps, asked)),
  page(deps, `${one}/restart`, (asked) => askToRestart(deps, asked), 'manage'),
  form(deps, `${one}/restart`, (asked) => restart(deps, asked)),
];
