import { kindFacts } from '../documents/kinds.ts';
import type { Document } from '../domain/documents/document.ts';
import type { Language } from '../domain/text.ts';
import { pageTexts } from '../messages/pages/index.ts';
import { refusalTexts } from '../messages/refusals.ts';
import { tag } from './components/index.ts';
import { type Html, html } from './html.ts';

/** A file as it is shown to somebody: under which name, and where it is fetched. */
export interface FileShown {
  readonly document: Document;
  readonly name: string;
  /** Only for one that is released. */
  readonly href?: string | undefined;
}

const colours: Readonly<Record<Document['state'], string>> = {
  'awaiting-upload': 'grey',
  checking: 'blue',
  clean: 'green',
  refused: 'red',
  removed: 'grey',
};

/** What has become of a file, in a word or two. */
export const stateTag = (document: Document, language: Language): Html =>
  tag({
    text: pageTexts(language)(`documents.state.${document.state}`),
    classes: `govuk-tag--${colours[document.state]}`,
  });

/** The name under which a file is given out: its question's own id and a number, which tell nothing of its sender. */
export function outName({ field, number, kind }: Document): string {
  const words = field.replace(/(?<=[a-z0-9])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)} ${number}.${kindFacts[kind].endings[0]}`;
}

/** Files in a list, each with its state; one that may be fetched is a link. */
export function fileList(files: readonly FileShown[], language: Language): Html {
  const t = pageTexts(language);
  if (files.length === 0) return html`<p class="govuk-body">${t('documents.none')}</p>`;
  return html`<ul class="govuk-list app-files">${files.map(
    ({ document, name, href }) => html`<li class="app-files__file">
<span class="app-files__name">${href && document.state === 'clean' ? html`<a class="govuk-link" href="${href}" download>${name}</a>` : name}</span> ${stateTag(document, language)}${
      document.state === 'refused'
        ? html`<p class="govuk-body app-files__why">${refusalTexts[document.reason][language]}</p>`
        : ''
    }</li>`,
  )}</ul>`;
}
