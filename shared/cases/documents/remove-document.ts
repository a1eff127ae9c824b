import { baseOfDocument } from '../../domain/documents/document.ts';
import { documentFields } from '../../domain/program/paths.ts';
import { change } from '../../store/applications.ts';
import { documentWrite, readDocument } from '../../store/documents.ts';
import { programOf } from '../../store/programs.ts';
import { nowIso, type Store } from '../../store/table.ts';
import { mayRemove } from './may-change.ts';

export type Removed = { readonly kind: 'removed' | 'already' | 'not-now' | 'missing' };

/** Takes a file away at the applicant's wish, wherever it lies. What belongs to an application that was sent stays. */
export async function removeDocument(store: Store, id: string, documentId: string): Promise<Removed> {
  const outcome = await change<Removed>(store, id, async ({ application }) => {
    const document = await readDocument(store, id, documentId);
    if (!document) return { kind: 'missing' };
    if (document.state === 'removed') return { kind: 'already' };
    const { program } = await programOf(store, application);
    const field = documentFields(program).find((one) => one.id === document.field);
    if (!field || !mayRemove(application, field)) return { kind: 'not-now' };
    return {
      next: application,
      happening: {
        event: 'document removed',
        actor: { kind: 'applicant' },
        data: { document: documentId, field: document.field },
      },
      writes: [
        documentWrite({ ...baseOfDocument(document), state: 'removed', removedAt: nowIso(store) }, document),
      ],
      effects: [{ kind: 'discard-document', applicationId: id, documentId }],
      cancel: [{ kind: 'document-check', ref: documentId }],
    };
  });
  if (outcome.kind === 'committed') return { kind: 'removed' };
  return outcome.kind === 'refused' ? removeDocument(store, id, documentId) : outcome;
}
