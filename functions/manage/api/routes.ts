import type { Route } from '../../../shared/http/function-handler.ts';
import { api } from '../access.ts';
import type { ManageDependencies } from '../dependencies.ts';
import { getApplication, getAudit } from './application.ts';
import { getFunds, getSummary } from './figures.ts';
import { listApplications, listAwards } from './lists.ts';

/** What managers' and viewers' programs can ask. Described in `shared/http/openapi/manager-api.ts`. */
export const apiRoutes = (deps: ManageDependencies): readonly Route[] => [
  api(deps, '/api/manage/applications', (request, who) => listApplications(deps.store, request, who)),
  api(deps, '/api/manage/applications/{applicationId}', (request) => getApplication(deps.store, request)),
  api(deps, '/api/manage/applications/{applicationId}/audit', (request) => getAudit(deps.store, request)),
  api(deps, '/api/manage/awards', (request, who) => listAwards(deps.store, request, who)),
  api(deps, '/api/manage/funds', (request) => getFunds(deps.store, request)),
  api(deps, '/api/manage/programs/{programId}/summary', (request) => getSummary(deps.store, request)),
];
