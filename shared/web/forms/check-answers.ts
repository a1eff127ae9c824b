import type { Answers, Page } from '../../domain/program/fields.ts';
import { shown } from '../../domain/program/missing.ts';
import { isOnForm } from '../../domain/program/paths.ts';
import type { Language } from '../../domain/text.ts';
import { pageTexts } from '../../messages/pages/index.ts';
import { type ActionLink, summaryList } from '../components/lists.ts';
import { type Html, html } from '../html.ts';
import { answerText } from './answer-text.ts';
import { parseDraft } from './read-page.ts';
import type { DocumentsShown, FormContext } from './types.ts';

/**
 * Everything that was asked with what was answered, a list for each page, each with a link back to its page. Fields that
 * are surely not asked of this person are left out.
 */
export function checkAnswers(
  context: FormContext,
  language: Language,
  changeHref: ((page: Page) => string) | undefined,
  documents?: Pick<DocumentsShown, 'list'>,
): Html {
  const t = pageTexts(language);
  const { answers: known } = parseDraft(context.program, context.answers, language, context.asOf);
  const answers = { ...context.answers, ...known };
  const sections = context.program.pages.map((page) => {
    const rows = page.fields
      .filter(isOnForm)
      .filter((field) => shown(field, known, context.asOf) !== 'hidden')
      .map((field) => ({
        key: field.label[language],
        value: { text: answerText(field, ownValue(answers, field.id), language, documents) },
        actions: actions(page, field.label[language]),
      }));
    return rows.length === 0
      ? ''
      : html`<section class="app-section"><h2 class="govuk-heading-m">${page.title[language]}</h2>${summaryList({ rows })}</section>`;
  });
  return html`${sections}`;

  function actions(page: Page, label: string): { items: ActionLink[] } | undefined {
    if (changeHref === undefined) return undefined;
    return { items: [{ href: changeHref(page), text: t('change'), visuallyHiddenText: label }] };
  }
}

function ownValue(answers: Answers, id: string): unknown {
  return Object.hasOwn(answers, id) ? answers[id] : undefined;
}
