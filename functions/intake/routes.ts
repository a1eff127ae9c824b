import { errorPages } from '../../shared/http/error-pages.ts';
import type { Route } from '../../shared/http/function-handler.ts';
import { afterAwardRoutes } from './after-award/after-award-routes.ts';
import { afterOfferRoutes } from './after-offer-routes.ts';
import { apiRoutes } from './api/routes.ts';
import { appealRoutes } from './appeal/appeal-routes.ts';
import { checkRoutes } from './check-routes.ts';
import { codeRoutes } from './code-routes.ts';
import { correctRoutes } from './correct-routes.ts';
import { counterOfferRoutes } from './counter-offer/counter-offer-routes.ts';
import type { Dependencies } from './dependencies.ts';
import { documentRoutes } from './documents/routes.ts';
import { formRoutes } from './form-routes.ts';
import { frontRoutes } from './front-routes.ts';
import { interviewRoutes } from './interview/interview-routes.ts';
import { invitedRoutes } from './invited/invited-routes.ts';
import { missingRoutes } from './missing-routes.ts';
import { peopleRoutes } from './people/people-routes.ts';
import { qualifyRoutes } from './qualify-routes.ts';
import { receiptRoutes } from './receipt-routes.ts';
import { returnRoutes } from './return-routes.ts';
import { samePersonRoutes } from './same-person-routes.ts';
import { statusRoutes } from './status-routes.ts';

/** Every address that intake answers. */
export function intakeRoutes(deps: Dependencies): Route[] {
  const forms = formRoutes(deps);
  const missing = missingRoutes(deps);
  const afterOffer = afterOfferRoutes(deps);
  const awards = afterAwardRoutes(deps);
  const checks = checkRoutes(deps);
  const appeals = appealRoutes(deps);
  const counterOffers = counterOfferRoutes(deps);
  const interviews = interviewRoutes(deps);
  return [
    ...frontRoutes(deps),
    ...qualifyRoutes(deps),
    ...returnRoutes(deps),
    ...forms,
    ...checks,
    ...correctRoutes(deps),
    ...documentRoutes(deps),
    ...missing,
    ...afterOffer,
    ...awards,
    ...statusRoutes(deps),
    ...appeals,
    ...counterOffers,
    ...interviews,
    ...receiptRoutes(deps),
    ...peopleRoutes(deps),
    ...invitedRoutes(deps),
    ...samePersonRoutes(deps),
    ...codeRoutes(deps, (request) => {
      const at =
        /^\/applications\/[^/]+\/(pages|missing|after-offer|check|appeal|counter-offer|interview|award)(\/[^/]+)?$/.exec(
          request.path,
        )?.[1];
      const own =
        {
          pages: forms,
          missing,
          'after-offer': afterOffer,
          check: checks,
          appeal: appeals,
          'counter-offer': counterOffers,
          interview: interviews,
          award: awards,
        }[at ?? ''] ?? [];
      return own.find(({ method }) => method === 'POST')?.answer(request);
    }),
    ...apiRoutes(deps),
    assetRoute(deps),
  ];
}

/** The stylesheet, the script and the images, named by their content and kept by browsers for ever. */
function assetRoute({ assets }: Dependencies): Route {
  return {
    method: 'GET',
    path: '/assets/{file}',
    answer: (request) =>
      assets.serve(request.param('file'), request.header('accept-encoding')) ??
      errorPages(assets).notFound(request),
  };
}
