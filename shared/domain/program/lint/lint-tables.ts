import { tableNames } from '../../rules/tables-used.ts';
import { povertyGuidelines } from '../../tables/poverty-guideline.ts';
import { centsOfAmount } from '../amount.ts';
import type { Program } from '../schema.ts';
import type { SizeTable } from '../size-table.ts';
import { duplicates, type Finding, finding, type Path } from './finding.ts';

/** Tables that are in force while the program is open, rise with the size, and are used. */
export function lintTables(program: Program): readonly Finding[] {
  const own = program.tables.own ?? [];
  const used = tableNames(program);
  return [
    ...lintGuideline(program, used),
    ...duplicates(
      own.map(({ id }, index) => ({ value: id, path: ['tables', 'own', index, 'id'] })),
      'The table',
    ),
    ...own.flatMap((table, index) => lintOwn(program, table, used, ['tables', 'own', index])),
  ];
}

const openDays = ({ window }: Program) => ({
  opens: window.opensAt.slice(0, 10),
  closes: window.closesAt?.slice(0, 10) ?? '9999-12-31',
});

/** The poverty guideline is a new one every January: the program's was in force on one of its days at least. */
function lintGuideline(program: Program, used: readonly string[]): readonly Finding[] {
  const version = program.tables.povertyGuideline;
  const table = version === undefined ? undefined : povertyGuidelines[version];
  if (!table || version === undefined) return [];
  const path = ['tables', 'povertyGuideline'];
  if (!used.includes('povertyGuideline'))
    return [finding(path, 'nothing looks into this table', 'Take it out')];
  const { opens, closes } = openDays(program);
  if (closes < opens) return [];
  const days = Object.values(povertyGuidelines)
    .map(({ effective }) => effective)
    .filter((day) => day > table.effective)
    .sort();
  const replaced = days[0];
  const inForce = Object.entries(povertyGuidelines)
    .filter(([, { effective }]) => effective <= opens)
    .sort(([, a], [, b]) => (a.effective < b.effective ? 1 : -1))[0]?.[0];
  const fix = inForce === undefined ? 'Open later' : `Use ${inForce}, which is in force when it opens`;
  if (table.effective > closes)
    return [finding(path, `${version} takes effect after the program closes`, fix)];
  return replaced !== undefined && replaced <= opens
    ? [finding(path, `${version} was replaced before the program opens`, fix)]
    : [];
}

function lintOwn(
  program: Program,
  table: SizeTable,
  used: readonly string[],
  path: Path,
): readonly Finding[] {
  const { opens, closes } = openDays(program);
  const { id, effective, until, bySize, eachFurther } = table;
  const falls = bySize.findIndex((amount, index) => {
    const before = bySize[index - 1];
    return (
      centsOfAmount(amount) === 0 || (before !== undefined && centsOfAmount(amount) < centsOfAmount(before))
    );
  });
  return [
    ...(used.includes(id)
      ? []
      : [finding([...path, 'id'], `nothing looks into the table "${id}"`, 'Take it out')]),
    ...(effective > closes
      ? [
          finding(
            [...path, 'effective'],
            'it takes effect after the program closes',
            'Use the table that is in force',
          ),
        ]
      : []),
    ...(until !== undefined && until < opens
      ? [
          finding(
            [...path, 'until'],
            'it has run out when the program opens',
            'Use the table that is in force',
          ),
        ]
      : []),
    ...(falls < 0
      ? []
      : [
          finding(
            [...path, 'bySize', falls],
            'a larger household has less than a smaller one, or nothing',
            'Correct the amount',
          ),
        ]),
    ...(centsOfAmount(eachFurther) === 0
      ? [
          finding(
            [...path, 'eachFurther'],
            'a further person adds nothing',
            'Write what each further person adds',
          ),
        ]
      : []),
  ];
}
