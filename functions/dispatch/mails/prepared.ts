import type { ApplicantMail } from '../../../shared/domain/effects.ts';
import type { Program } from '../../../shared/domain/program/schema.ts';
import type { MailData, MailProgram } from '../../../shared/messages/mail/data.ts';
import type { RenderedMail } from '../../../shared/messages/mail/render-mail.ts';
import type { Loaded } from '../../../shared/store/applications.ts';
import type { Write } from '../../../shared/store/transact.ts';
import type { Dispatch } from '../dispatch.ts';

/** A mail as it would be sent at this moment, with the writes of what it refers to (a link, a code). */
export interface PreparedMail {
  readonly kind: 'mail';
  readonly to: string;
  readonly replyTo: string;
  readonly mail: RenderedMail;
  readonly writes: readonly Write[];
  readonly attachments?: readonly MailAttachment[];
}

/** A file that goes with a mail; text only. */
export interface MailAttachment {
  readonly name: string;
  readonly contentType: string;
  readonly content: string;
}

/** Nothing is to be said (any more); `reason` is a code for the record. */
export interface Dropped {
  readonly kind: 'drop';
  readonly reason: string;
  readonly writes?: readonly Write[];
}

export const dropped = (reason: string, writes: readonly Write[] = []): Dropped => ({
  kind: 'drop',
  reason,
  writes,
});

/** What an applicant's mail is made from, once it is known that it is still true. */
export interface Material {
  readonly dispatch: Dispatch;
  readonly loaded: Loaded;
  readonly program: Program;
  readonly to: MailData['withdrawn'];
}

/** A mail's data, by name, so that text and data cannot be mixed up; or why there is none. */
export type Told =
  | {
      readonly [Name in ApplicantMail]: {
        kind: Name;
        data: MailData[Name];
        writes?: readonly Write[];
        attachments?: readonly MailAttachment[];
      };
    }[ApplicantMail]
  | Dropped;

/** What mails say of a program. */
export const mailProgram = ({ title, zone, contact, lender }: Program): MailProgram => ({
  ...{ title, zone, contact },
  ...(lender ? { lender } : {}),
});
