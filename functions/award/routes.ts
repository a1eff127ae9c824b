import { type Accepted, acceptOffer, declineOffer } from '../../shared/cases/award/answer-offer.ts';
import { askForMoreTime, isGivenAtOnce, mayAskForTime } from '../../shared/cases/award/more-time.ts';
import type { DeclineWords } from '../../shared/cases/award/offer-words.ts';
import { answerRevocation } from '../../shared/cases/award/revocation.ts';
import { parseTypedMoney } from '../../shared/domain/money.ts';
import { offersOf } from '../../shared/domain/program/offer-plan.ts';
import { applicantForm, applicantPage, type Held } from '../../shared/http/applicant-session.ts';
import type { Route } from '../../shared/http/function-handler.ts';
import type { WebRequest } from '../../shared/http/request.ts';
import { seeOther, type WebResponse } from '../../shared/http/response.ts';
import type { AwardSite } from './dependencies.ts';
import { letterRoutes } from './letter-routes.ts';
import { type Offer, offerOf } from './offer-of.ts';
import type { AcceptWrong, Typed } from './pages/accept-form.ts';
import { coversPage } from './pages/covers-page.ts';
import { declinePage } from './pages/decline-page.ts';
import { moreTimePage } from './pages/more-time-page.ts';
import { canAnswer, noticePage } from './pages/notice-page.ts';
import { offerPage } from './pages/offer-page.ts';
import { paymentsFile } from './payments-file.ts';

const own = '/applications/{applicationId}';
/** Letters of what somebody writes in a box: more is no answer any more. */
const mostLetters = 2_000;

/** The applicant's answer to an offer. What is recorded is shown on the offer's own page, whoever asks how often. */
export function awardRoutes(site: AwardSite): Route[] {
  const { assets, store } = site;
  return [
    ...letterRoutes(site),
    applicantPage(site, `${own}/offer`, async (request, held) => {
      const offer = await offerOf(store, held);
      return offer ? offerPage(assets, request, offer) : seeOther(statusOf(held.loaded));
    }),
    applicantPage(site, `${own}/offer/payments.csv`, async (request, held) => {
      const loan = (await offerOf(store, held))?.loan;
      return loan ? paymentsFile(loan, request.language) : seeOther(statusOf(held.loaded));
    }),
    // The form's address, opened by itself after a fault or out of the history.
    applicantPage(site, `${own}/offer/accept`, (_request, held) => back(held)),
    applicantForm(site, `${own}/offer/accept`, { keeps: false }, async (request, held, sent) => {
      const offer = await offerOf(store, held);
      if (!offer) return seeOther(statusOf(held.loaded));
      const typed = typedIn(offer, sent);
      if (offer.state === 'open' && offer.waits.length === 0 && typed.wrong.length > 0)
        return offerPage(assets, request, offer, typed);
      const outcome = await acceptOffer(
        store,
        held.loaded.application.applicationId,
        acceptingOf(offer, sent),
      );
      return answeredWith(request, held, outcome, typed);
    }),
    applicantPage(site, `${own}/offer/decline`, async (request, held) => {
      const offer = await offerOf(store, held);
      return offer?.state === 'open' ? declinePage(assets, request, offer) : elsewhere(held, offer);
    }),
    applicantForm(site, `${own}/offer/decline`, { keeps: false }, async (request, held, sent) => {
      const offer = await offerOf(store, held);
      const words = wordsIn(sent);
      const reason = sent.get('reason') ?? '';
      if (offer?.state === 'open' && words.length > mostLetters)
        return declinePage(assets, request, offer, { reason, words, tooLong: true });
      const said: DeclineWords = {
        ...(offer && offersOf(offer.program).declineReasons.some(({ id }) => id === reason)
          ? { reason }
          : {}),
        ...(words === '' ? {} : { words }),
      };
      await declineOffer(store, held.loaded.application.applicationId, said);
      return back(held);
    }),
    applicantPage(site, `${own}/offer/more-time`, async (request, held) => {
      const offer = await offerOf(store, held);
      return offer && canAsk(offer)
        ? moreTimePage(assets, request, offer, '', undefined)
        : elsewhere(held, offer);
    }),
    applicantForm(site, `${own}/offer/more-time`, { keeps: false }, async (request, held, sent) => {
      const offer = await offerOf(store, held);
      // Sent twice, it gives once: the form says which date it would move.
      if (!offer || !canAsk(offer) || sent.get('seen') !== offer.terms.answerBy)
        return elsewhere(held, offer);
      const words = wordsIn(sent);
      if (!isGivenAtOnce(offer.program, offer.terms) && !offer.timeAsked) {
        if (words === '') return moreTimePage(assets, request, offer, words, 'needed');
        if (words.length > mostLetters) return moreTimePage(assets, request, offer, words, 'too-long');
      }
      const { applicationId } = held.loaded.application;
      const outcome = await askForMoreTime(store, applicationId, words, offer.terms.answerBy);
      return outcome.kind === 'asked' || outcome.kind === 'asked-already'
        ? seeOther(`${statusOf(held.loaded)}/offer/more-time`)
        : back(held);
    }),
    applicantPage(site, `${own}/offer/notice`, async (request, held) => {
      const offer = await offerOf(store, held);
      return offer?.revocation
        ? noticePage(assets, request, offer, offer.revocation, '', undefined)
        : elsewhere(held, offer);
    }),
    applicantForm(site, `${own}/offer/notice`, { keeps: true }, async (request, held, sent) => {
      const offer = await offerOf(store, held);
      if (!offer?.revocation) return elsewhere(held, offer);
      const words = wordsIn(sent);
      if (canAnswer(offer, offer.revocation)) {
        if (words === '') return noticePage(assets, request, offer, offer.revocation, words, 'needed');
        if (words.length > mostLetters)
          return noticePage(assets, request, offer, offer.revocation, words, 'too-long');
        await answerRevocation(store, held.loaded.application.applicationId, words);
      }
      return seeOther(`${statusOf(held.loaded)}/offer/notice`);
    }),
  ];

  /** What came of a yes: recorded, or to be read again before it can be. */
  async function answeredWith(
    request: WebRequest,
    held: Held,
    outcome: Accepted,
    typed: Typed,
  ): Promise<WebResponse> {
    const offer = await offerOf(store, held);
    if (!offer) return back(held);
    switch (outcome.kind) {
      case 'unsigned': {
        const wrong: AcceptWrong = outcome.wrong === 'papers' ? 'papers' : 'signature';
        return offerPage(assets, request, offer, { ...typed, consent: false, wrong: [wrong] });
      }
      case 'reduces':
        return offerPage(assets, request, offer, { ...typed, consent: false, beside: outcome.beside });
      case 'aid-covers':
        return coversPage(assets, request, offer, parseTypedMoney(typed.otherAid)?.cents ?? 0);
      default:
        return back(held);
    }
  }
}

const canAsk = ({ state, program, terms, now }: Offer): boolean =>
  state === 'open' && mayAskForTime(program, terms, now);

const wordsIn = (sent: URLSearchParams): string => (sent.get('words') ?? '').replaceAll('\r\n', '\n').trim();

/** What was typed with a yes, and what is wrong with it at first sight. */
function typedIn({ loan, program }: Offer, sent: URLSearchParams): Typed {
  const [signature, otherAid] = [sent.get('signature') ?? '', (sent.get('otherAid') ?? '').trim()];
  const consent = sent.get('consent') === 'yes';
  const counts = offersOf(program).otherAid !== undefined;
  const wrong: AcceptWrong[] = [
    ...(counts && otherAid !== '' && !parseTypedMoney(otherAid) ? (['otherAid'] as const) : []),
    ...(loan && signature.trim() === '' ? (['signature'] as const) : []),
    ...(consent ? [] : (['consent'] as const)),
  ];
  return { signature, otherAid, consent, wrong };
}

function acceptingOf({ loan, program }: Offer, sent: URLSearchParams) {
  const otherAid = offersOf(program).otherAid && parseTypedMoney((sent.get('otherAid') ?? '').trim())?.cents;
  const reducedTo = sent.get('reducedTo');
  return {
    ...(loan ? { signature: { name: sent.get('signature') ?? '', papers: sent.get('papers') ?? '' } } : {}),
    ...(otherAid === undefined ? {} : { otherAid }),
    ...(reducedTo === null ? {} : { reducedTo: Number(reducedTo) }),
  };
}

const statusOf = ({ application }: { application: { applicationId: string } }) =>
  `/applications/${application.applicationId}`;
const back = (held: Held) => seeOther(`${statusOf(held.loaded)}/offer`);
const elsewhere = (held: Held, offer: Offer | undefined) =>
  seeOther(`${statusOf(held.loaded)}${offer ? '/offer' : ''}`);
