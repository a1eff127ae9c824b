/** What one fund may give one applicant: whole units (cents, or places), from `least` to `most`; the same where it is indivisible. */
export interface Award {
  /** Index of the fund. */
  readonly fund: number;
  readonly least: number;
  readonly most: number;
}

export interface Applicant {
  readonly id: string;
  /** Whole and not negative: hundredths of points. */
  readonly merit: number;
  /** Funds that may pay them, at most one entry a fund. A restriction that does not hold, or is not known to hold, gives none. */
  readonly awards: readonly Award[];
}

/** A limit on how many of the awards may be of a kind: those of `atLeast` units and more, from these funds, to these applicants. */
export interface Cap {
  readonly id: string;
  readonly atLeast?: number;
  readonly funds?: readonly number[];
  readonly applicants?: readonly number[];
  /** So many, or a percentage of all awards, rounded down to whole awards. */
  readonly limit: { readonly most: number } | { readonly percent: number };
}

/**
 * What is wanted, the most important first; a later one decides among equals of all before. `merit`: the sum of everybody funded.
 * `awards`: how many. `money`: units given. `rank`: the better ranked, where the first place at which two results differ decides.
 */
export const goals = ['merit', 'awards', 'money', 'rank'] as const;
export type Goal = (typeof goals)[number];

/** Who gets what from which fund: the whole question, in whole numbers. Applicants stand in order of rank, the best first. */
export interface AllocationProblem {
  readonly funds: readonly { readonly id: string; readonly free: number }[];
  readonly applicants: readonly Applicant[];
  readonly caps: readonly Cap[];
  /** Each at most once; `rank` is added at the end where it is not said, so that who is funded has one answer. */
  readonly goals: readonly Goal[];
}

export interface Given {
  readonly fund: number;
  readonly units: number;
}

/** What a result comes to, worked out again from the result itself. */
export interface Measure {
  readonly merit: number;
  readonly awards: number;
  readonly money: number;
}

export interface Allocation extends Measure {
  /** By applicant; nothing where they are not funded. */
  readonly given: readonly (Given | undefined)[];
  /** Nothing better exists; or by how much, of which goal, it could be better at most (of the ranking: in so many of the last places). */
  readonly proof: 'proven' | { readonly goal: Goal; readonly atMost: number };
}

/** The goals with `rank` among them: without it several people could be the answer. */
export const goalsOf = ({ goals: wanted }: AllocationProblem): readonly Goal[] =>
  wanted.includes('rank') ? wanted : [...wanted, 'rank'];

/** True where an award falls under a cap. */
export const counts = (cap: Cap, applicant: number, { fund, units }: Given): boolean =>
  (cap.atLeast === undefined || units >= cap.atLeast) &&
  (cap.funds === undefined || cap.funds.includes(fund)) &&
  (cap.applicants === undefined || cap.applicants.includes(applicant));

/** How many awards of its kind a cap allows where there are so many in all: a share is rounded down to whole awards. */
export const allowed = ({ limit }: Pick<Cap, 'limit'>, awards: number): number =>
  'most' in limit ? limit.most : Math.floor((awards * limit.percent) / 100);
