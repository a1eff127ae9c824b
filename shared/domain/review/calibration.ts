import * as z from 'zod';
import { type CivilDate, civilDateIn } from '../dates.ts';
import type { Answers } from '../program/fields.ts';
import type { CalibrationPlan, ReviewPlan } from '../program/review-plan.ts';
import type { Program } from '../program/schema.ts';
import { windowOf } from '../program/window.ts';
import type { Context } from '../rules/read.ts';
import type { ReferenceTables } from '../tables/reference-tables.ts';

export type Sample = CalibrationPlan['samples'][number];

/** What a reviewer scored of a made-up application. */
export const practice = z.strictObject({
  reviewerId: z.string(),
  sampleId: z.string(),
  at: z.string(),
  scores: z.record(z.string(), z.int()),
});
export type Practice = z.infer<typeof practice>;

/** A made-up application as if it had been sent on the day the program opened. */
export function sampleContext(program: Program, sample: Sample, tables: ReferenceTables): Context {
  return { program, answers: sample.answers as Answers, asOf: sampleDay(program), tables };
}

/** The day a sample counts as sent: ages and months are counted to it. */
export const sampleDay = (program: Program): CivilDate =>
  civilDateIn(program.zone, new Date(windowOf(program).opensAt).toISOString());

/** The samples that a reviewer has not scored yet, in the order of the program. */
export function samplesLeft(
  plan: Pick<ReviewPlan, 'calibration'>,
  done: readonly Pick<Practice, 'sampleId'>[],
): readonly Sample[] {
  const known = new Set(done.map(({ sampleId }) => sampleId));
  return (plan.calibration?.samples ?? []).filter(({ id }) => !known.has(id));
}

/** Whether a reviewer may be given tasks: where practice is required, not before all of it is done. */
export const mayBeGivenTasks = (
  plan: Pick<ReviewPlan, 'calibration'>,
  done: readonly Pick<Practice, 'sampleId'>[],
): boolean => !plan.calibration?.required || samplesLeft(plan, done).length === 0;

/**
 * How far scores are from the expected ones: the mean distance per criterion, in hundredths of a step of the scale, and
 * which way they lean (above zero: higher). Nothing where no criterion of the sample was scored.
 */
export function distanceOf(
  sample: Sample,
  scores: Practice['scores'],
): { readonly away: number; readonly lean: number } | undefined {
  const steps = sample.expected.flatMap(({ criterion, score }) => {
    const given = Object.hasOwn(scores, criterion) ? scores[criterion] : undefined;
    return given === undefined ? [] : [given - score];
  });
  if (steps.length === 0) return undefined;
  const mean = (all: readonly number[]) =>
    Math.round((100 * all.reduce((sum, one) => sum + one, 0)) / all.length);
  return { away: mean(steps.map(Math.abs)), lean: mean(steps) };
}
