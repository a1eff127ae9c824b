import { saveAfterOffer } from '../../shared/cases/award/after-offer.ts';
import { canonicalJson } from '../../shared/domain/canonical-json.ts';
import type { Page } from '../../shared/domain/program/fields.ts';
import { applicantForm, applicantPage, type Held } from '../../shared/http/applicant-session.ts';
import { errorPages } from '../../shared/http/error-pages.ts';
import type { Route } from '../../shared/http/function-handler.ts';
import type { WebRequest } from '../../shared/http/request.ts';
import { seeOther, type WebResponse } from '../../shared/http/response.ts';
import { readPage } from '../../shared/web/forms/index.ts';
import {
  type AfterOfferForm,
  afterOfferPath,
  answersOf,
  openPage,
  readAfterOfferForm,
} from './after-offer-form.ts';
import type { Dependencies } from './dependencies.ts';
import { filesPath } from './documents/model.ts';
import { pathOf } from './draft-form.ts';
import { inLanguage } from './form-routes.ts';
import { rowToGoOnWith, tooLong } from './leave-page.ts';
import { afterOfferPage } from './pages/after-offer-page.ts';
import { savedElsewherePage } from './pages/saved-elsewhere.ts';

const path = '/applications/{applicationId}/after-offer';

/** The questions that are asked only of those who accepted an offer, such as how to pay them. */
export function afterOfferRoutes(deps: Dependencies): Route[] {
  const { assets, store } = deps;
  return [
    applicantPage(deps, path, async (_, held) => {
      const form = await readAfterOfferForm(store, held);
      return seeOther(
        form ? afterOfferPath(form, openPage(form) ?? form.pages[0]) : pathOf(held.loaded.application),
      );
    }),
    applicantPage(deps, `${path}/{page}`, (request, held) =>
      onPage(request, held, (form, page) => afterOfferPage(assets, request, { form, page, errors: [] })),
    ),
    applicantForm(deps, `${path}/{page}`, { keeps: true }, (request, held, sent) =>
      onPage(request, held, (form, page) => leave(request, form, page, sent)),
    ),
  ];

  async function onPage(
    request: WebRequest,
    held: Held,
    answer: (form: AfterOfferForm, page: Page) => Promise<WebResponse> | WebResponse,
  ): Promise<WebResponse> {
    const form = await readAfterOfferForm(store, held);
    if (!form) return seeOther(pathOf(held.loaded.application));
    const page = form.pages.find(({ id }) => id === request.param('page'));
    return page ? answer(form, page) : errorPages(assets).notFound(request);
  }

  /** A page is saved as it is left, right or wrong. */
  async function leave(
    request: WebRequest,
    form: AfterOfferForm,
    page: Page,
    sent: URLSearchParams,
  ): Promise<WebResponse> {
    const { language } = request;
    const { application, program, asOf } = form;
    const reading = readPage(page, sent, language, { program, answers: answersOf(form), asOf });
    const typed = { ...reading.draft };
    const asTyped = {
      ...form,
      content: { ...form.content, typed: { ...form.content.typed, [page.id]: typed } },
    };
    const error = tooLong(asTyped.content, page, reading, language);
    if (error) return afterOfferPage(assets, request, { form: asTyped, page, errors: [error] });
    const saved = await saveAfterOffer(store, application.applicationId, {
      page: page.id,
      seen: Number(/^\d{1,9}$/.exec(sent.get('version') ?? '')?.[0] ?? 0),
      typed,
      answers: reading.answers,
      fields: page.fields.map(({ id }) => id),
    });
    if (saved.kind === 'not-accepted') return seeOther(pathOf(application));
    const now = { ...form, content: saved.content };
    // The same form sent twice is no conflict.
    if (saved.kind === 'newer' && canonicalJson(saved.content.typed[page.id] ?? {}) !== canonicalJson(typed))
      return savedElsewherePage(assets, request, { form: now, page, typed, sent });
    const { action, errors } = reading;
    if (action.kind === 'leave') return seeOther(pathOf(application));
    if (action.kind === 'language') return seeOther(inLanguage(request, action.to));
    if (action.kind === 'files') return seeOther(filesPath(application, action.field));
    if (action.kind !== 'continue')
      return seeOther(`${afterOfferPath(form, page)}#${rowToGoOnWith(page, reading)}`);
    if (errors.length > 0) return afterOfferPage(assets, request, { form: now, page, errors });
    const next = form.pages[form.pages.findIndex(({ id }) => id === page.id) + 1];
    return seeOther(next ? afterOfferPath(form, next) : pathOf(application));
  }
}
