import * as z from 'zod';
import { note } from '../../shared/http/log.ts';
import {
  labelOf,
  ownerWrites,
  readRecord,
  type StoredRecord,
  settleAsSent,
} from '../../shared/store/outbox-records.ts';
import { transact } from '../../shared/store/transact.ts';
import type { Dispatch } from './dispatch.ts';
import { recordIdOf } from './names.ts';

/** What the mail service reports of a mail, as EventBridge brings it (Amazon SES events; tags are lists). */
export const mailReport = z.object({
  source: z.literal('aws.ses'),
  'detail-type': z.string(),
  detail: z.object({
    mail: z.object({ messageId: z.string(), tags: z.record(z.string(), z.array(z.string())).default({}) }),
    bounce: z.object({ bounceType: z.string(), bounceSubType: z.string() }).optional(),
  }),
});
type MailReport = z.infer<typeof mailReport>;

/**
 * Settles a mail whose sending had no answer: any report at all means that it was accepted. One that did not reach its
 * reader, or that the reader called unwanted, goes to the program's owner.
 */
export async function takeMailReport({ store }: Dispatch, report: MailReport): Promise<void> {
  const { messageId, tags } = report.detail.mail;
  const tag = tags['outbox']?.[0];
  if (tag === undefined) return;
  const id = recordIdOf(tag);
  if ((await settleAsSent(store, id, messageId)) === 'changed')
    note('info', 'mailReconciled', { record: id });
  const trouble = troubleOf(report);
  if (!trouble) return;
  const record = await readRecord(store, id);
  if (record) await tell(record, trouble);

  async function tell({ effect }: StoredRecord, code: string): Promise<void> {
    // Reports come at least once: the second finds the mail to the owner ordered, and changes nothing.
    await transact(store, await ownerWrites(store, effect, `${id}.${code}`, [labelOf(effect), code]));
  }
}

function troubleOf({ 'detail-type': type, detail: { bounce } }: MailReport): string | undefined {
  if (type === 'Email Complaint Received') return 'complaint';
  if (type === 'Email Rejected') return 'rejected';
  if (type === 'Email Rendering Failed') return 'not-rendered';
  if (type !== 'Email Bounced') return undefined;
  // An away-notice comes back as a bounce that is transient and of no special kind: the mail has arrived.
  return bounce?.bounceType === 'Transient' && bounce.bounceSubType === 'General' ? undefined : 'bounced';
}
