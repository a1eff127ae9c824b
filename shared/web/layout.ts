import { type Language, languages } from '../domain/text.ts';
import { type PageTexts, pageTexts } from '../messages/pages/index.ts';
import type { Assets } from './assets.ts';
import { brandColour, icon, wordmark } from './brand.ts';
import { backLink, skipLink } from './components/actions.ts';
import { type NavigationItem, serviceNavigation } from './components/service-navigation.ts';
import { attributes, type Content, classes, type Html, html, raw } from './html.ts';

export interface LayoutOptions {
  /** What this page is, in the page's language, the most specific first: "Your studies – Health careers scholarship". */
  readonly title: string;
  readonly language: Language;
  /** This page's own path with its query: where the language switch leads. */
  readonly path: string;
  /** What goes into `main`, with one `h1`. */
  readonly body: Content;
  readonly assets: Assets;
  readonly backLink?: { readonly href: string; readonly text?: string | undefined } | undefined;
  /** A signed-in person; leaving is a form, because a link changes nothing. */
  readonly signedInAs?:
    | {
        readonly name: string;
        readonly signOut?: { readonly action: string; readonly csrf: string } | undefined;
      }
    | undefined;
  readonly nav?: readonly NavigationItem[] | undefined;
  /** Sets "Error: " before the title, so that a screen reader says first that something is wrong. */
  readonly errorTitle?: boolean | undefined;
  /** For tables and two columns: uses more of a wide screen. */
  readonly wide?: boolean | undefined;
  /** The id of a form that is saved before the language changes, so that nothing typed is lost. */
  readonly languageForm?: string | undefined;
  /** Seconds after which a browser asks for the page again, without a script. Only where a person may turn that off. */
  readonly refreshAfter?: number | undefined;
  /** Where the wordmark leads; the list of programs unless given. */
  readonly home?: string | undefined;
}

const languageNames: Record<Language, string> = { en: 'English', es: 'Español' };

/** A whole page. It holds no inline script and no inline style, as the content security policy demands. */
export function layout(options: LayoutOptions): Html {
  const { language, assets } = options;
  const t = pageTexts(language);
  const stylesheet = assets.href('app.css');
  const script = assets.href('app.js');
  return html`${raw('<!DOCTYPE html>')}
<html lang="${language}" class="govuk-template">
<head>
<meta charset="utf-8">
<title>${options.errorTitle ? `${t('error')}: ` : ''}${options.title} – ${t('productName')}</title>
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
${options.refreshAfter === undefined ? '' : html`<meta http-equiv="refresh" content="${options.refreshAfter}">`}
<meta name="theme-color" content="${brandColour}">
<link rel="icon" href="${icon}" type="image/svg+xml">
${stylesheet === undefined ? '' : html`<link rel="stylesheet" href="${stylesheet}">`}
${script === undefined ? '' : html`<script type="module" src="${script}"></script>`}
</head>
<body class="${classes('govuk-template__body', options.wide && 'app-wide')}">
${skipLink({ href: '#main-content', text: t('skipToContent') })}
<header class="app-header"><div class="govuk-width-container app-header__inner">
<a class="app-header__home" href="${options.home ?? '/'}">${wordmark(t('productName'))}</a>
${aside(options, t)}
</div></header>
${
  options.nav === undefined || options.nav.length === 0
    ? ''
    : serviceNavigation({
        menuButtonText: t('menu'),
        navigation: options.nav,
        collapseNavigationOnMobile: false,
      })
}
<div class="app-page"><div class="govuk-width-container">
${
  options.backLink === undefined
    ? ''
    : html`<nav class="app-back" aria-label="${t('back')}">${backLink({ href: options.backLink.href, text: options.backLink.text ?? t('back') })}</nav>`
}
<main class="govuk-main-wrapper" id="main-content">${options.body}</main>
</div></div>
${footer(t)}
</body>
</html>`;
}

/** Who is signed in, and the other language. */
function aside(options: LayoutOptions, t: PageTexts): Html {
  const person = options.signedInAs;
  const leave = person?.signOut;
  return html`<div class="app-header__aside">${
    person === undefined
      ? ''
      : html`<div class="app-header__person"><span>${t('signedInAs', { name: person.name })}</span>${
          leave === undefined
            ? ''
            : html`<form action="${leave.action}" method="post"><input type="hidden" name="csrf" value="${leave.csrf}"><button type="submit" class="app-link-button">${t('signOut')}</button></form>`
        }</div>`
  }<nav class="app-languages" aria-label="${t('language')}"><ul>${languages.map((one) => {
    const here = one === options.language;
    return html`<li>${
      here ? html`<span aria-current="true">${languageNames[one]}</span>` : inOtherLanguage(options, one)
    }</li>`;
  })}</ul></nav></div>`;
}

function inOtherLanguage({ path, languageForm }: LayoutOptions, language: Language): Html {
  const name = languageNames[language];
  if (languageForm === undefined)
    return html`<a${attributes({ href: inLanguage(path, language), hreflang: language, lang: language })}>${name}</a>`;
  // Enter presses a form's first button, wherever it stands: that must not be the language.
  return html`<button type="submit" form="${languageForm}" name="action" value="continue" class="app-enter" tabindex="-1" aria-hidden="true"></button><button type="submit" form="${languageForm}" name="action" value="language:${language}" class="app-link-button" lang="${language}">${name}</button>`;
}

/** The same page in another language: its own path with `lang` set, whatever the path held. */
function inLanguage(path: string, language: Language): string {
  const [pathname = '/', query = ''] = path.split('#', 1)[0]?.split('?', 2) ?? [];
  const parameters = new URLSearchParams(query);
  parameters.set('lang', language);
  // One slash: two would name another host.
  return `/${pathname.replace(/^[/\\]+/, '')}?${parameters}`;
}

function footer(t: PageTexts): Html {
  return html`<footer class="app-footer"><div class="govuk-width-container app-footer__inner">
<div><p class="app-footer__name">${wordmark(t('productName'))}</p><p>${t('footerPurpose')}</p></div>
<ul><li><a class="govuk-link" href="/">${t('footerHome')}</a></li><li><a class="govuk-link" href="/return">${t('footerReturn')}</a></li></ul>
<p>${t('footerAccessibility')}</p>
</div></footer>`;
}
