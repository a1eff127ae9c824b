import * as z from 'zod';
import { statuses } from '../../../shared/domain/application/status.ts';
import type { WebResponse } from '../../../shared/http/response.ts';
import { listPrograms } from '../../../shared/store/programs.ts';
import { hiddenFrom } from '../../../shared/store/recusals.ts';
import type { Asked } from '../access.ts';
import { placeOf } from '../api/query.ts';
import type { ManageDependencies } from '../dependencies.ts';
import { search, sorts } from '../lists/search.ts';
import { applicationsPage } from '../pages/applications-page.ts';

/** What the list's form sends. Anything else in the address counts as not chosen: a page is shown, never an error. */
const wanted = z.object({
  program: z.string().catch(''),
  status: z.enum(statuses).optional().catch(undefined),
  q: z
    .string()
    .transform((q) => q.slice(0, 200))
    .catch(''),
  sort: z.enum(sorts).catch('-submittedAt'),
  cursor: z.string().optional().catch(undefined),
});
export type Wanted = z.infer<typeof wanted>;

const pageSize = 25;

/** `GET /manage/applications` */
export async function showApplications(
  { store }: ManageDependencies,
  { request, frame, who }: Asked,
): Promise<WebResponse> {
  const chosen = wanted.parse(Object.fromEntries(request.query));
  const programs = (await listPrograms(store)).map(({ program }) => program);
  const known = programs.find(({ id }) => id === chosen.program);
  const after = chosen.cursor === undefined ? undefined : placeOf(chosen.cursor);
  const found = await search(store, {
    programs: known ? [known.id] : programs.map(({ id }) => id),
    statuses: chosen.status ? [chosen.status] : undefined,
    q: chosen.q,
    sort: chosen.sort,
    limit: pageSize,
    after,
    hidden: await hiddenFrom(store, who.id),
  });
  return applicationsPage(
    frame,
    { ...chosen, program: known?.id ?? '' },
    programs,
    found,
    after !== undefined,
  );
}
