import loadHighs from 'highs';
import type { AssignmentProblem } from '../../shared/domain/review/assignment/problem.ts';

/** What is asked of highs: the best total, or the largest smallest total, each with what must hold besides. */
export type Question =
  | { readonly kind: 'total'; readonly floor?: number }
  | { readonly kind: 'smallest'; readonly total?: number };

// Its types describe the CommonJS build; what Node imports is the other one, whose default is the function itself.
const highs = await (loadHighs as unknown as typeof loadHighs.default)();

/** The optimum that highs finds for the whole mixed-integer model; nothing where it finds the problem infeasible. */
export function highsOptimum(problem: AssignmentProblem, question: Question): number | undefined {
  const solved = highs.solve(modelOf(problem, question), { mip_rel_gap: 0, mip_abs_gap: 0 });
  if (solved.Status === 'Optimal') return Math.round(solved.ObjectiveValue);
  if (solved.Status === 'Infeasible') return undefined;
  throw new Error(`highs: ${solved.Status}`);
}

/** The model in the LP file format: one binary variable a pair that no conflict bars. */
export function modelOf(
  { needs, reviewers, suitability, pinned, forbidden }: AssignmentProblem,
  question: Question,
  integral = true,
): string {
  const m = reviewers.length;
  const pins = new Set((pinned ?? []).map(([a, r]) => a * m + r));
  const never = new Set((forbidden ?? []).map(([a, r]) => a * m + r));
  const isThere = (at: number) => pins.has(at) || ((suitability[at] ?? -1) >= 0 && !never.has(at));
  const worth = (at: number) => Math.max(0, suitability[at] ?? 0);
  const every: number[] = [];
  for (let at = 0; at < suitability.length; at++) if (isThere(at)) every.push(at);
  const terms = (ats: readonly number[], factor: (at: number) => number) =>
    ats.map((at) => `+ ${factor(at)} x${at}`).join('\n ');
  const one = () => 1;
  const rows = needs.map((_, a) => every.filter((at) => Math.floor(at / m) === a));
  const columns = reviewers.map((_, r) => every.filter((at) => at % m === r));
  const limits = [
    ...rows.map((own, a) => `${terms(own, one)} + 0 z = ${needs[a]}`),
    ...columns.flatMap((own, r) => [
      `${terms(own, one)} + 0 z <= ${reviewers[r]?.most}`,
      `${terms(own, one)} + 0 z >= ${reviewers[r]?.least}`,
    ]),
  ];
  const floor = question.kind === 'total' ? question.floor : undefined;
  if (floor !== undefined) limits.push(...rows.map((own) => `${terms(own, worth)} + 0 z >= ${floor}`));
  if (question.kind === 'smallest') {
    limits.push(...rows.map((own) => `${terms(own, worth)} - 1 z >= 0`));
    if (question.total !== undefined) limits.push(`${terms(every, worth)} + 0 z >= ${question.total}`);
  }
  const goal = question.kind === 'total' ? terms(every, worth) : '1 z';
  return [
    'Maximize',
    ` ${goal || '0 z'}`,
    'Subject To',
    ...limits.map((limit, i) => ` c${i}: ${limit}`),
    'Bounds',
    ' 0 <= z <= 1e9',
    ...[...pins].map((at) => ` x${at} = 1`),
    ...(integral ? ['Binary'] : []),
    ...every.filter((at) => !pins.has(at)).map((at) => (integral ? ` x${at}` : ` 0 <= x${at} <= 1`)),
    'End',
  ].join('\n');
}

/** The linear model made ready to be solved: its vertices are whole numbers. Solving gives each application's total. */
export function linearOptimum(problem: AssignmentProblem): () => readonly number[] {
  const text = modelOf(problem, { kind: 'total' }, false);
  const m = problem.reviewers.length;
  return () => {
    const totals = problem.needs.map(() => 0);
    for (const [name, { Primal }] of Object.entries(highs.solve(text).Columns)) {
      const at = name.startsWith('x') ? Number(name.slice(1)) : -1;
      const a = Math.floor(at / m);
      if (at >= 0)
        totals[a] = (totals[a] ?? 0) + Math.round(Primal) * Math.max(0, problem.suitability[at] ?? 0);
    }
    return totals;
  };
}
