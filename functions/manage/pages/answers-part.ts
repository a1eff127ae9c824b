import { summaryList } from '../../../shared/web/components/index.ts';
import { fileList } from '../../../shared/web/file-list.ts';
import { answerText } from '../../../shared/web/forms/index.ts';
import { type Html, html } from '../../../shared/web/html.ts';
import { filesOf } from '../application/files.ts';
import type { Dossier } from '../dossier.ts';
import { type Frame, paragraph } from './frame.ts';

/** The answers as they were sent, page by page. */
export function answersPart(frame: Frame, dossier: Dossier): Html {
  const { answers, program } = dossier;
  const { t, language } = frame;
  if (!answers) return paragraph(t('manage.answers.draft'));
  const sections = [
    ...program.pages.map((page) => ({ title: page.title[language], fields: page.fields })),
    { title: t('manage.answers.analyst'), fields: program.analystFields },
  ];
  return html`${sections.map(({ title, fields }) => {
    const rows = fields.flatMap((field) => {
      const files =
        field.type === 'document' && field.askedAt !== 'after-offer' ? filesOf(field, dossier) : [];
      if (files.length > 0)
        return [{ key: field.label[language], value: { text: fileList(files, language) } }];
      return Object.hasOwn(answers, field.id)
        ? [{ key: field.label[language], value: { text: answerText(field, answers[field.id], language) } }]
        : [];
    });
    return rows.length === 0 ? '' : html`<h3 class="govuk-heading-m">${title}</h3>${summaryList({ rows })}`;
  })}`;
}
