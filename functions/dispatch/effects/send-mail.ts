import { domainToASCII } from 'node:url';
import { SendEmailCommand } from '@aws-sdk/client-sesv2';
import { faultTable, PermanentFault } from '../../../shared/domain/faults.ts';
import { errorName, note } from '../../../shared/http/log.ts';
import {
  begin,
  drop,
  fail,
  finish,
  giveUp,
  type StoredRecord,
} from '../../../shared/store/outbox-records.ts';
import type { Dispatch } from '../dispatch.ts';
import { type MailEffect, prepareMail } from '../mails/prepare-mail.ts';
import { type Dropped, dropped, type PreparedMail } from '../mails/prepared.ts';
import { tagOf } from '../names.ts';
import { mayReach } from '../recipients.ts';

/**
 * Sends a mail once, as far as a mail service allows. It is written from the table's present state, or dropped where
 * nothing is to be said any more. The intent stands in the table before the service is called; a call without an answer
 * leaves it standing: the service's report settles it, and only a mail that was never reported is sent again.
 */
export async function sendMail(dispatch: Dispatch, record: StoredRecord, effect: MailEffect): Promise<void> {
  const { store } = dispatch;
  const about = { record: record.id, effect: effect.mail };
  if (record.state === 'sending') {
    note('warn', 'mailUnknown', { ...about, attempts: record.attempts });
    if (record.attempts >= faultTable.transient.maxAttempts) {
      await giveUp(store, record, 'OutcomeUnknown');
      return;
    }
  }
  const prepared = reachable(dispatch, await prepareMail(dispatch, record, effect));
  if (prepared.kind === 'drop') {
    await drop(store, record, prepared.reason, prepared.writes);
    note('info', 'effectDropped', { ...about, reason: prepared.reason });
    return;
  }
  const command = commandOf(dispatch, record, prepared);
  const sending = await begin(store, record, prepared.writes);
  if (!sending) return;
  try {
    const { MessageId } = await dispatch.mail.send(command(sending));
    await finish(store, sending, MessageId);
    note('info', 'effectDone', about);
  } catch (error) {
    if (notAccepted(error)) {
      const failed = await fail(store, sending, error);
      note('warn', 'effectFailed', { ...about, error: errorName(error), next: failed });
    } else {
      note('warn', 'mailUnknown', { ...about, error: errorName(error), attempts: sending.attempts });
    }
  }
}

/** A mail to somebody whom this system may not write to is dropped, and the record says so. */
const reachable = ({ sender }: Dispatch, prepared: PreparedMail | Dropped): PreparedMail | Dropped =>
  prepared.kind === 'drop' || mayReach(sender.recipients, prepared.to)
    ? prepared
    : dropped('recipient-not-allowed');

/** Never reached: the name did not resolve, or nobody listened. */
const unreached = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN']);

/** True only where the service surely has not taken the mail: it said no (4xx), or it was never reached. */
function notAccepted(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { code, $metadata } = error as { code?: unknown; $metadata?: { httpStatusCode?: number } };
  if (typeof code === 'string' && unreached.has(code)) return true;
  const status = $metadata?.httpStatusCode ?? 0;
  return status >= 400 && status < 500 && status !== 408;
}

/** One bare address of ASCII letters, as the mail service takes it; a domain in other letters is written in its ASCII form. */
function mailbox(address: string): string {
  const at = address.lastIndexOf('@');
  const mapped = `${address.slice(0, at)}@${domainToASCII(address.slice(at + 1))}`;
  if (!/^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9.-]+$/.test(mapped))
    throw new PermanentFault('Not an address that mail can be sent to');
  return mapped;
}

function commandOf(
  { sender }: Dispatch,
  record: StoredRecord,
  { to, replyTo, mail, attachments = [] }: PreparedMail,
) {
  const utf8 = (Data: string) => ({ Data, Charset: 'UTF-8' });
  const recipient = mailbox(to);
  return (sending: StoredRecord) =>
    new SendEmailCommand({
      FromEmailAddress: `Anchor Awards <${sender.from}>`,
      Destination: { ToAddresses: [recipient] },
      ReplyToAddresses: [replyTo],
      Content: {
        Simple: {
          Subject: utf8(mail.subject),
          Body: { Text: utf8(mail.text), Html: utf8(mail.html) },
          // Away-notices and list programs leave such a mail unanswered (RFC 3834).
          Headers: [{ Name: 'Auto-Submitted', Value: 'auto-generated' }],
          ...(attachments.length > 0 && {
            Attachments: attachments.map(({ name, contentType, content }) => ({
              FileName: name,
              ContentType: contentType,
              ContentDisposition: 'ATTACHMENT' as const,
              RawContent: new TextEncoder().encode(content),
            })),
          }),
        },
      },
      ConfigurationSetName: sender.configurationSet,
      EmailTags: [
        { Name: 'outbox', Value: tagOf(record.id) },
        { Name: 'attempt', Value: sending.attemptId ?? '' },
      ],
    });
}
