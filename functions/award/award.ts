import { errorPages } from '../../shared/http/error-pages.ts';
import { functionHandler, web } from '../../shared/http/function-handler.ts';
import type { AwardSite } from './dependencies.ts';
import { awardRoutes } from './routes.ts';
import { awardTasks } from './tasks.ts';

/** The offer's pages and what the workflows ask of the award stage, on given dependencies. */
export const award = (site: AwardSite) =>
  functionHandler({ web: web(awardRoutes(site), errorPages(site.assets)), tasks: awardTasks(site.store) });
