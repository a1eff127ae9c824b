import { describe, expect, it } from 'vitest';
import { statuses } from '../../../../shared/domain/application/status.ts';
import {
  type BookLine,
  differencesIn,
  holdingAgrees,
  sumsOf,
} from '../../../../shared/domain/funds/books.ts';
import { fundStates, ledgerKindOf } from '../../../../shared/domain/funds/ledger-kind.ts';

const line = (from: BookLine['from'], to: BookLine['to'], units: number): BookLine => ({
  from,
  to,
  units,
  subject: 'app_a',
  kind: ledgerKindOf(from, to),
});
const books = [line('outside', 'free', 1000), line('free', 'offered', 300), line('offered', 'accepted', 300)];
const right = { limit: 1000, free: 700, reserved: 0, offered: 0, accepted: 300, paid: 0, moves: 3 };

describe('the books of a fund', () => {
  it('agree where every counter is what its lines add up to', () => {
    expect(sumsOf(books)).toEqual({ free: 700, reserved: 0, offered: 0, accepted: 300, paid: 0 });
    expect(differencesIn(right, books)).toEqual([]);
  });

  it('differ where one counter is off by one cent, in either direction', () => {
    for (const state of fundStates)
      for (const cent of [1, -1])
        expect(differencesIn({ ...right, [state]: right[state] + cent }, books)).toContainEqual({
          what: 'counter',
          state,
          counter: right[state] + cent,
          ledger: right[state],
        });
  });

  it('differ where a line was lost, even one that another one undid', () => {
    const undone = [...books, line('free', 'offered', 5), line('offered', 'free', 5)];
    expect(differencesIn({ ...right, moves: 5 }, undone)).toEqual([]);
    expect(differencesIn({ ...right, moves: 5 }, books)).toEqual([{ what: 'lines', counted: 5, found: 3 }]);
  });

  it('differ where the limit was raised without a line', () => {
    expect(differencesIn({ ...right, limit: 1100 }, books)).toEqual([
      { what: 'limit', limit: 1100, together: 1000 },
    ]);
  });

  it('do not count the lines of before they were counted', () => {
    const { moves: _, ...old } = right;
    expect(
      differencesIn(
        old,
        books.map((one) => ({ ...one, kind: undefined })),
      ),
    ).toEqual([]);
  });

  it('name every way that money goes, and no other', () => {
    const named = (['outside', ...fundStates] as const).flatMap((from) =>
      fundStates.flatMap((to) => {
        const kind = ledgerKindOf(from, to);
        return kind ? [`${from}>${to} ${kind}`] : [];
      }),
    );
    expect(named).toEqual([
      'outside>free allocated',
      'free>reserved reserved',
      'free>offered offered',
      'reserved>free released',
      'reserved>offered offered',
      'offered>free released',
      'offered>accepted accepted',
      'accepted>free released',
      'accepted>paid paid',
      'paid>free recovered',
      'paid>accepted returned',
    ]);
  });
});

describe('what an application holds of a fund', () => {
  const nothing = { free: 0, reserved: 0, offered: 0, accepted: 0, paid: 0 };

  it('is its whole offer while it is open, and nothing once it is over', () => {
    for (const status of statuses) {
      const holds = holdingAgrees({ status, units: 300 }, { ...nothing, free: -300, offered: 300 });
      expect([status, holds]).toEqual([status, status === 'offered']);
    }
    for (const status of ['declined', 'lapsed', 'withdrawn', 'not-selected'] as const)
      expect(holdingAgrees({ status, units: 300 }, nothing)).toBe(true);
  });

  it('may come out of what was kept for its round', () => {
    const fromRound = { ...nothing, reserved: -300, offered: 300 };
    expect(holdingAgrees({ status: 'offered', units: 300 }, fromRound)).toBe(true);
    expect(holdingAgrees({ status: 'offered', units: 300 }, { ...fromRound, reserved: 1 })).toBe(false);
  });

  it('is never more than was offered, paid parts counted in', () => {
    const paid = (accepted: number, out: number) =>
      holdingAgrees({ status: 'accepted', units: 300 }, { ...nothing, accepted, paid: out });
    expect([paid(300, 0), paid(100, 200), paid(0, 300), paid(50, 200)]).toEqual([true, true, true, true]);
    expect([paid(300, 1), paid(301, 0), paid(-1, 200)]).toEqual([false, false, false]);
  });

  it('promises nothing more after it was revoked', () => {
    const revoked = (accepted: number, out: number) =>
      holdingAgrees({ status: 'revoked', units: 300 }, { ...nothing, accepted, paid: out });
    expect([revoked(0, 0), revoked(0, 100), revoked(200, 100)]).toEqual([true, true, false]);
  });
});
