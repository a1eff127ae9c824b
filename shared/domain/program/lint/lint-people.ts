import type { Field } from '../fields.ts';
import { locate } from '../paths.ts';
import type { PeopleEntry } from '../people-plan.ts';
import type { Program } from '../schema.ts';
import { duplicates, type Finding, finding, type Path } from './finding.ts';
import { lintFields } from './lint-fields.ts';
import { lintEarlySubject } from './subjects.ts';

/** The plan of other people: they can be named, reached and answered for, and nobody is waited for in vain. */
export function lintPeople(program: Program): readonly Finding[] {
  const entries = program.people.map((entry, index) => ({ entry, path: ['people', index] as Path }));
  return [
    ...duplicates(
      entries.map(({ entry, path }) => ({ value: entry.id, path: [...path, 'id'] })),
      'The entry id',
    ),
    ...entries.flatMap(({ entry, path }) => [
      ...lintFrom(program, entry, [...path, 'from']),
      ...lintShows(program, entry, path),
      ...lintCounts(entry, path),
      ...lintPages(program, entry, path),
      ...lintCondition(program, entry, path),
    ]),
  ];
}

/** Somebody named in an answer is asked by mail: their name and address must be parts of it. */
function lintFrom(program: Program, { from, role }: PeopleEntry, path: Path): readonly Finding[] {
  if (from === undefined)
    return role === 'co-owner' || role === 'guardian'
      ? [finding(path, `a ${role} is asked from an answer`, 'Say in which field they are named')]
      : [];
  const top = locate(program, from)?.top;
  if (!top || top.id !== from)
    return [finding(path, `there is no field "${from}"`, 'Use the id of a field of the form')];
  return ['name', 'email'].every((part) => partsOf(top).includes(part))
    ? []
    : [finding(path, `"${from}" has no name or no email`, 'Give it the text parts "name" and "email"')];
}

function partsOf(field: Field): readonly string[] {
  if (field.type === 'group' || field.type === 'list') return field.fields.map(({ id }) => id);
  return (field.type as string) === 'person' ? ['name', 'email'] : [];
}

function lintShows(program: Program, { shows }: PeopleEntry, path: Path): readonly Finding[] {
  return shows.flatMap((shown, index) =>
    locate(program, shown)
      ? []
      : [finding([...path, 'shows', index], `there is no field "${shown}"`, 'Use the id of a field')],
  );
}

function lintCounts(entry: PeopleEntry, path: Path): readonly Finding[] {
  const { min, max, neededFor, remindDays, answerDays } = entry;
  return [
    ...(min > max ? [finding([...path, 'min'], 'min is above max', 'Swap the two')] : []),
    ...(neededFor.length > 0 && min < 1
      ? [finding([...path, 'neededFor'], 'nobody is needed, but something waits', 'Set min: 1')]
      : []),
    ...(remindDays.some((day, i) => day >= answerDays || day <= (remindDays[i - 1] ?? 0))
      ? [
          finding(
            [...path, 'remindDays'],
            'reminders come one after another, before the answer is due',
            'List rising days below answerDays',
          ),
        ]
      : []),
  ];
}

/** Their pages are pages of a form of their own. */
function lintPages(program: Program, entry: PeopleEntry, path: Path): readonly Finding[] {
  const own = lintFields({ ...program, pages: entry.pages, analystFields: [], people: [] });
  const documents = entry.pages.flatMap(({ fields }, page) =>
    fields.flatMap((field, index) =>
      (field.type as string) === 'document'
        ? [
            finding(
              [...path, 'pages', page, 'fields', index],
              'an asked person sends no documents',
              'Ask for text',
            ),
          ]
        : [],
    ),
  );
  return [...own.map((one) => ({ ...one, path: [...path, ...one.path] })), ...documents];
}

function lintCondition(program: Program, { shownWhen }: PeopleEntry, path: Path): readonly Finding[] {
  if (!shownWhen || !('field' in shownWhen) || shownWhen.field === undefined) return [];
  return lintEarlySubject(program, { field: shownWhen.field }, [...path, 'shownWhen']).findings;
}
