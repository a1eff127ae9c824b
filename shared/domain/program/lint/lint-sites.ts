import { canonicalJson } from '../../canonical-json.ts';
import type { AwardPlanOf } from '../award-plan.ts';
import { locate } from '../paths.ts';
import type { Program } from '../schema.ts';
import { duplicates, type Finding, finding, type Path } from './finding.ts';
import { lintCertain } from './lint-certain.ts';
import { isPossible, notFailed } from './possible/possible.ts';

type Plan = AwardPlanOf<'round-slots'>;

/** An offer from the waiting list hangs on the fund of every site, and one transaction takes a hundred items. */
const mostSites = 60;

/** Sites are the options of the ranked field, each with a fund of its own, and whom they take first is somebody. */
export function lintSites(program: Program, award: Plan): readonly Finding[] {
  const field = locate(program, award.ranks)?.field;
  if (field?.type !== 'ranked')
    return [
      finding(['award', 'ranks'], `"${award.ranks}" is no ranked field`, 'Name the field of ranked places'),
    ];
  const path = ['award', 'sites'];
  const options = field.options.map(({ value }) => String(value));
  const sites = award.sites.map(({ option }) => option);
  const noFund = options.filter((option) => !sites.includes(option));
  const noOption = sites.filter((site) => !options.includes(site));
  return [
    ...noFund.map((option) => finding(path, `no fund for "${option}"`, 'Name its fund of slots')),
    ...noOption.map((site) =>
      finding(path, `"${site}" is no option of "${award.ranks}"`, 'Use the option values'),
    ),
    ...duplicates(
      award.sites.map(({ option }, index) => ({ value: option, path: [...path, index, 'option'] })),
      'The site',
    ),
    ...duplicates(
      award.sites.map(({ fund }, index) => ({ value: fund, path: [...path, index, 'fund'] })),
      'The fund',
    ),
    ...(award.sites.length > mostSites
      ? [finding(path, `there are more than ${mostSites} sites`, 'Split the program, or join small sites')]
      : []),
    ...award.sites.flatMap((site, index) => lintFirst(program, site, [...path, index, 'first'])),
  ];
}

/** Whom a site takes first: never in doubt, each once, and there are such people among those who qualify, and others. */
function lintFirst(program: Program, { first = [] }: Plan['sites'][number], path: Path): readonly Finding[] {
  const wrong = first.flatMap(({ when }, index) => lintCertain(program, when, [...path, index, 'when']));
  if (wrong.length > 0) return wrong;
  const seen = new Set<string>();
  const rules = program.rules.filter(({ kind }) => kind === 'hard').map(notFailed);
  return first.flatMap(({ when }, index) => {
    const at = [...path, index, 'when'];
    const text = canonicalJson(when);
    if (seen.has(text))
      return [finding(at, 'this condition is there twice', 'Take one out: the first decides')];
    seen.add(text);
    const earlier = first.slice(0, index).map((one) => ({ not: one.when }));
    if (!isPossible(program, [...rules, ...earlier, when]))
      return [
        finding(
          at,
          'nobody who qualifies can be in this group',
          'Compare it with the rules and the conditions before it',
        ),
      ];
    return isPossible(program, [...rules, ...earlier, { not: when }])
      ? []
      : [
          finding(
            at,
            'everybody who qualifies is in this group or one before it: it decides nothing',
            'Take it out',
          ),
        ];
  });
}
