/** Where a fund's units can stand; `free` is what may still be promised. Together they are always the limit. */
export const fundStates = ['free', 'reserved', 'offered', 'accepted', 'paid'] as const;
export type FundState = (typeof fundStates)[number];

/** What a movement is called in the books. */
export const ledgerKinds = [
  'allocated',
  'reserved',
  'offered',
  'accepted',
  'paid',
  'released',
  'recovered',
  'returned',
] as const;
export type LedgerKind = (typeof ledgerKinds)[number];

/** Every way that money goes. */
const arrows = {
  'outside>free': 'allocated',
  'free>reserved': 'reserved',
  'free>offered': 'offered',
  'reserved>offered': 'offered',
  'offered>accepted': 'accepted',
  'accepted>paid': 'paid',
  'reserved>free': 'released',
  'offered>free': 'released',
  'accepted>free': 'released',
  /** Money that came back from whoever had it, and may be promised again. */
  'paid>free': 'recovered',
  /** A payment that the bank did not carry out: it is owed still. */
  'paid>accepted': 'returned',
} as const satisfies Partial<Record<`${FundState | 'outside'}>${FundState}`, LedgerKind>>;

/** What a movement between two states is called; undefined where money never goes that way. */
export const ledgerKindOf = (from: FundState | 'outside', to: FundState): LedgerKind | undefined =>
  (arrows as Partial<Record<string, LedgerKind>>)[`${from}>${to}`];
