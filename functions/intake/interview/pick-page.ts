import { civilDateIn } from '../../../shared/domain/dates.ts';
import type { Slot } from '../../../shared/domain/interviews/interview.ts';
import { page as answerPage } from '../../../shared/http/page.ts';
import type { WebRequest } from '../../../shared/http/request.ts';
import type { WebResponse } from '../../../shared/http/response.ts';
import { pageTexts } from '../../../shared/messages/pages/index.ts';
import { formatClock, formatDay, formatZone } from '../../../shared/messages/values.ts';
import type { Assets } from '../../../shared/web/assets.ts';
import {
  button,
  errorSummary,
  fieldset,
  notificationBanner,
  textarea,
} from '../../../shared/web/components/index.ts';
import { type Html, html } from '../../../shared/web/html.ts';
import { pathOf } from '../draft-form.ts';
import { momentText } from '../pages/dates.ts';
import type { InterviewModel } from './model.ts';

/** The choice of somebody for whom no time is possible. */
export const noneOfThese = 'none';

export interface PickView {
  readonly slots: readonly Slot[];
  readonly chosen: string;
  readonly needs: string;
  readonly wrong: 'choose' | 'taken' | 'tooLong' | undefined;
  /** Right after the program was told that no time is possible. */
  readonly asked: boolean;
}

/** The free times by day, none chosen beforehand; and what somebody needs to take part. */
export function pickPage(
  assets: Assets,
  request: WebRequest,
  model: InterviewModel,
  view: PickView,
): WebResponse {
  const { application, program, plan, interview } = model;
  const { language } = request;
  const t = pageTexts(language);
  const moves = interview.status === 'booked';
  const title = t(moves ? 'interview.moveTitle' : 'interview.pickTitle');
  const own = `${pathOf(application)}/interview`;
  const any = view.slots.length > 0;
  const { wrong } = view;
  const message = wrong && t(`interview.${wrong}`);
  return answerPage(assets, request, {
    statusCode: wrong === undefined ? 200 : wrong === 'taken' ? 409 : 422,
    title: `${title} – ${program.title[language]}`,
    errorTitle: wrong !== undefined,
    backLink: { href: moves ? own : pathOf(application) },
    body: html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
${message ? errorSummary({ titleText: t('thereIsAProblem'), errorList: [{ text: message, href: wrong === 'tooLong' ? '#needs' : '#slot' }] }) : ''}
${view.asked ? notificationBanner({ titleText: t('important'), text: t('interview.asked') }) : ''}
<span class="govuk-caption-l">${program.title[language]}</span>
<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">${t('interview.intro', { minutes: plan.minutes, count: plan.panel })} ${plan.how[language]}</p>
${
  moves
    ? ''
    : html`<p class="govuk-body"><strong>${t('interview.by', { by: momentText(interview.answerBy, program, language) })}</strong> ${t('interview.otherwise')}</p>`
}
<form action="${own}" method="post" novalidate>
<input type="hidden" name="csrf" value="${model.csrf}">
${
  any
    ? times(model, view, language, message && wrong !== 'tooLong' ? message : undefined)
    : html`<p class="govuk-body" id="slot"><strong>${t('interview.noSlots')}</strong> ${moves ? '' : t('interview.noSlotsText')}</p>${moves ? '' : html`<input type="hidden" name="slot" value="${noneOfThese}">`}`
}
${
  any || !moves
    ? html`${textarea({
        name: 'needs',
        label: t('interview.needs'),
        hint: t('interview.needsHint'),
        value: view.needs,
        rows: 3,
        errorMessage:
          wrong === 'tooLong' && message ? { text: message, visuallyHiddenText: t('error') } : undefined,
      })}${button({ text: t(any ? 'interview.take' : 'interview.askTimes'), preventDoubleClick: true })}`
    : ''
}
</form>
<p class="govuk-body"><a class="govuk-link" href="${own}/decline">${t('interview.dontWant')}</a></p>
</div></div>`,
  });
}

/** One question: its times in groups by day. */
function times(
  { program, interview }: InterviewModel,
  { slots, chosen }: PickView,
  language: WebRequest['language'],
  error: string | undefined,
): Html {
  const t = pageTexts(language);
  const { zone } = program;
  const groups = Map.groupBy(slots, ({ startsAt, place }) => `${civilDateIn(zone, startsAt)} ${place}`);
  let n = 0;
  const item = (value: string, text: string, hint = ''): Html => {
    n += 1;
    const id = n === 1 ? 'slot' : `slot-${n}`;
    return html`<div class="govuk-radios__item"><input class="govuk-radios__input" id="${id}" name="slot" type="radio" value="${value}"${chosen === value ? html` checked` : ''}${hint ? html` aria-describedby="${id}-hint"` : ''}><label class="govuk-label govuk-radios__label" for="${id}">${text}</label>${hint ? html`<div class="govuk-hint govuk-radios__hint" id="${id}-hint">${hint}</div>` : ''}</div>`;
  };
  const time = (instant: string) => formatClock(instant, language, zone);
  const keep =
    interview.status === 'booked'
      ? html`<div class="govuk-form-group"><div class="govuk-radios govuk-radios--small">${item(interview.appointment.slotId, t('interview.keep', { at: momentText(interview.appointment.startsAt, program, language) }))}</div></div>`
      : '';
  const shown = [...groups.values()].map((of, i) => {
    const [first] = of;
    if (!first) return '';
    const id = `times-${i + 1}`;
    const day = formatDay(civilDateIn(zone, first.startsAt), language);
    return html`<div class="govuk-form-group" role="group" aria-labelledby="${id}"><h2 class="govuk-heading-s govuk-!-margin-bottom-1" id="${id}">${t('interview.day', { day })}</h2><p class="govuk-hint app-typed">${first.place}</p><div class="govuk-radios govuk-radios--small">${of.map(
      ({ slotId, startsAt, endsAt }) =>
        item(slotId, t('interview.time', { from: time(startsAt), to: time(endsAt) })),
    )}</div></div>`;
  });
  const none =
    interview.status === 'invited'
      ? html`<div class="govuk-radios">${item(noneOfThese, t('interview.none'), t('interview.noneHint'))}</div>`
      : '';
  return html`<div class="govuk-form-group${error ? ' govuk-form-group--error' : ''}">${fieldset({
    describedBy: error ? 'slot-zone slot-error' : 'slot-zone',
    legend: { text: t('interview.question'), classes: 'govuk-fieldset__legend--m' },
    content: html`<div class="govuk-hint" id="slot-zone">${t('interview.zone', { zone: formatZone(language, zone) })}</div>${error ? html`<p class="govuk-error-message" id="slot-error"><span class="govuk-visually-hidden">${t('error')}:</span> ${error}</p>` : ''}${keep}${shown}${none}`,
  })}</div>`;
}
