import { endKeptOffer } from '../../../shared/cases/award/answer-offer.ts';
import { giveMoreTime, refuseMoreTime } from '../../../shared/cases/award/more-time.ts';
import { isCivilDate } from '../../../shared/domain/dates.ts';
import { seeOther, type WebResponse } from '../../../shared/http/response.ts';
import { button, dateInput, insetText } from '../../../shared/web/components/index.ts';
import { html } from '../../../shared/web/html.ts';
import type { Asked } from '../access.ts';
import type { ManageDependencies } from '../dependencies.ts';
import type { Dossier } from '../dossier.ts';
import { confirmPage } from '../pages/confirm-page.ts';
import { csrfField, paragraph } from '../pages/frame.ts';
import { applicationAddress, moment } from '../pages/values.ts';
import { type Answer, dossierOf, notNow, type Posted, placeOf, wordsIn } from './asked.ts';

/** More time to answer an offer: the new last day, or that there is none. */
export async function askToGiveTime(deps: ManageDependencies, asked: Asked): Answer {
  const dossier = await dossierOf(deps, asked);
  return dossier && timePage(asked, dossier, {}, false);
}

export async function giveTime(deps: ManageDependencies, asked: Posted): Answer {
  const dossier = await dossierOf(deps, asked);
  if (!dossier) return undefined;
  const id = dossier.application.applicationId;
  const part = (name: string) => wordsIn(asked.fields, `day-${name}`);
  const given = { day: part('day'), month: part('month'), year: part('year') };
  const day = `${given.year}-${given.month.padStart(2, '0')}-${given.day.padStart(2, '0')}`;
  if (!isCivilDate(day)) return timePage(asked, dossier, given, true);
  const { kind } = await giveMoreTime(deps.store, id, asked.who.id, day);
  if (kind === 'not-a-day') return timePage(asked, dossier, given, true);
  return kind === 'committed' ? seeOther(applicationAddress(id, '?done=time-given')) : notNow(asked, dossier);
}

export async function refuseTime(deps: ManageDependencies, asked: Posted): Answer {
  const dossier = await dossierOf(deps, asked);
  if (!dossier) return undefined;
  const id = dossier.application.applicationId;
  const { kind } = await refuseMoreTime(deps.store, id, asked.who.id);
  return kind === 'committed'
    ? seeOther(applicationAddress(id, '?done=time-refused'))
    : notNow(asked, dossier);
}

interface Day {
  readonly day?: string;
  readonly month?: string;
  readonly year?: string;
}

function timePage(asked: Asked, dossier: Dossier, given: Day, wrong: boolean): WebResponse {
  const { frame } = asked;
  const { t } = frame;
  const { application, program, matters } = dossier;
  if (application.status !== 'offered') return notNow(asked, dossier);
  const { answerBy, keptSince } = application.offer;
  const by = moment(frame, answerBy, program);
  const place = placeOf(dossier, '/more-time');
  const error = wrong
    ? { errorMessage: { text: t('manage.offers.moreTimeWrong'), visuallyHiddenText: t('error') } }
    : {};
  const item = (name: 'day' | 'month' | 'year', width: 2 | 4) => ({
    name,
    label: t(`manage.offers.${name}`),
    value: given[name],
    classes: `govuk-input--width-${width}`,
  });
  const page = confirmPage(frame, {
    ...place,
    title: t('manage.offers.moreTimeTitle'),
    button: t('manage.offers.moreTimeYes'),
    errors: wrong ? [{ text: t('manage.offers.moreTimeWrong'), href: '#day-day' }] : [],
    body: html`${paragraph(t(keptSince === undefined ? 'manage.offers.moreTimeNow' : 'manage.offers.moreTimeKept', { by }))}${
      matters.timeAsked
        ? html`<h2 class="govuk-heading-s">${t('manage.offers.moreTimeWrote')}</h2>${insetText({ text: html`<div class="app-typed">${matters.timeAsked.words}</div>` })}`
        : ''
    }${dateInput({
      id: 'day',
      namePrefix: 'day',
      fieldset: { legend: { text: t('manage.offers.moreTimeDay'), classes: 'govuk-fieldset__legend--s' } },
      hint: { text: t('manage.offers.moreTimeDayHint') },
      items: [item('day', 2), item('month', 2), item('year', 4)],
      ...error,
    })}`,
  });
  if (!matters.timeAsked) return page;
  const refuse = html`<form action="${place.action}/refuse" method="post">${csrfField(frame)}${button({ text: t('manage.offers.moreTimeNo'), classes: 'govuk-button--secondary', preventDoubleClick: true })}</form>`;
  return { ...page, body: String(page.body).replace('</form>', `</form>${refuse}`) };
}

/** Ending an offer that was kept after its date. */
export async function askToEnd(deps: ManageDependencies, asked: Asked): Answer {
  const dossier = await dossierOf(deps, asked);
  if (!dossier) return undefined;
  const { frame } = asked;
  const { application, program } = dossier;
  if (application.status !== 'offered' || application.offer.keptSince === undefined)
    return notNow(asked, dossier);
  return confirmPage(frame, {
    ...placeOf(dossier, '/end-offer'),
    title: frame.t('manage.offers.endTitle'),
    button: frame.t('manage.offers.endYes'),
    grave: true,
    body: paragraph(
      frame.t('manage.offers.endText', { by: moment(frame, application.offer.answerBy, program) }),
    ),
  });
}

export async function endOffer(deps: ManageDependencies, asked: Posted): Answer {
  const dossier = await dossierOf(deps, asked);
  if (!dossier) return undefined;
  const id = dossier.application.applicationId;
  const { kind } = await endKeptOffer(deps.store, id, asked.who.id);
  return kind === 'committed' || kind === 'already'
    ? seeOther(applicationAddress(id, '?done=offer-ended'))
    : notNow(asked, dossier);
}
