import { join } from 'node:path';
import type { Program } from '../../../shared/domain/program/schema.ts';
import { loadProgram, type sampleIds } from '../../../shared/programs/load.ts';

const folder = join(import.meta.dirname, '../../../shared/programs');

/** A sample program by its id; only that one is read, because reading all twelve takes a third of a second. */
export function sample(id: (typeof sampleIds)[number]): Program {
  return loadProgram(join(folder, `${id}.yaml`));
}

/** The three that most tests are about: a round of money, a round of places, and a loan. */
export const scholarship = sample('health-careers-scholarship');
export const internship = sample('youth-internship');
export const loan = sample('community-business-loan');
