import type { Route } from '../../../shared/http/function-handler.ts';
import type { ReviewDependencies } from '../dependencies.ts';
import { saveDetails, showDetails } from './details.ts';
import { askFreshLink, openOwnLink, showFreshLink, showOwnLink } from './link.ts';
import { saveWishes, showWishes } from './wishes.ts';

/** A reviewer's own page: what they say of themselves, and the link that opens it. */
export const meRoutes = (deps: ReviewDependencies): readonly Route[] => [
  { method: 'GET', path: '/review/me', answer: showDetails(deps) },
  { method: 'POST', path: '/review/me', answer: saveDetails(deps) },
  { method: 'GET', path: '/review/me/wishes', answer: showWishes(deps) },
  { method: 'POST', path: '/review/me/wishes', answer: saveWishes(deps) },
  { method: 'GET', path: '/review/me/link-sent', answer: showFreshLink(deps) },
  { method: 'GET', path: '/review/me/{linkId}', answer: showOwnLink(deps) },
  { method: 'POST', path: '/review/me/{linkId}', answer: openOwnLink(deps) },
  { method: 'POST', path: '/review/me/{linkId}/fresh', answer: askFreshLink(deps) },
];
