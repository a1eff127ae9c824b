import type { WebResponse } from '../../../shared/http/response.ts';
import { listReviewers } from '../../../shared/store/reviewers.ts';
import type { Asked } from '../access.ts';
import type { ManageDependencies } from '../dependencies.ts';
import { applicationsOf } from '../lists/people.ts';
import { inOrder, perPage, scoresPage } from '../pages/scores-page.ts';
import { roundNamed } from './model.ts';
import { scoresOf } from './scores-of.ts';

/** `GET /manage/rounds/{roundId}/scores`: how the round was read, a page of its applications at a time. */
export async function showScores(
  { store }: ManageDependencies,
  { request, frame }: Asked,
): Promise<WebResponse | undefined> {
  const named = await roundNamed(store, request.param('roundId'));
  if (!named) return undefined;
  const { round, program } = named;
  const [found, reviewers] = await Promise.all([
    scoresOf(store, program, round.roundId),
    listReviewers(store, program.id),
  ]);
  const ordered = inOrder(program, found);
  const pages = Math.max(1, Math.ceil(ordered.length / perPage));
  const asked = Number(request.query.get('page') ?? 1);
  const number = Number.isSafeInteger(asked) ? Math.min(pages, Math.max(1, asked)) : 1;
  const shown = ordered.slice((number - 1) * perPage, number * perPage);
  const known = await applicationsOf(
    store,
    shown.map(({ figures }) => figures.applicationId),
  );
  const names = new Map(reviewers.map((one) => [one.reviewerId as string, one.name]));
  return scoresPage(frame, { ...named, found, names, all: ordered.length, shown, known, number, pages });
}
