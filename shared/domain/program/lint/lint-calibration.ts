import { sampleContext } from '../../review/calibration.ts';
import { criteriaForReaders } from '../../scoring/score.ts';
import { referenceTables } from '../../tables/reference-tables.ts';
import { answersSchema } from '../answers.ts';
import type { Program } from '../schema.ts';
import { scales } from '../scoring-plan.ts';
import { duplicates, type Finding, finding } from './finding.ts';

/** Practice: its made-up answers fit the fields, and every score that a reader is asked for has an expected one on the scale. */
export function lintCalibration(program: Program): readonly Finding[] {
  const samples = program.review.calibration?.samples ?? [];
  const { min, max } = scales[program.scoring.scale];
  const ids = samples.map(({ id }, i) => ({
    value: id,
    path: ['review', 'calibration', 'samples', i, 'id'],
  }));
  const each = samples.flatMap((sample, index) => {
    const path = ['review', 'calibration', 'samples', index];
    const parsed = answersSchema(program).safeParse(sample.answers);
    if (!parsed.success)
      return parsed.error.issues.map((issue) =>
        finding(
          [...path, 'answers', ...issue.path.map((step) => (typeof step === 'number' ? step : String(step)))],
          `this is no answer to a field of the form: ${issue.message}`,
          'Write it as an applicant would send it',
        ),
      );
    const asked = criteriaForReaders(sampleContext(program, sample, referenceTables)).map(({ id }) => id);
    const expected = sample.expected.map(({ criterion }, i) => ({
      value: criterion,
      path: [...path, 'expected', i, 'criterion'],
    }));
    return [
      ...duplicates(expected, 'What is expected for'),
      ...expected
        .filter(({ value }) => !asked.includes(value))
        .map(({ value, path: at }) =>
          finding(at, `no reader scores "${value}" of this sample`, 'Name a criterion that readers score'),
        ),
      ...asked
        .filter((id) => !expected.some(({ value }) => value === id))
        .map((id) =>
          finding([...path, 'expected'], `nothing is expected for "${id}"`, 'Add a score with its reason'),
        ),
      ...sample.expected.flatMap(({ score }, i) =>
        score < min || score > max
          ? [
              finding(
                [...path, 'expected', i, 'score'],
                `${score} is not on the scale ${min} to ${max}`,
                'Use a score of the scale',
              ),
            ]
          : [],
      ),
    ];
  });
  return [...duplicates(ids, 'The sample id'), ...each];
}
