import { mayAdd, mayRemove } from '../../../shared/cases/documents/may-change.ts';
import type { Application } from '../../../shared/domain/application/application.ts';
import { type Document, givenFor, visible } from '../../../shared/domain/documents/document.ts';
import type { FieldOfType, Page } from '../../../shared/domain/program/fields.ts';
import { documentFields } from '../../../shared/domain/program/paths.ts';
import type { Program } from '../../../shared/domain/program/schema.ts';
import type { Held } from '../../../shared/http/applicant-session.ts';
import { listDocuments, nameOf } from '../../../shared/store/documents.ts';
import { programOf } from '../../../shared/store/programs.ts';
import { nowIso, type Store } from '../../../shared/store/table.ts';
import type { VaultKey } from '../../../shared/store/vault.ts';
import { type FileShown, outName } from '../../../shared/web/file-list.ts';
import { type DraftForm, pathOf, readForm } from '../draft-form.ts';

/** The files of one field, and what may be done with them. */
export interface FieldFiles {
  readonly application: Application;
  readonly program: Program;
  readonly page: Page;
  readonly field: FieldOfType<'document'>;
  readonly files: readonly FileShown[];
  readonly given: number;
  readonly mayAdd: boolean;
  readonly mayRemove: boolean;
  readonly csrf: string;
  /** The form that the field's page belongs to; none once the application was sent. */
  readonly form: DraftForm | undefined;
}

/** Reads the files of the field that a path names; undefined where the program has no such field. */
export async function readFieldFiles(
  store: Store,
  held: Held,
  fieldId: string,
): Promise<FieldFiles | undefined> {
  const { application, key } = held.loaded;
  const { program } = await programOf(store, application);
  const field = documentFields(program).find(({ id }) => id === fieldId);
  const page = program.pages.find(({ fields }) => fields.some((one) => one.id === field?.id));
  if (!field || !page) return undefined;
  const [documents, form] = await Promise.all([
    listDocuments(store, application.applicationId),
    readForm(store, held),
  ]);
  return {
    application,
    program,
    page,
    field,
    files: visible(documents, field.id).map((document) => shownToOwner(document, key, field)),
    given: givenFor(documents, field.id).length,
    mayAdd: mayAdd(application, documents, field, nowIso(store)),
    mayRemove: mayRemove(application, field),
    csrf: held.browser.session.csrf,
    form,
  };
}

/** The page on which a field's files are added and taken away. */
export const filesPath = (application: Pick<Application, 'applicationId'>, field: string): string =>
  `${pathOf(application)}/documents/${field}`;

/** A file as its sender sees it: under its own name, where that is known. */
export function shownToOwner(document: Document, key: VaultKey, field: FieldOfType<'document'>): FileShown {
  const own = nameOf(key, document);
  return {
    document,
    name: own === undefined || own === '' ? outName(document) : own,
    href: `${filesPath(document, field.id)}/file/${document.documentId}`,
  };
}
