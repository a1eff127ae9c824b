import { acceptOffer, declineOffer } from '../../shared/cases/award/answer-offer.ts';
import { applicantForm, applicantPage } from '../../shared/http/applicant-session.ts';
import type { Route } from '../../shared/http/function-handler.ts';
import { seeOther } from '../../shared/http/response.ts';
import type { AwardSite } from './dependencies.ts';
import { letterRoutes } from './letter-routes.ts';
import { offerOf } from './offer-of.ts';
import { declinePage } from './pages/decline-page.ts';
import { offerPage } from './pages/offer-page.ts';

const own = '/applications/{applicationId}';

/** The applicant's answer to an offer. What is recorded is shown on the offer's own page, whoever asks how often. */
export function awardRoutes(site: AwardSite): Route[] {
  const { assets, store } = site;
  return [
    ...letterRoutes(site),
    applicantPage(site, `${own}/offer`, async (request, held) => {
      const offer = await offerOf(store, held);
      return offer ? offerPage(assets, request, offer, undefined) : seeOther(statusOf(held.loaded));
    }),
    // The form's address, opened by itself after a fault or out of the history.
    applicantPage(site, `${own}/offer/accept`, (_request, held) =>
      seeOther(`${statusOf(held.loaded)}/offer`),
    ),
    applicantForm(site, `${own}/offer/accept`, { keeps: false }, async (request, held, sent) => {
      const offer = await offerOf(store, held);
      if (!offer) return seeOther(statusOf(held.loaded));
      if (offer.state === 'open' && offer.waits.length === 0 && sent.get('consent') !== 'yes')
        return offerPage(assets, request, offer, 'consent');
      await acceptOffer(store, held.loaded.application.applicationId);
      return seeOther(`${statusOf(held.loaded)}/offer`);
    }),
    applicantPage(site, `${own}/offer/decline`, async (request, held) => {
      const offer = await offerOf(store, held);
      if (offer?.state !== 'open') return seeOther(`${statusOf(held.loaded)}${offer ? '/offer' : ''}`);
      return declinePage(assets, request, offer);
    }),
    applicantForm(site, `${own}/offer/decline`, { keeps: false }, async (_request, held) => {
      await declineOffer(store, held.loaded.application.applicationId);
      return seeOther(`${statusOf(held.loaded)}/offer`);
    }),
  ];
}

const statusOf = ({ application }: { application: { applicationId: string } }) =>
  `/applications/${application.applicationId}`;
