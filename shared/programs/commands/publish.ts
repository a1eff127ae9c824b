import { documentHash } from '../../domain/program/document.ts';
import { readFund } from '../../store/funds.ts';
import { publishProgram } from '../../store/programs.ts';
import { listByStatus } from '../../store/status-lists.ts';
import type { Store } from '../../store/table.ts';
import { fundsOf } from '../load.ts';
import { readProgram } from './check.ts';
import type { Output } from './output.ts';

/** Publishes documents into a table, each as its next version; nothing where one cannot be, or names a fund that is not there. */
export async function publish(store: Store, files: readonly string[], output: Output): Promise<number> {
  if (files.length === 0) {
    output.problem('Which file? npm run programs -- publish shared/programs/microloan.yaml');
    return 1;
  }
  const read = files.map((file) => ({ file, program: readProgram(file, output) }));
  const programs = read.flatMap(({ file, program }) => (program ? [{ file, program }] : []));
  if (programs.length < files.length) return 1;
  let missing = 0;
  for (const { file, program } of programs)
    for (const [id, unit] of fundsOf(program)) {
      if ((await readFund(store, id))?.unit === unit) continue;
      missing += 1;
      output.problem(`${file}:1: award: the table has no fund "${id}" of unit ${unit}. Open the fund first.`);
    }
  if (missing > 0) return 1;
  for (const { program } of programs) {
    const hash = documentHash(program);
    const { kind, version } = await publishProgram(store, program, hash);
    output.line(
      kind === 'published'
        ? `${program.id}: published as version ${version}, sha256 ${hash}.`
        : `${program.id}: version ${version} says the same already, sha256 ${hash}.`,
    );
    if (kind === 'published') output.line(await draftsText(store, program.id, version));
  }
  return 0;
}

/** What becomes of applications that were begun on an older version. */
export async function draftsText(store: Store, programId: string, version: number): Promise<string> {
  const drafts = (await listByStatus(store, programId, 'draft')).length;
  const begun = drafts === 1 ? '1 draft is open: it keeps' : `${drafts} drafts are open: they keep`;
  return `${begun} the version begun on. Whoever starts from now on gets version ${version}. What was sent is judged by its own version.`;
}
