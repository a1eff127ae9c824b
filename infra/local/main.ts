import { readOptions } from './runtime/options.ts';
import { publishPrograms } from './runtime/publish-programs.ts';
import { runProcess } from './runtime/run-process.ts';

await runProcess({ ...readOptions(process.env), prepare: publishPrograms });
