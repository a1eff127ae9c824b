import type { Route } from '../../../shared/http/function-handler.ts';
import { form, page } from '../access.ts';
import type { ManageDependencies } from '../dependencies.ts';
import { askToMake, askToRelease, askToWithdraw, make, release, withdraw } from './batches.ts';
import { askToConfirm, confirm } from './confirm.ts';
import { fetchBatch, showBatch, showPayments } from './show.ts';

const all = '/manage/payments';
const one = `${all}/{batchId}`;

/** Payments: what waits, files of it, and what the bank says. */
export const paymentRoutes = (deps: ManageDependencies): readonly Route[] => [
  page(deps, all, (asked) => showPayments(deps, asked)),
  page(deps, `${all}/make`, (asked) => askToMake(deps, asked), 'manage'),
  form(deps, `${all}/make`, (asked) => make(deps, asked)),
  page(deps, `${all}/confirm`, (asked) => askToConfirm(deps, asked), 'manage'),
  form(deps, `${all}/confirm`, (asked) => confirm(deps, asked)),
  page(deps, one, (asked) => showBatch(deps, asked)),
  page(deps, `${one}/file`, (asked) => fetchBatch(deps, asked), 'manage'),
  page(deps, `${one}/release`, (asked) => askToRelease(deps, asked), 'manage'),
  form(deps, `${one}/release`, (asked) => release(deps, asked)),
  page(deps, `${one}/withdraw`, (asked) => askToWithdraw(deps, asked), 'manage'),
  form(deps, `${one}/withdraw`, (asked) => withdraw(deps, asked)),
];
