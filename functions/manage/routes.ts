import type { ErrorPages, Route } from '../../shared/http/function-handler.ts';
import { htmlPage } from '../../shared/http/response.ts';
import { apiRoutes } from './api/routes.ts';
import type { ManageDependencies } from './dependencies.ts';
import { frameOf } from './pages/frame.ts';
import { faultPage, notFoundPage } from './pages/notice-pages.ts';
import { signInRoutes } from './sign-in/routes.ts';

/** Everything that managers and their programs can ask for. */
export const manageRoutes = (deps: ManageDependencies): readonly Route[] => [
  ...signInRoutes(deps),
  ...apiRoutes(deps),
];

/** The pages of what no route answers. */
export const errorPages = (deps: Pick<ManageDependencies, 'assets'>): ErrorPages => ({
  notFound: (request) => htmlPage(notFoundPage(frameOf(deps, request)), 404),
  fault: (request) => htmlPage(faultPage({ ...frameOf(deps, request), address: '/manage' }), 500),
});
