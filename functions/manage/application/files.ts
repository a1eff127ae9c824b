import { releasedFile } from '../../../shared/cases/documents/released.ts';
import { visible } from '../../../shared/domain/documents/document.ts';
import { documentFields } from '../../../shared/domain/program/paths.ts';
import { seeOther, type WebResponse } from '../../../shared/http/response.ts';
import { programOf } from '../../../shared/store/programs.ts';
import { type FileShown, outName } from '../../../shared/web/file-list.ts';
import type { Asked } from '../access.ts';
import type { ManageDependencies } from '../dependencies.ts';
import { type Dossier, loadNamed } from '../dossier.ts';
import { applicationAddress } from '../pages/values.ts';

/** A file of an application, for everybody who may see the application. */
export async function fetchFile(
  { store, fetchFile: signed }: ManageDependencies,
  { request, who }: Asked,
): Promise<WebResponse | undefined> {
  const loaded = await loadNamed(store, request.param('applicationId'));
  // A draft is its applicant's own.
  if (!loaded || loaded.application.status === 'draft') return undefined;
  const { application } = loaded;
  const file = await releasedFile(store, application.applicationId, request.param('documentId'));
  const { program } = await programOf(store, application);
  const field = documentFields(program).find(({ id }) => id === file?.document.field);
  if (!file || !field) return undefined;
  // What is asked after an offer is for those who act on it.
  if (field.askedAt === 'after-offer' && who.right !== 'manage') return undefined;
  const fileName = outName(file.document);
  return seeOther(await signed({ key: file.key, mediaType: file.mediaType, fileName }));
}

/** The files of one field as staff see them: under a neutral name, with the sender's own beside it. */
export function filesOf(
  field: ReturnType<typeof documentFields>[number],
  { documents, fileNames }: Pick<Dossier, 'documents' | 'fileNames'>,
): readonly FileShown[] {
  return visible(documents, field.id)
    .filter(({ state }) => state !== 'awaiting-upload')
    .map((document) => {
      const own = fileNames.get(document.documentId);
      const neutral = outName(document);
      return {
        document,
        name: own ? `${neutral} (${own})` : neutral,
        href: applicationAddress(document.applicationId, `/files/${document.documentId}`),
      };
    });
}
