import { button } from '../../../shared/web/components/index.ts';
import { type Html, html } from '../../../shared/web/html.ts';
import { type Frame, lead, plainPage, textsFor } from './frame.ts';

/** What a link shows before its button is pressed: the same for every link, real or not. */
export function linkPage(frame: Frame, secret: string): Html {
  const t = textsFor(frame);
  const steps = [t('review.linkStep1'), t('review.linkStep2'), t('review.linkStep3')];
  return plainPage(frame, t('review.linkTitle'), [
    lead(t('review.linkLead')),
    html`<ol class="govuk-list govuk-list--number">${steps.map((step) => html`<li>${step}</li>`)}</ol>`,
    html`<form method="post" action="/review/${secret}">${button({ text: t('review.openTask'), preventDoubleClick: true })}</form>`,
    html`<p class="govuk-hint">${t('review.linkNothingYet')}</p>`,
  ]);
}

/** A link past its time whose task still waits. */
export function expiredLinkPage(frame: Frame, secret: string): Html {
  const t = textsFor(frame);
  return plainPage(frame, t('review.expiredTitle'), [
    lead(t('review.expiredLead')),
    html`<form method="post" action="/review/${secret}/fresh">${button({ text: t('review.sendFresh'), preventDoubleClick: true })}</form>`,
  ]);
}

/** After asking for a fresh link: the same whether one was sent or not. */
export function freshLinkPage(frame: Frame): Html {
  const t = textsFor(frame);
  return plainPage(frame, t('review.freshTitle'), [lead(t('review.freshLead')), t('review.freshWait')]);
}

export function unknownLinkPage(frame: Frame): Html {
  const t = textsFor(frame);
  return plainPage(frame, t('review.unknownLinkTitle'), [lead(t('review.unknownLinkLead'))]);
}

/** The task of a link was given back, handed over, or ended. */
export function overPage(frame: Frame): Html {
  const t = textsFor(frame);
  return plainPage(frame, t('review.overTitle'), [lead(t('review.overLead')), t('review.overNothing')], {
    backToList: frame.person !== undefined,
  });
}

/** A link past its time whose review was recorded. */
export function doneLinkPage(frame: Frame): Html {
  const t = textsFor(frame);
  return plainPage(frame, t('review.linkDoneTitle'), [lead(t('review.linkDoneLead'))]);
}
