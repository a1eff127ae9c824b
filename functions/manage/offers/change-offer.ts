import { canChangeAmount, proposeChange, settleChange } from '../../../shared/cases/award/change-offer.ts';
import { parseTypedMoney } from '../../../shared/domain/money.ts';
import { seeOther, type WebResponse } from '../../../shared/http/response.ts';
import { formatMoney } from '../../../shared/messages/values.ts';
import { button, input } from '../../../shared/web/components/index.ts';
import { html } from '../../../shared/web/html.ts';
import type { Asked } from '../access.ts';
import type { ManageDependencies } from '../dependencies.ts';
import type { Dossier } from '../dossier.ts';
import { confirmPage } from '../pages/confirm-page.ts';
import { csrfField, paragraph } from '../pages/frame.ts';
import { applicationAddress } from '../pages/values.ts';
import { type Answer, dossierOf, notNow, type Posted, placeOf, wordsIn } from './asked.ts';

/** Another amount for an open offer: proposed by one, confirmed by another. */
export async function askToChange(deps: ManageDependencies, asked: Asked): Answer {
  const dossier = await dossierOf(deps, asked);
  if (!dossier) return undefined;
  return dossier.matters.change ? confirmChangePage(asked, dossier) : proposePage(asked, dossier, '', false);
}

export async function propose(deps: ManageDependencies, asked: Posted): Answer {
  const dossier = await dossierOf(deps, asked);
  if (!dossier) return undefined;
  const id = dossier.application.applicationId;
  const typed = wordsIn(asked.fields, 'amount');
  const cents = parseTypedMoney(typed)?.cents;
  if (cents === undefined) return proposePage(asked, dossier, typed, true);
  const { kind } = await proposeChange(deps.store, id, asked.who, cents);
  if (kind === 'same-amount') return proposePage(asked, dossier, typed, true);
  return kind === 'committed' || kind === 'already'
    ? seeOther(applicationAddress(id, '?done=change-proposed'))
    : notNow(asked, dossier);
}

export async function confirmChange(deps: ManageDependencies, asked: Posted): Answer {
  const dossier = await dossierOf(deps, asked);
  if (!dossier) return undefined;
  const id = dossier.application.applicationId;
  const units = Number(asked.fields.get('units'));
  const { kind } = await settleChange(deps.store, id, asked.who, { outcome: 'confirm', units });
  switch (kind) {
    case 'committed':
      return seeOther(applicationAddress(id, '?done=changed'));
    case 'fund-empty':
      return notNow(asked, dossier, 'fundEmpty');
    case 'same-person':
      return notNow(asked, dossier, 'samePerson');
    case 'changed-since':
      return notNow(asked, dossier, 'changedSince');
    default:
      return notNow(asked, dossier);
  }
}

export async function dropChange(deps: ManageDependencies, asked: Posted): Answer {
  const dossier = await dossierOf(deps, asked);
  if (!dossier) return undefined;
  const id = dossier.application.applicationId;
  const { kind } = await settleChange(deps.store, id, asked.who, { outcome: 'drop' });
  return kind === 'committed'
    ? seeOther(applicationAddress(id, '?done=change-dropped'))
    : notNow(asked, dossier);
}

function proposePage(asked: Asked, dossier: Dossier, typed: string, wrong: boolean): WebResponse {
  const { frame } = asked;
  const { t, language } = frame;
  const { application, program } = dossier;
  if (application.status !== 'offered' || !canChangeAmount(program, application))
    return notNow(asked, dossier);
  const text = t('manage.offers.changeWrong');
  return confirmPage(frame, {
    ...placeOf(dossier, '/change-offer'),
    title: t('manage.offers.changeTitle'),
    button: t('manage.offers.changeYes'),
    errors: wrong ? [{ text, href: '#amount' }] : [],
    body: html`${paragraph(t('manage.offers.changeText', { now: formatMoney(application.offer.units, language) }))}${input(
      {
        name: 'amount',
        label: { text: t('manage.offers.changeAmount'), classes: 'govuk-label--s' },
        value: typed,
        inputmode: 'decimal',
        classes: 'govuk-input--width-10',
        prefix: { text: '$' },
        ...(wrong ? { errorMessage: { text, visuallyHiddenText: t('error') } } : {}),
      },
    )}`,
  });
}

function confirmChangePage(asked: Asked, dossier: Dossier): WebResponse {
  const { frame, who } = asked;
  const { t, language } = frame;
  const { application, matters } = dossier;
  const { change } = matters;
  if (application.status !== 'offered' || !change) return notNow(asked, dossier);
  const money = (cents: number) => formatMoney(cents, language);
  const values = { now: money(application.offer.units), next: money(change.units) };
  const own = change.by === who.id;
  const place = placeOf(dossier, own ? '/change-offer/drop' : '/change-offer/confirm');
  const page = confirmPage(frame, {
    ...place,
    title: t('manage.offers.confirmTitle'),
    button: own ? t('manage.offers.confirmDrop') : t('manage.offers.confirmYes', values),
    hidden: own ? {} : { units: String(change.units) },
    body: html`${paragraph(t('manage.offers.confirmText', values))}${own ? paragraph(t('manage.offers.confirmOwn')) : ''}`,
  });
  if (own) return page;
  const drop = html`<form action="${placeOf(dossier, '/change-offer/drop').action}" method="post">${csrfField(frame)}${button({ text: t('manage.offers.confirmDrop'), classes: 'govuk-button--secondary', preventDoubleClick: true })}</form>`;
  return { ...page, body: String(page.body).replace('</form>', `</form>${drop}`) };
}
