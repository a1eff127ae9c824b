import { kindFacts } from '../../../shared/documents/kinds.ts';
import type { Document } from '../../../shared/domain/documents/document.ts';
import type { FieldOfType } from '../../../shared/domain/program/fields.ts';
import type { Language } from '../../../shared/domain/text.ts';
import { page as answerPage } from '../../../shared/http/page.ts';
import type { WebRequest } from '../../../shared/http/request.ts';
import type { WebResponse } from '../../../shared/http/response.ts';
import { type PageTexts, pageTexts } from '../../../shared/messages/pages/index.ts';
import { refusalTexts } from '../../../shared/messages/refusals.ts';
import type { Assets } from '../../../shared/web/assets.ts';
import {
  button,
  errorSummary,
  insetText,
  notificationBanner,
  radios,
} from '../../../shared/web/components/index.ts';
import { type FileShown, stateTag } from '../../../shared/web/file-list.ts';
import { type Html, html } from '../../../shared/web/html.ts';
import { pagePath, pagesOf, pathOf } from '../draft-form.ts';
import { type FieldFiles, filesPath } from './model.ts';

export interface FilesModel extends FieldFiles {
  /** What keeps the person from going on, or from adding. */
  readonly problem?: string | undefined;
  /** Where files are put, for the page's content security policy. */
  readonly origin: string;
  /** The file that a new one is to take the place of. */
  readonly replaces?: FileShown | undefined;
}

/** The files of one field: what there is, what has become of each, and how to add, replace and take away. */
export function filesPage(assets: Assets, request: WebRequest, model: FilesModel): WebResponse {
  const { field, program, page, problem, application } = model;
  const { language } = request;
  const t = pageTexts(language);
  const own = filesPath(application, field.id);
  const from = request.query.get('from') === 'check' ? '?from=check' : '';
  return answerPage(assets, request, {
    statusCode: problem && request.method === 'POST' ? 422 : 200,
    title: `${field.label[language]} – ${program.title[language]}`,
    errorTitle: problem !== undefined,
    path: `${own}${from}`,
    backLink: { href: backFrom(model, language, from) },
    reaches: model.origin,
    body: html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
${problem ? errorSummary({ titleText: t('thereIsAProblem'), errorList: [{ text: problem, href: `#${field.id}` }] }) : ''}
${request.query.has('sent') && !problem ? arrivedBanner(t) : ''}
${stepOf(model, language)}
<h1 class="govuk-heading-l">${page.title[language]}</h1>
${page.intro ? html`<p class="govuk-body-l">${page.intro[language]}</p>` : ''}
${page.title[language] === field.label[language] ? '' : html`<h2 class="govuk-heading-m">${field.label[language]}</h2>`}
${field.hint ? html`<p class="govuk-body">${field.hint[language]}</p>` : ''}
${insetText({ text: html`<p class="govuk-body">${acceptedText(field, t)}</p>${field.later && !field.optional && model.form && !model.form.correcting ? html`<p class="govuk-body">${t('laterHint')}</p>` : ''}` })}
<div id="files" data-files data-checking="${String(model.files.some(({ document }) => isOnItsWay(document)))}">
${listOf(model, t, language, own)}
</div>
${model.mayAdd ? adding(model, t, language, own) : model.form ? '' : html`<p class="govuk-body">${t('documents.closed')}</p>`}
${goingOn(model, t, from)}
</div></div>`,
  });
}

const isOnItsWay = ({ state }: Document) => state === 'checking' || state === 'awaiting-upload';

const arrivedBanner = (t: PageTexts): Html =>
  notificationBanner({
    type: 'success',
    titleText: t('success'),
    content: html`<p class="govuk-notification-banner__heading">${t('documents.arrived')}</p><p class="govuk-body">${t('documents.checkingNote')}</p>`,
  });

function stepOf({ form, page }: FieldFiles, language: Language): Html {
  if (!form) return html``;
  const pages = pagesOf(form, language);
  const at = pages.findIndex(({ id }) => id === page.id);
  return at < 0
    ? html``
    : html`<span class="govuk-caption-l">${pageTexts(language)('stepOf', { step: at + 1, of: pages.length + 1 })}</span>`;
}

function backFrom({ form, page, application }: FieldFiles, language: Language, from: string): string {
  const own = pathOf(application);
  if (!form) return homeOf({ application, page });
  if (from !== '') return `${own}/check`;
  const pages = pagesOf(form, language);
  const before = pages[pages.findIndex(({ id }) => id === page.id) - 1];
  return before ? pagePath(form, before.id) : own;
}

function acceptedText(field: FieldOfType<'document'>, t: PageTexts): string {
  const kinds = field.accept.map((kind) => t(`documents.kind.${kind}`)).join(', ');
  return t('documents.accepted', {
    kinds,
    size: Math.floor(field.maxBytes / (1024 * 1024)) || 1,
    count: field.max,
  });
}

function listOf(
  { files, mayAdd, mayRemove, csrf }: FilesModel,
  t: PageTexts,
  language: Language,
  own: string,
): Html {
  if (files.length === 0) return html`<p class="govuk-body">${t('documents.none')}</p>`;
  return html`<ul class="govuk-list app-files">${files.map(({ document, name, href }) => {
    const { documentId, state } = document;
    const about = html`<span class="govuk-visually-hidden">: ${name}</span>`;
    return html`<li class="app-files__file">
<span class="app-files__name">${state === 'clean' && href ? html`<a class="govuk-link" href="${href}" download>${name}</a>` : name}</span> ${stateTag(document, language)}
${document.state === 'refused' ? html`<p class="govuk-body app-files__why">${refusalTexts[document.reason][language]}</p>` : ''}
<div class="app-files__actions">${mayAdd && state === 'awaiting-upload' ? html`<a class="govuk-link" href="${own}/send/${documentId}">${t('documents.goOnSending')}${about}</a>` : ''}
${mayAdd && mayRemove && state === 'clean' ? html`<a class="govuk-link" href="${own}?replace=${documentId}#add">${t('documents.replace')}${about}</a>` : ''}
${mayRemove ? html`<form action="${own}/remove" method="post" novalidate><input type="hidden" name="csrf" value="${csrf}"><input type="hidden" name="document" value="${documentId}"><button type="submit" class="app-link-button">${t('removeItem')}${about}</button></form>` : ''}</div>
</li>`;
  })}</ul>`;
}

function adding(
  { field, csrf, files, replaces }: FilesModel,
  t: PageTexts,
  language: Language,
  own: string,
): Html {
  const counted = files.filter(
    ({ document }) => document.state === 'clean' || document.state === 'checking',
  ).length;
  if (counted >= field.max && !replaces)
    return html`<p class="govuk-body" id="add">${t('documents.full')}</p>`;
  const [only] = field.accept;
  const endings = Object.fromEntries(
    field.accept.flatMap((kind) => kindFacts[kind].endings.map((ending) => [ending, kind])),
  );
  const legend = replaces ? t('documents.replaceTitle', { name: replaces.name }) : t('documents.addTitle');
  return html`<form action="${own}/add" method="post" novalidate id="add" class="app-send" data-send data-endings="${JSON.stringify(endings)}" data-most="${field.maxBytes}" data-choose="${t(field.max > 1 && !replaces ? 'documents.chooseSeveral' : 'documents.chooseOne')}" data-several="${String(field.max > 1 && !replaces)}" data-sending="${t('documents.sending')}" data-failed="${t('documents.failed')}" data-large="${refusalTexts['too-large'][language]}" data-wrong="${t('documents.wrongKind')}">
<input type="hidden" name="csrf" value="${csrf}">
${replaces ? html`<input type="hidden" name="replaces" value="${replaces.document.documentId}">` : ''}
<h2 class="govuk-heading-m">${legend}</h2>
<div data-plain>${
    field.accept.length === 1
      ? html`<input type="hidden" name="kind" value="${only}">`
      : radios({
          name: 'kind',
          idPrefix: field.id,
          fieldset: { legend: { text: t('documents.whichKind') } },
          items: field.accept.map((kind) => ({ value: kind, text: t(`documents.kind.${kind}`) })),
        })
  }
${button({ text: t('documents.chooseFile'), classes: 'govuk-button--secondary' })}</div>
</form>`;
}

function goingOn({ form, page, application, csrf }: FilesModel, t: PageTexts, from: string): Html {
  if (form)
    return html`<form action="${pagePath(form, page.id)}${from}" method="post" novalidate>
<input type="hidden" name="csrf" value="${csrf}">
<input type="hidden" name="version" value="${form.content.pages[page.id] ?? 0}">
<div class="govuk-button-group">${button({ text: t('saveAndContinue'), name: 'action', value: 'continue', preventDoubleClick: true })}</div>
</form>`;
  const home = homeOf({ application, page });
  return button({
    text: t(home === pathOf(application) ? 'documents.backToApplication' : 'documents.backToQuestions'),
    href: home,
  });
}

/** Where the question stands, once the application was sent. */
function homeOf({ application, page }: Pick<FilesModel, 'application' | 'page'>): string {
  const own = pathOf(application);
  if (application.status === 'info-requested') return `${own}/missing`;
  const later = page.fields.some(({ askedAt }) => askedAt === 'after-offer');
  return application.status === 'accepted' && later ? `${own}/after-offer/${page.id}` : own;
}
