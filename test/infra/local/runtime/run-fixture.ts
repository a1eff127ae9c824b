/** The runtime as a process of its own, on a fixture template: no sample programs are published. */
import { readOptions } from '../../../../infra/local/runtime/options.ts';
import { runProcess } from '../../../../infra/local/runtime/run-process.ts';

await runProcess(readOptions(process.env));
