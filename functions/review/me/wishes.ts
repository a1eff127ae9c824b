import { type Placed, placeBid } from '../../../shared/cases/pool/bid.ts';
import { idsBehind, type Wish, wishesFor } from '../../../shared/cases/pool/wishes.ts';
import type { Reviewer } from '../../../shared/domain/review/reviewer.ts';
import { type Bid, bids } from '../../../shared/domain/review/suitability.ts';
import { asksForWishes } from '../../../shared/domain/review/wishes.ts';
import { formOf, type WebRequest } from '../../../shared/http/request.ts';
import { htmlPage, seeOther, type WebResponse } from '../../../shared/http/response.ts';
import type { Store } from '../../../shared/store/table.ts';
import { reviewerView } from '../../../shared/web/forms/index.ts';
import type { ReviewDependencies } from '../dependencies.ts';
import { frameOf } from '../frame-of.ts';
import { notFoundPage } from '../pages/notice-pages.ts';
import {
  bidName,
  type WishesNotice,
  type WishShown,
  wishesAddress,
  wishesPage,
} from '../pages/wishes-page.ts';
import { isOwnForm } from '../seat.ts';
import { type Mine, mine } from './mine.ts';

/** `GET /review/me/wishes`: what waits for readers, for somebody who is asked. */
export const showWishes =
  (deps: ReviewDependencies) =>
  async (request: WebRequest): Promise<WebResponse> => {
    const found = await asked(deps, request);
    if ('statusCode' in found) return found;
    const notice: WishesNotice | undefined =
      request.query.get('done') === 'saved' ? { kind: 'saved' } : undefined;
    return page(deps, request, found, request.query.get('after') ?? undefined, { notice });
  };

/** `POST` to the same: as many answers as somebody gave, each stored for itself. */
export const saveWishes =
  (deps: ReviewDependencies) =>
  async (request: WebRequest): Promise<WebResponse> => {
    const found = await asked(deps, request);
    if ('statusCode' in found) return found;
    const form = formOf(request);
    const after = form.get('after') || undefined;
    const typed = bidsIn(form);
    const { seat, program } = found;
    if (!isOwnForm(request, seat))
      return page(deps, request, found, after, { status: 403, typed, notice: { kind: 'session-changed' } });
    if (typed.size === 0)
      return page(deps, request, found, after, { status: 422, notice: { kind: 'nothing' } });
    const placed = await place(deps.store, seat.reviewer, typed);
    const times = (kind: Placed) => placed.filter((one) => one === kind).length;
    const [assigned, gone, stays] = [times('assigned'), times('unknown'), times('stays')];
    if (gone === placed.length) return htmlPage(notFoundPage(frameOf(deps, request, seat)), 404);
    if (assigned + gone + stays > 0)
      return page(deps, request, found, after, {
        status: 409,
        notice: { kind: 'partly', saved: times('saved'), assigned, gone, stays },
      });
    const { next } = await wishesFor(deps.store, program, seat.reviewer, after);
    return seeOther(wishesAddress(next ?? after, 'saved'));
  };

/** Whose page it is; for whoever is not asked there is no such page. */
async function asked(deps: ReviewDependencies, request: WebRequest): Promise<Mine | WebResponse> {
  const found = await mine(deps, request);
  if ('statusCode' in found || asksForWishes(found.program, found.seat.reviewer)) return found;
  return htmlPage(notFoundPage(frameOf(deps, request, found.seat)), 404);
}

/** The answers of a form, by the application's name; anything else that was sent is none. */
function bidsIn(form: URLSearchParams): ReadonlyMap<string, Bid> {
  const prefix = bidName('');
  return new Map(
    [...form].flatMap(([name, value]): [string, Bid][] => {
      const bid = bids.find((one) => one === value);
      return bid && name.startsWith(prefix) ? [[name.slice(prefix.length), bid]] : [];
    }),
  );
}

async function place(
  store: Store,
  one: Reviewer,
  typed: ReadonlyMap<string, Bid>,
): Promise<readonly Placed[]> {
  const ids = await idsBehind(store, one);
  return Promise.all(
    [...typed].map(async ([name, bid]) => {
      const id = ids.get(name);
      return id === undefined ? 'unknown' : placeBid(store, one, id, bid);
    }),
  );
}

/** What a reviewer may know of an application before it is theirs: its language, and answers on topics that every reader may read. */
function shownOf({ name, language, program, answers, bid }: Wish): WishShown {
  const rows = reviewerView(program, answers).pages.flatMap((one) => one.rows);
  const paths = program.review.suitability.topics?.fields ?? [];
  const topics = paths.flatMap((path) => {
    const [first, second] = path.split('.');
    const row = rows.find(({ field }) => field.id === first);
    if (row === undefined) return [];
    const { field, value } = row;
    if (second === undefined) return [{ field, value }];
    const inner = field.type === 'group' ? field.fields.find(({ id }) => id === second) : undefined;
    return inner ? [{ field: inner, value: (value as Readonly<Record<string, unknown>>)[second] }] : [];
  });
  return { name, language, bid, topics: topics.filter(({ field }) => 'options' in field) };
}

interface Shown {
  readonly notice?: WishesNotice | undefined;
  readonly typed?: ReadonlyMap<string, Bid>;
  readonly status?: number;
}

async function page(
  deps: ReviewDependencies,
  request: WebRequest,
  { seat, program }: Mine,
  after: string | undefined,
  { notice, typed = new Map(), status = 200 }: Shown,
): Promise<WebResponse> {
  const { wishes, next } = await wishesFor(deps.store, program, seat.reviewer, after);
  const view = {
    programTitle: program.title[request.language],
    wishes: wishes.map(shownOf),
    ...{ typed, after, next, notice },
    csrf: seat.session.csrf,
  };
  return htmlPage(wishesPage(frameOf(deps, request, seat), view), status);
}
