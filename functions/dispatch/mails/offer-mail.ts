import { mayBeTold } from '../../../shared/cases/award/may-be-told.ts';
import { readSnapshot } from '../../../shared/cases/intake/snapshot.ts';
import type { Application, OfferTerms } from '../../../shared/domain/application/application.ts';
import { civilDateIn } from '../../../shared/domain/dates.ts';
import { askedAfterOffer } from '../../../shared/domain/program/missing.ts';
import { awardTold } from '../../../shared/letters/award-told.ts';
import { matterWrites } from '../../../shared/store/outbox-records.ts';
import { nowIso, type Store } from '../../../shared/store/table.ts';
import { addresses } from '../addresses.ts';
import { dropped, type Material, type Told } from './prepared.ts';

type OfferMail = 'offer' | 'offer-reminder' | 'accepted' | 'declined' | 'lapsed';

/** The mails around an offer; an offer itself is told only while it stands, released, and the ledger agrees. */
export async function offerMail(mail: OfferMail, material: Material): Promise<Told> {
  const { dispatch, loaded, program, to } = material;
  const { application } = loaded;
  const past = dropped(`status-${application.status}`);
  const link = addresses.offer(dispatch.baseUrl, application.applicationId);
  switch (mail) {
    case 'offer':
    case 'offer-reminder': {
      if (application.status !== 'offered') return past;
      const { answerBy } = application.offer;
      if (answerBy < nowIso(dispatch.store)) return dropped('offer-over');
      const told = await mayBeTold(dispatch.store, program, application);
      if (told === 'not-released') return dropped(told);
      if (told === 'ledger-differs') return differs(dispatch.store, application);
      const data = { ...to, link, award: await awardOf(material, application.offer), answerBy };
      return mail === 'offer'
        ? { kind: mail, data: { ...data, words: program.texts.offered } }
        : { kind: mail, data };
    }
    case 'accepted': {
      if (!('acceptedAt' in application)) return past;
      const award = await awardOf(material, application.offer);
      const { acceptedAt } = application;
      const { answers } = await readSnapshot(dispatch.store, loaded.key, application.snapshot);
      const today = civilDateIn(program.zone, nowIso(dispatch.store));
      const laterQuestions =
        application.status === 'accepted' && askedAfterOffer(program, answers, today).length > 0;
      return {
        kind: mail,
        data: { ...to, award, acceptedAt, words: program.texts.accepted, laterQuestions },
      };
    }
    case 'declined':
      if (application.status !== 'declined') return past;
      return { kind: mail, data: { ...to, award: await awardOf(material, application.offer) } };
    case 'lapsed': {
      if (application.status !== 'lapsed') return past;
      const { answerBy } = application.offer;
      return { kind: mail, data: { ...to, award: await awardOf(material, application.offer), answerBy } };
    }
  }
}

/** No notice goes out of an award that the books do not know; a person finds out why. */
async function differs(
  store: Store,
  { applicationId, auditSeq, offer }: Extract<Application, { status: 'offered' }>,
): Promise<Told> {
  const matter = {
    subject: `APP#${applicationId}`,
    kind: 'ledger-differs',
    details: [offer.fundId],
  } as const;
  return dropped('ledger-differs', await matterWrites(store, matter, `${applicationId}.${auditSeq}.differs`));
}

const awardOf = ({ dispatch, loaded, program }: Material, offer: OfferTerms) =>
  awardTold(dispatch.store, loaded, program, offer);
