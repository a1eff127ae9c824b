import PostalMime, { type Address } from 'postal-mime';
import { badRequest, type ReadMail } from './mail.ts';

/** The largest message that the service takes, in bytes, attachments included. */
export const largestMessage = 40 * 1024 * 1024;

/** What the request says beside the message, which then wins over the message's own headers. */
interface Envelope {
  readonly from?: string;
  readonly recipients?: readonly string[];
}

/** Reads a MIME message: who it is from and for, its text and HTML parts, its headers as written. */
export async function readRawMessage(message: Buffer, envelope: Envelope): Promise<ReadMail> {
  if (message.length > largestMessage) return badRequest('Message is longer than 40 MB');
  const email = await PostalMime.parse(message).catch(() => undefined);
  if (email === undefined) return badRequest('Message cannot be parsed');
  const headers = new Map<string, string>();
  for (const { key, originalKey, value } of email.headers) {
    const earlier = headers.get(originalKey);
    if (key !== 'bcc') headers.set(originalKey, earlier === undefined ? value : `${earlier}, ${value}`);
  }
  const from = envelope.from ?? email.headers.find(({ key }) => key === 'from')?.value;
  if (from === undefined) return badRequest("Missing required header 'From'");
  const to = bareAddresses(email.to ?? []);
  const own = [...to, ...bareAddresses(email.cc ?? []), ...bareAddresses(email.bcc ?? [])];
  return {
    ok: true,
    mail: {
      from,
      to: to.length > 0 ? to : (envelope.recipients ?? []),
      recipients: envelope.recipients ?? own,
      subject: email.subject ?? '',
      text: email.text ?? '',
      html: email.html ?? '',
      headers: Object.fromEntries(headers),
      attachments: email.attachments.map((file) => ({
        filename: file.filename ?? '',
        mediaType: file.mimeType,
        bytes: typeof file.content === 'string' ? Buffer.byteLength(file.content) : file.content.byteLength,
      })),
      tags: {},
    },
  };
}

function bareAddresses(addresses: readonly Address[]): string[] {
  return addresses.flatMap((entry) => entry.group?.map(({ address }) => address) ?? [entry.address ?? '']);
}
