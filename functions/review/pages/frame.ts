import type { Language } from '../../../shared/domain/text.ts';
import { type PageTexts, pageTexts } from '../../../shared/messages/pages/index.ts';
import type { Assets } from '../../../shared/web/assets.ts';
import { type Content, type Html, html } from '../../../shared/web/html.ts';
import { layout } from '../../../shared/web/layout.ts';

/** What every page of the reviewers is drawn with. */
export interface Frame {
  readonly language: Language;
  /** The page's own path, for the language switch. */
  readonly path: string;
  readonly assets: Assets;
  /** The reviewer, once a link was opened. */
  readonly person?: { readonly name: string; readonly csrf: string } | undefined;
}

export interface Titled {
  readonly title: string;
  readonly body: Content;
  readonly errorTitle?: boolean | undefined;
  readonly wide?: boolean | undefined;
  readonly backToList?: boolean | undefined;
}

/** A page of the reviewers' part. */
export function framed(frame: Frame, page: Titled): Html {
  const t = pageTexts(frame.language);
  const { person } = frame;
  return layout({
    title: page.title,
    language: frame.language,
    path: frame.path,
    assets: frame.assets,
    home: '/review',
    body: page.body,
    errorTitle: page.errorTitle,
    wide: page.wide,
    backLink: page.backToList ? { href: '/review', text: t('review.toYourReviews') } : undefined,
    signedInAs: person && {
      name: person.name,
      signOut: { action: '/review/sign-out', csrf: person.csrf },
    },
  });
}

/** A page with a heading and a few paragraphs. */
export function plainPage(
  frame: Frame,
  title: string,
  paragraphs: readonly Content[],
  options: { readonly backToList?: boolean } = {},
): Html {
  const text = paragraphs.map((one) =>
    typeof one === 'string' ? html`<p class="govuk-body">${one}</p>` : one,
  );
  return framed(frame, {
    title,
    body: html`<div class="app-measure"><h1 class="govuk-heading-l">${title}</h1>${text}</div>`,
    ...options,
  });
}

export const lead = (text: string): Html => html`<p class="govuk-body-l">${text}</p>`;

export const textsFor = (frame: Frame): PageTexts => pageTexts(frame.language);

/** The form's token against requests from elsewhere. */
export const csrfField = (csrf: string): Html => html`<input type="hidden" name="csrf" value="${csrf}">`;
