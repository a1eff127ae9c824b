import type { Award } from '../../domain/after-award/award.ts';
import type { ApplicationIn } from '../../domain/application/application.ts';
import { civilDateIn } from '../../domain/dates.ts';
import type { AfterAwardPlan } from '../../domain/program/after-award-plan.ts';
import type { Program } from '../../domain/program/schema.ts';
import { type Change, change, type Loaded } from '../../store/applications.ts';
import { awardWrite, readAward } from '../../store/awards.ts';
import { programOf } from '../../store/programs.ts';
import { nowIso, type Store } from '../../store/table.ts';

/** An award as a change finds it: with its application, its program's plan, and what day it is there. */
export interface Standing {
  readonly loaded: Loaded<ApplicationIn<'accepted'>>;
  readonly award: Award;
  readonly program: Program;
  readonly plan: AfterAwardPlan;
  readonly now: string;
  /** Today where the program is. */
  readonly today: string;
}

/** The award's next state, and whatever goes with it in the same transaction. */
export type AwardChange = Omit<Change, 'next'> & {
  readonly award: Award;
  /** The application's next state, where that changes too. */
  readonly next?: Change['next'];
};

export type AwardChanged =
  | { readonly kind: 'committed' }
  /** There is no award whose acceptance stands, or it is over. */
  | { readonly kind: 'no-award' };

/** Reads an award with all that a change of it looks at; undefined where there is none that runs. */
export async function standingOf(store: Store, loaded: Loaded): Promise<Standing | undefined> {
  const { application, key } = loaded;
  if (application.status !== 'accepted') return undefined;
  const [{ program }, award] = await Promise.all([
    programOf(store, application),
    readAward(store, application.applicationId),
  ]);
  if (!award || !program.afterAward) return undefined;
  const now = nowIso(store);
  const today = civilDateIn(program.zone, now);
  return { loaded: { application, key }, award, program, plan: program.afterAward, now, today };
}

/**
 * Changes an award: decided from what is read inside, committed as a change of its application, whose version guards both.
 * A refusal by another write (an order that was sent meanwhile, money that is not there) begins again.
 */
export async function changeAward<R extends { kind: string }>(
  store: Store,
  id: string,
  decide: (standing: Standing) => Promise<AwardChange | R> | AwardChange | R,
): Promise<R | AwardChanged> {
  for (let attempt = 1; attempt <= 20; attempt++) {
    const outcome = await change<R | { kind: 'no-award' }>(store, id, async (loaded) => {
      const standing = await standingOf(store, loaded);
      if (!standing) return { kind: 'no-award' };
      const decided = await decide(standing);
      if ('kind' in decided) return decided;
      const { award, next = loaded.application, writes = [], ...rest } = decided;
      return { ...rest, next, writes: [awardWrite(award), ...writes] };
    });
    if (outcome.kind === 'missing') return { kind: 'no-award' };
    if (outcome.kind === 'committed') return { kind: 'committed' };
    if (outcome.kind !== 'refused' || !('by' in outcome)) return outcome as R;
  }
  throw new Error('An award kept being refused under twenty tries');
}
