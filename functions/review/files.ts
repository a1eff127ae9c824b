import { releasedFile } from '../../shared/cases/documents/released.ts';
import { type Document, givenFor, withDocuments } from '../../shared/domain/documents/document.ts';
import type { Answers, FieldOfType } from '../../shared/domain/program/fields.ts';
import { documentFields } from '../../shared/domain/program/paths.ts';
import type { Program } from '../../shared/domain/program/schema.ts';
import type { Language } from '../../shared/domain/text.ts';
import type { WebRequest } from '../../shared/http/request.ts';
import { htmlPage, seeOther, type WebResponse } from '../../shared/http/response.ts';
import { fileList, outName } from '../../shared/web/file-list.ts';
import { type DocumentsShown, reviewerView } from '../../shared/web/forms/index.ts';
import type { ReviewDependencies } from './dependencies.ts';
import { frameOf } from './frame-of.ts';
import { notFoundPage } from './pages/notice-pages.ts';
import { askedTask, closedTask, isAnswer } from './task-answers.ts';

/** The document fields that a reviewer may read: the same rule as for every other field. */
function readableFields(program: Program): readonly FieldOfType<'document'>[] {
  const fields = documentFields(program);
  const everything: Answers = Object.fromEntries(fields.map(({ id }) => [id, ['']]));
  const shown = reviewerView(program, everything).pages.flatMap(({ rows }) =>
    rows.map(({ field }) => field.id),
  );
  return fields.filter(({ id }) => shown.includes(id));
}

/** Answers with the files there are now: one that was refused and sent again is read in its new state. */
export const answersAndFiles = (
  program: Program,
  answers: Answers,
  documents: readonly Document[],
): Answers => withDocuments(documentFields(program), answers, documents);

/** Files as a reviewer sees them: under names that tell nothing of the applicant. */
export function filesShown(
  program: Program,
  documents: readonly Document[],
  /** The page they are fetched from: a task's, or an interview's. */
  page: string,
  language: Language,
): Pick<DocumentsShown, 'list'> {
  const fields = readableFields(program);
  return {
    list: (ids) =>
      fileList(
        fields.flatMap((field) =>
          givenFor(documents, field.id)
            .filter(({ documentId }) => ids.includes(documentId))
            .map((document) => ({
              document,
              name: outName(document),
              href: `${page}/files/${document.documentId}`,
            })),
        ),
        language,
      ),
  };
}

/** A file of an application whose task this reviewer holds or has decided, if its field is not kept from reviewers. */
export const fetchFile =
  (deps: ReviewDependencies) =>
  async (request: WebRequest): Promise<WebResponse> => {
    const asked = await askedTask(deps, request);
    if (isAnswer(asked)) return asked;
    const { seat, access } = asked;
    if (access.kind !== 'open' && access.kind !== 'decided') return closedTask(deps, request, seat, access);
    const { task, context } = access.file;
    const address = await readableFile(deps, request, task.applicationId, context.program);
    return address ? seeOther(address) : htmlPage(notFoundPage(frameOf(deps, request, seat)), 404);
  };

/** Where a file that an address names can be fetched; undefined where it is not released, or kept from reviewers. */
export async function readableFile(
  deps: ReviewDependencies,
  request: WebRequest,
  applicationId: string,
  program: Program,
): Promise<string | undefined> {
  const file = await releasedFile(deps.store, applicationId, request.param('documentId'));
  const field = readableFields(program).find(({ id }) => id === file?.document.field);
  if (!file || !field) return undefined;
  return deps.fetchFile({ key: file.key, mediaType: file.mediaType, fileName: outName(file.document) });
}
