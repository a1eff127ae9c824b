import { readRevocation } from '../../../shared/cases/award/revocation.ts';
import { listEndsAt } from '../../../shared/domain/program/waitlist-hours.ts';
import { revocationTexts } from '../../../shared/messages/revocation-reasons.ts';
import { ledgerSums, readLedger } from '../../../shared/store/funds.ts';
import { nowIso } from '../../../shared/store/table.ts';
import { addresses } from '../addresses.ts';
import { openConditions } from './offer-mail.ts';
import { dropped, type Material, type Told } from './prepared.ts';

type AwardMail =
  | 'waitlisted'
  | 'waitlist-closed'
  | 'offer-kept'
  | 'condition-overdue'
  | 'revocation-notice'
  | 'revocation-dropped'
  | 'offer-revoked';

/** The mails around an award besides the offer itself: each only while it is true. */
export async function awardMail(mail: AwardMail, material: Material): Promise<Told> {
  const { loaded, program, to } = material;
  const { application } = loaded;
  const past = dropped(`status-${application.status}`);
  switch (mail) {
    case 'waitlisted': {
      if (application.status !== 'waitlisted') return past;
      const endsAt = listEndsAt(program);
      return { kind: mail, data: { ...to, ...(endsAt === undefined ? {} : { endsAt }) } };
    }
    case 'waitlist-closed':
      return application.status === 'not-selected'
        ? { kind: mail, data: { ...to, words: program.texts.notSelected } }
        : past;
    case 'offer-kept':
      return application.status === 'offered' && application.offer.keptSince !== undefined
        ? { kind: mail, data: { ...to, answerBy: application.offer.answerBy } }
        : past;
    case 'condition-overdue': {
      if (application.status !== 'accepted') return past;
      const now = nowIso(material.dispatch.store);
      const conditions = (await openConditions(material)).filter(({ by }) => by <= now);
      return conditions.length === 0
        ? dropped('conditions-met')
        : { kind: mail, data: { ...to, conditions } };
    }
    case 'revocation-notice':
    case 'revocation-dropped':
    case 'offer-revoked':
      return revocationMail(mail, material);
  }
}

async function revocationMail(
  mail: 'revocation-notice' | 'revocation-dropped' | 'offer-revoked',
  { dispatch, loaded, to }: Material,
): Promise<Told> {
  const { application, key } = loaded;
  const found = await readRevocation(dispatch.store, key);
  if (!found) return dropped('no-revocation');
  const reason = revocationTexts[found.reason];
  const { words, answerBy } = found;
  if (mail === 'revocation-dropped')
    return found.status === 'dropped' ? { kind: mail, data: to } : dropped(`revocation-${found.status}`);
  if (mail === 'revocation-notice') {
    if (found.status !== 'open') return dropped(`revocation-${found.status}`);
    const accepted = application.status === 'accepted';
    if (!accepted && application.status !== 'offered') return dropped(`status-${application.status}`);
    const link = `${addresses.offer(dispatch.baseUrl, application.applicationId)}/notice`;
    return { kind: mail, data: { ...to, link, reason, words, answerBy, accepted } };
  }
  if (application.status !== 'revoked') return dropped(`status-${application.status}`);
  const { fundId } = application.offer;
  const lines = await readLedger(dispatch.store, fundId, `${application.applicationId}#`);
  const paid = ledgerSums(lines.filter(({ subject }) => subject === application.applicationId)).paid > 0;
  return { kind: mail, data: { ...to, reason, words: found.why ?? words, paid } };
}
