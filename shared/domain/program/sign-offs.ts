import * as z from 'zod';

/** What nobody may be judged by without counsel's word, and what obviously stands in for it. */
export const traits = [
  'race',
  'color',
  'religion',
  'national-origin',
  'citizenship',
  'sex',
  'sexual-orientation',
  'pregnancy',
  'family-status',
  'disability',
  'age',
  'veteran',
  'genetic',
  'public-assistance',
] as const;
export type Trait = (typeof traits)[number];

/** Counsel's word that a rule, a criterion or a tie-break may look at a protected trait, recorded before the program opens. */
export const signOff = z.strictObject({
  /**
   * The id of a rule or criterion, the field of a tie-break, the fund of a donor's condition, `award.amount`, or `award.sites.` with the
   * option of a site.
   */
  covers: z.string().min(1),
  trait: z.enum(traits),
  /** Name and office of who signed. */
  by: z.string().min(3),
  on: z.iso.date(),
  /** The law or the reasoning it rests on. */
  basis: z.string().min(10),
});
