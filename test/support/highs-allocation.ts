import loadHighs from 'highs';
import type { AllocationProblem, Goal } from '../../shared/domain/allocation/problem.ts';

// Its types describe the CommonJS build; what Node imports is the other one, whose default is the function itself.
const highs = await (loadHighs as unknown as typeof loadHighs.default)();

/** What highs finds for a problem: the values of the goals in their order, and who is funded. */
export interface HighsAllocation {
  readonly values: Partial<Record<Goal, number>>;
  readonly funded: readonly boolean[];
  readonly status: string;
}

/**
 * The model as one would write it down: for each applicant and fund whether it pays (x), how much (y), and for each cap whether the award
 * counts (h). Goal after goal is optimised and held; of the ranking each place in its turn.
 */
export function highsAllocation(
  problem: AllocationProblem,
  limits: { readonly seconds?: number /** The ranking is left out. */; readonly onlyFirst?: boolean } = {},
): HighsAllocation {
  const { applicants, funds, caps, goals } = problem;
  const lines: string[] = [];
  const pairs = applicants.flatMap(({ awards }, a) =>
    awards.map((award) => ({ ...award, a, name: `${a}_${award.fund}` })),
  );
  applicants.forEach((_, a) => {
    const own = pairs.filter((pair) => pair.a === a);
    if (own.length > 0) lines.push(`${own.map(({ name }) => `+ 1 x${name}`).join(' ')} <= 1`);
  });
  funds.forEach(({ free }, f) => {
    const own = pairs.filter(({ fund }) => fund === f);
    if (own.length > 0) lines.push(`${own.map(({ name }) => `+ 1 y${name}`).join('\n')} <= ${free}`);
  });
  for (const { name, least, most } of pairs)
    lines.push(`y${name} - ${least} x${name} >= 0`, `y${name} - ${most} x${name} <= 0`);
  const counters: string[] = [];
  caps.forEach((cap, c) => {
    const under = pairs.filter(
      ({ a, fund }) => (cap.funds?.includes(fund) ?? true) && (cap.applicants?.includes(a) ?? true),
    );
    if (under.length === 0) return;
    for (const { name, most } of under) {
      counters.push(`h${c}_${name}`);
      // Where an award does not count, it is below the amount from which it would.
      if (cap.atLeast === undefined) lines.push(`h${c}_${name} - x${name} = 0`);
      else
        lines.push(`y${name} - ${Math.max(1, most - cap.atLeast + 1)} h${c}_${name} <= ${cap.atLeast - 1}`);
    }
    const factor = 'percent' in cap.limit ? 100 : 1;
    const sum = under.map(({ name }) => `+ ${factor} h${c}_${name}`).join('\n');
    const share =
      'percent' in cap.limit
        ? pairs.map(({ name }) => `- ${'percent' in cap.limit ? cap.limit.percent : 0} x${name}`).join('\n')
        : '';
    lines.push(`${sum}\n${share} <= ${'most' in cap.limit ? cap.limit.most : 0}`);
  });
  const solve = (goal: string) =>
    highs.solve(
      [
        'Maximize',
        ` ${goal}`,
        'Subject To',
        ...(lines.length > 0 ? lines.map((line, i) => ` c${i}: ${line}`) : [' c0: nothing <= 1']),
        'General',
        ...pairs.map(({ name }) => ` y${name}`),
        'Binary',
        ...pairs.map(({ name }) => ` x${name}`),
        ...counters.map((name) => ` ${name}`),
        'End',
      ].join('\n'),
      { mip_rel_gap: 0, mip_abs_gap: 0, ...(limits.seconds ? { time_limit: limits.seconds } : {}) },
    );
  const of = (a: number) => pairs.filter((pair) => pair.a === a).map(({ name }) => `+ 1 x${name}`);
  const terms = {
    merit: pairs.map(({ a, name }) => `+ ${applicants[a]?.merit ?? 0} x${name}`).join('\n'),
    awards: pairs.map(({ name }) => `+ 1 x${name}`).join('\n'),
    money: pairs.map(({ name }) => `+ 1 y${name}`).join('\n'),
  };
  const values: Partial<Record<Goal, number>> = {};
  let funded = applicants.map(() => false);
  let status = 'Optimal';
  const best = (goal: string): number => {
    const solved = solve(goal === '' ? '0 nothing' : goal);
    status = solved.Status === 'Optimal' ? status : solved.Status;
    funded = applicants.map((_, a) =>
      pairs.some((pair) => {
        const column = solved.Columns[`x${pair.name}`];
        return pair.a === a && column !== undefined && 'Primal' in column && column.Primal > 0.5;
      }),
    );
    return Math.round(solved.ObjectiveValue);
  };
  for (const goal of goals.includes('rank') || limits.onlyFirst ? goals : [...goals, 'rank' as const]) {
    if (goal !== 'rank') {
      values[goal] = best(terms[goal]);
      if (terms[goal] !== '') lines.push(`${terms[goal]} >= ${values[goal]}`);
      continue;
    }
    applicants.forEach((_, a) => {
      if (of(a).length === 0) return;
      const inside = funded[a] === true || best(of(a).join(' ')) === 1;
      lines.push(`${of(a).join(' ')} ${inside ? '=' : '<='} ${inside ? 1 : 0}`);
    });
    best('');
  }
  return { values, funded, status };
}
