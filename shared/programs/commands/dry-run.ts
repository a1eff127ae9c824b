import { tryDraft } from '../../cases/dry-run/try-draft.ts';
import { applicantFields } from '../../domain/program/paths.ts';
import type { Program } from '../../domain/program/schema.ts';
import type { CauseEffect, ChangeKind } from '../../domain/rules/dry-run/compare.ts';
import { groupOrder, languageGroup, noAnswer } from '../../domain/rules/dry-run/groups.ts';
import { type GroupTable, type KindCount, type Report, reportOf } from '../../domain/rules/dry-run/report.ts';
import type { Shown } from '../../domain/rules/dry-run/suppress.ts';
import { cyclesOf } from '../../store/programs.ts';
import type { Store } from '../../store/table.ts';
import { readProgram } from './check.ts';
import type { Output } from './output.ts';

/** Tells what a document would change for those who sent an application in a cycle, by default the newest. Changes nothing. */
export async function dryRun(
  store: Store,
  file: string,
  cycle: string | undefined,
  output: Output,
): Promise<number> {
  const draft = readProgram(file, output);
  if (!draft) return 1;
  const known = await cyclesOf(store, draft.id);
  const chosen = cycle ?? known[0];
  if (chosen === undefined) {
    output.problem(`${draft.id} was never published there: nobody has applied.`);
    return 1;
  }
  if (!known.includes(chosen)) {
    output.problem(`${draft.id} has no cycle ${chosen}. There are: ${known.join(', ')}.`);
    return 1;
  }
  const report = reportOf(await tryDraft(store, draft, chosen));
  for (const line of linesOf(report, draft, chosen)) output.line(line);
  return 0;
}

const figure = (shown: Shown): string => {
  switch (shown.kind) {
    case 'count':
      return String(shown.count);
    case 'few':
      return 'fewer than 5';
    case 'held':
      return 'held back';
    case 'withheld':
      return 'not shown';
  }
};

const kindText: Record<ChangeKind, string> = {
  same: 'No change',
  gains: 'Would become eligible',
  loses: 'Would become ineligible',
  opens: 'Would become unknown: asked, or looked at by a person',
};

const causeText: Record<CauseEffect, (name: string) => string> = {
  'now-fails': (name) => `rule ${name} fails`,
  'no-longer-fails': (name) => `rule ${name} no longer fails`,
  'now-open': (name) => `rule ${name} cannot be judged`,
  'was-open': (name) => `rule ${name} can be judged now`,
  'asked-new': (name) => `would be asked for: ${name} (never asked before)`,
  asked: (name) => `would be asked for: ${name}`,
  'no-longer-asked': (name) => `no longer asked for: ${name}`,
  'only-asked': () => 'nothing is open but new questions',
};

function linesOf(report: Report, draft: Program, cycle: string): readonly string[] {
  const head = `Tried on cycle ${cycle}: ${figure(report.compared)} applications, each judged by the version it was sent under and by this draft. Nothing was changed.`;
  if (report.kinds.length === 0) return [head, 'Too few to show more: somebody could be found.'];
  const lost = { gone: 'the draft does not ask it', changed: 'the draft asks for another kind of answer' };
  return [
    head,
    '',
    ...aligned(report.kinds.flatMap(kindRows)),
    ...(report.lost.length > 0 ? ['', 'Answers that cannot be compared'] : []),
    ...aligned(
      report.lost.map(({ why, field, count }) => [
        `  ${field}: ${why === 'not-offered' ? 'what was chosen is not offered any more' : lost[why]}`,
        figure(count),
      ]),
    ),
    ...[...groupOrder(draft)].flatMap(([group, order]) => {
      const table = report.groups.find((one) => one.group === group);
      return table ? ['', groupTitle(draft, group), ...aligned(groupRows(draft, table, order))] : [];
    }),
    '',
    ...(report.groupsLeftOut.length > 0
      ? ['Not shown by group, because numbers are too small or everybody answered the same:']
      : []),
    ...report.groupsLeftOut.map((group) => `  ${groupTitle(draft, group)}`),
    'Numbers of 1 to 4 are not shown. "held back" is 5 or more, and would tell such a number.',
  ];
}

function kindRows({ kind, count, transitions, causes }: KindCount): readonly (readonly string[])[] {
  return [
    [kindText[kind], figure(count)],
    ...transitions.flatMap(({ transition, count }) =>
      count.kind === 'count' && count.count === 0
        ? []
        : [[`  ${transition.replace('>', ' to ')}`, figure(count)]],
    ),
    ...causes.map(({ effect, name, count }) => [`  - ${causeText[effect](name)}`, figure(count)]),
  ];
}

function groupRows(
  draft: Program,
  { group, columns, rows }: GroupTable,
  order: readonly string[],
): readonly (readonly string[])[] {
  const short = { same: 'no change', gains: 'eligible', loses: 'ineligible', opens: 'unknown' };
  return [
    ['', 'all', ...columns.map(({ kinds }) => kinds.map((kind) => short[kind]).join(' or '))],
    ...rows
      .toSorted((a, b) => order.indexOf(a.value) - order.indexOf(b.value))
      .map(({ value, total, cells }) => [
        `  ${valueTitle(draft, group, value)}`,
        ...[total, ...cells].map(figure),
      ]),
    ['  all', '', ...columns.map(({ total }) => String(total))],
  ];
}

function groupTitle(draft: Program, group: string): string {
  if (group === languageGroup) return 'Language of the application';
  return applicantFields(draft).find(({ id }) => id === group)?.label.en ?? group;
}

function valueTitle(draft: Program, group: string, value: string): string {
  if (value === noAnswer) return 'no answer';
  if (group === languageGroup) return value === 'es' ? 'Spanish' : 'English';
  const field = applicantFields(draft).find(({ id }) => id === group);
  if (field?.type === 'yes-no') return value === 'true' ? 'yes' : 'no';
  const options = field?.type === 'choice' ? field.options : [];
  return options.find((one) => String(one.value) === value)?.label.en ?? value;
}

/** Rows of cells as lines: the first cell starts them, the others end under each other. */
function aligned(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, c) => Math.max(...rows.map((row) => row[c]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, c) => (c === 0 ? cell.padEnd(widths[c] ?? 0) : cell.padStart(widths[c] ?? 0)))
      .join('   ')
      .trimEnd(),
  );
}
