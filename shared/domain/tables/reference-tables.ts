import { type GpaTable, gpaHundredTables } from './gpa-hundred.ts';
import { type PovertyGuideline, povertyGuidelines } from './poverty-guideline.ts';

/** Dated tables that rules look into, by version. A version never changes; a new one is added beside it. */
export type ReferenceTables = {
  readonly povertyGuideline: Readonly<Record<string, PovertyGuideline>>;
  readonly gpaHundred: Readonly<Record<string, GpaTable>>;
};

export const referenceTables: ReferenceTables = {
  povertyGuideline: povertyGuidelines,
  gpaHundred: gpaHundredTables,
};
