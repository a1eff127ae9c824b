import * as z from 'zod';
import { PermanentFault } from '../domain/faults.ts';
import { sumsOf } from '../domain/funds/books.ts';
import { type FundState, fundStates, ledgerKindOf, ledgerKinds } from '../domain/funds/ledger-kind.ts';
import { fundId, programId } from '../domain/ids.ts';
import { localizedText } from '../domain/text.ts';
import { readAll, readItem } from './applications.ts';
import { keys } from './keys.ts';
import { nowIso, type Store } from './table.ts';
import { absent, type Write } from './transact.ts';

const units = z.int().nonnegative();
/** A fund: counters in minor units (cents) or slots. */
export const fund = z.object({
  fundId,
  title: localizedText,
  unit: z.enum(['money', 'slot']),
  currency: z.literal('USD').optional(),
  programIds: z.array(programId),
  limit: units,
  free: units,
  reserved: units,
  offered: units,
  accepted: units,
  paid: units,
  /** How many lines of its ledger have a kind: since lines are counted, each has. */
  moves: units.optional(),
});
export type Fund = z.infer<typeof fund>;

/** One line of a fund's ledger; never changed, never deleted. */
export const ledgerEntry = z.object({
  entry: z.string(),
  at: z.string(),
  fundId,
  /** What the movement is called; lines of before they were counted have none. */
  kind: z.enum(ledgerKinds).optional(),
  from: z.enum([...fundStates, 'outside']),
  to: z.enum(fundStates),
  units,
  /** The application, or the round, that it was for. */
  subject: z.string(),
});
export type LedgerEntry = z.infer<typeof ledgerEntry>;

/** A movement of units between two states of one fund. `entry` names it for ever: committing it twice is impossible. */
export interface Movement {
  readonly fundId: string;
  readonly from: FundState;
  readonly to: FundState;
  readonly units: number;
  readonly subject: string;
  readonly entry: string;
}

/** The writes of a movement: refused as `fund` when the units are not there, as `ledger` when it was made before. */
export function movementWrites(store: Store, movement: Movement): Write[] {
  return [
    {
      as: 'fund',
      update: keys.fund(movement.fundId),
      set: {
        expression:
          'SET #from = #from - :units, #to = #to + :units, moves = if_not_exists(moves, :none) + :one',
        names: { '#from': movement.from, '#to': movement.to },
        values: { ':units': movement.units, ':none': 0, ':one': 1 },
      },
      when: { expression: '#from >= :units' },
    },
    ledgerWrite(store, movement),
  ];
}

function ledgerWrite(
  store: Store,
  movement: Omit<Movement, 'from'> & { from: FundState | 'outside' },
): Write {
  const kind = ledgerKindOf(movement.from, movement.to);
  if (!kind) throw new PermanentFault(`Money does not go from ${movement.from} to ${movement.to}`);
  return {
    as: 'ledger',
    put: {
      ...keys.ledger(movement.fundId, movement.entry),
      type: 'ledger',
      at: nowIso(store),
      kind,
      ...movement,
    },
    when: absent,
  };
}

/** The writes that open a fund with its limit free; refused as `open fund` when it is there already. */
export function openFundWrites(store: Store, opening: Omit<Fund, FundState | 'moves'>): Write[] {
  const counters = { free: opening.limit, reserved: 0, offered: 0, accepted: 0, paid: 0, moves: 1 };
  return [
    {
      as: 'open fund',
      put: { ...keys.fund(opening.fundId), type: 'fund', ...opening, ...counters },
      when: absent,
    },
    {
      as: 'fund index',
      put: { ...keys.fundIndex(opening.fundId), type: 'fund-index', fundId: opening.fundId },
    },
    ledgerWrite(store, {
      fundId: opening.fundId,
      from: 'outside',
      to: 'free',
      units: opening.limit,
      subject: 'opening',
      entry: '0-opening',
    }),
  ];
}

/** A fund as it stands; undefined when there is none. */
export async function readFund(store: Store, id: string): Promise<Fund | undefined> {
  const item = await readItem(store, keys.fund(id));
  return item && fund.parse(item);
}

/** Every fund, by id. */
export async function listFunds(store: Store): Promise<Fund[]> {
  const index = await readAll(store, 'FUNDS', 'FUND#');
  const funds = await Promise.all(index.map((item) => readFund(store, String(item['fundId']))));
  return funds.filter((one) => one !== undefined);
}

/** A fund's ledger, oldest first within each subject; `of` keeps to the entries of one. */
export async function readLedger(store: Store, id: string, of = ''): Promise<LedgerEntry[]> {
  return (await readAll(store, `FUND#${id}`, `LEDGER#${of}`)).map((item) => ledgerEntry.parse(item));
}

/** What the ledger's entries add up to, per state. */
export const ledgerSums: (entries: readonly LedgerEntry[]) => Record<FundState, number> = sumsOf;
