import { isCivilDate } from '../../dates.ts';
import { decimalOf, decimalsIn } from '../../decimal.ts';
import { inputsOf } from '../../rules/facts.ts';
import type { Fact, FactName, Literal, Operator, Subject } from '../../rules/language.ts';
import { tableFor } from '../../rules/tables-used.ts';
import { referenceTables } from '../../tables/reference-tables.ts';
import type { Field, SimpleField } from '../fields.ts';
import { type Located, locate } from '../paths.ts';
import type { Program } from '../schema.ts';
import { type Finding, finding, type Path } from './finding.ts';

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
  ranked: undefined,
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
  if (field.type === 'choices')
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

/** Types of a fact's inputs, in the order of `inputsOf`. */
const inputTypes: Record<FactName, readonly (readonly Field['type'][])[]> = {
  ageAt: [['date']],
  monthsOperating: [['date']],
  gpaOnFour: [['decimal'], ['choice']],
  dscr: [['money'], ['money'], ['money'], ['integer']],
  povertyPercent: [['money'], ['integer']],
  sum: [['list'], ['decimal', 'integer', 'money']],
  total: [['money', 'integer', 'decimal']],
  daysBetween: [['date'], ['date']],
  percentOf: [
    ['integer', 'money'],
    ['integer', 'money'],
  ],
};

function lintFact(program: Program, fact: Fact, path: Path) {
  const findings = inputsOf(fact).flatMap((input, index) => {
    const located = locate(program, input);
    if (!located || located.part) return [unknownField(input, path)];
    if (isDemographic(located)) return [demographicField(input, path)];
    // A total adds up any number of inputs of one kind.
    const types = inputTypes[fact.name][fact.name === 'total' ? 0 : index] ?? [];
    if (types.includes(located.field.type)) return [];
    const problem = `${fact.name} needs a field of type ${types.join(' or ')}, "${input}" is ${located.field.type}`;
    return [finding(path, problem, 'Name a field of that type')];
  });
  const table = tableFor(fact);
  if (table && !referenceTables[table][program.tables[table] ?? '']) {
    const known = Object.keys(referenceTables[table]).join(', ');
    findings.push(
      finding(
        path,
        `${fact.name} needs tables.${table}, which names no known version`,
        `Set it to one of ${known}`,
      ),
    );
  }
  const whole = fact.name === 'ageAt' || fact.name === 'monthsOperating' || fact.name === 'daysBetween';
  const comparable: Comparable = { kind: 'number', name: fact.name, ...(whole ? { decimals: 0 } : {}) };
  return { comparable, findings };
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
  // Of several choices a condition on another question may ask; a rule needs one value.
  several: [],
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
