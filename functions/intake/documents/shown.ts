import { type Document, isGiven } from '../../../shared/domain/documents/document.ts';
import { documentFields } from '../../../shared/domain/program/paths.ts';
import type { Program } from '../../../shared/domain/program/schema.ts';
import type { Language } from '../../../shared/domain/text.ts';
import type { VaultKey } from '../../../shared/store/vault.ts';
import { fileList } from '../../../shared/web/file-list.ts';
import type { DocumentsShown } from '../../../shared/web/forms/index.ts';
import { shownToOwner } from './model.ts';

/** How an applicant's own files stand on pages about the whole application. */
export function documentsShown(
  program: Program,
  documents: readonly Document[],
  key: VaultKey,
  language: Language,
): DocumentsShown {
  const fields = documentFields(program);
  return {
    list: (ids) =>
      fileList(
        documents
          .filter((one) => ids.includes(one.documentId) && isGiven(one))
          .flatMap((one) => {
            const field = fields.find(({ id }) => id === one.field);
            return field ? [shownToOwner(one, key, field)] : [];
          }),
        language,
      ),
  };
}
