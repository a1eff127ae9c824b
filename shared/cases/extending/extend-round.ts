import type { ExtendedWindow, Extension, ExtensionReason } from '../../domain/program/extension.ts';
import { lastOf } from '../../domain/program/extension.ts';
import type { Program } from '../../domain/program/schema.ts';
import { extendedTo, invitedWindow, isLater, windowOf } from '../../domain/program/window.ts';
import type { Round } from '../../domain/round/round.ts';
import type { LocalizedText } from '../../domain/text.ts';
import { readProgram } from '../../store/programs.ts';
import { commitRound, readRound } from '../../store/rounds.ts';
import { nowIso, type Store } from '../../store/table.ts';

/** What a manager gives everybody: a later closing (local time of the program's zone), and why. */
export interface Given {
  readonly of: ExtendedWindow;
  readonly closesAt: string;
  readonly reason: ExtensionReason;
  readonly words?: LocalizedText | undefined;
}

export type Extended =
  | { readonly kind: 'extended' }
  /** Not later than what holds now: an extension never shortens. */
  | { readonly kind: 'not-later' }
  /** It would be over before anybody could use it. */
  | { readonly kind: 'past' }
  /** The round was closed, or its window has no end, or there is no such phase. */
  | { readonly kind: 'not-possible' | 'missing' };

/** A window of a program with everybody's extensions; undefined where the program has no such window. */
export function windowFor(
  program: Program,
  { extensions }: Pick<Round, 'extensions'>,
  of: ExtendedWindow,
): Pick<Program, 'zone' | 'window'> | undefined {
  const published = of === 'first' ? program : invitedWindow(program);
  return published && extendedTo(published, lastOf(extensions, of)?.closesAt);
}

/** Whether a window may close at a new local time. */
export function mayExtend(
  window: Pick<Program, 'zone' | 'window'> | undefined,
  closesAt: string,
  now: number,
): 'yes' | 'not-later' | 'past' | 'not-possible' {
  if (!window || windowOf(window).endsAt === undefined) return 'not-possible';
  if (!isLater(window, closesAt)) return 'not-later';
  const { endsAt = 0 } = windowOf(extendedTo(window, closesAt));
  return endsAt > now ? 'yes' : 'past';
}

/**
 * Gives everybody more time, after an outage or whatever kept people from applying. It stands in the round and in its
 * trail; pages show it at once, and everybody with a draft is written to.
 */
export async function extendRound(
  store: Store,
  roundId: string,
  given: Given,
  manager: string,
): Promise<Extended> {
  const round = await readRound(store, roundId);
  const current = round && (await readProgram(store, round.programId));
  if (!round || !current) return { kind: 'missing' };
  if (round.status !== 'open') return { kind: 'not-possible' };
  const may = mayExtend(windowFor(current.program, round, given.of), given.closesAt, store.now().getTime());
  if (may !== 'yes') return { kind: may };
  const { of, closesAt, reason, words } = given;
  const extension: Extension = {
    ...{ of, closesAt, reason, by: manager, at: nowIso(store) },
    ...(words ? { words } : {}),
  };
  const extensions = [...(round.extensions ?? []), extension];
  const outcome = await commitRound(store, round, {
    next: { ...round, extensions },
    happening: {
      event: 'deadline extended',
      actor: { kind: 'manager', id: manager },
      data: { window: of, closesAt, reason, zone: current.program.zone },
    },
    effects: [{ kind: 'tell-extension', roundId, number: extensions.length }],
  });
  return outcome.kind === 'committed' ? { kind: 'extended' } : extendRound(store, roundId, given, manager);
}
