import { idBehindReference, readableReference } from '../../shared/cases/intake/find-by-reference.ts';
import type { Route } from '../../shared/http/function-handler.ts';
import { formOf } from '../../shared/http/request.ts';
import { seeOther } from '../../shared/http/response.ts';
import type { Dependencies } from './dependencies.ts';
import { returnPage } from './pages/return-page.ts';

/** Coming back with a reference. One that nobody has looks the same as one that somebody has. */
export function returnRoutes({ assets, store }: Dependencies): Route[] {
  return [
    { method: 'GET', path: '/return', answer: (request) => returnPage(assets, request, undefined) },
    {
      method: 'POST',
      path: '/return',
      answer: async (request) => {
        const typed = formOf(request).get('reference') ?? '';
        const reference = readableReference(typed);
        if (!reference) return returnPage(assets, request, typed);
        return seeOther(`/applications/${await idBehindReference(store, reference)}`);
      },
    },
  ];
}
