import { openWords, readSamePerson } from '../../../shared/cases/duplicate/same-person-item.ts';
import { everythingSent } from '../../../shared/cases/intake/receipt-of.ts';
import { readVerdict } from '../../../shared/cases/screening/verdicts.ts';
import type { Application } from '../../../shared/domain/application/application.ts';
import { isFinal } from '../../../shared/domain/application/status.ts';
import type { ApplicantMail, Effect } from '../../../shared/domain/effects.ts';
import { PermanentFault } from '../../../shared/domain/faults.ts';
import { asksOnlyOthers } from '../../../shared/domain/people/party.ts';
import type { Program } from '../../../shared/domain/program/schema.ts';
import { toldRules } from '../../../shared/domain/rules/told.ts';
import { renderMail } from '../../../shared/messages/mail/render-mail.ts';
import { loadApplication, personOf } from '../../../shared/store/applications.ts';
import { newCode } from '../../../shared/store/codes.ts';
import type { StoredRecord } from '../../../shared/store/outbox-records.ts';
import { programOf } from '../../../shared/store/programs.ts';
import { addresses } from '../addresses.ts';
import type { Dispatch } from '../dispatch.ts';
import { afterAwardMail } from './after-award-mail.ts';
import { appealMail, whatToDo } from './appeal-mail.ts';
import { awardMail } from './award-mail.ts';
import { counterOfferMail } from './counter-offer-mail.ts';
import { creditReasons } from './credit-reasons.ts';
import { documentRefused } from './document-mail.ts';
import { interviewMail } from './interview-mail.ts';
import { labelAt } from './label-at.ts';
import { offerMail } from './offer-mail.ts';
import { toldOfPerson } from './party-mail.ts';
import { extendedMail, invitationMail } from './phase-mail.ts';
import {
  type Dropped,
  dropped,
  type Material,
  mailProgram,
  type PreparedMail,
  type Told,
} from './prepared.ts';
import { notSelectedMail } from './refusal-mail.ts';
import { registeredMail, renewalMail } from './registration-mail.ts';

export async function prepareApplicantMail(
  dispatch: Dispatch,
  record: StoredRecord,
  { mail, applicationId, snapshot, partyId, obligation }: Extract<Effect, { kind: 'mail-applicant' }>,
): Promise<PreparedMail | Dropped> {
  const { store, baseUrl } = dispatch;
  const loaded = await loadApplication(store, applicationId);
  if (!loaded) return dropped('erased');
  const { application } = loaded;
  const { name, email } = personOf(loaded);
  if (email === '') return dropped('no-address');
  const { program } = await programOf(store, application);
  const told = await tell({ mail, snapshot, partyId, obligation }, record, {
    dispatch,
    loaded,
    program,
    to: {
      program: mailProgram(program),
      name,
      reference: application.reference,
      decidedAt: record.createdAt,
      link: addresses[pageOf(mail)](baseUrl, applicationId),
    },
  });
  if (told.kind === 'drop') return told;
  return {
    kind: 'mail',
    to: email,
    replyTo: program.contact.email,
    mail: renderMail(told.kind, told.data as never, application.language),
    writes: told.writes ?? [],
    ...(told.attachments ? { attachments: told.attachments } : {}),
  };
}

const pageOf = (mail: ApplicantMail) =>
  mail.startsWith('person-') ? 'people' : mail.startsWith('interview-') ? 'interview' : 'application';

/** The mails by name: each says in which status it is true. */
async function tell(
  {
    mail,
    snapshot,
    partyId,
    obligation,
  }: {
    mail: ApplicantMail;
    snapshot: number | undefined;
    partyId: string | undefined;
    obligation: string | undefined;
  },
  record: StoredRecord,
  material: Material,
): Promise<Told> {
  const { loaded, to } = material;
  const { application } = loaded;
  const past = dropped(`status-${application.status}`);
  switch (mail) {
    case 'receipt':
      return application.status === 'draft' ? past : receipt(material, snapshot ?? 1);
    case 'sign-in-code':
      return signInCode(material, record);
    case 'information-request':
      return application.status === 'info-requested' ? informationRequest(material, application) : past;
    case 'document-refused':
      return documentRefused(material);
    case 'information-closed':
      return application.status === 'withdrawn' && application.withdrawnFor === 'no-answer'
        ? {
            kind: mail,
            data: { ...to, invited: application.invitedAt !== undefined, credit: isCredit(material.program) },
          }
        : past;
    case 'deadline-extended':
      return extendedMail(material);
    case 'invitation':
      return application.status === 'info-requested' && application.invitedAt
        ? invitationMail(material, application)
        : past;
    case 'counter-offer':
      return application.status === 'info-requested' ? counterOfferMail(material, application) : past;
    case 'ineligible':
      return application.status === 'ineligible' ? ineligible(material, application.snapshot) : past;
    case 'interview-invitation':
    case 'interview-reminder':
    case 'interview-booked':
    case 'interview-ended':
      return interviewMail(mail, material);
    case 'appeal-received':
    case 'appeal-upheld':
    case 'appeal-granted':
      return appealMail(mail, material);
    case 'award-reminder':
    case 'award-overdue':
    case 'award-sent-back':
    case 'award-held':
    case 'award-decided':
    case 'award-paid':
    case 'award-completed':
      return afterAwardMail(mail, material, obligation);
    case 'withdrawn':
      return application.status === 'withdrawn' && application.withdrawnFor === 'applicant'
        ? { kind: mail, data: to }
        : past;
    case 'same-person-asked':
      return isFinal(application.status) ? past : samePersonAsked(material);
    case 'same-person-closed':
      return application.status === 'withdrawn' && application.withdrawnFor === 'same-person'
        ? { kind: mail, data: to }
        : past;
    case 'not-selected':
      return application.status === 'not-selected' ? notSelectedMail(material) : past;
    case 'registered':
      return registeredMail(material);
    case 'renewal':
      return renewalMail(material);
    case 'person-answered':
    case 'person-declined':
    case 'person-refused':
    case 'person-late':
      return toldOfPerson(mail, material, partyId);
    case 'waitlisted':
    case 'waitlist-closed':
    case 'offer-kept':
    case 'condition-overdue':
    case 'revocation-notice':
    case 'revocation-dropped':
    case 'offer-revoked':
      return awardMail(mail, material);
    case 'offer':
    case 'offer-reminder':
    case 'offer-changed':
    case 'offer-more-time':
    case 'offer-no-more-time':
    case 'accepted':
    case 'declined':
    case 'lapsed':
      return offerMail(mail, material);
  }
}

/** The receipt is about what was sent then, whatever was added since. */
async function receipt({ dispatch, loaded, program, to }: Material, number: number): Promise<Told> {
  const { store, baseUrl } = dispatch;
  const one = (await everythingSent(store, loaded.key)).find((sent) => sent.number === number);
  if (!one) throw new PermanentFault('A receipt for something that was not sent');
  return {
    kind: 'receipt',
    data: {
      ...to,
      receivedAt: one.snapshot.receivedAt,
      receipt: one.receipt,
      sha256: one.sha256,
      check: addresses.receipts(baseUrl),
      corrected: number > 1,
      next: program.texts.submitted,
    },
  };
}

/** How long a code works, as `shared/store/codes.ts` has it (a test holds the two together). */
const codeMinutes = 15;

/** Somebody who waited this long for a code has asked for another one. */
const codeWantedMinutes = 30;

function signInCode({ dispatch: { store }, loaded, to }: Material, record: StoredRecord): Told {
  const age = store.now().getTime() - Date.parse(record.createdAt);
  if (age > codeWantedMinutes * 60_000) return dropped('too-late');
  const { code, write } = newCode(store, loaded.application.applicationId);
  return { kind: 'sign-in-code', data: { ...to, code, minutes: codeMinutes }, writes: [write] };
}

const isCredit = ({ family }: Program) => family === 'financing';

/** Told only while the question is open. */
async function samePersonAsked({ dispatch: { store }, loaded, to }: Material): Promise<Told> {
  const asked = await readSamePerson(store, loaded.application.applicationId);
  if (!asked || asked.answeredAt) return dropped('answered');
  const other = await loadApplication(store, asked.keep);
  if (!other || !('submittedAt' in other.application) || !other.application.submittedAt)
    return dropped('nothing-to-keep');
  return {
    kind: 'same-person-asked',
    data: {
      ...to,
      kinds: asked.kinds,
      reason: openWords(loaded.key, asked.reason),
      otherReceivedAt: other.application.submittedAt,
      answerBy: asked.answerBy,
    },
  };
}

function informationRequest(
  { dispatch: { baseUrl }, program, to }: Material,
  { applicationId, askedFor, answerBy }: Extract<Application, { status: 'info-requested' }>,
): Told {
  if (askedFor.length === 0) return dropped('nothing-asked');
  const missing = askedFor.map((path) => labelAt(program, path));
  const others = asksOnlyOthers(askedFor);
  return {
    kind: 'information-request',
    data: {
      ...to,
      ...(others && !isCredit(program) ? { link: addresses.people(baseUrl, applicationId), others } : {}),
      ...{ missing, answerBy, credit: isCredit(program) },
    },
  };
}

async function ineligible(material: Material, snapshot: number): Promise<Told> {
  const { dispatch, loaded, program, to } = material;
  const verdict = await readVerdict(dispatch.store, loaded.key, snapshot);
  if (!verdict) throw new PermanentFault('An ineligible application has no verdict');
  const reasons = toldRules(verdict, program).map(({ reason }) => reason.text);
  const credit = isCredit(program);
  const data = { ...to, credit, reasons: credit ? creditReasons(reasons) : reasons };
  return { kind: 'ineligible', data: { ...data, ...(await whatToDo(material)) } };
}
