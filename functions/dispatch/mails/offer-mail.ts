import { readConditions } from '../../../shared/cases/award/conditions.ts';
import { mayBeTold } from '../../../shared/cases/award/may-be-told.ts';
import { readSnapshot } from '../../../shared/cases/intake/snapshot.ts';
import type { Application, OfferTerms } from '../../../shared/domain/application/application.ts';
import { civilDateIn } from '../../../shared/domain/dates.ts';
import { askedAfterOffer } from '../../../shared/domain/program/missing.ts';
import { offersOf } from '../../../shared/domain/program/offer-plan.ts';
import type { Program } from '../../../shared/domain/program/schema.ts';
import { awardTold } from '../../../shared/letters/award-told.ts';
import { matterWrites } from '../../../shared/store/outbox-records.ts';
import { nowIso, type Store } from '../../../shared/store/table.ts';
import { addresses } from '../addresses.ts';
import { creditReasons } from './credit-reasons.ts';
import { dropped, type Material, type Told } from './prepared.ts';

type OfferMail =
  | 'offer'
  | 'offer-reminder'
  | 'offer-changed'
  | 'offer-more-time'
  | 'offer-no-more-time'
  | 'accepted'
  | 'declined'
  | 'lapsed';

/** The mails around an offer; an offer itself is told only while it stands, released, and the ledger agrees. */
export async function offerMail(mail: OfferMail, material: Material): Promise<Told> {
  const { dispatch, loaded, program, to } = material;
  const { application } = loaded;
  const past = dropped(`status-${application.status}`);
  const link = addresses.offer(dispatch.baseUrl, application.applicationId);
  switch (mail) {
    case 'offer':
    case 'offer-reminder':
    case 'offer-changed':
    case 'offer-more-time':
    case 'offer-no-more-time': {
      if (application.status !== 'offered') return past;
      const { answerBy } = application.offer;
      if (answerBy < nowIso(dispatch.store)) return dropped('offer-over');
      const told = await mayBeTold(dispatch.store, program, application);
      if (told === 'not-released') return dropped(told);
      if (told === 'ledger-differs') return differs(dispatch.store, application);
      return openOffer(mail, material, application.offer, link);
    }
    case 'accepted': {
      if (!('acceptedAt' in application)) return past;
      const award = await awardOf(material, application.offer);
      const { acceptedAt } = application;
      const { answers } = await readSnapshot(dispatch.store, loaded.key, application.snapshot);
      const today = civilDateIn(program.zone, nowIso(dispatch.store));
      const laterQuestions =
        application.status === 'accepted' && askedAfterOffer(program, answers, today).length > 0;
      const conditions = await openConditions(material);
      return {
        kind: mail,
        data: { ...to, award, acceptedAt, words: program.texts.accepted, laterQuestions, conditions },
      };
    }
    case 'declined':
      if (application.status !== 'declined') return past;
      return {
        kind: mail,
        data: { ...to, award: await awardOf(material, application.offer), ...creditOf(material) },
      };
    case 'lapsed': {
      if (application.status !== 'lapsed') return past;
      const { answerBy } = application.offer;
      const award = await awardOf(material, application.offer);
      return { kind: mail, data: { ...to, award, answerBy, ...creditOf(material) } };
    }
  }
}

/** What is told of an offer that stands open. */
async function openOffer(
  mail: Exclude<OfferMail, 'accepted' | 'declined' | 'lapsed'>,
  material: Material,
  offer: OfferTerms,
  link: string,
): Promise<Told> {
  const { program, to } = material;
  const { answerBy, reduced, part, counter, changed } = offer;
  const { onSilence, conditions } = offersOf(program);
  const kept = onSilence === 'keep' ? { kept: true } : {};
  const open = { ...to, link, answerBy, ...kept };
  if (mail === 'offer-more-time' || mail === 'offer-no-more-time') return { kind: mail, data: open };
  const data = { ...open, award: await awardOf(material, offer) };
  if (mail === 'offer-reminder') return { kind: mail, data };
  if (mail === 'offer-changed')
    return changed
      ? { kind: mail, data: { ...data, beforeCents: changed.from, afterCents: offer.units } }
      : dropped('not-changed');
  return {
    kind: mail,
    data: {
      ...data,
      words: program.texts.offered,
      conditions: conditions.map(({ title, days }) => ({ title, days })),
      ...(reduced
        ? { reduced: { fromCents: reduced.from, capCents: reduced.cap, otherAidCents: reduced.otherAid } }
        : {}),
      ...(part ? { part: { askedCents: part.asked } } : {}),
      ...(counter
        ? { counter: { askedCents: counter.asked, reasons: criteriaReasons(program, counter.reasons) } }
        : {}),
    },
  };
}

/** Of a counter-offer that was not taken: the reasons that were told with it. */
function creditOf({ loaded: { application }, program }: Material) {
  const counter = 'offer' in application ? application.offer?.counter : undefined;
  return counter ? { credit: { reasons: criteriaReasons(program, counter.reasons) } } : {};
}

const criteriaReasons = (program: Program, ids: readonly string[]) =>
  creditReasons(
    ids.flatMap((id) => program.scoring.criteria.find((one) => one.id === id)?.refusal?.text ?? []),
  );

/** What is still open of an award's conditions, with their dates. */
export async function openConditions({ dispatch, loaded, program }: Material) {
  const items = await readConditions(dispatch.store, loaded.application.applicationId, program);
  return items.flatMap(({ condition, dueBy, metAt }) => {
    const title = offersOf(program).conditions.find(({ id }) => id === condition)?.title;
    return title && metAt === undefined ? [{ title, by: dueBy }] : [];
  });
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
