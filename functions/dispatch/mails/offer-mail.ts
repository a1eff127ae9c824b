import { readSnapshot } from '../../../shared/cases/intake/snapshot.ts';
import type { Application, OfferTerms } from '../../../shared/domain/application/application.ts';
import { civilDateIn } from '../../../shared/domain/dates.ts';
import { askedAfterOffer } from '../../../shared/domain/program/missing.ts';
import { answerAt, locate } from '../../../shared/domain/program/paths.ts';
import type { Program } from '../../../shared/domain/program/schema.ts';
import { loanSchedule } from '../../../shared/domain/rules/loan-schedule.ts';
import type { LocalizedText } from '../../../shared/domain/text.ts';
import type { MailAward } from '../../../shared/messages/mail/data.ts';
import { ledgerSums, readLedger } from '../../../shared/store/funds.ts';
import { matterWrites } from '../../../shared/store/outbox-records.ts';
import { readRound } from '../../../shared/store/rounds.ts';
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
      if (!(await isReleased(dispatch.store, program, application.roundId))) return dropped('not-released');
      if (!(await ledgerAgrees(dispatch.store, application))) return differs(dispatch.store, application);
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

/** A round's decisions are told once two people have released them; a rolling program has no round to release. */
async function isReleased(store: Store, program: Program, roundId: string): Promise<boolean> {
  if (program.mode === 'rolling') return true;
  const status = (await readRound(store, roundId))?.status;
  return status === 'releasing' || status === 'released';
}

/** What the fund's ledger says is offered to this application is what the application says. */
async function ledgerAgrees(
  store: Store,
  { applicationId, offer }: Extract<Application, { status: 'offered' }>,
): Promise<boolean> {
  const entries = await readLedger(store, offer.fundId, `${applicationId}#`);
  return ledgerSums(entries.filter((entry) => entry.subject === applicationId)).offered === offer.units;
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

async function awardOf({ dispatch, loaded, program }: Material, offer: OfferTerms): Promise<MailAward> {
  const plan = program.award;
  if (offer.unit === 'slot')
    return offer.site === undefined
      ? { kind: 'seat' }
      : { kind: 'slot', site: siteLabel(program, offer.site) };
  // Without a published rate the loan papers say what is paid back.
  const annualRate = plan.kind === 'rolling-loan' ? plan.annualRate : undefined;
  if (plan.kind !== 'rolling-loan' || annualRate === undefined) return { kind: 'money', cents: offer.units };
  const { application, key } = loaded;
  const { answers } = await readSnapshot(
    dispatch.store,
    key,
    ('snapshot' in application && application.snapshot) || 1,
  );
  const payments = Number(answerAt(answers, plan.termField));
  const { paymentCents, totalCents } = loanSchedule(offer.units, annualRate, payments);
  return {
    kind: 'loan',
    cents: offer.units,
    annualRate,
    payments,
    paymentCents,
    totalCents,
  };
}

/** A site as the form names it. */
function siteLabel(program: Program, site: string): LocalizedText {
  const field =
    program.award.kind === 'round-slots' ? locate(program, program.award.ranks)?.field : undefined;
  const options = field?.type === 'ranked' ? field.options : [];
  return options.find((option) => String(option.value) === site)?.label ?? { en: site, es: site };
}
