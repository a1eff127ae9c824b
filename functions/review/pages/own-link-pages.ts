import { button } from '../../../shared/web/components/index.ts';
import { type Html, html } from '../../../shared/web/html.ts';
import { type Frame, lead, plainPage, textsFor } from './frame.ts';

/** What the link to a reviewer's own page shows before its button is pressed: the same for every one, real or not. */
export function ownLinkPage(frame: Frame, secret: string): Html {
  const t = textsFor(frame);
  return plainPage(frame, t('own.linkTitle'), [
    lead(t('own.linkLead')),
    html`<form method="post" action="/review/me/${secret}">${button({ text: t('own.linkOpen'), preventDoubleClick: true })}</form>`,
    html`<p class="govuk-hint">${t('own.linkNothingYet')}</p>`,
  ]);
}

export function expiredOwnLinkPage(frame: Frame, secret: string): Html {
  const t = textsFor(frame);
  return plainPage(frame, t('review.expiredTitle'), [
    lead(t('own.expiredLead')),
    html`<form method="post" action="/review/me/${secret}/fresh">${button({ text: t('review.sendFresh'), preventDoubleClick: true })}</form>`,
  ]);
}

/** After asking for a fresh link: the same whether one was sent or not. */
export function freshOwnLinkPage(frame: Frame): Html {
  const t = textsFor(frame);
  return plainPage(frame, t('review.freshTitle'), [lead(t('own.freshLead')), t('review.freshWait')]);
}

/** The person is paused, or the link is older than the last that counts. */
export function goneOwnPage(frame: Frame): Html {
  const t = textsFor(frame);
  return plainPage(frame, t('own.goneTitle'), [lead(t('own.goneLead'))]);
}
