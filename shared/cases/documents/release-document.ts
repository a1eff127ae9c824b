import { createHash } from 'node:crypto';
import { inspect } from '../../documents/inspect.ts';
import { kindByName, kindFacts, plainName } from '../../documents/kinds.ts';
import { baseOfDocument, type Document } from '../../domain/documents/document.ts';
import { documentFields } from '../../domain/program/paths.ts';
import { change, loadApplication } from '../../store/applications.ts';
import { settleWrite } from '../../store/attention.ts';
import {
  cleanKey,
  documentWrite,
  nameOf,
  quarantineKey,
  readDocument,
  sealName,
} from '../../store/documents.ts';
import { programOf } from '../../store/programs.ts';
import { nowIso, type Store } from '../../store/table.ts';
import { refuseDocument } from './refuse-document.ts';

/** The two places where files lie, as `dispatch` reaches them. */
export interface FileRoom {
  /** A version of an object in the quarantine with the name its sender gave it, if that came along; undefined where it is gone. */
  readonly fetch: (
    key: string,
    version: string,
  ) => Promise<{ readonly bytes: Uint8Array; readonly fileName: string | undefined } | undefined>;
  /** Puts a file where it may be fetched from; the same file twice is one. */
  readonly release: (key: string, bytes: Uint8Array, mediaType: string) => Promise<void>;
  readonly discard: (place: 'quarantine' | 'clean', key: string) => Promise<void>;
}

/**
 * Judges a file that the scanner found nothing in. What is fit is copied under a key of its own, pictures without what they say about
 * people, and only then called clean; what is not is refused with its reason. Begun again after a crash, it comes to the same.
 */
export async function releaseDocument(
  store: Store,
  room: FileRoom,
  applicationId: string,
  documentId: string,
): Promise<void> {
  const [loaded, document] = await Promise.all([
    loadApplication(store, applicationId),
    readDocument(store, applicationId, documentId),
  ]);
  if (!loaded || document?.state !== 'checking' || !document.scanned) return;
  const { program } = await programOf(store, loaded.application);
  const field = documentFields(program).find(({ id }) => id === document.field);
  const file = await room.fetch(quarantineKey(document), document.object);
  if (!field || !file) {
    await refuseDocument(store, applicationId, documentId, 'not-checked');
    return;
  }
  const fileName = nameOf(loaded.key, document) ?? plainName(file.fileName ?? '');
  const judged = await inspect(file.bytes, {
    kind: document.kind,
    accept: field.accept,
    maxBytes: field.maxBytes,
    fileName,
  });
  if (judged.kind === 'refused') {
    await refuseDocument(store, applicationId, documentId, judged.reason);
    return;
  }
  const { bytes } = judged;
  const { mediaType } = kindFacts[kindByName(fileName) ?? document.kind];
  await room.release(cleanKey(document), bytes, mediaType);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  await becomesClean(store, document, { bytes: bytes.length, sha256, fileName });
  await room.discard('quarantine', quarantineKey(document));
}

async function becomesClean(
  store: Store,
  seen: Document,
  { bytes, sha256, fileName }: { bytes: number; sha256: string; fileName: string },
): Promise<void> {
  const { applicationId, documentId } = seen;
  await change<{ kind: 'over' }>(store, applicationId, async ({ application, key }) => {
    const document = await readDocument(store, applicationId, documentId);
    if (document?.state !== 'checking') return { kind: 'over' };
    const old = document.replaces && (await readDocument(store, applicationId, document.replaces));
    const replaced = old && old.state !== 'removed' ? old : undefined;
    const next: Document = {
      ...baseOfDocument(document),
      state: 'clean',
      name: sealName(store, key, fileName),
      arrivedAt: document.arrivedAt,
      bytes,
      sha256,
      releasedAt: nowIso(store),
    };
    return {
      next: application,
      happening: {
        event: 'document released',
        actor: { kind: 'system', id: 'files' },
        data: {
          document: documentId,
          field: document.field,
          sha256,
          ...(replaced ? { replaced: replaced.documentId } : {}),
        },
      },
      writes: [
        documentWrite(next, document),
        settleWrite(`APP#${applicationId}`, 'document-refused'),
        ...(replaced
          ? [
              documentWrite(
                { ...baseOfDocument(replaced), state: 'removed', removedAt: nowIso(store) },
                replaced,
              ),
            ]
          : []),
      ],
      effects: replaced ? [{ kind: 'discard-document', applicationId, documentId: replaced.documentId }] : [],
      cancel: [{ kind: 'document-check', ref: documentId }],
    };
  });
}

/** Takes a file away from wherever it lies, once nobody is to fetch it any more. */
export async function discardDocument(
  store: Store,
  room: FileRoom,
  applicationId: string,
  documentId: string,
): Promise<void> {
  const document = await readDocument(store, applicationId, documentId);
  if (!document || document.state === 'checking' || document.state === 'awaiting-upload') return;
  await room.discard('quarantine', quarantineKey(document));
  if (document.state !== 'clean') await room.discard('clean', cleanKey(document));
}
