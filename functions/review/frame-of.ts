import type { WebRequest } from '../../shared/http/request.ts';
import type { ReviewDependencies } from './dependencies.ts';
import type { Frame } from './pages/frame.ts';
import type { Seat } from './seat.ts';

/** What a page of this request is drawn with. */
export function frameOf(
  { assets }: Pick<ReviewDependencies, 'assets'>,
  request: WebRequest,
  seat?: Seat,
): Frame {
  const query = request.query.toString();
  return {
    language: request.language,
    path: query === '' ? request.path : `${request.path}?${query}`,
    assets,
    person: seat && { name: seat.reviewer.name, csrf: seat.session.csrf },
  };
}
