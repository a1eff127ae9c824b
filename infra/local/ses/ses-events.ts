import { randomUUID } from 'node:crypto';
import type { EventBridgeEvent, EventOrigin } from '../events/event.ts';
import type { OutgoingMail } from './mail.ts';

/** What SES can report about a mail here, by the names that an event destination lists. */
export type MailEventType = 'send' | 'delivery' | 'bounce' | 'complaint';

/** https://docs.aws.amazon.com/ses/latest/dg/monitoring-eventbridge.html */
const detailTypes: Readonly<Record<MailEventType, string>> = {
  send: 'Email Sent',
  delivery: 'Email Delivered',
  bounce: 'Email Bounced',
  complaint: 'Email Complaint Received',
};

/**
 * What becomes of an accepted mail: it is sent, then delivered or bounced for each recipient, and complained about by
 * the mailbox simulator's `complaint` address. Only the kinds that the configuration set publishes are returned.
 */
export function eventsOf(
  id: string,
  mail: OutgoingMail,
  at: number,
  published: readonly MailEventType[],
  origin: EventOrigin,
): EventBridgeEvent[] {
  const bounced = mail.recipients.filter((address) => isSimulated(address, 'bounce'));
  const delivered = mail.recipients.filter((address) => !isSimulated(address, 'bounce'));
  const complained = delivered.filter((address) => isSimulated(address, 'complaint'));
  const timestamp = new Date(at).toISOString();
  const happened: [MailEventType, Record<string, unknown>][] = [['send', { send: {} }]];
  if (delivered.length > 0) happened.push(['delivery', { delivery: deliveryOf(delivered, timestamp) }]);
  if (bounced.length > 0) happened.push(['bounce', { bounce: bounceOf(bounced, timestamp) }]);
  if (complained.length > 0) happened.push(['complaint', { complaint: complaintOf(complained, timestamp) }]);
  return happened
    .filter(([type]) => published.includes(type))
    .map(([type, detail]) => ({
      version: '0',
      id: randomUUID(),
      'detail-type': detailTypes[type],
      source: 'aws.ses',
      account: origin.account,
      time: timestamp.replace(/\.\d+Z$/, 'Z'),
      region: origin.region,
      resources: [configurationSetArn(mail, origin)],
      detail: { eventType: capitalised(type), mail: mailObject(id, mail, timestamp, origin), ...detail },
    }));
}

/** https://docs.aws.amazon.com/ses/latest/dg/send-an-email-from-console.html#send-email-simulator (with or without +label) */
function isSimulated(address: string, name: string): boolean {
  const [local = '', domain = ''] = address.toLowerCase().split('@');
  return domain === 'simulator.amazonses.com' && (local === name || local.startsWith(`${name}+`));
}

function mailObject(id: string, mail: OutgoingMail, timestamp: string, origin: EventOrigin) {
  const headers = Object.entries(mail.headers).map(([name, value]) => ({ name, value }));
  const tags = Object.entries(mail.tags).map(([name, value]) => [name, [value]]);
  return {
    timestamp,
    source: mail.from,
    sendingAccountId: origin.account,
    messageId: id,
    destination: mail.recipients,
    headersTruncated: false,
    headers,
    commonHeaders: { from: [mail.from], to: mail.to, messageId: id, subject: mail.subject },
    tags: { 'ses:configuration-set': [mail.configurationSet], ...Object.fromEntries(tags) },
  };
}

function deliveryOf(recipients: readonly string[], timestamp: string) {
  return {
    timestamp,
    processingTimeMillis: 0,
    recipients,
    smtpResponse: '250 2.0.0 kept in the local inbox',
    reportingMTA: 'local-runtime.invalid',
  };
}

function bounceOf(recipients: readonly string[], timestamp: string) {
  return {
    feedbackId: randomUUID(),
    bounceType: 'Permanent',
    bounceSubType: 'General',
    bouncedRecipients: recipients.map((emailAddress) => ({
      emailAddress,
      action: 'failed',
      status: '5.1.1',
      diagnosticCode: 'smtp; 550 5.1.1 user unknown',
    })),
    timestamp,
    reportingMTA: 'dns; local-runtime.invalid',
  };
}

function complaintOf(recipients: readonly string[], timestamp: string) {
  return {
    feedbackId: randomUUID(),
    complaintSubType: null,
    complainedRecipients: recipients.map((emailAddress) => ({ emailAddress })),
    timestamp,
    userAgent: 'Amazon SES Mailbox Simulator',
    complaintFeedbackType: 'abuse',
    arrivalDate: timestamp,
  };
}

function configurationSetArn(mail: OutgoingMail, { region, account }: EventOrigin): string {
  return `arn:aws:ses:${region}:${account}:configuration-set/${mail.configurationSet}`;
}

function capitalised(type: string): string {
  return type.charAt(0).toUpperCase() + type.slice(1);
}
