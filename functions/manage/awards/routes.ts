import type { Route } from '../../../shared/http/function-handler.ts';
import { form, page } from '../access.ts';
import type { ManageDependencies } from '../dependencies.ts';
import { askToDecide, decide } from './decide.ts';
import { askToHold, hold } from './hold.ts';
import { askToRecover, recover } from './recover.ts';
import { askToLook, look } from './report.ts';
import { showAward } from './show.ts';

const one = '/manage/applications/{applicationId}/award';

/** What follows an acceptance: the award, and each action as a page of its own and a form. */
export const awardRoutes = (deps: ManageDependencies): readonly Route[] => [
  page(deps, one, (asked) => showAward(deps, asked)),
  page(deps, `${one}/report`, (asked) => askToLook(deps, asked), 'manage'),
  form(deps, `${one}/report`, (asked) => look(deps, asked)),
  page(deps, `${one}/hold`, (asked) => askToHold(deps, asked), 'manage'),
  form(deps, `${one}/hold`, (asked) => hold(deps, asked)),
  page(deps, `${one}/decide`, (asked) => askToDecide(deps, asked), 'manage'),
  form(deps, `${one}/decide`, (asked) => decide(deps, asked)),
  page(deps, `${one}/recover`, (asked) => askToRecover(deps, asked), 'manage'),
  form(deps, `${one}/recover`, (asked) => recover(deps, asked)),
];
