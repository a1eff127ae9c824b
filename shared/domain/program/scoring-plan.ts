import * as z from 'zod';
import { subjectShape } from '../rules/language.ts';
import { localizedText } from '../text.ts';

const id = z.string().regex(/^[a-z][A-Za-z0-9]{0,40}$/);
const score = z.int().min(0).max(7);
const literal = z.union([z.string(), z.int(), z.boolean()]);

/** A published table from an answer or a fact to a score; the first row that fits decides. */
const computed = z.strictObject({
  by: z.literal('computed'),
  ...subjectShape,
  table: z
    .array(
      z.union([
        z.strictObject({ atLeast: z.string(), score }),
        z.strictObject({ atMost: z.string(), score }),
        /** A band: from the first up to the second, which belongs to the next band. */
        z.strictObject({ from: z.string(), below: z.string(), score }),
        z.strictObject({ in: z.array(literal).min(1), score }),
      ]),
    )
    .min(1),
  /** For a value that no row fits. A value that is missing or cannot be judged is scored by the readers, never by this. */
  otherwise: score.optional(),
});

/** The sum of what is published for each scored rule that an applicant meets. */
const byRules = z.strictObject({
  by: z.literal('rules'),
  points: z.array(z.strictObject({ rule: z.string(), score })).min(1),
});

const reviewer = z.strictObject({
  by: z.literal('reviewer'),
  /** Scores that need a comment. */
  commentRequiredAt: z.array(score).default([]),
});

export const criterion = z.strictObject({
  id,
  title: localizedText,
  help: localizedText,
  /** What each score looks like. */
  anchors: z.array(z.strictObject({ score, text: localizedText })).min(2),
  /** Percent; all weights sum to 100. */
  weight: z.int().min(1).max(100),
  source: z.discriminatedUnion('by', [reviewer, computed, byRules]),
  /** The specific reason told when this factor weighed against a refused application. */
  refusal: z.strictObject({ code: z.string().regex(/^[a-z][a-z0-9-]+$/), text: localizedText }).optional(),
});
export type Criterion = z.infer<typeof criterion>;

/** `points`: 0..5, 5 is best, weighted to 0.00..100.00. `ranks`: 1..7, 1 is best, weighted to 1.00..7.00. */
export const scales = { points: { min: 0, max: 5, best: 5 }, ranks: { min: 1, max: 7, best: 1 } } as const;
export type ScaleName = keyof typeof scales;

/** A criterion that only people can score. */
export const reviewerCriterion = criterion.omit({ refusal: true }).extend({ source: reviewer });

export const scoringPlan = z.strictObject({
  scale: z.enum(['points', 'ranks']),
  criteria: z.array(criterion).min(1),
});
