import { civilDateIn } from '../../../shared/domain/dates.ts';
import type { Program } from '../../../shared/domain/program/schema.ts';
import type { WebRequest } from '../../../shared/http/request.ts';
import { htmlPage, type WebResponse } from '../../../shared/http/response.ts';
import { readProgram } from '../../../shared/store/programs.ts';
import { nowIso } from '../../../shared/store/table.ts';
import type { ReviewDependencies } from '../dependencies.ts';
import { frameOf } from '../frame-of.ts';
import { signedOutPage } from '../pages/notice-pages.ts';
import { pausedPage } from '../pages/own-page.ts';
import { type Seat, seatOf } from '../seat.ts';

/** A reviewer at their own pages. */
export interface Mine {
  readonly seat: Seat;
  readonly program: Program;
  readonly today: string;
}

/** Whose page it is, or the answer where there is none: no session, or nobody who reads at the moment. */
export async function mine(deps: ReviewDependencies, request: WebRequest): Promise<Mine | WebResponse> {
  const seat = await seatOf(deps.store, request);
  const version = seat && (await readProgram(deps.store, seat.session.programId));
  if (!seat || !version) return htmlPage(signedOutPage(frameOf(deps, request)), 401);
  if (seat.reviewer.status === 'paused') return htmlPage(pausedPage(frameOf(deps, request, seat)), 403);
  const { program } = version;
  return { seat, program, today: civilDateIn(program.zone, nowIso(deps.store)) };
}
