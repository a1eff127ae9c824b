import type { Route } from '../../../shared/http/function-handler.ts';
import { form, page } from '../access.ts';
import type { ManageDependencies } from '../dependencies.ts';
import { showDryRun } from './show.ts';
import { showDrafts, tryDocument } from './try.ts';

/** Changed rules, tried on applications that were sent: a form, and what came out. */
export const dryRunRoutes = (deps: ManageDependencies): readonly Route[] => [
  page(deps, '/manage/programs/{programId}/dry-runs', (asked) => showDrafts(deps, asked)),
  form(deps, '/manage/programs/{programId}/dry-runs', (asked) => tryDocument(deps, asked)),
  page(deps, '/manage/programs/{programId}/dry-runs/{runId}', (asked) => showDryRun(deps, asked)),
];
