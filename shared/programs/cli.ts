import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { check } from './commands/check.ts';
import { diff } from './commands/diff.ts';
import { dryRun } from './commands/dry-run.ts';
import type { Output } from './commands/output.ts';
import { publish } from './commands/publish.ts';
import { replayVerdicts } from './commands/replay.ts';
import { yamlSchemaText } from './commands/schema.ts';
import { openTarget, type Target, TargetError } from './commands/target.ts';

const usage = `npm run programs -- check [file...]              every problem with file, line and what to do
npm run programs -- diff <file> [--against n]    what changed for applicants since the published version
npm run programs -- dry-run <file> [--cycle c]   who would change, of those who applied in a cycle
npm run programs -- publish <file...>            publish as the next version
npm run programs -- replay [--program p] [--application a]   work stored verdicts out again
npm run programs -- schema                       write program.schema.json for editors

diff, dry-run, publish and replay use the table TABLE_NAME of the AWS environment, or with --at http://localhost:3000 a laptop's.`;

/** Runs one command; answers the exit code. */
export async function programs(
  args: readonly string[],
  environment: Pick<Target, 'tableName'>,
  output: Output,
): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    strict: false,
    options: {
      against: { type: 'string' },
      cycle: { type: 'string' },
      program: { type: 'string' },
      application: { type: 'string' },
      at: { type: 'string' },
    },
  });
  const [command, ...files] = positionals;
  const at = typeof values.at === 'string' ? values.at : undefined;
  const target = () => openTarget({ at, tableName: environment.tableName });
  switch (command) {
    case 'check':
      return check(files, output);
    case 'publish':
      return publish(await target(), files, output);
    case 'diff': {
      const [file] = files;
      const version = values.against === undefined ? undefined : Number(values.against);
      const wrong = version !== undefined && !(Number.isSafeInteger(version) && version > 0);
      if (file === undefined || wrong) break;
      return diff(await target(), file, version, output);
    }
    case 'dry-run': {
      const [file] = files;
      const cycle = values.cycle;
      if (file === undefined || (cycle !== undefined && typeof cycle !== 'string')) break;
      return dryRun(await target(), file, cycle, output);
    }
    case 'replay': {
      const [programId, applicationId] = [values.program, values.application].map((one) =>
        typeof one === 'string' ? one : undefined,
      );
      return replayVerdicts(await target(), { programId, applicationId }, output);
    }
    case 'schema':
      writeFileSync(join(import.meta.dirname, 'program.schema.json'), yamlSchemaText());
      output.line('shared/programs/program.schema.json is written.');
      return 0;
  }
  output.problem(usage);
  return 1;
}

if (import.meta.main) {
  const output: Output = {
    line: (text) => process.stdout.write(`${text}\n`),
    problem: (text) => process.stderr.write(`${text}\n`),
  };
  try {
    process.exitCode = await programs(
      process.argv.slice(2),
      { tableName: process.env['TABLE_NAME'] },
      output,
    );
  } catch (error) {
    if (!(error instanceof TargetError)) throw error;
    output.problem(error.message);
    process.exitCode = 1;
  }
}
