import type { Program } from '../../../shared/domain/program/schema.ts';
import { windowOf } from '../../../shared/domain/program/window.ts';
import type { Lottery } from '../../../shared/domain/round/lottery.ts';
import type { Language, LocalizedText } from '../../../shared/domain/text.ts';
import { page as answerPage } from '../../../shared/http/page.ts';
import type { WebRequest } from '../../../shared/http/request.ts';
import type { WebResponse } from '../../../shared/http/response.ts';
import { type PageTexts, pageTexts } from '../../../shared/messages/pages/index.ts';
import type { Assets } from '../../../shared/web/assets.ts';
import { button, insetText, summaryList, table, tag } from '../../../shared/web/components/index.ts';
import { type Html, html } from '../../../shared/web/html.ts';
import type { Earlier } from '../carried.ts';
import { awardWords } from './award-words.ts';
import { momentText } from './dates.ts';
import { deadline, moreTime, phasesText } from './deadline.ts';
import { type OfferedProgram, whenText } from './front-page.ts';
import { milestoneRows, undatedMilestones } from './milestones.ts';
import { publishedTables } from './published-tables.ts';
import { tieBreaks } from './tie-breaks.ts';

/** A program, and what this browser answered before that the program asks as well. */
interface ProgramModel extends OfferedProgram {
  /** As it was published, before anybody was given more time. */
  readonly published: Program;
  /** How the lots of its round are drawn. */
  readonly lottery: Lottery | undefined;
  readonly earlier: Pick<Earlier, 'program' | 'fields'> | undefined;
}

/** Everything somebody needs to know before they apply. */
export function programPage(assets: Assets, request: WebRequest, model: ProgramModel): WebResponse {
  const { program } = model;
  const { language } = request;
  const t = pageTexts(language);
  const rules = program.rules.filter(({ kind, disclosable }) => kind === 'hard' && disclosable);
  return answerPage(assets, request, {
    title: program.title[language],
    backLink: { href: '/', text: t('program.all') },
    body: html`<div class="app-program"><div class="app-program__head">
<p class="app-above">${tag({ text: t(`family.${program.family}`), classes: 'govuk-tag--teal' })}</p>
<h1 class="govuk-heading-xl">${program.title[language]}</h1>
<p class="govuk-body-l">${program.summary[language]}</p>
</div>
<div class="app-program__start">${moreTime({ program, extension: model.extension, own: undefined }, t, language)}${start(model, t, language)}${check(model, t)}${reuse(model, t, language)}</div>
<div class="app-program__all">
${program.description.map((text) => html`<p class="govuk-body">${text[language]}</p>`)}
${section(t('program.get'), bullets(program.whatYouGet, language))}
${section(
  t('program.who'),
  html`<p class="govuk-body">${t('program.whoAll')}</p>${bullets(
    rules.map(({ title }) => title),
    language,
  )}<p class="govuk-body">${t('program.area')} ${program.serviceArea.title[language]}</p>`,
)}
${program.phases ? section(t('phase.title'), html`${phasesText(program, t, language)}`) : ''}
${section(t('program.need'), bullets(program.whatYouNeed, language))}
${section(t('program.decide'), decisions(model, t, language))}
${section(t('program.dates'), dates(model, t, language))}
${section(
  t('program.contact'),
  html`<p class="govuk-body">${t('program.contactText')} <a class="govuk-link" href="mailto:${program.contact.email}">${program.contact.email}</a>${
    program.contact.phone === undefined ? '' : html`, ${program.contact.phone}`
  }</p>`,
)}
${start(model, t, language)}
</div></div>`,
  });
}

/** The button that starts an application, or plainly why there is none. */
function start({ program, state }: OfferedProgram, t: PageTexts, language: Language): Html {
  const when = whenText({ program, state }, t, language);
  if (state !== 'open') return insetText({ text: html`<p class="govuk-body"><strong>${when}</strong></p>` });
  return html`<div class="app-start"><form action="/apply/${program.id}" method="post">
${button({ text: t('program.start'), isStartButton: true, preventDoubleClick: true })}
</form>
<p class="govuk-body-s">${when}. ${t('program.startHint')}</p></div>`;
}

/** The way to find out beforehand whether one qualifies. */
function check({ program, state }: OfferedProgram, t: PageTexts): Html {
  if (state !== 'open') return html``;
  return html`<div class="app-start"><p class="govuk-body-s">${t('qualify.programText')}</p>
${button({ text: t('qualify.programButton'), href: `/programs/${program.id}/check`, classes: 'govuk-button--secondary' })}</div>`;
}

/** Starting with what was answered before, once it is plain which answers those are. */
function reuse({ program, earlier }: ProgramModel, t: PageTexts, language: Language): Html {
  if (!earlier) return html``;
  return html`<section class="app-start"><h2 class="govuk-heading-s">${t('qualify.reuse')}</h2>
<p class="govuk-body-s">${t('qualify.reuseText', { program: earlier.program.title[language] })}</p>
<ul class="govuk-list govuk-list--bullet govuk-body-s">${earlier.fields.map((field) => html`<li>${field.label[language]}</li>`)}</ul>
<form action="/apply/${program.id}" method="post"><input type="hidden" name="use" value="earlier">
${button({ text: t('qualify.reuseButton'), classes: 'govuk-button--secondary', preventDoubleClick: true })}
</form>
<p class="govuk-body-s">${t('qualify.reuseSee')}</p></section>`;
}

const section = (title: string, content: Html) =>
  html`<section class="app-section"><h2 class="govuk-heading-m">${title}</h2>${content}</section>`;

const bullets = (texts: readonly LocalizedText[], language: Language) =>
  html`<ul class="govuk-list govuk-list--bullet">${texts.map((text) => html`<li>${text[language]}</li>`)}</ul>`;

/** Who gets something out of several funds is told by its aim, further down; of places, whom a site takes first. */
function howDecided({ mode, award }: Program) {
  if (mode !== 'round') return 'program.decideRolling';
  if (award.kind === 'round-slots' && award.sites.some(({ first }) => first)) return 'placing.decide';
  return award.kind === 'round-funds' ? 'funds.decide' : 'program.decideRound';
}

function decisions({ program, lottery }: ProgramModel, t: PageTexts, language: Language): Html {
  return html`<p class="govuk-body">${t(howDecided(program))}</p>
${table({
  caption: t('program.criteria'),
  captionClasses: 'govuk-visually-hidden',
  firstCellIsHeader: true,
  head: [{ text: t('program.criterion') }, { text: t('program.weight'), format: 'numeric' }],
  rows: program.scoring.criteria.map(({ title, weight }) => [
    { text: title[language] },
    { text: `${weight} %`, format: 'numeric' as const },
  ]),
})}${publishedTables(program, t, language)}${tieBreaks(program, lottery, t, language)}${awardWords(program, t, language)}`;
}

/** One list of all that has a date; the closing is not told twice. */
function dates({ program, published }: ProgramModel, t: PageTexts, language: Language): Html {
  const { opensAt, closesAt } = windowOf(program);
  const closingDay = published.window.closesAt?.slice(0, 10);
  const later = program.milestones.filter(({ date }) => date === undefined || date !== closingDay);
  return html`${summaryList({
    rows: [
      { key: t('program.opensAt'), value: momentText(opensAt, program, language) },
      {
        key: t('program.closesAt'),
        value: closesAt === undefined ? t('front.alwaysOpen') : deadline(closesAt, program, t, language),
      },
      ...milestoneRows(later, language),
    ],
  })}${undatedMilestones(later, language)}`;
}
