import type { Language } from '../../../shared/domain/text.ts';
import { managerCookies, type SignedIn } from '../../../shared/http/manager-session.ts';
import { addressOf } from '../../../shared/http/page.ts';
import type { WebRequest } from '../../../shared/http/request.ts';
import { htmlPage, type WebResponse } from '../../../shared/http/response.ts';
import { type PageTexts, pageTexts } from '../../../shared/messages/pages/index.ts';
import type { Assets } from '../../../shared/web/assets.ts';
import { type Content, type Html, html } from '../../../shared/web/html.ts';
import { layout } from '../../../shared/web/layout.ts';

/** What every page of the managers is drawn with. */
export interface Frame {
  readonly language: Language;
  readonly t: PageTexts;
  /** The page's own address, for the language switch; a form's answer names the page of the form. */
  readonly address: string;
  readonly assets: Assets;
  readonly csrf: string;
  readonly person: Pick<SignedIn, 'name' | 'right'> | undefined;
}

/** The frame of a request's answer. */
export function frameOf(
  { assets }: { readonly assets: Assets },
  request: WebRequest,
  person?: SignedIn,
): Frame {
  return {
    language: request.language,
    t: pageTexts(request.language),
    address: addressOf(request),
    assets,
    csrf: request.cookie(`__Host-${managerCookies.csrf}`) ?? '',
    person,
  };
}

export const sections = ['overview', 'applications', 'rounds', 'funds', 'attention'] as const;
export type Section = (typeof sections)[number];

const addressOfSection = (section: Section) => (section === 'overview' ? '/manage' : `/manage/${section}`);

export interface Titled {
  readonly title: string;
  readonly body: Content;
  readonly section?: Section | undefined;
  readonly back?: { readonly href: string; readonly text: string } | undefined;
  readonly errorTitle?: boolean | undefined;
  /** Seconds after which the page is asked for again. */
  readonly refreshAfter?: number | undefined;
  /** A column that is comfortable to read instead of the whole width. */
  readonly narrow?: boolean | undefined;
}

/** A whole page of the managers' part. */
export function framed(frame: Frame, page: Titled): Html {
  const { language, t, person, assets } = frame;
  const here = frame.address.split('?')[0];
  return layout({
    title: page.title,
    language,
    path: frame.address,
    assets,
    home: '/manage',
    wide: true,
    errorTitle: page.errorTitle,
    refreshAfter: page.refreshAfter,
    backLink: page.back,
    body: page.narrow ? html`<div class="app-measure">${page.body}</div>` : page.body,
    nav:
      person === undefined || person.right === 'none'
        ? undefined
        : sections.map((section) => ({
            text: t(`manage.nav.${section}`),
            href: addressOfSection(section),
            current: section === page.section && here === addressOfSection(section),
            active: section === page.section,
          })),
    signedInAs: person && {
      name: person.name,
      signOut: { action: '/manage/sign-out', csrf: frame.csrf },
    },
  });
}

/** The same as an answer. */
export const answered = (frame: Frame, page: Titled, statusCode = 200): WebResponse =>
  htmlPage(framed(frame, page), statusCode);

export const heading = (text: Content, caption?: Content): Html =>
  html`${caption ? html`<span class="govuk-caption-l">${caption}</span>` : ''}<h1 class="govuk-heading-l">${text}</h1>`;

export const paragraph = (text: Content): Html => html`<p class="govuk-body">${text}</p>`;

export const lead = (text: Content): Html => html`<p class="govuk-body-l">${text}</p>`;

/** A link in a sentence or a table. */
export const link = (href: string, text: Content): Html =>
  html`<a class="govuk-link" href="${href}">${text}</a>`;

/** A form's token against requests from elsewhere. */
export const csrfField = (frame: Frame): Html =>
  html`<input type="hidden" name="csrf" value="${frame.csrf}">`;
