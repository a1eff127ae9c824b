import * as z from 'zod';
import { condition } from '../rules/language.ts';
import { localizedText } from '../text.ts';

const code = z.string().regex(/^[a-z][a-z0-9-]{1,60}$/);

/** One criterion of eligibility. */
export const rule = z.strictObject({
  id: code,
  /**
   * A hard rule decides; a scored one gives the points that a criterion publishes for it, and decides nothing by itself; an
   * informational one is recorded and shown to those who work on the application.
   */
  kind: z.enum(['hard', 'scored', 'informational']),
  /** What the rule asks, for the program's page and beside the verdict. */
  title: localizedText,
  /** The rule counts only where this holds; where it surely does not, the rule passes as not applicable. */
  appliesWhen: condition.optional(),
  check: condition,
  /** Said to the applicant when the check surely fails. */
  reason: z.strictObject({ code, text: localizedText }),
  /** Where the rule comes from. */
  basis: z.string().min(1),
  /** Whether the applicant may be told that this rule decided. */
  disclosable: z.boolean(),
});
export type Rule = z.infer<typeof rule>;
