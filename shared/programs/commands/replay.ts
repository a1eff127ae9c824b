import { type Replayed, replayAll, replayApplication } from '../../cases/screening/replay-verdicts.ts';
import type { Store } from '../../store/table.ts';
import type { Output } from './output.ts';

/** Which verdicts: one application's, a program's, or all. */
export interface Which {
  readonly programId: string | undefined;
  readonly applicationId: string | undefined;
}

const lostText = {
  application: 'its application is not there',
  snapshot: 'the answers it was judged on are not there',
  program: 'the version of the program it names is not there',
  seal: 'it, or the answers it was judged on, was altered: the seal does not open',
} as const;

/** Works stored verdicts out again, and tells every one that is not the same to the byte; fails where there is one. */
export async function replayVerdicts(
  store: Store,
  { programId, applicationId }: Which,
  output: Output,
): Promise<number> {
  const counts = { same: 0, different: 0, erased: 0, lost: 0 };
  const pages =
    applicationId === undefined
      ? replayAll(store, programId)
      : [await replayApplication(store, applicationId)];
  for await (const page of pages)
    for (const one of page) {
      counts[one.kind] += 1;
      const problem = problemOf(one);
      if (problem !== undefined)
        output.problem(`${one.applicationId}, snapshot ${one.snapshot}: ${problem}.`);
    }
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  if (all === 0) {
    output.problem('There is no stored verdict of that kind. Check the id.');
    return 1;
  }
  const erased =
    counts.erased === 0 ? '' : ` ${counts.erased} of persons who were erased, which nobody can open.`;
  output.line(
    `${all} verdicts worked out again: ${counts.same} the same to the byte, ${counts.different} different, ${counts.lost} lost.${erased}`,
  );
  return counts.different + counts.lost === 0 ? 0 : 1;
}

function problemOf(one: Replayed): string | undefined {
  if (one.kind === 'different')
    return `it comes out differently at ${one.paths.join(', ') || 'the order of its keys'}`;
  return one.kind === 'lost' ? lostText[one.what] : undefined;
}
