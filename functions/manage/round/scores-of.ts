import { listRead, type RoundSeverity, roundSeverity } from '../../../shared/cases/review/round-severity.ts';
import { hashOf } from '../../../shared/domain/hash.ts';
import type { Program } from '../../../shared/domain/program/schema.ts';
import type { Practice } from '../../../shared/domain/review/calibration.ts';
import { listPractice } from '../../../shared/store/practice.ts';
import type { Store } from '../../../shared/store/table.ts';

const remembered = new WeakMap<Store, Map<string, { readonly of: string; readonly found: ScoresOf }>>();

export interface ScoresOf extends RoundSeverity {
  /** What reviewers of the program practised on. */
  readonly practice: readonly Practice[];
}

/**
 * How a round was read. Reading every review of it takes a while, so a process keeps what it worked out for as long as the
 * lists show that nothing changed: a program that asks for each of a thousand applications makes it work once.
 */
export async function scoresOf(store: Store, program: Program, roundId: string): Promise<ScoresOf> {
  const [listed, practice] = await Promise.all([
    listRead(store, program.id, roundId),
    listPractice(store, program.id),
  ]);
  const seen = listed.map((one) => [one.applicationId, one.status, one.score ?? '', one.updatedAt]).sort();
  const done = practice.map((one) => [one.reviewerId, one.sampleId, one.at]);
  const of = hashOf({ program, seen, done });
  const rounds = remembered.get(store) ?? new Map();
  remembered.set(store, rounds);
  const known = rounds.get(roundId);
  if (known?.of === of) return known.found;
  const found = { ...(await roundSeverity(store, program, listed)), practice };
  rounds.set(roundId, { of, found });
  return found;
}
