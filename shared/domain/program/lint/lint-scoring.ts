import { decimalOf } from '../../decimal.ts';
import type { Program } from '../schema.ts';
import { type Criterion, scales } from '../scoring-plan.ts';
import { duplicates, type Finding, finding, type Path } from './finding.ts';
import { lintEarlySubject, whyNot } from './subjects.ts';

/** Scoring: weights that sum to 100, scores on the scale, tables that fit what they look at. */
export function lintScoring(program: Program): readonly Finding[] {
  const { criteria } = program.scoring;
  const total = criteria.reduce((sum, { weight }) => sum + weight, 0);
  const weights =
    total === 100
      ? []
      : [
          finding(
            ['scoring', 'criteria'],
            `the weights sum to ${total}`,
            'Change them until they sum to 100',
          ),
        ];
  return [
    ...weights,
    ...duplicates(
      criteria.map(({ id }, index) => ({ value: id, path: ['scoring', 'criteria', index, 'id'] })),
      'The criterion id',
    ),
    ...criteria.flatMap((criterion, index) =>
      lintCriterion(program, criterion, ['scoring', 'criteria', index]),
    ),
  ];
}

function lintCriterion(program: Program, criterion: Criterion, path: Path): readonly Finding[] {
  const { min, max } = scales[program.scoring.scale];
  const onScale = (score: number, at: Path) =>
    score < min || score > max
      ? [finding(at, `${score} is not on the scale ${min} to ${max}`, 'Use a score of the scale')]
      : [];
  const anchors = criterion.anchors.flatMap(({ score }, index) =>
    onScale(score, [...path, 'anchors', index, 'score']),
  );
  const twice = duplicates(
    criterion.anchors.map(({ score }, index) => ({
      value: String(score),
      path: [...path, 'anchors', index, 'score'],
    })),
    'The anchor for',
  );
  const { source } = criterion;
  if (source.by === 'reviewer') {
    const comments = source.commentRequiredAt.flatMap((score, index) =>
      onScale(score, [...path, 'source', 'commentRequiredAt', index]),
    );
    return [...anchors, ...twice, ...comments];
  }
  const { comparable, findings } = lintEarlySubject(program, source, [...path, 'source']);
  const rows = source.table.flatMap((row, index) => {
    const at = [...path, 'source', 'table', index];
    const limits = 'in' in row ? row.in : ['atLeast' in row ? row.atLeast : row.atMost];
    const unfit = comparable
      ? limits.flatMap((limit) => {
          const fix = whyNot(comparable, limit);
          return fix ? [finding(at, `${JSON.stringify(limit)} does not fit ${comparable.name}`, fix)] : [];
        })
      : [];
    const needsNumber =
      !('in' in row) && comparable && comparable.kind !== 'number'
        ? [
            finding(
              at,
              `${'atLeast' in row ? 'atLeast' : 'atMost'} does not fit ${comparable.name}`,
              'Use "in"',
            ),
          ]
        : [];
    return [...onScale(row.score, at), ...unfit, ...needsNumber];
  });
  return [...anchors, ...twice, ...findings, ...rows, ...lintOrder(source.table, path)];
}

/** The first row that fits decides, so a row beyond one that takes all it would take could never be reached. */
function lintOrder(table: readonly object[], path: Path): readonly Finding[] {
  const least = table.map((row) => ('atLeast' in row ? decimalOf(String(row.atLeast)) : undefined));
  const most = table.map((row) => ('atMost' in row ? decimalOf(String(row.atMost)) : undefined));
  return table.flatMap((_, index) => {
    const at = [...path, 'source', 'table', index];
    const [floor, floorBefore] = [least[index], least[index - 1]];
    const [top, topBefore] = [most[index], most[index - 1]];
    if (floor && floorBefore?.lte(floor))
      return [finding(at, 'this row can never be reached', 'Write the rows from the highest limit down')];
    if (top && topBefore?.gte(top))
      return [finding(at, 'this row can never be reached', 'Write the rows from the lowest limit up')];
    return [];
  });
}
