import { join } from 'node:path';
import { fundsOfPlan, unitOf } from '../domain/program/award-plan.ts';
import type { Program } from '../domain/program/schema.ts';
import { programOfYaml } from './program-text.ts';
import { parseYaml, readYaml } from './read-yaml.ts';
import { readReferences } from './reference.ts';
import type { References } from './resolve-references.ts';
import { type FundSeed, fundSeeds, type ReviewerSeed, reviewerSeeds } from './samples.ts';
import { DocumentError } from './yaml-text.ts';

/** The sample programs of this folder, in the order of the front page. */
export const sampleIds = [
  'health-careers-scholarship',
  'two-phase-scholars',
  'youth-internship',
  'college-internship',
  'emt-corps',
  'neighborhood-hiring',
  'community-business-loan',
  'microloan',
  'growth-accelerator',
  'home-purchase-loan',
  'community-grant',
  'supplier-registry',
] as const;

/**
 * Reads a program document and runs every publishing check on it. Throws a DocumentError that lists all that is wrong, each with
 * file, line, place and what to do.
 */
export const loadProgram = (file: string, references: References = readReferences()): Program =>
  programOfYaml(readYaml(file), references);

export type Samples = {
  readonly programs: readonly Program[];
  readonly funds: readonly FundSeed[];
  readonly reviewers: readonly ReviewerSeed[];
};

/** The sample programs, or some of them, with the funds and the people who review. Every fund that a program names is there. */
export function loadSamples(
  only: readonly string[] = sampleIds,
  folder: string = import.meta.dirname,
): Samples {
  const references = readReferences();
  const programs = sampleIds
    .filter((id) => only.includes(id))
    .map((id) => loadProgram(join(folder, `${id}.yaml`), references));
  const funds = parseYaml(join(folder, 'samples', 'funds.yaml'), fundSeeds);
  const reviewers = parseYaml(join(folder, 'samples', 'reviewers.yaml'), reviewerSeeds);
  const missing = programs.flatMap((program) =>
    fundsOf(program)
      .filter(
        ([id, unit]) =>
          !funds.some((fund) => fund.id === id && fund.unit === unit && fund.programIds.includes(program.id)),
      )
      .map(([id, unit]) => `funds.yaml:1: no fund "${id}" of unit ${unit} for ${program.id}. Add it.`),
  );
  if (missing.length > 0) throw new DocumentError('funds.yaml', missing);
  return { programs, funds, reviewers };
}

/** The funds that a program's award plan names, each with the unit it must have. */
export function fundsOf(program: Program): readonly (readonly [string, 'money' | 'slot'])[] {
  const unit = unitOf(program.award);
  return unit === undefined ? [] : fundsOfPlan(program.award).map((fund) => [fund, unit] as const);
}
