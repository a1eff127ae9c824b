import type { Application } from '../../domain/application/application.ts';
import { receivedOf } from '../../domain/application/application.ts';
import { openStatuses } from '../../domain/application/status.ts';
import { baseOfDocument, type Document, type DocumentIn } from '../../domain/documents/document.ts';
import type { Refusal } from '../../domain/documents/refusal.ts';
import type { Effect } from '../../domain/effects.ts';
import { type Change, change, type Loaded } from '../../store/applications.ts';
import { raiseWrite } from '../../store/attention.ts';
import { documentWrite, readDocument } from '../../store/documents.ts';
import { programOf } from '../../store/programs.ts';
import { nowIso, type Store } from '../../store/table.ts';
import { endOfDay } from '../deadlines.ts';
import { readVerdict } from '../screening/verdicts.ts';
import type { Reported } from './take-report.ts';

type Pending = DocumentIn<'awaiting-upload'> | DocumentIn<'checking'>;

/**
 * A file is not taken, and never released. Before the application is sent its page says so. Afterwards the applicant is told by mail
 * what to do and by when: as a question where the screening has not begun or waits, else with the program's owner looking on.
 */
export async function refuseDocument(
  store: Store,
  applicationId: string,
  documentId: string,
  reason: Refusal,
  isExpected: (document: Document) => boolean = () => true,
): Promise<Reported> {
  const outcome = await change<Reported>(store, applicationId, async (loaded) => {
    const document = await readDocument(store, applicationId, documentId);
    if (!document || !isPending(document) || !isExpected(document)) return { kind: 'not-expected' };
    return refused(store, loaded, document, reason);
  });
  return { kind: outcome.kind === 'committed' ? 'noted' : 'not-expected' };
}

const isPending = (document: Document): document is Pending =>
  document.state === 'awaiting-upload' || document.state === 'checking';

async function refused(store: Store, loaded: Loaded, document: Pending, reason: Refusal): Promise<Change> {
  const { application } = loaded;
  const { applicationId, documentId, field } = document;
  const follow = await followUp(store, loaded, document);
  const next: Document = {
    ...baseOfDocument(document),
    state: 'refused',
    reason,
    refusedAt: nowIso(store),
    ...(follow.replaceBy ? { replaceBy: follow.replaceBy } : {}),
  };
  return {
    next: application,
    happening: {
      event: 'document refused',
      actor: { kind: 'system', id: 'files' },
      data: { document: documentId, field, reason },
    },
    ...follow.change,
    writes: [documentWrite(next, document), ...(follow.change.writes ?? [])],
    effects: [
      { kind: 'discard-document', applicationId, documentId },
      ...(follow.replaceBy ? [mail(applicationId)] : []),
      ...(follow.change.effects ?? []),
    ],
    cancel: [{ kind: 'document-check', ref: documentId }],
  };
}

interface FollowUp {
  /** Until when another file may come; none where the page alone says what to do. */
  readonly replaceBy: string | undefined;
  readonly change: Partial<Pick<Change, 'next' | 'move' | 'writes' | 'effects' | 'due'>>;
}

async function followUp(store: Store, loaded: Loaded, document: Pending): Promise<FollowUp> {
  const { application, key } = loaded;
  if (application.status === 'draft' || !isOpen(application)) return { replaceBy: undefined, change: {} };
  const { program } = await programOf(store, application);
  const { field } = document;
  const subject = `APP#${application.applicationId}`;
  const replaceBy = endOfDay(program.zone, store.now(), program.informationDays);
  if (application.status === 'info-requested') {
    const askedFor = [...new Set([...application.askedFor, field])];
    return { replaceBy: application.answerBy, change: { next: { ...application, askedFor } } };
  }
  if (application.status === 'submitted' && !(await readVerdict(store, key, application.snapshot)))
    return {
      replaceBy,
      change: {
        next: {
          ...receivedOf(application),
          status: 'info-requested',
          askedFor: [field],
          answerBy: replaceBy,
        },
        move: 'request-information',
        due: [{ kind: 'information-deadline', subject, ref: 'request', at: replaceBy }],
      },
    };
  const { programId } = application;
  return {
    replaceBy,
    change: {
      writes: [raiseWrite(store, { subject, programId, kind: 'document-refused', details: [field] })],
      effects: [
        { kind: 'mail-owner', mail: 'owner-attention', programId, subject, about: 'document-refused' },
      ],
    },
  };
}

const isOpen = ({ status }: Application) => (openStatuses as readonly string[]).includes(status);

const mail = (applicationId: string): Effect => ({
  kind: 'mail-applicant',
  mail: 'document-refused',
  applicationId,
});
