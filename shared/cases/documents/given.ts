import { withDocuments } from '../../domain/documents/document.ts';
import type { Answers } from '../../domain/program/fields.ts';
import { documentFields } from '../../domain/program/paths.ts';
import type { Program } from '../../domain/program/schema.ts';
import { listDocuments } from '../../store/documents.ts';
import type { Store } from '../../store/table.ts';

/** Answers with those that are files, as the application's documents say at this moment. */
export async function answersWithDocuments(
  store: Store,
  program: Pick<Program, 'pages'>,
  applicationId: string,
  answers: Answers,
): Promise<Answers> {
  const fields = documentFields(program);
  return fields.length === 0
    ? answers
    : withDocuments(fields, answers, await listDocuments(store, applicationId));
}
