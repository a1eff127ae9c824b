import type { Route } from '../../../shared/http/function-handler.ts';
import { applicantApiPaths } from '../../../shared/http/openapi/applicant-api.ts';
import { openApiDocument } from '../../../shared/http/openapi/document.ts';
import { manageApiPaths } from '../../../shared/http/openapi/manager-api.ts';
import { precheckApiPaths } from '../../../shared/http/openapi/precheck-api.ts';
import { json } from '../../../shared/http/response.ts';
import type { Dependencies } from '../dependencies.ts';
import { postMatch } from './match.ts';
import { postApplication } from './post-application.ts';
import { postPrecheck } from './precheck.ts';
import { getProgram, getPrograms } from './programs.ts';
import { verifyPostedReceipt } from './receipts.ts';

/** The public API. */
export function apiRoutes(deps: Dependencies): Route[] {
  return [
    { method: 'GET', path: '/api/programs', answer: (request) => getPrograms(deps, request) },
    { method: 'GET', path: '/api/programs/{programId}', answer: (request) => getProgram(deps, request) },
    {
      method: 'POST',
      path: '/api/programs/{programId}/precheck',
      answer: (request) => postPrecheck(deps, request),
    },
    { method: 'POST', path: '/api/match', answer: (request) => postMatch(deps, request) },
    { method: 'POST', path: '/api/applications', answer: (request) => postApplication(deps, request) },
    { method: 'POST', path: '/api/receipts/verify', answer: (request) => verifyPostedReceipt(deps, request) },
    {
      method: 'GET',
      path: '/openapi.json',
      answer: () =>
        json(openApiDocument(deps.baseUrl, { ...applicantApiPaths, ...precheckApiPaths, ...manageApiPaths })),
    },
  ];
}
