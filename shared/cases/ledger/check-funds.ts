import * as z from 'zod';
import type { Difference } from '../../domain/funds/books.ts';
import { readItem } from '../../store/applications.ts';
import { raiseWrite, settleWrite } from '../../store/attention.ts';
import { type Fund, listFunds } from '../../store/funds.ts';
import { keys } from '../../store/keys.ts';
import { outboxWrites } from '../../store/outbox.ts';
import { inSeconds, nowIso, type Store } from '../../store/table.ts';
import { transact } from '../../store/transact.ts';
import { checkFund } from './check-fund.ts';

/** What the latest check of a fund found. */
export const fundCheck = z.object({
  at: z.string(),
  moves: z.int().optional(),
  lines: z.int(),
  applications: z.int(),
  /** How many things the books say wrongly; which, in the details of the matter. */
  differences: z.int().nonnegative(),
});
export type FundCheck = z.infer<typeof fundCheck>;

/** The latest check of a fund; undefined before the first. */
export async function readFundCheck(store: Store, fundId: string): Promise<FundCheck | undefined> {
  const item = await readItem(store, keys.fundCheck(fundId));
  return item && fundCheck.parse(item);
}

/** A fund that moved is looked at after an hour, one that did not after a day. */
const afterMoves = 60 * 60;
const afterAll = 24 * 60 * 60;

/** Checks every fund whose turn it is, puts what differs before its owner, and returns what was checked. Called by the clock. */
export async function checkFunds(store: Store): Promise<(FundCheck & { fundId: string })[]> {
  // One read a tick; the funds are looked at once an hour.
  const last = await readItem(store, keys.fundsChecked());
  if (last && String(last['at']) > inSeconds(store, -afterMoves).toISOString()) return [];
  const done: (FundCheck & { fundId: string })[] = [];
  for (const fund of await listFunds(store)) {
    const before = await readFundCheck(store, fund.fundId);
    if (!isDue(store, fund, before)) continue;
    const books = await checkFund(store, fund.fundId);
    if (!books) continue;
    const { lines, applications, differences } = books;
    const check: FundCheck = {
      at: nowIso(store),
      ...(books.fund.moves === undefined ? {} : { moves: books.fund.moves }),
      lines,
      applications,
      differences: differences.length,
    };
    await record(store, books.fund, check, differences, before);
    done.push({ fundId: fund.fundId, ...check });
  }
  await transact(store, [
    { as: 'checked', put: { ...keys.fundsChecked(), type: 'funds-checked', at: nowIso(store) } },
  ]);
  return done;
}

function isDue(store: Store, { moves }: Fund, before: FundCheck | undefined): boolean {
  if (!before) return true;
  const wait = before.moves === moves ? afterAll : afterMoves;
  return before.at <= inSeconds(store, -wait).toISOString();
}

async function record(
  store: Store,
  fund: Fund,
  check: FundCheck,
  differences: readonly Difference[],
  before: FundCheck | undefined,
): Promise<void> {
  const subject = `FUND#${fund.fundId}`;
  const programId = fund.programIds[0] ?? '';
  const told = before !== undefined && before.differences > 0;
  await transact(store, [
    { as: 'check', put: { ...keys.fundCheck(fund.fundId), type: 'fund-check', ...check } },
    ...(differences.length === 0
      ? [settleWrite(subject, 'ledger-differs')]
      : [
          raiseWrite(store, {
            subject,
            programId,
            kind: 'ledger-differs',
            details: differences.slice(0, 20).map(codeOf),
          }),
        ]),
    ...(differences.length === 0 || told
      ? []
      : outboxWrites(store, `${fund.fundId}.check-${check.at.replace(/\D/g, '')}`, [
          { kind: 'mail-owner', mail: 'owner-attention', programId, subject, about: 'ledger-differs' },
        ])),
  ]);
}

/** A difference as a code with its figures: `counter offered 200000 0`. */
const codeOf = (difference: Difference): string => Object.values(difference).map(String).join(' ');
