import { lastOf } from '../../domain/program/extension.ts';
import type { Program } from '../../domain/program/schema.ts';
import { windowOf } from '../../domain/program/window.ts';
import type { Round } from '../../domain/round/round.ts';
import { loadApplication } from '../../store/applications.ts';
import { listExtended } from '../../store/extensions.ts';
import { nowIso, type Store } from '../../store/table.ts';
import { windowFor } from './extend-round.ts';

/** Time that was given and is not over: nobody closes a round over it. Instants in ISO 8601. */
export interface Running {
  /** The last moment of everybody's more time; undefined where none runs. */
  readonly forAll: string | undefined;
  readonly own: readonly { readonly applicationId: string; readonly until: string }[];
}

/** Looks for it. Who sent what the time was for, or withdrew, has no use for the rest of it. */
export async function runningExtensions(store: Store, program: Program, round: Round): Promise<Running> {
  const now = nowIso(store);
  const ends = (['first', 'invited'] as const)
    .filter((of) => lastOf(round.extensions, of))
    .map((of) => windowFor(program, round, of))
    .map((window) => new Date((window ? (windowOf(window).endsAt ?? 1) : 1) - 1).toISOString())
    .filter((end) => end >= now)
    .sort();
  const given = (await listExtended(store, round.roundId)).filter(({ until }) => until >= now);
  const statuses = await Promise.all(
    given.map(async ({ applicationId }) => (await loadApplication(store, applicationId))?.application.status),
  );
  return {
    forAll: ends.at(-1),
    own: given.filter((_, i) => statuses[i] === 'draft' || statuses[i] === 'info-requested'),
  };
}
