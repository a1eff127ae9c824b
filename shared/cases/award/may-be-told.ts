import type { ApplicationIn } from '../../domain/application/application.ts';
import type { Program } from '../../domain/program/schema.ts';
import { type LedgerEntry, ledgerSums, readLedger } from '../../store/funds.ts';
import { readRound } from '../../store/rounds.ts';
import type { Store } from '../../store/table.ts';

/** An application whose offer is open, or was taken. */
export type Awarded = ApplicationIn<'offered' | 'accepted'> | (ApplicationIn<'completed'> & { by: 'award' });

/** Whether an award may be told to anybody, its applicant first of all. */
export type MayBeTold = 'yes' | 'not-released' | 'ledger-differs';

/** An award is told only once its round is released and while the fund's ledger says the same of it as the application. */
export async function mayBeTold(store: Store, program: Program, awarded: Awarded): Promise<MayBeTold> {
  if (!(await isReleased(store, program, awarded.roundId))) return 'not-released';
  return (await ledgerAgrees(store, awarded)) ? 'yes' : 'ledger-differs';
}

/** A round's decisions are told once two people have released them; a rolling program has no round to release. */
export async function isReleased(store: Store, program: Program, roundId: string): Promise<boolean> {
  if (program.mode === 'rolling') return true;
  const status = (await readRound(store, roundId))?.status;
  return status === 'releasing' || status === 'released';
}

async function ledgerAgrees(store: Store, { applicationId, offer, status }: Awarded): Promise<boolean> {
  const all = await readLedger(store, offer.fundId, `${applicationId}#`);
  const entries = all.filter((entry) => entry.subject === applicationId);
  return (status === 'offered' ? ledgerSums(entries).offered : taken(entries)) === offer.units;
}

/** What was taken of what was offered, whatever was paid or given back since. */
const taken = (entries: readonly LedgerEntry[]): number =>
  entries
    .filter(({ from, to }) => from === 'offered' && to === 'accepted')
    .reduce((sum, { units }) => sum + units, 0);
