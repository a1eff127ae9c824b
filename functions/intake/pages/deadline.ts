import type { Intake } from '../../../shared/cases/intake/intake-state.ts';
import { invitedAtMost, invitedPhase } from '../../../shared/domain/program/phases.ts';
import type { Program } from '../../../shared/domain/program/schema.ts';
import { invitedWindow, windowOf } from '../../../shared/domain/program/window.ts';
import type { Language } from '../../../shared/domain/text.ts';
import type { PageTexts } from '../../../shared/messages/pages/index.ts';
import { formatList } from '../../../shared/messages/values.ts';
import { insetText, summaryList } from '../../../shared/web/components/index.ts';
import { type Content, type Html, html } from '../../../shared/web/html.ts';
import { momentText } from './dates.ts';

/** A deadline as its zone shows it, that its minute counts, and, by script, what time that is where the reader is. */
export function deadline(at: number, program: Pick<Program, 'zone'>, t: PageTexts, language: Language): Html {
  return html`${momentText(at, program, language)}. ${t('deadline.minuteCounts')}${whereYouAre(at, program, t)}`;
}

/** Filled in by the script where the reader's clock shows another time than the program's; without it nothing is shown. */
export function whereYouAre(at: number, { zone }: Pick<Program, 'zone'>, t: PageTexts): Html {
  return html` <span class="govuk-hint app-own-time" hidden data-own-time="${new Date(at).toISOString()}" data-zone="${zone}" data-text="${t('deadline.yourTime', { at: '#' })}"></span>`;
}

/** More time than was published, for everybody or for this applicant: until when, and why. */
export function moreTime(
  { program, extension, own }: Pick<Intake, 'program' | 'extension' | 'own'>,
  t: PageTexts,
  language: Language,
): Content {
  const { closesAt } = windowOf(program);
  if (closesAt === undefined || (!extension && !own)) return '';
  const at = momentText(closesAt, program, language);
  const why = extension && !own ? html` ${t(`deadline.why.${extension.reason}`)}` : '';
  const words = extension?.words && !own ? p(extension.words[language]) : '';
  return insetText({
    text: html`<p class="govuk-body"><strong>${t(own ? 'deadline.moreTime' : 'deadline.moreTimeAll')}.</strong>${why}</p>${words}${p(
      html`${t(own ? 'deadline.ownClosing' : 'deadline.newClosing', { at })} ${t('deadline.minuteCounts')}`,
    )}`,
  });
}

/** The two parts of a program with an invited one: when each is, and who is invited, as it was published. */
export function phasesText(program: Program, t: PageTexts, language: Language): Content {
  const phase = invitedPhase(program);
  const second = invitedWindow(program);
  if (!phase || !second || !program.phases) return '';
  const criteria = program.scoring.criteria
    .filter(({ id }) => phase.invited.rankedBy.includes(id))
    .map(({ title }) => title[language]);
  const row = (title: string, window: Pick<Program, 'zone' | 'window'>) => {
    const { opensAt, closesAt = opensAt } = windowOf(window);
    const [from, to] = [opensAt, closesAt].map((at) => momentText(at, program, language));
    return { key: title, value: html`${from} – ${to}` };
  };
  return html`${p(t('phase.first'))}${p(t('phase.invited', { count: invitedAtMost(phase.invited) }))}${p(
    t('phase.rankedBy', { criteria: formatList(criteria, language) }),
  )}${summaryList({
    rows: [row(program.phases[0].title[language], program), row(phase.title[language], second)],
  })}`;
}

const p = (text: Content) => html`<p class="govuk-body">${text}</p>`;
