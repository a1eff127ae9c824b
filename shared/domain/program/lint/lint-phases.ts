import { pathsOf } from '../../rules/facts.ts';
import { comparisonsOf } from '../../rules/looked-at.ts';
import { fieldsAskedAt, isOnForm, locate } from '../paths.ts';
import type { Program } from '../schema.ts';
import { type Finding, finding } from './finding.ts';

/** An invited phase: it opens after the first one closed, and its list is drawn from what the first one asked. */
export function lintPhases(program: Program): readonly Finding[] {
  if (!program.phases) return lintNeverAsked(program);
  const [first, second] = program.phases;
  const at = ['phases', 1];
  const { opensAt, closesAt } = second.window;
  return [
    ...(first.id === second.id ? [finding(at, `"${second.id}" is there twice`, 'Give each its own id')] : []),
    ...(program.mode === 'round'
      ? []
      : [finding(['phases'], 'a rolling program has no phases', 'Set mode: round, or leave phases out')]),
    ...(program.window.closesAt !== undefined && opensAt <= program.window.closesAt
      ? [
          finding(
            [...at, 'window', 'opensAt'],
            'it opens before the first phase closed',
            'Use a time after window.closesAt',
          ),
        ]
      : []),
    ...(closesAt > opensAt
      ? []
      : [finding([...at, 'window', 'closesAt'], 'it closes before it opens', 'Use a later time')]),
    ...(program.owners.invitation
      ? []
      : [
          finding(
            ['owners'],
            'the wait "invitation" has no owner',
            'Add invitation: manager (or approver) to owners',
          ),
        ]),
    ...(fieldsAskedAt(program, ['supplement']).some(({ optional, shownWhen }) => !optional && !shownWhen)
      ? []
      : [
          finding(
            at,
            'it has no question that everybody answers',
            'Give a field askedAt: supplement, without a condition and not optional',
          ),
        ]),
    ...second.invited.rankedBy.flatMap((id, index) => lintRankedBy(program, id, [...at, 'invited', index])),
  ];
}

/** Only what the answers of the first phase decide may rank people for the second. */
function lintRankedBy(program: Program, id: string, path: (string | number)[]): readonly Finding[] {
  const criterion = program.scoring.criteria.find((one) => one.id === id);
  if (!criterion) return [finding(path, `there is no criterion "${id}"`, 'Use the id of a criterion')];
  const { source } = criterion;
  if (source.by === 'reviewer')
    return [finding(path, `"${id}" is scored by readers`, 'Name criteria that are computed from answers')];
  const subjects =
    source.by === 'computed'
      ? [source]
      : program.rules
          .filter((rule) => source.points.some((one) => one.rule === rule.id))
          .flatMap(comparisonsOf);
  const later = subjects.flatMap(pathsOf).filter((input) => {
    const top = locate(program, input)?.top;
    return top !== undefined && !isOnForm(top);
  });
  return later.map((input) =>
    finding(path, `"${id}" looks at "${input}", which is asked later`, 'Name criteria of the first phase'),
  );
}

/** Questions of a second phase that the program does not have would never be put. */
const lintNeverAsked = (program: Program): readonly Finding[] =>
  fieldsAskedAt(program, ['supplement']).map(({ id }) =>
    finding(
      ['pages'],
      `"${id}" is asked in a phase that is not there`,
      'Add phases, or ask it at another stage',
    ),
  );
