import { errorPages } from '../../shared/http/error-pages.ts';
import { functionHandler, web } from '../../shared/http/function-handler.ts';
import type { Dependencies } from './dependencies.ts';
import { intakeRoutes } from './routes.ts';

/** Applicants' pages and the public API, on given dependencies. */
export const intake = (deps: Dependencies) =>
  functionHandler({ web: web(intakeRoutes(deps), errorPages(deps.assets)) });
