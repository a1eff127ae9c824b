import { basename, join } from 'node:path';
import type { Program } from '../../domain/program/schema.ts';
import { loadProgram, loadSamples, sampleIds } from '../load.ts';
import { DocumentError } from '../yaml-text.ts';
import type { Output } from './output.ts';

const folder = join(import.meta.dirname, '..');

/** Checks documents, by default the samples with their funds and reviewers. Every problem is told with file, line and what to do. */
export function check(files: readonly string[], output: Output): number {
  const given = files.length > 0;
  const all = given ? files : sampleIds.map((id) => join(folder, `${id}.yaml`));
  const good = all.filter((file) => readProgram(file, output) !== undefined);
  if (given || good.length < all.length) return good.length === all.length ? 0 : 1;
  return told(output, () => loadSamples()) === undefined ? 1 : 0;
}

/** A document that can be published, or nothing after its problems were told. */
export function readProgram(file: string, output: Output): Program | undefined {
  const program = told(output, () => loadProgram(file));
  if (program) output.line(`${basename(file)}: ${program.id} can be published.`);
  return program;
}

function told<T>(output: Output, read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof DocumentError) for (const problem of error.problems) output.problem(problem);
    else if (isMissingFile(error)) output.problem(`${error.path}:1: there is no such file. Check its name.`);
    else throw error;
    return undefined;
  }
}

function isMissingFile(error: unknown): error is Error & { path: string } {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT' && 'path' in error;
}
