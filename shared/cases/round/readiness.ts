import type { Status } from '../../domain/application/status.ts';
import { isOpen } from '../../domain/interviews/interview.ts';
import { invitedPhase } from '../../domain/program/phases.ts';
import type { ProgramVersion } from '../../domain/program/schema.ts';
import { loadApplication } from '../../store/applications.ts';
import { interviewsOf } from '../../store/interviews.ts';
import { readProgram } from '../../store/programs.ts';
import { readRound } from '../../store/rounds.ts';
import { type Listed, listByStatus } from '../../store/status-lists.ts';
import type { Store } from '../../store/table.ts';
import { collisionsOf } from '../award/claims.ts';
import { runningExtensions } from '../extending/running-extensions.ts';

/** Statuses that are still on their way to a score. */
export const unfinished = ['submitted', 'info-requested', 'in-review'] as const satisfies readonly Status[];

/** What stands between a round and its allocation. */
export interface Readiness {
  readonly reviewed: readonly Listed[];
  /** Still being screened or reviewed: they join the waiting list once they are scored. */
  readonly unfinished: readonly Listed[];
  /** Reviewed, and invited to an interview that is not scored yet. */
  readonly interviews: readonly Listed[];
  /** Pairs that look like one person, which somebody must tell apart first. */
  readonly collisions: readonly { readonly applicationId: string; readonly others: readonly string[] }[];
  /** The last moment of the time that everybody or somebody was given, while it runs (an ISO instant). */
  readonly moreTimeUntil: string | undefined;
  /** An invited phase that nobody was invited to yet. */
  readonly lineMissing: boolean;
}

/** Looks at everything in a round before it is closed or allocated. */
export async function readiness(store: Store, programId: string, roundId: string): Promise<Readiness> {
  const inRound = (all: readonly Listed[]) => all.filter((one) => one.roundId === roundId);
  const reviewed = inRound(await listByStatus(store, programId, 'reviewed'));
  const [round, current] = await Promise.all([readRound(store, roundId), readProgram(store, programId)]);
  const running =
    round?.status === 'open' && current ? await runningExtensions(store, current.program, round) : undefined;
  const open = await Promise.all(unfinished.map((status) => listByStatus(store, programId, status)));
  const collisions = await Promise.all(
    reviewed.map(async ({ applicationId }) => {
      const loaded = await loadApplication(store, applicationId);
      if (loaded?.application.status !== 'reviewed') return { applicationId, others: [] };
      const { application, key } = loaded;
      return { applicationId, others: await collisionsOf(store, { application, key }) };
    }),
  );
  const interviews = current?.program.review.interview
    ? await interviewsOf(
        store,
        reviewed.map(({ applicationId }) => applicationId),
      )
    : undefined;
  return {
    reviewed,
    interviews: reviewed.filter(({ applicationId }) => {
      const one = interviews?.get(applicationId);
      return one !== undefined && isOpen(one);
    }),
    unfinished: inRound(open.flat()),
    collisions: collisions.filter((one) => one.others.length > 0),
    moreTimeUntil: [running?.forAll, ...(running?.own ?? []).map(({ until }) => until)]
      .filter((until) => until !== undefined)
      .sort()
      .at(-1),
    lineMissing: round?.status === 'open' && hasPhases(current) && !round.invitation,
  };
}

const hasPhases = (current: ProgramVersion | undefined) => Boolean(current && invitedPhase(current.program));
