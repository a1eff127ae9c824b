import type { Program } from '../program/schema.ts';
import { type ReferenceTables, referenceTables } from '../tables/reference-tables.ts';
import { type Condition, comparisonsIn, type Fact } from './language.ts';

/** The table a fact needs, if any: a reference table, or one of the program's own by its id. */
export function tableFor(fact: Fact | undefined): string | undefined {
  switch (fact?.name) {
    case 'gpaOnFour':
      return 'gpaHundred';
    case 'povertyPercent':
      return 'povertyGuideline';
    case 'percentOfTable':
    case 'householdPercent':
      return fact.table;
    default:
      return undefined;
  }
}

export const isReferenceTable = (name: string): name is keyof ReferenceTables =>
  Object.hasOwn(referenceTables, name);

/** Every condition of a program's rules. */
export const conditionsOf = ({ rules }: Pick<Program, 'rules'>): readonly Condition[] =>
  rules.flatMap(({ appliesWhen, check }) => [...(appliesWhen ? [appliesWhen] : []), check]);

/** The name of each table that the program's rules and scores look into, each once. */
export function tableNames({ rules, scoring }: Pick<Program, 'rules' | 'scoring'>): readonly string[] {
  const facts = [
    ...conditionsOf({ rules })
      .flatMap(comparisonsIn)
      .map(({ fact }) => fact),
    ...scoring.criteria.map(({ source }) => (source.by === 'computed' ? source.fact : undefined)),
  ];
  return [...new Set(facts.flatMap((fact) => tableFor(fact) ?? []))].sort();
}

/** Version of each table that the program's rules look at, as fixed by the program; of its own tables the day they took effect. */
export function tablesUsed({
  rules,
  tables,
}: Pick<Program, 'rules' | 'tables'>): Readonly<Record<string, string>> {
  const names = conditionsOf({ rules })
    .flatMap(comparisonsIn)
    .flatMap(({ fact }) => tableFor(fact) ?? []);
  const used = [...new Set(names)].sort().flatMap((name) => {
    const version = isReferenceTable(name)
      ? tables[name]
      : tables.own?.find(({ id }) => id === name)?.effective;
    return version === undefined ? [] : [[name, version] as const];
  });
  return Object.fromEntries(used);
}
