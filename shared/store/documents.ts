import { type Document, document } from '../domain/documents/document.ts';
import { readAll, readItem } from './applications.ts';
import { keys } from './keys.ts';
import type { Item, Store } from './table.ts';
import { absent, type Write } from './transact.ts';
import { open, seal, type VaultKey } from './vault.ts';

/** Where a file lies before it is checked: a key of its own that says nothing of its sender. */
export const quarantineKey = ({
  applicationId,
  documentId,
}: Pick<Document, 'applicationId' | 'documentId'>) => `incoming/${applicationId}/${documentId}`;

/** Where a file lies once it is released: a key that no signed form ever named. */
export const cleanKey = ({ applicationId, documentId }: Pick<Document, 'applicationId' | 'documentId'>) =>
  `files/${applicationId}/${documentId}`;

/** The document whose file has this key in the quarantine; undefined for any other key. */
export function documentOfKey(key: string): Pick<Document, 'applicationId' | 'documentId'> | undefined {
  const [, app, doc] = /^incoming\/(app_[0-9a-z]{26})\/(doc_[0-9a-z]{26})$/.exec(key) ?? [];
  return app && doc ? ({ applicationId: app, documentId: doc } as Document) : undefined;
}

/** Every document of an application, removed ones too. */
export async function listDocuments(store: Store, applicationId: string): Promise<Document[]> {
  const items = await readAll(store, keys.application(applicationId).pk, 'DOC#');
  return items.map(parseDocument);
}

export async function readDocument(
  store: Store,
  applicationId: string,
  documentId: string,
): Promise<Document | undefined> {
  const item = await readItem(store, keys.document(applicationId, documentId));
  return item && parseDocument(item);
}

function parseDocument(item: Item): Document {
  const { pk, sk, type, ...entity } = item;
  return document.parse(entity);
}

/** The write that makes a document, or takes it from the state it was read in to the next. */
export function documentWrite(next: Document, before: Document | undefined): Write {
  return {
    as: `document ${next.documentId}`,
    put: { ...keys.document(next.applicationId, next.documentId), type: 'document', ...next },
    when: before
      ? {
          expression: '#state = :state',
          names: { '#state': 'state' },
          values: { ':state': before.state },
        }
      : absent,
  };
}

/** A file's own name, sealed: it often holds the name of a person. */
export const sealName = (store: Store, key: VaultKey, fileName: string): string =>
  seal(key, 'document', fileName, store.random);

/** The name that the sender gave the file; undefined where none is known. */
export const nameOf = (key: VaultKey, { name }: Document): string | undefined =>
  name === undefined ? undefined : String(open(key, 'document', name));
