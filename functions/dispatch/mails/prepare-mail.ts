import type { Effect } from '../../../shared/domain/effects.ts';
import type { StoredRecord } from '../../../shared/store/outbox-records.ts';
import type { Dispatch } from '../dispatch.ts';
import { prepareApplicantMail } from './applicant-mail.ts';
import { prepareDigestMail } from './digest-mail.ts';
import { prepareInterviewerMail } from './interviewer-mail.ts';
import { prepareOwnerMail } from './owner-mail.ts';
import { preparePartyMail } from './party-mail.ts';
import type { Dropped, PreparedMail } from './prepared.ts';
import { prepareReviewerMail } from './reviewer-mail.ts';
import { prepareReviewerPageMail } from './reviewer-page-mail.ts';

export type MailEffect = Extract<Effect, { mail: string }>;

/** Writes a mail from what the table says now; never from what it said when the mail was ordered. */
export function prepareMail(
  dispatch: Dispatch,
  record: StoredRecord,
  effect: MailEffect,
): Promise<PreparedMail | Dropped> {
  switch (effect.kind) {
    case 'mail-applicant':
      return prepareApplicantMail(dispatch, record, effect);
    case 'mail-reviewer':
      return prepareReviewerMail(dispatch, effect);
    case 'mail-interviewer':
      return prepareInterviewerMail(dispatch, effect);
    case 'mail-reviewer-page':
      return prepareReviewerPageMail(dispatch, effect);
    case 'mail-digest':
      return prepareDigestMail(dispatch, effect);
    case 'mail-party':
      return preparePartyMail(dispatch, effect);
    case 'mail-owner':
      return prepareOwnerMail(dispatch, effect);
  }
}
