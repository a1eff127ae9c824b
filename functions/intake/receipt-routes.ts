import { everythingSent, sentBytes } from '../../shared/cases/intake/receipt-of.ts';
import { applicantPage, type Held } from '../../shared/http/applicant-session.ts';
import { errorPages } from '../../shared/http/error-pages.ts';
import type { Route } from '../../shared/http/function-handler.ts';
import { formOf } from '../../shared/http/request.ts';
import { seeOther } from '../../shared/http/response.ts';
import { loadApplication, personOf } from '../../shared/store/applications.ts';
import { programOf } from '../../shared/store/programs.ts';
import { verifyReceipt } from '../../shared/store/receipts.ts';
import type { Store } from '../../shared/store/table.ts';
import type { Dependencies } from './dependencies.ts';
import { pathOf } from './draft-form.ts';
import { printPage } from './pages/print-page.ts';
import { type CheckedReceipt, receiptsPage } from './pages/receipts-page.ts';

const own = '/applications/{applicationId}';

/** Receipts: checking one, and everything that was sent, to print and as the file that a receipt vouches for. */
export function receiptRoutes(deps: Dependencies): Route[] {
  const { assets, store } = deps;
  return [
    { method: 'GET', path: '/receipts', answer: (request) => receiptsPage(assets, request, undefined) },
    {
      // Changes nothing: a receipt is too long for an address, and belongs in no history.
      method: 'POST',
      path: '/receipts',
      answer: async (request) => {
        const typed = formOf(request).get('receipt') ?? '';
        return receiptsPage(assets, request, { typed, checked: await checked(store, typed) });
      },
    },
    applicantPage(deps, `${own}/print`, async (request, held) => {
      const { application } = held.loaded;
      const sent = await sentBy(store, held);
      const wanted = request.query.get('version') ?? String(sent.at(-1)?.number);
      const one = sent.find(({ number }) => String(number) === wanted);
      if (!one || !('snapshot' in application) || application.snapshot === undefined)
        return seeOther(pathOf(application));
      const { program } = await programOf(store, application);
      return printPage(assets, request, { application, program, person: personOf(held.loaded), sent, one });
    }),
    applicantPage(deps, `${own}/sent/{file}`, async (request, held) => {
      const number = /^(\d{1,4})\.json$/.exec(request.param('file'))?.[1];
      const one = (await sentBy(store, held)).find((sent) => sent.number === Number(number));
      if (!one) return errorPages(assets).notFound(request);
      const name = `${held.loaded.application.reference}-${one.number}.json`;
      return {
        statusCode: 200,
        headers: {
          'content-type': 'application/json; charset=utf-8',
          'cache-control': 'no-store',
          'content-disposition': `attachment; filename="${name}"`,
        },
        body: sentBytes(one),
      };
    }),
  ];
}

const sentBy = (store: Store, { loaded }: Held) => everythingSent(store, loaded.key);

/** What a text proves. An application that was erased leaves its receipt true: only its reference is no longer known. */
async function checked(store: Store, text: string): Promise<CheckedReceipt | undefined> {
  const claims = await verifyReceipt(store, text);
  if (!claims) return undefined;
  const loaded = await loadApplication(store, claims.applicationId);
  if (!loaded) return { ...claims, about: undefined };
  const { program } = await programOf(store, loaded.application);
  return { ...claims, about: { reference: loaded.application.reference, program } };
}
