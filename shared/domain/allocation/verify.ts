import { type AllocationProblem, allowed, counts, type Given, type Measure } from './problem.ts';

/**
 * Works a result out again in whole numbers, whoever found it: throws where a fund is overdrawn, an amount is none that may be
 * given, or a cap is broken. A solver that reckons in fractions is never taken at its word.
 */
export function verified(problem: AllocationProblem, given: readonly (Given | undefined)[]): Measure {
  const { funds, applicants, caps } = problem;
  if (given.length !== applicants.length) throw new Error('An allocation that is not of these applicants');
  const used = funds.map(() => 0);
  const underCap = caps.map(() => 0);
  let [merit, awards, money] = [0, 0, 0];
  given.forEach((one, a) => {
    if (!one) return;
    const may = applicants[a]?.awards.find(({ fund }) => fund === one.fund);
    if (!may || !Number.isSafeInteger(one.units) || one.units < may.least || one.units > may.most)
      throw new Error(`An award that fund ${one.fund} may not give`);
    used[one.fund] = (used[one.fund] ?? 0) + one.units;
    caps.forEach((cap, c) => {
      if (counts(cap, a, one)) underCap[c] = (underCap[c] ?? 0) + 1;
    });
    merit += applicants[a]?.merit ?? 0;
    awards += 1;
    money += one.units;
  });
  funds.forEach(({ free }, f) => {
    if ((used[f] ?? 0) > free) throw new Error(`Fund ${f} is overdrawn`);
  });
  caps.forEach((cap, c) => {
    if ((underCap[c] ?? 0) > allowed(cap, awards)) throw new Error(`The cap "${cap.id}" is broken`);
  });
  return { merit, awards, money };
}
