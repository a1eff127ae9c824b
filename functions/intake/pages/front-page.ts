import type { Extension } from '../../../shared/domain/program/extension.ts';
import type { Program } from '../../../shared/domain/program/schema.ts';
import { type WindowState, windowOf } from '../../../shared/domain/program/window.ts';
import type { Language } from '../../../shared/domain/text.ts';
import { page as answerPage } from '../../../shared/http/page.ts';
import type { WebRequest } from '../../../shared/http/request.ts';
import type { WebResponse } from '../../../shared/http/response.ts';
import { type PageTexts, pageTexts } from '../../../shared/messages/pages/index.ts';
import type { Assets } from '../../../shared/web/assets.ts';
import { button, tag } from '../../../shared/web/components/index.ts';
import { type Html, html } from '../../../shared/web/html.ts';
import { momentText } from './dates.ts';

/** A program and whether it takes applications now. */
export interface OfferedProgram {
  readonly program: Program;
  readonly state: WindowState;
  /** More time for everybody, where it was given. */
  readonly extension?: Extension | undefined;
}

/** The list of programs, how applying works, and the way back to an application. */
export function frontPage(
  assets: Assets,
  request: WebRequest,
  programs: readonly OfferedProgram[],
): WebResponse {
  const { language } = request;
  const t = pageTexts(language);
  const open = programs.filter(({ state }) => state === 'open');
  const others = programs.filter(({ state }) => state !== 'open');
  return answerPage(assets, request, {
    title: t('front.title'),
    body: html`
<div class="app-hero">
<h1 class="govuk-heading-xl">${t('front.title')}</h1>
<p class="govuk-body-l">${t('front.lead')}</p>
</div>
<section class="app-aside app-aside--first">
<div><h2 class="govuk-heading-m">${t('qualify.title')}</h2>
<p class="govuk-body">${t('qualify.frontText')}</p></div>
${button({ text: t('qualify.frontButton'), href: '/match', classes: 'govuk-button--secondary' })}
</section>
<h2 class="govuk-heading-l">${t('front.open')}</h2>
${open.length === 0 ? html`<p class="govuk-body">${t('front.none')}</p>` : cardsOf(open, t, language)}
${others.length === 0 ? '' : html`<h2 class="govuk-heading-l">${t('front.others')}</h2>${cardsOf(others, t, language)}`}
<h2 class="govuk-heading-l">${t('front.how')}</h2>
<ol class="app-steps">${([1, 2, 3, 4] as const).map(
      (step) =>
        html`<li><h3 class="govuk-heading-s">${t(`front.step${step}`)}</h3><p class="govuk-body">${t(`front.step${step}Text`)}</p></li>`,
    )}</ol>
<section class="app-aside">
<div><h2 class="govuk-heading-m">${t('front.return')}</h2>
<p class="govuk-body">${t('front.returnText')}</p></div>
${button({ text: t('front.returnButton'), href: '/return', classes: 'govuk-button--secondary' })}
</section>`,
  });
}

function cardsOf(programs: readonly OfferedProgram[], t: PageTexts, language: Language): Html {
  return html`<ul class="app-cards app-programs">${programs.map(
    ({ program, state }) => html`<li class="app-cards__card">
${tag({ text: t(`family.${program.family}`), classes: 'govuk-tag--teal' })}
<h3 class="govuk-heading-m"><a class="govuk-link" href="/programs/${program.id}">${program.title[language]}</a></h3>
<p class="govuk-body">${program.summary[language]}</p>
<dl><dt>${t('front.youGet')}</dt><dd>${program.whatYouGet[0]?.[language]}</dd>
<dt>${t('front.when')}</dt><dd>${whenText({ program, state }, t, language)}</dd></dl>
</li>`,
  )}</ul>`;
}

/** Until when a program takes applications, from when on, or since when no more; in the program's zone. */
export function whenText({ program, state }: OfferedProgram, t: PageTexts, language: Language): string {
  const { opensAt, closesAt } = windowOf(program);
  if (state === 'not-yet-open') return t('front.opens', { at: momentText(opensAt, program, language) });
  if (state === 'closed') return t('front.closed');
  return closesAt === undefined
    ? t('front.alwaysOpen')
    : t('front.closes', { at: momentText(closesAt, program, language) });
}
