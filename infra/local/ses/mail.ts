/** A mail as the service would put it on the wire, before it is stored. */
export interface OutgoingMail {
  /** The header as written, with a display name where there is one. */
  readonly from: string;
  /** Bare addresses of To, Cc and Bcc: everyone who gets it. */
  readonly recipients: readonly string[];
  /** Bare addresses of the To header. */
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly attachments: readonly MailAttachment[];
  readonly configurationSet?: string;
  readonly tags: Readonly<Record<string, string>>;
}

/** What is known of a file that came with a message; `bytes` is its decoded size. Of a small text (a calendar entry) also what it says. */
export interface MailAttachment {
  readonly filename: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly text?: string;
}

/** One mail in the inbox. `to` is the To header's addresses joined by a comma, `sentAt` ISO 8601 in UTC. */
export interface StoredMail {
  readonly id: string;
  readonly to: string;
  readonly from: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly sentAt: string;
  readonly attachments: readonly MailAttachment[];
}

/** The refusals the service answers with, as the SDK names them. */
export type MailFault =
  | { readonly error: 'BadRequestException'; readonly status: 400; readonly message: string }
  | { readonly error: 'MessageRejected'; readonly status: 400; readonly message: string }
  | { readonly error: 'NotFoundException'; readonly status: 404; readonly message: string };

/** A mail to send, or the reason why the service would not. */
export type ReadMail =
  | { readonly ok: true; readonly mail: OutgoingMail }
  | ({ readonly ok: false } & MailFault);

/** The refusal of a request that is wrong in itself. */
export function badRequest(message: string): { readonly ok: false } & MailFault {
  return { ok: false, error: 'BadRequestException', status: 400, message };
}
