import type { WebResponse } from '../../../shared/http/response.ts';
import { button, buttonGroup, errorSummary, warningText } from '../../../shared/web/components/index.ts';
import { type Content, html } from '../../../shared/web/html.ts';
import { answered, csrfField, type Frame, heading, link, type Section } from './frame.ts';

export interface Confirmation {
  readonly title: string;
  readonly caption?: string | undefined;
  readonly section: Section;
  /** Where the form is sent; the page of the form has the same address. */
  readonly action: string;
  /** What the person must know, and any controls. */
  readonly body: Content;
  readonly warning?: string | undefined;
  readonly button: string;
  /** Red, for what takes something away from somebody. */
  readonly grave?: boolean | undefined;
  readonly hidden?: Readonly<Record<string, string>> | undefined;
  readonly cancel: string;
  readonly errors?: readonly { readonly text: string; readonly href: string }[] | undefined;
}

/** One decision on a page of its own: what it does, a button that does it, and a way back that does nothing. */
export function confirmPage(frame: Frame, page: Confirmation): WebResponse {
  const { t } = frame;
  const errors = page.errors ?? [];
  return answered(
    frame,
    {
      title: page.title,
      section: page.section,
      narrow: true,
      back: { href: page.cancel, text: t('back') },
      errorTitle: errors.length > 0,
      body: html`${errors.length > 0 ? errorSummary({ titleText: t('thereIsAProblem'), errorList: errors }) : ''}
${heading(page.title, page.caption)}
<form action="${page.action}" method="post" novalidate>
${csrfField(frame)}
${Object.entries(page.hidden ?? {}).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
${page.body}
${page.warning === undefined ? '' : warningText({ text: page.warning, iconFallbackText: t('warning') })}
${buttonGroup(
  button({
    text: page.button,
    preventDoubleClick: true,
    classes: page.grave ? 'govuk-button--warning' : undefined,
  }),
  link(page.cancel, t('cancel')),
)}
</form>`,
    },
    errors.length > 0 ? 422 : 200,
  );
}

/** It could not be done, as things stand now. */
export function notPossiblePage(
  frame: Frame,
  options: { readonly text: string; readonly section: Section; readonly back: string },
): WebResponse {
  const { t } = frame;
  const title = t('manage.notPossible.title');
  return answered(
    frame,
    {
      title,
      section: options.section,
      narrow: true,
      body: html`${heading(title)}<p class="govuk-body">${options.text}</p>${button({ text: t('manage.notPossible.look'), href: options.back })}`,
    },
    409,
  );
}
