import {
  type Document,
  type DocumentIn,
  mostBytes,
  mostFiles,
  visible,
} from '../../domain/documents/document.ts';
import { documentId, opaqueId } from '../../domain/ids.ts';
import type { DocumentKind, FieldOfType } from '../../domain/program/fields.ts';
import { documentFields } from '../../domain/program/paths.ts';
import { change } from '../../store/applications.ts';
import { documentWrite, listDocuments, sealName } from '../../store/documents.ts';
import { programOf } from '../../store/programs.ts';
import { inSeconds, nowIso, type Store } from '../../store/table.ts';
import { mayAdd } from './may-change.ts';

/** Seconds that a signed form is good for: long enough for ten megabytes on a slow line to begin. */
export const sendSeconds = 15 * 60;
/** Seconds after which a file that was announced is not waited for any more. */
const waitSeconds = sendSeconds + 10 * 60;

/** What the applicant is about to send, as far as they say it beforehand. */
export interface Announced {
  readonly field: string;
  readonly kind: DocumentKind;
  readonly fileName?: string | undefined;
  readonly bytes?: number | undefined;
  readonly replaces?: string | undefined;
}

export type Added =
  | {
      readonly kind: 'added';
      readonly document: DocumentIn<'awaiting-upload'>;
      readonly field: FieldOfType<'document'>;
    }
  | {
      readonly kind: 'missing' | 'no-field' | 'not-now' | 'not-accepted' | 'too-large' | 'full' | 'too-much';
    };

/** Makes room for a file that is about to be sent, within the limits of its field and of the application. */
export async function addDocument(store: Store, id: string, announced: Announced): Promise<Added> {
  let made: Extract<Added, { kind: 'added' }> | undefined;
  const outcome = await change<Exclude<Added, { kind: 'added' }>>(store, id, async (loaded) => {
    const { application, key } = loaded;
    const { program } = await programOf(store, application);
    const field = documentFields(program).find((one) => one.id === announced.field);
    if (!field) return { kind: 'no-field' };
    const documents = await listDocuments(store, id);
    const now = nowIso(store);
    if (!mayAdd(application, documents, field, now)) return { kind: 'not-now' };
    const refused = whyNot(documents, field, announced, now);
    if (refused) return { kind: refused };
    const replaces = documents.find((one) => one.documentId === announced.replaces && one.field === field.id);
    const document: DocumentIn<'awaiting-upload'> = {
      state: 'awaiting-upload',
      documentId: documentId.parse(opaqueId('doc', store.random)),
      applicationId: application.applicationId,
      field: field.id,
      kind: announced.kind,
      number: 1 + Math.max(0, ...documents.filter((one) => one.field === field.id).map((one) => one.number)),
      addedAt: now,
      sendBy: inSeconds(store, sendSeconds).toISOString(),
      ...(announced.fileName === undefined ? {} : { name: sealName(store, key, announced.fileName) }),
      ...(replaces === undefined ? {} : { replaces: replaces.documentId }),
    };
    made = { kind: 'added', document, field };
    return {
      next: application,
      happening: {
        event: 'document announced',
        actor: { kind: 'applicant' },
        data: { document: document.documentId, field: field.id },
      },
      writes: [documentWrite(document, undefined)],
      due: [
        {
          kind: 'document-check',
          subject: `APP#${id}`,
          ref: document.documentId,
          at: inSeconds(store, waitSeconds).toISOString(),
        },
      ],
    };
  });
  if (outcome.kind === 'committed' && made) return made;
  if (outcome.kind === 'committed' || outcome.kind === 'refused')
    throw new Error('A document could not be announced');
  return outcome;
}

/** Files that are still to come count until their form has run out; those that were refused count no more. */
function whyNot(
  documents: readonly Document[],
  field: FieldOfType<'document'>,
  { kind, bytes, replaces }: Announced,
  now: string,
): 'not-accepted' | 'too-large' | 'full' | 'too-much' | undefined {
  if (!field.accept.includes(kind)) return 'not-accepted';
  if (bytes !== undefined && bytes > field.maxBytes) return 'too-large';
  const counts = (one: Document) =>
    one.state === 'checking' ||
    one.state === 'clean' ||
    (one.state === 'awaiting-upload' && one.sendBy > now);
  const inField = visible(documents, field.id).filter(counts);
  const makesRoom = inField.some((one) => one.documentId === replaces) ? 1 : 0;
  if (inField.length - makesRoom >= field.max) return 'full';
  if (documents.filter(counts).length >= mostFiles) return 'too-much';
  const total = documents.reduce((sum, one) => sum + ('bytes' in one ? one.bytes : 0), 0);
  return total + (bytes ?? 0) > mostBytes ? 'too-much' : undefined;
}
