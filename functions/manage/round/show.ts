import type { WebResponse } from '../../../shared/http/response.ts';
import { listPrograms } from '../../../shared/store/programs.ts';
import type { Asked } from '../access.ts';
import type { ManageDependencies } from '../dependencies.ts';
import { roundPage } from '../pages/round-page.ts';
import { roundsPage } from '../pages/rounds-page.ts';
import { listRounds, readRoundModel, roundNamed } from './model.ts';

/** `GET /manage/rounds` */
export async function showRounds(
  { store }: ManageDependencies,
  { request, frame, who }: Asked,
): Promise<WebResponse> {
  const programs = who.right === 'manage' ? await listPrograms(store) : [];
  const closing = programs.map(({ program }) => program).filter(({ window }) => window.closesAt);
  return roundsPage(frame, await listRounds(store), closing, request.query.get('done') ?? '');
}

/** `GET /manage/rounds/{roundId}` */
export async function showRound(
  { store }: ManageDependencies,
  { request, frame, who }: Asked,
): Promise<WebResponse | undefined> {
  const found = await roundNamed(store, request.param('roundId'));
  if (!found) return undefined;
  return roundPage(frame, await readRoundModel(store, found), who, request.query.get('done') ?? '');
}
