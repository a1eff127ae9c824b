import type { Application } from '../../domain/application/application.ts';
import { type Difference, differencesIn, holdingAgrees, sumsOf } from '../../domain/funds/books.ts';
import { parseApplication } from '../../store/applications.ts';
import { type Fund, type LedgerEntry, readFund, readLedger } from '../../store/funds.ts';
import { keys } from '../../store/keys.ts';
import { readMany } from '../../store/read-many.ts';
import { listByStatus } from '../../store/status-lists.ts';
import type { Store } from '../../store/table.ts';

/** The books of a fund as they stood at one moment. */
export interface Books {
  readonly fund: Fund;
  readonly lines: number;
  /** How many applications hold, or say that they hold, something of it. */
  readonly applications: number;
  readonly differences: readonly Difference[];
}

/** How often the books are read again because money moved while they were read. */
const tries = 5;

/**
 * Compares a fund's counters with its ledger, and both with the applications that have something of it. Undefined where there is
 * no such fund, or where it moved at every try: then the next check looks.
 */
export async function checkFund(store: Store, fundId: string): Promise<Books | undefined> {
  const read = await atOneMoment(store, fundId);
  if (!read) return undefined;
  const { fund, ledger } = read;
  const ids = await holders(store, fund, ledger);
  const found = await applicationsOf(store, ids);
  const suspects = ids.filter((id) => !agrees(fundId, found.get(id), ofApplication(ledger, id)));
  const wrong: Difference[] = [];
  for (const id of suspects)
    if (!(await agreesNow(store, fundId, id))) wrong.push({ what: 'application', applicationId: id });
  return {
    fund,
    lines: ledger.length,
    applications: ids.length,
    differences: [...differencesIn(fund, ledger), ...wrong],
  };
}

/** Counters and ledger with nothing moved between them: every movement counts one more line. */
async function atOneMoment(store: Store, fundId: string) {
  for (let attempt = 0; attempt < tries; attempt++) {
    const before = await readFund(store, fundId);
    const ledger = await readLedger(store, fundId);
    const fund = await readFund(store, fundId);
    if (!before || !fund) return undefined;
    if (before.moves === fund.moves) return { fund, ledger };
  }
  return undefined;
}

/** Applications that have lines in the ledger, and those that say they hold something of the fund. */
async function holders(store: Store, { programIds }: Fund, ledger: readonly LedgerEntry[]) {
  const lists = await Promise.all(
    programIds.flatMap((program) =>
      (['offered', 'accepted'] as const).map((status) => listByStatus(store, program, status)),
    ),
  );
  return [
    ...new Set([
      ...ledger.map(({ subject }) => subject).filter((subject) => subject.startsWith('app_')),
      ...lists.flat().map(({ applicationId }) => applicationId),
    ]),
  ];
}

const ofApplication = (ledger: readonly LedgerEntry[], id: string) =>
  ledger.filter(({ subject }) => subject === id);

async function applicationsOf(store: Store, ids: readonly string[]): Promise<Map<string, Application>> {
  const items = await readMany(
    store,
    ids.map((id) => keys.application(id)),
  );
  const all = items.map(parseApplication);
  return new Map(all.map((one) => [one.applicationId as string, one]));
}

function agrees(
  fundId: string,
  application: Application | undefined,
  lines: readonly LedgerEntry[],
): boolean {
  if (!application) return false;
  const offer = 'offer' in application ? application.offer : undefined;
  const units = offer?.fundId === fundId ? offer.units : 0;
  // Nothing of this fund in either.
  if (units === 0 && lines.length === 0) return true;
  return lines.length > 0 && holdingAgrees({ status: application.status, units }, sumsOf(lines));
}

/** Looks again at one, as long as it changes while it is looked at. */
async function agreesNow(store: Store, fundId: string, id: string): Promise<boolean> {
  for (let attempt = 0; attempt < tries; attempt++) {
    const before = (await applicationsOf(store, [id])).get(id);
    const lines = ofApplication(await readLedger(store, fundId, `${id}#`), id);
    const after = (await applicationsOf(store, [id])).get(id);
    if (before?.version === after?.version) return agrees(fundId, after, lines);
  }
  return true;
}
