import type { WebResponse } from '../../../shared/http/response.ts';
import type { Asked } from '../access.ts';
import type { ManageDependencies } from '../dependencies.ts';
import { readDossier } from '../dossier.ts';
import { applicationPage } from '../pages/application-page.ts';

/** `GET /manage/applications/{applicationId}` */
export async function showApplication(
  { store }: ManageDependencies,
  { request, frame, who }: Asked,
): Promise<WebResponse | undefined> {
  const dossier = await readDossier(store, request.param('applicationId'));
  return dossier && applicationPage(frame, dossier, who, request.query.get('done') ?? '');
}
