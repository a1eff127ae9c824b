import { canonicalJson } from '../../canonical-json.ts';
import { plainText } from '../../decimal.ts';
import type { Field, FieldOfType, SimpleField } from '../../program/fields.ts';
import { type AddressPart, addressParts, locate } from '../../program/paths.ts';
import type { Rule } from '../../program/rule.ts';
import type { Program } from '../../program/schema.ts';
import type { ReferenceTables } from '../../tables/reference-tables.ts';
import {
  type Comparison,
  type Condition,
  type Fact,
  isComparison,
  type Literal,
  type Operator,
  operatorNames,
} from '../language.ts';
import { comparisonsOf } from '../looked-at.ts';
import { tableRow } from '../table-row.ts';
import type { NumberType } from './answers-in.ts';
import { dayPlace } from './days.ts';
import { documentNumber, type GradeRow, type RowOf } from './facts.ts';
import { unitsOf } from './units.ts';

/** What a comparison looks at, as generated code sees it. `never`: nothing that could be compared. */
type Kind = 'number' | 'date' | 'text' | 'truth' | 'several' | 'area' | 'never';

/** Parts of an address that are more than their letters: who reads them. */
const partReaders: Partial<Record<AddressPart, string>> = { stateOrProvince: 'state', postalCode: 'postal' };

/** A value in generated code: how it is read, or where it was put. */
type Value = { readonly kind: Kind; readonly code: string; readonly scale: number };

/** Where paths lead: the whole application, or one row of a list. Both stand in the variable `a`. */
type Scope = {
  readonly find: (
    path: string,
  ) => { readonly field: Field | SimpleField; readonly part?: AddressPart | undefined } | undefined;
};

export type Generated = {
  readonly source: string;
  /** What the source needs besides the runtime: tables, the area, lists of values. */
  readonly constants: readonly unknown[];
};

/** A document that compiled code cannot carry exactly, such as a limit beyond what a double counts; the interpreter judges it. */
export class NotCompiled extends Error {
  override readonly name = 'NotCompiled';
}

/** JavaScript that judges a program's rules. Nothing of the document gets into it but as a JSON literal or a number. */
export function generate(program: Program, tables: ReferenceTables): Generated {
  return new Generator(program, tables).program();
}

class Generator {
  readonly #program: Program;
  readonly #tables: ReferenceTables;
  readonly #constants: unknown[] = [];
  readonly #functions: string[] = [];
  readonly #slots = new Map<string, Value & { readonly read: string }>();
  #names = 0;

  constructor(program: Program, tables: ReferenceTables) {
    this.#program = program;
    this.#tables = tables;
  }

  program(): Generated {
    const { rules } = this.#program;
    const hard = rules.filter(({ kind }) => kind === 'hard');
    for (const rule of rules) for (const one of comparisonsOf(rule)) this.#slot(one);
    const slots = [...this.#slots.values()];
    const decisive = [...new Set(hard.flatMap(comparisonsOf).map((one) => this.#slot(one)))];
    const known =
      decisive.map((slot) => isKnown({ ...slot, code: slot.code.slice(2) })).join(' && ') || 'true';
    const source = [
      '"use strict";',
      `const { ${runtimeNames.join(', ')} } = R;`,
      ...this.#functions,
      'function read(a, asOf) {',
      'const day = dayPlace(asOf);',
      ...slots.map(({ code, read }) => `const ${code.slice(2)} = ${read};`),
      `return { known: ${known}${slots.map(({ code }) => `, ${code.slice(2)}`).join('')} };`,
      '}',
      'function decide(i) {',
      `if (i.known) return ${hard.map((rule) => this.#sureRule(rule)).join(' && ') || 'true'} ? 2 : 0;`,
      'return decideOpen(i);',
      '}',
      'function decideOpen(i) {',
      'let outcome = 2;',
      ...hard.flatMap((rule) =>
        this.#openRule(rule, 'const r', 'if (r === 0) return 0; if (r === 1) outcome = 1;'),
      ),
      'return outcome;',
      '}',
      'function reasons(i) {',
      'if (!i.known) return reasonsOpen(i);',
      'const failed = [];',
      ...hard.map(
        (rule) => `if (!${this.#sureRule(rule)}) failed.push(${JSON.stringify(rule.reason.code)});`,
      ),
      'return { outcome: failed.length === 0 ? 2 : 0, failed, open: none };',
      '}',
      'function reasonsOpen(i) {',
      'const failed = [], open = [];',
      ...hard.flatMap((rule) =>
        this.#openRule(
          rule,
          'const r',
          `if (r === 0) failed.push(${JSON.stringify(rule.reason.code)}); else if (r === 1) open.push(${JSON.stringify(rule.id)});`,
        ),
      ),
      'return { outcome: failed.length > 0 ? 0 : open.length > 0 ? 1 : 2, failed, open };',
      '}',
      'function judge(i) {',
      'const found = [];',
      ...rules.flatMap((rule) => this.#openRule(rule, 'const r', 'found.push(r + 3 * w);')),
      'return found;',
      '}',
      'return { read, decide, reasons, judge };',
    ].join('\n');
    return { source, constants: this.#constants };
  }

  /** A rule where everything it looks at is known: one plain expression. */
  #sureRule({ appliesWhen, check }: Rule): string {
    const passes = this.#sure(check);
    return appliesWhen ? `(!${this.#sure(appliesWhen)} || ${passes})` : passes;
  }

  #sure(condition: Condition): string {
    if ('all' in condition) return `(${condition.all.map((one) => this.#sure(one)).join(' && ')})`;
    if ('any' in condition) return `(${condition.any.map((one) => this.#sure(one)).join(' || ')})`;
    if ('not' in condition) return `!${this.#sure(condition.not)}`;
    if ('countOf' in condition) {
      const sum = condition.countOf.map((one) => `(${this.#sure(one)} ? 1 : 0)`).join(' + ');
      const { atLeast, atMost } = condition;
      const bounds = [
        ...(atLeast === undefined ? [] : [`${sum} >= ${atLeast}`]),
        ...(atMost === undefined ? [] : [`${sum} <= ${atMost}`]),
      ];
      return `(${bounds.join(' && ')})`;
    }
    return `(${this.#holds(this.#slot(condition), condition)})`;
  }

  /** A rule in three values: `r` is its outcome, `w` whether it applies; then what is done with them. */
  #openRule({ appliesWhen, check }: Rule, declare: string, then: string): readonly string[] {
    const when = this.#name('w');
    const holds = this.#name('c');
    const slot = (one: Comparison) => this.#slot(one);
    return [
      '{',
      ...(appliesWhen ? this.#open(appliesWhen, when, slot) : [`const ${when} = 2;`]),
      ...this.#open(check, holds, slot),
      `const w = ${when}; ${declare} = ${holds} > 2 - w ? ${holds} : 2 - w;`,
      then,
      '}',
    ];
  }

  /** Statements that put a condition's truth into a variable: 0 false, 1 unknown, 2 true. */
  #open(condition: Condition, into: string, value: (one: Comparison) => Value): readonly string[] {
    if (isComparison(condition)) {
      const one = value(condition);
      if (/^[\w.]+$/.test(one.code)) return [`const ${into} = ${this.#truth(one, condition)};`];
      const name = this.#name('v');
      return [
        `const ${name} = ${one.code};`,
        `const ${into} = ${this.#truth({ ...one, code: name }, condition)};`,
      ];
    }
    if ('not' in condition) {
      const inner = this.#name('t');
      return [...this.#open(condition.not, inner, value), `const ${into} = 2 - ${inner};`];
    }
    if ('countOf' in condition) {
      const [sure, possible] = [this.#name('n'), this.#name('p')];
      const { atLeast = 0, atMost } = condition;
      const parts = condition.countOf.flatMap((one) => {
        const inner = this.#name('t');
        return [
          '{',
          ...this.#open(one, inner, value),
          `if (${inner} === 2) ${sure}++; if (${inner} !== 0) ${possible}++;`,
          '}',
        ];
      });
      const never = `${possible} < ${atLeast}${atMost === undefined ? '' : ` || ${sure} > ${atMost} || ${atLeast > atMost}`}`;
      const always = `${sure} >= ${atLeast}${atMost === undefined ? '' : ` && ${possible} <= ${atMost}`}`;
      return [
        `let ${sure} = 0, ${possible} = 0;`,
        ...parts,
        `const ${into} = ${never} ? 0 : ${always} ? 2 : 1;`,
      ];
    }
    const [parts, start, better] = 'all' in condition ? [condition.all, 2, '<'] : [condition.any, 0, '>'];
    const settled = 2 - start;
    return [
      `let ${into} = ${start};`,
      ...parts.flatMap((one) => {
        const inner = this.#name('t');
        return [
          `if (${into} !== ${settled}) {`,
          ...this.#open(one, inner, value),
          `if (${inner} ${better} ${into}) ${into} = ${inner};`,
          '}',
        ];
      }),
    ];
  }

  #truth(value: Value, comparison: Comparison): string {
    return `!(${isKnown(value)}) ? 1 : (${this.#holds(value, comparison)}) ? 2 : 0`;
  }

  /** Whether a known value fits. */
  #holds({ kind, code, scale }: Value, comparison: Comparison): string {
    const operator = operatorOf(comparison);
    const limit = comparison[operator];
    const limits = [limit].flat() as readonly Literal[];
    switch (operator) {
      case 'inServiceArea':
        return kind === 'area' ? code : 'false';
      case 'includesAny':
      case 'includesNone':
      case 'includesAll': {
        if (kind !== 'several') return 'false';
        const wanted = this.#constant(limits);
        if (operator === 'includesAll') return `all(${code}, ${wanted})`;
        return `${operator === 'includesNone' ? '!' : ''}any(${code}, ${wanted})`;
      }
      default:
        break;
    }
    if (kind === 'text' || kind === 'truth') {
      if (operator !== 'equals' && operator !== 'in') return 'false';
      return limits.map((one) => `${code} === ${JSON.stringify(one)}`).join(' || ');
    }
    if (kind !== 'number' && kind !== 'date') return 'false';
    const at = limits.map((one) => (kind === 'number' ? limitUnits(one, scale) : limitDay(one)));
    const [first, second = first] = at;
    switch (operator) {
      case 'equals':
      case 'in':
        return at.map((one) => `${code} === ${one}`).join(' || ');
      case 'between':
        return `${code} >= ${first} && ${code} <= ${second}`;
      case 'atLeast':
      case 'onOrAfter':
        return `${code} >= ${first}`;
      case 'atMost':
      case 'onOrBefore':
        return `${code} <= ${first}`;
      case 'moreThan':
        return `${code} > ${first}`;
      case 'lessThan':
        return `${code} < ${first}`;
    }
  }

  /** The slot of what a comparison looks at; the same for every comparison of it. */
  #slot(comparison: Comparison): Value {
    const key = slotKey(comparison);
    const known = this.#slots.get(key);
    if (known) return known;
    const all = this.#program.rules.flatMap(comparisonsOf).filter((one) => slotKey(one) === key);
    const read = this.#read(this.#whole(), comparison, mostDecimals(all));
    for (const one of all) mustSettle(read.kind, one);
    const slot = { ...read, read: read.code, code: `i.s${this.#slots.size}` };
    this.#slots.set(key, slot);
    return slot;
  }

  #whole(): Scope {
    return { find: (path) => locate(this.#program, path) };
  }

  /** One row of a list: a path names the row's own field, or a part of an address in it. */
  #row(list: string): Scope {
    const fields = locate(this.#program, list)?.field;
    return {
      find: (path) => {
        const [first = '', second] = path.split('.');
        const field = fields?.type === 'list' ? fields.fields.find(({ id }) => id === first) : undefined;
        if (!field) return undefined;
        return { field, part: addressParts.find((one) => one === second) };
      },
    };
  }

  /** How the value of a comparison's subject is read from the answers in `a`. */
  #read(scope: Scope, comparison: Comparison, scale: number): Value {
    if (comparison.fact) return { kind: 'number', scale, code: this.#fact(scope, comparison.fact, scale) };
    const path = comparison.field ?? '';
    const found = scope.find(path);
    if (!found) throw new NotCompiled(`no field ${path}`);
    const raw = ownPath(path);
    if (found.part)
      return {
        kind: 'text',
        scale: 0,
        code: `${partReaders[found.part] ?? 'text'}(${raw})`,
      };
    const { field } = found;
    switch (field.type) {
      case 'money':
        return {
          kind: 'number',
          scale: Math.max(scale, 2),
          code: scale <= 2 ? `cents(${raw})` : `number(${raw}, "money", ${scale})`,
        };
      case 'decimal': {
        const most = Math.max(scale, field.decimals);
        return { kind: 'number', scale: most, code: `decimal(${raw}, ${most})` };
      }
      case 'integer':
        return wholeNumber(raw, scale);
      case 'choice':
        return isNumeric(field) ? wholeNumber(raw, scale) : { kind: 'text', scale: 0, code: `text(${raw})` };
      case 'text':
        return { kind: 'text', scale: 0, code: `text(${raw})` };
      case 'date':
        return { kind: 'date', scale: 0, code: `dayPlace(${raw})` };
      case 'yes-no':
      case 'declaration':
        return { kind: 'truth', scale: 0, code: `truth(${raw})` };
      case 'choices':
      case 'ranked':
        return { kind: 'several', scale: 0, code: `several(${raw})` };
      case 'address': {
        const { postalCodes, boundaryStreets } = this.#program.serviceArea;
        const area = this.#constant({ postalCodes, ...(boundaryStreets ? { boundaryStreets } : {}) });
        return { kind: 'area', scale: 0, code: `area(${raw}, ${area})` };
      }
      default:
        return { kind: 'never', scale: 0, code: 'undefined' };
    }
  }

  #fact(scope: Scope, fact: Fact, scale: number): string {
    const factor = 10 ** scale;
    const raws = (paths: readonly string[]) => `[${paths.map(ownPath).join(', ')}]`;
    const types = (paths: readonly string[]) => JSON.stringify(paths.map((path) => numberType(scope, path)));
    switch (fact.name) {
      case 'ageAt': {
        const day = fact.on === 'submission' ? 'day' : limitDay(fact.on);
        return `ageAt(${ownPath(fact.born)}, ${day}, ${factor})`;
      }
      case 'monthsOperating':
        return `monthsOperating(${ownPath(fact.since)}, day, ${factor})`;
      case 'daysBetween':
        return `daysBetween(${ownPath(fact.from)}, ${ownPath(fact.to)}, ${factor})`;
      case 'gpaOnFour':
        return `gpaOnFour(${ownPath(fact.value)}, ${ownPath(fact.scale)}, ${this.#constant(this.#grades())}, ${scale})`;
      case 'dscr': {
        const { cashFlow, existing, amount, termMonths, annualRate } = fact;
        const inputs = Object.entries({ cashFlow, existing, amount, months: termMonths });
        const given = inputs.map(([name, path]) => `${name}: ${ownPath(path)}`).join(', ');
        return `dscr({ ${given} }, ${JSON.stringify(annualRate)}, ${scale})`;
      }
      case 'povertyPercent':
        return this.#share({ ...fact, size: fact.householdSize, table: 'povertyGuideline' }, scale);
      case 'percentOfTable':
        return this.#share({ ...fact, income: fact.amount }, scale);
      case 'total':
        return `total(${raws(fact.of)}, ${types(fact.of)}, ${scale})`;
      case 'percentOf':
        return `percentOf(${ownPath(fact.part)}, ${ownPath(fact.whole)}, ${types([fact.part, fact.whole])}, ${scale})`;
      case 'householdPercent':
        return this.#households(scope, fact, scale);
      case 'countRows':
        return `countRows(${ownPath(fact.list)}, ${this.#counts(fact.list, fact.where)}, day, ${factor})`;
      case 'sum':
        return this.#sum(fact.list, fact.of, fact.where, scale);
      case 'ownedShare': {
        const latestFirst = [...fact.versions].sort((a, b) =>
          a.from < b.from ? 1 : a.from > b.from ? -1 : 0,
        );
        return `(${latestFirst
          .map(
            ({ from, counts }) =>
              `day >= ${limitDay(from)} ? ${this.#sum(fact.list, fact.share, counts, scale)} : `,
          )
          .join('')}NaN)`;
      }
    }
  }

  #share(
    { income, size, table }: { readonly income: string; readonly size: string; readonly table: string },
    scale: number,
  ): string {
    const at = { program: this.#program, tables: this.#tables };
    const rowOf: RowOf = (people) => {
      const row = tableRow(at, table, people);
      return row && documentNumber(plainText(row));
    };
    return `percentOfTable(${ownPath(income)}, ${ownPath(size)}, ${this.#constant(rowOf)}, ${scale})`;
  }

  #sum(list: string, of: string, where: Condition | undefined, scale: number): string {
    const type = numberType(this.#row(list), of);
    const value = `(a) => exact(${ownPath(of)}, ${JSON.stringify(type)})`;
    return `sumRows(${ownPath(list)}, ${this.#counts(list, where)}, day, ${value}, ${scale})`;
  }

  #counts(list: string, where: Condition | undefined): string {
    return where ? this.#conditionFunction(this.#row(list), where) : 'everyRow';
  }

  #households(
    scope: Scope,
    { households, table }: Extract<Fact, { name: 'householdPercent' }>,
    scale: number,
  ): string {
    const name = this.#name('f');
    const body = households.flatMap(({ when, size, income }) => {
      const share = this.#share({ income, size, table }, scale);
      if (!when) return [`return ${share};`];
      const truth = this.#name('t');
      return [
        `const ${truth} = ${this.#conditionFunction(scope, when)}(a, day);`,
        `if (${truth} === 1) return NaN;`,
        `if (${truth} === 2) return ${share};`,
      ];
    });
    this.#functions.push([`function ${name}(a, day) {`, ...body, 'return NaN;', '}'].join('\n'));
    return `${name}(a, day)`;
  }

  /** A condition as a function of its own, over answers that it reads itself. */
  #conditionFunction(scope: Scope, condition: Condition): string {
    const name = this.#name('f');
    const into = this.#name('t');
    const value = (one: Comparison) => {
      const read = this.#read(scope, one, mostDecimals([one]));
      mustSettle(read.kind, one);
      return read;
    };
    const body = this.#open(condition, into, value);
    this.#functions.push([`function ${name}(a, day) {`, ...body, `return ${into};`, '}'].join('\n'));
    return name;
  }

  #grades(): readonly GradeRow[] {
    const table = this.#tables.gpaHundred[this.#program.tables.gpaHundred ?? ''];
    return (table?.rows ?? []).map(({ atLeast, points }) => ({
      atLeast: documentNumber(atLeast),
      points: documentNumber(points),
    }));
  }

  #constant(value: unknown): string {
    return `K[${this.#constants.push(value) - 1}]`;
  }

  #name(prefix: string): string {
    this.#names += 1;
    return `${prefix}${this.#names}`;
  }
}

/** What the source takes from the runtime. */
export const runtimeNames = [
  'own',
  'cents',
  'number',
  'decimal',
  'integer',
  'text',
  'state',
  'postal',
  'truth',
  'several',
  'area',
  'any',
  'all',
  'exact',
  'dayPlace',
  'scaled',
  'ageAt',
  'monthsOperating',
  'daysBetween',
  'gpaOnFour',
  'dscr',
  'percentOfTable',
  'percentOf',
  'total',
  'countRows',
  'sumRows',
  'everyRow',
  'none',
] as const;

const ownPath = (path: string) =>
  path.split('.').reduce((code, step) => `own(${code}, ${JSON.stringify(step)})`, 'a');

/** An address is looked at as one whole, or by the area: both are the area to compiled code. */
const slotKey = ({ field, fact }: Comparison) => (fact ? canonicalJson(fact) : (field ?? ''));

function operatorOf(comparison: Comparison): Operator {
  const operator = operatorNames.find((name) => comparison[name] !== undefined);
  if (!operator) throw new NotCompiled('a comparison without an operator');
  return operator;
}

const includes: readonly Operator[] = ['includesAny', 'includesAll', 'includesNone'];

/** An operator that says nothing about such values never settles anything; the publishing checks refuse it. */
function mustSettle(kind: Kind, comparison: Comparison): void {
  const operator = operatorOf(comparison);
  const settles =
    kind !== 'never' &&
    (operator === 'inServiceArea') === (kind === 'area') &&
    includes.includes(operator) === (kind === 'several');
  if (!settles) throw new NotCompiled(`${operator} of ${kind}`);
}

const isKnown = ({ kind, code }: Value): string =>
  kind === 'number' || kind === 'date' ? `${code} === ${code}` : `${code} !== undefined`;

const isNumeric = ({ options }: FieldOfType<'choice'>) => typeof options[0]?.value === 'number';

const wholeNumber = (raw: string, scale: number): Value => ({
  kind: 'number',
  scale,
  code: scale === 0 ? `integer(${raw})` : `number(${raw}, "integer", ${scale})`,
});

function numberType(scope: Scope, path: string): NumberType {
  const type = scope.find(path)?.field.type;
  if (type === 'money' || type === 'decimal' || type === 'integer') return type;
  throw new NotCompiled(`no number at ${path}`);
}

/** The most digits after the point of any number that the comparisons name. */
function mostDecimals(comparisons: readonly Comparison[]): number {
  const limits = comparisons.flatMap((one) => [one[operatorOf(one)]].flat());
  return Math.max(
    0,
    ...limits.map((limit) =>
      typeof limit === 'string' && /^-?\d+\.\d+$/.test(limit) ? (limit.split('.')[1] ?? '').length : 0,
    ),
  );
}

function limitUnits(limit: Literal, scale: number): number {
  const units = unitsOf(documentNumber(String(limit)), scale);
  if (!Number.isSafeInteger(units)) throw new NotCompiled('a limit beyond what a double counts');
  return units;
}

function limitDay(limit: Literal): number {
  const place = dayPlace(limit);
  if (Number.isNaN(place)) throw new NotCompiled('a limit that is no day');
  return place;
}
