import * as z from 'zod';
import { instant } from '../application/application.ts';
import { applicationId, documentId } from '../ids.ts';
import type { Answers, FieldOfType } from '../program/fields.ts';
import { documentKinds } from '../program/fields.ts';
import { refusals } from './refusal.ts';

const base = {
  documentId,
  applicationId,
  field: z.string(),
  /** What was said to come; the content must agree. */
  kind: z.enum(documentKinds),
  /** Counts the files of its field, so that it has a name that tells nothing of its sender: "Transcript 2". */
  number: z.int().positive(),
  addedAt: instant,
  /** The file's own name, sealed; unknown until it arrives where the browser runs no scripts. */
  name: z.string().optional(),
  /** The document that this one takes the place of, once it is clean. */
  replaces: documentId.optional(),
};
/** What lies in the quarantine: this version of the object and no other. */
const arrived = { arrivedAt: instant, bytes: z.int().nonnegative(), object: z.string() };

const inState = <S extends string, X extends z.ZodRawShape>(state: S, shape: X) =>
  z.strictObject({ state: z.literal(state), ...base, ...shape });

/** A file of an application: one shape for each state, so that nothing is released that was not checked. */
export const document = z.discriminatedUnion('state', [
  /** A form was signed; by `sendBy` it is worth nothing any more. */
  inState('awaiting-upload', { sendBy: instant }),
  /** `scanned` once the scanner found nothing; what the file really is comes next. */
  inState('checking', { ...arrived, scanned: z.boolean() }),
  /** Released under a key of its own; `sha256` and `bytes` are of what was released. */
  inState('clean', {
    arrivedAt: instant,
    bytes: z.int().nonnegative(),
    sha256: z.string(),
    releasedAt: instant,
  }),
  /** `replaceBy`: until when the applicant may send another one after the application was sent. */
  inState('refused', { reason: z.enum(refusals), refusedAt: instant, replaceBy: instant.optional() }),
  inState('removed', { removedAt: instant }),
]);
export type Document = z.infer<typeof document>;
export type DocumentIn<S extends Document['state']> = Extract<Document, { state: S }>;

/** Files of one application, of all its fields, those still to come included; and their bytes together. */
export const mostFiles = 40;
export const mostBytes = 100 * 1024 * 1024;

/** What every document has, whatever its state: the ground on which the next state is built. */
export function baseOfDocument(from: Document): Omit<DocumentIn<'removed'>, 'state' | 'removedAt'> {
  const { documentId, applicationId, field, kind, number, addedAt, name, replaces } = from;
  return {
    ...{ documentId, applicationId, field, kind, number, addedAt },
    ...(name === undefined ? {} : { name }),
    ...(replaces === undefined ? {} : { replaces }),
  };
}

/** True for a file that counts as given: there, and not found wanting. */
export const isGiven = ({ state }: Document): boolean => state === 'checking' || state === 'clean';

/** The files that a field's answer names, in the order they were added; one that is to replace another counts once it is clean. */
export function givenFor(documents: readonly Document[], field: string): readonly Document[] {
  const standing = new Set(documents.filter(isGiven).map((one) => one.documentId));
  return documents
    .filter((one) => one.field === field && isGiven(one))
    .filter((one) => one.state === 'clean' || !one.replaces || !standing.has(one.replaces))
    .toSorted(inOrder);
}

/** Files as people see them: all but the removed, in the order they were added. */
export const visible = (documents: readonly Document[], field: string): readonly Document[] =>
  documents.filter((one) => one.field === field && one.state !== 'removed').toSorted(inOrder);

const inOrder = (a: Document, b: Document) =>
  a.addedAt < b.addedAt ? -1 : a.addedAt > b.addedAt ? 1 : a.number - b.number;

/** Answers with the document fields as the documents say, whatever was kept of them before. */
export function withDocuments(
  fields: readonly FieldOfType<'document'>[],
  answers: Answers,
  documents: readonly Document[],
): Answers {
  const all: Record<string, unknown> = { ...answers };
  for (const { id } of fields) {
    const ids = givenFor(documents, id).map(({ documentId }) => documentId);
    if (ids.length > 0) all[id] = ids;
    else delete all[id];
  }
  return all;
}
