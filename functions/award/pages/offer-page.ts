import { mayAskForTime } from '../../../shared/cases/award/more-time.ts';
import { offersOf } from '../../../shared/domain/program/offer-plan.ts';
import type { Language } from '../../../shared/domain/text.ts';
import { page as answerPage } from '../../../shared/http/page.ts';
import type { WebRequest } from '../../../shared/http/request.ts';
import type { WebResponse } from '../../../shared/http/response.ts';
import { type PageTexts, pageTexts } from '../../../shared/messages/pages/index.ts';
import { formatMoment } from '../../../shared/messages/values.ts';
import type { Assets } from '../../../shared/web/assets.ts';
import { button, errorSummary, insetText, panel } from '../../../shared/web/components/index.ts';
import { type Content, type Html, html } from '../../../shared/web/html.ts';
import { letterLink } from '../../../shared/web/letter-link.ts';
import type { Offer, OfferState } from '../offer-of.ts';
import { acceptErrors, acceptForm, nothingTyped, type Typed } from './accept-form.ts';
import { conditionsPart } from './conditions-part.ts';
import { noticeBanner } from './notice-page.ts';
import { termsOf } from './terms.ts';

/** The offer with everything one needs to decide, and the way to answer it, or what was answered. */
export function offerPage(
  assets: Assets,
  request: WebRequest,
  offer: Offer,
  typed: Typed = nothingTyped,
): WebResponse {
  const { application, program } = offer;
  const { language } = request;
  const t = pageTexts(language);
  const own = `/applications/${application.applicationId}`;
  return answerPage(assets, request, {
    statusCode: typed.wrong.length > 0 ? 422 : 200,
    title: `${t(offer.state === 'open' ? 'offer.title' : `offer.${offer.state}Title`)} – ${program.title[language]}`,
    errorTitle: typed.wrong.length > 0,
    path: `${own}/offer`,
    backLink: { href: own, text: t('offer.back') },
    body: html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
${offer.state === 'open' ? openOffer(offer, typed, t, request) : answered(offer, t, request)}
</div></div>`,
  });
}

function openOffer(offer: Offer, typed: Typed, t: PageTexts, request: WebRequest): Html {
  const { language } = request;
  const errorList = acceptErrors(offer, typed, t);
  const { application, program, terms, loan } = offer;
  const by = formatMoment(terms.answerBy, language, program.zone);
  const own = `/applications/${application.applicationId}`;
  return html`${errorList.length === 0 ? '' : errorSummary({ titleText: t('thereIsAProblem'), errorList })}
<span class="govuk-caption-l">${program.title[language]}</span>
<h1 class="govuk-heading-l">${t('offer.title')}</h1>
${noticeBanner(offer, request)}
<p class="govuk-body-l">${t(loan ? 'offer.leadLoan' : 'offer.lead')}</p>
${termsOf(offer, t, language)}
${insetText({
  text: html`<p class="govuk-body"><strong>${t('offer.by', { by })}</strong></p><p class="govuk-body">${t(silenceOf(offer))}</p>${moreTimeLink(offer, t)}`,
})}
${letterLink(application, language)}
<h2 class="govuk-heading-m">${t('offer.conditions')}</h2>
<p class="govuk-body">${program.texts.offered[language]}</p>
${conditionsPart(offer, t, language)}
<h2 class="govuk-heading-m">${t('offer.answer')}</h2>
${offer.waits.length > 0 ? waitingFor(offer, t, language) : acceptForm(offer, typed, t, language)}
<p class="govuk-body"><a class="govuk-link" href="${own}/offer/decline">${t('offer.decline')}</a></p>
<p class="govuk-body">${t('offer.questions')} <a class="govuk-link" href="mailto:${program.contact.email}">${program.contact.email}</a>${
    program.contact.phone === undefined ? '' : html`, ${program.contact.phone}`
  }</p>`;
}

/** Why it cannot be accepted today, and a reminder to whoever has to agree first. */
function waitingFor({ application, waits, csrf }: Offer, t: PageTexts, language: Language): Html {
  const people = `/applications/${application.applicationId}/people`;
  return insetText({
    id: 'waiting',
    text: html`<h3 class="govuk-heading-m">${t('people.acceptTitle')}</h3>${waits.map(
      ({ title, partyId, underAge }) =>
        html`<p class="govuk-body">${t(acceptText(underAge, partyId), { title: title[language] })}</p>${
          partyId === undefined
            ? ''
            : html`<form action="${people}/requests/${partyId}/remind" method="post"><input type="hidden" name="csrf" value="${csrf}">${button({ text: t('people.remind'), classes: 'govuk-button--secondary', preventDoubleClick: true })}</form>`
        }`,
    )}<p class="govuk-body"><a class="govuk-link" href="${people}">${t('people.waitLink')}</a></p>`,
  });
}

function acceptText(underAge: boolean, partyId: string | undefined) {
  if (underAge) return 'people.acceptFor';
  return partyId === undefined ? 'people.acceptName' : 'people.acceptAnswer';
}

/** What saying nothing does. */
function silenceOf({ terms, program }: Offer) {
  if (terms.counter) return 'offer.counterSilence';
  return offersOf(program).onSilence === 'keep' ? 'offer.keptSilence' : 'offer.silence';
}

function moreTimeLink({ application, program, terms, now }: Offer, t: PageTexts): Content {
  if (!mayAskForTime(program, terms, now)) return '';
  return html`<p class="govuk-body"><a class="govuk-link" href="/applications/${application.applicationId}/offer/more-time">${t('offer.moreTime')}</a></p>`;
}

/** What was answered, or that it is too late, said plainly. */
function answered(offer: Offer, t: PageTexts, request: WebRequest): Html {
  const { language } = request;
  const { application, program, terms, state, acceptedAt } = offer;
  if (state === 'open') return html``;
  const by = formatMoment(terms.answerBy, language, program.zone);
  const status = html`<p class="govuk-body"><a class="govuk-link" href="/applications/${application.applicationId}">${t('offer.back')}</a></p>`;
  if (state === 'accepted') {
    const { signed } = offer;
    return html`${noticeBanner(offer, request)}${panel({
      titleText: t('offer.acceptedTitle'),
      text: html`${t('status.reference')}<br><strong>${application.reference}</strong>`,
    })}
${acceptedAt === undefined ? '' : html`<p class="govuk-body">${t('offer.acceptedAt', { at: formatMoment(acceptedAt, language, program.zone) })}</p>`}
${letterLink(application, language)}
<h2 class="govuk-heading-m">${t('submitted.next')}</h2>
<p class="govuk-body">${program.texts.accepted[language]}</p>
${conditionsPart(offer, t, language)}
<h2 class="govuk-heading-m">${t('offer.whatYouAccepted')}</h2>
${termsOf(offer, t, language)}
${signed ? html`<p class="govuk-body">${t('offer.signed', { name: signed.name, mark: signed.hash.slice(0, 16) })}</p>` : ''}
${status}`;
  }
  return html`<span class="govuk-caption-l">${program.title[language]}</span>
<h1 class="govuk-heading-l">${t(`offer.${state}Title`)}</h1>
${state === 'revoked' || state === 'kept' ? noticeBanner(offer, request) : ''}
<p class="govuk-body">${overText(state, by, t)}</p>
<p class="govuk-body">${t('offer.overQuestions')} <a class="govuk-link" href="mailto:${program.contact.email}">${program.contact.email}</a></p>
${status}`;
}

function overText(state: Exclude<OfferState, 'open' | 'accepted'>, by: string, t: PageTexts): string {
  if (state === 'past' || state === 'lapsed') return t('offer.pastText', { by });
  return state === 'kept' ? t('offer.keptText', { by }) : t(`offer.${state}Text`);
}
