import { hashOf } from '../../domain/hash.ts';
import { invitedPhase } from '../../domain/program/phases.ts';
import type { Program } from '../../domain/program/schema.ts';
import { windowOf } from '../../domain/program/window.ts';
import type { Round } from '../../domain/round/round.ts';
import { drawLine, type Line } from '../../domain/scoring/phase-line.ts';
import { type Listed, listByStatus } from '../../store/status-lists.ts';
import type { Store } from '../../store/table.ts';
import { windowFor } from '../extending/extend-round.ts';
import { runningExtensions } from '../extending/running-extensions.ts';

/** The first phase of a round as a manager sees it before the line is drawn. */
export interface FirstPhase {
  /** Who would be invited, who not, and at which score. */
  readonly line: Line;
  /** Binds a manager's yes to this very list. */
  readonly hash: string;
  readonly listed: ReadonlyMap<string, Listed>;
  /** Still being checked: they are measured by the line as soon as they are. */
  readonly unfinished: number;
  /** Until when the first phase takes applications, extensions for everybody and for one included (an ISO instant). */
  readonly closesAt: string;
  readonly closed: boolean;
  /** The last moment for answers of the second phase. */
  readonly answerBy: string;
}

/** Reads it; undefined where the program has no invited phase. */
export async function readFirstPhase(
  store: Store,
  program: Program,
  round: Round,
): Promise<FirstPhase | undefined> {
  const phase = invitedPhase(program);
  const [first, second] = [windowFor(program, round, 'first'), windowFor(program, round, 'invited')];
  if (!phase || !first || !second) return undefined;
  const inRound = async (status: 'in-review' | 'submitted' | 'info-requested') =>
    (await listByStatus(store, program.id, status)).filter((one) => one.roundId === round.roundId);
  const [waiting, sent, asked, running] = await Promise.all([
    inRound('in-review'),
    inRound('submitted'),
    inRound('info-requested'),
    runningExtensions(store, program, round),
  ]);
  const line = drawLine(
    waiting.map(({ applicationId, score }) => ({ applicationId, score })),
    phase.invited,
  );
  const end = Math.max(windowOf(first).endsAt ?? 0, ...running.own.map(({ until }) => Date.parse(until) + 1));
  return {
    line,
    hash: hashOf({
      roundId: round.roundId,
      atLeast: line.atLeast,
      invited: line.invited.map(({ applicationId, score }) => [applicationId, score ?? null]),
      others: line.others.map(({ applicationId, score }) => [applicationId, score ?? null]),
    }),
    listed: new Map(waiting.map((one) => [one.applicationId, one])),
    unfinished: sent.length + asked.length,
    closesAt: new Date(end - 1).toISOString(),
    closed: store.now().getTime() >= end,
    answerBy: new Date((windowOf(second).endsAt ?? 0) - 1).toISOString(),
  };
}
