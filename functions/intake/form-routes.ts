import type { Page } from '../../shared/domain/program/fields.ts';
import { isOnForm } from '../../shared/domain/program/paths.ts';
import type { Language } from '../../shared/domain/text.ts';
import { applicantForm, applicantPage, type Held } from '../../shared/http/applicant-session.ts';
import { errorPages } from '../../shared/http/error-pages.ts';
import type { Route } from '../../shared/http/function-handler.ts';
import type { WebRequest } from '../../shared/http/request.ts';
import { seeOther, type WebResponse } from '../../shared/http/response.ts';
import type { FormError } from '../../shared/web/forms/index.ts';
import type { Dependencies } from './dependencies.ts';
import { filesPath, readFieldFiles } from './documents/model.ts';
import { show } from './documents/routes.ts';
import { commonPages, type DraftForm, flawsOf, pagesOf, pathOf, readForm } from './draft-form.ts';
import { helperPage } from './helper-page.ts';
import { leavePage, type PageLeft } from './leave-page.ts';
import { formPage } from './pages/form-page.ts';
import { savedElsewherePage } from './pages/saved-elsewhere.ts';

const path = '/applications/{applicationId}/pages/{page}';

/** The pages of the form: each saved as it is left, right or wrong. */
export function formRoutes(deps: Dependencies): Route[] {
  const { assets, store } = deps;
  return [
    applicantPage(deps, path, (request, held) =>
      onPage(deps, request, held, (form, page) => {
        // Files have a page of their own.
        const field = fileFieldOf(page);
        if (field) return seeOther(`${filesPath(form.loaded.application, field.id)}${fromCheck(request)}`);
        return formPage(assets, request, { form, page, errors: knownErrors(request, form, page) });
      }),
    ),
    applicantForm(deps, path, { keeps: true }, (request, held, sent) =>
      onPage(deps, request, held, async (form, page) =>
        answerTo(request, held, page, form, await leavePage(store, form, page, sent, request.language)),
      ),
    ),
  ];

  async function answerTo(
    request: WebRequest,
    held: Held,
    page: Page,
    form: DraftForm,
    left: PageLeft,
  ): Promise<WebResponse> {
    switch (left.kind) {
      case 'not-draft':
        return seeOther(pathOf(form.loaded.application));
      case 'newer':
        return savedElsewherePage(assets, request, { ...left, page });
      case 'flawed': {
        const field = fileFieldOf(page);
        const files = field && (await readFieldFiles(store, held, field.id));
        if (files) return show(deps, request, files, left.errors[0]?.detail);
        return formPage(assets, request, { ...left, page });
      }
      case 'rows':
        return seeOther(
          `${pathOf(form.loaded.application)}/pages/${page.id}${fromCheck(request)}#${left.at}`,
        );
      case 'left':
        return seeOther(pathOf(form.loaded.application));
      case 'language':
        return seeOther(inLanguage(request, left.to));
      case 'done':
        return seeOther(after(request, left.form, page));
    }
  }
}

/** Finds draft and page; an application that was sent has no pages to fill in any more. */
async function onPage(
  deps: Dependencies,
  request: WebRequest,
  held: Held,
  answer: (form: DraftForm, page: Page) => Promise<WebResponse> | WebResponse,
): Promise<WebResponse> {
  const form = await readForm(deps.store, held);
  if (!form) return seeOther(pathOf(held.loaded.application));
  const wanted = request.param('page');
  const page = [...commonPages, ...form.program.pages.filter(isOfForm)].find(({ id }) => id === wanted);
  return page ? answer(form, page) : errorPages(deps.assets).notFound(request);
}

/** A page of later questions only is none of this form. */
const isOfForm = ({ fields }: Page) => fields.some(isOnForm);

/** Whoever comes from the check of all answers sees at once what is wrong with the page. */
function knownErrors(request: WebRequest, form: DraftForm, page: Page): readonly FormError[] {
  if (fromCheck(request) === '') return [];
  return flawsOf(form, request.language).filter((flaw) => flaw.page.id === page.id);
}

/** The next page, or back to the check of all answers for somebody who came from there. */
function after(request: WebRequest, form: DraftForm, page: Page): string {
  const own = pathOf(form.loaded.application);
  const pages = pagesOf(form, request.language);
  const at = pages.findIndex(({ id }) => id === page.id);
  if (page === helperPage && fromCheck(request) === '') return own;
  const next = at < 0 || fromCheck(request) !== '' ? undefined : pages[at + 1];
  return next ? `${own}/pages/${next.id}` : `${own}/check`;
}

/** The same page in another language. */
export function inLanguage(request: WebRequest, language: Language): string {
  const query = new URLSearchParams(request.query);
  query.set('lang', language);
  return `${request.path}?${query}`;
}

/** The query that remembers where somebody came from. */
const fromCheck = (request: WebRequest) => (request.query.get('from') === 'check' ? '?from=check' : '');

/** The field of a page that is answered with files: it stands alone there. */
const fileFieldOf = ({ fields }: Page) => fields.find(({ type }) => type === 'document');
