import { discardDocument, releaseDocument } from '../../shared/cases/documents/release-document.ts';
import { PermanentFault } from '../../shared/domain/faults.ts';
import { errorName, errorPlace, note } from '../../shared/http/log.ts';
import {
  fail,
  finish,
  isDue,
  labelOf,
  readRecord,
  type StoredRecord,
} from '../../shared/store/outbox-records.ts';
import type { Dispatch } from './dispatch.ts';
import { resumeWorkflow } from './effects/resume-workflow.ts';
import { sendMail } from './effects/send-mail.ts';
import { startAward } from './effects/start-award.ts';
import { startWorkflow } from './effects/start-workflow.ts';

/**
 * Carries out one outbox record, if something is to be done about it now. Called by the stream and by the sweeper, as often
 * as they like and at the same time: the record is read fresh, and its conditions let one of them act. A failure is put on
 * record with the time of the next try; it throws only where not even that was possible.
 */
export async function carryOut(dispatch: Dispatch, id: string): Promise<void> {
  const { store } = dispatch;
  const record = await readRecord(store, id);
  if (!record || !isDue(store, record)) return;
  try {
    await perform(dispatch, record);
  } catch (error) {
    const failed = await fail(store, record, error);
    if (failed === 'elsewhere') return;
    note('warn', 'effectFailed', {
      record: id,
      effect: labelOf(record.effect),
      error: errorName(error),
      place: errorPlace(error),
      next: failed,
    });
  }
}

async function perform(dispatch: Dispatch, record: StoredRecord): Promise<void> {
  const { store } = dispatch;
  const { effect } = record;
  switch (effect.kind) {
    case 'mail-applicant':
    case 'mail-reviewer':
    case 'mail-interviewer':
    case 'mail-digest':
    case 'mail-party':
    case 'mail-reviewer-page':
    case 'mail-owner':
      return sendMail(dispatch, record, effect);
    case 'start-workflow':
      await startWorkflow(dispatch, effect);
      break;
    case 'start-award':
      await startAward(dispatch, effect);
      break;
    case 'resume':
      await resumeWorkflow(dispatch, effect);
      break;
    case 'release-document':
      await releaseDocument(store, dispatch.files, effect.applicationId, effect.documentId);
      break;
    case 'discard-document':
      await discardDocument(store, dispatch.files, effect.applicationId, effect.documentId);
      break;
    case 'move-waitlist':
      await dispatch.moveWaitlist(store, effect.roundId, effect.fundId);
      break;
    case 'tell-extension':
      await dispatch.tellExtension(store, effect.roundId, effect.number);
      break;
    case 'send-invitations':
      await dispatch.sendInvitations(store, effect.roundId, effect.joined);
      break;
    case 'dry-run':
      await dispatch.workOnDryRun(store, effect.roundId, effect.runId, effect.step);
      break;
    case 'propose-panels':
      await dispatch.proposePanels(store, effect.roundId, effect.run);
      break;
    case 'send-panels':
      await dispatch.workOnSending(store, effect.roundId, effect.run, effect.step);
      break;
    default:
      effect satisfies never;
      throw new PermanentFault('An effect that nobody carries out');
  }
  await finish(store, record);
  note('info', 'effectDone', { record: record.id, effect: labelOf(effect) });
}
