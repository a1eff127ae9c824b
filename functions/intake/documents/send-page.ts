import { kindFacts } from '../../../shared/documents/kinds.ts';
import type { DocumentIn } from '../../../shared/domain/documents/document.ts';
import { fileNamePlaceholder, nameField } from '../../../shared/files/file-name.ts';
import type { SendForm } from '../../../shared/files/send-form.ts';
import { page as answerPage } from '../../../shared/http/page.ts';
import type { WebRequest } from '../../../shared/http/request.ts';
import type { WebResponse } from '../../../shared/http/response.ts';
import { pageTexts } from '../../../shared/messages/pages/index.ts';
import type { Assets } from '../../../shared/web/assets.ts';
import { button, fileUpload } from '../../../shared/web/components/index.ts';
import { html } from '../../../shared/web/html.ts';
import { type FieldFiles, filesPath } from './model.ts';

/** Choosing and sending one file, for browsers that run no scripts: the form goes straight to where files are put. */
export function sendPage(
  assets: Assets,
  request: WebRequest,
  { field, program, application }: FieldFiles,
  document: DocumentIn<'awaiting-upload'>,
  send: SendForm,
): WebResponse {
  const { language } = request;
  const t = pageTexts(language);
  const { endings } = kindFacts[document.kind];
  const own = filesPath(application, field.id);
  return answerPage(assets, request, {
    title: `${t('documents.sendTitle')} – ${program.title[language]}`,
    backLink: { href: own },
    reaches: new URL(send.url).origin,
    body: html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
<span class="govuk-caption-l">${field.label[language]}</span>
<h1 class="govuk-heading-l">${t('documents.sendTitle')}</h1>
<form action="${send.url}" method="post" enctype="multipart/form-data">
${Object.entries(send.fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
<input type="hidden" name="${nameField}" value="${fileNamePlaceholder}">
${fileUpload({
  name: 'file',
  label: { text: t(`documents.kind.${document.kind}`) },
  hint: t('documents.sendHint', { size: Math.floor(field.maxBytes / (1024 * 1024)) || 1 }),
  attributes: { accept: endings.map((ending) => `.${ending}`).join(','), required: true },
})}
${button({ text: t('documents.send'), preventDoubleClick: true })}
</form>
<p class="govuk-body"><a class="govuk-link" href="${own}">${t('cancel')}</a></p>
</div></div>`,
  });
}
