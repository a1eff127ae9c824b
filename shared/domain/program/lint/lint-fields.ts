import { type Field, type FieldOfType, innerFields, type SimpleField, type WhenAnswer } from '../fields.ts';
import { answersIn } from '../missing.ts';
import { locate } from '../paths.ts';
import type { Program } from '../schema.ts';
import { duplicates, type Finding, finding, type Path } from './finding.ts';
import { lintSubject, whyNot } from './subjects.ts';

type Placed = { readonly field: Field | SimpleField; readonly path: Path; readonly id: string };

/** Pages and fields: ids of their own, conditions that can hold, pages that somebody can reach. */
export function lintFields(program: Program): readonly Finding[] {
  const pages = program.pages.map((page, index) => ({ page, path: ['pages', index] }));
  const top: readonly Placed[] = [
    ...pages.flatMap(({ page, path }) => placed(page.fields, [...path, 'fields'])),
    ...placed(program.analystFields, ['analystFields']),
  ];
  const inner = top.flatMap(({ field, path, id }) => placed(innerFields(field), [...path, 'fields'], id));
  const all = [...top, ...inner];
  const order = all.map(({ id }) => id);
  const never = new Set(
    all.filter((one) => lintShownWhen(program, one, order).length > 0).map(({ id }) => id),
  );
  return [
    ...duplicates(
      pages.map(({ page, path }) => ({ value: page.id, path: [...path, 'id'] })),
      'The page id',
    ),
    ...duplicates(
      all.map(({ id, path }) => ({ value: id, path: [...path, 'id'] })),
      'The field id',
    ),
    ...all.flatMap(({ field, path }) => lintOptions(field, path)),
    ...all.flatMap(lintDemographics),
    ...all.flatMap((one) => lintAfterOffer(program, one)),
    ...all.flatMap((one) => lintShownWhen(program, one, order)),
    ...pages.flatMap(({ page, path }) => {
      const reachable = page.fields.some((field) => field.setBy === 'applicant' && !never.has(field.id));
      if (reachable) return [];
      const problem = `nobody can reach the page "${page.id}": none of its fields is ever shown to an applicant`;
      return [finding([...path, 'id'], problem, 'Show one of its fields, or take the page out')];
    }),
    ...pages.flatMap(({ page, path }) => lintDocuments(page.fields, path)),
    ...lintAnalystFields(program),
  ];
}

function placed(fields: readonly (Field | SimpleField)[], path: Path, prefix?: string): readonly Placed[] {
  return fields.map((field, index) => ({
    field,
    path: [...path, index],
    id: prefix ? `${prefix}.${field.id}` : field.id,
  }));
}

/** Files are sent on a page of their own, so that a form's other answers never wait for them. */
function lintDocuments(fields: readonly Field[], path: Path): readonly Finding[] {
  return fields.flatMap((field, index) => {
    if (field.type !== 'document') return [];
    const at = [...path, 'fields', index];
    const alone =
      fields.length === 1
        ? []
        : [finding(at, `the document field "${field.id}" shares its page`, 'Give it a page of its own')];
    const many =
      field.min > field.max
        ? [finding([...at, 'min'], 'more files needed than allowed', 'Raise "max" or lower "min"')]
        : [];
    const whoSomebodyIs = field.demographic
      ? [finding([...at, 'demographic'], 'a file cannot be kept apart', 'Ask for it without "demographic"')]
      : [];
    return [...alone, ...many, ...whoSomebodyIs];
  });
}

function lintOptions(field: Field | SimpleField, path: Path): readonly Finding[] {
  if (field.type === 'list' && field.plain && field.fields.length !== 1)
    return [
      finding([...path, 'plain'], 'a plain list has one field', 'Leave one field, or take "plain" out'),
    ];
  if (field.type !== 'choice' && field.type !== 'ranked' && field.type !== 'choices') return [];
  const options = field.options.map(({ value }, index) => ({
    value: String(value),
    path: [...path, 'options', index, 'value'],
  }));
  const tooMany =
    field.type === 'ranked' && field.pick > field.options.length
      ? [finding([...path, 'pick'], 'more picks than options', `Pick at most ${field.options.length}`)]
      : [];
  return [
    ...duplicates(options, 'The option'),
    ...tooMany,
    ...(field.type === 'choices' ? lintChoices(field, path) : []),
  ];
}

function lintChoices(field: FieldOfType<'choices'>, path: Path): readonly Finding[] {
  const most = field.max ?? field.options.length;
  const bounds =
    field.min <= most && most <= field.options.length
      ? []
      : [finding(path, 'min and max do not fit the options', 'Keep min <= max <= the number of options')];
  const known = field.options.some(({ value }) => value === field.alone);
  return field.alone === undefined || known
    ? bounds
    : [...bounds, finding([...path, 'alone'], `"${field.alone}" is no option`, 'Use an option value')];
}

/** Who somebody is may always be left unsaid, and stands on a page of its own kind. */
function lintDemographics({ field, path, id }: Placed): readonly Finding[] {
  if (!field.demographic) return [];
  if (id.includes('.'))
    return [
      finding(path, `"${id}" says who somebody is inside another answer`, 'Make it a field of its own'),
    ];
  if (field.optional && field.askedAt === 'application') return [];
  const problem = `"${id}" asks who somebody is, so nobody may have to answer it`;
  return [finding(path, problem, 'Say optional: true, and ask it in the application')];
}

/** What is asked after an offer comes too late for the questions before. */
function lintAfterOffer(program: Program, { field, path, id }: Placed): readonly Finding[] {
  const top = locate(program, id)?.top;
  if (field.askedAt === 'after-offer' && top !== field)
    return [
      finding(
        [...path, 'askedAt'],
        `"${id}" cannot be asked after an offer by itself`,
        'Say it of the whole question',
      ),
    ];
  if (top?.askedAt === 'after-offer' || !field.shownWhen) return [];
  return answersIn(field.shownWhen)
    .filter((when) => locate(program, when.field)?.top.askedAt === 'after-offer')
    .map((when) =>
      finding(
        [...path, 'shownWhen'],
        `"${id}" hangs on "${when.field}", which is asked only after an offer`,
        'Ask it after an offer too',
      ),
    );
}

function lintShownWhen(
  program: Program,
  { field, path, id }: Placed,
  order: readonly string[],
): readonly Finding[] {
  const when = field.shownWhen;
  if (!when) return [];
  return answersIn(when).flatMap((one) => lintWhen(program, one, { path, id }, order));
}

function lintWhen(
  program: Program,
  when: WhenAnswer,
  { path, id }: Pick<Placed, 'path' | 'id'>,
  order: readonly string[],
): readonly Finding[] {
  const at = [...path, 'shownWhen'];
  const { comparable, findings } = lintSubject(program, { field: when.field }, at);
  if (!comparable) return findings;
  const group = id.split('.')[0];
  const sameGroup = when.field.startsWith(`${group}.`);
  if (order.indexOf(when.field) > order.indexOf(sameGroup ? id : (group ?? id)) || when.field === id)
    return [finding(at, `"${id}" hangs on "${when.field}", which is asked later`, 'Ask that one first')];
  if (when.ageUnder !== undefined && locate(program, when.field)?.field.type !== 'date')
    return [finding(at, `ageUnder needs a date field, "${when.field}" is none`, 'Name a date field')];
  if (when.in === undefined && when.ageUnder === undefined)
    return [finding(at, 'shownWhen says neither "in" nor "ageUnder"', 'Say for which values it is shown')];
  return (when.in ?? []).flatMap((value) => {
    const fix = whyNot(comparable, value);
    return fix
      ? [finding([...at, 'in'], `${JSON.stringify(value)} does not fit ${comparable.name}`, fix)]
      : [];
  });
}

/** An analyst's field is given by the criterion of the same name; nobody else ever could. */
function lintAnalystFields(program: Program): readonly Finding[] {
  const scored = new Set(
    program.scoring.criteria.filter(({ source }) => source.by === 'reviewer').map(({ id }) => id),
  );
  const onPages = program.pages.flatMap((page, pageIndex) =>
    page.fields.flatMap((field, index) =>
      field.setBy === 'analyst'
        ? [
            finding(
              ['pages', pageIndex, 'fields', index, 'setBy'],
              `"${field.id}" is set by the analyst but stands on an applicant's page`,
              'Move it to analystFields',
            ),
          ]
        : [],
    ),
  );
  return [
    ...onPages,
    ...program.analystFields.flatMap((field, index) => {
      const path = ['analystFields', index];
      if (field.setBy !== 'analyst')
        return [finding(path, `"${field.id}" stands in analystFields`, 'Say setBy: analyst')];
      if (scored.has(field.id)) return [];
      const problem = `nobody gives "${field.id}": no criterion of that name is scored by the reviewers`;
      return [finding(path, problem, 'Add the criterion, or take the field out')];
    }),
  ];
}
