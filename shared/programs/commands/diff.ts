import { changesBetween, changeTopics } from '../../domain/program/changes/changes.ts';
import { readProgram as readPublished } from '../../store/programs.ts';
import type { Store } from '../../store/table.ts';
import { readProgram } from './check.ts';
import type { Output } from './output.ts';
import { draftsText } from './publish.ts';

/** Says what is different for applicants between a document and a published version, by default the current one. */
export async function diff(
  store: Store,
  file: string,
  against: number | undefined,
  output: Output,
): Promise<number> {
  const program = readProgram(file, output);
  if (!program) return 1;
  const current = await readPublished(store, program.id);
  const published = against === undefined ? current : await readPublished(store, program.id, against);
  if (!published || !current) {
    output.problem(
      current
        ? `${program.id} has no version ${against}. The current one is ${current.version}.`
        : `${program.id} was never published there: everything is new.`,
    );
    return 1;
  }
  const changes = changesBetween(published.program, program);
  if (changes.length === 0) {
    output.line(`Nothing is different from version ${published.version}.`);
    return 0;
  }
  output.line(`Compared with version ${published.version}:`);
  for (const topic of changeTopics) {
    const told = changes.filter((change) => change.topic === topic);
    if (told.length > 0) output.line(`\n${topic}`);
    for (const { text } of told) output.line(`  ${text}`);
  }
  output.line(`\nIf it is published now: ${await draftsText(store, program.id, current.version + 1)}`);
  return 0;
}
