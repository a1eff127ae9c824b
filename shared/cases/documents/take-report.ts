import { baseOfDocument, type Document, type DocumentIn } from '../../domain/documents/document.ts';
import { change } from '../../store/applications.ts';
import { documentOfKey, documentWrite, readDocument } from '../../store/documents.ts';
import { inSeconds, nowIso, type Store } from '../../store/table.ts';
import { refuseDocument } from './refuse-document.ts';

/** An object of the quarantine, as an event names it. */
export interface FileSeen {
  readonly key: string;
  /** The version of the object: a second one under the same key is another file. */
  readonly version: string;
  /** Unknown to the scanner. */
  readonly bytes?: number | undefined;
}

/** Seconds that a check may take before the file counts as not checked. */
const checkSeconds = 2 * 3600;

export type Reported = { readonly kind: 'noted' | 'not-expected' };

/** A file arrived. The first one under its key counts: whoever uses a signed form again changes nothing. */
export async function fileArrived(store: Store, seen: FileSeen): Promise<Reported> {
  const named = documentOfKey(seen.key);
  if (!named) return { kind: 'not-expected' };
  const { applicationId, documentId } = named;
  const outcome = await change<Reported>(store, applicationId, async ({ application }) => {
    const document = await readDocument(store, applicationId, documentId);
    if (document?.state !== 'awaiting-upload') return { kind: 'not-expected' };
    return {
      next: application,
      happening: {
        event: 'document arrived',
        actor: { kind: 'system', id: 'files' },
        data: { document: documentId, field: document.field, bytes: seen.bytes ?? 0 },
      },
      writes: [documentWrite(arrivedNow(store, document, seen, false), document)],
      due: [checkBy(store, document)],
    };
  });
  return settled(outcome);
}

/** The scanner found nothing in a file: what it really is is judged next. A result about another object changes nothing. */
export async function scanFoundNothing(store: Store, seen: FileSeen): Promise<Reported> {
  const named = documentOfKey(seen.key);
  if (!named) return { kind: 'not-expected' };
  const { applicationId, documentId } = named;
  const outcome = await change<Reported>(store, applicationId, async ({ application }) => {
    const document = await readDocument(store, applicationId, documentId);
    if (!document || !isExpected(document, seen) || (document.state === 'checking' && document.scanned))
      return { kind: 'not-expected' };
    return {
      next: application,
      happening: {
        event: 'document scanned',
        actor: { kind: 'system', id: 'files' },
        data: { document: documentId, field: document.field },
      },
      writes: [documentWrite(arrivedNow(store, document, seen, true), document)],
      effects: [{ kind: 'release-document', applicationId, documentId }],
      due: [checkBy(store, document)],
    };
  });
  return settled(outcome);
}

/** The scanner found something, or could not look into the file: it is never released. */
export async function scanRefused(
  store: Store,
  seen: FileSeen,
  reason: 'malware' | 'not-checked',
): Promise<Reported> {
  const named = documentOfKey(seen.key);
  if (!named) return { kind: 'not-expected' };
  return refuseDocument(store, named.applicationId, named.documentId, reason, (document) =>
    isExpected(document, seen),
  );
}

/** The event of the arrival may come after the result of the scan. */
const isExpected = (
  document: Document,
  seen: FileSeen,
): document is DocumentIn<'awaiting-upload'> | DocumentIn<'checking'> =>
  document.state === 'awaiting-upload' || (document.state === 'checking' && document.object === seen.version);

function arrivedNow(
  store: Store,
  document: DocumentIn<'awaiting-upload'> | DocumentIn<'checking'>,
  seen: FileSeen,
  scanned: boolean,
): DocumentIn<'checking'> {
  return {
    ...baseOfDocument(document),
    state: 'checking',
    arrivedAt: document.state === 'checking' ? document.arrivedAt : nowIso(store),
    bytes: document.state === 'checking' ? document.bytes : (seen.bytes ?? 0),
    object: seen.version,
    scanned,
  };
}

const checkBy = (store: Store, { applicationId, documentId }: Document) =>
  ({
    kind: 'document-check',
    subject: `APP#${applicationId}`,
    ref: documentId,
    at: inSeconds(store, checkSeconds).toISOString(),
  }) as const;

/** Another report about the same file was first, or the application was erased: nothing is left to note. */
const settled = ({ kind }: { readonly kind: string }): Reported => ({
  kind: kind === 'committed' ? 'noted' : 'not-expected',
});
