import { decimalOf } from '../../decimal.ts';
import type { Program } from '../schema.ts';
import { type Criterion, scales } from '../scoring-plan.ts';
import { duplicates, type Finding, finding, type Path } from './finding.ts';
import { lintEarlySubject, whyNot } from './subjects.ts';

/** Scoring: weights that sum to 100, scores on the scale, tables that fit what they look at. */
export function lintScoring(program: Program): readonly Finding[] {
  const scored = new Set(
    program.scoring.criteria.flatMap(({ source }) =>
      source.by === 'rules' ? source.points.map(({ rule }) => rule) : [],
    ),
  );
  const { criteria } = program.scoring;
  const unused = program.rules.flatMap(({ id, kind }, index) =>
    kind === 'scored' && !scored.has(id)
      ? [
          finding(
            ['rules', index, 'kind'],
            `no criterion gives points for the scored rule "${id}"`,
            'Name it under the points of a criterion, or make it informational',
          ),
        ]
      : [],
  );
  return [...unused, ...lintCriteria(program, criteria, ['scoring', 'criteria'])];
}

/** Criteria of a rubric, wherever it stands: weights that sum to 100, each id once, each criterion sound by itself. */
export function lintCriteria(
  program: Program,
  criteria: readonly Criterion[],
  path: Path,
): readonly Finding[] {
  const total = criteria.reduce((sum, { weight }) => sum + weight, 0);
  const weights =
    total === 100 ? [] : [finding(path, `the weights sum to ${total}`, 'Change them until they sum to 100')];
  return [
    ...weights,
    ...duplicates(
      criteria.map(({ id }, index) => ({ value: id, path: [...path, index, 'id'] })),
      'The criterion id',
    ),
    ...criteria.flatMap((criterion, index) => lintCriterion(program, criterion, [...path, index])),
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
  if (source.by === 'rules') return [...anchors, ...twice, ...lintPoints(program, source.points, path)];
  const { comparable, findings } = lintEarlySubject(program, source, [...path, 'source']);
  const rows = source.table.flatMap((row, index) => {
    const at = [...path, 'source', 'table', index];
    const limits = limitsOf(row);
    const unfit = comparable
      ? limits.flatMap((limit) => {
          const fix = whyNot(comparable, limit);
          return fix ? [finding(at, `${JSON.stringify(limit)} does not fit ${comparable.name}`, fix)] : [];
        })
      : [];
    const needsNumber =
      !('in' in row) && comparable && comparable.kind !== 'number'
        ? [finding(at, `${Object.keys(row)[0]} does not fit ${comparable.name}`, 'Use "in"')]
        : [];
    return [...onScale(row.score, at), ...unfit, ...needsNumber];
  });
  return [...anchors, ...twice, ...findings, ...rows, ...lintOrder(source.table, path)];
}

type Row = Extract<Criterion['source'], { by: 'computed' }>['table'][number];

function limitsOf(row: Row): readonly (string | number | boolean)[] {
  if ('in' in row) return row.in;
  if ('from' in row) return [row.from, row.below];
  return ['atLeast' in row ? row.atLeast : row.atMost];
}

/** Points for scored rules: each is one, named once, and together they stay on the scale. */
function lintPoints(
  program: Program,
  points: readonly { readonly rule: string; readonly score: number }[],
  path: Path,
): readonly Finding[] {
  const at = (index: number) => [...path, 'source', 'points', index, 'rule'];
  const total = points.reduce((sum, { score }) => sum + score, 0);
  const { best } = scales.points;
  const scale =
    program.scoring.scale === 'points'
      ? []
      : [
          finding(
            [...path, 'source'],
            'rules give points, and this scale is one of ranks',
            'Use a table or a reader',
          ),
        ];
  const sum =
    total === best
      ? []
      : [
          finding(
            [...path, 'source', 'points'],
            `the points of all its rules sum to ${total}`,
            `Make them sum to ${best}, the best score`,
          ),
        ];
  return [
    ...scale,
    ...sum,
    ...duplicates(
      points.map(({ rule }, index) => ({ value: rule, path: at(index) })),
      'The rule',
    ),
    ...points.flatMap(({ rule }, index) =>
      program.rules.some(({ id, kind }) => id === rule && kind === 'scored')
        ? []
        : [finding(at(index), `there is no scored rule "${rule}"`, 'Use the id of a rule of kind scored')],
    ),
  ];
}

/** The first row that fits decides, so a row beyond one that takes all it would take could never be reached. */
function lintOrder(table: readonly object[], path: Path): readonly Finding[] {
  const bands = table.flatMap((row, index) => {
    if (!('from' in row && 'below' in row)) return [];
    const [from, below] = [decimalOf(String(row.from)), decimalOf(String(row.below))];
    return from && below && from.gte(below)
      ? [finding([...path, 'source', 'table', index], 'this band holds nothing', 'Put "from" under "below"')]
      : [];
  });
  const least = table.map((row) => ('atLeast' in row ? decimalOf(String(row.atLeast)) : undefined));
  const most = table.map((row) => ('atMost' in row ? decimalOf(String(row.atMost)) : undefined));
  const hidden = table.flatMap((_, index) => {
    const at = [...path, 'source', 'table', index];
    const [floor, floorBefore] = [least[index], least[index - 1]];
    const [top, topBefore] = [most[index], most[index - 1]];
    if (floor && floorBefore?.lte(floor))
      return [finding(at, 'this row can never be reached', 'Write the rows from the highest limit down')];
    if (top && topBefore?.gte(top))
      return [finding(at, 'this row can never be reached', 'Write the rows from the lowest limit up')];
    return [];
  });
  return [...bands, ...hidden];
}
