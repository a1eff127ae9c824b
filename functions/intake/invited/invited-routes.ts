import { giveAnswer, sayWhetherTheyCan } from '../../../shared/cases/people/answer-request.ts';
import type { Page } from '../../../shared/domain/program/fields.ts';
import { errorPages } from '../../../shared/http/error-pages.ts';
import type { Route } from '../../../shared/http/function-handler.ts';
import { page as answerPage } from '../../../shared/http/page.ts';
import type { WebRequest } from '../../../shared/http/request.ts';
import { seeOther, type WebResponse } from '../../../shared/http/response.ts';
import { pageTexts } from '../../../shared/messages/pages/index.ts';
import type { PartyWork } from '../../../shared/store/parties.ts';
import { insetText } from '../../../shared/web/components/index.ts';
import { type FormError, renderPage } from '../../../shared/web/forms/index.ts';
import { html } from '../../../shared/web/html.ts';
import type { Dependencies } from '../dependencies.ts';
import { savedElsewherePage } from '../pages/saved-elsewhere.ts';
import { answerFormPage, readAnswer } from './answer-page.ts';
import { donePage } from './done-page.ts';
import { firstPage } from './first-page.ts';
import { linkRoutes } from './link-routes.ts';
import { type Invited, invitedForm, invitedPage } from './request-page.ts';
import { flawsIn, leaveWork, pagesFor, typedIn, workSoFar } from './work.ts';

/** Every address of the people who are asked. */
export function invitedRoutes(deps: Dependencies): Route[] {
  const { assets, store } = deps;
  return [
    ...linkRoutes(deps),
    invitedPage(deps, '', (request, invited) => {
      if (invited.answered) return donePage(assets, request, invited);
      if (invited.file.request.status === 'asked') return firstPage(assets, request, invited, undefined);
      return seeOther(nextStep(invited, request));
    }),
    invitedForm(deps, '', async (request, invited, sent) => {
      const can = sent.get('can');
      if (invited.answered || invited.file.request.status !== 'asked') return seeOther(invited.own);
      if (can !== 'yes' && can !== 'no') return firstPage(assets, request, invited, 'missing');
      await sayWhetherTheyCan(store, invited.id, can === 'yes');
      return seeOther(invited.own);
    }),
    invitedPage(deps, '/pages/{page}', (request, invited) =>
      onPage(request, invited, (page) => workPage(request, invited, page, workSoFar(invited), [])),
    ),
    invitedForm(deps, '/pages/{page}', (request, invited, sent) =>
      onPage(request, invited, (page) => left(request, invited, page, sent)),
    ),
    invitedPage(deps, '/answer', (request, invited) => {
      if (invited.answered || invited.file.request.status === 'asked') return seeOther(invited.own);
      return answerFormPage(assets, request, invited, undefined, new URLSearchParams());
    }),
    invitedForm(deps, '/answer', async (request, invited, sent) => {
      if (invited.answered || invited.file.request.status === 'asked') return seeOther(invited.own);
      const read = readAnswer(invited.file.entry.role, sent);
      if (read.kind !== 'given') return answerFormPage(assets, request, invited, read.kind, sent);
      const { kind } = await giveAnswer(store, invited.id, read);
      if (kind === 'incomplete') return seeOther(`${invited.own}/answer`);
      return seeOther(invited.own);
    }),
  ];

  /** A page of the questions, for somebody who said that they can. */
  function onPage(
    request: WebRequest,
    invited: Invited,
    answer: (page: Page) => Promise<WebResponse> | WebResponse,
  ): Promise<WebResponse> | WebResponse {
    if (invited.answered || invited.file.request.status === 'asked') return seeOther(invited.own);
    const page = invited.file.entry.pages.find(({ id }) => id === request.param('page'));
    return page ? answer(page) : errorPages(assets).notFound(request);
  }

  async function left(
    request: WebRequest,
    invited: Invited,
    page: Page,
    sent: URLSearchParams,
  ): Promise<WebResponse> {
    const outcome = await leaveWork(store, invited, page, sent, request.language);
    switch (outcome.kind) {
      case 'over':
        return seeOther(invited.own);
      case 'too-long': {
        const [first] = page.fields;
        const label = page.title[request.language];
        const detail = pageTexts(request.language)('form.tooLong', { label });
        const error = { pointer: `/answers/${first?.id}`, fieldId: first?.id ?? '', detail };
        return workPage(request, invited, page, workSoFar(invited), [error]);
      }
      case 'newer':
        return savedElsewherePage(assets, request, {
          form: { content: outcome.work, csrf: invited.guest.session.csrf, asOf: invited.asOf },
          page,
          typed: outcome.typed,
          sent,
        });
      case 'rows':
        return seeOther(`${invited.own}/pages/${page.id}`);
      case 'flawed':
        return workPage(request, invited, page, outcome.work, outcome.errors);
      case 'done':
        return seeOther(after(invited, outcome.work, page));
    }
  }

  function workPage(
    request: WebRequest,
    invited: Invited,
    page: Page,
    work: PartyWork,
    errors: readonly FormError[],
  ): WebResponse {
    const { file, own, guest, asOf } = invited;
    const { language } = request;
    const pages = pagesFor(invited, work);
    const at = Math.max(
      0,
      pages.findIndex(({ id }) => id === page.id),
    );
    const before = pages[at - 1];
    const content = renderPage({
      page,
      program: file.entry,
      answers: typedIn(work),
      asOf,
      errors,
      language,
      csrf: guest.session.csrf,
      version: work.pages[page.id] ?? 0,
      action: `${own}/pages/${page.id}`,
      progress: { step: at + 1, of: pages.length + 1 },
    });
    return answerPage(assets, request, {
      statusCode: errors.length > 0 ? 422 : 200,
      title: `${page.title[language]} – ${file.program.title[language]}`,
      errorTitle: errors.length > 0,
      path: `${own}/pages/${page.id}`,
      ...(before ? { backLink: { href: `${own}/pages/${before.id}` } } : {}),
      body: html`${content}<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">${insetText({ text: pageTexts(language)('invited.saved') })}</div></div>`,
    });
  }
}

/** Where to go on: the first page never left or with something open, else the answer. */
function nextStep(invited: Invited, request: WebRequest): string {
  const work = workSoFar(invited);
  const flawed = new Set(flawsIn(invited, work, request.language).map((flaw) => flaw.page.id));
  const page = pagesFor(invited, work).find(({ id }) => work.pages[id] === undefined || flawed.has(id));
  return page ? `${invited.own}/pages/${page.id}` : `${invited.own}/answer`;
}

function after(invited: Invited, work: PartyWork, page: Page): string {
  const pages = pagesFor(invited, work);
  const next = pages[pages.findIndex(({ id }) => id === page.id) + 1];
  return next ? `${invited.own}/pages/${next.id}` : `${invited.own}/answer`;
}
