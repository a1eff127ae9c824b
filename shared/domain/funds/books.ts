import type { Status } from '../application/status.ts';
import { type FundState, fundStates, type LedgerKind } from './ledger-kind.ts';

/** A line of a fund's books, as far as it is added up. Units are cents or places. */
export interface BookLine {
  readonly from: FundState | 'outside';
  readonly to: FundState;
  readonly units: number;
  /** The application, or the round, that it was for. */
  readonly subject: string;
  readonly kind?: LedgerKind | undefined;
}

export type Sums = Readonly<Record<FundState, number>>;

/** What the lines add up to, per state. */
export function sumsOf(lines: readonly BookLine[]): Record<FundState, number> {
  const sums: Record<FundState, number> = { free: 0, reserved: 0, offered: 0, accepted: 0, paid: 0 };
  for (const { from, to, units } of lines) {
    if (from !== 'outside') sums[from] -= units;
    sums[to] += units;
  }
  return sums;
}

/** What the books of a fund say wrongly. Figures are in the fund's own units. */
export type Difference =
  | { readonly what: 'counter'; readonly state: FundState; readonly counter: number; readonly ledger: number }
  /** The states together are not the limit. */
  | { readonly what: 'limit'; readonly limit: number; readonly together: number }
  /** A line was lost, or added past the counters. */
  | { readonly what: 'lines'; readonly counted: number; readonly found: number }
  | { readonly what: 'below-nothing'; readonly state: FundState }
  /** What one application has by the ledger is not what its status says. */
  | { readonly what: 'application'; readonly applicationId: string };

/** A fund's counters as they stand. */
export type Counters = Sums & { readonly limit: number; readonly moves?: number | undefined };

/** Compares a fund's counters with its own ledger. Empty where they agree. */
export function differencesIn(counters: Counters, lines: readonly BookLine[]): Difference[] {
  const sums = sumsOf(lines);
  const together = fundStates.reduce((total, state) => total + counters[state], 0);
  const found = lines.filter(({ kind }) => kind !== undefined).length;
  return [
    ...fundStates
      .filter((state) => counters[state] !== sums[state])
      .map((state) => ({ what: 'counter', state, counter: counters[state], ledger: sums[state] }) as const),
    ...fundStates
      .filter((state) => counters[state] < 0)
      .map((state) => ({ what: 'below-nothing', state }) as const),
    ...(together === counters.limit ? [] : [{ what: 'limit', limit: counters.limit, together } as const]),
    ...(counters.moves === undefined || counters.moves === found
      ? []
      : [{ what: 'lines', counted: counters.moves, found } as const]),
  ];
}

/** What one application says of itself: the units of its offer, and whether they are of this fund. */
export interface Holding {
  readonly status: Status;
  /** Units of its offer from this fund; 0 where it has none. */
  readonly units: number;
}

/**
 * True where an application's status and its lines in a fund say the same. An accepted award may be paid in parts, and parts
 * may have been given back: together they are never more than was offered.
 */
export function holdingAgrees({ status, units }: Holding, sums: Sums): boolean {
  const { reserved, offered, accepted, paid } = sums;
  // What is kept for a round is kept under the round's name; an offer takes it from there.
  if (reserved > 0) return false;
  switch (status) {
    case 'offered':
      return offered === units && accepted === 0 && paid === 0;
    case 'accepted':
    case 'completed':
      return offered === 0 && accepted >= 0 && paid >= 0 && accepted + paid <= units;
    case 'revoked':
      // Nothing is promised any more; what was paid may still be on its way back.
      return offered === 0 && accepted === 0 && paid >= 0 && paid <= units;
    default:
      return offered === 0 && accepted === 0 && paid === 0;
  }
}
