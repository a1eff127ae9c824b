import type { Answers } from '../../program/fields.ts';
import type { Program } from '../../program/schema.ts';
import { type ReferenceTables, referenceTables } from '../../tables/reference-tables.ts';
import * as answersIn from './answers-in.ts';
import { dayPlace } from './days.ts';
import * as facts from './facts.ts';
import { generate, NotCompiled } from './generate.ts';
import { scaled } from './units.ts';

/** What the rules look at, one plain value each: read once, judged as often as one likes. Made by `read`, opaque to others. */
export type Inputs = { readonly known: boolean };

/** 0: a hard rule surely fails. 1: a hard rule is unknown. 2: every hard rule passes. */
export type Decision = 0 | 1 | 2;

export type Reasons = {
  readonly outcome: Decision;
  /** Reason codes of the hard rules that fail, in the program's order. */
  readonly failed: readonly string[];
  /** Ids of the hard rules that are unknown. */
  readonly open: readonly string[];
};

/** A program's rules as JavaScript that was generated for them. */
export type Compiled = {
  readonly read: (answers: Answers, asOf: string) => Inputs;
  readonly decide: (inputs: Inputs) => Decision;
  readonly reasons: (inputs: Inputs) => Reasons;
  /** Each rule in the program's order: 0, 1 or 2 for fail, unknown, pass, and three times 0, 1 or 2 for whether it applies. */
  readonly judge: (inputs: Inputs) => readonly number[];
};

const runtime = { ...answersIn, ...facts, dayPlace, scaled, everyRow: () => 2, none: Object.freeze([]) };

const compiled = new WeakMap<Program, WeakMap<ReferenceTables, Compiled | 'not-compiled'>>();

/** The compiled rules of a program, made once; undefined where a limit is beyond exact doubles, which the interpreter judges. */
export function compile(program: Program, tables: ReferenceTables = referenceTables): Compiled | undefined {
  const byTables = compiled.get(program) ?? new WeakMap<ReferenceTables, Compiled | 'not-compiled'>();
  compiled.set(program, byTables);
  const found = byTables.get(tables) ?? build(program, tables);
  byTables.set(tables, found);
  return found === 'not-compiled' ? undefined : found;
}

function build(program: Program, tables: ReferenceTables): Compiled | 'not-compiled' {
  try {
    const { source, constants } = generate(program, tables);
    return new Function('R', 'K', source)(runtime, constants) as Compiled;
  } catch (error) {
    if (error instanceof NotCompiled) return 'not-compiled';
    throw error;
  }
}
