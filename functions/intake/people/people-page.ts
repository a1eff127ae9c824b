import { hangsOnAge } from '../../../shared/domain/people/waiting.ts';
import type { PeopleRole } from '../../../shared/domain/program/people-plan.ts';
import type { Language } from '../../../shared/domain/text.ts';
import { page as answerPage } from '../../../shared/http/page.ts';
import type { WebRequest } from '../../../shared/http/request.ts';
import type { WebResponse } from '../../../shared/http/response.ts';
import { type PageTexts, pageTexts } from '../../../shared/messages/pages/index.ts';
import type { Assets } from '../../../shared/web/assets.ts';
import {
  button,
  buttonGroup,
  insetText,
  notificationBanner,
  summaryList,
  tag,
} from '../../../shared/web/components/index.ts';
import { type Content, type Html, html } from '../../../shared/web/html.ts';
import { pathOf } from '../draft-form.ts';
import { momentText } from '../pages/dates.ts';
import { isPending, type PeopleModel, type ShownEntry, type ShownRequest } from './people-model.ts';

/** Those may be named here even where the form has a question for them. */
const byName: readonly PeopleRole[] = ['nominator', 'recommender', 'attester'];

const told = ['asked', 'reminded', 'too-soon', 'cancelled', 'nothing'] as const;

/** Who else has a part in the application, how each request stands, and what can be done about it. */
export function peoplePage(assets: Assets, request: WebRequest, model: PeopleModel): WebResponse {
  const { application, program, entries } = model;
  const { language } = request;
  const t = pageTexts(language);
  const done = told.find((one) => one === request.query.get('done'));
  return answerPage(assets, request, {
    title: `${t('people.title')} – ${program.title[language]}`,
    path: `${pathOf(application)}/people`,
    backLink: { href: pathOf(application), text: t('people.back') },
    body: html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
${done === undefined ? '' : notice(done, t)}
<span class="govuk-caption-l">${program.title[language]}</span>
<h1 class="govuk-heading-l">${t('people.title')}</h1>
${entries.length === 0 ? p(t('people.none')) : p(t('people.lead'))}
${entries.map((one) => entryPart(model, one, t, language))}
</div></div>`,
  });
}

const p = (text: Content) => html`<p class="govuk-body">${text}</p>`;

function notice(done: (typeof told)[number], t: PageTexts): Html {
  const good = done !== 'too-soon' && done !== 'nothing';
  return notificationBanner({
    titleText: t(good ? 'success' : 'important'),
    ...(good ? { type: 'success' } : {}),
    text: t(`people.done.${done}`),
  });
}

function entryPart(model: PeopleModel, shown: ShownEntry, t: PageTexts, language: Language): Html {
  const { entry, requests, named, mayName, neededFor } = shown;
  const own = `${pathOf(model.application)}/people`;
  const draft = model.application.status === 'draft';
  const ask = model.mayChange && mayName;
  return html`<section class="app-section"><h2 class="govuk-heading-m">${entry.title[language]}</h2>
${p(entry.ask[language])}
${entry.confidential ? p(t('people.confidential')) : ''}
${neededFor.submit && draft ? p(t('people.neededSubmit')) : ''}${neededFor.accept ? p(t(hangsOnAge(entry) ? 'people.neededAcceptUnderAge' : 'people.neededAccept')) : ''}
${requests.map((one) => requestCard(model, shown, one, t, language))}
${
  named.length > 0 && ask
    ? insetText({
        text: html`<p class="govuk-body">${named.join(', ')}</p>${draft ? p(t(neededFor.submit ? 'people.askFirst' : 'people.whenSent')) : ''}
<form action="${own}/${entry.id}/now" method="post"><input type="hidden" name="csrf" value="${model.csrf}">${button({ text: t('people.now'), classes: 'govuk-button--secondary', preventDoubleClick: true })}</form>`,
      })
    : ''
}
${
  ask && named.length === 0 && (!draft || entry.from === undefined || byName.includes(entry.role))
    ? button({
        text: t(requests.length === 0 ? 'people.name' : 'people.nameAnother'),
        href: `${own}/${entry.id}`,
        classes: requests.length === 0 ? undefined : 'govuk-button--secondary',
      })
    : ''
}</section>`;
}

const colours = {
  asked: 'govuk-tag--blue',
  doing: 'govuk-tag--teal',
  answered: 'govuk-tag--green',
  declined: 'govuk-tag--yellow',
  expired: 'govuk-tag--yellow',
} as const;

function requestCard(
  { application, program, mayChange, csrf }: PeopleModel,
  { entry }: ShownEntry,
  request: ShownRequest,
  t: PageTexts,
  language: Language,
): Html {
  const { status, outcome, name, email, partyId, askedAt, answerBy, endedAt } = request;
  const own = `${pathOf(application)}/people`;
  const post = (what: 'remind' | 'cancel', text: string) =>
    html`<form action="${own}/requests/${partyId}/${what}" method="post"><input type="hidden" name="csrf" value="${csrf}">${button(
      { text, classes: 'govuk-button--secondary', preventDoubleClick: true },
    )}</form>`;
  const open = status === 'asked' || status === 'doing';
  return html`${summaryList({
    card: { title: { text: name, headingLevel: 3 } },
    rows: [
      {
        key: t('people.status'),
        value: {
          text: tag({
            text: t(
              outcome === undefined
                ? `people.${status === 'asked' ? 'waiting' : status}`
                : `people.${outcome}`,
            ),
            classes: outcome === 'refused' ? 'govuk-tag--red' : colours[status],
          }),
        },
      },
      { key: t('people.formEmail'), value: html`<span class="app-breaks">${email}</span>` },
      { key: t('people.asked'), value: momentText(askedAt, program, language) },
      open
        ? { key: t('people.answerBy'), value: momentText(answerBy, program, language) }
        : { key: t('people.endedAt'), value: momentText(endedAt ?? answerBy, program, language) },
    ],
  })}${
    mayChange && isPending(request)
      ? buttonGroup(
          open ? post('remind', t('people.remind')) : '',
          status === 'expired' ? post('remind', t('people.askAgain')) : '',
          open ? post('cancel', t('people.cancel')) : '',
          html`<a class="govuk-link" href="${own}/${entry.id}?instead=${partyId}">${t('people.instead')}</a>`,
        )
      : ''
  }`;
}
