import { kindFacts } from '../../documents/kinds.ts';
import type { Document } from '../../domain/documents/document.ts';
import { documentId } from '../../domain/ids.ts';
import { cleanKey, readDocument } from '../../store/documents.ts';
import type { Store } from '../../store/table.ts';

/** A file that may be fetched: where it lies and what it is. */
export interface Released {
  readonly document: Document;
  readonly key: string;
  readonly mediaType: string;
}

/** The released file of an application that an address names; undefined for any other text, and for one that is not released. */
export async function releasedFile(
  store: Store,
  applicationId: string,
  named: string,
): Promise<Released | undefined> {
  const id = documentId.safeParse(named);
  const document = id.success ? await readDocument(store, applicationId, id.data) : undefined;
  if (document?.state !== 'clean') return undefined;
  return { document, key: cleanKey(document), mediaType: kindFacts[document.kind].mediaType };
}
