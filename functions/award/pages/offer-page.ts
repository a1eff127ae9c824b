import type { Language } from '../../../shared/domain/text.ts';
import { page as answerPage } from '../../../shared/http/page.ts';
import type { WebRequest } from '../../../shared/http/request.ts';
import type { WebResponse } from '../../../shared/http/response.ts';
import { type PageTexts, pageTexts } from '../../../shared/messages/pages/index.ts';
import { formatMoment } from '../../../shared/messages/values.ts';
import type { Assets } from '../../../shared/web/assets.ts';
import { button, checkboxes, errorSummary, insetText, panel } from '../../../shared/web/components/index.ts';
import { type Html, html } from '../../../shared/web/html.ts';
import { letterLink } from '../../../shared/web/letter-link.ts';
import type { Offer } from '../offer-of.ts';
import { termsOf } from './terms.ts';

/** The offer with everything one needs to decide, and the way to answer it, or what was answered. */
export function offerPage(
  assets: Assets,
  request: WebRequest,
  offer: Offer,
  problem: 'consent' | undefined,
): WebResponse {
  const { application, program } = offer;
  const { language } = request;
  const t = pageTexts(language);
  const own = `/applications/${application.applicationId}`;
  return answerPage(assets, request, {
    statusCode: problem ? 422 : 200,
    title: `${t(offer.state === 'open' ? 'offer.title' : `offer.${offer.state}Title`)} – ${program.title[language]}`,
    errorTitle: problem !== undefined,
    path: `${own}/offer`,
    backLink: { href: own, text: t('offer.back') },
    body: html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
${offer.state === 'open' ? openOffer(offer, problem, t, language) : answered(offer, t, language)}
</div></div>`,
  });
}

function openOffer(offer: Offer, problem: 'consent' | undefined, t: PageTexts, language: Language): Html {
  const { application, program, terms, loan } = offer;
  const by = formatMoment(terms.answerBy, language, program.zone);
  const own = `/applications/${application.applicationId}`;
  return html`${
    problem === undefined
      ? ''
      : errorSummary({
          titleText: t('thereIsAProblem'),
          errorList: [{ text: t('offer.consentNeeded'), href: '#consent' }],
        })
  }
<span class="govuk-caption-l">${program.title[language]}</span>
<h1 class="govuk-heading-l">${t('offer.title')}</h1>
<p class="govuk-body-l">${t(loan ? 'offer.leadLoan' : 'offer.lead')}</p>
${termsOf(offer, t, language)}
${insetText({
  text: html`<p class="govuk-body"><strong>${t('offer.by', { by })}</strong></p><p class="govuk-body">${t('offer.silence')}</p>`,
})}
${letterLink(application, language)}
<h2 class="govuk-heading-m">${t('offer.conditions')}</h2>
<p class="govuk-body">${program.texts.offered[language]}</p>
<h2 class="govuk-heading-m">${t('offer.answer')}</h2>
${offer.waits.length > 0 ? waitingFor(offer, t, language) : acceptForm(offer, problem, t)}
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

function acceptForm(offer: Offer, problem: 'consent' | undefined, t: PageTexts): Html {
  const { application, loan, csrf } = offer;
  const own = `/applications/${application.applicationId}`;
  return html`<form action="${own}/offer/accept" method="post" novalidate>
<input type="hidden" name="csrf" value="${csrf}">
${checkboxes({
  name: 'consent',
  items: [{ value: 'yes', text: t(loan ? 'offer.consentLoan' : 'offer.consent') }],
  ...(problem === undefined
    ? {}
    : { errorMessage: { text: t('offer.consentNeeded'), visuallyHiddenText: t('error') } }),
})}
${button({ text: t('offer.accept'), preventDoubleClick: true })}
</form>`;
}

/** What was answered, or that it is too late, said plainly. */
function answered(offer: Offer, t: PageTexts, language: Language): Html {
  const { application, program, terms, state, acceptedAt } = offer;
  if (state === 'open') return html``;
  const by = formatMoment(terms.answerBy, language, program.zone);
  const status = html`<p class="govuk-body"><a class="govuk-link" href="/applications/${application.applicationId}">${t('offer.back')}</a></p>`;
  if (state === 'accepted') {
    return html`${panel({
      titleText: t('offer.acceptedTitle'),
      text: html`${t('status.reference')}<br><strong>${application.reference}</strong>`,
    })}
${acceptedAt === undefined ? '' : html`<p class="govuk-body">${t('offer.acceptedAt', { at: formatMoment(acceptedAt, language, program.zone) })}</p>`}
${letterLink(application, language)}
<h2 class="govuk-heading-m">${t('submitted.next')}</h2>
<p class="govuk-body">${program.texts.accepted[language]}</p>
<h2 class="govuk-heading-m">${t('offer.whatYouAccepted')}</h2>
${termsOf(offer, t, language)}${status}`;
  }
  return html`<span class="govuk-caption-l">${program.title[language]}</span>
<h1 class="govuk-heading-l">${t(`offer.${state}Title`)}</h1>
<p class="govuk-body">${state === 'past' || state === 'lapsed' ? t('offer.pastText', { by }) : t(`offer.${state}Text`)}</p>
<p class="govuk-body">${t('offer.overQuestions')} <a class="govuk-link" href="mailto:${program.contact.email}">${program.contact.email}</a></p>
${status}`;
}
