import type { Program } from '../../../shared/domain/program/schema.ts';
import { languages } from '../../../shared/domain/text.ts';
import type { WebResponse } from '../../../shared/http/response.ts';
import { html } from '../../../shared/web/html.ts';
import { answered, type Frame, heading, lead, link, paragraph } from './frame.ts';
import { previewAddress } from './values.ts';

/** Which letters of a program can be looked at. */
export function lettersPage(frame: Frame, program: Program): WebResponse {
  const { t, language } = frame;
  const title = t('manage.letter.title');
  return answered(frame, {
    title: `${title} – ${program.title[language]}`,
    section: 'overview',
    body: html`<span class="govuk-caption-l">${program.title[language]}</span>${heading(title)}${
      program.award.kind === 'registry' ? paragraph(t('manage.letter.none')) : previews(frame, program)
    }`,
  });
}

const previews = ({ t }: Frame, { id }: Program) =>
  html`${lead(t('manage.letter.lead'))}<ul class="govuk-list govuk-list--bullet">${(
    ['offer', 'award'] as const
  ).flatMap((kind) =>
    languages.map((language) => {
      const text = t('manage.letter.one', {
        kind: t(`manage.letter.kind.${kind}`),
        language: t(`manage.letter.language.${language}`),
      });
      return html`<li>${link(previewAddress(id, kind, language), text)}</li>`;
    }),
  )}</ul>`;
