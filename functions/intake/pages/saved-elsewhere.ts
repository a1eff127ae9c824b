import { canonicalJson } from '../../../shared/domain/canonical-json.ts';
import type { Answers, Page } from '../../../shared/domain/program/fields.ts';
import { addressOf, page as answerPage } from '../../../shared/http/page.ts';
import type { WebRequest } from '../../../shared/http/request.ts';
import type { WebResponse } from '../../../shared/http/response.ts';
import { pageTexts } from '../../../shared/messages/pages/index.ts';
import type { Assets } from '../../../shared/web/assets.ts';
import { button, buttonGroup, cardTable } from '../../../shared/web/components/index.ts';
import { answerText, parseDraft } from '../../../shared/web/forms/index.ts';
import { html } from '../../../shared/web/html.ts';
import type { DraftForm } from '../draft-form.ts';

interface Model {
  /** What is saved, a draft's or another's. */
  readonly form: Pick<DraftForm, 'csrf' | 'asOf'> & {
    readonly content: Pick<DraftForm['content'], 'typed' | 'pages'>;
  };
  readonly page: Page;
  /** What this window sent, as typed. */
  readonly typed: Answers;
  readonly sent: URLSearchParams;
  /** What the button that takes this window's answers does with them; saves and goes on unless given. */
  readonly takes?: 'keep' | undefined;
}

/** The page was saved in another window: both are shown side by side, nothing is overwritten until one is chosen. */
export function savedElsewherePage(assets: Assets, request: WebRequest, model: Model): WebResponse {
  const { form, page, typed, sent, takes = 'continue' } = model;
  const { language } = request;
  const t = pageTexts(language);
  const saved: Answers = form.content.typed[page.id] ?? {};
  const differing = page.fields.filter(
    ({ id }) => canonicalJson(saved[id] ?? null) !== canonicalJson(typed[id] ?? null),
  );
  const heads = [t('elsewhere.question'), t('elsewhere.saved'), t('elsewhere.typed')];
  const rest = [...sent].filter(([name]) => !['csrf', 'version', 'action'].includes(name));
  return answerPage(assets, request, {
    statusCode: 409,
    title: t('elsewhere.title'),
    errorTitle: true,
    body: html`
<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
<h1 class="govuk-heading-l">${t('elsewhere.title')}</h1>
<p class="govuk-body">${t('elsewhere.what')}</p>
</div></div>
${cardTable({
  caption: page.title[language],
  captionClasses: 'govuk-table__caption--m',
  classes: 'app-card-table--answers',
  firstCellIsHeader: true,
  head: heads.map((text) => ({ text })),
  rows: differing.map((field) => [
    { text: field.label[language] },
    { text: answerText(field, readable(model, saved, language)[field.id], language) },
    { text: answerText(field, readable(model, typed, language)[field.id], language) },
  ]),
})}
<form action="${addressOf(request)}" method="post">
<input type="hidden" name="csrf" value="${form.csrf}">
<input type="hidden" name="version" value="${form.content.pages[page.id] ?? 0}">
${rest.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
${buttonGroup(
  button({ text: t('elsewhere.useTyped'), name: 'action', value: takes, preventDoubleClick: true }),
  button({ text: t('elsewhere.keepSaved'), href: addressOf(request), classes: 'govuk-button--secondary' }),
)}
</form>`,
  });
}

/** Answers where they can be read, what was typed where not. */
function readable({ form, page }: Model, typed: Answers, language: WebRequest['language']): Answers {
  return { ...typed, ...parseDraft({ pages: [page] }, typed, language, form.asOf).answers };
}
