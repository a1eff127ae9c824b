import type { Program } from '../../../shared/domain/program/schema.ts';
import { loadSamples, type sampleIds } from '../../../shared/programs/load.ts';

const samples = loadSamples();

/** A sample program by its id. */
export function sample(id: (typeof sampleIds)[number]): Program {
  const found = samples.programs.find((program) => program.id === id);
  if (!found) throw new Error(`no sample program ${id}`);
  return found;
}

/** The three that most tests are about: a round of money, a round of places, and a loan. */
export const scholarship = sample('health-careers-scholarship');
export const internship = sample('youth-internship');
export const loan = sample('community-business-loan');
