import { applicantPage } from '../../shared/http/applicant-session.ts';
import { errorPages } from '../../shared/http/error-pages.ts';
import type { Route } from '../../shared/http/function-handler.ts';
import { formOf, type WebRequest } from '../../shared/http/request.ts';
import { pdfFile } from '../../shared/http/response.ts';
import { checkLetter, type TypedLetter } from '../../shared/letters/check-letter.ts';
import { letterOf } from '../../shared/letters/letter-of.ts';
import { printLetter } from '../../shared/letters/print.ts';
import type { AwardSite } from './dependencies.ts';
import { verifyPage } from './pages/verify-page.ts';

/** An applicant's letter, and the page on which whoever is shown one checks it. */
export function letterRoutes(site: AwardSite): Route[] {
  const { assets, store, baseUrl, fonts } = site;
  return [
    applicantPage(site, '/applications/{applicationId}/letter.pdf', async (request, { loaded }) => {
      const { language, reference } = loaded.application;
      // The application's language, unless the address asks for one: a cookie is the page's, not the letter's.
      const asked = request.query.has('lang') ? request.language : language;
      const letter = await letterOf(store, loaded, baseUrl, asked);
      if (!letter) return errorPages(assets).notFound(request);
      return pdfFile(
        await printLetter(letter, fonts),
        `${reference}-${letter.about.kind}-${asked}.pdf`,
        'attachment',
      );
    }),
    { method: 'GET', path: '/verify', answer: (request) => verifyPage(assets, request, nothing, undefined) },
    {
      // Fills the code in and checks nothing: whoever opens a link has not asked yet, and may be a scanner.
      method: 'GET',
      path: '/verify/{code}',
      answer: (request) =>
        verifyPage(assets, request, { ...nothing, code: request.param('code').slice(0, 100) }, undefined),
    },
    {
      method: 'POST',
      path: '/verify',
      answer: async (request) => {
        const typed = typedIn(request);
        return verifyPage(assets, request, typed, await checkLetter(store, request.caller, typed));
      },
    },
  ];
}

const nothing: TypedLetter = { code: '', name: '', amount: '' };

function typedIn(request: WebRequest): TypedLetter {
  const form = formOf(request);
  const field = (name: keyof TypedLetter) => (form.get(name) ?? '').slice(0, 300);
  return { code: field('code'), name: field('name'), amount: field('amount') };
}
