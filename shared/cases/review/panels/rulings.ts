import type { Program } from '../../../domain/program/schema.ts';
import { type Conflict, isBarred, isClear, type OverruleReason } from '../../../domain/review/conflict.ts';
import type { Reviewer } from '../../../domain/review/reviewer.ts';
import type { Suitability } from '../../../domain/review/suitability.ts';
import type { PanelRuling } from '../../../domain/round/panels.ts';
import { loadApplication } from '../../../store/applications.ts';
import { listRulings, rulingWrite } from '../../../store/panels.ts';
import { readProgram } from '../../../store/programs.ts';
import { commitRound, readRound } from '../../../store/rounds.ts';
import { nowIso, type Store } from '../../../store/table.ts';
import { whatIsKnown } from '../what-is-known.ts';
import { panelReaders, placesLeft, stakesOf, suitabilityFor } from './pairs.ts';
import { openWaiting } from './waiting.ts';

/** A reader beside one application: how well they suit it, what joins them to it, and what a manager wants of the pair. */
export interface Beside {
  readonly reviewer: Reviewer;
  readonly suitability: Suitability;
  readonly stakes: readonly Conflict[];
  readonly ruling: PanelRuling | undefined;
  /** Places they have left, less what they are pinned to elsewhere. */
  readonly places: number;
}

/** Everybody who could read a waiting application, the most suitable first; undefined where it waits for no readers of the round. */
export async function readersBeside(
  store: Store,
  program: Program,
  roundId: string,
  applicationId: string,
): Promise<readonly Beside[] | undefined> {
  const application = (await loadApplication(store, applicationId))?.application;
  if (application?.status !== 'in-review' || application.awaits !== 'readers') return undefined;
  if (application.roundId !== roundId) return undefined;
  const [[opened], readers, rulings] = await Promise.all([
    openWaiting(store, [application]),
    panelReaders(store, program),
    listRulings(store, roundId),
  ]);
  if (!opened) return undefined;
  const known = await whatIsKnown(store, program, roundId, readers);
  return readers
    .map((reviewer): Beside => {
      const own = rulings.filter((ruling) => ruling.reviewerId === reviewer.reviewerId);
      const elsewhere = own.filter(
        (ruling) => ruling.kind === 'pin' && ruling.applicationId !== applicationId,
      );
      return {
        reviewer,
        suitability: suitabilityFor(reviewer, opened, known),
        stakes: stakesOf(reviewer, opened),
        ruling: own.find((ruling) => ruling.applicationId === applicationId),
        places: placesLeft(reviewer, program) - elsewhere.length,
      };
    })
    .sort((a, b) => b.suitability.points - a.suitability.points);
}

/** What a manager wants of a pair; `none` lets the solver decide again. */
export interface Wanted {
  readonly applicationId: string;
  readonly reviewerId: string;
  readonly kind: PanelRuling['kind'] | 'none';
  readonly because?: OverruleReason | undefined;
}

export type Ruled =
  | { readonly kind: 'kept' }
  /** They surely have a stake in it: nobody may give it to them. */
  | { readonly kind: 'barred' }
  /** They may have one: it is pinned only with the word of somebody who looked into it. */
  | { readonly kind: 'because' }
  /** As many are pinned to it as read it; or they are pinned to as many as they may hold. */
  | { readonly kind: 'panel-full' | 'reader-full' }
  | { readonly kind: 'missing' };

/** Keeps a manager's ruling about one pair. It counts from the next time readers are worked out; what stands is not sent over it. */
export async function ruleOn(store: Store, roundId: string, wanted: Wanted, manager: string): Promise<Ruled> {
  const round = await readRound(store, roundId);
  const current = round && (await readProgram(store, round.programId));
  if (!round || !current) return { kind: 'missing' };
  const { applicationId, reviewerId, kind, because } = wanted;
  const beside = await readersBeside(store, current.program, roundId, applicationId);
  const one = beside?.find(({ reviewer }) => reviewer.reviewerId === reviewerId);
  if (!beside || !one) return { kind: 'missing' };
  if (kind === 'pin') {
    const refused = mayPin(current.program, beside, one, because);
    if (refused) return { kind: refused };
  }
  const doubtful = kind === 'pin' && !isClear(one.stakes);
  const ruling: PanelRuling | undefined =
    kind === 'none'
      ? undefined
      : {
          ...{ applicationId, reviewerId, kind, by: manager, at: nowIso(store) },
          ...(doubtful ? { because } : {}),
        };
  const outcome = await commitRound(store, round, {
    next: round,
    happening: {
      event: kind === 'pin' ? 'reader pinned' : kind === 'forbid' ? 'reader kept away' : 'reader left open',
      actor: { kind: 'manager', id: manager },
      data: {
        application: applicationId,
        reviewer: reviewerId,
        ...(doubtful && because !== undefined
          ? { overruled: one.stakes.map((stake) => stake.kind), because }
          : {}),
      },
    },
    writes: [rulingWrite(roundId, wanted, ruling)],
  });
  return outcome.kind === 'committed' ? { kind: 'kept' } : ruleOn(store, roundId, wanted, manager);
}

function mayPin(
  program: Program,
  beside: readonly Beside[],
  one: Beside,
  because: OverruleReason | undefined,
): Exclude<Ruled['kind'], 'kept' | 'missing'> | undefined {
  if (isBarred(one.stakes)) return 'barred';
  if (!isClear(one.stakes) && because === undefined) return 'because';
  const others = beside.filter((other) => other !== one && other.ruling?.kind === 'pin');
  if (others.length >= program.review.readers) return 'panel-full';
  return one.places < 1 ? 'reader-full' : undefined;
}
