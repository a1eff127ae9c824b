import { pathsOf } from '../../rules/facts.ts';
import { type Comparison, type Condition, comparisonsIn, type Subject } from '../../rules/language.ts';
import { comparisonsOf } from '../../rules/looked-at.ts';
import { locate } from '../paths.ts';
import type { Program } from '../schema.ts';
import type { Trait } from '../sign-offs.ts';
import { traitsOf } from '../traits.ts';
import { type Finding, finding, type Path } from './finding.ts';

/** Something that decides, with what it looks at. */
type Use = {
  /** What a sign-off names it by. */
  readonly covers: string;
  readonly what: string;
  readonly path: Path;
  readonly subjects: readonly Subject[];
};

/**
 * Nothing that decides looks at a protected trait, or at what obviously stands in for one, before counsel's sign-off is recorded in
 * the document. Neutral criteria need none: place, income, first generation, barriers.
 */
export function lintTraits(program: Program): readonly Finding[] {
  const found = usesOf(program).flatMap((use) => traitsIn(program, use).map((trait) => ({ ...use, trait })));
  const signed = program.signOffs ?? [];
  const unsigned = found.filter(
    ({ covers, trait }) => !signed.some((one) => one.covers === covers && one.trait === trait),
  );
  return [
    ...unsigned.map(({ covers, what, path, trait }) =>
      finding(
        path,
        `${what} looks at a protected trait: ${trait}`,
        `Decide by place, income, first generation or barriers instead, or record counsel's word under signOffs: { covers: ${covers}, trait: ${trait}, by, on, basis }`,
      ),
    ),
    ...signed.flatMap((one, index) => {
      const path = ['signOffs', index];
      if (!found.some(({ covers, trait }) => covers === one.covers && trait === one.trait))
        return [
          finding(
            [...path, 'covers'],
            `nothing named "${one.covers}" looks at ${one.trait}`,
            'Take the sign-off out, or correct what it covers',
          ),
        ];
      return one.on > program.window.opensAt.slice(0, 10)
        ? [
            finding(
              [...path, 'on'],
              'it was signed after the program opened',
              'Open later, or take the rule out',
            ),
          ]
        : [];
    }),
  ];
}

function usesOf(program: Program): readonly Use[] {
  const { award, rules, scoring } = program;
  const table = (condition: Condition) => comparisonsIn(condition);
  return [
    ...rules.map((rule, index) => ({
      covers: rule.id,
      what: `the rule "${rule.id}"`,
      path: ['rules', index, 'check'],
      subjects: comparisonsOf(rule),
    })),
    ...scoring.criteria.flatMap(({ id, source }, index) =>
      source.by === 'computed'
        ? [
            {
              covers: id,
              what: `the criterion "${id}"`,
              path: ['scoring', 'criteria', index, 'source'],
              subjects: [source],
            },
          ]
        : [],
    ),
    ...('tieBreaks' in award
      ? award.tieBreaks.flatMap((one, index) =>
          'field' in one
            ? [
                {
                  covers: one.field,
                  what: `the tie-break on "${one.field}"`,
                  path: ['award', 'tieBreaks', index],
                  subjects: [{ field: one.field }],
                },
              ]
            : [],
        )
      : []),
    ...(award.kind === 'first-come'
      ? award.amount.plus.map(({ when }, index) => ({
          covers: 'award.amount',
          what: 'the amount of an award',
          path: ['award', 'amount', 'plus', index, 'when'],
          subjects: table(when),
        }))
      : []),
    ...(award.kind === 'round-slots'
      ? award.sites.flatMap(({ option, first = [] }, index) =>
          first.map(({ when }, at) => ({
            covers: `award.sites.${option}`,
            what: `whom "${option}" takes first`,
            path: ['award', 'sites', index, 'first', at, 'when'],
            subjects: table(when),
          })),
        )
      : []),
    ...(award.kind === 'round-funds'
      ? award.funds.flatMap(({ fund, only }, index) =>
          only
            ? [
                {
                  covers: fund as string,
                  what: `what the donor of "${fund}" wants`,
                  path: ['award', 'funds', index, 'only', 'when'],
                  subjects: table(only.when),
                },
              ]
            : [],
        )
      : []),
  ];
}

function traitsIn(program: Program, { subjects }: Use): readonly Trait[] {
  const found = subjects.flatMap((subject) => [
    ...pathsOf(subject).flatMap((path) => traitsAt(program, path, namedIn(subject))),
    ...(subject.fact?.name === 'ageAt' ? (['age'] as const) : []),
    ...(isFewPlaces(subject) ? (['race'] as const) : []),
  ]);
  return [...new Set(found)];
}

function traitsAt(program: Program, path: string, named?: readonly unknown[]): readonly Trait[] {
  const located = locate(program, path);
  if (!located || located.field.type === 'group') return [];
  return traitsOf(located.field, program.family, located.field.type === 'choices' ? named : undefined);
}

/**
 * Who is asked for what they chose of several topics is not asked about the topics they did not choose: food is food, though another
 * topic is children. One answer of several that shut each other out is another matter: to want one is to refuse the others.
 */
function namedIn(subject: Subject): readonly unknown[] | undefined {
  const { includesAny, includesAll } = subject as Comparison;
  return includesAny ?? includesAll;
}

/** Postal codes in a rule of their own, fewer than make a service area: who lives in one street stands in for who they are. */
const fewest = 5;
function isFewPlaces(subject: Subject): boolean {
  const { field = '', equals, in: several } = subject as Comparison;
  if (!field.endsWith('.postalCode')) return false;
  return equals !== undefined || (several !== undefined && several.length < fewest);
}
