import { readAfterOffer } from '../../../shared/cases/award/after-offer-answers.ts';
import type { WebResponse } from '../../../shared/http/response.ts';
import type { Asked } from '../access.ts';
import type { ManageDependencies } from '../dependencies.ts';
import { loadNamed, readDossier } from '../dossier.ts';
import { applicationPage } from '../pages/application-page.ts';

/** `GET /manage/applications/{applicationId}` */
export async function showApplication(
  { store }: ManageDependencies,
  { request, frame, who }: Asked,
): Promise<WebResponse | undefined> {
  const id = request.param('applicationId');
  // Not part of the dossier: what is read for lists, exports and the API never holds it.
  const [dossier, loaded] = await Promise.all([
    readDossier(store, id),
    who.right === 'manage' ? loadNamed(store, id) : undefined,
  ]);
  const afterOffer = loaded && (await readAfterOffer(store, loaded.key)).answers;
  return dossier && applicationPage(frame, dossier, who, request.query.get('done') ?? '', afterOffer);
}
