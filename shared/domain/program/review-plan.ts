import * as z from 'zod';
import { fieldPath } from '../rules/language.ts';
import { localizedText } from '../text.ts';
import { interviewPlan } from './interview-plan.ts';

const points = z.int().min(0).max(100);

/** What happens on a day counted from the due day: minus four is four days before it. Moved to the next working day. */
const ladderStep = z.strictObject({
  /** `remind` the reader; `hand-over` to an alternate; `tell-manager`, who answers from then on. */
  do: z.enum(['remind', 'hand-over', 'tell-manager']),
  days: z.int().min(-30).max(60),
});
export type LadderStep = z.infer<typeof ladderStep>;

/** Made-up applications that readers may score before the real ones, with what is expected of them. */
const calibration = z.strictObject({
  /** Nobody is given a task before all are done. */
  required: z.boolean().default(false),
  samples: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[a-z][a-z0-9-]{0,40}$/),
        title: localizedText,
        answers: z.record(z.string(), z.unknown()),
        expected: z.array(
          z.strictObject({ criterion: z.string(), score: z.int().min(0).max(7), reason: localizedText }),
        ),
      }),
    )
    .min(1),
});

/** Who reads, by when, and who may not. */
export const reviewPlan = z.strictObject({
  /** How many readers each application has. */
  readers: z.int().min(1).max(5),
  /** Which list of people the panel is drawn from. */
  panel: z.enum(['reader', 'analyst']),
  /** Applications that one person reads at a time; what they say of themselves may be less. */
  load: z
    .strictObject({ least: z.int().min(0).max(500), most: z.int().min(1).max(500) })
    .default({ least: 0, most: 40 }),
  assignment: z
    .strictObject({
      /** On arrival, one by one; or all of a round at once, when it takes no applications any more. */
      when: z.enum(['arrival', 'round-close']).default('arrival'),
      /** Of all together: the best sum, then the fairest of those; or the fairest, then the best sum. */
      prefer: z.enum(['best-total', 'fairest']).default('best-total'),
      /** Who would be next, kept beside each panel of a round. */
      alternates: z.int().min(0).max(5).default(2),
      /** Points of suitability that each task already held costs, on arrival: 100 spreads evenly whatever the fit. */
      loadPrice: points,
    })
    .default({ when: 'arrival', prefer: 'best-total', alternates: 2, loadPrice: 100 }),
  /** Where the 100 points of suitability come from. */
  suitability: z
    .strictObject({
      topics: z.strictObject({ fields: z.array(fieldPath).min(1), points }).optional(),
      language: points,
      bids: points,
      history: points,
    })
    .default({ language: 60, bids: 30, history: 10 }),
  dueDays: z.int().min(1).max(60),
  /** What happens before, on and after the due day. */
  ladder: z
    .array(ladderStep)
    .min(1)
    .default([
      { do: 'remind', days: -2 },
      { do: 'remind', days: 0 },
      { do: 'hand-over', days: 2 },
      { do: 'tell-manager', days: 2 },
    ]),
  /** Which days are no working days besides Saturday and Sunday; a date that falls on one moves to the next. */
  holidays: z.enum(['us-federal', 'none']).default('us-federal'),
  /** How long a reader may take a decision back, as long as nothing was built on it. */
  undoMinutes: z.int().min(0).max(1440).default(60),
  /** Two readers further apart than this, in points of a hundred: another one is asked. */
  spreadLimit: z.int().min(1).max(100).default(20),
  /** The adjusted score is shown beside the plain one; or ranks, once every reader concerned has read so many. */
  severity: z
    .strictObject({ use: z.enum(['shown', 'ranking']), leastReviews: z.int().min(2).max(100) })
    .default({ use: 'shown', leastReviews: 5 }),
  /** Readers never see each other's scores; otherwise once their own is in. */
  peersHidden: z.boolean(),
  /** A reviewer with this relation to one of these answers is left out. The applicant's own e-mail always counts as a person. */
  excludes: z.array(
    z.strictObject({
      relation: z.enum(['schools', 'employers', 'people', 'businesses']),
      fields: z.array(fieldPath).min(1),
    }),
  ),
  /** Invited applicants pick a time with a panel, which scores them on a sheet of its own. */
  interview: interviewPlan.optional(),
  calibration: calibration.optional(),
});
export type ReviewPlan = z.infer<typeof reviewPlan>;
export type CalibrationPlan = z.infer<typeof calibration>;
