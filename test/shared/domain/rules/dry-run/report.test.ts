import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Compared,
  changeKinds,
  kindOf,
  outcomes,
  type Transition,
} from '../../../../../shared/domain/rules/dry-run/compare.ts';
import { type Report, reportOf } from '../../../../../shared/domain/rules/dry-run/report.ts';
import { protect, protectParts, type Shown } from '../../../../../shared/domain/rules/dry-run/suppress.ts';
import { nothingCounted, tallyOf, together } from '../../../../../shared/domain/rules/dry-run/tally.ts';
import { attack, attackParts } from './attack.ts';

const transitions = outcomes.flatMap((a) => outcomes.map((b): Transition => `${a}>${b}`));

/** Made-up applications; the values of groups depend on the change, as they do in life. */
const people = fc
  .array(
    fc.record({
      transition: fc.oneof(
        { weight: 3, arbitrary: fc.constantFrom<Transition>('eligible>eligible', 'eligible>ineligible') },
        { weight: 1, arbitrary: fc.constantFrom(...transitions) },
      ),
      track: fc.constantFrom('a', 'b', 'c'),
      plan: fc.constantFrom('true', 'false', ''),
      rule: fc.constantFrom('r1', 'r2', 'r3'),
    }),
    { maxLength: 26, size: 'max' },
  )
  .map((all) =>
    all.map(
      ({ transition, track, plan, rule }): Compared => ({
        transition,
        causes: kindOf(transition) === 'loses' ? [{ effect: 'now-fails', name: rule }] : [],
        lost: plan === '' ? [{ why: 'gone', field: 'plan' }] : [],
        groups: { track, plan },
      }),
    ),
  );

/** Every number that a report shows. */
function numbers(report: Report): number[] {
  const shown: Shown[] = [
    report.compared,
    ...report.kinds.flatMap(({ count, transitions, causes }) => [
      count,
      ...transitions.map((one) => one.count),
      ...causes.map((one) => one.count),
    ]),
    ...report.lost.map(({ count }) => count),
    ...report.groups.flatMap(({ rows }) => rows.flatMap(({ total, cells }) => [total, ...cells])),
  ];
  return [
    ...shown.flatMap((one) => (one.kind === 'count' ? [one.count] : [])),
    ...report.groups.flatMap(({ columns }) => columns.map(({ total }) => total)),
  ];
}

describe('What is shown of a dry run', () => {
  it('holds no number from one to four', () => {
    fc.assert(
      fc.property(people, (all) => {
        expect(numbers(reportOf(tallyOf(all))).filter((one) => one > 0 && one < 5)).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  it('lets nobody work out a small figure from everything else that is shown: one to four all stay possible', () => {
    let attacked = 0;
    let inTables = 0;
    fc.assert(
      fc.property(people, (all) => {
        for (const { what, values } of attack(reportOf(tallyOf(all)))) {
          attacked += 1;
          if (what.includes('column')) inTables += 1;
          expect([...values].sort(), what).toEqual([1, 2, 3, 4]);
        }
      }),
      { numRuns: 1500 },
    );
    expect(attacked).toBeGreaterThan(1000);
    expect(inTables).toBeGreaterThan(200);
  }, 120_000);

  it('is true: every number is the number of people, and every mark stands for what it says', () => {
    fc.assert(
      fc.property(people, (all) => {
        const report = reportOf(tallyOf(all));
        const fits = (shown: Shown, count: number) =>
          shown.kind === 'count'
            ? shown.count === count
            : shown.kind === 'few'
              ? count > 0 && count < 5
              : shown.kind === 'withheld' || count >= 5;
        for (const { kind, count, transitions } of report.kinds) {
          expect(fits(count, all.filter((one) => kindOf(one.transition) === kind).length)).toBe(true);
          for (const { transition, count } of transitions)
            expect(fits(count, all.filter((one) => one.transition === transition).length)).toBe(true);
        }
        for (const { group, columns, rows } of report.groups)
          for (const { value, total, cells } of rows) {
            const own = all.filter(({ groups }) => groups[group] === value);
            expect(fits(total, own.length)).toBe(true);
            for (const [c, cell] of cells.entries()) {
              const inColumn = own.filter(({ transition }) => columns[c]?.kinds.includes(kindOf(transition)));
              expect(fits(cell, inColumn.length)).toBe(true);
            }
          }
      }),
    );
  });

  it('is the same in whatever batches the applications were counted', () => {
    fc.assert(
      fc.property(people, fc.integer({ min: 1, max: 7 }), (all, size) => {
        let sum = nothingCounted;
        for (let i = all.length; i > 0; i -= size)
          sum = together(sum, tallyOf(all.slice(Math.max(0, i - size), i)));
        expect(sum).toEqual(tallyOf(all));
      }),
    );
  });

  it('says nothing at all of fewer than five, and of five among whom one changes', () => {
    const one = (transition: Transition): Compared => ({ transition, causes: [], lost: [], groups: {} });
    const four = reportOf(tallyOf(Array.from({ length: 4 }, () => one('eligible>eligible'))));
    expect(four).toEqual({ compared: { kind: 'few' }, kinds: [], lost: [], groups: [], groupsLeftOut: [] });
    const six = [...Array.from({ length: 5 }, () => one('eligible>eligible')), one('eligible>ineligible')];
    expect(reportOf(tallyOf(six)).kinds).toEqual([]);
  });

  it('shows nobody as nobody, and holds back who does not change before who does', () => {
    const many = (transition: Transition, count: number) =>
      Array.from({ length: count }, (): Compared => ({ transition, causes: [], lost: [], groups: {} }));
    const report = reportOf(
      tallyOf([
        ...many('eligible>eligible', 90),
        ...many('ineligible>eligible', 20),
        ...many('eligible>ineligible', 3),
      ]),
    );
    expect(Object.fromEntries(report.kinds.map(({ kind, count }) => [kind, count]))).toEqual({
      same: { kind: 'held' },
      gains: { kind: 'count', count: 20 },
      loses: { kind: 'few' },
      opens: { kind: 'count', count: 0 },
    });
  });

  it('shows groups in columns whose totals everybody may know', () => {
    const of = (transition: Transition, plan: string, count: number) =>
      Array.from({ length: count }, (): Compared => ({ transition, causes: [], lost: [], groups: { plan } }));
    const report = reportOf(
      tallyOf([
        ...of('eligible>eligible', 'true', 40),
        ...of('eligible>eligible', 'false', 50),
        ...of('ineligible>eligible', 'true', 11),
        ...of('ineligible>eligible', 'false', 9),
        ...of('eligible>ineligible', 'false', 3),
      ]),
    );
    expect(report.groups).toEqual([
      {
        group: 'plan',
        columns: [
          { kinds: ['gains'], total: 20 },
          { kinds: ['same', 'loses'], total: 93 },
        ],
        rows: [
          { value: 'false', total: { kind: 'count', count: 62 }, cells: [count(9), count(53)] },
          { value: 'true', total: { kind: 'count', count: 51 }, cells: [count(11), count(40)] },
        ],
      },
    ]);
  });
});

const count = (count: number): Shown => ({ kind: 'count', count });

describe('Hiding', () => {
  it.each<[string, readonly number[], readonly string[] | undefined]>([
    ['nothing where nothing is small', [5, 0, 30], ['5', '0', '30']],
    ['the smallest other figure too, or the small one follows', [3, 20, 40], ['few', 'held', '40']],
    ['no further figure where two small ones can still be anything', [2, 3, 40], ['few', 'few', '40']],
    [
      'one more where two small ones say too much of each other',
      [4, 4, 40, 50],
      ['few', 'few', 'held', '50'],
    ],
    ['two more where the next one has too little to give', [1, 5, 6], undefined],
    ['two more where they have enough together', [1, 6, 7, 0], ['few', 'held', 'held', '0']],
  ])('parts of a known whole: %s', (_, counts, expected) => {
    const shown = protectParts(counts)?.map((one) => (one.kind === 'count' ? String(one.count) : one.kind));
    expect(shown).toEqual(expected);
  });

  it('closes the cycle of a table: a small cell takes one of its row, one of its column, and where they meet', () => {
    const cells = [
      [3, 30, 40],
      [50, 20, 60],
      [70, 80, 90],
    ];
    const figures = cells.flatMap((row, r) => row.map((count, c) => ({ from: `r${r}`, to: `c${c}`, count })));
    const ends = [0, 1, 2].flatMap((i) => [
      { from: 'all', to: `r${i}`, count: cells[i]?.reduce((a, b) => a + b, 0) ?? 0, known: true },
      { from: `c${i}`, to: 'end', count: cells.reduce((sum, row) => sum + (row[i] ?? 0), 0), known: true },
    ]);
    const shown = protect([...figures, ...ends])
      ?.slice(0, 9)
      .map(({ kind }) => kind);
    expect(shown).toEqual(['few', 'held', 'count', 'held', 'held', 'count', 'count', 'count', 'count']);
  });

  it('the attack finds what would be found if only the small figure itself were hidden', () => {
    const [found] = attackParts('part', [{ kind: 'few' }, count(20), count(40)], 63);
    expect([...(found?.values ?? [])]).toEqual([3]);
  });

  it('every kind of change is one of four', () => {
    expect(new Set(transitions.map(kindOf))).toEqual(new Set(changeKinds));
    expect(kindOf('eligible>unknown')).toBe('opens');
    expect(kindOf('ineligible>unknown')).toBe('opens');
  });
});
