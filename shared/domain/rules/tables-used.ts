import type { Program } from '../program/schema.ts';
import type { ReferenceTables } from '../tables/reference-tables.ts';
import type { Condition, Fact, FactName, Subject } from './language.ts';

/** Which reference table a fact looks into. */
const tableOf: Partial<Record<FactName, keyof ReferenceTables>> = {
  gpaOnFour: 'gpaHundred',
  povertyPercent: 'povertyGuideline',
};

/** Every comparison of a condition, however deep. */
export function subjectsOf(condition: Condition): readonly Subject[] {
  if ('all' in condition) return condition.all.flatMap(subjectsOf);
  if ('any' in condition) return condition.any.flatMap(subjectsOf);
  if ('not' in condition) return subjectsOf(condition.not);
  return [condition];
}

/** The table a fact needs, if any. */
export function tableFor(fact: Fact | undefined): keyof ReferenceTables | undefined {
  return fact && tableOf[fact.name];
}

/** Version of each table that the program's rules look at, as fixed by the program. */
export function tablesUsed(program: Pick<Program, 'rules' | 'tables'>): Readonly<Record<string, string>> {
  const subjects = program.rules.flatMap((rule) => [
    ...(rule.appliesWhen ? subjectsOf(rule.appliesWhen) : []),
    ...subjectsOf(rule.check),
  ]);
  const used: Record<string, string> = {};
  for (const subject of subjects) {
    const name = tableFor(subject.fact);
    const version = name && program.tables[name];
    if (name && version) used[name] = version;
  }
  return Object.fromEntries(Object.entries(used).sort(([a], [b]) => (a < b ? -1 : 1)));
}
