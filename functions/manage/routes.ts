import type { ErrorPages, Route } from '../../shared/http/function-handler.ts';
import { htmlPage } from '../../shared/http/response.ts';
import { page } from './access.ts';
import { apiRoutes } from './api/routes.ts';
import { applicationRoutes } from './application/routes.ts';
import { awardRoutes } from './awards/routes.ts';
import type { ManageDependencies } from './dependencies.ts';
import { dryRunRoutes } from './dry-run/routes.ts';
import { interviewRoutes } from './interviews/routes.ts';
import { letterRoutes } from './letters/routes.ts';
import { offerRoutes } from './offers/routes.ts';
import { showAttention, showFund, showFunds, showOverview } from './overview.ts';
import { frameOf } from './pages/frame.ts';
import { faultPage, notFoundPage } from './pages/notice-pages.ts';
import { paymentRoutes } from './payments/routes.ts';
import { reviewerRoutes } from './reviewers/routes.ts';
import { roundRoutes } from './round/routes.ts';
import { signInRoutes } from './sign-in/routes.ts';

/** Everything that managers and their programs can ask for. */
export const manageRoutes = (deps: ManageDependencies): readonly Route[] => [
  ...signInRoutes(deps),
  page(deps, '/manage', (asked) => showOverview(deps, asked)),
  page(deps, '/manage/attention', (asked) => showAttention(deps, asked)),
  page(deps, '/manage/funds', (asked) => showFunds(deps, asked)),
  page(deps, '/manage/funds/{fundId}', (asked) => showFund(deps, asked)),
  ...applicationRoutes(deps),
  ...awardRoutes(deps),
  ...paymentRoutes(deps),
  ...offerRoutes(deps),
  ...roundRoutes(deps),
  ...interviewRoutes(deps),
  ...dryRunRoutes(deps),
  ...letterRoutes(deps),
  ...reviewerRoutes(deps),
  ...apiRoutes(deps),
];

/** The pages of what no route answers. */
export const errorPages = (deps: Pick<ManageDependencies, 'assets'>): ErrorPages => ({
  notFound: (request) => htmlPage(notFoundPage(frameOf(deps, request)), 404),
  fault: (request) => htmlPage(faultPage({ ...frameOf(deps, request), address: '/manage' }), 500),
});
