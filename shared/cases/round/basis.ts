import { hashOf } from '../../domain/hash.ts';
import type { ProposalLine } from '../../domain/round/round.ts';
import { parseApplication } from '../../store/applications.ts';
import { readFund } from '../../store/funds.ts';
import { keys } from '../../store/keys.ts';
import { readProgram } from '../../store/programs.ts';
import { readMany } from '../../store/read-many.ts';
import type { Store } from '../../store/table.ts';

/**
 * A hash over everything that a proposal rests on, as it stands now: of everybody on the list the status, what they sent last and
 * its score; of each fund the limit; the program's version. While it is the same, the list is the one that people looked at.
 */
export async function basisOf(
  store: Store,
  programId: string,
  lines: readonly Pick<ProposalLine, 'applicationId'>[],
  funds: readonly { readonly fundId: string }[],
): Promise<string> {
  const [items, limits, program] = await Promise.all([
    readMany(
      store,
      lines.map(({ applicationId }) => keys.application(applicationId)),
    ),
    Promise.all(funds.map(async ({ fundId }) => [fundId, (await readFund(store, fundId))?.limit ?? 0])),
    readProgram(store, programId),
  ]);
  const applications = items
    .map(parseApplication)
    .map((one) => [
      one.applicationId as string,
      one.status,
      'snapshot' in one ? (one.snapshot ?? 0) : 0,
      'score' in one ? (one.score ?? 0) : 0,
    ])
    .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
  return hashOf({ applications, limits, version: program?.version ?? 0 });
}
