import { isCivilDate } from '../../dates.ts';
import { decimalOf, decimalsIn } from '../../decimal.ts';
import { inputsOf } from '../../rules/facts.ts';
import type { Condition, Fact, FactName, Literal, Operator, Subject } from '../../rules/language.ts';
import { isReferenceTable, tableFor } from '../../rules/tables-used.ts';
import { referenceTables } from '../../tables/reference-tables.ts';
import type { Field, SimpleField } from '../fields.ts';
import { type Located, locate } from '../paths.ts';
import type { Program } from '../schema.ts';
import { duplicates, type Finding, finding, type Path } from './finding.ts';
import { lintCondition } from './lint-rules.ts';

/** What can be compared with a subject. */
export type Comparable = {
  readonly kind: 'number' | 'date' | 'text' | 'truth' | 'address' | 'several';
  /** The only values it can have, for a choice. */
  readonly options?: readonly (string | number)[];
  /** Digits after the point that a limit may have. */
  readonly decimals?: number;
  /** Named in messages: `money field "amount"`. */
  readonly name: string;
};

const kinds: Record<Field['type'], Comparable['kind'] | undefined> = {
  text: 'text',
  date: 'date',
  money: 'number',
  decimal: 'number',
  integer: 'number',
  'yes-no': 'truth',
  choice: 'text',
  choices: 'several',
  ranked: 'several',
  address: 'address',
  person: undefined,
  declaration: 'truth',
  group: undefined,
  list: undefined,
  document: undefined,
};

/** What a subject is, or why it cannot be compared. */
export function lintSubject(
  program: Program,
  subject: Subject,
  path: Path,
): { readonly comparable?: Comparable; readonly findings: readonly Finding[] } {
  if (subject.fact) return lintFact(program, subject.fact, [...path, 'fact']);
  const name = subject.field ?? '';
  const located = locate(program, name);
  const at = [...path, 'field'];
  if (!located) return { findings: [unknownField(name, at)] };
  if (isDemographic(located)) return { findings: [demographicField(name, at)] };
  if (located.part) return { comparable: { kind: 'text', name: `text "${name}"` }, findings: [] };
  const comparable =
    located.top.type === 'list' && located.field !== located.top
      ? undefined
      : comparableOf(located.field, name);
  if (comparable) return { comparable, findings: [] };
  const problem = `${located.field.type} field "${name}" has no single value to compare`;
  return { findings: [finding(at, problem, 'Name a part of it, or use a fact such as sum')] };
}

/** The same for what is judged before an offer: answers that come after it are never there. */
export function lintEarlySubject(
  program: Program,
  subject: Subject,
  path: Path,
): ReturnType<typeof lintSubject> {
  const { comparable, findings } = lintSubject(program, subject, path);
  const names = subject.fact ? inputsOf(subject.fact) : [subject.field ?? ''];
  const late = names.filter((name) => locate(program, name)?.top.askedAt === 'after-offer');
  if (late.length === 0) return comparable ? { comparable, findings } : { findings };
  return {
    findings: [
      ...findings,
      ...late.map((name) =>
        finding(
          path,
          `"${name}" is asked only after an offer`,
          'Ask it in the application, or look elsewhere',
        ),
      ),
    ],
  };
}

function comparableOf(field: Field | SimpleField, name: string): Comparable | undefined {
  const kind = kinds[field.type];
  const label = `${field.type} field "${name}"`;
  if (field.type === 'choices' || field.type === 'ranked')
    return { kind: 'several', options: field.options.map(({ value }) => value), name: label };
  if (field.type === 'choice') {
    const options = field.options.map((option) => option.value);
    return { kind: typeof options[0] === 'number' ? 'number' : 'text', options, name: label };
  }
  if (field.type === 'money') return { kind: 'number', decimals: 2, name: label };
  if (field.type === 'decimal') return { kind: 'number', decimals: field.decimals, name: label };
  if (field.type === 'integer') return { kind: 'number', decimals: 0, name: label };
  return kind && { kind, name: label };
}

const whole = ['ageAt', 'monthsOperating', 'daysBetween', 'countRows'] as const satisfies readonly FactName[];

function lintFact(program: Program, fact: Fact, path: Path) {
  const inputs = needsOf(fact).flatMap(({ input, types }) => {
    const located = locate(program, input);
    if (!located || located.part) return [unknownField(input, path)];
    if (isDemographic(located)) return [demographicField(input, path)];
    if (types.includes(located.field.type)) return [];
    const problem = `${fact.name} needs a field of type ${types.join(' or ')}, "${input}" is ${located.field.type}`;
    return [finding(path, problem, 'Name a field of that type')];
  });
  const decimals = whole.some((name) => name === fact.name) ? { decimals: 0 } : {};
  const comparable: Comparable = { kind: 'number', name: fact.name, ...decimals };
  return {
    comparable,
    findings: [...inputs, ...lintTable(program, fact, path), ...lintInside(program, fact, path)],
  };
}

type Need = { readonly input: string; readonly types: readonly Field['type'][] };
const numbers = ['decimal', 'integer', 'money'] as const;

/** The inputs that a fact names itself, each with the types it can be. */
function needsOf(fact: Fact): readonly Need[] {
  const need = (input: string, ...types: Need['types']): Need => ({ input, types });
  switch (fact.name) {
    case 'ageAt':
      return [need(fact.born, 'date')];
    case 'monthsOperating':
      return [need(fact.since, 'date')];
    case 'gpaOnFour':
      return [need(fact.value, 'decimal'), need(fact.scale, 'choice')];
    case 'dscr':
      return [
        ...[fact.cashFlow, fact.existing, fact.amount].map((input) => need(input, 'money')),
        need(fact.termMonths, 'integer'),
      ];
    case 'povertyPercent':
      return [need(fact.income, 'money'), need(fact.householdSize, 'integer')];
    case 'percentOfTable':
      return [need(fact.amount, 'money'), need(fact.size, 'integer')];
    case 'householdPercent':
      return fact.households.flatMap(({ size, income }) => [need(income, 'money'), need(size, 'integer')]);
    case 'sum':
      return [need(fact.list, 'list'), need(`${fact.list}.${fact.of}`, ...numbers)];
    case 'countRows':
      return [need(fact.list, 'list')];
    case 'ownedShare':
      return [need(fact.list, 'list'), need(`${fact.list}.${fact.share}`, 'decimal')];
    case 'total':
      return fact.of.map((input) => need(input, ...numbers));
    case 'daysBetween':
      return [need(fact.from, 'date'), need(fact.to, 'date')];
    case 'percentOf':
      return [need(fact.part, 'integer', 'money'), need(fact.whole, 'integer', 'money')];
  }
}

/** A table that a fact looks into exists in the version the program names, or is one of its own. */
function lintTable({ tables }: Program, fact: Fact, path: Path): readonly Finding[] {
  const name = tableFor(fact);
  if (name === undefined) return [];
  if (!isReferenceTable(name)) {
    const own = tables.own?.map(({ id }) => id) ?? [];
    if (own.includes(name)) return [];
    return [
      finding(
        path,
        `${fact.name} needs the table "${name}", which the program does not have`,
        own.length > 0 ? `Use one of ${own.join(', ')}` : 'Add it under tables.own',
      ),
    ];
  }
  if (referenceTables[name][tables[name] ?? '']) return [];
  const known = Object.keys(referenceTables[name]).join(', ');
  const problem = `${fact.name} needs tables.${name}, which names no known version`;
  return [finding(path, problem, `Set it to one of ${known}`)];
}

/** The conditions inside a fact: on the rows of a list with the row's own fields, or on the program's. */
function lintInside(program: Program, fact: Fact, path: Path): readonly Finding[] {
  switch (fact.name) {
    case 'sum':
      return fact.where ? lintRow(program, fact.list, fact.where, [...path, 'where']) : [];
    case 'countRows':
      return lintRow(program, fact.list, fact.where, [...path, 'where']);
    case 'ownedShare':
      return [
        ...duplicates(
          fact.versions.map(({ from }, index) => ({
            value: from,
            path: [...path, 'versions', index, 'from'],
          })),
          'The version of',
        ),
        ...fact.versions.flatMap(({ counts }, index) =>
          lintRow(program, fact.list, counts, [...path, 'versions', index, 'counts']),
        ),
        ...lintFirstVersion(program, fact.versions, path),
      ];
    case 'householdPercent':
      return fact.households.flatMap(({ when }, index) => {
        const at = [...path, 'households', index];
        if (when) return lintCondition(program, when, [...at, 'when']);
        return index === fact.households.length - 1
          ? []
          : [finding(at, 'it takes everybody, so no household below it is ever counted', 'Give it a "when"')];
      });
    default:
      return [];
  }
}

function lintFirstVersion(
  { window }: Program,
  versions: readonly { readonly from: string }[],
  path: Path,
): readonly Finding[] {
  const opens = window.opensAt.slice(0, 10);
  return versions.some(({ from }) => from <= opens)
    ? []
    : [
        finding(
          [...path, 'versions'],
          `no version is in effect on ${opens}, when the program opens`,
          'Add the one that was',
        ),
      ];
}

function lintRow(program: Program, list: string, where: Condition, path: Path): readonly Finding[] {
  const top = locate(program, list)?.field;
  if (top?.type !== 'list') return [];
  const row = { ...program, pages: [{ id: 'row', title: top.label, fields: top.fields }], analystFields: [] };
  return lintCondition(row, where, path);
}

/** True for an answer that says who somebody is. */
export const isDemographic = ({ top, field }: Pick<Located, 'top' | 'field'>): boolean =>
  top.demographic || field.demographic;

/** Nothing that decides may look at who somebody is. */
export function demographicField(name: string, path: Path): Finding {
  const problem = `"${name}" says who somebody is, and nothing that decides may look at it`;
  return finding(path, problem, 'Decide by place, income, first generation or barriers instead');
}

function unknownField(name: string, path: Path): Finding {
  return finding(
    path,
    `there is no field "${name}"`,
    'Use the id of a field, or "group.part" for a part of one',
  );
}

const operatorsOf: Record<Comparable['kind'], readonly Operator[]> = {
  number: ['equals', 'in', 'atLeast', 'atMost', 'moreThan', 'lessThan', 'between'],
  date: ['equals', 'between', 'onOrBefore', 'onOrAfter'],
  text: ['equals', 'in'],
  truth: ['equals'],
  address: ['inServiceArea'],
  several: ['includesAny', 'includesAll', 'includesNone'],
};

/** Why an operator with these limits does not fit what is compared. */
export function lintOperator(
  subject: Comparable,
  operator: Operator,
  limits: readonly Literal[],
  path: Path,
): readonly Finding[] {
  const allowed = operatorsOf[subject.kind];
  if (!allowed.includes(operator))
    return [
      finding(
        path,
        `${operator} does not fit ${subject.name}`,
        allowed.length > 0
          ? `Use one of ${allowed.join(', ')}`
          : 'Ask for what the rule needs in a field of its own',
      ),
    ];
  return limits.flatMap((limit) => {
    const fix = whyNot(subject, limit);
    return fix ? [finding(path, `${JSON.stringify(limit)} does not fit ${subject.name}`, fix)] : [];
  });
}

/** What to write instead of a limit that does not fit, or nothing where it fits. */
export function whyNot(subject: Comparable, limit: Literal): string | undefined {
  if (subject.options && !subject.options.includes(limit as string | number))
    return `Use one of its options: ${subject.options.join(', ')}`;
  switch (subject.kind) {
    case 'number': {
      if (typeof limit === 'boolean' || !decimalOf(String(limit)))
        return 'Write a number in quotes, like "2.50"';
      const most = subject.decimals;
      return most !== undefined && decimalsIn(String(limit)) > most
        ? `Use at most ${most} digits after the point`
        : undefined;
    }
    case 'date':
      return typeof limit === 'string' && isCivilDate(limit)
        ? undefined
        : 'Write a real date, like 2027-06-01';
    case 'truth':
      return typeof limit === 'boolean' ? undefined : 'Write true or false';
    case 'text':
      return typeof limit === 'string' ? undefined : 'Write text in quotes';
    case 'address':
    case 'several':
      return undefined;
  }
}
