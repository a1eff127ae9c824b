import * as z from 'zod';
import { bareAddressOf, hasControlCharacter, isCovered } from './addresses.ts';
import { badRequest, type MailAttachment, type OutgoingMail, type ReadMail } from './mail.ts';
import { readRawMessage } from './read-raw-message.ts';

/** Recipients of one message, To, Cc and Bcc together (the service's quota). */
const mostRecipients = 50;
const longestHeader = 996;
const tagPart = z.string().regex(/^[A-Za-z0-9_-]{1,256}$/, 'may contain letters, digits, _ and - only');
const content = z.strictObject({ Data: z.string(), Charset: z.string().optional() });
const header = z.strictObject({
  Name: z.string().regex(/^[!-9;-~]{1,126}$/, 'is not a header name'),
  Value: z
    .string()
    .min(1)
    .max(995)
    .regex(/^[ -~]*$/, 'may contain printable ASCII only'),
});

const attachment = z.strictObject({
  FileName: z.string().min(1).max(255),
  RawContent: z.base64(),
  ContentType: z.string().min(1).max(78),
  ContentDisposition: z.enum(['ATTACHMENT', 'INLINE']).default('ATTACHMENT'),
});

/** SendEmail of the SESv2 API, without templates and tenants: a field it does not know is refused by name. */
const sendEmailRequest = z.strictObject({
  FromEmailAddress: z.string().optional(),
  Destination: z
    .strictObject({
      ToAddresses: z.array(z.string()).default([]),
      CcAddresses: z.array(z.string()).default([]),
      BccAddresses: z.array(z.string()).default([]),
    })
    .optional(),
  ReplyToAddresses: z.array(z.string()).max(50).default([]),
  FeedbackForwardingEmailAddress: z.string().optional(),
  Content: z.strictObject({
    Simple: z
      .strictObject({
        Subject: content,
        Body: z.strictObject({ Text: content.optional(), Html: content.optional() }),
        Headers: z.array(header).max(15).default([]),
        Attachments: z.array(attachment).default([]),
      })
      .optional(),
    Raw: z.strictObject({ Data: z.base64() }).optional(),
  }),
  EmailTags: z
    .array(z.strictObject({ Name: tagPart, Value: tagPart }))
    .max(50)
    .default([]),
  ConfigurationSetName: z.string().optional(),
});

type SendEmailRequest = z.infer<typeof sendEmailRequest>;

/** What this account may send from and which configuration sets it has. */
export interface SendingAccount {
  readonly identities: readonly string[];
  readonly configurationSets: readonly { readonly name: string }[];
}

/** Headers that the service writes itself. */
const ownHeaders = new Set(
  [
    'From',
    'To',
    'Cc',
    'Bcc',
    'Subject',
    'Date',
    'Message-ID',
    'Reply-To',
    'Return-Path',
    'Sender',
    'MIME-Version',
  ]
    .concat('Content-Type', 'Content-Transfer-Encoding')
    .map((name) => name.toLowerCase()),
);

/** Reads a SendEmail request's body into a mail, or into the refusal that the service would answer with. */
export async function readSendEmail(body: unknown, account: SendingAccount): Promise<ReadMail> {
  const parsed = sendEmailRequest.safeParse(body);
  if (!parsed.success) return badRequest(z.prettifyError(parsed.error));
  const request = parsed.data;
  const read = await readContent(request);
  if (!read.ok) return read;
  const { mail } = read;
  if (mail.recipients.length === 0) return badRequest('Destination has no recipients');
  if (mail.recipients.length > mostRecipients) return badRequest(`Recipient count exceeds ${mostRecipients}`);
  if (mail.recipients.some((address) => bareAddressOf(address) === undefined)) {
    return badRequest('Destination contains an illegal address');
  }
  const sender = bareAddressOf(mail.from);
  if (sender === undefined) return badRequest('FromEmailAddress is not an e-mail address');
  if (!isCovered(sender, account.identities)) {
    const message = 'Email address is not verified. The sender belongs to no identity of this account';
    return { ok: false, error: 'MessageRejected', status: 400, message };
  }
  const set = request.ConfigurationSetName;
  if (set === undefined) return { ok: true, mail };
  if (!account.configurationSets.some(({ name }) => name === set)) {
    const message = `Configuration set <${set}> does not exist.`;
    return { ok: false, error: 'NotFoundException', status: 404, message };
  }
  return { ok: true, mail: { ...mail, configurationSet: set } };
}

async function readContent(request: SendEmailRequest): Promise<ReadMail> {
  const { Simple: simple, Raw: raw } = request.Content;
  if ((simple === undefined) === (raw === undefined))
    return badRequest('Content must be one of Simple and Raw');
  const tags = Object.fromEntries(request.EmailTags.map(({ Name, Value }) => [Name, Value]));
  const destination = request.Destination;
  if (raw !== undefined) {
    const from = request.FromEmailAddress;
    const read = await readRawMessage(Buffer.from(raw.Data, 'base64'), {
      ...(from !== undefined && { from }),
      ...(destination !== undefined && { recipients: everyone(destination) }),
    });
    return read.ok ? { ok: true, mail: { ...read.mail, tags } } : read;
  }
  return simple === undefined ? badRequest('Content is missing') : readSimple(request, simple, tags);
}

function readSimple(
  request: SendEmailRequest,
  simple: NonNullable<SendEmailRequest['Content']['Simple']>,
  tags: OutgoingMail['tags'],
): ReadMail {
  const from = request.FromEmailAddress;
  if (from === undefined) return badRequest('FromEmailAddress is required');
  const text = simple.Body.Text?.Data ?? '';
  const html = simple.Body.Html?.Data ?? '';
  if (text === '' && html === '') return badRequest('Body must have a text or an HTML part');
  const subject = simple.Subject.Data;
  if (hasControlCharacter(subject)) return badRequest('Subject contains a control character');
  if (request.ReplyToAddresses.some((address) => bareAddressOf(address) === undefined)) {
    return badRequest('ReplyToAddresses contains an illegal address');
  }
  for (const { Name, Value } of simple.Headers) {
    if (ownHeaders.has(Name.toLowerCase())) return badRequest(`Header ${Name} is set by the service`);
    if (Name.length + Value.length > longestHeader) return badRequest(`Header ${Name} is too long`);
  }
  const destination = request.Destination ?? { ToAddresses: [], CcAddresses: [], BccAddresses: [] };
  const headers = {
    From: from,
    To: destination.ToAddresses.join(', '),
    ...(destination.CcAddresses.length > 0 && { Cc: destination.CcAddresses.join(', ') }),
    Subject: subject,
    ...(request.ReplyToAddresses.length > 0 && { 'Reply-To': request.ReplyToAddresses.join(', ') }),
    ...Object.fromEntries(simple.Headers.map(({ Name, Value }) => [Name, Value])),
  };
  const to = destination.ToAddresses.map(bareOrGiven);
  return {
    ok: true,
    mail: {
      from,
      to,
      recipients: everyone(destination),
      subject,
      text,
      html,
      headers,
      attachments: simple.Attachments.map(attached),
      tags,
    },
  };
}

const attached = ({ FileName, ContentType, RawContent }: z.infer<typeof attachment>): MailAttachment => {
  const content = Buffer.from(RawContent, 'base64');
  return {
    filename: FileName,
    mediaType: ContentType,
    bytes: content.length,
    ...(ContentType.startsWith('text/') && { text: content.toString('utf8') }),
  };
};

function everyone(destination: NonNullable<SendEmailRequest['Destination']>): string[] {
  const { ToAddresses, CcAddresses, BccAddresses } = destination;
  return [...ToAddresses, ...CcAddresses, ...BccAddresses].map(bareOrGiven);
}

/** An address that is none is kept as given, so that the check of recipients meets it. */
function bareOrGiven(address: string): string {
  return bareAddressOf(address) ?? address;
}
