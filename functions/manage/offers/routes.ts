import type { Route } from '../../../shared/http/function-handler.ts';
import { form, page } from '../access.ts';
import type { ManageDependencies } from '../dependencies.ts';
import { askToChange, confirmChange, dropChange, propose } from './change-offer.ts';
import { askForCondition, recordCondition } from './condition.ts';
import { askToEnd, askToGiveTime, endOffer, giveTime, refuseTime } from './more-time.ts';
import { askToRevoke, decide, raise } from './revoke.ts';
import { askForSmaller, putSmaller } from './smaller.ts';

const one = '/manage/applications/{applicationId}';

/** What managers can do about an offer, or an award: each a page to confirm and a form. */
export const offerRoutes = (deps: ManageDependencies): readonly Route[] => [
  page(deps, `${one}/more-time`, (asked) => askToGiveTime(deps, asked), 'manage'),
  form(deps, `${one}/more-time`, (asked) => giveTime(deps, asked)),
  form(deps, `${one}/more-time/refuse`, (asked) => refuseTime(deps, asked)),
  page(deps, `${one}/end-offer`, (asked) => askToEnd(deps, asked), 'manage'),
  form(deps, `${one}/end-offer`, (asked) => endOffer(deps, asked)),
  page(deps, `${one}/condition`, (asked) => askForCondition(deps, asked), 'manage'),
  form(deps, `${one}/condition`, (asked) => recordCondition(deps, asked)),
  page(deps, `${one}/revoke`, (asked) => askToRevoke(deps, asked), 'manage'),
  form(deps, `${one}/revoke`, (asked) => raise(deps, asked)),
  form(deps, `${one}/revoke/decide`, (asked) => decide(deps, asked)),
  page(deps, `${one}/change-offer`, (asked) => askToChange(deps, asked), 'manage'),
  form(deps, `${one}/change-offer`, (asked) => propose(deps, asked)),
  form(deps, `${one}/change-offer/confirm`, (asked) => confirmChange(deps, asked)),
  form(deps, `${one}/change-offer/drop`, (asked) => dropChange(deps, asked)),
  page(deps, `${one}/smaller`, (asked) => askForSmaller(deps, asked), 'manage'),
  form(deps, `${one}/smaller`, (asked) => putSmaller(deps, asked)),
];
