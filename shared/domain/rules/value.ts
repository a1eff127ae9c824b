import type { CivilDate } from '../dates.ts';
import type { Decimal } from '../decimal.ts';

/** What a field or fact came to. Money is in dollars, exact. */
export type Known =
  | {
      readonly kind: 'number';
      readonly number: Decimal;
      /** Which household, or which rows of a list (from 1), a definition of the program chose. */
      readonly by?: string;
    }
  | { readonly kind: 'date'; readonly date: CivilDate }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'truth'; readonly truth: boolean }
  /** What was chosen of several, in the order it was given. */
  | { readonly kind: 'several'; readonly values: readonly (string | number)[] }
  | { readonly kind: 'address'; readonly address: Readonly<Record<string, unknown>> };

/** Not known: `ask` are paths the applicant can supply, `judge` paths of what only a person can judge. */
export type Unknown = {
  readonly kind: 'unknown';
  readonly ask: readonly string[];
  readonly judge: readonly string[];
};

export type Value = Known | Unknown;

export const askFor = (...paths: string[]): Unknown => ({ kind: 'unknown', ask: paths, judge: [] });
export const leaveToPerson = (...paths: string[]): Unknown => ({ kind: 'unknown', ask: [], judge: paths });
export const numberValue = (number: Decimal, by?: string): Known => ({
  kind: 'number',
  number,
  ...(by === undefined ? {} : { by }),
});

/** The first unknowns of several inputs put together, or nothing where all are known. */
export function unknownsOf(values: readonly Value[]): Unknown | undefined {
  const unknown = values.filter((value) => value.kind === 'unknown');
  if (unknown.length === 0) return undefined;
  return {
    kind: 'unknown',
    ask: unknown.flatMap((value) => value.ask),
    judge: unknown.flatMap((value) => value.judge),
  };
}
