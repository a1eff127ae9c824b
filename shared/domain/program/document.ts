import { hashOf } from '../hash.ts';
import type { Program } from './schema.ts';

/** SHA-256 of a program document: the same for the same content, however its YAML is laid out. */
export function documentHash(program: Program): string {
  return hashOf(program);
}
