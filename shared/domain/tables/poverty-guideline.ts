/** Federal poverty guideline, 48 contiguous states and DC: dollars a year by household size, from 1; then for each further person. */
export type PovertyGuideline = {
  readonly effective: string;
  readonly households: readonly number[];
  readonly eachFurther: number;
};

/** By version; a program fixes the one it opened with. Source: HHS poverty guidelines of the year. */
export const povertyGuidelines: Readonly<Record<string, PovertyGuideline>> = {
  'us48-2025': {
    effective: '2025-01-15',
    households: [15_650, 21_150, 26_650, 32_150, 37_650, 43_150, 48_650, 54_150],
    eachFurther: 5_500,
  },
  'us48-2026': {
    effective: '2026-01-13',
    households: [15_960, 21_640, 27_320, 33_000, 38_680, 44_360, 50_040, 55_720],
    eachFurther: 5_680,
  },
};

/** Whole dollars a year for a household, or `undefined` for a size below one. */
export function guidelineFor(table: PovertyGuideline, householdSize: number): number | undefined {
  if (!Number.isSafeInteger(householdSize) || householdSize < 1) return undefined;
  const last = table.households.at(-1);
  const listed = table.households[householdSize - 1];
  if (listed !== undefined || last === undefined) return listed;
  return last + (householdSize - table.households.length) * table.eachFurther;
}
