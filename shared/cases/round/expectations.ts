import {
  type Comparison,
  compare,
  type Expectation,
  type RoundPlanned,
  roundPlanned,
  type Totals,
} from '../../domain/round/comparison.ts';
import type { ProposalLine, ProposalSummary, Round } from '../../domain/round/round.ts';
import { readItem } from '../../store/applications.ts';
import { keys } from '../../store/keys.ts';
import { readProposal, readRound } from '../../store/rounds.ts';
import type { Store } from '../../store/table.ts';

/** What a manager wrote down beforehand; undefined where nobody did. */
export async function readPlanned(store: Store, roundId: string): Promise<RoundPlanned | undefined> {
  const item = await readItem(store, keys.roundPlanned(roundId));
  if (!item) return undefined;
  const { pk, sk, type, ...rest } = item;
  return roundPlanned.parse(rest);
}

/** A proposal beside everything that was expected of the round: the plan, the year before, the latest list before this one. */
export async function comparisonsOf(
  store: Store,
  round: Extract<Round, { proposal: ProposalSummary }>,
  lines: readonly ProposalLine[],
): Promise<readonly Comparison[]> {
  const { roundId, proposal } = round;
  const [planned, before, earlier] = await Promise.all([
    readPlanned(store, roundId),
    lastYear(store, roundId),
    earlierList(store, roundId, proposal.run),
  ]);
  const expected: readonly Expectation[] = [
    ...(planned ? [plannedOf(planned)] : []),
    ...(before ? [{ source: 'last-year', ...before } as const] : []),
    ...(earlier ? [earlier] : []),
  ];
  const now = { ...totalsOf(proposal), offered: offeredIn(lines) };
  return expected.map((one) => compare(now, one));
}

const plannedOf = ({ offers, units, offered }: RoundPlanned): Expectation =>
  offered ? { source: 'what-if', offers, units, offered } : { source: 'plan', offers, units };

/** What a proposal comes to over all its funds; a program gives out money or places, never both. */
export const totalsOf = ({ offers, funds }: ProposalSummary): Totals => ({
  offers,
  units: funds.reduce((sum, fund) => sum + fund.units, 0),
});

const offeredIn = (lines: readonly ProposalLine[]): string[] =>
  lines.flatMap((line) => (line.decision === 'offer' ? [line.applicationId] : []));

/** What the round of the cycle before was released with; undefined where there was none, or cycles are not years. */
async function lastYear(store: Store, roundId: string): Promise<Totals | undefined> {
  const [program = '', cycle = ''] = roundId.split('~');
  if (!/^\d{4}$/.test(cycle)) return undefined;
  const round = await readRound(store, `${program}~${Number(cycle) - 1}`);
  return round?.status === 'released' ? totalsOf(round.proposal) : undefined;
}

/** The latest list of this round that was not released: sent back, or overtaken by a change. */
async function earlierList(store: Store, roundId: string, run: number): Promise<Expectation | undefined> {
  for (let earlier = run - 1; earlier > 0; earlier--) {
    const lines = await readProposal(store, roundId, earlier);
    if (lines.length === 0) continue;
    const units = lines.reduce((sum, line) => sum + (line.decision === 'offer' ? line.units : 0), 0);
    const offered = offeredIn(lines);
    return { source: 'earlier-list', offers: offered.length, units, offered };
  }
  return undefined;
}
