import { baseOfDocument } from '../../domain/documents/document.ts';
import { change } from '../../store/applications.ts';
import { documentWrite, readDocument } from '../../store/documents.ts';
import { nowIso, type Store } from '../../store/table.ts';
import { refuseDocument } from './refuse-document.ts';

/** A file that never came is not waited for any more; one whose check has no end is refused, never released. */
export async function checkOverdue(store: Store, applicationId: string, documentId: string): Promise<void> {
  const document = await readDocument(store, applicationId, documentId);
  if (document?.state === 'checking') {
    await refuseDocument(store, applicationId, documentId, 'not-checked');
    return;
  }
  if (document?.state !== 'awaiting-upload') return;
  await change<{ kind: 'over' }>(store, applicationId, async ({ application }) => {
    const now = await readDocument(store, applicationId, documentId);
    if (now?.state !== 'awaiting-upload') return { kind: 'over' };
    return {
      next: application,
      happening: {
        event: 'document never came',
        actor: { kind: 'system', id: 'clock' },
        data: { document: documentId, field: now.field },
      },
      writes: [documentWrite({ ...baseOfDocument(now), state: 'removed', removedAt: nowIso(store) }, now)],
      effects: [{ kind: 'discard-document', applicationId, documentId }],
      cancel: [{ kind: 'document-check', ref: documentId }],
    };
  });
}
