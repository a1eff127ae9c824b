import type { ProgramVersion } from '../program/schema.ts';
import { windowOf } from '../program/window.ts';
import type { Precheck } from './precheck.ts';

/** A program beside what its rules say of somebody's answers. */
export type Match = { readonly program: ProgramVersion; readonly result: Precheck };

const order = { eligible: 0, unknown: 1, ineligible: 2 } as const;

/**
 * Best first: who qualifies, then what is not known, then what speaks against it; within these the fewest open questions, the
 * smallest nearest change (none is the farthest), and what closes soonest.
 */
export function rankMatches<M extends Match>(matches: readonly M[]): readonly M[] {
  return matches
    .map((match) => ({ match, key: keyOf(match) }))
    .sort(
      (a, b) => compare(a.key, b.key) || a.match.program.program.id.localeCompare(b.match.program.program.id),
    )
    .map(({ match }) => match);
}

function keyOf({ program, result }: Match): readonly number[] {
  const { verdict, missing, nearest } = result;
  return [
    order[verdict],
    missing.length,
    verdict === 'ineligible' && nearest.length === 0 ? Number.MAX_SAFE_INTEGER : nearest.length,
    windowOf(program.program).closesAt ?? Number.MAX_SAFE_INTEGER,
  ];
}

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}
